"""The sheets of a review are filled in, saved, opened, cleared and brought together in the page, and nowhere else."""

import json
import os
from base64 import b64encode
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any, Final

import pytest

from tests.browser.places import server

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

SHEET: Final = "riverbend/worksheet-peer-specialist-1.html"
FILLS: Final = 500 if os.environ.get("LADDERBOOK_MATRIX") else 40
OPEN_IT: Final = "Open a saved file"
BRING_IT: Final = "Bring in a second file"
PIECES: Final = (
    *(
        "",
        " ",
        "a",
        "0",
        "Ünïcödé",
        "👩🏽‍🚒",
        "🏳️‍🌈",
        "שלום",
        "مرحبا",
        "\u202eabc\u202c",
        "e\u0301",
        "\u200f",
        "\u0000",
        "\ud800",
    ),
    *("\n", "\r\n", "\r", "\t", "\u2028", '"', "\\", "</script>", "<b>", "&amp;", "__proto__", "{}", "null", "\ufeff"),
)
"""What a text is made of: every kind of character that a file format has ever tripped over."""

ROUND: Final = """
async (fills) => {
  const form = document.querySelector(".answers");
  const texts = [...form.querySelectorAll("textarea, input[type=text]")];
  const ticks = [...form.querySelectorAll("input[type=radio], input[type=checkbox]")];
  const press = (name) => [...document.querySelectorAll("button")].find((one) => one.textContent === name).click();
  const open = document.querySelector('input[aria-label="Open a saved file"]');
  const status = document.querySelector(".desk-end [role=status]");
  const held = () => JSON.stringify([texts.map((one) => one.value), ticks.map((one) => one.checked)]);
  const [make, click] = [URL.createObjectURL, HTMLAnchorElement.prototype.click];
  const wrong = [];
  let saved = null;
  URL.createObjectURL = (blob) => ((saved = blob), make.call(URL, blob));
  HTMLAnchorElement.prototype.click = () => {};
  window.confirm = () => true;
  const empty = held();
  for (const [at, { words, marks }] of fills.entries()) {
    texts.forEach((one, place) => (one.value = words[place % words.length]));
    ticks.forEach((one, place) => (one.checked = marks[place % marks.length]));
    const before = held();
    press("Save to a file");
    press("Clear everything");
    if (held() !== empty) wrong.push(`${at} is not cleared`);
    const chosen = new DataTransfer();
    chosen.items.add(new File([saved], `fill-${at}.json`));
    open.files = chosen.files;
    open.dispatchEvent(new Event("change"));
    for (let turn = 0; turn < 2000 && !status.textContent.startsWith(`Opened fill-${at}.`); turn += 1) {
      await new Promise((resolve) => setTimeout(resolve));
    }
    if (held() !== before) wrong.push(`${at} changed`);
    if (document.querySelector(".desk-told").textContent) wrong.push(`${at} is told to differ`);
  }
  [URL.createObjectURL, HTMLAnchorElement.prototype.click] = [make, click];
  press("Clear everything");
  return wrong;
}
"""
OPEN: Final = """
async ([words, name, encoded]) => {
  const input = document.querySelector(`input[aria-label="${words}"]`);
  const chosen = new DataTransfer();
  chosen.items.add(new File([Uint8Array.from(atob(encoded), (one) => one.charCodeAt(0))], name));
  input.files = chosen.files;
  input.dispatchEvent(new Event("change"));
  while (input.value) await new Promise((resolve) => setTimeout(resolve));
  return [document.querySelector(".desk-told").innerText, document.activeElement.textContent];
}
"""
TRACES: Final = """
async () => [
  document.cookie, localStorage.length, sessionStorage.length,
  (await indexedDB.databases()).length, "caches" in window && isSecureContext ? (await caches.keys()).length : 0,
].map(String)
"""


def fills() -> list[dict[str, Any]]:
    """Random answers for every control; one text is of 100 kB."""
    random = Random(7)  # noqa: S311 - reproducible answers, no secret
    made = []
    for _ in range(FILLS):
        words = ["".join(random.choices(PIECES, k=random.randint(0, 12))) for _ in range(31)]
        words[0] = "".join(random.choices(PIECES, k=20_000)).ljust(100_000, "x") if len(made) % 20 == 0 else words[0]
        made.append({"words": words, "marks": [random.random() < 0.4 for _ in range(37)]})
    return made


def file(**changes: Any) -> dict[str, Any]:
    """A sound file of the sheet that is looked at, or one that is not."""
    sound = {
        "kind": "ladderbook-sheet",
        "version": 1,
        "sheet": "worksheet",
        "agency": "riverbend",
        "role": "peer-specialist-1",
        "edition": "2026-07-01",
        "title": "Review worksheet: Peer Specialist I",
        "asked": {},
        "answers": {"comments": {"text": "mine"}},
    }
    return {**sound, **changes}


def open_file(page: "Page", content: object, button: str = OPEN_IT, name: str = "a.json") -> tuple[str, str]:
    """Chooses a file for one of the buttons; what is told above the sheet then, and what has the focus."""
    data = content if isinstance(content, bytes) else json.dumps(content).encode()
    told, focus = page.evaluate(OPEN, [button, name, b64encode(data).decode()])
    return told, focus


def save(page: "Page", button: str = "Save to a file") -> tuple[str, str]:
    """The name of the file that is saved, and what it holds."""
    with page.expect_download() as download:
        page.get_by_role("button", name=button).click()
    return download.value.suggested_filename, Path(download.value.path()).read_text(encoding="utf-8")


def status(page: "Page") -> str:
    return page.locator(".desk-end [role=status]").inner_text()


