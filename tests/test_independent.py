"""Every figure that is printed is worked out again by a checker that shares no code with the build."""

import re
import shutil
import subprocess
import sys
from collections import Counter
from datetime import date
from pathlib import Path
from random import Random

import pytest

from tests.independent.checker import check, compare
from tests.independent.corners import CORNERS, ONLY_PAST, ladder, write, write_corners
from tests.independent.generate import write_ladders

ROOT = Path(__file__).parent.parent
TODAY, LATER = date(2026, 11, 21), date(2027, 7, 1)
OURS = sorted(folder.name for folder in (ROOT / "ladders").iterdir() if folder.is_dir() and folder.name != "library")
MADE_UP = range(50)


def build(folder: Path, out: Path, day: date) -> subprocess.CompletedProcess[str]:
    """The handbooks of a folder of sources, built as an author builds them."""
    command = [sys.executable, str(ROOT / "build.py"), "build", "-q", "-C", str(folder), "-o", str(out)]
    return subprocess.run([*command, "--as-of", day.isoformat()], capture_output=True, text=True, check=False)


def built(folder: Path, out: Path, day: date) -> Path:
    """The folder of the handbooks; a build that fails fails the test."""
    done = build(folder, out, day)
    assert done.returncode == 0, done.stderr[-3000:]
    return out


@pytest.fixture(scope="module")
def ours(tmp_path_factory: pytest.TempPathFactory) -> dict[date, Path]:
    """The repository's own handbooks on two days."""
    return {day: built(ROOT, tmp_path_factory.mktemp("ours") / "out", day) for day in (TODAY, LATER)}


