"""A net in pieces: where its posts, lanes and trunk lie, which roles' ways run over each, where it enters boxes."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ladderbook.lattice.nets import Net
from ladderbook.lattice.routes import Post, Route

Point = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a net from one joint to the next: its corners, and the roles that have a way over it."""

    corners: tuple[Point, ...]
    roles: frozenset[str]


@dataclass(frozen=True, slots=True)
class Head:
    """Where a line enters a box, in which direction (`up`, `down`, `left`, `right`), and whose ways do."""

    at: Point
    to: str
    roles: frozenset[str]


@dataclass(frozen=True, slots=True)
class Drawn:
    """A net as it is drawn. Pieces meet at `joints`; other lines that cross it do not."""

    net: Net
    pieces: tuple[Piece, ...]
    heads: tuple[Head, ...]
    joints: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Branch:
    """Where a post or the trunk meets a lane, and the roles beyond."""

    x: int
    beyond: frozenset[str]


def over(net: Net, side: Iterable[str]) -> frozenset[str]:
    """The roles with a way over a piece that has these roles on one side of it and the net's others on the other."""
    here, all_ = set(side), set(net.roles)
    found: set[str] = set()
    for ours, theirs in ((here, all_ - here), (all_ - here, here)):
        starts, ends = ours & set(net.starts), theirs & set(net.ends)
        found |= starts | ends if starts and ends else set()
    return frozenset(found)


@dataclass(frozen=True, slots=True)
class Frame:
    """Where everything stands that lines run between: boxes; posts, lanes and trunks by the number of their route."""

    box: int
    tops: Mapping[str, int]
    bottoms: Mapping[str, int]
    lefts: Mapping[str, int]
    posts: Mapping[tuple[int, Post], int]
    lanes: Mapping[tuple[int, int], int]
    trunks: Mapping[int, int]
    tracks: Sequence[int]


def drawn(number: int, route: Route, frame: Frame) -> Drawn:
    """A route as pieces."""
    if route.track is not None:
        return _straight(route.net, route.track, frame)
    branches = {channel: _branches(number, route, channel, frame) for channel in route.channels}
    legs = [*_posts(number, route, frame), *_lanes(number, branches, route.net, frame)]
    legs += _trunk(number, route, frame) if route.trunk is not None else []
    ends = Counter(point for leg in legs for point in leg.corners)
    heads = tuple(_heads(number, route, frame))
    return Drawn(route.net, _chained(legs, ends), heads, tuple(sorted(at for at, many in ends.items() if many > 2)))


def _straight(net: Net, track: int, frame: Frame) -> Drawn:
    """From the right side of one box to the left side of the other."""
    left, right = sorted(net.roles, key=lambda role: frame.lefts[role])
    y = (frame.tops[left] + frame.bottoms[left]) // 2 + frame.tracks[track]
    start, end = (frame.lefts[left] + frame.box, y), (frame.lefts[right], y)
    both = frozenset(net.roles)
    heads = [Head(end, "right", both)] if right in net.ends else []
    heads += [Head(start, "left", both)] if left in net.ends else []
    return Drawn(net, (Piece((start, end), both),), tuple(heads), ())


def _posts(number: int, route: Route, frame: Frame) -> Iterator[Piece]:
    for post in route.posts:
        x, lane = frame.posts[number, post], frame.lanes.get((post.channel, number))
        if lane is None:
            assert post.above and post.below  # noqa: S101 - a net without a lane is one upright line
            yield Piece(((x, frame.bottoms[post.above]), (x, frame.tops[post.below])), frozenset(route.net.roles))
            continue
        for role, y in ((post.above, frame.bottoms), (post.below, frame.tops)):
            if role:
                yield Piece(((x, y[role]), (x, lane)), over(route.net, [role]))


def _branches(number: int, route: Route, channel: int, frame: Frame) -> list[Branch]:
    """What a lane meets, from the left."""
    posts = [post for post in route.posts if post.channel == channel]
    found = [Branch(frame.posts[number, post], frozenset(post.roles)) for post in posts]
    if route.trunk is not None:
        beyond = frozenset(role for post in route.posts if post.channel != channel for role in post.roles)
        found.append(Branch(frame.trunks[number], beyond))
    return sorted(found, key=lambda branch: branch.x)


def _lanes(number: int, branches: Mapping[int, Sequence[Branch]], net: Net, frame: Frame) -> Iterator[Piece]:
    for channel, found in branches.items():
        passed: set[str] = set()
        for one, other in pairwise(found):
            passed |= one.beyond
            y = frame.lanes[channel, number]
            yield Piece(((one.x, y), (other.x, y)), over(net, passed))


def _trunk(number: int, route: Route, frame: Frame) -> Iterator[Piece]:
    x = frame.trunks[number]
    for upper, lower in pairwise(route.channels):
        above = [role for post in route.posts if post.channel <= upper for role in post.roles]
        yield Piece(((x, frame.lanes[upper, number]), (x, frame.lanes[lower, number])), over(route.net, above))


def _heads(number: int, route: Route, frame: Frame) -> Iterator[Head]:
    starts, ends = route.net.starts, set(route.net.ends)
    for post in route.posts:
        x = frame.posts[number, post]
        if post.above in ends:
            yield Head((x, frame.bottoms[post.above]), "up", frozenset({post.above, *starts}))
        if post.below in ends:
            yield Head((x, frame.tops[post.below]), "down", frozenset({post.below, *starts}))


def _chained(legs: Iterable[Piece], ends: Mapping[Point, int]) -> tuple[Piece, ...]:
    """Pieces that meet at a mere corner made one."""
    rest = list(legs)
    found = []
    while rest:
        piece = rest.pop(0)
        while (turned := _next(piece, rest, ends)) is not None:
            rest.remove(turned)
            piece = Piece(_joined(piece.corners, turned.corners), piece.roles)
        found.append(piece)
    return tuple(found)


def _next(piece: Piece, rest: Iterable[Piece], ends: Mapping[Point, int]) -> Piece | None:
    """A piece that goes on from one of its ends, where nothing else does."""
    loose = {point for point in (piece.corners[0], piece.corners[-1]) if ends[point] == 2}
    return next((other for other in rest if loose & {other.corners[0], other.corners[-1]}), None)


def _joined(one: tuple[Point, ...], other: tuple[Point, ...]) -> tuple[Point, ...]:
    if one[-1] not in (other[0], other[-1]):
        one = one[::-1]
    return (*one, *(other if other[0] == one[-1] else other[::-1])[1:])
