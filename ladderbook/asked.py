"""What criteria come to: the least time they take, what nobody gets around, whether a degree can be avoided."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any, Final

from ladderbook import criteria
from ladderbook.schema.amounts import Amount
from ladderbook.schema.criteria import AnyOf, AtLeast, Education, Group, Holding, Time, Trained
from ladderbook.schema.dates import Day
from ladderbook.schema.reading import Word

MONTHS: Final = {
    "hours": Fraction(12, 2080),
    "paid days": Fraction(12, 260),
    "days": Fraction(12, 365),
    "weeks": Fraction(12, 52),
    "months": Fraction(1),
    "years": Fraction(12),
}
"""How long a unit is, only to tell the shorter of two lengths of time; what is printed is never converted."""
DEGREES: Final = frozenset({"associate", "bachelor", "master", "doctorate"})
Need = tuple[str, str]
"""What must be had: the kind (`training`, `credential`) and its id."""


def months(amount: Amount) -> Fraction:
    return Fraction(amount.number) * MONTHS[amount.unit]


@dataclass(frozen=True, slots=True)
class Wait:
    """Time that must pass. `whole` is the least time in the family or the agency, whatever role it is spent in.

    `unknown` tells that some time is asked whose length no source gives.
    """

    amount: Amount | None = None
    whole: Amount | None = None
    unknown: bool = False

    @property
    def length(self) -> Fraction:
        return max((months(each) for each in (self.amount, self.whole) if each), default=Fraction(0))


NO_WAIT: Final = Wait()


def in_force(entry: Any, as_of: date) -> bool:
    """Whether an entry is asked on a day of whoever starts then."""
    starts, until = getattr(entry, "effective", None), getattr(entry, "until", None)
    begun = starts is None or (isinstance(starts, Day) and starts.first <= as_of)
    return begun and not (isinstance(until, Day) and until.first < as_of)


def before_start(entries: Iterable[Any]) -> tuple[Any, ...]:
    """The entries that must be met before one starts; those with a `due` may follow."""
    return tuple(entry for entry in entries if entry.due is None)


def least_wait(entries: Iterable[Any], as_of: date) -> Wait:
    """The least time that all of the entries take together; times that run side by side count once."""
    return _together([_wait(entry, as_of) for entry in entries if in_force(entry, as_of)])


def _wait(entry: Any, as_of: date) -> Wait:
    if isinstance(entry, Time):
        if not isinstance(entry.time, Amount):
            return Wait(unknown=entry.time is Word.UNPUBLISHED)
        return Wait(whole=entry.time) if entry.in_ in ("family", "agency") else Wait(entry.time)
    if not isinstance(entry, Group):
        return NO_WAIT
    waits = sorted((_wait(part, as_of) for part in _parts(entry, as_of)), key=lambda wait: wait.length)
    return _together(waits[: _needed(entry, len(waits))])


def _together(waits: list[Wait]) -> Wait:
    amounts = [wait.amount for wait in waits if wait.amount]
    wholes = [wait.whole for wait in waits if wait.whole]
    return Wait(
        max(amounts, key=months, default=None),
        max(wholes, key=months, default=None),
        any(wait.unknown for wait in waits),
    )


def _parts(group: Group, as_of: date) -> list[Any]:
    return [part for part in criteria.parts(group) if in_force(part, as_of)]


def _needed(group: Group, count: int) -> int:
    """How many of a group's entries are asked."""
    if isinstance(group, AnyOf):
        return min(1, count)
    return min(group.at_least.number, count) if isinstance(group, AtLeast) else count


def unavoidable(entries: Iterable[Any], as_of: date) -> tuple[Need, ...]:
    """The trainings and credentials that every way of meeting the entries needs, in the order they are asked."""
    return tuple(dict.fromkeys(need for entry in entries for need in _unavoidable(entry, as_of)))


def _unavoidable(entry: Any, as_of: date) -> Iterator[Need]:
    if not in_force(entry, as_of):
        return
    if isinstance(entry, Holding):
        yield "credential", str(entry.credential)
    elif isinstance(entry, Trained):
        yield "training", str(entry.training)
    elif isinstance(entry, Group):
        parts = [tuple(dict.fromkeys(_unavoidable(part, as_of))) for part in _parts(entry, as_of)]
        counted = Counter(need for part in parts for need in part)
        spare = len(parts) - _needed(entry, len(parts))
        yield from (need for need, count in counted.items() if count > spare)


def can_be_met(entries: Iterable[Any], as_of: date, without: Callable[[Any], bool]) -> bool:
    """Whether all of the entries can be met without meeting one of which `without` is true."""
    return all(_can(entry, as_of, without) for entry in entries if in_force(entry, as_of))


def _can(entry: Any, as_of: date, without: Callable[[Any], bool]) -> bool:
    if without(entry):
        return False
    if not isinstance(entry, Group):
        return True
    parts = _parts(entry, as_of)
    return sum(_can(part, as_of, without) for part in parts) >= _needed(entry, len(parts))


def is_degree(entry: Any) -> bool:
    """Whether an entry asks for a college degree."""
    return isinstance(entry, Education) and entry.education in DEGREES
