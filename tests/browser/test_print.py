"""What people print of a role, a move or a pay table is all there, on the sheet, and dark on white.

Each page is printed once, and all that is asked of the paper is asked of that. A PDF has the words in the order of the
page, so a row that stands on one sheet is one run of letters in that sheet's text.
"""

import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pypdf
import pytest

from tests.browser.samples import DESK, PAPER, PAPER_AT_NIGHT, READ_CLOSELY, SAMPLES, Mode, Sample, See, name_of

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

to_print = pytest.mark.parametrize("sample", READ_CLOSELY, ids=name_of)

PARTS: Final = (
    ".number", ".criterion", "td.num", "main details li", "main details p", "h1", "h2", "h3", "caption", "thead th",
)  # fmt: skip
"""What must be on the paper as often as it is on the page, by selector."""
READ: Final = """
(parts) => {
  const words = (element) => {
    const copy = element.cloneNode(true);
    for (const unseen of copy.querySelectorAll(".copy, [hidden]")) unseen.remove();
    return copy.textContent;
  };
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const seen = (element) => element.checkVisibility() || element.closest("details");
  return {
    parts: parts.map((part) => all(`${part}:not(.on-page *, .side *)`).filter(seen).map(words)),
    links: all("main a[href^=http]").map((link) => link.getAttribute("href")),
    tables: all("table").map((table) => ({
      caption: words(table.caption ?? table),
      head: table.tHead ? words(table.tHead) : "",
      rows: all("tbody tr", table).map(words),
    })),
    name: words(document.querySelector(".site-name")),
    status: words(document.querySelector(".status")),
    edition: words(document.querySelector(".foot-edition")),
  };
}
"""


def squeezed(text: str) -> str:
    """A text without its spaces and ligatures: a PDF breaks lines and joins letters as it likes."""
    return "".join(unicodedata.normalize("NFKC", text).split())


@dataclass(frozen=True)
class Paper:
    """A printed page: its sheets, the text of each with what its edge says and without, and what the page had."""

    sheets: list[pypdf.PageObject]
    whole: list[str]
    texts: list[str]
    page: dict[str, Any]

    @property
    def text(self) -> str:
        return "".join(self.texts)


def printed(page: "Page", format: str = "Letter") -> Paper:  # noqa: A002 - what Playwright calls it
    """A page as a browser prints it."""
    sheets = list(pypdf.PdfReader(BytesIO(page.pdf(format=format))).pages)
    seen = page.evaluate(READ, list(PARTS))
    texts = [squeezed(sheet.extract_text()) for sheet in sheets]
    edge = squeezed(seen["name"] + seen["status"])
    bare = [
        text.removeprefix(edge).removeprefix(f"{number}/{len(texts)}") for number, text in enumerate(texts, start=1)
    ]
    return Paper(sheets, texts, bare, seen)


Print = Callable[[Sample], Paper]


@pytest.fixture(scope="module")
def paper(handbooks: Path, windows: Callable[[Mode], "Page"]) -> Print:
    """`paper(sample)`: the page on US letter, printed once."""
    done: dict[Sample, Paper] = {}

    def once(sample: Sample) -> Paper:
        if sample not in done:
            page = windows(DESK)
            page.goto((handbooks / sample.path).as_uri())
            done[sample] = printed(page)
        return done[sample]

    return once


def missing(wanted: list[str], text: str) -> list[str]:
    """What does not stand in the text as often as it was wanted."""
    return [words for words, times in Counter(map(squeezed, wanted)).items() if text.count(words) < times]


@to_print
def test_everything_is_on_paper(paper: Print, sample: Sample) -> None:
    found = paper(sample)
    numbers, criteria, figures, *_ = found.page["parts"]
    assert sample.kind == "plan" or (len(numbers) > 3 and len(criteria) > 3), "no criteria to look for"
    assert len(figures) > 3, "no pay to look for"
    for part, wanted in zip(PARTS, found.page["parts"], strict=True):
        assert not missing(wanted, found.text), part
    assert not missing(found.page["links"], found.text)


# -- tables


