"""When each step comes, in words: waits and their running total, and calendar time at the hours people work."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from ladderbook import checklist, step_timing, wording
from ladderbook.model import Handbook
from ladderbook.pay.besides import StepIncrease
from ladderbook.pay.plan import Plan, Version
from ladderbook.resolve import plan_of
from ladderbook.schema.amounts import Amount
from ladderbook.schema.reading import Word, value_of
from ladderbook.step_timing import Leg, Span, Stage, Total


@dataclass(frozen=True, slots=True)
class Line:
    """From one step to the next: the wait, the least it takes by the calendar, and both since the first step."""

    step: str
    wait: str
    over: str
    total: str


@dataclass(frozen=True, slots=True)
class Calendar:
    """What hours worked take by the calendar: a row for each number of weekly hours, a column for each distance."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[str, ...]], ...]
    least: bool


@dataclass(frozen=True, slots=True)
class Increase:
    """One way in which steps come. `called` tells its tables from those of the others, `total` is a sentence."""

    increase: StepIncrease
    called: str
    begins: str | None
    lines: tuple[Line, ...]
    over: bool
    total: str | None
    calendar: Calendar | None
    criteria: tuple[checklist.Line, ...]


def increases(plan: Plan, handbook: Handbook) -> tuple[Increase, ...]:
    """Every way in which steps come, without those that are past."""
    return handbook.once(("increases", plan.id), lambda: _increases(plan, handbook))


def _increases(plan: Plan, handbook: Handbook) -> tuple[Increase, ...]:
    version = plan.at(handbook.as_of)
    stated = [one for one in value_of(version.fields.step_increases) or () if not wording.past(one, handbook)]
    called = [_called(one) if len(stated) > 1 else "" for one in stated]
    return tuple(
        _increase(one, f"{words} ({number})" if called.count(words) > 1 else words, plan, handbook)
        for number, (one, words) in enumerate(zip(stated, called, strict=True), start=1)
    )


def _called(increase: StepIncrease) -> str:
    if increase.title:
        return f": {wording.plain(increase.title)}"
    return f" (only when: {wording.plain(increase.when)})" if increase.when else ""


def _increase(increase: StepIncrease, called: str, plan: Plan, handbook: Handbook) -> Increase:
    version = plan.at(handbook.as_of)
    columns, longevity = steps_of(version)
    found = step_timing.stages(increase, columns, longevity)
    return Increase(
        increase,
        called,
        wording.begins(increase, handbook),
        tuple(_lines(found)),
        any(stage.over is not None for stage in found),
        _total(found),
        _of_stages(found, weekly_hours(plan, handbook)),
        checklist.plain_lines(value_of(increase.criteria) or (), handbook),
    )


