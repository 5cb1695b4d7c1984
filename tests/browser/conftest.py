"""What the browser tests share: the handbooks, built once; one Chromium; `see`, which opens a page as readers do."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from ladderbook.build import Order, build
from tests.browser.samples import DESK, HANDBOOKS, Mode, See
from tests.support import DAY, ROOT
from tools import browser_tools, chromium

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

LOOKING = Path(__file__).parent / "looking.js"


def need(tool: Path) -> Path:
    """One of the two checkers. A test without its checker fails: a skipped one would look like a good one."""
    fault = browser_tools.wrong(tool)
    if fault:
        pytest.fail(fault, pytrace=False)
    return tool


@pytest.fixture(scope="session")
def _browser_wanted() -> None:
    if os.environ.get("LADDERBOOK_WITHOUT_BROWSER"):
        pytest.skip("LADDERBOOK_WITHOUT_BROWSER is set")


@pytest.fixture(scope="session")
def handbooks(_browser_wanted: None, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Handbooks of this repository, built into a folder: three unlike ones, or with LADDERBOOK_MATRIX all of them."""
    output = tmp_path_factory.mktemp("handbooks")
    agencies = () if os.environ.get("LADDERBOOK_MATRIX") else (*HANDBOOKS, "summit-care")
    report = build(Order(root=ROOT, output=output, agencies=agencies, as_of=DAY))
    assert report.good, [str(problem) for problem in report.problems]
    return output


@pytest.fixture(scope="package")
def browser(_browser_wanted: None) -> Iterator["Browser"]:
    """Chromium, closed after the last test in this folder: Playwright's event loop would be in the way of others."""
    from playwright.sync_api import sync_playwright

    path = chromium.find()
    if path is None:
        pytest.fail("There is no Chromium. Run: python tools/chromium.py", pytrace=False)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(chromium.FLAGS))
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def axe(_browser_wanted: None) -> str:
    """The text of axe-core."""
    return need(browser_tools.AXE).read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def vnu(_browser_wanted: None) -> Path:
    """The Nu HTML checker."""
    return need(browser_tools.VNU)


@pytest.fixture(scope="package")
def windows(browser: "Browser") -> Callable[[Mode], "Page"]:
    """A window for each way of looking; opened once."""
    opened: dict[Mode, Page] = {}

    def window(mode: Mode) -> "Page":
        if mode not in opened:
            context = browser.new_context(
                viewport={"width": mode.width, "height": mode.height},
                color_scheme=mode.scheme,
                forced_colors="active" if mode.forced else "none",
                reduced_motion="reduce",
                device_scale_factor=mode.zoom,
            )
            if not mode.scripts:
                context.route("**/*.js", lambda route: route.abort())
            context.add_init_script(path=LOOKING)
            opened[mode] = context.new_page()
            opened[mode].emulate_media(media="print" if mode.paper else None)
        return opened[mode]

    return window


@pytest.fixture
def see(handbooks: Path, windows: Callable[[Mode], "Page"]) -> See:
    """`see(path, mode)` opens a page of the handbooks from the disk; a path may end in `#` and a place."""

    def opened(path: str, mode: Mode = DESK) -> "Page":
        page = windows(mode)
        page.set_viewport_size({"width": mode.width, "height": mode.height})
        file, mark, place = path.partition("#")
        page.goto((handbooks / file).as_uri() + mark + place)
        return page

    return opened
