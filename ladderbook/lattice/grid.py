"""Where each role stands: families are columns and levels rows, highest on top; roles that share both lie abreast.

Where that would make the drawing too wide, they stand in more lines of the same row. Among its places each role takes
one near those it has ways to.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Final

from ladderbook.lattice.nets import Net

WIDE: Final = 5
"""As many columns as stay legible side by side on a desk; more only where there are more families."""
_ROUNDS: Final = 4
_REACH: Final = 8
"""How often, and how far along its row, a role looks for a better place."""

Cell = tuple[int, int]
"""A column (or family) and a line (or row), both from 0, the line from the top."""


@dataclass(frozen=True, slots=True)
class Grid:
    """The places of all roles. `columns` and `lines` are the first of each family and row, and one past the last."""

    places: Mapping[str, Cell]
    columns: tuple[int, ...]
    lines: tuple[int, ...]

    @property
    def width(self) -> int:
        return self.columns[-1]

    @property
    def height(self) -> int:
        return self.lines[-1]


def grid(cells: Mapping[str, Cell], nets: Sequence[Net]) -> Grid:
    """The places of roles, given the family and the row of each; no family and no row is without a role."""
    crowds: dict[Cell, list[str]] = {}
    for role, cell in cells.items():
        crowds.setdefault(cell, []).append(role)
    abreast = _abreast(crowds)
    deep = [0] * (max(row for _, row in crowds) + 1)
    for (family, row), crowd in crowds.items():
        deep[row] = max(deep[row], -(-len(crowd) // abreast[family]))
    columns, lines = _sums(abreast), _sums(deep)
    places: dict[str, Cell] = {}
    rooms = []
    for (family, row), crowd in crowds.items():
        across, down = range(columns[family], columns[family + 1]), range(lines[row], lines[row + 1])
        rooms.append([(column, line) for line in down for column in across])
        places.update(zip(crowd, rooms[-1], strict=False))
    _settle(places, rooms, nets)
    return Grid(places, columns, lines)


def _abreast(crowds: Mapping[Cell, Sequence[str]]) -> list[int]:
    """How many columns each family has: as many as its widest row asks for, fewer while all are too wide."""
    found = [1] * (max(family for family, _ in crowds) + 1)
    for (family, _), crowd in crowds.items():
        found[family] = max(found[family], len(crowd))
    while sum(found) > WIDE and max(found) > 1:
        found[found.index(max(found))] -= 1
    return found


def _sums(sizes: Iterable[int]) -> tuple[int, ...]:
    """Where each begins that is so long, and where the last ends."""
    return (0, *accumulate(sizes))


def _settle(places: dict[str, Cell], rooms: Sequence[Sequence[Cell]], nets: Sequence[Net]) -> None:
    """Lets roles of a cell change places as long as their nets get shorter by it."""
    of: dict[str, list[Net]] = {role: [] for role in places}
    for net in nets:
        for role in net.roles:
            of[role].append(net)
    holders = {slot: role for role, slot in places.items()}
    for _ in range(_ROUNDS):
        pairs = (pair for room in rooms for pair in _pairs(room))
        if not sum(_swapped_if_shorter(one, other, places, holders, of) for one, other in pairs):
            return


def _pairs(room: Sequence[Cell]) -> Iterator[tuple[Cell, Cell]]:
    for first, one in enumerate(room):
        for other in room[first + 1 : first + 1 + _REACH]:
            yield one, other


def _swapped_if_shorter(
    one: Cell, other: Cell, places: dict[str, Cell], holders: dict[Cell, str], of: Mapping[str, Sequence[Net]]
) -> bool:
    """Whether the roles in two places are better off in each other's, and now stand there."""
    nets = dict.fromkeys(net for slot in (one, other) if slot in holders for net in of[holders[slot]])
    before = sum(_length(net, places) for net in nets)
    _swap(one, other, places, holders)
    if sum(_length(net, places) for net in nets) < before:
        return True
    _swap(one, other, places, holders)
    return False


def _swap(one: Cell, other: Cell, places: dict[str, Cell], holders: dict[Cell, str]) -> None:
    moved = {other: holders.pop(one, None), one: holders.pop(other, None)}
    for slot, role in moved.items():
        if role:
            holders[slot], places[role] = role, slot


def _length(net: Net, places: Mapping[str, Cell]) -> int:
    """How far a net reaches across, and how far its branches lie from its middle; across counts more than down."""
    columns = sorted(places[role][0] for role in net.roles)
    lines = sorted(places[role][1] for role in net.roles)
    middle = columns[len(columns) // 2]
    spread = sum(abs(column - middle) for column in columns)
    return 4 * (columns[-1] - columns[0] + spread) + lines[-1] - lines[0]
