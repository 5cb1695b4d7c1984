"""The one table every kind of pay plan lowers itself to: columns, and rows of a grade and its rates."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

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

    def map(self, change: Callable[[Decimal], Decimal]) -> "PayTable":
        """The same table with every published rate changed, as a locality does."""

        def changed(point: Point) -> Point:
            return point if point.amount is None else replace(point, amount=change(point.amount))

        return PayTable(
            self.columns, tuple(replace(row, points=tuple(changed(point) for point in row.points)) for row in self.rows)
        )


@dataclass(frozen=True, slots=True)
class Measure:
    """What a number of a plan means: its basis (`hour`, `biweek`, `month`, `year`) and the hours of full time.

    year = hour x yearly_hours; biweek = hour x 2 x weekly_hours; month = year / 12 (FORMAT, section 7).
    """

    basis: str
    weekly_hours: Decimal
    yearly_hours: Decimal

    @property
    def hours(self) -> Fraction:
        """The hours one number of the plan pays for."""
        yearly = Fraction(self.yearly_hours)
        return {
            "hour": Fraction(1),
            "biweek": 2 * Fraction(self.weekly_hours),
            "month": yearly / 12,
            "year": yearly,
        }[self.basis]

    def per_hour(self, amount: Decimal | Fraction) -> Fraction:
        """Exact dollars per hour; round only to print."""
        return Fraction(amount) / self.hours

    def per_year(self, amount: Decimal | Fraction) -> Fraction:
        """Exact dollars for a full-time year."""
        return self.per_hour(amount) * Fraction(self.yearly_hours)

    def from_hourly(self, hourly: Fraction) -> Fraction:
        """An hourly rate in the plan's own basis, exact."""
        return hourly * self.hours
