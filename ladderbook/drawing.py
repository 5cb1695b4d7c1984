"""The map as a drawing: what stands in each box, and every way of the handbook as a line, a mark or a loop."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from ladderbook import measure, wording
from ladderbook.figures import role_pay
from ladderbook.lattice import Edge, Lattice, Sizes, lattice, svg
from ladderbook.lattice.picture import Band, Box, Level, Line, Loop, Picture, Stroke
from ladderbook.lattice.pieces import Drawn
from ladderbook.measure import Type, Words
from ladderbook.model import Handbook
from ladderbook.schema.moves import KINDS
from ladderbook.schema.roles import Role

BOX: Final = 172
PAD: Final = 10
GAP: Final = 3
"""Between a title and the pay below it."""
LEAST: Final = 76
"""The least height of a box, so that its sides have room for three lines and a mark."""
LABEL: Final = 114
BRACKET: Final = 6
"""How far from the first column the line beside a level stands."""
LOOP: Final = 20
"""What a loop takes in the corner of a box."""
MOST: Final = 4
"""As many lines of a text are shown; the list has the whole of it."""

LOOPS: Final = {
    "weekly_hours": "More hours in the same role",
    "grades": "The next grade in the same role",
    "variants": "Another setting in the same role",
}
"""What a move along one of these is called beside the drawing."""


TITLE: Final = Type(16, 20)
PAY: Final = Type(14, 18, measure.REGULAR)
LEVEL: Final = Type(14, 18, measure.REGULAR)


@dataclass(frozen=True, slots=True)
class _Text:
    """What a box says, and the marks it wears."""

    title: tuple[str, ...]
    pay: tuple[str, ...]
    entry: bool
    exit: bool
    loops: tuple[str, ...]

    @property
    def marks(self) -> tuple[str, ...]:
        return (*(["entry"] if self.entry else []), *(["exit"] if self.exit else []))

    @property
    def height(self) -> int:
        """The height it needs; loops stand beside the last line of the pay where that is short enough."""
        beside = measure.width(self.pay[-1], PAY) + len(self.loops) * LOOP <= BOX - 2 * PAD
        lines = len(self.title) * TITLE.line + (len(self.pay) + (not beside)) * PAY.line
        return max(lines + GAP + 2 * PAD, LEAST)


def edges(handbook: Handbook) -> Iterator[Edge]:
    """The ways that are drawn as lines: those between two roles."""
    for way in handbook.ways:
        if way.start and way.end and way.start != way.end:
            yield Edge(way.move, str(handbook.moves[way.move].kind), way.start, way.end)


def drawing(handbook: Handbook) -> Picture | None:
    """The drawing of a handbook's roles; None where it has none."""
    roles = handbook.roles
    if not roles:
        return None
    families = [name for name in handbook.families if any(role.family == name for role in roles.values())]
    levels = sorted({role.level for role in roles.values()}, reverse=True)
    cells = {name: (families.index(str(role.family)), levels.index(role.level)) for name, role in roles.items()}
    texts = {name: _text(role, handbook) for name, role in roles.items()}
    found = lattice(cells, tuple(edges(handbook)), _sizes(texts))
    titles = [wording.plain(handbook.families[name].title) for name in families]
    names = [handbook.agency.levels.get(wording.label(level)) for level in levels]
    left = LABEL if any(names) else 2 * BRACKET
    bands = tuple(_bands(titles, found))
    kinds = {net.net.kind for net in found.nets} | {kind for text in texts.values() for kind in text.marks}
    loops = {along for text in texts.values() for along in text.loops}
    return Picture(
        left=left,
        top=max(band.title.height for band in bands) + 2 * PAD,
        width=found.width,
        height=found.height,
        box=found.box,
        bands=bands,
        levels=tuple(_levels([wording.plain(name) if name else "" for name in names], left, found)),
        lines=tuple(_line(net, list(cells)) for net in found.nets),
        boxes=tuple(_box(name, texts[name], found, handbook) for name in cells),
        kinds=tuple((kind, wording.KINDS[kind]) for kind in KINDS if kind in kinds),
        loops=tuple((along, words) for along, words in LOOPS.items() if along in loops),
    )


def _text(role: Role, handbook: Handbook) -> _Text:
    room = BOX - 2 * PAD
    out = handbook.ways_out(role.id)
    return _Text(
        title=measure.wrapped(wording.plain(role.title), room, TITLE, MOST),
        pay=measure.filled(role_pay(role, handbook).line, room, PAY, MOST),
        entry=any(way.start is None for way in handbook.ways_in(role.id)),
        exit=any(way.end is None for way in out),
        loops=tuple(dict.fromkeys(str(handbook.moves[way.move].along) for way in out if way.end == role.id)),
    )


def _sizes(texts: Mapping[str, _Text]) -> Sizes:
    return Sizes(
        box=BOX,
        heights={name: text.height for name, text in texts.items()},
        left=frozenset(name for name, text in texts.items() if text.entry),
        right=frozenset(name for name, text in texts.items() if text.exit),
    )


def _box(name: str, text: _Text, found: Lattice, handbook: Handbook) -> Box:
    x, y = found.boxes[name]
    height = found.lines[found.grid.places[name][1]][1]
    names = list(found.boxes)
    near = {role for net in found.nets for way in net.net.ways() if name in way[1:] for role in way[1:]}
    title = Words(x + PAD, y + PAD, text.title, TITLE)
    first = x + found.box - PAD - LOOP // 2 - (len(text.loops) - 1) * LOOP
    return Box(
        role=name,
        number=names.index(name),
        x=x,
        y=y,
        height=height,
        title=title,
        pay=Words(x + PAD, title.y + title.height + GAP, text.pay, PAY),
        entry=text.entry,
        exit=text.exit,
        loops=tuple(
            Loop(along, first + number * LOOP, y + height - PAD - 7) for number, along in enumerate(text.loops)
        ),
        near=_numbers({name, *near}, names),
    )


def _numbers(roles: Iterable[str], names: Sequence[str]) -> str:
    return " ".join(str(number) for number in sorted(names.index(role) for role in roles))


def _line(net: Drawn, names: Sequence[str]) -> Line:
    return Line(
        kind=net.net.kind,
        pieces=tuple(Stroke(svg.path(piece.corners), _numbers(piece.roles, names)) for piece in net.pieces),
        heads=tuple(Stroke(svg.head(net.net.kind, head), _numbers(head.roles, names)) for head in net.heads),
        joints=svg.dots(net.joints),
    )


def _bands(titles: Sequence[str], found: Lattice) -> Iterator[Band]:
    """The families from left to right, each as wide as its columns, with its title above."""
    for title, (first, end) in zip(titles, pairwise(found.grid.columns), strict=True):
        left, right = found.columns[first], found.columns[end - 1] + found.box
        lines = measure.wrapped(title, right - left, TITLE, MOST)
        yield Band(left, right - left, Words(left, -PAD - len(lines) * TITLE.line, lines, TITLE))


def _levels(names: Sequence[str], left: int, found: Lattice) -> Iterator[Level]:
    """The rows from the top, each with its name beside it."""
    for name, (first, end) in zip(names, pairwise(found.grid.lines), strict=True):
        y, bottom = found.lines[first][0], sum(found.lines[end - 1])
        lines = measure.wrapped(name, left - 2 * BRACKET, LEVEL, MOST)
        yield Level(Words(-left, y, lines, LEVEL), y, bottom - y)
