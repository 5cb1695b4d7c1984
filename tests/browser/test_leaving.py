"""A sheet in use: by keyboard, copied, made ready for a talk, and never lost without a word."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest

from tests.browser.places import server
from tests.browser.samples import DESK, See
from tests.browser.test_desk import open_file, save, status

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Dialog, Page

pytestmark = pytest.mark.browser

READY: Final = "riverbend/ready-peer-specialist-1.html"

COUNT_CHOICES: Final = """
() => document.querySelector("input[type=file]").addEventListener("click", (event) => {
  event.preventDefault();
  window.choices = (window.choices || 0) + 1;
})
"""


def warned(page: "Page") -> bool:
    """Whether the browser asks before the page is left."""
    asked: list[str] = []

    def answer(dialog: "Dialog") -> None:
        asked.append(dialog.type)
        dialog.accept()

    page.once("dialog", answer)
    page.reload()
    if not asked:
        page.remove_listener("dialog", answer)
    return asked == ["beforeunload"]


def test_only_unsaved_work_is_warned_of(browser: "Browser", handbooks: Path) -> None:
    page = browser.new_page(accept_downloads=True)
    page.goto((handbooks / "riverbend" / "feedback.html").as_uri())
    words = page.locator("#f-helps")
    assert not warned(page)
    words.click()
    page.keyboard.type("Time to think")
    save(page)
    assert not warned(page)
    assert words.input_value() == ""
    words.click()
    page.keyboard.type("Time to think")
    assert warned(page)
    words.click()
    page.keyboard.type("x")
    page.keyboard.press("Backspace")
    assert not warned(page), "there is nothing to lose"
    page.close()


def test_a_sheet_is_filled_and_saved_by_keyboard_alone(browser: "Browser", handbooks: Path) -> None:
    page = browser.new_page(accept_downloads=True)
    page.goto((handbooks / "riverbend" / "feedback.html").as_uri())
    page.locator("#f-helps").focus()
    page.keyboard.type("שלום")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.keyboard.press("ArrowRight")
    page.get_by_role("button", name="Save to a file").focus()
    with page.expect_download() as download:
        page.keyboard.press("Enter")
    saved = json.loads(Path(download.value.path()).read_text(encoding="utf-8"))
    assert saved["answers"] == {"helps": {"text": "שלום"}, "time": {"is": "partly"}}
    assert saved["role"] == "" and download.value.suggested_filename.startswith("feedback-20")
    page.evaluate(COUNT_CHOICES)
    page.get_by_role("button", name="Open a saved file").press("Enter")
    assert page.evaluate("window.choices") == 1, "the browser is not asked for a file"
    asked: list[str] = []

    def refuse(dialog: "Dialog") -> None:
        asked.append(dialog.message)
        dialog.dismiss()

    page.on("dialog", refuse)
    page.get_by_role("button", name="Clear everything").press("Enter")
    page.keyboard.press("Tab")
    assert page.locator("#f-helps").input_value() == "שלום"
    page.locator("#f-helps").fill("not saved")
    open_file(page, {**saved, "answers": {}})
    assert page.locator("#f-helps").input_value() == "not saved"
    assert [words.partition("?")[0].partition(".")[0] for words in asked] == [
        "Clear everything written on this page",
        "What is written here is not saved",
    ]
    page.close(run_before_unload=False)


SUMMARY: Final = """The step I am getting ready for
  Warmline Peer (sideways move)

WARMLINE PEER (SIDEWAYS MOVE)
"""


def test_a_summary_of_the_chosen_step_is_brought_to_supervision(browser: "Browser", handbooks: Path) -> None:
    page = browser.new_page()
    with server(handbooks) as address:
        page.goto(address + READY)
        page.get_by_role("radio", name="Warmline Peer").check()
        course = page.locator('[data-q="asks.warmline-peer.phone-course"]')
        course.get_by_label("What I will do").fill("Take it in May")
        course.get_by_label("Who helps").fill("The trainer")
        page.locator('[data-q="asks.warmline-peer.ethics"]').get_by_label("I have this").check()
        page.locator('[data-q="asks.peer-specialist-2.time"]').get_by_label("I have this").check()
        page.locator("[id='f-bring.question']").fill("Is May free?")
        page.evaluate("Object.defineProperty(navigator, 'clipboard', { value: undefined, writable: true })")
        page.get_by_role("button", name="Copy the summary as text").click()
        copied = page.locator("#copied")
        text = copied.input_value()
        assert page.evaluate("document.activeElement.selectionEnd") == len(text)
        assert SUMMARY in text and "Spend 12 months" not in text, "another step than the chosen one"
        assert "  What I will do: Take it in May\n  Who helps: The trainer\n" in text
        assert "signed. When: within 2 weeks after you are hired.\n  I have this\n" in text
        assert "WL-background " in text and "\n  Nothing written yet\n" in text
        assert text.endswith("What I want to ask\n  Is May free?\n")
        page.evaluate("navigator.clipboard = { writeText: async (text) => (window.copied = text) }")
        page.get_by_role("button", name="Copy the summary as text").click()
        assert page.evaluate("window.copied") == text
        assert status(page) == "Copied as text."
    page.close(run_before_unload=False)


def test_what_could_not_be_opened_again_is_not_saved(see: See) -> None:
    page = see("riverbend/feedback.html", DESK)
    page.evaluate("document.getElementById('f-wish').value = 'x'.repeat(5000000)")
    page.get_by_role("button", name="Save to a file").click()
    assert page.evaluate("document.activeElement.textContent") == "This is too much to save"
    page.locator(".desk-told a").press("Enter")
    assert page.evaluate("document.activeElement.dataset.q") == "wish"
    page.evaluate("document.getElementById('f-wish').value = ''")
