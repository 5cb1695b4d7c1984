"""Checks of what a move does to pay beside the lines of public rules."""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from ladderbook import wording
from ladderbook.crossing import Crossing, crossings
from ladderbook.earnings import WEEKS, HourlyRate, Line, gross, lines, stands
from ladderbook.model import Handbook, Way
from ladderbook.pay.plan import Version
from ladderbook.problems import Problem, Severity
from ladderbook.schema.moves import Move
from ladderbook.schema.reading import value_of
from ladderbook.sitemap import SiteMap


def moves_cross_no_line_unseen(handbook: Handbook, _: SiteMap) -> Iterator[Problem]:
    """benefits-line-crossed: at the same weekly hours a promotion takes the pay of a month over a line of benefits.

    Bad: from $1,600 to $1,750 a month at 20 hours a week, and nothing says so. Good: a process that names the
    benefits counselor.
    """
    known = lines(handbook)
    promotions = (move for move in handbook.moves.values() if move.kind == "promotion" and not _told(move))
    for move in promotions if known else ():
        crossed = {each for way in handbook.ways_of(move.id) for each in _crossed(move, way, known, handbook)}
        if crossed:
            label, hours = min(crossed, key=lambda each: (each[1], each[0]))
            many = f", and {len(crossed) - 1} more" if len(crossed) > 1 else ""
            message = (
                f"at {wording.stated(hours)} hours a week the promotion {move.id} takes the gross pay of a month "
                f"over the line “{label}”{many}"
            )
            fix = "Nothing is wrong with it. Say in the move's `process` where to get advice on benefits beforehand."
            yield Problem(move.id.place, "benefits-line-crossed", message, fix, Severity.ADVICE, about=str(move.id))


def _told(move: Move) -> bool:
    """Whether the page of a move speaks of benefits."""
    return any("benefit" in words.casefold() for words in (*(value_of(move.process) or ()), move.text or ""))


def _crossed(move: Move, way: Way, known: tuple[Line, ...], handbook: Handbook) -> Iterator[tuple[str, Decimal]]:
    """Each line, and the weekly hours of both roles at which some step crosses it."""
    if way.start is None or way.end is None:
        return
    here, there = (value_of(handbook.roles[role].weekly_hours) or () for role in (way.start, way.end))
    for _, _, found in crossings(move, way, handbook):
        if isinstance(found, Crossing):
            for before, after in _rates(found):
                for hours in sorted(set(here) & set(there)):
                    low, high = gross(before, hours).month, gross(after, hours).month
                    yield from ((line.label, hours) for line in known if _over(low, high, line.amount))


def _over(low: Decimal, high: Decimal, line: Decimal) -> bool:
    return stands(low, line) != "over" and stands(high, line) == "over"


def _rates(crossing: Crossing) -> Iterator[tuple[HourlyRate, HourlyRate]]:
    """The hourly rates before and after, from each step whose landing is known."""
    for column, rate in enumerate(crossing.left()):
        landing = crossing.land(column)
        if rate is not None and landing is not None:
            before = _hourly(crossing.before, Fraction(rate))
            after = _hourly(crossing.after, landing.rate)
            if before and after:
                yield before, after


def _hourly(version: Version, amount: Fraction) -> HourlyRate | None:
    measure = version.fields.measure
    hourly = measure.per_hour(amount)
    weekly, yearly = measure.weekly_hours, measure.yearly_hours
    weeks = Fraction(yearly) / Fraction(weekly) if weekly and yearly else WEEKS
    return None if hourly is None else HourlyRate(None, "", hourly, weeks, weekly)
