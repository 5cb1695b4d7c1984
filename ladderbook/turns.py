"""The next day on which a handbook may say something else although nobody changed a word."""

import re
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Final

OLD_SOURCE_YEARS: Final = 3
"""A source of rates that is older than so many years is worth a second look."""
_DAY: Final = re.compile(rb"(?<![\d-])(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?(?![\d-])")
_NEVER: Final = date.max


def is_old(first: date, as_of: date) -> bool:
    """Whether a source of that day is too old to be taken on trust."""
    return (first.year + OLD_SOURCE_YEARS, first.month, first.day) < (as_of.year, as_of.month, as_of.day)


def next_turn(texts: Iterable[bytes], as_of: date) -> date:
    """The first day after `as_of` on which a date written in the texts can begin, end or grow old.

    Whatever looks like a date counts, so the day may come too early: then a build is done that changes nothing.
    """
    days = {turn for text in set(texts) for match in set(_DAY.findall(text)) for turn in _turns(match)}
    return min((day for day in days if day > as_of), default=_NEVER)


def _turns(parts: tuple[bytes, ...]) -> Iterable[date]:
    """The days on which what is dated so begins, has ended (however exact the date is), and is old."""
    year, month, day = (int(part or 0) for part in parts)
    try:
        first = date(year, month or 1, day or 1)
        last = first if day else (date(year + month // 12, month % 12 + 1, 1) if month else date(year + 1, 1, 1))
        after = last + timedelta(days=1) if day else last
        old = first.replace(year=year + OLD_SOURCE_YEARS, day=min(first.day, 28))
    except (ValueError, OverflowError):
        return ()
    return (first, first + timedelta(days=1), after, *(old + timedelta(days=late) for late in range(5)))
