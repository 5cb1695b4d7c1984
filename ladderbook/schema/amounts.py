"""Measured values: money, lengths of time, rates, percents and counts, in their author's units (FORMAT, section 2)."""

import re
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Annotated, Final

from pydantic import ValidationInfo

from ladderbook import money
from ladderbook.problems import Place
from ladderbook.schema.reading import DIGITS, scalar, wrong
from ladderbook.tongue import ENGLISH, Tongue, marked
from ladderbook.tree import Text


class Placed(Decimal):
    """An amount of money that knows where it stands in the source."""

    __slots__ = ("place",)
    place: Place


def _money(node: Text, _: ValidationInfo) -> Decimal:
    found = money.number(node)
    if found is None:
        plain = re.sub(r"[$,\s]", "", node)
        fix = f"Write `{plain}`." if money.number(plain) is not None else "Write digits only, such as 24.75."
        raise wrong("not-money", f"`{node}` is not an amount of money: digits and a point, no `$`, no comma", fix)
    placed = Placed(found)
    placed.place = node.place
    return placed


Money = Annotated[
    Decimal,
    scalar("an amount of money", _money, "24.75", title="money", type=["string", "number"], pattern=DIGITS, minimum=0),
]

_DURATION: Final = re.compile(r"(?:(about|up to) )?(\d{1,12}(?:\.\d{1,6})?) (hour|paid day|day|week|month|year)s?")
_RATE: Final = re.compile(
    r"(?:(about|up to) )?(\d{1,12}(?:\.\d{1,6})?)(?: (hour|paid day|day|week|month|year)s?)?"
    r"(?: per (hour|shift|week|biweek|half-month|month|year)| (once))"
)
_PERCENT: Final = re.compile(r"(?:(about|up to) )?(\d{1,12}(?:\.\d{1,6})?)%")


PARTS: Final = (
    *(marked("hour"), marked("hours"), marked("paid day"), marked("paid days"), marked("day"), marked("days")),
    *(marked("week"), marked("weeks"), marked("month"), marked("months"), marked("year"), marked("years")),
    *(marked("about"), marked("up to"), marked("once"), marked("per hour"), marked("per shift"), marked("per week")),
    *(marked("per biweek"), marked("per two weeks"), marked("per half-month"), marked("per month"), marked("per year")),
)
"""What amounts are put together from."""


@dataclass(frozen=True, slots=True)
class Amount:
    """A measured value in the unit its author chose: never converted. `per` is a period, or `once`."""

    number: Decimal
    unit: str
    per: str | None = None
    hedge: str | None = None

    def __str__(self) -> str:
        return self.words()

    def words(self, currency: str = "USD", tongue: Tongue = ENGLISH) -> str:
        """As printed; money in the currency given."""
        if self.unit == "percent":
            words = f"{self.number}%"
        elif self.unit == "money":
            words = tongue.money(self.number, currency)
        else:
            unit = self.unit[:-1] if self.number == 1 else self.unit
            words = f"{tongue.number(self.number)} {tongue.say(unit)}"
        words = f"{tongue.say(self.hedge)} {words}" if self.hedge else words
        if self.per is None:
            return words
        return f"{words} {tongue.say('once' if self.per == 'once' else f'per {self.per}')}"


def duration(words: str) -> Amount | None:
    """`12 months` as an amount, or None where the words are no length of time."""
    match = _DURATION.fullmatch(words)
    return Amount(Decimal(match[2]), match[3] + "s", hedge=match[1]) if match else None


def _duration(node: Text, _: ValidationInfo) -> Amount:
    found = duration(node)
    if found is None:
        message = f"`{node}` is not a length of time"
        raise wrong("not-a-duration", message, "Write a number and one unit: 12 months, 52 weeks, 2000 hours.")
    return found


def _rate(node: Text, _: ValidationInfo) -> Amount:
    match = _RATE.fullmatch(node)
    if not match:
        message = f"`{node}` is not an amount for a period"
        raise wrong("not-a-rate", message, "Write it like this: 24.75 per hour, 20 hours per year, 500 once.")
    unit = f"{match[3]}s" if match[3] else "money"
    return Amount(Decimal(match[2]), unit, per=match[4] or match[5], hedge=match[1])


def _percent(node: Text, _: ValidationInfo) -> Amount:
    match = _PERCENT.fullmatch(node)
    if not match:
        raise wrong("not-a-percent", f"`{node}` is not a percent", "Write a number and the sign: 2.5%.")
    return Amount(Decimal(match[2]), "percent", hedge=match[1])


def _any_amount(node: Text, info: ValidationInfo) -> Amount:
    if _PERCENT.fullmatch(node):
        return _percent(node, info)
    if _RATE.fullmatch(node) or "per" in node:
        return _rate(node, info)
    return _duration(node, info)


def _form(*patterns: re.Pattern[str]) -> str:
    """The JSON Schema of a text of one of these forms."""
    return f"^(?:{'|'.join(pattern.pattern for pattern in patterns)})$"


Duration = Annotated[
    Amount, scalar("a length of time", _duration, "12 months", title="duration", pattern=_form(_DURATION))
]
Rate = Annotated[
    Amount, scalar("an amount for a period", _rate, "20 hours per year", title="rate", pattern=_form(_RATE))
]
Percent = Annotated[Amount, scalar("a percent", _percent, "4%", title="percent", pattern=_form(_PERCENT))]
AnyAmount = Annotated[
    Amount, scalar("an amount", _any_amount, "50%", title="amount", pattern=_form(_DURATION, _RATE, _PERCENT))
]


def _length_or_rate(node: Text, info: ValidationInfo) -> Amount:
    return _duration(node, info) if _DURATION.fullmatch(node) else _rate(node, info)


Hours = Annotated[
    Amount,
    scalar(
        "a length of time or an amount for a period",
        _length_or_rate,
        "1 hour per week",
        title="duration or rate",
        pattern=_form(_DURATION, _RATE),
    ),
]


@dataclass(frozen=True, slots=True)
class Count:
    """A number and where it stands."""

    number: int
    place: Place = field(compare=False)


def _count(node: Text, _: ValidationInfo) -> Count:
    if not node.isdecimal() or len(node) > 3:
        raise wrong("not-a-whole-number", f"`{node}` is not a whole number", "Write digits, such as 2.")
    return Count(int(node), node.place)


Counted = Annotated[
    Count,
    scalar(
        "a whole number", _count, "2", title="whole number", type=["string", "integer"], pattern=r"^\d{1,3}$", minimum=0
    ),
]
