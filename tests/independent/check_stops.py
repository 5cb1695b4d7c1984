"""The pay at every stop of the next-steps pages, from every rate of the role one is in."""

from dataclasses import replace

from tests.independent.findings import Findings
from tests.independent.pages import Entry, Page, Shown
from tests.independent.paths import Map, Path
from tests.independent.placing import Spot, spots
from tests.independent.sums import money


class StopsCheck:
    """The table of one page: a row for each entry of its paths, a column for each known rate of the role."""

    def __init__(self, findings: Findings, ways: Map, role: str, page: Page) -> None:
        self.findings, self.ways, self.role = findings, ways, role
        self.name = f"next-{role}.html"
        jobs = ways.book.jobs(role)
        self.spots = [spot for job in jobs if job.table for spot in spots(job.table, job.grade) if spot is not None]
        caption = f"Hourly rate at each stop, from each rate of {ways.book.roles[role]['title']}"
        self.shown: Shown | None = next((table for table in page.tables if table.caption == caption), None)
        self.seen: set[int] = set()
        if (self.shown is None) != (not self.spots):
            findings.wrong(self.name, f"{len(self.spots)} rates are known, but there is {self.shown and 'a'} table")
        if self.shown is not None:
            self._cells(0, [_hour(spot) for spot in self.spots])

    def entry(self, entry: Entry, path: Path) -> None:
        """The row that an entry of a path names says what its moves make of each rate."""
        if self.shown is None:
            return
        if not entry.row.isdecimal():
            self.findings.wrong(self.name, f"no row of pay belongs to {entry.text!r}")
            return
        number = int(entry.row) + 1
        title = self.ways.book.roles[path.at.role]["title"]
        if not self.shown.rows[number][0].startswith(title):
            self.findings.wrong(self.name, f"row {number} of the stops is not of {title}")
        self._cells(number, [_hour(self._arrived(spot, path)) for spot in self.spots])

    def done(self) -> None:
        """Every row belongs to an entry."""
        if self.shown is not None and self.seen != set(range(len(self.shown.rows))):
            self.findings.wrong(
                self.name, f"rows {self.seen} of the stops are told of, there are {len(self.shown.rows)}"
            )

    def _arrived(self, spot: Spot, path: Path) -> Spot | None:
        on_the_way = replace(self.ways.start(self.role), low=spot, high=None)
        for step in path.steps:
            on_the_way = self.ways.after(on_the_way, step)
        return on_the_way.low

    def _cells(self, number: int, expected: list[str]) -> None:
        assert self.shown is not None
        self.seen.add(number)
        row = self.shown.rows[number]
        if len(row) - 1 != len(expected):
            self.findings.wrong(self.name, f"row {number} of the stops has {len(row) - 1} rates, not {len(expected)}")
        for column, printed, hour in zip(self.shown.columns[1:], row[1:], expected, strict=False):
            self.findings.cell("stop", (self.name, self.shown.caption, row[0], column), printed, hour)


def _hour(spot: Spot | None) -> str:
    return money(spot.hour) if spot is not None and spot.hour is not None else "Not known"
