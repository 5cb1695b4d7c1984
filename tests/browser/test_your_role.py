"""The list of roles on a home page can be searched by title and rate, and a numbered line copied with its citation."""

from typing import TYPE_CHECKING

import pytest

from tests.browser.samples import See

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser


def typed(page: "Page", words: str) -> tuple[list[str], str]:
    """The titles that are left after typing, and what is announced."""
    page.get_by_label("Your title, or what you are paid per hour").fill(words)
    said = page.locator(".your-role [role=status]")
    page.wait_for_timeout(350)
    return page.locator(".family .card:visible h4").all_inner_texts(), said.inner_text()


def test_a_role_is_found_by_its_titles_its_code_and_its_rates(see: See) -> None:
    page = see("riverbend/index.html")
    every = page.locator(".family .card:visible h4").all_inner_texts()
    assert len(every) > 10
    assert typed(page, "specialist 2") == (["Peer Specialist II"], "1 role found.")
    assert typed(page, "CERTIFIED péer")[0] == ["Peer Specialist I"], "it is also called Certified peer"
    assert typed(page, "ps2")[0] == ["Peer Specialist II"]
    found, said = typed(page, "$21.50")
    assert "Peer Specialist II" in found
    assert said == f"{len(found)} roles with this rate."
    assert "Step 1 pays $21.50" in page.locator(".card:visible", has_text="Peer Specialist II").inner_text()
    assert typed(page, "21.5")[0] == found
    near, said = typed(page, "21.60")
    assert "Between Step 1 ($21.50) and Step 2 ($22.05)" in page.locator(".card:visible").first.inner_text(), near
    assert said.startswith("No step has exactly this rate.")
    assert set(found) < set(typed(page, "21")[0]), "any rate of 21 dollars and some cents"
    assert typed(page, "900.00") == ([], "No role here has this rate.")
    assert typed(page, "astronaut") == ([], "No role here is called so. Try a part of the title.")
    page.keyboard.press("Escape")
    assert page.locator(".family .card:visible h4").all_inner_texts() == every
    assert page.evaluate("document.activeElement.id") == "your-role"


def test_a_numbered_line_can_be_copied_with_its_citation(see: See) -> None:
    page = see("riverbend/move-to-specialist-2.html")
    page.get_by_role("button", name="Copy the citation of PS2-review").click()
    shown = page.locator(".cited")
    cited = (
        "Riverbend Peer Center handbook, edition of July 1, 2026, PS2-review: "
        "Have a review rating of at least “Meets expectations”."
    )
    assert shown.inner_text() == cited
    assert page.evaluate("getSelection().toString()") == cited
    said = page.locator(".cite + [role=status]")
    said.filter(has_text=".").wait_for()
    page.evaluate("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    page.get_by_role("button", name="Copy the citation of PS2-time").click()
    assert "selected below the list" in said.inner_text(), "an intranet without https has no clipboard"
    assert page.evaluate("getSelection().toString()").endswith("PS2-time: Spend 12 months in the role you leave.")


def test_tick_boxes_are_empty_again_when_the_page_is_opened_anew(see: See) -> None:
    page = see("riverbend/move-to-specialist-2.html")
    box = page.get_by_role("checkbox").first
    page.get_by_text("Spend 12 months in the role you leave.").first.click()
    assert box.is_checked(), "the whole sentence is its label"
    assert not see("riverbend/move-to-specialist-2.html").get_by_role("checkbox").first.is_checked()
    assert page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]
