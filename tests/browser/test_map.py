"""The drawn map in a browser: words stay in boxes, pointing and touching light ways, the keyboard passes it by."""

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browser.samples import DESK, FORCED_COLORS, PHONE, See

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

MAPS = ("riverbend/map.html", "summit-care/map.html", "us-va-peer-specialist/map.html")
OVERFLOWING = """
() => [...document.querySelectorAll(".lattice .box text")].filter((text) => {
  const frame = text.closest(".box").querySelector("rect").getBoundingClientRect();
  const word = text.getBoundingClientRect();
  return word.left < frame.left || word.right > frame.right || word.top < frame.top || word.bottom > frame.bottom;
}).map((text) => text.textContent)
"""
LOOKS = """
() => [...document.querySelectorAll(".key svg")].map((svg) => {
  const look = (selector) => svg.querySelector(selector) && getComputedStyle(svg.querySelector(selector));
  const shapes = [...svg.querySelectorAll("path, circle")].map((part) => part.getAttribute("d"));
  return [look(".way").strokeDasharray, look(".way").strokeWidth, look(".head")?.fill === "none", ...shapes].join(" ");
})
"""
STROKES = "[...new Set([...document.querySelectorAll('.lattice .way')].map((way) => getComputedStyle(way).stroke))]"
LIT = "() => [...document.querySelectorAll('.lattice .box.lit .title')].map((title) => title.textContent)"


@pytest.mark.parametrize("path", MAPS)
def test_words_stay_in_their_boxes(see: See, path: str) -> None:
    page = see(path, DESK)
    assert page.locator(".lattice .box").count() > 4
    assert page.evaluate(OVERFLOWING) == []
    assert see(path, PHONE).evaluate(OVERFLOWING) == []


def test_the_list_comes_first_on_a_phone_and_the_drawing_at_a_desk(see: See) -> None:
    def tops(page: "Page") -> tuple[float, float]:
        drawn, listed = (page.locator(part).bounding_box() for part in (".drawn", ".listed"))
        assert drawn and listed
        return drawn["y"], listed["y"]

    drawn, listed = tops(see("riverbend/map.html", PHONE))
    assert listed < drawn
    drawn, listed = tops(see("riverbend/map.html", DESK))
    assert drawn < listed


def test_pointing_at_a_role_lights_its_ways_and_their_other_ends(see: See) -> None:
    page = see("riverbend/map.html", DESK)
    page.locator(".box", has_text="Training").hover()
    assert sorted(page.evaluate(LIT)) == [
        "Crisis PeerSpecialist",
        "Guest Teacher",
        "Peer Bridger",
        "Peer Supervisor",
        "PeerSpecialist II",
        "Senior PeerSpecialist",
        "TrainingCoordinator",
    ]
    assert page.locator(".lattice.pointed").count() == 1
    page.locator("h1").hover()
    assert page.evaluate(LIT) == []
    page.locator(".box", has_text="Training").click()
    assert page.url.endswith("role-training-coordinator.html")


def test_a_first_touch_lights_and_a_second_opens(handbooks: Path, browser: "Browser") -> None:
    context = browser.new_context(viewport={"width": 768, "height": 1024}, has_touch=True)
    page = context.new_page()
    page.goto((handbooks / "riverbend/map.html").as_uri())
    page.locator(".box", has_text="Relief").tap()
    assert page.url.endswith("map.html")
    assert sorted(page.evaluate(LIT)) == ["Crisis PeerSpecialist", "Relief Peer"]
    page.locator(".box", has_text="Relief").tap()
    page.wait_for_url("**/role-relief-peer.html")
    context.close()


def test_the_drawing_is_hidden_from_who_listens_and_from_the_tab_key(see: See) -> None:
    page = see("riverbend/map.html", DESK)
    assert page.locator(".lattice[aria-hidden=true], .key[aria-hidden=true]").count() == 2
    assert page.locator(".lattice a:not([tabindex='-1'])").count() == 0
    assert page.locator(".drawn").get_by_role("link").count() == 0


def test_kinds_of_line_differ_without_color(see: See) -> None:
    """Each kind of line by its dashes or its arrowhead, also where the system chooses the colors."""
    page = see("riverbend/map.html", FORCED_COLORS)
    looks = page.evaluate(LOOKS)
    assert len(looks) == len(set(looks)) == 9
    assert len(page.evaluate(STROKES)) == 1, "one color, the system's"
