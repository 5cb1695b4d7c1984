"""Which way each net takes: through the channels between lines and between columns, never through a role's place.

A net has one lane, along the channel that most of its roles touch. Each role's post stands between its box and that
lane; where other roles are in between, the post meets a lane of the role's own channel, and a trunk, upright between
two columns, joins the lanes. Two roles in one line with nothing between them are joined straight, side to side.

Channel 0 of the lines is above the first line, channel n below the n-th; those of the columns likewise.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from ladderbook.lattice.grid import Cell, Grid
from ladderbook.lattice.nets import Net

TRACKS: Final = 3
"""As many nets can run side to side through one line."""


@dataclass(frozen=True, slots=True)
class Post:
    """An upright line of a column: from the box `above` it, from the box `below` it or both, to a lane of `channel`."""

    column: int
    channel: int
    above: str | None
    below: str | None
    first: int
    last: int
    """The channels it runs through."""

    @property
    def roles(self) -> tuple[str, ...]:
        return tuple(role for role in (self.above, self.below) if role)


@dataclass(frozen=True, slots=True)
class Route:
    """How a net runs. With a `track` it is straight; without a `trunk` all its posts meet one lane."""

    net: Net
    posts: tuple[Post, ...] = ()
    trunk: int | None = None
    track: int | None = None

    @property
    def channels(self) -> tuple[int, ...]:
        """The channels in which it has a lane, from the top."""
        return tuple(sorted({post.channel for post in self.posts}))


def routes(nets: Iterable[Net], grid: Grid) -> tuple[Route, ...]:
    """A route for each net, in their order; where two are as good, the one where less runs already."""
    taken: set[Cell] = set(grid.places.values())
    tracks: dict[tuple[int, int], list[int]] = {}
    lanes: Counter[int] = Counter()
    trunks: Counter[int] = Counter()
    found = []
    for net in nets:
        track = _track(net, grid, taken, tracks)
        if track is not None:
            found.append(Route(net, track=track))
            continue
        posts = _posts(net, grid, taken, lanes)
        channels = {post.channel for post in posts}
        trunk = _trunk(posts, grid, trunks) if len(channels) > 1 else None
        lanes.update(channels)
        trunks.update([] if trunk is None else [trunk])
        found.append(Route(net, posts, trunk))
    return tuple(found)


def _track(net: Net, grid: Grid, taken: set[Cell], tracks: dict[tuple[int, int], list[int]]) -> int | None:
    """A free track from side to side, if the net has two roles in one line and nobody stands between them."""
    places = sorted(grid.places[role] for role in net.roles)
    if len(places) != 2 or places[0][1] != places[1][1]:
        return None
    (left, line), (right, _) = places
    if any((column, line) in taken for column in range(left + 1, right)):
        return None
    gaps = [tracks.setdefault((line, column), []) for column in range(left + 1, right + 1)]
    free = next((track for track in range(TRACKS) if not any(track in gap for gap in gaps)), None)
    if free is not None:
        for gap in gaps:
            gap.append(free)
    return free


def _posts(net: Net, grid: Grid, taken: set[Cell], lanes: Mapping[int, int]) -> tuple[Post, ...]:
    """The posts of a net, with its lane in the channel that the most of them reach in the shortest way."""
    reach = {role: _reach(grid.places[role], grid, taken) for role in net.roles}
    wanted = {role: _wanted(role, net, grid) for role in net.roles}

    def cost(channel: int) -> tuple[int, int, int, int, int]:
        own = {role: _own(grid.places[role][1], channel) for role in net.roles}
        far = [role for role, found in reach.items() if channel not in found]
        wrong = sum(wanted[role] not in (None, own[role]) for role in net.roles)
        way = sum(abs(beside - channel) for beside in own.values())
        return len(far) + 2 * wrong, len({own[role] for role in far}), way, lanes[channel], -channel

    main = min(range(grid.height + 1), key=cost)
    above: dict[Cell, str] = {}
    below: dict[Cell, str] = {}
    for role, found in reach.items():
        column, line = grid.places[role]
        channel = main if main in found else _own(line, main)
        (below if channel <= line else above)[column, channel] = role
    return tuple(
        _post(column, channel, above.get((column, channel)), below.get((column, channel)), grid)
        for column, channel in sorted({*above, *below})
    )


def _reach(place: Cell, grid: Grid, taken: set[Cell]) -> range:
    """The channels that a post can reach straight from a place: up and down until somebody stands there."""
    column, line = place
    first, last = line, line + 1
    while first > 0 and (column, first - 1) not in taken:
        first -= 1
    while last < grid.height and (column, last) not in taken:
        last += 1
    return range(first, last + 1)


def _wanted(role: str, net: Net, grid: Grid) -> int | None:
    """The channel on the side of a role where all roles lie that it has ways to and from: up leads up."""
    line = grid.places[role][1]
    others = {grid.places[other][1] for way in net.ways() if role in way[1:] for other in way[1:]} - {line}
    sides = {_own(line, other) for other in others}
    return sides.pop() if len(sides) == 1 else None


def _own(line: int, channel: int) -> int:
    """The channel beside a line on the side of another channel."""
    return line if channel <= line else line + 1


def _post(column: int, channel: int, above: str | None, below: str | None, grid: Grid) -> Post:
    first = grid.places[above][1] + 1 if above else channel
    last = grid.places[below][1] if below else channel
    return Post(column, channel, above, below, first, last)


def _trunk(posts: Sequence[Post], grid: Grid, trunks: Mapping[int, int]) -> int:
    """The channel between columns where the lanes of a net get the least longer, counted in half columns."""
    spans: dict[int, list[int]] = {}
    for post in posts:
        spans.setdefault(post.channel, []).append(2 * post.column + 1)

    def cost(channel: int) -> tuple[int, int]:
        at = 2 * channel
        longer = sum(max(min(span) - at, at - max(span), 0) for span in spans.values())
        return 4 * longer + trunks[channel], channel

    return min(range(grid.width + 1), key=cost)