def steps_of(version: Version) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The columns one moves along, and those that only service reaches."""
    columns = version.table.columns
    steps = len(columns) - len(version.fields.longevity)
    return columns[:steps], columns[steps:]


def _lines(found: Sequence[Stage]) -> Iterator[Line]:
    """A line for each step; one for all of them where there is nothing to add up."""
    if len(found) > 1 and all((stage.wait, stage.over) == (None, None) for stage in found):
        yield Line("Each step", wording.NOT_STATED, "", wording.NOT_STATED)
        return
    for stage in found:
        yield Line(
            _from_to(stage.start, stage.end), _wait(stage.wait), _wait(stage.over), _sum(stage.waited, stage.least)
        )


def _step(column: str) -> str:
    return f"Step {column}" if column.isdecimal() else column


def _from_to(start: str, end: str) -> str:
    return f"{_step(start)} to {_step(end)}"


def _wait(value: Amount | Word | None) -> str:
    if isinstance(value, Amount) and value.unit == "hours":
        return f"{value} worked"
    return str(wording.stated(value))


def _sum(waited: Total, least: Total) -> str:
    """`104 weeks`, `520 paid days, over at least 104 weeks`."""
    if not isinstance(waited, tuple):
        words = wording.WORDS[waited]
    else:
        words = str(wording.listed([_wait(amount) for amount in waited])) or wording.WORDS[Word.NONE]
    if least == ():
        return words
    over = str(wording.listed([_wait(amount) for amount in least])) if isinstance(least, tuple) else None
    return f"{words}, over at least {over}" if over else f"{words}; the least time is {wording.stated(least)}"


def _total(found: Sequence[Stage]) -> str | None:
    """`From Step 1 to Step 10: 936 weeks, about 18 years.`"""
    if len(found) < 2 or not found[-1].waited or not isinstance(found[-1].waited, tuple):
        return None
    last = found[-1]
    years = step_timing.years(last.waited) if last.least == () else None
    about = f", {_length(years, 'year', 'about')}" if years else ""
    return f"From {_from_to(found[0].start, last.end)}: {_sum(last.waited, last.least)}{about}."


# -- calendar time

_Distance = tuple[str, tuple[Leg, ...]]
"""What lies between two steps: its name, and the hours to work one after the other."""


def weekly_hours(plan: Plan, handbook: Handbook) -> dict[Decimal, str]:
    """The weekly hours of the roles a plan pays and of their variants, and of full time, least first, with names."""
    full = value_of(plan.at(handbook.as_of).fields.weekly_hours)
    roles = [*handbook.roles.values(), *(one.role for each in handbook.variants.values() for one in each)]
    worked = {hours for role in roles if plan_of(role, handbook) is plan for hours in value_of(role.weekly_hours) or ()}
    found = sorted({*worked, *([full] if full else [])})
    return {hours: _weekly(hours, hours == full) for hours in found if hours}


def _weekly(hours: Decimal, full: bool) -> str:
    words = f"{wording.stated(hours)} {'hour' if hours == 1 else 'hours'} a week"
    return f"{words} (full time)" if full else words


def _of_stages(found: Sequence[Stage], weekly: dict[Decimal, str]) -> Calendar | None:
    """Each step, or one line for all where they are alike, and the whole way."""
    legs = step_timing.legs(found)
    if not legs or not weekly:
        return None
    if len(legs) > 1 and len(set(legs)) == 1:
        distances = [_distance("Each step", legs[:1])]
    else:
        distances = [_distance(_from_to(one.start, one.end), (leg,)) for one, leg in zip(found, legs, strict=True)]
    whole = _distance(_from_to(found[0].start, found[-1].end), legs)
    return _calendar([*distances, whole] if len(legs) > 1 else distances, weekly)


def of_columns(plan: Plan, handbook: Handbook) -> Calendar | None:
    """When each rate of an `hours` plan begins."""
    version = plan.at(handbook.as_of)
    weekly = weekly_hours(plan, handbook)
    columns = steps_of(version)[0]
    legs = step_timing.columns_in_hours(columns) if version.fields.kind == "hours" else ()
    if not legs or not weekly:
        return None
    return _calendar([(column, (leg,)) for column, leg in zip(columns[1:], legs, strict=True)], weekly)


def _distance(name: str, legs: tuple[Leg, ...]) -> _Distance:
    """`Each step: 1,950 hours`, added up where it is several."""
    total: Total = ()
    for leg in legs:
        total = step_timing.added(total, leg.hours)
    hours = wording.listed([str(amount) for amount in total]) if isinstance(total, tuple) else ""
    return f"{name}: {hours}", legs


def _calendar(distances: Sequence[_Distance], weekly: dict[Decimal, str]) -> Calendar:
    return Calendar(
        tuple(name for name, _ in distances),
        tuple(
            (words, tuple(_span(step_timing.span(legs, hours)) for _, legs in distances))
            for hours, words in weekly.items()
        ),
        any(leg.over for _, legs in distances for leg in legs),
    )


def _span(found: Span) -> str:
    """`97.5 weeks, about 22.5 months`, `about 54.2 weeks or 12.5 months`; where the calendar decides, what it sets."""
    if found.least:
        return str(wording.listed([str(amount) for amount in found.least]))
    weeks = _length(found.weeks, "week", found.hedge)
    exact = weeks[0].isdecimal()
    months = _length(found.months, "month", "about" if exact else None).removeprefix("" if exact else "about ")
    return f"{weeks}, {months}" if exact else f"{weeks} or {months}"


def _length(number: Fraction, unit: str, hedge: str | None) -> str:
    words = wording.tenths(number)
    words = f"{hedge} {words.removeprefix('about ')}" if hedge else words
    return f"{words} {unit if number == 1 else unit + 's'}"
