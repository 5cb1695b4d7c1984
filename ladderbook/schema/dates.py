"""Dates as exact as their source, and deadlines (FORMAT, section 2)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Annotated, Final

from pydantic import ValidationInfo

from ladderbook.problems import Place
from ladderbook.schema.amounts import Amount, duration
from ladderbook.schema.reading import Word, reading_of, scalar, wrong
from ladderbook.tree import Text, text

_DATE: Final = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


@dataclass(frozen=True, slots=True, order=True)
class Day:
    """A date as exact as its source: a year, a month or a day. `first` is the first day it can mean."""

    first: date
    parts: int = 3
    place: Place | None = field(default=None, compare=False)

    @classmethod
    def of(cls, parts: Sequence[str]) -> "Day":
        """The day of `["2026", "07"]`: as exact as it is long."""
        numbers = [int(part) for part in parts]
        return cls(date(*[*numbers, 1, 1][:3]), len(numbers))

    @property
    def iso(self) -> str:
        return self.first.isoformat()[: (4, 7, 10)[self.parts - 1]]


def _day(node: Text, _: ValidationInfo) -> Day:
    match = _DATE.fullmatch(node)
    if not match:
        fix = "Write year-month-day: 2026-07-01, or 2026-07, or 2026."
        raise wrong("not-a-date", f"`{node}` is not a date", fix)
    try:
        return replace(Day.of([part for part in match.groups() if part]), place=node.place)
    except ValueError:
        raise wrong("not-a-date", f"there is no such day as `{node}`", "Write year-month-day: 2026-07-01.") from None


_YEAR_OR_TEXT: Final = ["string", "integer"]

Date = Annotated[
    Day, scalar("a date", _day, "2026-07-01", title="date", type=_YEAR_OR_TEXT, pattern=rf"^{_DATE.pattern}$")
]


def _start(node: Text, info: ValidationInfo) -> Day | Word:
    return Word.ANNOUNCED if node == "announced" else _day(node, info)


Start = Annotated[
    Day | Word,
    scalar(
        "a date or `announced`",
        _start,
        "2026-07-01",
        title="date or `announced`",
        type=_YEAR_OR_TEXT,
        pattern=rf"^(?:{_DATE.pattern}|announced)$",
    ),
]
"""The day something comes into force; `announced` is decided, the day not known."""

_DEADLINE: Final = re.compile(r"(.+) (after|before) ([a-z0-9-]+)")


@dataclass(frozen=True, slots=True)
class Deadline:
    """A day, or a length of time after or before an event (`hire`, `start`, `expiry`, a criterion or credential id)."""

    day: Day | None
    length: Amount | None = None
    side: str = "after"
    event: Text | None = None


def _deadline(node: Text, info: ValidationInfo) -> Deadline:
    if _DATE.fullmatch(node):
        return Deadline(_day(node, info))
    match = _DEADLINE.fullmatch(node)
    length = duration(match[1]) if match else None
    if not match or not length:
        fix = "Write a date, or a length of time after an event: 12 months after hire."
        raise wrong("not-a-deadline", f"`{node}` is not a deadline", fix)
    reading = reading_of(info)
    if match[3] in (reading.known or {}).get("credentials", ()):
        reading.refs.add(("credentials", match[3]))
    return Deadline(None, length, match[2], text(match[3], node.place))


By = Annotated[
    Deadline,
    scalar(
        "a deadline",
        _deadline,
        "12 months after hire",
        title="deadline",
        type=_YEAR_OR_TEXT,
        pattern=rf"^(?:{_DATE.pattern}|{_DEADLINE.pattern})$",
    ),
]
