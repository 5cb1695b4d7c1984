"""A picture of each kind of page at 360 and 1280 px, light and dark, into `screenshots/`, to be looked at.

`python tools/screenshots.py [OUTPUT [AGENCY ...]]`: the pages are those the browser tests look at. With `--role-page`
it writes the picture of the README, `docs/role-page.png`.
"""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from tests.browser.samples import SAMPLES  # noqa: E402 - found by the line above
from tools.chromium import FLAGS, find  # noqa: E402

if TYPE_CHECKING:
    from playwright.sync_api import Browser

WIDTHS = (360, 1280)
SCHEMES = ("light", "dark")
README = ("riverbend/role-peer-specialist-2.html", ROOT / "docs" / "role-page.png")


def pages(agencies: list[str]) -> Iterator[tuple[str, str]]:
    """The name of each picture and the page it shows; the whole handbook is too long for a picture."""
    for sample in SAMPLES:
        if sample.kind != "whole" and (not agencies or sample.agency in agencies):
            yield f"{sample.agency or 'network'}-{sample.kind}", sample.path


def take(browser: "Browser", output: Path, agencies: list[str]) -> None:
    """Every picture of these agencies."""
    target = Path("screenshots")
    target.mkdir(exist_ok=True)
    for scheme in SCHEMES:
        for width in WIDTHS:
            page = browser.new_page(viewport={"width": width, "height": 800}, color_scheme=scheme)
            for name, path in pages(agencies):
                page.goto((output / path).resolve().as_uri())
                page.screenshot(path=target / f"{name}-{width}-{scheme}.png", full_page=True)
            page.close()


def take_readme(browser: "Browser", output: Path) -> None:
    """The top of a role page, as the README shows it."""
    path, target = README
    page = browser.new_page(viewport={"width": 1280, "height": 1000}, color_scheme="light")
    page.goto((output / path).resolve().as_uri())
    page.screenshot(path=target)
    page.close()


def main(words: list[str]) -> None:
    names = [word for word in words if word != "--role-page"]
    output = Path(names[0] if names else "output")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find(), args=list(FLAGS))
        if "--role-page" in words:
            take_readme(browser, output)
        else:
            take(browser, output, names[1:])
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1:])
