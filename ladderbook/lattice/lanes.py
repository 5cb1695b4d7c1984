"""In which order things run side by side along a channel, so that few cross."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

_ROUNDS: Final = 4


@dataclass(frozen=True, slots=True)
class Run:
    """What runs along a channel from `low` to `high`, with branches at some points to the side before it and after it.

    Before is up for what lies across, left for what stands upright.
    """

    low: int
    high: int
    before: tuple[int, ...]
    after: tuple[int, ...]

    def meets(self, other: "Run") -> bool:
        return self.low <= other.high and other.low <= self.high

    def crossings(self, other: "Run") -> int:
        """Twice the crossings where it lies before the other: a branch at the very end of the other may miss it."""
        return _inside(self.after, other) + _inside(other.before, self)


def _inside(branches: Sequence[int], run: Run) -> int:
    return sum((run.low < at) + (at < run.high) for at in branches if run.low <= at <= run.high)


def lanes(runs: Sequence[Run]) -> tuple[int, ...]:
    """The lane of each run, from 0; those that meet have lanes of their own."""
    found = [0] * len(runs)
    placed: list[int] = []
    for number in _ordered(runs):
        before = [found[other] for other in placed if runs[other].meets(runs[number])]
        found[number] = max(before, default=-1) + 1
        placed.append(number)
    return tuple(found)


def _ordered(runs: Sequence[Run]) -> list[int]:
    """The runs in an order with few crossings: each goes where it makes the fewest, until none wants to move."""
    costs = [[one.crossings(other) if one.meets(other) else 0 for other in runs] for one in runs]
    order = sorted(range(len(runs)), key=lambda number: len(runs[number].after) - len(runs[number].before))
    for _ in range(_ROUNDS):
        before = list(order)
        for number in before:
            order.remove(number)
            order.insert(_best(number, order, costs), number)
        if order == before:
            break
    return order


def _best(number: int, order: Sequence[int], costs: Sequence[Sequence[int]]) -> int:
    """Where among the others a run makes the fewest crossings."""
    cost = least = sum(costs[number][other] for other in order)
    best = 0
    for place, other in enumerate(order, start=1):
        cost += costs[other][number] - costs[number][other]
        if cost < least:
            best, least = place, cost
    return best
