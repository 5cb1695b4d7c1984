"""Every figure of a ladder that has a `source-table.csv` stands in the notes it was taken from.

A row: `figure` as the ladder writes it; `where` it stands, by ids (`roles.peer-1.criteria.recovery.lasting`), and
`plans.gs@2026-01-11` where an item has dated versions; `source_file` and a `source_line` of it that says so; title, url
and date of the source as the ladder or the library names it.
"""

import csv
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

import pytest
import yaml

from tests.support import ROOT

FACTS: Final = Path(__file__).parent / "facts"
LADDERS: Final = ROOT / "ladders"
TRACED: Final = sorted(path.parent.name for path in LADDERS.glob("*/source-table.csv"))
COLUMNS: Final = ["figure", "where", "source_file", "source_line", "source_title", "url", "as_of"]

NUMBER: Final = re.compile(r"(?<![A-Za-z\d])(?<!\d[.,])\d+(?:[.,]\d+)*")
"""A number that is not part of a short code such as PS6."""
THOUSANDS: Final = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
MONTHS: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
DAY_IN_WORDS: Final = re.compile(rf"(?:\b(\d{{1,2}}) )?\b({'|'.join(MONTHS)})[a-z]* (\d{{4}})\b")
NOT_FIGURES: Final = {
    "id", "was", "source", "computed_from", "code", "level", "from", "to", "into", "ask", "by", "decided_by", "who",
    "reports_to", "role", "family", "plan", "credential", "training", "competency", "setting", "place", "leads_to",
}  # fmt: skip
"""Fields that name things of the ladder itself."""
NAMES_A_SOURCE: Final = re.compile(r"\.row_source\.")


