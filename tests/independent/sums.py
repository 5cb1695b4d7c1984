"""Numbers as readers see them: exact fractions, rounded once, where they are printed."""

import re
from collections.abc import Iterable
from fractions import Fraction

CENT = Fraction(1, 100)
MONTHS = {
    "years": Fraction(12),
    "months": Fraction(1),
    "weeks": Fraction(12, 52),
    "days": Fraction(12, 365),
    "paid days": Fraction(12, 260),
    "hours": Fraction(12, 2080),
}
Span = dict[str, Fraction]


def half_up(amount: Fraction, unit: Fraction) -> Fraction:
    """Rounded to whole units; a half goes away from zero."""
    if amount < 0:
        return -half_up(-amount, unit)
    return (amount / unit + Fraction(1, 2)).__floor__() * unit


def rounded(amount: Fraction, rule: str) -> Fraction:
    """Rounded as a plan says."""
    if rule == "dollar-up":
        return Fraction(amount.__ceil__())
    return half_up(amount, Fraction(1) if rule == "dollar" else CENT)


def percent(said: str) -> Fraction:
    """`5%` as a part of one."""
    return Fraction(said.removesuffix("%")) / 100


def money(amount: Fraction) -> str:
    """To the cent, half up; whole dollars from 100 on without cents."""
    printed = half_up(amount, CENT)
    sign, size = ("−" if printed < 0 else ""), abs(printed)
    dollars, cents = divmod(int(size / CENT), 100)
    whole = size >= 100 and cents == 0
    return f"{sign}${dollars:,}" if whole else f"{sign}${dollars:,}.{cents:02d}"


def printed_money(amount: Fraction) -> Fraction:
    """The amount that stands on the page."""
    return half_up(amount, CENT)


def raised(amount: Fraction) -> str:
    """A raise, with its sign."""
    return ("+" if printed_money(amount) > 0 else "") + money(amount)


def percents(part: Fraction) -> str:
    """A part of one as a percent with one decimal."""
    tenths = int(half_up(part * 100, Fraction(1, 10)) * 10)
    sign = "−" if tenths < 0 else ""
    return f"{sign}{abs(tenths) // 10}.{abs(tenths) % 10}%"


def plain(number: Fraction) -> str:
    """A number of hours: no more decimals than it has."""
    whole, rest = divmod(number, 1)
    if not rest:
        return f"{int(whole):,}"
    decimals = str(int(rest * 10000)).zfill(4).rstrip("0")
    return f"{int(whole):,}.{decimals}"


def span(said: str | None) -> Span | None:
    """A duration by its unit; nothing where it is not a number."""
    found = re.fullmatch(r"(?:about |up to )?([\d.]+) (hour|paid day|day|week|month|year)s?", said or "")
    return {found[2] + "s": Fraction(found[1])} if found else None


def spans(said: str) -> Span:
    """What a cell says, such as `2,000 hours and 24 months`; nothing for `None` and `None asked`."""
    pattern = r"([\d.,]*\d) (hour|paid day|day|week|month|year)s?\b"
    return {unit + "s": Fraction(number.replace(",", "")) for number, unit in re.findall(pattern, said)}


def added(parts: Iterable[Span]) -> Span:
    """Durations one after the other, each unit by itself."""
    total: Span = {}
    for part in parts:
        for unit, number in part.items():
            total[unit] = total.get(unit, Fraction(0)) + number
    return total


def length(said: Span) -> Fraction:
    """In months, only to tell which of two is longer."""
    return sum((number * MONTHS[unit] for unit, number in said.items()), Fraction(0))
