"""The one table every kind of pay plan lowers itself to: columns, and rows of a grade and its rates."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import Final

from ladderbook.problems import Place


@dataclass(frozen=True, slots=True)
class Point:
    """One rate in the plan's own basis; None where it is not published, or where there is `none`.

    `place` is its row in the source.
    """

    amount: Decimal | None
    place: Place
    none: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One grade and its rates, one for each column, in rising order."""

    grade: str
    points: tuple[Point, ...]
    place: Place

    @property
    def known(self) -> tuple[Decimal, ...]:
        """The rates that are published."""
        return tuple(point.amount for point in self.points if point.amount is not None)


@dataclass(frozen=True, slots=True)
class PayTable:
    """What a plan pays. `columns` are labels (steps of a grid); `rows` are in the plan's order of grades."""

    columns: tuple[str, ...]
    rows: tuple[Row, ...]

    def row(self, grade: str) -> Row | None:
        return next((row for row in self.rows if row.grade == grade), None)

    def cells(self) -> Iterator[tuple[Row, str, Point]]:
        for row in self.rows:
            for column, point in zip(self.columns, row.points, strict=True):
                yield row, column, point

    def unpublished(self) -> "PayTable":
        """The same table without a rate."""
        bare = (replace(row, points=tuple(replace(point, amount=None) for point in row.points)) for row in self.rows)
        return PayTable(self.columns, tuple(bare))

    def map(self, change: Callable[[Decimal], Decimal]) -> "PayTable":
        """The same table with every published rate changed, as a locality does."""

        def changed(point: Point) -> Point:
            return point if point.amount is None else replace(point, amount=change(point.amount))

        return PayTable(
            self.columns, tuple(replace(row, points=tuple(changed(point) for point in row.points)) for row in self.rows)
        )


_WEEKS: Final = {"week": 1, "biweek": 2}
_PARTS_OF_A_YEAR: Final = {"year": 1, "month": 12, "half-month": 24}


@dataclass(frozen=True, slots=True)
class Measure:
    """What a number means: its basis (of a plan `hour`, `biweek`, `month` or `year`) and the hours of full time.

    year = hour x yearly_hours; biweek = hour x 2 x weekly_hours; month = year / 12 (FORMAT, section 7).
    """

    basis: str
    weekly_hours: Decimal | None
    yearly_hours: Decimal | None

    @property
    def hours(self) -> Fraction | None:
        """The hours one number of the plan pays for; None where they are not stated."""
        return _hours(self)

    def per_hour(self, amount: Decimal | Fraction) -> Fraction | None:
        """Exact dollars per hour; round only to print. None where the hours it needs are not stated."""
        return None if self.hours is None else Fraction(amount) / self.hours

    def per_year(self, amount: Decimal | Fraction) -> Fraction | None:
        """Exact dollars for a full-time year; None where the hours it needs are not stated."""
        if self.basis in _PARTS_OF_A_YEAR:
            return Fraction(amount) * _PARTS_OF_A_YEAR[self.basis]
        hourly = self.per_hour(amount)
        return None if hourly is None or self.yearly_hours is None else hourly * Fraction(self.yearly_hours)

    def into(self, other: "Measure") -> Fraction | None:
        """What one unit of this measure is in another, through the hour of each (FORMAT, section 7)."""
        if self == other or (self.basis == other.basis and self.hours is None and other.hours is None):
            return Fraction(1)
        return None if self.hours is None or other.hours is None else other.hours / self.hours


@lru_cache(maxsize=256)
def _hours(measure: Measure) -> Fraction | None:
    if measure.basis == "hour":
        return Fraction(1)
    weeks, parts = _WEEKS.get(measure.basis), _PARTS_OF_A_YEAR.get(measure.basis)
    if weeks is not None:
        return None if measure.weekly_hours is None else weeks * Fraction(measure.weekly_hours)
    return None if measure.yearly_hours is None or parts is None else Fraction(measure.yearly_hours) / parts