@dataclass(frozen=True)
class Row:
    """A row of one ladder's source table."""

    ladder: str
    cells: dict[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells[column]

    def __str__(self) -> str:
        return f"{self.ladder}: {self['figure'][:20]} at {self['where']}"


def said(text: str) -> Any:
    """YAML in which every value stays the text it is."""
    return yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 - BaseLoader makes texts, lists and maps only


@cache
def read(path: Path) -> Any:
    return said(path.read_text(encoding="utf-8"))


def numbers(text: str) -> set[str]:
    """The numbers of a text, without the commas of thousands."""
    return set(NUMBER.findall(THOUSANDS.sub("", text)))


def day_parts(text: str) -> set[str]:
    """The numbers of the days a text says in words, as a date writes them: `2 Oct 2015` gives 2015, 10 and 02."""
    months = {name: f"{number:02}" for number, name in enumerate(MONTHS, start=1)}
    found = (match.groups(default="") for match in DAY_IN_WORDS.finditer(text))
    return {part for day, month, year in found for part in (day.zfill(2), months[month], year)}


ONE_OR_TWO: Final = {"1": re.compile(r"/ (?:calendar )?year"), "2": re.compile(r"\btwo-")}
"""Numbers that notes say without a digit: `10 h / year` is for 1 year, `two-year` for 2."""


def in_words(text: str) -> set[str]:
    """The numbers a text says in words."""
    return day_parts(text) | {number for number, words in ONE_OR_TWO.items() if words.search(text)}


def squeezed(text: str) -> str:
    """A text on one line: a passage may run over the end of a line."""
    return " ".join(text.split())


@cache
def source_table(ladder: str) -> list[Row]:
    with (LADDERS / ladder / "source-table.csv").open(encoding="utf-8", newline="") as file:
        return [Row(ladder, cells) for cells in csv.DictReader(file)]


ROWS: Final = [row for ladder in TRACED for row in source_table(ladder)]
rows: Final = pytest.mark.parametrize("row", ROWS, ids=str)
ladders: Final = pytest.mark.parametrize("ladder", TRACED)


def source_text(row: Row) -> str:
    """What a row cites: a file of facts, or one section of a file of notes (`domain.md 1.3`)."""
    name, _, section = row["source_file"].partition(" ")
    text = (FACTS / name.removeprefix("facts/")).read_text(encoding="utf-8")
    if not section:
        return text
    notes = re.split(r"^#+ ", text, flags=re.MULTILINE)
    (cited,) = (f"### {note}" for note in notes if re.match(rf"{re.escape(section)}\.? ", note))
    return cited


def items(path: Path) -> Iterator[tuple[str, Any]]:
    """The sections of a file."""
    return ((name, part) for name, part in read(path).items() if name != "source")


@cache
def ladder_sections(ladder: str) -> dict[str, Any]:
    """All sections of the ladder, gathered from its files, and the library's sources."""
    found: dict[str, Any] = {}
    for path in sorted((LADDERS / ladder).glob("**/*.yaml")):
        for name, part in items(path):
            found[name] = [*found.get(name, []), *part] if isinstance(part, list) else part
    return {**found, "library sources": library_sources()}


@cache
def library_sources() -> list[Any]:
    files = sorted((LADDERS / "library").glob("**/*.yaml"))
    return [source for path in files for name, part in items(path) if name == "sources" for source in part]


def leaves(node: Any, path: tuple[str, ...] = (), beside: tuple[str, ...] = ()) -> Iterator[tuple[str, str]]:
    """Every value with its address; criteria are named by their id, whatever group they stand in."""
    if isinstance(node, dict):
        for key, part in node.items():
            group = key in ("all_of", "any_of", "of") and isinstance(part, list)
            yield from leaves(part, beside if group else (*path, key))
    elif isinstance(node, list) and node and isinstance(node[0], dict):
        again = Counter(item.get("id") for item in node)
        for item in node:
            dated = path == ("plans",) or again[item.get("id")] > 1
            yield from leaves(item, (*path, *address(item, dated=dated)), path)
    else:
        yield ".".join(path), " ".join(node) if isinstance(node, list) else node


def address(item: dict[str, Any], *, dated: bool) -> tuple[str, ...]:
    """How an item is named in an address: by its id and, where several share it, the day it speaks from."""
    if "id" not in item:
        return ()
    return (f"{item['id']}@{item['effective']}" if dated and "effective" in item else item["id"],)


@cache
def values(ladder: str) -> dict[str, str]:
    found = list(leaves(ladder_sections(ladder)))
    assert len(dict(found)) == len(found), [where for where, count in Counter(dict(found)).items() if count > 1]
    return dict(found)


def source_of(row: Row) -> dict[str, str]:
    """The source a row names, as the ladder or the library writes it."""
    known = ladder_sections(row.ladder)
    named = [one for one in (*known.get("sources", ()), *library_sources()) if one["title"] == row["source_title"]]
    source, *_ = (one for one in named if named_as(one) == (row["url"], row["as_of"]))
    return dict(source)


def named_as(source: dict[str, str]) -> tuple[str, str]:
    return source.get("url", ""), source.get("as_of", f"seen {source.get('seen')}")


@ladders
def test_a_table_has_the_columns(ladder: str) -> None:
    with (LADDERS / ladder / "source-table.csv").open(encoding="utf-8", newline="") as file:
        table = list(csv.reader(file))
    assert table[0] == COLUMNS
    assert {len(line) for line in table} == {len(COLUMNS)}


@rows
def test_a_cited_line_stands_in_its_file(row: Row) -> None:
    assert row["source_line"]
    assert squeezed(row["source_line"]) in squeezed(source_text(row))


@rows
def test_a_cited_figure_stands_in_the_ladder(row: Row) -> None:
    """The parts of a figure stand at its address in that order; a flag is cited by its name."""
    value = values(row.ladder)[row["where"]]
    if value == "yes":
        assert row["where"].endswith(f".{row['figure']}")
        return
    parts = (rf"(?<![\w.]){re.escape(part)}(?![\w.]*\w)" for part in row["figure"].split())
    assert re.search(".*?".join(parts), value, re.DOTALL), value


WHOLE: Final = re.compile(r"\.(rates|wait|over|locality)\b")


@pytest.mark.parametrize("row", [row for row in ROWS if WHOLE.search(row["where"])], ids=str)
def test_a_row_of_figures_is_cited_whole(row: Row) -> None:
    assert NUMBER.findall(row["figure"]) == NUMBER.findall(values(row.ladder)[row["where"]])


@rows
def test_a_figure_is_what_its_line_says(row: Row) -> None:
    """A figure that is worked out stands in the title of its source, which says how, beside what it is made of."""
    computed = source_of(row)["kind"] == "computed"
    says = f"{row['source_title']} {row['source_line']}" if computed else row["source_line"]
    assert numbers(row["figure"]) <= numbers(says) | in_words(says)


@ladders
def test_every_number_of_the_ladder_is_covered_by_the_source_table(ladder: str) -> None:
    cited: dict[str, set[str]] = {}
    for row in source_table(ladder):
        cited.setdefault(row["where"], set()).update(numbers(row["figure"]))
    uncovered = [
        f"{number} at {where}"
        for where, value in values(ladder).items()
        if not where.startswith(("sources.", "library")) and not NAMES_A_SOURCE.search(where)
        if where.rpartition(".")[2] not in NOT_FIGURES
        for number in sorted(numbers(value) - cited.get(where, set()))
    ]
    assert uncovered == []


@rows
def test_a_row_names_a_source_of_the_ladder_as_the_ladder_does(row: Row) -> None:
    assert named_as(source_of(row)) == (row["url"], row["as_of"])
