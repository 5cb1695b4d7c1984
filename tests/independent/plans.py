"""The tables of a pay plan on a day, each with its exact rates."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from fractions import Fraction

from tests.independent.reading import NEVER, Item, Ladder, first_day, many, patched, pieces
from tests.independent.sums import percent, rounded

Rates = dict[str, list[Fraction | None]]
BAND = {1: ["Rate"], 2: ["Minimum", "Maximum"], 3: ["Minimum", "Midpoint", "Maximum"]}


@dataclass(frozen=True, slots=True)
class Table:
    """One plan in one version, for one place or before any; `landing` columns may be placed on."""

    name: str
    kind: str
    basis: str
    weekly: Fraction | None
    yearly: Fraction | None
    rounding: str
    ceiling: Fraction | None
    columns: tuple[str, ...]
    landing: int
    rates: Rates
    item: Item

    def hour(self, rate: Fraction) -> Fraction | None:
        """The hour of a rate, where the plan states the hours it needs."""
        if self.basis == "hour":
            return rate
        if self.basis == "biweek":
            return rate / (2 * self.weekly) if self.weekly else None
        months = 12 if self.basis == "month" else 1
        return rate * months / self.yearly if self.yearly else None

    def year(self, rate: Fraction) -> Fraction | None:
        """The year of a rate, full time."""
        if self.basis in ("month", "year"):
            return rate * (12 if self.basis == "month" else 1)
        hour = self.hour(rate)
        return hour * self.yearly if hour is not None and self.yearly else None

    def of_hour(self, hour: Fraction) -> Fraction | None:
        """What an hour is in the plan's own basis."""
        if self.basis == "hour":
            return hour
        if self.basis == "biweek":
            return hour * 2 * self.weekly if self.weekly else None
        return hour * self.yearly / (12 if self.basis == "month" else 1) if self.yearly else None

    def capped(self, rate: Fraction) -> Fraction:
        """Rounded as the plan rounds, never above its ceiling."""
        near = rounded(rate, self.rounding)
        return min(near, self.ceiling) if self.ceiling is not None else near

    def local(self, place: str) -> "Table":
        """The table of a place: the base rate and the place's percent."""
        said = self.item["locality"][place]
        share = 1 + percent(said) if said != "unpublished" else None
        rates = {
            grade: [None if rate is None or share is None else self.capped(rate * share) for rate in row]
            for grade, row in self.rates.items()
        }
        return replace(self, rates=rates)

    def places(self) -> list[str]:
        """The places that the plan has a table for; its percent may be unpublished."""
        said = self.item.get("locality")
        return list(said) if isinstance(said, dict) else []


def read_table(name: str, item: Item) -> Table:
    """The table that an item of `plans` writes down, before any raise."""
    rates = {grade: [_rate(said) for said in many(row)] for grade, row in _rows(item).items()}
    longevity = many(item.get("longevity"))
    width = max((len(row) for row in rates.values()), default=0) or 1
    columns = many(item.get("columns")) or _columns(item.get("kind", ""), width - len(longevity))
    rates = {grade: row or [None] * width for grade, row in rates.items()}
    return Table(
        name,
        item.get("kind", ""),
        item.get("basis", ""),
        _number(item.get("weekly_hours")),
        _number(item.get("yearly_hours")),
        item.get("rounding", "cent"),
        _number(item.get("ceiling")),
        (*columns, *longevity),
        len(columns),
        rates,
        item,
    )


def _rows(item: Item) -> dict[str, list[str] | str]:
    said = item.get("rates")
    return said if isinstance(said, dict) else {}


def _rate(said: str) -> Fraction | None:
    return None if said == "unpublished" else Fraction(said)


def _number(said: str | None) -> Fraction | None:
    return None if said in (None, "unpublished", "none") else Fraction(said)


def _columns(kind: str, width: int) -> list[str]:
    if kind in ("band", "single", ""):
        return BAND.get(width, [])
    return [f"Step {number}" for number in range(1, width + 1)]


def table_on(ladder: Ladder, name: str, day: date) -> Table | None:
    """The plan as it is on a day. A raise raises what is in force the day before it, whoever gives it."""
    parts = pieces(ladder, "plans").get(name, [])
    speaking = [part for part in parts if first_day(part.get("effective")) <= day]
    if not speaking or speaking[0] is not parts[0]:
        return None
    item = _said(speaking)
    if item.get("hide") == "yes":
        return None
    newest = max(first_day(part.get("effective")) for part in speaking)
    older = [part for part in speaking if first_day(part.get("effective")) < newest]
    table = read_table(name, item)
    before = table_on(ladder, name, newest - timedelta(days=1)) if older and older[0] is parts[0] else None
    if before is not None and before.columns == table.columns:
        same = {grade for grade, row in _rows(item).items() if row is _rows(_said(older)).get(grade)}
        rates = {grade: before.rates[grade] if grade in same else row for grade, row in table.rates.items()}
        table = replace(table, rates=rates)
    said = _raise_of(speaking, newest)
    return replace(table, rates=_raised(table, said)) if said else table


def _said(parts: list[Item]) -> Item:
    """What the items of a plan come to, without their raises."""
    item: Item = {}
    for part in parts:
        item = patched(item, {key: value for key, value in part.items() if key != "raise"})
    return item


def _raise_of(parts: list[Item], day: date) -> str | None:
    """The raise of a day; none where a later item of the same order gives rates itself."""
    said = None
    for part in parts:
        if "rates" in part:
            said = None
        if "raise" in part and first_day(part.get("effective")) == day:
            said = part["raise"]
    return said


def _raised(before: Table, said: str) -> Rates:
    def new(rate: Fraction) -> Fraction:
        return before.capped(rate * (1 + percent(said)) if said.endswith("%") else rate + _increase(before, said))

    return {grade: [None if rate is None else new(rate) for rate in row] for grade, row in before.rates.items()}


def _increase(plan: Table, said: str) -> Fraction:
    """An amount such as `0.50 per hour`, in the plan's basis."""
    number, _, basis = said.partition(" per ")
    if basis == plan.basis:
        return Fraction(number)
    hour = replace(plan, basis=basis).hour(Fraction(number))
    amount = plan.of_hour(hour) if hour is not None else None
    if amount is None:
        raise ValueError(said)
    return amount


def changes(ladder: Ladder, name: str) -> list[date]:
    """The days on which a plan has a new version, the first one included."""
    days = {first_day(part.get("effective")) for part in pieces(ladder, "plans")[name]}
    return sorted(day for day in days if day != NEVER)
