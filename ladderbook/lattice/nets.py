"""Ways gathered into nets: what is drawn as one line, with as many branches as there are roles on it.

A move from three roles into two is six ways. Drawn one by one they are a thicket; gathered they are one line.
"""

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Net:
    """One line of the drawing: a way of this kind from each of `starts` to each of `ends`, never to itself."""

    kind: str
    starts: tuple[str, ...]
    ends: tuple[str, ...]

    @property
    def roles(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys((*self.starts, *self.ends)))

    def ways(self) -> Iterator[tuple[str, str, str]]:
        """Each way it stands for: kind, start and end."""
        return ((self.kind, start, end) for start in self.starts for end in self.ends if start != end)


@dataclass(frozen=True, slots=True)
class Edge:
    """One way between two roles. The ways of one `move` belong together."""

    move: str
    kind: str
    start: str
    end: str


@dataclass(frozen=True, slots=True)
class _Fan:
    """The ways of one kind from some roles into one."""

    move: str
    kind: str
    starts: frozenset[str]
    end: str


def gathered(edges: Iterable[Edge], order: Sequence[str]) -> tuple[Net, ...]:
    """Few nets that show each of these ways, and no other.

    Roles that lead to each other are gathered first, then ends with the same starts, then starts with the same ends.
    """
    groups = _grouped(_fans(edges), lambda fan: (fan.kind, fan.starts | {fan.end}))
    nets = [_net(ring, order) for ring in groups if len(ring) > 1]
    fans = [fan for group in groups if len(group) == 1 for fan in group]
    forks = _grouped(fans, lambda fan: (fan.kind, fan.starts, None if len(fan.starts) > 1 else fan.move))
    joined = _grouped(forks, lambda fork: (fork[0].kind, frozenset(fan.end for fan in fork)))
    nets += [_net([fan for fork in same for fan in fork], order) for same in joined]
    return tuple(sorted(nets, key=lambda net: ([order.index(role) for role in net.roles], net.kind)))


def _fans(edges: Iterable[Edge]) -> list[_Fan]:
    return [
        _Fan(same[0].move, same[0].kind, frozenset(edge.start for edge in same), same[0].end)
        for same in _grouped(edges, lambda edge: (edge.move, edge.kind, edge.end))
    ]


def _grouped(things: Iterable[T], key: Callable[[T], Hashable]) -> list[list[T]]:
    """Those that are alike together, in the order in which the first of each came."""
    groups: dict[Hashable, list[T]] = {}
    for thing in things:
        groups.setdefault(key(thing), []).append(thing)
    return list(groups.values())


def _net(fans: Sequence[_Fan], order: Sequence[str]) -> Net:
    """One net for all of them."""
    ends = {fan.end for fan in fans}
    starts = {start for fan in fans for start in fan.starts}
    return Net(fans[0].kind, *(tuple(sorted(roles, key=order.index)) for roles in (starts, ends)))
