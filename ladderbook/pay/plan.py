"""A pay plan: what its author writes, its versions over time, and the table of each version."""

from abc import abstractmethod
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Annotated, Final

from ladderbook import money
from ladderbook.pay.besides import Differential, StepIncrease
from ladderbook.pay.table import Measure, PayTable, Point, Row
from ladderbook.problems import Problem
from ladderbook.schema.amounts import Amount, AnyAmount, Money, Percent
from ladderbook.schema.dates import Day
from ladderbook.schema.items import Item, first_day
from ladderbook.schema.placement import Placement
from ladderbook.schema.reading import Many, Stated, Word, says, value_of
from ladderbook.schema.words import FullTime, Label, SourceId, Words, choice, ref
from ladderbook.tree import Map, Text

START_OF_TIME: Final = date.min
END_OF_TIME: Final = date.max


class PlanFields(Item):
    """What is paid: grades with their rates, and when and how one moves between them."""

    title: Words = says("What it is called.", "plan, pay, role", example="Peer hourly scale")
    kind: Stated[Label] = says(
        "What its columns are: `grid` steps, `band` the ends of a range, `single` one rate, `hours` hours worked, "
        "`service` years of service. Needed once a rate is a number.",
        "nowhere: it only tells how the rates are read",
        None,
        example="grid",
    )
    basis: Stated[Annotated[Text, choice("hour", "biweek", "month", "year")]] = says(
        "What every number in `rates` is per; all other figures are computed from these. Needed once a rate is a "
        "number.",
        "plan, move",
        None,
    )
    weekly_hours: Stated[FullTime] = says(
        "The weekly hours of full time; left out, what hangs on them is not worked out.", "plan", None, example="37.5"
    )
    yearly_hours: Stated[FullTime] = says(
        "The yearly hours of full time; left out, hourly rates are not worked out from yearly ones, nor yearly from "
        "hourly.",
        "plan, role",
        None,
        example="1950",
    )
    rounding: Annotated[Text, choice("cent", "dollar", "dollar-up")] = says(
        "How computed rates are rounded: half up, or always up (`dollar-up`).", "plan", Text("cent")
    )
    currency: Label | None = says(
        "What its money is in; left out, what the agency's is in.", "plan, pay, role, move", None, example="USD"
    )
    columns: Many[Label] = says(
        "What its columns are called; left out, by its kind: steps 1 to n, minimum (midpoint) maximum, rate.",
        "plan, role, move",
        (),
        example=["0 hours", "2000 hours"],
    )
    longevity: Many[Label] = says(
        "Columns after the last, which only service reaches and no placement may.",
        "plan, role, move",
        (),
        example="15 years",
    )
    rates: dict[Label, Stated[Many[Stated[Money]]]] = says(
        "The grades in rising order, each with one number a column.",
        "plan, pay, role, move, home, map",
        example={"P1": ["18.00", "18.50", "19.00"]},
    )
    row_source: dict[Label, Many[SourceId]] = says(
        "The source of a grade's row, where it is not the plan's.", "plan", {}, example={"P1": "board-2026"}
    )
    raise_: Stated[AnyAmount] = says(
        "Instead of `rates` in a dated patch: the version before, raised, then rounded. A percent or a rate.",
        "nowhere: it only makes the new rates",
        None,
        alias="raise",
        example="3%",
    )
    ceiling: Stated[Money] = says("No rate is higher, in the plan's basis.", "plan", None, example="195200")
    locality: dict[Annotated[Text, ref("places")], Stated[Percent]] = says(
        "What is added to the rates in a place, then rounded.",
        "plan, pay, role, move",
        {},
        example={"boston": "32.58%"},
    )
    step_increases: Stated[tuple[StepIncrease, ...]] = says(
        "When one moves up a step.", "plan", None, example=[{"id": "hours-worked", "wait": "1950 hours"}]
    )
    differentials: Stated[tuple[Differential, ...]] = says(
        "Pay on top of the rates.",
        "plan, role",
        None,
        example=[{"id": "nights", "title": "Night shift", "amount": "5%"}],
    )
    placement: Stated[Placement] = says(
        "On which rate a move into one of its grades places one.", "plan, move", None, example={"rule": "next-step"}
    )
    text: Words | None = says("A few words about it.", "plan", None, example="Agreed by the board each spring.")

    @abstractmethod
    def column_labels(self) -> tuple[str, ...]:
        """The columns of the table, where the author gave none."""

    def whole(self, node: Map) -> Iterator[Problem]:
        """A number means nothing without its kind and its basis (FORMAT, section 7)."""
        numbers = any(isinstance(rate, Decimal) for rates in self.rates.values() for rate in value_of(rates) or ())
        for field in ("kind", "basis") if numbers else ():
            if value_of(getattr(self, field)) is None:
                message = f"the plan {self.id} has rates but no `{field}`"
                yield Problem(self.id.place, "missing-field", message, f"Add a line `{field}: ...`.")

    @property
    def measure(self) -> Measure:
        return Measure(str(value_of(self.basis) or "hour"), value_of(self.weekly_hours), value_of(self.yearly_hours))

    def rounded(self, amount: Decimal | Fraction) -> Decimal:
        """An amount as this plan rounds it, and never above its ceiling."""
        exact = self.in_whole_units(amount)
        return min(exact, self.ceiling) if isinstance(self.ceiling, Decimal) else exact

    def in_whole_units(self, amount: Decimal | Fraction) -> Decimal:
        """An amount that is no rate, such as what comes on top of one, as this plan rounds."""
        if self.rounding == "dollar-up":
            return money.up(amount)
        return money.half_up(amount, money.DOLLAR if self.rounding == "dollar" else money.CENT)

    def raised(self, table: PayTable) -> PayTable:
        """The table before, raised by the percent or the amount, then rounded."""
        by = self.raise_
        if not isinstance(by, Amount):
            return table
        if by.unit == "percent":
            return table.map(lambda amount: self.rounded(Fraction(amount) * (1 + Fraction(by.number) / 100)))
        each = Measure(str(by.per), value_of(self.weekly_hours), value_of(self.yearly_hours)).into(self.measure)
        if each is None:
            return table.unpublished()
        added = Fraction(by.number) * each
        return table.map(lambda amount: self.rounded(Fraction(amount) + added))


