"""The pages of one small agency, word for word; and their figures, which were worked out by hand beforehand.

`pytest --golden` writes the pages again. The figures are never written by a program.
"""

from functools import cache
from pathlib import Path
from typing import Final

import pytest

from ladderbook import pages
from ladderbook.pipeline import Made
from tests.support import messages, page, site, words
from tests.tables import table

GOLDEN: Final = Path(__file__).parent / "golden"
NAMES: Final = sorted(path.stem for path in (GOLDEN / "pages").glob("*.txt"))


@cache
def maple() -> Made:
    """The agency of `golden/maple`: its ladder and one guidance page."""
    texts = {
        f"ladders/maple/{path.name}": path.read_text(encoding="utf-8") for path in (GOLDEN / "maple").glob("*.yaml")
    }
    guidance = {"content/maple/asking.md": (GOLDEN / "maple" / "asking.md").read_text(encoding="utf-8")}
    return site({**texts, **guidance}, agency="maple", base={})


NAMES: Final = sorted(name.removesuffix(".html") for name in maple().files if name.endswith(".html"))


def html(name: str) -> str:
    return page(maple(), f"{name}.html")


def golden(name: str) -> Path:
    return GOLDEN / "pages" / f"{name}.txt"


def test_maple_has_no_fault() -> None:
    assert messages(maple()) == []


def test_every_golden_page_is_still_made(request: pytest.FixtureRequest) -> None:
    gone = [path for path in golden("").parent.glob("*.txt") if path.stem not in NAMES]
    if request.config.getoption("--golden"):
        for path in gone:
            path.unlink()
    else:
        assert gone == []


@pytest.mark.parametrize("name", NAMES)
def test_a_page_says_what_its_golden_page_says(name: str, request: pytest.FixtureRequest) -> None:
    said = words(html(name)) + "\n"
    if request.config.getoption("--golden"):
        golden(name).write_text(said, encoding="utf-8")
    assert said.splitlines() == golden(name).read_text(encoding="utf-8").splitlines()


def test_every_kind_of_page_is_among_them() -> None:
    """Move, role, plan, competency, credential and guidance pages begin with their kind; the others are named."""
    begins = {
        "home": "index",
        "missing": "404",
        "article": "guidance-",
        "plan": "pay-",
        "index": "a-to-z",
        "comparison": "compare-",
        "redirect": "role-former",
        "incentives": "work-and-",
    }
    for kind in pages.KINDS:
        assert [name for name in NAMES if name.startswith(begins.get(kind.name, kind.name))], kind.name


def figures() -> list[tuple[str, str, str, str, str]]:
    """The lines of `figures.txt`: page, how the caption begins, row, column, figure."""
    lines = (GOLDEN / "figures.txt").read_text(encoding="utf-8").splitlines()
    stated = [[part.strip() for part in line.split("|")] for line in lines if line and not line.startswith("#")]
    return [(*where.split(": ", 1), row, column, figure) for where, row, column, figure in stated]


@pytest.mark.parametrize(("name", "caption", "row", "column", "figure"), figures())
def test_a_figure_is_the_one_worked_out_by_hand(name: str, caption: str, row: str, column: str, figure: str) -> None:
    assert table(html(name), caption).cell(row, column) == figure


def test_every_cell_of_a_placement_table_was_worked_out_by_hand() -> None:
    stated = {(name, row, column) for name, _, row, column, _ in figures()}
    for name in ("move-to-guide", "move-to-coordinator", "move-back-to-guide"):
        placed = table(html(name), "From each step of")
        assert {(name, row, column) for row in placed.rows for column in placed.line(row)} <= stated
