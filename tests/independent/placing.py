"""On which rate a move places one, worked out rule by rule as the book of figures says."""

from dataclasses import dataclass
from fractions import Fraction

from tests.independent.plans import Table
from tests.independent.reading import Item
from tests.independent.sums import percent

NEEDS_MORE_THAN = "next-step"


@dataclass(frozen=True, slots=True)
class Spot:
    """A rate one has: in which table and grade, and the column it stands in, if it is one of the table's."""

    table: Table
    grade: str
    rate: Fraction
    column: int | None = None

    @property
    def hour(self) -> Fraction | None:
        """The hour of it."""
        return self.table.hour(self.rate)


@dataclass(frozen=True, slots=True)
class Landing:
    """Where one is placed: what one has in the new basis, what the rule asks, the new rate."""

    present: Fraction
    asked: Fraction
    spot: Spot
    kept: bool

    @property
    def gain(self) -> Fraction:
        """The raise as a part of the present rate."""
        return (self.spot.rate - self.present) / self.present


def spots(table: Table, grade: str) -> list[Spot | None]:
    """Every column of a grade; nothing where its rate is not published."""
    return [
        None if rate is None else Spot(table, grade, rate, column) for column, rate in enumerate(table.rates[grade])
    ]


def in_basis_of(left: Spot, entered: Table) -> Fraction | None:
    """The present rate in the basis of the plan one enters."""
    if left.table.name == entered.name:
        return left.rate
    return entered.of_hour(left.hour) if left.hour is not None else None


def place(rule: Item, left: Spot, entered: Table, grade: str) -> Landing | None:
    """Where the rule places one; nothing where a rate or an hour it needs is not known."""
    present = in_basis_of(left, entered)
    if present is None:
        return None
    asked = _asked(rule, left, present, entered, grade)
    if asked is None:
        return None
    row = entered.rates[grade][: entered.landing]
    found = _found(rule, row, present, asked, entered)
    if found is None:
        return None
    rate = _limited(rule, row, present, found, entered)
    if rate is None:
        return None
    kept = False
    if rate < present and not (row[-1] == rate and _may_fall(rule) and row[-1] < present):
        rate, kept = present, True
    columns = [column for column, there in enumerate(row) if there == rate]
    return Landing(present, asked, Spot(entered, grade, rate, columns[0] if columns else None), kept)


def _may_fall(rule: Item) -> bool:
    return rule.get("may_cut") == "yes" and rule.get("above_range") == "top"


def _asked(rule: Item, left: Spot, present: Fraction, entered: Table, grade: str) -> Fraction | None:
    """The rate that the rule asks for."""
    kind = rule["rule"]
    if kind == "two-step":
        increase = _increase(left)
        there = in_basis_of(Spot(left.table, left.grade, increase), entered) if increase is not None else None
        return present + 2 * there if there is not None else None
    if kind == "min-percent":
        return present * (1 + percent(rule["min_gain"]))
    if kind == "percent-by-grades":
        up = 1
        if left.table.name == entered.name:
            order = list(entered.rates)
            up = order.index(grade) - order.index(left.grade)
        fitting = [int(number) for number in rule["by_grades"] if int(number) <= up]
        return present * (1 + percent(rule["by_grades"][str(max(fitting))])) if fitting else None
    return present


def _increase(left: Spot) -> Fraction | None:
    """From one's step to the next; from the last column the increase before it."""
    row = left.table.rates[left.grade]
    column = left.column
    if column is None:
        below = [number for number, rate in enumerate(row) if rate is not None and rate <= left.rate]
        column = below[-1] if below else 0
    first = min(column, len(row) - 2)
    if first < 0:
        return None
    low, high = row[first], row[first + 1]
    return None if low is None or high is None else high - low


def _found(
    rule: Item, row: list[Fraction | None], present: Fraction, asked: Fraction, entered: Table
) -> Fraction | None:
    """The rate the rule leads to, before `max_gain` and before anyone is kept from a loss."""
    kind, low = rule["rule"], row[0]
    if kind == "grade-minimum":
        return low
    if kind == "keep-rate":
        return _held(asked, row) if entered.kind == "band" or None not in row else None
    if entered.kind == "band" and kind in ("min-percent", "percent-by-grades"):
        return _held(entered.capped(asked), row)
    for column, rate in enumerate(row):
        if rate is None:
            return None
        if rate > asked or (rate == asked and kind != NEEDS_MORE_THAN):
            return _one_higher(rule, row, column, present)
    return row[-1]


def _held(rate: Fraction, row: list[Fraction | None]) -> Fraction | None:
    """A rate held inside the ends of a range; an end that is not published may not matter."""
    low, high = row[0], row[-1]
    known = [there for there in row if there is not None]
    if low is not None and rate <= low:
        return low
    if high is not None and rate >= high:
        return high
    inside = any(there <= rate for there in known) and any(there >= rate for there in known)
    return rate if inside else None


def _one_higher(rule: Item, row: list[Fraction | None], column: int, present: Fraction) -> Fraction | None:
    """One column higher where the gain of a next step is too small."""
    rate = row[column]
    least = rule.get("min_gain")
    if rule["rule"] == NEEDS_MORE_THAN and least and rate is not None and column + 1 < len(row):
        return row[column + 1] if rate - present < present * percent(least) else rate
    return rate


def _limited(
    rule: Item, row: list[Fraction | None], present: Fraction, rate: Fraction, entered: Table
) -> Fraction | None:
    """The most that `max_gain` lets one have."""
    said = rule.get("max_gain")
    if not said:
        return rate
    most = present * (1 + percent(said))
    if rate <= most:
        return rate
    if entered.kind == "band":
        return entered.capped(most) if row[0] is not None and most >= row[0] else row[0]
    fitting = [there for there in row if there is not None and present <= there <= most]
    return max(fitting) if fitting else row[0]
