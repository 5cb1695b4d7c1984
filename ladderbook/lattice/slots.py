"""Where along the edge of a box each post stands, so that no two share an upright and few lanes are crossed."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from ladderbook.lattice.lanes import Run
from ladderbook.lattice.routes import Post, Route

_ROUNDS: Final = 3

Foot = tuple[int, Post]
"""A post and the number of its route."""


@dataclass(frozen=True, slots=True)
class Across:
    """The measures across: where each column's box begins, how wide boxes are, and where each route's trunk stands."""

    columns: Sequence[int]
    box: int
    edge: int
    apart: int
    trunks: Mapping[int, int]

    def slots(self, column: int) -> list[int]:
        """The places for posts along a box, the middle one first."""
        left, right = self.columns[column] + self.edge, self.columns[column] + self.box - self.edge
        many = (right - left) // self.apart
        first = left + (right - left - many * self.apart) // 2
        found = [first + number * self.apart for number in range(many + 1)]
        return sorted(found, key=lambda at: (abs(2 * at - left - right), at))


def most_posts(routes: Sequence[Route]) -> int:
    """How many posts stand side by side where they are the most."""
    crowd: dict[tuple[int, int], int] = {}
    for post in (post for route in routes for post in route.posts):
        for channel in range(post.first, post.last + 1):
            crowd[post.column, channel] = crowd.get((post.column, channel), 0) + 1
    return max(crowd.values(), default=0)


def stand(routes: Sequence[Route], across: Across) -> dict[Foot, int]:
    """Where each post stands. Those that pass other channels choose first, then the others, by where they lead."""
    feet = [(number, post) for number, route in enumerate(routes) for post in route.posts]
    long = [foot for foot in feet if foot[1].first < foot[1].last]
    at: dict[Foot, int] = {}
    for foot in sorted(long, key=lambda foot: (foot[1].column, foot[1].first, abs(_leads(foot, routes)), foot[0])):
        at[foot] = next(slot for slot in across.slots(foot[1].column) if slot not in _used(foot[1], at))
    crowds: dict[tuple[int, int], list[Foot]] = {}
    for foot in feet:
        if foot not in at:
            crowds.setdefault((foot[1].column, foot[1].channel), []).append(foot)
    for (column, _), crowd in crowds.items():
        used = _used(crowd[0][1], at)
        free = [slot for slot in across.slots(column) if slot not in used][: len(crowd)]
        in_order = sorted(crowd, key=lambda foot: (_leads(foot, routes), foot[0]))
        at.update(zip(in_order, sorted(free), strict=True))
    for channel in sorted({channel for _, channel in crowds}):
        inside = [crowd for (_, lies), crowd in crowds.items() if lies == channel]
        _improve(channel, inside, routes, across.trunks, at)
    return at


def _leads(foot: Foot, routes: Sequence[Route]) -> int:
    """Below 0 where the lane of a post leads left, above 0 where right; more, the further."""
    number, post = foot
    route = routes[number]
    here = 2 * post.column + 1
    others = [2 * other.column + 1 for other in route.posts if other.channel == post.channel]
    others += [] if route.trunk is None else [2 * route.trunk]
    return sum(other - here for other in others)


def _used(post: Post, at: Mapping[Foot, int]) -> set[int]:
    """The places that posts of the same column already take in a channel it runs through."""
    return {
        slot for (_, other), slot in at.items()
        if other.column == post.column and other.first <= post.last and post.first <= other.last
    }  # fmt: skip


def runs(channel: int, routes: Sequence[Route], trunks: Mapping[int, int], at: Mapping[Foot, int]) -> dict[int, Run]:
    """What runs along a channel, by the number of its route. A single upright post needs no lane."""
    found = {number: _run(channel, number, routes[number], trunks, at) for number in range(len(routes))}
    return {number: run for number, run in found.items() if run and run.low < run.high}


def _run(channel: int, number: int, route: Route, trunks: Mapping[int, int], at: Mapping[Foot, int]) -> Run | None:
    posts = [post for post in route.posts if post.channel == channel]
    if not posts:
        return None
    up = [at[number, post] for post in posts if post.above]
    down = [at[number, post] for post in posts if post.below]
    if number in trunks:
        up += [trunks[number]] if route.channels[0] < channel else []
        down += [trunks[number]] if route.channels[-1] > channel else []
    return Run(min(up + down), max(up + down), tuple(up), tuple(down))


def _improve(
    channel: int,
    crowds: Sequence[Sequence[Foot]],
    routes: Sequence[Route],
    trunks: Mapping[int, int],
    at: dict[Foot, int],
) -> None:
    """Lets neighbors change places as long as fewer lanes are crossed by it."""
    inside = {number: _run(channel, number, route, trunks, at) for number, route in enumerate(routes)}
    known = {number: run for number, run in inside.items() if run}
    for _ in range(_ROUNDS):
        better = False
        for one, other in _neighbors(crowds, at):
            numbers = {one[0], other[0]}
            at[one], at[other] = at[other], at[one]
            moved = {number: run for number in numbers if (run := _run(channel, number, routes[number], trunks, at))}
            if _crossings(numbers, known | moved) < _crossings(numbers, known):
                known, better = known | moved, True
            else:
                at[one], at[other] = at[other], at[one]
        if not better:
            return


def _neighbors(crowds: Iterable[Sequence[Foot]], at: Mapping[Foot, int]) -> Iterator[tuple[Foot, Foot]]:
    for crowd in crowds:
        yield from pairwise(sorted(crowd, key=at.__getitem__))


def _crossings(numbers: Iterable[int], runs: Mapping[int, Run]) -> int:
    """Twice the crossings of some runs with all others, each two in the better order."""
    return sum(
        min(runs[number].crossings(other), other.crossings(runs[number]))
        for number in numbers
        for other in runs.values()
        if runs[number].meets(other)
    )
