"""What the next version of a plan changes: each grade's lowest and highest rate now and then, and the difference."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from ladderbook import wording
from ladderbook.figures import Figures, figures
from ladderbook.model import Handbook
from ladderbook.pay.plan import Plan
from ladderbook.pay.table import Row
from ladderbook.schema.dates import Day
from ladderbook.schema.reading import Word
from ladderbook.tongue import Tongue


@dataclass(frozen=True, slots=True)
class Raises:
    """A table: its caption, its columns after the grade, and a row for each grade."""

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[str, ...]], ...]


def raises(plan: Plan, place: str | None, handbook: Handbook) -> Raises | None:
    """The rates of the next version announced beside those before; None where they stay, or cannot be compared."""
    now, coming = plan.at(handbook.as_of), plan.coming(handbook.as_of)
    if not coming:
        return None
    then = coming[0]
    before, after = figures(handbook, now), figures(handbook, then)
    if (before.basis, before.currency) != (after.basis, after.currency):
        return None
    old, new = now.at(place), then.at(place)
    grades = dict.fromkeys(row.grade for table in (new, old) for row in table.rows)
    pairs = [(grade, old.row(grade), new.row(grade)) for grade in grades]
    if all(_known(was) == _known(will) for _, was, will in pairs):
        return None
    single = len(old.columns) == len(new.columns) == 1
    return Raises(
        _caption(then.effective, before, handbook.tongue),
        tuple(_columns("now" if now.starts <= handbook.as_of else "before", single)),
        tuple((grade, tuple(_cells(was, will, after, single))) for grade, was, will in pairs),
    )


def _caption(day: Day | Word | None, shown: Figures, tongue: Tongue) -> str:
    told = {"unit": tongue.say(shown.unit), "basis": tongue.say(shown.basis)}
    if isinstance(day, Day):
        return tongue.say("What changes on {day}: {unit} per {basis}", day=wording.day_words(day, tongue), **told)
    return tongue.say("What changes on a day not decided yet: {unit} per {basis}", **told)


def _known(row: Row | None) -> tuple[object, ...] | None:
    return tuple(point.amount for point in row.points) if row else None


def _columns(now: str, single: bool) -> Iterator[str]:
    for end in ("Rate",) if single else ("Lowest", "Highest"):
        yield from (f"{end} {now}", f"{end} then", f"{end}: change")


def _cells(was: Row | None, will: Row | None, shown: Figures, single: bool) -> Iterator[str]:
    for end in (min,) if single else (min, max):
        old, new = (end(row.known) if row and row.known else None for row in (was, will))
        yield _rate(was, old, shown)
        yield _rate(will, new, shown)
        if old is None or new is None:
            yield wording.WORDS[Word.UNPUBLISHED] if was and will else "new" if will else "ends"
        else:
            yield "no change" if old == new else shown.difference(new, old)


def _rate(row: Row | None, rate: Decimal | None, shown: Figures) -> str:
    return shown.shown(rate).own if row else "not in the table"
