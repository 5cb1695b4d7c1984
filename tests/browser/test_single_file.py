"""A page exported as one file wears its style, asks for nothing and complains of nothing, on a phone too."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from ladderbook.export import exported
from tests.browser.samples import PHONE
from tests.browser.test_accessibility import REVIEWED, RUN_AXE, TAGS
from tests.browser.test_opening import LOOK, NO_GROUND, watched
from tests.support import DAY, ROOT

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser

SUBJECTS = (
    *("role:senior-peer-specialist", "move:to-senior", "notice:peer-specialist-2", "worksheet:peer-specialist-2"),
    *("next:peer-trainee", "plan:peer-hourly", "page:map", "page:compare", "guidance:first-weeks"),
)


def test_a_file_by_itself_is_a_page(browser: "Browser", axe: str, tmp_path: Path) -> None:
    files = exported(ROOT, "riverbend", SUBJECTS, DAY)
    assert files.errors == ()
    faults: list[str] = []
    page = watched(browser, tmp_path.as_uri(), faults)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.set_viewport_size({"width": PHONE.width, "height": PHONE.height})
    for name, data in files.files.items():
        file = tmp_path / name
        file.write_bytes(data)
        page.goto(file.as_uri())
        seen: dict[str, Any] = page.evaluate(LOOK)
        assert seen["ground"] not in NO_GROUND and "system-ui" in seen["font"], name
        assert page.evaluate("document.scrollingElement.scrollWidth <= innerWidth"), name
        assert page.evaluate("document.scripts.length") == 0
        page.evaluate("document.querySelectorAll('details').forEach((one) => (one.open = true))")
        page.evaluate(axe)
        assert page.evaluate(RUN_AXE, [TAGS, REVIEWED]) == [], name
    assert faults == []
    assert asked == [(tmp_path / name).as_uri() for name in files.files]
    page.context.close()
