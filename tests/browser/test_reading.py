"""A page can be read enlarged, on a phone, by keyboard and by ear: what axe does not look at."""

from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest

from tests.browser.samples import (
    DESK,
    DESK_ENLARGED,
    PHONE,
    PHONE_AT_NIGHT,
    SAMPLES,
    Mode,
    Sample,
    See,
    name_of,
)

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

each_sample = pytest.mark.parametrize("sample", [one for one in SAMPLES if one.kind != "whole"], ids=name_of)
"""Of the whole handbook on one page, thousands of lines long, every part is looked at where it stands alone."""


def told(sample: Sample, faults: list[Any]) -> str:
    more = [f"and {len(faults) - 12} more"] if len(faults) > 12 else []
    return "\n".join([f"{sample.path}:", *map(str, faults[:12]), *more])


@each_sample
@pytest.mark.parametrize("mode", [PHONE, DESK_ENLARGED, DESK], ids=name_of)
def test_nothing_leaves_the_page_sideways(see: See, sample: Sample, mode: Mode) -> None:
    page = see(sample.path, mode)
    page.evaluate("looking.openDetails()")
    faults = page.evaluate("looking.sideways()") + page.evaluate("looking.scrollersWithoutKeyboard()")
    assert not faults, told(sample, faults)


@each_sample
@pytest.mark.parametrize("mode", [DESK, PHONE_AT_NIGHT], ids=name_of)
def test_text_stands_out(see: See, sample: Sample, mode: Mode) -> None:
    faults = see(sample.path, mode).evaluate("looking.faintText()")
    assert not faults, told(sample, faults)


@each_sample
@pytest.mark.parametrize("mode", [PHONE, DESK], ids=name_of)
def test_targets_are_easy_to_hit(see: See, sample: Sample, mode: Mode) -> None:
    faults = see(sample.path, mode).evaluate("looking.smallTargets()")
    assert not faults, told(sample, faults)


def show_whole(page: "Page", mode: Mode) -> None:
    """Makes the window taller than the page, some parts of which grow with the window; a much taller one is slow."""
    tall = page.evaluate("document.documentElement.scrollHeight")
    while tall >= page.evaluate("innerHeight"):
        page.set_viewport_size({"width": mode.width, "height": tall + 500})
        page.wait_for_function("tall => innerHeight === tall + 500", arg=tall)
        tall = page.evaluate("document.body.scrollHeight")


@each_sample
@pytest.mark.parametrize("mode", [PHONE, DESK], ids=name_of)
def test_spaced_out_text_is_still_whole(see: See, sample: Sample, mode: Mode) -> None:
    page = see(sample.path, mode)
    page.evaluate("looking.openDetails()")
    page.evaluate("looking.spaceOut()")
    show_whole(page, mode)
    faults = page.evaluate("looking.sideways()") + page.evaluate("looking.hiddenText()")
    assert not faults, told(sample, faults)


@each_sample
@pytest.mark.parametrize("mode", [DESK, PHONE_AT_NIGHT], ids=name_of)
def test_the_keyboard_reaches_everything_in_reading_order(see: See, sample: Sample, mode: Mode) -> None:
    page = see(sample.path, mode)
    many = page.evaluate("looking.stops().length")
    stops = []
    for _ in range(many + 1):
        page.keyboard.press("Tab")
        stops.append(page.evaluate("looking.focus()"))
    after = stops.pop()
    assert after is None or after["index"] == 0, f"the last Tab neither leaves the page nor starts again: {after}"
    assert [stop and stop["index"] for stop in stops] == list(range(many)), told(sample, stops)
    faults = [f"{stop['name']} {fault}" for stop in stops for fault in stop["faults"]]
    assert not faults, told(sample, faults)


@each_sample
def test_the_skip_link_comes_first_and_skips(see: See, sample: Sample) -> None:
    page = see(sample.path)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the content"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.localName") == "main"
    page.keyboard.press("Tab")
    assert page.evaluate("!document.activeElement.closest('header, .side, .trail')"), "Tab goes back to the navigation"


@each_sample
def test_headings_form_an_outline(see: See, sample: Sample) -> None:
    page = see(sample.path)
    headings = page.evaluate("looking.outline()")
    levels = [level for level, _ in headings]
    assert levels[0] == 1 and levels.count(1) == 1, told(sample, headings)
    assert all(after <= before + 1 for before, after in pairwise(levels)), told(sample, headings)
    heading = headings[0][1]
    assert page.title().startswith(heading[:30]) or sample.kind == "home", (page.title(), heading)


@each_sample
def test_the_page_has_its_landmarks(see: See, sample: Sample) -> None:
    page = see(sample.path)
    found = {role: page.get_by_role(role).count() for role in ("banner", "main", "contentinfo")}
    assert found == {"banner": 1, "main": 1, "contentinfo": 1}, sample.path
    ways = page.evaluate("looking.labels('nav')")
    assert ("Handbook" if sample.agency else "All agencies") in ways, "there is no navigation of the handbook"
    regions = page.evaluate("looking.labels('section, [role=region]')")
    for labels in (ways, regions):
        assert all(labels) and len(set(labels)) == len(labels), told(sample, labels)


@each_sample
def test_tables_make_sense_by_ear(see: See, sample: Sample) -> None:
    faults = see(sample.path).evaluate("looking.poorTables()")
    assert not faults, told(sample, faults)


def test_navigation_and_help_stand_in_the_same_place_on_every_page(see: See) -> None:
    def frame(sample: Sample) -> list[str]:
        return see(sample.path).locator(".site-nav a, .side a, .site-foot").all_text_contents()

    for agency in {sample.agency for sample in SAMPLES if sample.agency}:
        frames = [frame(sample) for sample in SAMPLES if sample.agency == agency]
        assert all(one == frames[0] for one in frames), agency


def test_nothing_moves_for_who_asked_for_rest(see: See) -> None:
    page = see("riverbend/map.html")
    assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"
    assert page.evaluate("document.getAnimations().length") == 0


def test_no_single_key_does_anything(see: See) -> None:
    page = see("riverbend/map.html")
    before = page.url, page.evaluate("document.body.innerHTML")
    for key in "abcdefghijklmnopqrstuvwxyz0123456789/?.,":
        page.keyboard.press(key)
    assert (page.url, page.evaluate("document.body.innerHTML")) == before
