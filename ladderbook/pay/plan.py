"""A pay plan: what its author writes, its versions over time, and the table of each version."""

from abc import abstractmethod
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Annotated, Final

from pydantic import Field

from ladderbook import money
from ladderbook.pay.table import Measure, PayTable, Point, Row
from ladderbook.problems import Problem
from ladderbook.schema.amounts import Duration, Money, Percent
from ladderbook.schema.criteria import Entry
from ladderbook.schema.dates import Day
from ladderbook.schema.items import Dated, Item, first_day
from ladderbook.schema.placement import Placement
from ladderbook.schema.reading import Lines, Many, Stated
from ladderbook.schema.words import Label, Number, Words, choice, ref
from ladderbook.tree import Text

START_OF_TIME: Final = date.min


class StepIncrease(Item):
    """When one moves up a step: a wait, or one wait for every step but the last, and what it asks."""

    title: Words | None = None
    wait: Stated[Many[Stated[Duration]]] = None
    over: Stated[Many[Stated[Duration]]] = Field(None, description="At least so long in calendar time.")
    criteria: Stated[tuple[Entry, ...]] = None
    restarts_on: Stated[Lines[Words]] = None
    text: Words | None = None


class PlanFields(Dated):
    """The fields every kind of pay plan has (FORMAT, section 7)."""

    title: Words
    kind: Label
    basis: Annotated[Text, choice("hour", "biweek", "month", "year")]
    weekly_hours: Number
    yearly_hours: Number
    rounding: Annotated[Text, choice("cent", "dollar", "dollar-up")] = Field(Text("cent"))
    currency: Label | None = None
    columns: Many[Label] = ()
    rates: dict[Label, Stated[Many[Stated[Money]]]]
    locality: dict[Annotated[Text, ref("places")], Percent] = Field(default_factory=dict)
    step_increases: Stated[tuple[StepIncrease, ...]] = None
    placement: Stated[Placement] = None
    text: Words | None = None

    @abstractmethod
    def column_labels(self) -> tuple[str, ...]:
        """The columns of the table, where the author gave none."""

    @property
    def measure(self) -> Measure:
        return Measure(self.basis, self.weekly_hours, self.yearly_hours)

    def rounded(self, amount: Decimal | Fraction) -> Decimal:
        """An amount as this plan rounds it."""
        if self.rounding == "dollar-up":
            return money.up(amount)
        return money.half_up(amount, money.DOLLAR if self.rounding == "dollar" else money.CENT)


def lower(plan: PlanFields) -> tuple[PayTable, list[Problem]]:
    """The plan as a table; a row that does not fill the columns is a problem and is cut or filled."""
    columns = tuple(map(str, plan.columns)) or plan.column_labels()
    rows, problems = [], []
    for grade, rates in plan.rates.items():
        amounts = rates if isinstance(rates, tuple) else (None,) * len(columns)
        if len(amounts) != len(columns):
            message = f"{grade} has {len(amounts)} rates, but the plan has {len(columns)} columns"
            fix = f"Write one rate for each column ({', '.join(columns)}); `unpublished` where one is not known."
            problems.append(Problem(grade.place, "row-length", message, fix))
        points = tuple(Point(amount if isinstance(amount, Decimal) else None, grade.place) for amount in amounts)
        missing = (Point(None, grade.place),) * (len(columns) - len(points))
        rows.append(Row(str(grade), (points + missing)[: len(columns)], grade.place))
    return PayTable(columns, tuple(rows)), problems


@dataclass(frozen=True, slots=True)
class Version:
    """A plan as it is from one day on. `ends` is the first day of its successor."""

    fields: PlanFields
    table: PayTable
    ends: Day | None

    @property
    def effective(self) -> Day | None:
        return first_day(self.fields)

    @property
    def starts(self) -> date:
        return self.effective.first if self.effective else START_OF_TIME

    def at(self, place: str | None) -> PayTable:
        """The table of a locality: base x (1 + percent), rounded as the plan rounds. None is the base table."""
        percent = self.fields.locality.get(Text(place)) if place else None
        if percent is None:
            return self.table
        factor = 1 + Fraction(percent.number) / 100
        return self.table.map(lambda amount: self.fields.rounded(Fraction(amount) * factor))


@dataclass(frozen=True, slots=True)
class Plan:
    """A pay plan over time, oldest version first."""

    id: str
    versions: tuple[Version, ...]

    def at(self, as_of: date) -> Version:
        """The version in force, or the first to come where none is."""
        started = [version for version in self.versions if version.starts <= as_of]
        return started[-1] if started else self.versions[0]

    def coming(self, as_of: date) -> tuple[Version, ...]:
        now = self.at(as_of)
        return tuple(version for version in self.versions if version.starts > as_of and version is not now)

    def past(self, as_of: date) -> tuple[Version, ...]:
        """Earlier versions, newest first."""
        now = self.at(as_of)
        return tuple(version for version in reversed(self.versions) if version.starts < now.starts)
