"""The lattice of any ladder: no line through a box, none on another, every way there, few crossings, no chance."""

from typing import Final

from hypothesis import given, settings
from hypothesis import strategies as st

from ladderbook.lattice import Cell, Edge, Lattice, Sizes, lattice
from ladderbook.lattice.nets import gathered
from tests.drawn import boxes_on_boxes, meetings, of_lattice, through_boxes

PROPERTY: Final = settings(derandomize=True, max_examples=100, deadline=None)
KINDS: Final = ("promotion", "lateral", "step-back", "more-hours", "acting")
Ladder = tuple[dict[str, Cell], list[Edge]]


def drawn(cells: dict[str, Cell], ways: list[Edge]) -> Lattice:
    some = frozenset(list(cells)[::2])
    return lattice(cells, ways, Sizes(172, {role: 76 + 9 * len(role) for role in cells}, some, some))


def crossings(cells: dict[str, Cell], ways: list[Edge]) -> int:
    """How many lines cross, in a drawing that is sound."""
    found = drawn(cells, ways)
    picture = of_lattice(found)
    crossed, shared = meetings(picture)
    assert through_boxes(picture) == []
    assert shared == []
    assert boxes_on_boxes(picture) == []
    assert set(picture.boxes) == set(cells)
    assert sorted(set(picture.ways())) == sorted({(way.kind, way.start, way.end) for way in ways})
    assert all(bar.left >= 0 and bar.right <= found.width for bar in picture.bars())
    assert all(bar.top >= 0 and bar.bottom <= found.height for bar in picture.bars())
    return crossed


# -- ladders of which one knows how they should look


def test_a_ladder_of_one_column_is_straight_arrows() -> None:
    cells = {name: (0, row) for row, name in enumerate("dcba")}
    ways = [Edge(low + high, "promotion", low, high) for low, high in ("ab", "bc", "cd")]
    found = drawn(cells, ways)
    assert crossings(cells, ways) == 0
    assert [len(piece.corners) for net in found.nets for piece in net.pieces] == [2, 2, 2]
    assert found.boxes["a"][1] > found.boxes["d"][1], "the highest level is on top"


def test_neighbors_of_one_level_are_joined_side_by_side() -> None:
    cells = {"a": (0, 0), "b": (1, 0)}
    (net,) = drawn(cells, [Edge("m", "lateral", "a", "b"), Edge("m", "lateral", "b", "a")]).nets
    assert [head.to for head in net.heads] == ["right", "left"]
    assert net.pieces[0].corners[0][1] == net.pieces[0].corners[1][1]


def test_a_move_from_many_into_many_is_one_line() -> None:
    names = "abcde"
    cells = {name: (number, 1) for number, name in enumerate(names)} | {"up": (0, 0), "over": (4, 0)}
    ways = [Edge(end, "promotion", start, end) for start in names for end in ("up", "over")]
    ways += [Edge("side", "lateral", start, end) for start in names for end in names if start != end]
    assert [(net.starts, net.ends) for net in gathered(ways, list(cells))] == [
        (tuple(names), tuple(names)),
        (tuple(names), ("up", "over")),
    ]
    assert crossings(cells, ways) == 0


def test_roles_that_belong_together_stand_side_by_side() -> None:
    """Two roles of a cell: the one with a way to the family on the right stands on the right."""
    cells = {"a": (0, 0), "b": (0, 0), "c": (1, 0)}
    found = drawn(cells, [Edge("m", "lateral", "a", "c")])
    assert found.boxes["b"][0] < found.boxes["a"][0] < found.boxes["c"][0]


def test_a_wide_family_stands_in_several_lines() -> None:
    cells = {f"r{number:02}": (0, 0) for number in range(12)}
    found = drawn(cells, [])
    assert len({x for x, _ in found.boxes.values()}) == 5
    assert len({y for _, y in found.boxes.values()}) == 3


# -- large ones


