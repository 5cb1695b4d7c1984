"""What the checker found: where a page and the sources disagree, and how much was compared."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from tests.independent.pages import Shown

Expected = str | frozenset[str] | None


@dataclass(slots=True)
class Findings:
    """Disagreements in words, the number of cells compared by kind of table, and what could not be settled."""

    disagreements: list[str] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)
    unsettled: Counter[str] = field(default_factory=Counter)

    def wrong(self, page: str, what: str) -> None:
        """A disagreement that is not of one cell."""
        self.disagreements.append(f"{page}: {what}")

    def cell(self, kind: str, where: tuple[str, str, str, str], printed: str, expected: Expected) -> None:
        """One cell; `expected` may be several texts that are equally right, or nothing where none is settled."""
        if expected is None:
            self.unsettled[kind] += 1
            return
        self.counts[kind] += 1
        if printed != expected and (isinstance(expected, str) or printed not in expected):
            page, table, row, column = where
            want = expected if isinstance(expected, str) else " or ".join(sorted(expected))
            self.wrong(page, f"{table} | {row} | {column}: printed {printed!r}, expected {want!r}")

    def table(
        self, kind: str, page: str, shown: Shown, columns: list[str], rows: Mapping[str, Mapping[str, Expected]]
    ) -> None:
        """A whole table: its columns, its rows, every cell."""
        if shown.columns[1:] != columns:
            self.wrong(page, f"{shown.caption}: columns {shown.columns[1:]}, expected {columns}")
        seen = Counter(row[0] for row in shown.rows)
        for name in {*rows, *seen}:
            if seen[name] != (name in rows):
                self.wrong(page, f"{shown.caption}: row {name!r} stands there {seen[name]} times")
        for row in shown.rows:
            for column, printed in zip(shown.columns[1:], row[1:], strict=False):
                if row[0] in rows and column in rows[row[0]]:
                    where = (page, shown.caption, row[0], column)
                    self.cell(kind, where, printed, rows[row[0]][column])
            if len(row) != len(shown.columns):
                self.wrong(page, f"{shown.caption}: row {row[0]!r} has {len(row)} cells")


def taken(findings: Findings, page: str, tables: list[Shown], *captions: str) -> Shown | None:
    """The first table under one of the captions, taken out of the list; a disagreement where there is none."""
    for shown in tables:
        if shown.caption in captions:
            tables.remove(shown)
            return shown
    findings.wrong(page, f"there is no table {captions[0]!r}")
    return None
