"""A drawn map as tests see it: boxes, lines and arrowheads in px, read from the page or taken from a lattice."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from itertools import combinations, pairwise
from typing import NamedTuple

from ladderbook.lattice import Lattice

Point = tuple[int, int]
Way = tuple[str, str, str]
"""Kind, start and end."""


class Bar(NamedTuple):
    """A straight part of a line: the number of its net, and its ends."""

    net: int
    left: int
    top: int
    right: int
    bottom: int


class Rect(NamedTuple):
    left: int
    top: int
    right: int
    bottom: int


@dataclass
class Net:
    """One line: of each part the corners and whose ways it carries, of each arrowhead the tip and the same."""

    kind: str
    parts: list[tuple[list[Point], set[str]]] = field(default_factory=list)
    heads: list[tuple[Point, set[str]]] = field(default_factory=list)


@dataclass
class Picture:
    """All of it. `entries`, `exits` and `loops` are marks on the boxes of roles."""

    boxes: dict[str, Rect] = field(default_factory=dict)
    nets: list[Net] = field(default_factory=list)
    entries: set[str] = field(default_factory=set)
    exits: set[str] = field(default_factory=set)
    loops: set[tuple[str, str]] = field(default_factory=set)
    texts: list[tuple[str, int, int, str]] = field(default_factory=list)

    def bars(self) -> Iterator[Bar]:
        for number, net in enumerate(self.nets):
            for corners, _ in net.parts:
                for (x, y), (to_x, to_y) in pairwise(corners):
                    assert (x == to_x) != (y == to_y), "a line is level or upright, and has a length"
                    yield Bar(number, min(x, to_x), min(y, to_y), max(x, to_x), max(y, to_y))

    def ways(self) -> list[Way]:
        """Every way between two roles that a reader can follow along a line to an arrowhead."""
        found = []
        for net in self.nets:
            for tip, roles in net.heads:
                end = next(role for role in roles if on_edge(tip, self.boxes[role]))
                found += [(net.kind, start, end) for start in roles - {end} if self._joined(net, start, end, tip)]
        return found

    def _joined(self, net: Net, start: str, end: str, tip: Point) -> bool:
        """Whether the parts that carry this way lead from the box of one role to the tip at the other."""
        parts = [corners for corners, roles in net.parts if {start, end} <= roles]
        reached = [corners for corners in parts if tip in (corners[0], corners[-1])]
        for corners in reached:
            ends = {corners[0], corners[-1]}
            if any(on_edge(point, self.boxes[start]) for point in ends - {tip}):
                return True
            reached += [more for more in parts if more not in reached and ends & {more[0], more[-1]}]
        return False


def on_edge(point: Point, box: Rect) -> bool:
    x, y = point
    level = y in (box.top, box.bottom) and box.left < x < box.right
    return level or (x in (box.left, box.right) and box.top < y < box.bottom)


def through_boxes(picture: Picture) -> list[tuple[Bar, str]]:
    """Lines with a point inside a box, foreign or not: a line ends at the edge."""
    return [
        (bar, role)
        for bar in picture.bars()
        for role, box in picture.boxes.items()
        if bar.left < box.right and bar.right > box.left and bar.top < box.bottom and bar.bottom > box.top
    ]


def meetings(picture: Picture) -> tuple[int, list[tuple[Bar, Bar]]]:
    """How often lines of two nets cross, and where one lies on another for a while or turns on it."""
    crossed: set[tuple[int, int, int, int]] = set()
    shared = []
    for one, other in combinations(picture.bars(), 2):
        apart = one.left > other.right or other.left > one.right or one.top > other.bottom or other.top > one.bottom
        if one.net == other.net or apart:
            continue
        level, upright = (one, other) if one.top == one.bottom else (other, one)
        if upright.left == upright.right and level.top == level.bottom:
            crossed.add((level.net, upright.net, upright.left, level.top))
        if not (level.left < upright.left < level.right and upright.top < level.top < upright.bottom):
            shared.append((one, other))
    return len(crossed), shared


def boxes_on_boxes(picture: Picture) -> list[tuple[str, str]]:
    return [
        (one, other)
        for (one, box), (other, beside) in combinations(picture.boxes.items(), 2)
        if box.left < beside.right and beside.left < box.right and box.top < beside.bottom and beside.top < box.bottom
    ]


# -- from a lattice, and from a page


def of_lattice(found: Lattice) -> Picture:
    heights = dict(found.lines)
    picture = Picture({role: Rect(x, y, x + found.box, y + heights[y]) for role, (x, y) in found.boxes.items()})
    for drawn in found.nets:
        parts = [(list(piece.corners), set(piece.roles)) for piece in drawn.pieces]
        picture.nets.append(Net(drawn.net.kind, parts, [(head.at, set(head.roles)) for head in drawn.heads]))
    return picture


_MOVE = re.compile(r"([MLQ])(-?\d+) (-?\d+)(?: (-?\d+) (-?\d+))?")


def corners(d: str) -> list[Point]:
    """The corners of a path whose turns are round: its ends, and the points its curves bend to."""
    steps = [(step, int(x), int(y)) for step, x, y, *_ in _MOVE.findall(d)]
    return [(x, y) for number, (step, x, y) in enumerate(steps) if step != "L" or number == len(steps) - 1]


class _Page(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.picture = Picture()
        self.roles: dict[str, str] = {}
        self.kind = self.role = self.text = ""
        self.at: Point = (0, 0)
        self.feed(html[html.index('<svg class="lattice') : html.index("</svg>")])
        for net in self.picture.nets:
            for _, names in (*net.parts, *net.heads):
                named = {self.roles[number] for number in names}
                names.clear()
                names.update(named)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        stated = {name: value or "" for name, value in attributes}
        classes = stated.get("class", "").split()
        if tag == "a":
            self.role = stated["href"].removeprefix("role-").removesuffix(".html")
            self.roles[stated["data-number"]] = self.role
        elif tag == "rect" and self.role:
            x, y, width, height = (int(stated[name]) for name in ("x", "y", "width", "height"))
            self.picture.boxes[self.role] = Rect(x, y, x + width, y + height)
        elif tag == "g":
            self._group(classes)
        elif tag == "path" and not self.role and "data-of" in stated:
            net, of = self.picture.nets[-1], set(stated["data-of"].split())
            points = corners(stated["d"])
            if "way" in classes:
                net.parts.append((points, of))
            else:
                net.heads.append((tip(stated["d"]), of))
        elif tag == "text":
            self.text = classes[0]
        elif tag == "tspan":
            self.at = int(stated["x"]), int(stated["y"])

    def _group(self, classes: list[str]) -> None:
        kind = classes[-1].partition("-")[2]
        if not self.role:
            self.picture.nets.append(Net(kind))
        elif "loop" in classes:
            self.picture.loops.add((self.role, kind))
        else:
            {"entry": self.picture.entries, "exit": self.picture.exits}[kind].add(self.role)

    def handle_data(self, data: str) -> None:
        if data.strip():
            self.picture.texts.append((self.text, *self.at, data))


def tip(d: str) -> Point:
    """The tip of an arrowhead: the second point of its path."""
    _, (_, x, y, *_), *_ = _MOVE.findall(d)
    return int(x), int(y)


def of_page(html: str) -> Picture:
    return _Page(html).picture
