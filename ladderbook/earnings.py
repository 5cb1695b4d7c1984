"""Gross pay at weekly hours, beside the lines of public rules: arithmetic on pay, never on anyone's benefits."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Final

from ladderbook import money, wording
from ladderbook.figures import locality
from ladderbook.model import Handbook
from ladderbook.pay.plan import Version
from ladderbook.resolve import grades_of, plan_of
from ladderbook.schema.amounts import Amount
from ladderbook.schema.moves import Move
from ladderbook.schema.reading import value_of
from ladderbook.schema.roles import Pay, Role
from ladderbook.tongue import ENGLISH, Tongue, marked

WEEKS: Final = Fraction(52)
"""The paid weeks of a year where a plan does not state its hours."""
QUARTER: Final = Fraction(1, 4)


@dataclass(frozen=True, slots=True)
class Line:
    """An amount that the gross pay of a month is held against, such as that of a trial work month."""

    label: str
    amount: Decimal


@dataclass(frozen=True, slots=True)
class HourlyRate:
    """A rate of a role: where it stands, exact dollars an hour, the paid weeks of a year, the hours of full time."""

    grade: str | None
    column: str
    hourly: Fraction
    weeks: Fraction
    full_time: Decimal | None


@dataclass(frozen=True, slots=True)
class Gross:
    """Gross pay to the cent: of a week, of months of four and five paid weeks, of a month on average, of a year."""

    week: Decimal
    four_weeks: Decimal
    month: Decimal
    five_weeks: Decimal
    year: Decimal


def gross(rate: HourlyRate, hours: Decimal) -> Gross:
    """What so many hours a week pay before taxes: year = hour x hours x paid weeks, a month is a twelfth of it."""
    week = rate.hourly * Fraction(hours)
    year = week * rate.weeks
    return Gross(*map(money.half_up, (week, 4 * week, year / 12, 5 * week, year)))


def stands(amount: Decimal, line: Decimal) -> str:
    """Whether an amount as printed is `under`, `at` or `over` a line."""
    return "at" if amount == line else "under" if amount < line else "over"


def most_hours(rate: HourlyRate, line: Decimal, weeks: Fraction | None = None) -> Decimal:
    """The most weekly hours, in quarters, whose gross pay of a month as printed stays under a line.

    `weeks` are the paid weeks of the month; left out, the average month of the year.
    """
    an_hour = rate.hourly * (rate.weeks / 12 if weeks is None else weeks)
    quarters = int(Fraction(line) / (an_hour * QUARTER)) + 1
    while quarters and money.half_up(an_hour * quarters * QUARTER) >= line:
        quarters -= 1
    return Decimal(quarters) / 4


def lines(handbook: Handbook) -> tuple[Line, ...]:
    """The lines of the rules in force, lowest first."""
    stated = ((str(label), one.amounts.get(label)) for one in handbook.incentives.values() for label in one.lines)
    found = [Line(label, amount) for label, amount in stated if isinstance(amount, Decimal)]
    return tuple(sorted(found, key=lambda line: (line.amount, line.label)))


def place_of(role: Role, handbook: Handbook) -> str | None:
    """The place whose rates a role is paid at: the first the agency names that its plan knows."""
    plan = plan_of(role, handbook)
    return locality(handbook, plan.at(handbook.as_of)) if plan else None


def hourly_rates(role: Role, handbook: Handbook) -> tuple[HourlyRate, ...]:
    """The rates of a role per hour, lowest grade first; none where an hour cannot be worked out.

    Of a plan those in force, at the place of the role.
    """
    plan, pay = plan_of(role, handbook), value_of(role.pay)
    if plan is not None:
        return tuple(_of_plan(plan.at(handbook.as_of), grades_of(role, handbook), place_of(role, handbook)))
    if not isinstance(pay, Pay):
        return ()
    stated = (("Rate", pay.rate),) if pay.rate is not None else (("Lowest", pay.min), ("Highest", pay.max))
    return tuple(
        HourlyRate(None, name, Fraction(amount.number), WEEKS, None)
        for name, amount in stated
        if isinstance(amount, Amount) and amount.per == "hour" and amount.unit == "money"
    )


def _of_plan(version: Version, grades: tuple[str, ...], place: str | None) -> Iterator[HourlyRate]:
    measure, table = version.fields.measure, version.at(place)
    weekly, yearly = measure.weekly_hours, measure.yearly_hours
    weeks = Fraction(yearly) / Fraction(weekly) if weekly and yearly else WEEKS
    for grade in grades:
        row = table.row(grade)
        for column, point in zip(table.columns, row.points if row else (), strict=False):
            hourly = None if point.amount is None else measure.per_hour(point.amount)
            if hourly:
                yield HourlyRate(grade, column, hourly, weeks, weekly)


def weekly_hours(role: Role, handbook: Handbook) -> tuple[Decimal, ...]:
    """The weekly hours of a role, fewest first; where it states none, those of full time in its plan."""
    stated = value_of(role.weekly_hours)
    if stated:
        return tuple(sorted({hours for hours in stated if isinstance(hours, Decimal)}))
    plan = plan_of(role, handbook)
    full = plan.at(handbook.as_of).fields.measure.weekly_hours if plan else None
    return (full,) if full else ()


def has_hours(role: Role, handbook: Handbook) -> bool:
    """Whether there is enough to say what a role pays at its weekly hours."""
    return bool(hourly_rates(role, handbook) and weekly_hours(role, handbook))


def kept(move: Move, start: Role, end: Role | None, tongue: Tongue = ENGLISH) -> str:
    """Whether present weekly hours may be kept on a move, as far as the sources say."""
    if move.keeps_hours is True or move.along in ("grades", "variants"):
        return marked("You may keep your weekly hours.")
    if move.keeps_hours is False:
        return marked("Your weekly hours change.")
    there = value_of(end.weekly_hours) if end else None
    if not there:
        return marked("Whether you may keep your weekly hours is not stated.")
    hours = wording.listed([wording.stated(number, tongue) for number in sorted(there)], "or", tongue)
    here = [number for number in sorted(value_of(start.weekly_hours) or ()) if number not in there]
    worked = tongue.say("{hours} hours a week are worked there.", hours=hours)
    ask = tongue.say("Ask whether you may keep yours.")
    if not here:
        return f"{worked} {ask}"
    others = wording.listed([wording.stated(number, tongue) for number in here], tongue=tongue)
    missing = tongue.say("{hours} hours a week are not.", hours=others)
    return f"{worked} {missing} {ask}"
