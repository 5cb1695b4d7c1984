"""What people print of a role, a move or a pay table is all there, on the sheet, and dark on white."""

import unicodedata
from collections import Counter
from io import BytesIO
from typing import TYPE_CHECKING, Any

import pypdf
import pytest

from tests.browser.samples import PAPER, PAPER_AT_NIGHT, READ_CLOSELY, SAMPLES, Mode, Sample, See, name_of

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

to_print = pytest.mark.parametrize("sample", READ_CLOSELY, ids=name_of)


def sheets(page: "Page") -> list[pypdf.PageObject]:
    """The page on US letter, as a browser prints it."""
    return list(pypdf.PdfReader(BytesIO(page.pdf(format="Letter"))).pages)


def squeezed(text: str) -> str:
    """A text without its spaces and ligatures: a PDF breaks lines and joins letters as it likes."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def missing(wanted: list[str], text: str) -> list[str]:
    """What does not stand in the text as often as it was wanted."""
    return [words for words, times in Counter(map(squeezed, wanted)).items() if text.count(words) < times]


@to_print
def test_everything_is_on_paper(see: See, sample: Sample) -> None:
    page = see(sample.path)
    assert sample.kind == "plan" or page.locator(".number").count() > 3, "no criteria to look for"
    assert page.locator("td.num").count() > 3, "no pay to look for"
    text = squeezed(" ".join(sheet.extract_text() for sheet in sheets(page)))
    for what in (
        ".number",
        "td.num",
        "main details li",
        "h1",
        "h2",
        "h3",
        "caption",
        "thead th",
        ".site-name",
        ".status",
    ):
        assert not missing(page.locator(f"{what}:not(.on-page *)").all_text_contents(), text), what
    links = page.locator("main a[href^=http]").evaluate_all("links => links.map(link => link.getAttribute('href'))")
    assert not missing(links, text)


def hard_to_read(sheet: pypdf.PageObject) -> list[str]:
    """What begins or surely ends beyond the edge of a sheet, or is small because something wide shrank the sheet."""
    found = []

    def look(text: str, page: list[float], line: list[float], font: Any, size: float) -> None:
        words, left, points = text.strip(), page[0] * line[4] + page[4], size * abs(line[0] * page[0])
        inside = 20 <= left <= sheet.mediabox.width - 20 - 0.25 * points * len(words)
        if words and (not inside or points < 8):
            found.append(f"{words} begins at {left:.0f} pt, is {points:.1f} pt high")

    sheet.extract_text(visitor_text=look)
    return found


@to_print
def test_nothing_falls_off_the_sheet_or_shrinks(see: See, sample: Sample) -> None:
    found = [words for sheet in sheets(see(sample.path)) for words in hard_to_read(sheet)]
    assert not found, "\n".join([f"{sample.path}:", *found[:12]])


@to_print
def test_a_table_begins_on_one_sheet(see: See, sample: Sample) -> None:
    page = see(sample.path)
    texts = [squeezed(sheet.extract_text()) for sheet in sheets(page)]
    for table in page.locator("table").all():
        start = [
            table.locator("caption").inner_text(),
            *table.locator("tbody tr").first.locator("td").all_inner_texts(),
        ]
        assert any(not missing(start, text) for text in texts), (
            f"{sample.path}: {start[0]} stands apart from its first row"
        )


@pytest.mark.parametrize("sample", SAMPLES, ids=name_of)
@pytest.mark.parametrize("mode", [PAPER, PAPER_AT_NIGHT], ids=name_of)
def test_print_is_dark_on_white(see: See, sample: Sample, mode: Mode) -> None:
    faults = see(sample.path, mode).evaluate("looking.notBlackOnWhite()")
    assert not faults, "\n".join([f"{sample.path}:", *faults])
