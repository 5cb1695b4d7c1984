"""Rates as charts: rows of bars and dots on one axis of round dollars, in thousandths of its length, no floats.

A chart stands beside the table it is drawn from, and says nothing that the table does not.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import count
from math import ceil, floor
from typing import Final

from ladderbook import money
from ladderbook.tongue import ENGLISH, Tongue, marked

LENGTH: Final = 1000
"""How long the axis is; a browser stretches it to the width there is."""
MOST_INTERVALS: Final = 6
SHORT: Final = 10
"""As many letters of a name stand beside a row on a phone."""
MANY: Final = 8
PERCENTILES: Final = (10, 25, 50, 75, 90)
"""Those that are drawn of a survey."""
KEY: Final = {
    "bar": marked("From the lowest to the highest rate"),
    "dots": marked("Each rate"),
    "midpoint": marked("Midpoint"),
}
SURVEY_KEY: Final = {
    "outer": marked("10th to 90th percentile"),
    "inner": marked("darker, 25th to 75th"),
    "median": marked("dashed, the median"),
}
"""What signs mean: of rates one by one, of what others earn in one sentence."""


@dataclass(frozen=True, slots=True)
class Rates:
    """What a row shows: the rate of each step, or the ends of a range without steps and its published midpoint.

    `words` are said where no rate is known.
    """

    name: str
    steps: tuple[Decimal, ...] = ()
    ends: tuple[Decimal, Decimal] | None = None
    midpoint: Decimal | None = None
    words: str = ""

    @property
    def known(self) -> tuple[Decimal, ...]:
        return self.steps + (self.ends or ())


Survey = Mapping[int, Decimal]
"""What others are paid: the wage at each percentile that is known."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row: a bar from the lowest to the highest rate and a dot for each step; or words in their place."""

    name: str
    words: str
    bar: tuple[int, int] | None = None
    dots: tuple[int, ...] = ()
    midpoint: int | None = None


@dataclass(frozen=True, slots=True)
class Chart:
    """Rows, what their amounts are per, the round amounts of the axis with their places, and what others are paid."""

    rows: tuple[Row, ...]
    basis: str
    ticks: tuple[tuple[str, int], ...]
    survey: Mapping[int, int]

    @property
    def wages(self) -> tuple[tuple[int, int] | None, tuple[int, int] | None, int | None]:
        """Of others: where the middle four fifths lie, where the middle half, and the median, as far as known."""
        at = self.survey
        outer, inner = ((at[low], at[high]) if low in at and high in at else None for low, high in ((10, 90), (25, 75)))
        return outer, inner, at.get(50)

    @property
    def classes(self) -> str:
        """Where names are long, they stand above their rows on a phone."""
        return "chart long small" if max(len(row.name) for row in self.rows) > SHORT else "chart small"

    @property
    def tall(self) -> bool:
        """Whether the axis is said above the rows too."""
        return len(self.rows) > MANY

    @property
    def unit(self) -> str:
        return f"per {self.basis}"

    @property
    def key(self) -> tuple[tuple[str, str], ...]:
        """Each sign that is drawn of rates, and what it means."""
        drawn = {
            "bar": any(row.bar for row in self.rows),
            "dots": any(row.dots for row in self.rows),
            "midpoint": any(row.midpoint is not None for row in self.rows),
        }
        return tuple((sign, words) for sign, words in KEY.items() if drawn[sign])

    @property
    def survey_key(self) -> str:
        """The same of what others earn."""
        drawn = zip(SURVEY_KEY.values(), self.wages, strict=True)
        return "; ".join(words for words, place in drawn if place is not None)


def chart(
    rows: Sequence[Rates], currency: str, basis: str, survey: Survey | None = None, tongue: Tongue = ENGLISH
) -> Chart | None:
    """A chart of these rates; None where none of them is known, for then there is nothing to draw."""
    known = [rate for row in rows for rate in row.known]
    if not known:
        return None
    wages = {percentile: wage for percentile, wage in (survey or {}).items() if percentile in PERCENTILES}
    ticks = axis(min([*known, *wages.values()]), max([*known, *wages.values()]))

    def place(amount: Decimal) -> int:
        share = Fraction(amount - ticks[0]) / Fraction(ticks[-1] - ticks[0])
        return int(money.half_up(share * LENGTH, Decimal(1)))

    return Chart(
        tuple(_row(row, place) for row in rows),
        basis,
        tuple((tongue.money(tick, currency).removesuffix(".00"), place(tick)) for tick in ticks),
        {percentile: place(wage) for percentile, wage in sorted(wages.items())},
    )


def _row(rates: Rates, place: Callable[[Decimal], int]) -> Row:
    if not rates.known:
        return Row(rates.name, rates.words)
    low, high = place(min(rates.known)), place(max(rates.known))
    return Row(
        rates.name,
        "",
        bar=(low, high) if low < high else None,
        dots=tuple(sorted({place(rate) for rate in rates.steps})) or ((low,) if low == high else ()),
        midpoint=None if rates.midpoint is None else place(rates.midpoint),
    )


def axis(low: Decimal, high: Decimal) -> tuple[Decimal, ...]:
    """Round amounts at equal distances, from one at or below the lowest rate to one at or above the highest."""
    for step in _round_amounts():
        first, last = floor(low / step), ceil(high / step)
        last = max(last, first + 1)
        if last - first <= MOST_INTERVALS:
            return tuple(number * step for number in range(first, last + 1))
    raise AssertionError  # some round amount is large enough


def _round_amounts() -> Iterator[Decimal]:
    """1, 2, 5, 10, 20, 50 ..."""
    for power in count():
        yield from (Decimal(digit) * 10**power for digit in (1, 2, 5))