@pytest.fixture(scope="module", params=["file", "http"])
def sheet(request: pytest.FixtureRequest, browser: "Browser", handbooks: Path) -> Iterator["Page"]:
    """A worksheet from the disk, and from a plain server, watched for requests."""
    context = browser.new_context(accept_downloads=True)
    page = context.new_page()
    with server(handbooks) as address:
        page.goto((handbooks / SHEET).as_uri() if request.param == "file" else address + SHEET)
        page.on("dialog", lambda dialog: dialog.accept())
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        faults: list[str] = []
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("console", lambda message: faults.append(message.text))
        yield page
        assert page.evaluate(TRACES) == ["", "0", "0", "0", "0"]
        assert [url for url in asked if not url.startswith("blob:")] == []
        assert faults == []
        context.close()


def test_what_is_written_survives_saving_and_opening(sheet: "Page") -> None:
    assert sheet.evaluate(ROUND, fills()) == []


def test_a_sheet_is_saved_opened_and_cleared(sheet: "Page") -> None:
    words = sheet.locator("#f-comments")
    words.fill("Mine, from day one.")
    sheet.get_by_text("Not saved yet.").wait_for()
    name, text = save(sheet)
    assert name.startswith("worksheet-peer-specialist-1-20") and name.endswith(".json")
    assert status(sheet).startswith("Saved ") and status(sheet).endswith(f" as {name}.")
    assert json.loads(text)["answers"] == {"comments": {"text": "Mine, from day one."}}
    words.fill("Changed")
    sheet.get_by_text("Not saved yet: changed since it was saved").wait_for()
    assert open_file(sheet, text.encode())[0] == ""
    assert words.input_value() == "Mine, from day one."
    assert status(sheet) == "Opened a.json."
    sheet.get_by_role("button", name="Clear everything").click()
    assert words.input_value() == "" and status(sheet) == "Everything is cleared."


DEEP: Final = b"[" * 200_000 + b"]" * 200_000
HOSTILE: Final[dict[str, tuple[object, str]]] = {
    "no JSON": (b"<script>window.ran = 1</script>", "not saved from a sheet of a handbook"),
    "nothing": (b"", "not saved from a sheet"),
    "a list": ([], "not saved from a sheet"),
    "null": (None, "not saved from a sheet"),
    "a number": (7, "not saved from a sheet"),
    "bytes": (b"\xff\xfe\x00\x01", "not saved from a sheet"),
    "deep": (DEEP, "not saved from a sheet"),
    "deep inside": (b'{"kind":"ladderbook-sheet","version":1,"answers":' + DEEP + b"}", "It is damaged"),
    "another kind": (file(kind="other"), "not saved from a sheet"),
    "a later version": (file(version=2), "another version of this software"),
    "answers are a list": (file(answers=[]), "It is damaged"),
    "an answer is a text": (file(answers={"comments": "mine"}), "It is damaged"),
    "an answer is a number": (file(answers={"comments": {"text": 7}}), "It is damaged"),
    "an answer is null": (file(answers={"comments": None}), "It is damaged"),
    "words are a map": (file(asked={"comments": {}}), "It is damaged"),
    "no edition": (file(edition=None), "It is damaged"),
    "large": (b" " * 5_000_001, "larger than 5 MB"),
    "another agency": (file(agency="<img src=x onerror='window.ran=1'>"), "another agency, “<img src=x"),
    "another role": (
        file(role="peer-specialist-2", title="Review worksheet: Peer Specialist II"),
        "“Review worksheet: Peer Specialist II”",
    ),
    "another sheet": (
        file(sheet="ready", title="Getting ready"),
        "It holds a sheet for getting ready (“Getting ready”)",
    ),
    "a strange sheet": (file(sheet="constructor"), "It holds a sheet of another kind"),
}


def test_a_foreign_file_is_refused_with_the_reason(sheet: "Page") -> None:
    words = sheet.locator("#f-comments")
    words.fill("Mine")
    for name, (content, why) in HOSTILE.items():
        for button in (OPEN_IT, BRING_IT):
            told, focus = open_file(sheet, content, button, name="<i>x</i>.json")
            assert why in told, (name, button)
            assert focus == "“<i>x</i>.json” was not opened"
            assert words.input_value() == "Mine"
    assert sheet.evaluate("window.ran === undefined && ({}).polluted === undefined")


def test_what_a_file_brings_is_text_and_runs_nothing(sheet: "Page") -> None:
    evil = "<img src=x onerror='window.ran=1'><script>window.ran=1</script>{{7*7}}"
    keys = json.loads(save(sheet)[1])["asked"]
    parts = dict.fromkeys((*["text", "is", "peer", "supervisor", "agreed", "shown", "what", "when"], evil), evil)
    proto = '"__proto__": {"polluted": "yes", "text": "yes"}, "constructor": {"prototype": "yes"}, '
    whole = json.dumps(
        file(edition=evil, asked={**dict.fromkeys(keys, evil), evil: evil}, answers=dict.fromkeys((*keys, evil), parts))
    ).replace('"answers": {', f'"answers": {{{proto}', 1)
    for button in (OPEN_IT, BRING_IT):
        assert evil in open_file(sheet, whole.encode(), button)[0]
        assert sheet.locator(".desk-told :is(img, script, i)").count() == 0
    assert sheet.locator("#f-comments").input_value() == evil
    _, page = save(sheet, "Save a copy to read")
    assert "<script" not in page and "<img" not in page and "default-src 'none'" in page
    assert "&lt;img src=x" in page
    assert sheet.evaluate("window.ran === undefined && ({}).polluted === undefined && ({}).text === undefined")
    sheet.get_by_role("button", name="Clear everything").click()
