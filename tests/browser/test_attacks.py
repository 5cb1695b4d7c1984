"""A handbook of attacks, opened in a browser: no text of it runs, asks for anything, or is even reported by the policy.

One page of each kind, or with LADDERBOOK_MATRIX every page; the search, a comparison of any two roles, pages that are
files of their own. `tests/test_attacks.py` reads the same pages without a browser.
"""

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest

from ladderbook.export import exported
from tests.attacks import AGENCY, published
from tests.browser.searching import LOADED
from tests.browser.test_opening import watched
from tests.support import DAY

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

HEARD: Final = 'window.hit = () => console.error("an attack ran");'
ALONE: Final = ("role:senior-peer-specialist", "page:map", "guidance:attacks")
PRESS: Final = """
() => {
  document.querySelectorAll("details").forEach((one) => (one.open = true));
  [...document.querySelectorAll("main a, main summary, main button, main input")].slice(0, 100).forEach((one) => {
    one.dispatchEvent(new MouseEvent("mouseover", { bubbles: true }));
    one.focus();
  });
}
"""


@pytest.fixture(scope="module")
def output() -> Iterator[Path]:
    with published() as folder:
        yield folder


@pytest.fixture
def faults() -> list[str]:
    return []


@pytest.fixture
def page(browser: "Browser", output: Path, faults: list[str]) -> Iterator["Page"]:
    """A window that notes every complaint, every request that leaves the handbooks, every dialog, every attack."""
    opened = watched(browser, output.parent.as_uri(), faults)
    opened.context.add_init_script(HEARD)
    opened.on("dialog", lambda dialog: (faults.append(f"dialog {dialog.message}"), dialog.dismiss())[0])
    opened.on("popup", lambda other: faults.append(f"opens {other.url}"))
    yield opened
    opened.context.close()


def chosen(output: Path) -> list[Path]:
    """A page of each kind, the longest of them; with LADDERBOOK_MATRIX all."""
    pages = sorted(output.glob(f"{AGENCY}/*.html"), key=lambda file: file.stat().st_size)
    kinds = {re.split("[-.]", file.name)[0]: file for file in pages}
    found = pages if os.environ.get("LADDERBOOK_MATRIX") else list(kinds.values())
    return [*found, output / AGENCY / "guidance-attacks.html", *output.glob("*.html")]


def test_what_runs_would_be_heard(page: "Page", output: Path, faults: list[str]) -> None:
    file = output / "heard.html"
    for text, told in (("<script>hit()</script>", "an attack ran"), ("<script>alert(1)</script>", "dialog 1")):
        file.write_text(f"<!doctype html><title>x</title>{text}", encoding="utf-8")
        page.goto(file.as_uri())
        assert any(told in fault for fault in faults)
    file.write_bytes((output / "index.html").read_bytes().replace(b"<h1", b"<img src=x onerror=hit()><h1", 1))
    faults.clear()
    page.goto(file.as_uri())
    file.unlink()
    assert any("script-src" in fault for fault in faults)


def test_no_attack_runs(page: "Page", output: Path, faults: list[str]) -> None:
    files = chosen(output)
    assert len(files) > 30
    for file in files:
        page.goto(file.as_uri())
        page.evaluate(PRESS)
        assert page.url.partition("#")[0].startswith(output.as_uri()), file.name
        assert faults == [], file.name


def test_no_attack_runs_in_what_scripts_show(page: "Page", output: Path, faults: list[str]) -> None:
    page.goto((output / AGENCY / "index.html").as_uri())
    field = page.get_by_role("searchbox", name="Search")
    field.focus()
    page.wait_for_function(LOADED)
    for typed in ("hit", "img", "<script>hit()</script>", '"><img src=x onerror=hit()>', "x" * 2_000):
        field.fill(typed)
        page.wait_for_timeout(150)
        page.evaluate(PRESS)
    page.goto((output / AGENCY / "compare.html").as_uri())
    first, second = (page.locator("select").nth(number) for number in (0, 1))
    for number in (1, 2):
        first.select_option(index=number)
        second.select_option(index=number + 2)
        page.evaluate(PRESS)
    for place in (
        "#<img src=x onerror=hit()>",
        "#javascript:hit()",
        "#a=<script>hit()</script>&b=%22%3E%3Cimg%20onerror%3Dhit()",
    ):
        page.goto((output / AGENCY / "compare.html").as_uri() + place)
        page.reload()
    assert faults == []


def test_no_attack_runs_in_a_page_by_itself(page: "Page", output: Path, faults: list[str]) -> None:
    for name, data in exported(output.parent, AGENCY, ALONE, DAY).files.items():
        file = output.parent / name
        file.write_bytes(data)
        page.goto(file.as_uri())
        page.evaluate(PRESS)
    assert faults == []
