"""Lines and arrowheads as the `d` of an SVG path."""

from collections.abc import Mapping, Sequence
from typing import Final

from ladderbook.lattice.pieces import Head, Point

_ROUND: Final = 6
"""How far from a corner a line begins to turn."""

_HEADS: Final[Mapping[str, tuple[tuple[Point, ...], ...]]] = {
    "promotion": (((-5, 10), (0, 0), (5, 10), (-5, 10)),),
    "lateral": (((-6, 8), (0, 0), (6, 8)),),
    "step-back": (((-5, 10), (0, 0), (5, 10), (-5, 10)),),
    "more-hours": (((-6, 8), (0, 0), (6, 8)), ((-6, 11), (6, 11))),
    "acting": (((-6, 7), (0, 0), (6, 7)), ((-6, 14), (0, 7), (6, 14))),
}
"""The shape of each kind's head as it points up, from its tip."""


def path(corners: Sequence[Point]) -> str:
    """A line with round corners."""
    first, *_ = corners
    said = [f"M{first[0]} {first[1]}"]
    for before, corner, after in zip(corners, corners[1:], corners[2:], strict=False):
        said.append("L{} {}Q{} {} {} {}".format(*_toward(corner, before), *corner, *_toward(corner, after)))
    return "".join([*said, "L{} {}".format(*corners[-1])])


def _toward(corner: Point, end: Point) -> Point:
    """A point a little way from a corner toward the next one, at most half of the way."""
    across, down = end[0] - corner[0], end[1] - corner[1]
    far = min(_ROUND, (abs(across) + abs(down)) // 2)
    return corner[0] + far * _sign(across), corner[1] + far * _sign(down)


def _sign(number: int) -> int:
    return (number > 0) - (number < 0)


def head(kind: str, entry: Head) -> str:
    """The arrowhead of a kind where a line enters a box."""
    x, y = entry.at
    lines = ([_turned(point, entry.to) for point in line] for line in _HEADS[kind])
    return "".join("M" + "L".join(f"{x + across} {y + down}" for across, down in line) for line in lines)


def _turned(point: Point, to: str) -> Point:
    x, y = point
    return {"up": (x, y), "down": (-x, -y), "right": (-y, x), "left": (y, -x)}[to]


def dots(points: Sequence[Point]) -> str:
    """Lines of no length, which round ends make dots."""
    return "".join(f"M{x} {y}h0" for x, y in points)