@pytest.fixture(scope="module")
def made_up(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Fifty made-up ladders and, beside them, their handbooks."""
    folder = tmp_path_factory.mktemp("made-up")
    write_ladders(folder / "ladders", MADE_UP)
    built(folder, folder / "out", TODAY)
    return folder


@pytest.fixture(scope="module")
def corners(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small ladders of the corners and their handbooks."""
    folder = tmp_path_factory.mktemp("corners")
    write_corners(folder / "ladders")
    built(folder, folder / "out", TODAY)
    return folder


@pytest.mark.parametrize("day", [TODAY, LATER], ids=str)
@pytest.mark.parametrize("agency", OURS)
def test_our_handbooks_say_what_the_sources_say(ours: dict[date, Path], agency: str, day: date) -> None:
    assert check(ROOT / "ladders", ours[day] / agency, agency, day) == []


def test_much_of_our_handbooks_is_compared(ours: dict[date, Path]) -> None:
    counts: Counter[str] = Counter()
    for agency in OURS:
        found = compare(ROOT / "ladders", ours[TODAY] / agency, agency, TODAY)
        counts += found.counts
    least = {"rates": 800, "steps": 200, "overview": 90, "summary": 40, "placement": 1300, "gross": 1100}
    least |= {"lines": 700, "most hours": 1000, "next steps": 650, "path": 550, "whole": 2000}
    assert {kind: counts[kind] for kind in least if counts[kind] < least[kind]} == {}


def test_made_up_handbooks_say_what_their_sources_say(made_up: Path) -> None:
    counts: Counter[str] = Counter()
    wrong = []
    for folder in sorted((made_up / "ladders").iterdir()):
        found = compare(made_up / "ladders", made_up / "out" / folder.name, folder.name, TODAY)
        counts += found.counts
        wrong += [f"{folder.name}/{said}" for said in found.disagreements]
    assert wrong == []
    assert min(counts.values()) > 500
    assert counts.total() > 40_000


@pytest.mark.parametrize("name", [*CORNERS, "raise-upon-raise"])
def test_corner(corners: Path, name: str) -> None:
    assert check(corners / "ladders", corners / "out" / name, name, TODAY) == []


def test_a_move_that_asks_only_what_is_past(tmp_path: Path) -> None:
    write(tmp_path / "ladders", "past", ladder("Past", **ONLY_PAST))
    out = built(tmp_path, tmp_path / "out", TODAY)
    assert check(tmp_path / "ladders", out / "past", "past", TODAY) == []


def test_a_percent_that_is_not_published_is_said_in_words(corners: Path) -> None:
    pages = (corners / "out" / "hours-in-a-place-not-published").glob("pay-*.html")
    assert all("UNPUBLISHED" not in page.read_text(encoding="utf-8") for page in pages)


CELL = re.compile(r"(<td[^>]*>)([^<]+)(?=</td>)")
TABLE = re.compile(r"<table.*?</table>", re.DOTALL)
SWAPS = {"Under": "Over", "Over": "Under", "None": "1 day", "None asked": "1 month", "not stated": "$1.00"}
Cell = tuple[Path, int, int, str]
PAGES = ("pay", "role", "move", "hours", "next")


def altered(text: str) -> str:
    """Another text for a cell: one digit is another digit, or another word stands there."""
    digits = [place for place, letter in enumerate(text) if letter.isdigit()]
    if not digits:
        return SWAPS.get(text, text + " not")
    last = digits[-1]
    return text[:last] + str((int(text[last]) + 1) % 10) + text[last + 1 :]


def kind_of_cell(page: Path, table: str, place: int) -> tuple[str, str, str]:
    """The kind of page, of table and of column a cell belongs to, without the figures in them."""
    caption = re.search(r"<caption[^>]*>([^<]*)", table)
    heads = re.findall(r'<th scope="col"[^>]*>([^<]*)', table)
    row_start = table.rfind("<tr", 0, place)
    column = heads[table.count("<td", row_start, place)]
    said = re.sub(r"[\d$.,]+", "0", caption[1] if caption else "")
    said = re.sub(r"\b(?:GS-0|[A-Z]{1,2}0?)\b|\(.*\)", "", said)
    return page.name.partition("-")[0].removesuffix(".html"), said, re.sub(r"[\d$.,]+", "0", column)


def one_cell_of_each_kind(handbook: Path, rng: Random) -> list[Cell]:
    """A cell for each kind: its page, where its text begins and ends, and the altered text."""
    kinds: dict[tuple[str, str, str], list[Cell]] = {}
    for page in sorted(handbook.glob("*.html")):
        text = page.read_text(encoding="utf-8")
        if page.name.partition("-")[0].removesuffix(".html") not in PAGES:
            continue
        for table in TABLE.finditer(text):
            for cell in CELL.finditer(table[0]):
                kind = kind_of_cell(page, table[0], cell.start(2))
                if "Where in the survey" not in table[0] and (
                    kind[0] != "pay" or re.search("dollars per|in force", kind[1])
                ):
                    start, end = table.start() + cell.start(2), table.start() + cell.end(2)
                    kinds.setdefault(kind, []).append((page, start, end, altered(cell[2])))
    return [rng.choice(cells) for cells in kinds.values()]


def one_of_each_page(cells: list[Cell]) -> list[list[Cell]]:
    """The cells in lots, so that in each lot no two stand on one page."""
    lots: list[list[Cell]] = []
    for cell in cells:
        free = [lot for lot in lots if all(other[0] != cell[0] for other in lot)]
        if free:
            free[0].append(cell)
        else:
            lots.append([cell])
    return lots


@pytest.mark.parametrize("agency", ["riverbend", "us-va-peer-specialist"])
def test_any_altered_cell_is_noticed(ours: dict[date, Path], tmp_path: Path, agency: str) -> None:
    handbook = tmp_path / agency
    shutil.copytree(ours[TODAY] / agency, handbook)
    cells = one_cell_of_each_kind(handbook, Random(agency))  # noqa: S311 - not for secrets
    assert len(cells) >= 40
    unnoticed = []
    for lot in one_of_each_page(cells):
        kept = {page: page.read_text(encoding="utf-8") for page, *_ in lot}
        for page, start, end, said in lot:
            page.write_text(kept[page][:start] + said + kept[page][end:], encoding="utf-8")
        noticed = {line.partition(": ")[0] for line in check(ROOT / "ladders", handbook, agency, TODAY)}
        unnoticed += [
            (page.name, kept[page][start:end], said) for page, start, end, said in lot if page.name not in noticed
        ]
        for page, text in kept.items():
            page.write_text(text, encoding="utf-8")
    assert unnoticed == []
    assert check(ROOT / "ladders", handbook, agency, TODAY) == []


def test_a_page_or_a_table_that_is_missing_is_noticed(ours: dict[date, Path], tmp_path: Path) -> None:
    handbook = tmp_path / "riverbend"
    shutil.copytree(ours[TODAY] / "riverbend", handbook)
    for kind in PAGES[1:]:
        next(iter(sorted(handbook.glob(f"{kind}-*.html")))).unlink()
    page = handbook / "pay-peer-hourly.html"
    page.write_text(TABLE.sub("", page.read_text(encoding="utf-8"), count=1), encoding="utf-8")
    wrong = check(ROOT / "ladders", handbook, "riverbend", TODAY)
    assert sum(line.endswith("there is no such page") for line in wrong) >= len(PAGES) - 1
    assert "pay-peer-hourly.html: there is no table 'Rates in force: dollars per hour'" in wrong
