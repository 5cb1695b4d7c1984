"""The measured drawing: where boxes, lanes, posts and trunks stand. Whole px, no floats."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from ladderbook.lattice import lanes as order
from ladderbook.lattice.grid import Grid
from ladderbook.lattice.lanes import Run
from ladderbook.lattice.pieces import Drawn, Frame, Point, drawn
from ladderbook.lattice.routes import Route
from ladderbook.lattice.slots import Across, Foot, most_posts, runs, stand

LANE: Final = 12
"""Between two lines that run side by side."""
POST: Final = 14
"""Between two posts on one box: an arrowhead and a gap."""
CLEAR: Final = 17
"""Between a box and the first lane: an arrowhead and a little line to see where it comes from."""
SIDE: Final = 9
NARROW: Final = 26
"""The least between two boxes, for a straight arrow."""

TRACKS: Final = (0, -POST, POST)
"""How far below the middle of a line each track runs."""


@dataclass(frozen=True, slots=True)
class Lattice:
    """The whole drawing, from 0, 0: where each column begins, where each line does and how high it is, each box."""

    width: int
    height: int
    box: int
    columns: tuple[int, ...]
    lines: tuple[tuple[int, int], ...]
    boxes: Mapping[str, Point]
    nets: tuple[Drawn, ...]
    grid: Grid


@dataclass(frozen=True, slots=True)
class Sizes:
    """What needs room: the words in each box, and a mark on the left or the right of some."""

    box: int
    heights: Mapping[str, int]
    left: frozenset[str] = frozenset()
    right: frozenset[str] = frozenset()
    mark: int = 20


def measured(grid: Grid, routes: Sequence[Route], sizes: Sizes) -> Lattice:
    """Boxes and lines in px."""
    box = max(sizes.box, (most_posts(routes) + 1) * POST)
    columns, trunks, width = _across(grid, routes, sizes, box)
    posts = stand(routes, Across(columns, box, POST, POST, trunks))
    lines, lanes, height = _down(grid, routes, sizes, trunks, posts)
    boxes = {role: (columns[column], lines[line][0]) for role, (column, line) in grid.places.items()}
    frame = Frame(
        box=box,
        tops={role: lines[line][0] for role, (_, line) in grid.places.items()},
        bottoms={role: sum(lines[line]) for role, (_, line) in grid.places.items()},
        lefts={role: columns[column] for role, (column, _) in grid.places.items()},
        posts=posts,
        lanes=lanes,
        trunks=trunks,
        tracks=TRACKS,
    )
    nets = tuple(drawn(number, route, frame) for number, route in enumerate(routes))
    return Lattice(width, height, box, columns, lines, boxes, nets, grid)


def _across(grid: Grid, routes: Sequence[Route], sizes: Sizes, box: int) -> tuple[tuple[int, ...], dict[int, int], int]:
    """Where each column begins, where each trunk stands, by the number of its route, and the width of all."""
    left = {grid.places[role][0] for role in sizes.left}
    right = {grid.places[role][0] + 1 for role in sizes.right}
    columns: list[int] = []
    trunks: dict[int, int] = {}
    x = 0
    for channel in range(grid.width + 1):
        inside = {number: _trunk(route) for number, route in enumerate(routes) if route.trunk == channel}
        found = order.lanes(list(inside.values()))
        x += (sizes.mark if channel in right else 0) + SIDE
        trunks.update({number: x + lane * LANE for number, lane in zip(inside, found, strict=True)})
        x += max(found, default=0) * LANE + SIDE + (sizes.mark if channel in left else 0)
        columns.append(x)
        x += box
    return tuple(columns[:-1]), trunks, columns[-1]


def _trunk(route: Route) -> Run:
    """A trunk as it runs along its channel: where its lanes lead left and right."""
    assert route.trunk is not None  # noqa: S101 - only routes with one are asked
    left = {post.channel for post in route.posts if post.column < route.trunk}
    right = {post.channel for post in route.posts if post.column >= route.trunk}
    return Run(route.channels[0], route.channels[-1], tuple(sorted(left)), tuple(sorted(right)))


def _down(
    grid: Grid, routes: Sequence[Route], sizes: Sizes, trunks: Mapping[int, int], at: Mapping[Foot, int]
) -> tuple[tuple[tuple[int, int], ...], dict[tuple[int, int], int], int]:
    """Where each line of boxes begins and how high it is, where each lane lies, by channel and route; the height."""
    heights = [0] * grid.height
    for role, (_, line) in grid.places.items():
        heights[line] = max(heights[line], sizes.heights[role])
    lines: list[tuple[int, int]] = []
    lanes: dict[tuple[int, int], int] = {}
    y = 0
    for channel in range(grid.height + 1):
        inside = runs(channel, routes, trunks, at)
        found = order.lanes(list(inside.values()))
        lanes.update({(channel, number): y + CLEAR + lane * LANE for number, lane in zip(inside, found, strict=True)})
        between = 2 * CLEAR + max(found) * LANE if found else NARROW
        y += between
        if channel < grid.height:
            lines.append((y, heights[channel]))
            y += heights[channel]
    return tuple(lines), lanes, y