def lower(plan: PlanFields) -> tuple[PayTable, list[Problem]]:
    """The plan as a table; a row that does not fill the columns is a problem and is cut or filled."""
    columns = (*(map(str, plan.columns) if plan.columns else plan.column_labels()), *map(str, plan.longevity))
    rows, problems = [], []
    for grade, rates in plan.rates.items():
        amounts = rates if isinstance(rates, tuple) else (None,) * len(columns)
        if len(amounts) != len(columns):
            message = (
                f"{grade} has {_counted(len(amounts), 'rate')}, but the plan has {_counted(len(columns), 'column')}"
            )
            fix = f"Write one rate for each column ({', '.join(columns)}); `unpublished` where one is not known."
            problems.append(Problem(grade.place, "row-length", message, fix))
        points = tuple(
            Point(_under(a, plan.ceiling), getattr(a, "place", grade.place), a is Word.NONE) for a in amounts
        )
        missing = (Point(None, grade.place),) * (len(columns) - len(points))
        rows.append(Row(str(grade), (points + missing)[: len(columns)], grade.place))
    return PayTable(columns, tuple(_rising(rows))), problems


def _rising(rows: list[Row]) -> list[Row]:
    """Grades in rising order, whatever the order of their keys; as written where a grade has no published rate."""
    return sorted(rows, key=lambda row: row.known[0]) if all(row.known for row in rows) else rows


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _under(amount: object, ceiling: object) -> Decimal | None:
    """A rate, cut at the plan's ceiling."""
    if not isinstance(amount, Decimal):
        return None
    return min(amount, ceiling) if isinstance(ceiling, Decimal) else amount


def plan_over_time(name: str, versions: Sequence[PlanFields], problems: list[Problem]) -> "Plan":
    """A plan with the table of each version; one that restates no rates has those before it, raised if it says so."""
    tables: list[PayTable] = []
    for number, fields in enumerate(versions):
        table, faults = lower(fields)
        problems.extend(faults)
        if number:
            table = _carried(table, fields, tables[-1], versions[number - 1])
        tables.append(fields.raised(table))
    ends = [*(first_day(version) for version in versions[1:]), None]
    return Plan(name, tuple(Version(f, t, e) for f, t, e in zip(versions, tables, ends, strict=True)))


def _carried(table: PayTable, fields: PlanFields, before: PayTable, earlier: PlanFields) -> PayTable:
    """A version's table, in which every grade that it does not state anew has the rates it had, raises and all."""
    if table.columns != before.columns:
        return table
    stated = {str(grade): _stated_at(grade, fields) for grade in fields.rates}
    known = {str(grade): _stated_at(grade, earlier) for grade in earlier.rates}
    kept = {row.grade: row for row in before.rows if known.get(row.grade) == stated.get(row.grade)}
    return PayTable(table.columns, tuple(_rising([kept.get(row.grade, row) for row in table.rows])))


def _stated_at(grade: Label, fields: PlanFields) -> tuple[object, ...]:
    """Where a grade's rates stand in the source: the same places mean the same statement."""
    rates = fields.rates[grade]
    return (grade.place, *(getattr(rate, "place", None) for rate in value_of(rates) or ()))


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
        """The day it is in force from; one that is only announced is later than any."""
        if self.fields.effective is Word.ANNOUNCED:
            return END_OF_TIME
        return self.effective.first if self.effective else START_OF_TIME

    def over(self, as_of: date) -> bool:
        """Whether its last day is past, with nothing in its place."""
        until = self.fields.until
        return until is not None and until.first < as_of and (self.ends is None or self.ends.first > as_of)

    def at(self, place: str | None) -> PayTable:
        """The table of a locality: base x (1 + percent), rounded as the plan rounds. None is the base table."""
        percent = self.fields.locality.get(Text(place)) if place else None
        if percent is None:
            return self.table
        if isinstance(percent, Word):
            return self.table.unpublished()
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

    def with_grade(self, grades: Sequence[str], as_of: date) -> Version:
        """The version in force, or where it has none of the grades the first to come that has one."""
        later = (self.at(as_of), *self.coming(as_of))
        return next((v for v in later if any(v.table.row(grade) for grade in grades)), later[0])

    def coming(self, as_of: date) -> tuple[Version, ...]:
        now = self.at(as_of)
        return tuple(version for version in self.versions if version.starts > as_of and version is not now)

    def past(self, as_of: date) -> tuple[Version, ...]:
        """Earlier versions, newest first."""
        now = self.at(as_of)
        return tuple(version for version in reversed(self.versions) if version.starts < now.starts)
