"""Hours and pay of a role: gross pay at its weekly hours beside benefit lines. Printed apart from everything else."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Final

from markupsafe import Markup

from ladderbook import earnings, listing, money, wording
from ladderbook.earnings import Gross, HourlyRate, Line
from ladderbook.model import Handbook
from ladderbook.resolve import plan_of
from ladderbook.schema.agency import Benefits
from ladderbook.schema.roles import Role
from ladderbook.sitemap import Page, PageKind, View
from ladderbook.tongue import Tongue, marked


def pages(handbook: Handbook) -> Iterator[Page]:
    for role in handbook.roles.values():
        if earnings.has_hours(role, handbook):
            title = handbook.tongue.say("Hours and pay: {role}", role=wording.plain(role.title))
            trail = ("page:home", "page:roles", f"role:{role.id}")
            yield Page("hours", f"hours-{role.id}.html", f"hours:{role.id}", title, role, trail, place=role.id.place)


@dataclass(frozen=True, slots=True)
class Row:
    """One rate at some weekly hours: what it pays, and where a month stands beside each line."""

    name: str
    hourly: str
    paid: tuple[str, ...]
    stands: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Week:
    """Some weekly hours: whether benefits begin at them, and the rows."""

    hours: str
    benefits: str | None
    rows: tuple[Row, ...]


def view(handbook: Handbook, page: Page) -> View:
    role = page.about
    assert isinstance(role, Role)  # noqa: S101 - pages() put it there
    plan = plan_of(role, handbook)
    version = plan.at(handbook.as_of) if plan else None
    place = earnings.place_of(role, handbook)
    rates = earnings.hourly_rates(role, handbook)
    lines = earnings.lines(handbook)
    currency = str((version.fields.currency if version else None) or handbook.agency.currency)
    lines = lines if currency == "USD" else ()
    return {
        "role": role,
        "place": wording.stated(handbook.places[place].name, handbook.tongue) if place else None,
        "begins": version is not None and version.starts > handbook.as_of,
        "weeks": [_week(hours, rates, lines, currency, handbook) for hours in earnings.weekly_hours(role, handbook)],
        "lines": [(line.label, handbook.tongue.money(line.amount)) for line in lines],
        "most": [_most(rate, lines, None, handbook.tongue) for rate in rates] if lines else [],
        "most_of_five": [_most(rate, lines, Fraction(5), handbook.tongue) for rate in rates] if lines else [],
        "moves": list(_kept(role, handbook)),
        "rules": bool(handbook.incentives),
        "paid_weeks": wording.stated(_weeks(rates[0]), handbook.tongue) if rates else None,
    }


def _weeks(rate: HourlyRate) -> Decimal:
    return money.half_up(rate.weeks, Decimal("0.001")).normalize()


def _week(
    hours: Decimal, rates: tuple[HourlyRate, ...], lines: tuple[Line, ...], currency: str, handbook: Handbook
) -> Week:
    rows = tuple(_row(rate, earnings.gross(rate, hours), lines, currency, handbook.tongue) for rate in rates)
    return Week(str(wording.stated(hours, handbook.tongue)), _benefits(hours, handbook), rows)


def _row(rate: HourlyRate, paid: Gross, lines: tuple[Line, ...], currency: str, tongue: Tongue) -> Row:
    amounts = (paid.week, paid.four_weeks, paid.month, paid.five_weeks, paid.year)
    return Row(
        _name(rate, tongue),
        tongue.money(money.half_up(rate.hourly), currency),
        tuple(tongue.money(amount, currency) for amount in amounts),
        tuple(_beside(paid, line) for line in lines),
    )


def _name(rate: HourlyRate, tongue: Tongue) -> str:
    column = tongue.say("step {column}", column=rate.column) if rate.column.isdecimal() else tongue.say(rate.column)
    return f"{rate.grade}, {column}" if rate.grade else column


def _beside(paid: Gross, line: Line) -> str:
    """Where an average month stands, and a month of four or five paid weeks where that is elsewhere."""
    month = earnings.stands(paid.month, line.amount)
    others = (("four", paid.four_weeks), ("five", paid.five_weeks))
    words = [
        f"{earnings.stands(amount, line.amount)} in a month of {weeks} weeks"
        for weeks, amount in others
        if earnings.stands(amount, line.amount) != month
    ]
    return "; ".join((month, *words))


def _benefits(hours: Decimal, handbook: Handbook) -> str | None:
    """Whether the agency's own benefits begin at these hours."""
    benefits = handbook.agency.benefits
    begins = benefits.from_weekly_hours if isinstance(benefits, Benefits) else None
    if not isinstance(begins, Decimal):
        return None
    say = handbook.tongue.say
    begin = say("Benefits of this agency begin at {hours} hours a week.", hours=wording.stated(begins, handbook.tongue))
    stands = say(_BENEFITS[earnings.stands(hours, begins)], hours=wording.stated(hours, handbook.tongue))
    return f"{begin} {stands}"


_BENEFITS: Final = {
    "under": marked("{hours} is fewer."),
    "at": marked("{hours} is just that many."),
    "over": marked("{hours} is more."),
}


def _most(
    rate: HourlyRate, lines: tuple[Line, ...], weeks: Fraction | None, tongue: Tongue
) -> tuple[str, str, tuple[str, ...]]:
    hours = (earnings.most_hours(rate, line.amount, weeks) for line in lines)
    full = rate.full_time
    words = tuple(
        f"all of full time, {wording.stated(full)}" if full and found >= full else f"{found.normalize():f}"
        for found in hours
    )
    return _name(rate, tongue), tongue.money(money.half_up(rate.hourly)), words


def _kept(role: Role, handbook: Handbook) -> Iterator[tuple[Markup, str]]:
    """Each move on from the role, and whether weekly hours may be kept on it."""
    for way in handbook.ways_out(role.id):
        move = handbook.moves[way.move]
        if move.kind != "exit" and move.along != "weekly_hours":
            linked = wording.subject("move", move.id, listing.move_title(move, handbook))
            yield linked, earnings.kept(move, role, handbook.roles.get(str(way.end)), handbook.tongue)


KIND = PageKind("hours", "hours.html", pages, view)