def broken_tables(found: Paper) -> Iterator[str]:
    """Tables that are not whole, read in order: each row is looked for behind the one before it, on one sheet.

    Where a table goes on on another sheet, its head must stand there again above the row.
    """
    text, at = "\f".join(found.texts), 0
    for table in found.page["tables"]:
        begin, head = squeezed(table["caption"] + table["head"]), squeezed(table["head"])
        begins = text.find(begin, at)
        if begins < 0:
            yield f"{table['caption']}: its caption stands apart from its head"
            continue
        first = at = begins + len(begin)
        for row in map(squeezed, table["rows"]):
            here = text.find(row, at)
            if here < 0:
                yield f"{table['caption']}: {row} is cut, or not there"
                break
            _, turned, above = text[at:here].rpartition("\f")
            if turned and (at == first or head not in above):
                yield f"{table['caption']}: no head above {row}"
            at = here + len(row)


@to_print
def test_every_row_of_every_table_is_whole_and_in_its_order(paper: Print, sample: Sample) -> None:
    found = paper(sample)
    assert found.page["tables"]
    assert list(broken_tables(found)) == []


def test_a_long_table_repeats_its_head_on_every_sheet(see: See) -> None:
    page = see("riverbend/pay-peer-hourly.html")
    page.evaluate("""() => {
      const body = document.querySelector("table tbody");
      const rows = [...body.rows];
      for (let copy = 1; copy < 25; copy++) for (const row of rows) {
        const more = row.cloneNode(true);
        more.cells[0].textContent += ` again ${copy}`;
        body.append(more);
      }
    }""")
    found = printed(page)
    head = squeezed(found.page["tables"][0]["head"])
    assert sum(head in text for text in found.texts[:4]) >= 3, "the table is longer than two sheets"
    assert list(broken_tables(found)) == []


# -- the sheet


def hard_to_read(sheet: pypdf.PageObject, least: float = 8) -> list[str]:
    """What begins or surely ends beyond the edge of a sheet, or is small because something wide shrank the sheet."""
    found = []

    def look(text: str, page: list[float], line: list[float], font: Any, size: float) -> None:
        words, left, points = text.strip(), page[0] * line[4] + page[4], size * abs(line[0] * page[0])
        inside = 20 <= left <= sheet.mediabox.width - 20 - 0.25 * points * len(words)
        if words and (not inside or points < least):
            found.append(f"{words} begins at {left:.0f} pt, is {points:.1f} pt high")

    sheet.extract_text(visitor_text=look)
    return found


@to_print
def test_nothing_falls_off_the_sheet_or_shrinks(paper: Print, sample: Sample) -> None:
    found = [words for sheet in paper(sample).sheets for words in hard_to_read(sheet)]
    assert not found, "\n".join([f"{sample.path}:", *found[:12]])


@to_print
def test_every_sheet_says_whose_it_is_and_what_state_it_is_in(paper: Print, sample: Sample) -> None:
    """Sheets go astray: each has the agency and the status, and the print has the date of the edition."""
    found = paper(sample)
    name, status, edition = (squeezed(found.page[what]) for what in ("name", "status", "edition"))
    assert [number for number, text in enumerate(found.whole, start=1) if name not in text or status not in text] == []
    assert edition in found.text


@pytest.mark.parametrize("agency", ["riverbend", "summit-care", "us-va-peer-specialist"])
@pytest.mark.parametrize("format", ["Letter", "A4"])
def test_the_drawn_map_is_on_one_sheet(see: See, agency: str, format: str) -> None:  # noqa: A002 - as above
    page = see(f"{agency}/map.html")
    wanted = page.locator(".lattice text, .key li, h1").all_text_contents()
    found = printed(page, format)
    assert len(wanted) > 10
    assert not missing(wanted, found.texts[0])
    assert not hard_to_read(found.sheets[0], least=5.5)


@pytest.mark.parametrize("sample", SAMPLES, ids=name_of)
@pytest.mark.parametrize("mode", [PAPER, PAPER_AT_NIGHT], ids=name_of)
def test_print_is_dark_on_white(see: See, sample: Sample, mode: Mode) -> None:
    faults = see(sample.path, mode).evaluate("looking.notBlackOnWhite()")
    assert not faults, "\n".join([f"{sample.path}:", *faults])
