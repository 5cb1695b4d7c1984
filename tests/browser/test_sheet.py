"""A role on one page is one sheet of letter or A4 paper, in letters of 11 points, however much the role says."""

from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pypdf
import pytest

from ladderbook.build import Order, build
from tests.on_disk import write
from tests.support import DAY, OAK

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.conftest import Browser

pytestmark = pytest.mark.browser

RICHEST = (
    "riverbend/sheet-peer-specialist-2.html",
    "us-va-peer-specialist/sheet-peer-specialist-3.html",
    "summit-care/sheet-crisis-line-peer.html",
)
MUCH = """
competencies:
{competencies}
people: [{{id: partner, name: Partner clinic}}]
roles:
  - id: peer-1
    title: Peer Worker who has a title that is a good deal longer than those of others
    code: PW
    family: direct
    level: 1
    identity: peer
    pay: {{plan: hourly, grade: P1}}
    weekly_hours: [8, 12, 16, 20, 24, 30, 32, 36, 37.5, 40]
    reports_to: office
    supervision: {{by: office, amount: 1 hour per week, text: "{long}"}}
    does:
{lines}
    does_not:
{lines}
    competencies: {{{levels}}}
  - {{id: peer-2, title: Peer Worker II, family: direct, level: 2, identity: peer, pay: none, reports_to: office}}
moves:
  - {{id: hired, kind: entry, to: peer-1, decided: competitive}}
{moves}
"""


def much() -> str:
    """A role that says as much as anybody could."""
    long = "walks beside people for as long as they like and hands over to others when they ask for it"
    return MUCH.format(
        long=long * 4,
        lines="\n".join(f"      - {long} {number}" for number in range(40)),
        competencies="\n".join(f"  - {{id: c{number}, name: {long}}}" for number in range(30)),
        levels=", ".join(f"c{number}: 2" for number in range(30)),
        moves="\n".join(
            f"  - {{id: m{number}, kind: promotion, title: {long}, from: peer-1, to: peer-2, decided: vacancy}}"
            for number in range(30)
        ),
    )


def least(sheet: pypdf.PageObject) -> float:
    """The smallest letters on a sheet, in points."""
    sizes = []

    def look(text: str, page: list[float], line: list[float], font: Any, size: float) -> None:
        if text.strip():
            sizes.append(size * abs(page[0] * line[0]))

    sheet.extract_text(visitor_text=look)
    return min(sizes)


def test_a_role_is_one_sheet(browser: "Browser", handbooks: Path, tmp_path: Path) -> None:
    site = write(tmp_path / "site", {**OAK, "ladders/oak/roles.yaml": much()})
    report = build(Order(site, tmp_path / "made", DAY))
    assert report.good, [str(problem) for problem in report.problems]
    page: Page = browser.new_page()
    for file in [*(handbooks / name for name in RICHEST), tmp_path / "made" / "oak" / "sheet-peer-1.html"]:
        page.goto(file.as_uri())
        title = page.locator("h1").inner_text()
        for paper in ("Letter", "A4"):
            sheets = pypdf.PdfReader(BytesIO(page.pdf(format=paper))).pages
            assert len(sheets) == 1, (file.name, paper)
            assert least(sheets[0]) >= 10.99, (file.name, paper)
            said = " ".join(sheets[0].extract_text().split())
            assert title in said
            assert "In force since" in said or "Compiled from" in said or "DRAFT" in said
    page.close()


POSTED = ("riverbend/{}-peer-specialist-2.html", "us-va-peer-specialist/{}-peer-specialist-3.html")
"""Roles that say much: one with moves in all directions, one with the longest requirements."""


def test_a_brief_and_a_notice_are_one_sheet(browser: "Browser", handbooks: Path) -> None:
    page: Page = browser.new_page()
    for name in [pattern.format(kind) for kind in ("brief", "notice") for pattern in POSTED]:
        page.goto((handbooks / name).as_uri())
        for paper in ("Letter", "A4"):
            sheets = pypdf.PdfReader(BytesIO(page.pdf(format=paper))).pages
            assert len(sheets) == 1, (name, paper)
            assert least(sheets[0]) >= 10.99, (name, paper)
    page.close()


def test_every_criterion_of_a_worksheet_is_on_paper_by_its_number(browser: "Browser", handbooks: Path) -> None:
    page: Page = browser.new_page()
    page.goto((handbooks / "riverbend/worksheet-peer-specialist-2.html").as_uri())
    numbers = page.locator(".answers .number").all_text_contents()
    assert len(numbers) > 20
    paper = "".join(sheet.extract_text() for sheet in pypdf.PdfReader(BytesIO(page.pdf(format="Letter"))).pages)
    assert [number for number in numbers if number not in paper] == []
    assert "Save to a file" not in paper and "What happens to what you write" not in paper
    page.close()
