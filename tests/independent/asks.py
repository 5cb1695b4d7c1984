"""What criteria ask at the least: time before the start, and trainings and certificates that no choice avoids."""

from dataclasses import dataclass, field
from fractions import Fraction
from typing import TYPE_CHECKING

from tests.independent.reading import Item, asked, many
from tests.independent.sums import Span, added, length, span

if TYPE_CHECKING:
    from tests.independent.ways import Handbook, Step

IN_ALL = ("family", "agency")
Need = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Time:
    """Time in the role one leaves, and time in a family or the agency, which counts from the first day."""

    here: Span = field(default_factory=dict)
    in_all: Span = field(default_factory=dict)

    @property
    def months(self) -> Fraction:
        """The longer of both, to tell which of several is shortest."""
        return max(length(self.here), length(self.in_all))

    def after(self, elapsed: Span) -> Span:
        """What has passed in all when this is met."""
        total = added([elapsed, self.here])
        return self.in_all if length(self.in_all) > length(total) else total


def time_of(entries: list[Item]) -> Time:
    """The least time of a list; what has a `due` is not asked before the start."""
    return _side_by_side([_time(entry) for entry in entries if "due" not in entry])


def _side_by_side(times: list[Time]) -> Time:
    here = max((time.here for time in times), key=length, default={})
    return Time(here, max((time.in_all for time in times), key=length, default={}))


def _time(entry: Item) -> Time:
    if "time" in entry:
        lasting = span(entry["time"]) or {}
        return Time(in_all=lasting) if entry.get("in") in IN_ALL else Time(lasting)
    if "all_of" in entry:
        return time_of(entry["all_of"])
    options = [entry for entry in many(entry.get("any_of") or _of(entry)) if "due" not in entry]
    if not options:
        return Time()
    number = int(entry.get("at_least", "1"))
    shortest = sorted((_time(option) for option in options), key=lambda time: time.months)
    return _side_by_side(shortest[:number])


def _of(entry: Item) -> list[Item]:
    return entry["of"] if isinstance(entry.get("of"), list) else []


def needs_of(entries: list[Item]) -> frozenset[Need]:
    """The trainings and certificates that every way of meeting a list needs."""
    return frozenset().union(*(_needs(entry) for entry in entries))


def _needs(entry: Item) -> frozenset[Need]:
    for kind in ("training", "credential"):
        if kind in entry:
            return frozenset({(kind, entry[kind])})
    if "all_of" in entry:
        return needs_of(entry["all_of"])
    options = [_needs(option) for option in many(entry.get("any_of") or _of(entry))]
    number = int(entry.get("at_least", "1"))
    every: frozenset[Need] = frozenset().union(*options)
    return frozenset(need for need in every if sum(need not in option for option in options) < number)


class Asking:
    """What each step of a ladder asks, looked up once."""

    def __init__(self, book: "Handbook") -> None:
        self.book = book
        self.credentials = book.of("credentials")
        self.trainings = book.of("trainings")

    def _entries(self, item: Item) -> list[Item]:
        return list(asked(item, self.book.day))

    def time(self, step: "Step") -> Time:
        """What a step asks before its start: the move, and the role unless one stays in it."""
        entries = self._entries(self.book.moves[step.move])
        if step.left.role != step.entered.role:
            entries += self._entries(self.book.roles[step.entered.role])
        return time_of(entries)

    def unpublished(self, step: "Step") -> bool:
        """Whether what a step asks is, in the words of a source, not published."""
        asking = [self.book.moves[step.move], self.book.roles[step.entered.role]]
        return any(item.get("criteria") == "unpublished" for item in asking)

    def needs(self, step: "Step") -> frozenset[Need]:
        """What a step needs, also what is due later."""
        item, role = self.book.moves[step.move], self.book.roles[step.entered.role]
        return needs_of(self._entries(item)) | needs_of(self._entries(role))

    def held(self, role: str) -> frozenset[Need]:
        """What the criteria of a role ask of everyone in it."""
        return needs_of(self._entries(self.book.roles[role]))

    def new(self, has: frozenset[Need], needs: frozenset[Need]) -> frozenset[Need]:
        """What of it is new to who has some already: with the trainings that a new certificate needs."""
        new = needs - has - self._counted(has)
        for kind, name in new:
            if kind == "credential" and name in self.credentials:
                inside = needs_of(self._entries(self.credentials[name]))
                new |= {need for need in inside if need[0] == "training"} - has
        return new

    def _counted(self, needs: frozenset[Need]) -> set[Need]:
        """The certificates one need not hold, since another counts as them."""
        return {
            ("credential", other)
            for kind, name in needs
            if kind == "credential" and name in self.credentials
            for other in many(self.credentials[name].get("counts_as"))
        }
