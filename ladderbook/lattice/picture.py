"""The picture as the layout needs it: words in lines, paths, and how it may shrink."""

from dataclasses import dataclass
from typing import Final

from ladderbook.lattice import svg
from ladderbook.lattice.pieces import Head
from ladderbook.measure import Words

WIDE: Final = 800
HUGE: Final = 1700
"""From how many px on it shrinks to fit a desk, and from how many on not to the whole, so that it stays legible."""


@dataclass(frozen=True, slots=True)
class Loop:
    """A move inside a role, drawn in the corner of its box: what it goes along, and the middle of the loop."""

    along: str
    x: int
    y: int


@dataclass(frozen=True, slots=True)
class Box:
    """A role. `near` are the numbers of the roles it has ways to or from, and its own."""

    role: str
    number: int
    x: int
    y: int
    height: int
    title: Words
    pay: Words
    entry: bool
    exit: bool
    loops: tuple[Loop, ...]
    near: str


@dataclass(frozen=True, slots=True)
class Stroke:
    """A path, and the numbers of the roles whose ways run over it."""

    d: str
    of: str


@dataclass(frozen=True, slots=True)
class Line:
    """A net: its kind, its pieces, its arrowheads and the dots where it branches."""

    kind: str
    pieces: tuple[Stroke, ...]
    heads: tuple[Stroke, ...]
    joints: str


@dataclass(frozen=True, slots=True)
class Band:
    """A family: how far its columns reach, and its title above them."""

    x: int
    width: int
    title: Words


@dataclass(frozen=True, slots=True)
class Level:
    """A row: its name, and how far down its boxes reach: they may stand in more than one line."""

    name: Words
    y: int
    height: int


@dataclass(frozen=True, slots=True)
class Picture:
    """All that is drawn. `left` and `top` are what lies before 0: labels and titles. `kinds` and `loops` need a key."""

    left: int
    top: int
    width: int
    height: int
    box: int
    bands: tuple[Band, ...]
    levels: tuple[Level, ...]
    lines: tuple[Line, ...]
    boxes: tuple[Box, ...]
    kinds: tuple[tuple[str, str], ...]
    loops: tuple[tuple[str, str], ...]

    @property
    def classes(self) -> str:
        """How much it may shrink on a screen, and whether it fits a sheet better that lies on its side."""
        across, down = self.width + self.left, self.height + self.top
        size = ["huge", "wide"] if across > HUGE else ["wide"] if across > WIDE else []
        return " ".join(["lattice", *size, *(["turned"] if 4 * across > 5 * down else [])])

    def head(self, kind: str) -> str:
        """An arrowhead for the key."""
        return svg.head(kind, Head((44, 10), "right", frozenset()))
