"""When steps come: the wait of each, what they add up to, and what hours worked take by the calendar. All exact."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from typing import Final

from ladderbook.pay.besides import StepIncrease
from ladderbook.schema.amounts import Amount, duration
from ladderbook.schema.reading import Word

Wait = Amount | Word | None
Total = tuple[Amount, ...] | Word | None
"""Waits added up, one amount for each unit; where one of them is not known, what stands in its place."""

WEEKS_OF_A_YEAR: Final = 52
MONTHS_OF_A_YEAR: Final = 12
_WEEKS: Final = {
    "days": Fraction(1, 7),
    "weeks": Fraction(1),
    "months": Fraction(WEEKS_OF_A_YEAR, MONTHS_OF_A_YEAR),
    "years": Fraction(WEEKS_OF_A_YEAR),
}
"""What a unit of the calendar is in weeks, to tell which of two times is the longer; days with pay are none."""


@dataclass(frozen=True, slots=True)
class Stage:
    """From one step to the next: its wait, the least it takes by the calendar, and both since the first step."""

    start: str
    end: str
    wait: Wait
    over: Wait
    waited: Total
    least: Total


@dataclass(frozen=True, slots=True)
class Leg:
    """Hours to work, and the least time they are worked over."""

    hours: Amount
    over: Amount | None = None


@dataclass(frozen=True, slots=True)
class Span:
    """How long hours worked take. `least` is set where the calendar decides: less time than that it never is."""

    weeks: Fraction
    hedge: str | None
    least: tuple[Amount, ...] = ()

    @property
    def months(self) -> Fraction:
        return self.weeks * MONTHS_OF_A_YEAR / WEEKS_OF_A_YEAR


def stages(increase: StepIncrease, steps: Sequence[str], longevity: Sequence[str] = ()) -> tuple[Stage, ...]:
    """Every step but the last, with its wait; into columns that only service reaches where there are waits for them."""
    told = max((len(each) for each in (increase.wait, increase.over) if isinstance(each, tuple)), default=0)
    columns = (*steps, *longevity[: max(0, told - len(steps) + 1)])
    count = len(columns) - 1
    found: list[Stage] = []
    waited: Total = ()
    least: Total = ()
    waits = zip(pairwise(columns), _each(increase.wait, count), _each(increase.over, count), strict=True)
    for (start, end), wait, over in waits:
        longest = longer(wait, over)
        waited = added(waited, wait if longest is None else longest)
        least = added(least, over) if longest is None and over is not None else least
        found.append(Stage(start, end, wait, over, waited, least))
    return tuple(found)


def _each(stated: tuple[Wait, ...] | Word | None, count: int) -> tuple[Wait, ...]:
    """One time for every step but the last; a single one stands for all."""
    values = stated if isinstance(stated, tuple) else (stated,)
    return values * count if len(values) == 1 else (values + (None,) * count)[:count]


def longer(wait: Wait, over: Wait) -> Amount | None:
    """The longer of two times of one unit; None where they cannot be told apart without converting one."""
    if not isinstance(wait, Amount) or not isinstance(over, Amount):
        return None
    if wait.unit != over.unit or wait.hedge or over.hedge:
        return None
    return max(wait, over, key=lambda amount: amount.number)


def added(total: Total, wait: Wait) -> Total:
    """A wait on top of others: added only to one of its own unit."""
    if not isinstance(total, tuple) or wait is Word.NONE:
        return total
    if not isinstance(wait, Amount):
        return wait
    for index, known in enumerate(total):
        if (known.unit, known.hedge) == (wait.unit, wait.hedge):
            return (*total[:index], replace(known, number=known.number + wait.number), *total[index + 1 :])
    return (*total, wait)


def years(total: Total) -> Fraction | None:
    """A total of weeks or months in years; None of other units, of a mixture, and where it is less than one."""
    if not isinstance(total, tuple) or len(total) != 1 or total[0].unit not in ("weeks", "months"):
        return None
    found = Fraction(total[0].number) / (WEEKS_OF_A_YEAR if total[0].unit == "weeks" else MONTHS_OF_A_YEAR)
    return found if found >= 1 else None


def legs(found: Iterable[Stage]) -> tuple[Leg, ...]:
    """The stages as hours to work; none at all where one is not counted in hours, or its least time is not known."""
    made = tuple(_leg(stage.wait, stage.over) for stage in found)
    return tuple(leg for leg in made if leg) if all(made) else ()


def _leg(wait: Wait, over: Wait) -> Leg | None:
    if not isinstance(wait, Amount) or wait.unit != "hours":
        return None
    if isinstance(over, Amount):
        return Leg(wait, over) if over.unit in _WEEKS else None
    return None if over is Word.UNPUBLISHED else Leg(wait)


def columns_in_hours(columns: Sequence[str]) -> tuple[Leg, ...]:
    """What is worked from the first column of an `hours` plan to each of the others; none where one is no hours."""
    found = [duration(column) for column in columns]
    amounts = [amount for amount in found if amount and amount.unit == "hours"]
    if len(amounts) != len(columns):
        return ()
    first = amounts[0].number
    return tuple(Leg(replace(amount, number=amount.number - first)) for amount in amounts[1:])


def span(worked: Sequence[Leg], weekly: Decimal) -> Span:
    """Hours one after the other at so many hours a week; each takes at least as long as it is worked over."""
    times = [(Fraction(leg.hours.number) / Fraction(weekly), _weeks(leg.over)) for leg in worked]
    held = [least > hours for hours, least in times]
    hedges = {leg.hours.hedge for leg in worked}
    hedge = hedges.pop() if len(hedges) == 1 else "about"
    overs: Total = ()
    for leg in worked:
        overs = added(overs, leg.over)
    least = overs if all(held) and isinstance(overs, tuple) else ()
    mixed = any(held) and not all(held)
    return Span(sum((max(pair) for pair in times), Fraction(0)), "about" if mixed else hedge, least)


def _weeks(over: Amount | None) -> Fraction:
    return Fraction(over.number) * _WEEKS[over.unit] if over else Fraction(0)