def sixty() -> Ladder:
    """Five families of six levels with two roles each: promotions, also to the next family, sideways, steps back."""
    cells = {f"{family}{level}{one}": (family, 5 - level) for family in range(5) for level in range(6) for one in "ab"}
    ways = []
    for name, (family, row) in cells.items():
        level, twin = 5 - row, f"{name[:2]}{'b' if name[2] == 'a' else 'a'}"
        ways.append(Edge(f"side-{name[:2]}", "lateral", name, twin))
        if level < 5:
            ways.append(Edge(f"up-{name[:2]}", "promotion", name, f"{family}{level + 1}a"))
        if level < 5 and name[2] == "b":
            ways.append(Edge(f"on-{name}", "promotion", name, f"{family}{level + 1}b"))
        if level in (0, 2, 4) and name[2] == "b" and family < 4:
            ways.append(Edge(f"over-{name}", "promotion", name, f"{family + 1}{level + 1}a"))
        if level == 5 and name[2] == "a":
            ways.append(Edge(f"back-{name}", "step-back", name, f"{family}4a"))
    return cells, ways


def test_few_lines_cross_in_a_ladder_of_sixty_roles() -> None:
    cells, ways = sixty()
    assert (len(cells), len(ways)) == (60, 152)
    assert crossings(cells, ways) <= 35


def test_none_cross_where_families_stand_beside_each_other_in_step() -> None:
    """Sixty roles: six families of ten levels, with promotions to the next family and sideways moves."""
    cells = {f"{family}-{level}": (family, 9 - level) for family in range(6) for level in range(10)}
    ways = [Edge(f"{a}{b}", "promotion", f"{a}-{b}", f"{a}-{b + 1}") for a in range(6) for b in range(9)]
    ways += [Edge(f"x{a}{b}", "promotion", f"{a}-{b}", f"{a + 1}-{b + 1}") for a in range(5) for b in range(0, 9, 2)]
    for a in range(5):
        for b in range(1, 10, 3):
            here, there = f"{a}-{b}", f"{a + 1}-{b}"
            ways += [Edge(f"to-{there}", "lateral", here, there), Edge(f"back-{here}", "lateral", there, here)]
    assert crossings(cells, ways) == 0


# -- any


@st.composite
def ladders(draw: st.DrawFn) -> Ladder:
    families, rows = draw(st.integers(1, 4)), draw(st.integers(1, 5))
    filled = [(family, 0) for family in range(families)] + [(0, row) for row in range(1, rows)]
    more = draw(st.lists(st.tuples(st.integers(0, families - 1), st.integers(0, rows - 1)), max_size=10))
    cells = {f"r{number}": cell for number, cell in enumerate(filled + more)}
    role = st.sampled_from(list(cells))
    moves = draw(st.lists(st.tuples(st.sampled_from(KINDS), st.sets(role, min_size=1, max_size=4), role), max_size=14))
    return cells, [
        Edge(f"m{number}", kind, start, end)
        for number, (kind, starts, end) in enumerate(moves)
        for start in sorted(starts)
        if start != end
    ]


@PROPERTY
@given(ladders())
def test_any_ladder_is_drawn_soundly(ladder: Ladder) -> None:
    crossings(*ladder)


@PROPERTY
@given(ladders())
def test_the_order_in_which_ways_are_given_changes_nothing(ladder: Ladder) -> None:
    cells, ways = ladder
    assert drawn(cells, ways) == drawn(cells, ways[::-1])


def test_a_thicket_is_drawn_soundly_too() -> None:
    """Sixty roles and 220 ways without any sense: ugly, but no line through a box, and done at once."""
    cells = {f"r{number}": (number * 7 % 5, number * 11 % 6) for number in range(60)}
    ways = [
        Edge(f"m{number}", KINDS[number % 5], f"r{number * 13 % 60}", f"r{(number * 29 + 17) % 60}")
        for number in range(220)
        if number * 13 % 60 != (number * 29 + 17) % 60
    ]
    crossings(cells, ways)
