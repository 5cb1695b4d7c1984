"""Any two roles can be compared in the browser, in the words of the pages that are there without it."""

from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.browser.samples import DESK, PHONE, PHONE_AT_NIGHT, See
from tests.browser.test_accessibility import REVIEWED, RUN_AXE, TAGS

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

TOLD = """
() => {
  const inside = "dt, dd:not(:has(ul)), li, p, section > :first-child";
  return [...document.querySelectorAll(`.counted, .comparison :is(${inside})`)].map((one) => [
    one.className, one.textContent.trim().replace(/\\s+/g, " "), one.querySelector("a")?.getAttribute("href"),
  ]);
}
"""
PAGE = "riverbend/compare.html"


def choose(page: "Page", start: str, end: str) -> None:
    page.get_by_label("The role you are in now").select_option(label=start)
    page.get_by_label("The role to hold beside it").select_option(label=end)


def status(page: "Page") -> str:
    return page.locator("#said[role=status]").inner_text()


@pytest.mark.parametrize(("agency", "many"), [("riverbend", 29), ("us-va-peer-specialist", 4)])
def test_both_forms_say_the_same_of_every_two_roles_with_a_move(
    see: See, handbooks: Path, agency: str, many: int
) -> None:
    pairs = sorted(path.stem.removeprefix("compare-") for path in (handbooks / agency).glob("compare-*--*.html"))
    assert len(pairs) == many
    written = {pair: see(f"{agency}/compare-{pair}.html").evaluate(TOLD) for pair in pairs}
    page = see(f"{agency}/compare.html")
    for pair in pairs:
        page.goto(f"{page.url.partition('#')[0]}#{pair.replace('--', ',')}")
        moves = page.locator("#compared > ul li").count()
        assert moves
        assert page.evaluate(TOLD)[moves:] == written[pair][1:], pair
        assert status(page).endswith(f": what changes. {written[pair][0][1]}"), pair


def test_a_comparison_can_be_sent_and_gone_back_from(see: See) -> None:
    page = see(PAGE)
    compared = page.locator("#compared")
    assert not compared.is_visible() and status(page) == ""
    choose(page, "Peer Volunteer", "Director of Riverbend")
    assert page.url.endswith("compare.html#peer-volunteer,center-director")
    assert status(page).startswith("From Peer Volunteer to Director of Riverbend: what changes. New: ")
    assert "No move leads straight from one to the other." in compared.inner_text()
    choose(page, "Peer Volunteer", "Peer Trainee")
    assert "Promotion: " in compared.inner_text()
    page.go_back()
    assert status(page).startswith("From Peer Volunteer to Director of Riverbend")
    assert page.get_by_label("The role to hold beside it").input_value() == "center-director"
    page.go_back()
    assert not compared.is_visible() and status(page) == ""


def test_what_cannot_be_compared_is_said(see: See) -> None:
    page = see(f"{PAGE}#peer-trainee,<b>nobody</b>")
    assert status(page) == "This handbook has no such role. Choose two of those in the lists."
    choose(page, "Peer Trainee", "Peer Trainee")
    assert status(page) == "Choose two different roles."
    page = see(f"{PAGE}#from-peer-trainee")
    assert page.get_by_label("The role you are in now").input_value() == "peer-trainee"
    assert not page.locator("#compared").is_visible()
    assert status(see(f"{PAGE}#constructor,toString")).startswith("This handbook has no such role.")


def test_a_comparison_can_be_read_by_everyone(see: See, axe: str) -> None:
    for mode in (DESK, PHONE, PHONE_AT_NIGHT):
        page = see(PAGE, mode)
        page.evaluate("looking.openDetails()")
        choose(page, "Peer Specialist I", "Training Coordinator")
        page.evaluate(axe)
        found: list[Any] = page.evaluate(RUN_AXE, [TAGS, REVIEWED])
        found += page.evaluate("[...looking.sideways(), ...looking.smallTargets(), ...looking.faintText()]")
        assert not found, "\n".join([f"{mode}:", *found])
        levels = [level for level, _ in page.evaluate("looking.outline()")]
        assert all(after <= before + 1 for before, after in pairwise(levels))


def test_it_is_chosen_by_keyboard_alone(see: See) -> None:
    page = see(PAGE)
    page.get_by_label("The role you are in now").focus()
    page.keyboard.type("Peer Tr")
    page.keyboard.press("Tab")
    page.keyboard.type("Senior")
    page.keyboard.press("Tab")
    assert status(page).startswith("From Peer Trainee to Senior Peer Specialist: what changes.")


def test_without_scripts_there_is_nothing_to_choose_that_does_nothing(see: See, handbooks: Path) -> None:
    page = see(PAGE)
    page.context.route("**/*.js", lambda route: route.abort())
    try:
        page.reload()
        assert not page.locator("#choose").is_visible() and not page.locator("#compared").is_visible()
        assert page.get_by_role("link", name="to Senior Peer Specialist").first.is_visible()
    finally:
        page.context.unroute("**/*.js")
