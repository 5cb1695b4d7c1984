"""Money, percents and their rounding: Decimal from the author's text to the page, never a float."""

import re
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from math import ceil
from typing import Final

CENT: Final = Decimal("0.01")
DOLLAR: Final = Decimal(1)
MINUS: Final = "\N{MINUS SIGN}"
_NUMBER: Final = re.compile(r"\d{1,12}(\.\d{1,6})?")


def number(words: str) -> Decimal | None:
    """A plain decimal such as `37.5`, or None where the text is anything else."""
    return Decimal(words) if _NUMBER.fullmatch(words) else None


def half_up(amount: Decimal | Fraction, unit: Decimal = CENT) -> Decimal:
    """Rounded to a whole number of `unit`, halves away from zero, exactly (also a fraction such as year / 2087)."""
    if isinstance(amount, Fraction):
        above, below = unit.as_integer_ratio()
        top, bottom = abs(amount.numerator) * below, amount.denominator * above
        whole = Decimal((2 * top + bottom) // (2 * bottom)) * unit
        return whole if amount >= 0 else -whole
    return (amount / unit).quantize(Decimal(1), ROUND_HALF_UP) * unit


def up(amount: Decimal | Fraction, unit: Decimal = DOLLAR) -> Decimal:
    """Rounded up to a whole number of `unit`, exactly."""
    return Decimal(ceil(Fraction(amount) / Fraction(unit))) * unit


def show(amount: Decimal, currency: str = "USD") -> str:
    """As printed: `$24.75`; whole dollars of a hundred or more without cents: `$48,262`."""
    exact = amount.quantize(CENT, ROUND_HALF_UP)
    digits = f"{exact:,.0f}" if abs(exact) >= 100 and exact == exact.to_integral_value() else f"{exact:,.2f}"
    return sign(currency) + digits


def sign(currency: str) -> str:
    """What stands before an amount."""
    return "$" if currency == "USD" else f"{currency} "


def show_percent(share: Fraction | Decimal) -> str:
    """A share as a percent with one decimal, half up: 0.0734 is `7.3%`."""
    percent = half_up(Fraction(share) * 100, Decimal("0.1"))
    return f"{MINUS if percent < 0 else ''}{abs(percent):.1f}%"
