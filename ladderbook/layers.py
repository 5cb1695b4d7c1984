"""From files to items: the sections of every file gathered by id, layer upon layer; `history` makes versions of them.

Layers, lowest first: the library, the ladders it is based on, the agency.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from ladderbook.history import History, Piece, versions_of
from ladderbook.limits import ITEMS, VERSIONS
from ladderbook.patching import name
from ladderbook.problems import Problem, did_you_mean
from ladderbook.schema.sections import FILE_FIELDS, LISTS, singular
from ladderbook.schema.words import is_id
from ladderbook.tree import Map, Seq, Text

Identity = tuple[str, str]
"""Section and id."""
SHARED_IDS = ("roles", "moves", "people")
"""The sections whose ids are one set, because a party or a link may name any of them (FORMAT, section 2)."""


FOR_ALL: Final = ("terms", "incentives")
"""The sections of the library that are for every handbook; of the others each has what it speaks of."""


@dataclass(frozen=True, slots=True)
class Layer:
    """The files that speak together, each as the root of its tree."""

    name: str
    roots: Sequence[Map]


@dataclass(slots=True)
class Gathered:
    """Every item of every section. `own` are those a ladder speaks of; the rest is only in the library."""

    agency: Map | None = None
    items: dict[str, dict[str, History]] = field(default_factory=lambda: {section: {} for section in LISTS})
    own: set[Identity] = field(default_factory=set)
    problems: list[Problem] = field(default_factory=list)

    def ids(self, day: str) -> dict[str, set[str]]:
        """What a reference may name: every item that is not hidden on that day. A section with an unnamed item is left
        out: nobody is told of a missing id that may be the one that cannot be read. A past plan is still shown.
        """
        return {
            section: {key for key, history in items.items() if _shown(section, history, day) is not None}
            for section, items in self.items.items()
            if all(is_id(key) for key in items)
        }

    def ended(self, day: str) -> dict[Identity, str]:
        """The items whose last day is past, with that day."""
        past = {}
        for section in LISTS:
            for key, history in self.items[section].items():
                node = history.stated_at(day)
                if node is not None and _shown(section, history, day) is None:
                    past[section, key] = str(node[name("until")])
        return past


def _shown(section: str, history: History, day: str) -> Map | None:
    return history.stated_at(day) if section == "plans" else history.shown_at(day)


def gather(layers: Sequence[Layer]) -> Gathered:
    """The items of all layers; the first is the library, the last the agency's own."""
    found = Gathered()
    pieces: dict[Identity, list[Piece]] = {}
    for number, layer in enumerate(layers):
        for root in layer.roots:
            found.problems.extend(_unknown_sections(root))
            _take_agency(found, root, layer=number, last=len(layers) - 1)
            for section, item in _items(root, found.problems):
                identity = (section, _id(item))
                pieces.setdefault(identity, []).append(Piece(number, item))
                if number or section in FOR_ALL:
                    found.own.add(identity)
    found.problems.extend(_too_many(pieces))
    for (section, key), stated in pieces.items():
        found.problems.extend(_said_twice(section, key, stated))
        below = [piece for piece in stated if piece.layer < len(layers) - 1]
        versions = tuple(versions_of(stated, found.problems))
        inherited = tuple(versions_of(below, [])) if len(below) < len(stated) else versions
        found.items[section][key] = History(versions, inherited)
    found.problems.extend(_one_id_two_things(pieces))
    return found


def _too_many(pieces: dict[Identity, list[Piece]]) -> Iterator[Problem]:
    """Takes out what is too much of one section, or of one item, so that it costs no time; tells where it begins."""
    counts: Counter[str] = Counter()
    for identity, stated in list(pieces.items()):
        section, key = identity
        counts[section] += 1
        if counts[section] == ITEMS + 1:
            message = f"here the {section} come to more than {ITEMS:,}"
            yield Problem(stated[0].node.place, "too-many-values", message, f"Take out the {section} nobody speaks of.")
        if counts[section] > ITEMS:
            del pieces[identity]
        elif len(stated) > VERSIONS:
            message = f"`{key}` is stated more than {VERSIONS} times"
            yield Problem(stated[VERSIONS].node.place, "too-many-values", message, "Take out what is long past.")
            del stated[VERSIONS:]


def _unknown_sections(root: Map) -> Iterator[Problem]:
    for key in root:
        if key not in FILE_FIELDS:
            near = did_you_mean(key, FILE_FIELDS)
            fix = f"Did you mean `{near}`?" if near else f"The sections are {', '.join(FILE_FIELDS)}."
            yield Problem(key.place, "unknown-section", f"there is no section `{key}`", fix)


def _take_agency(found: Gathered, root: Map, *, layer: int, last: int) -> None:
    node = root.get(name("agency"))
    if node is None or 0 < layer < last:
        return
    key = root.key_text("agency")
    if layer == 0:
        message, fix = "the library belongs to no agency", "Move `agency:` to a file in the agency's folder."
        found.problems.append(Problem(key.place, "agency-in-library", message, fix))
    elif found.agency is not None:
        message = f"`agency` is given twice; the first is in {found.agency.place.file}, line {found.agency.place.line}"
        found.problems.append(Problem(key.place, "agency-twice", message, "Keep one of them."))
    elif isinstance(node, Map):
        found.agency = _with_source(node, root)
    else:
        found.problems.append(
            Problem(node.place, "wrong-type", "`agency` is a map of fields", "Write its fields below it.")
        )


def _items(root: Map, problems: list[Problem]) -> Iterator[tuple[str, Map]]:
    for section in LISTS:
        node = root.get(name(section))
        if node is None:
            continue
        if not isinstance(node, Seq):
            message = f"`{section}` is a list of items"
            problems.append(Problem(node.place, "wrong-type", message, "Begin each item with a dash: `- id: ...`."))
            continue
        for item in node:
            if isinstance(item, Map):
                yield section, item if section == "sources" else _with_source(item, root)
            else:
                message = f"an item of `{section}` is a map of fields"
                problems.append(Problem(item.place, "wrong-type", message, "Begin it with `- id: ...`."))


def _with_source(node: Map, root: Map) -> Map:
    """An item without a source has its file's."""
    source = root.get(name("source"))
    if source is not None:
        node.setdefault(root.key_text("source"), source)
    return node


def _id(item: Map) -> str:
    """The item's id; one without has its place instead, so that its other faults are still found."""
    found = item.get(name("id"))
    return str(found) if isinstance(found, Text) else f"({item.place})"


def _said_twice(section: str, key: str, stated: list[Piece]) -> Iterator[Problem]:
    """In one layer, two items of one id must differ in `effective`."""
    first: dict[tuple[int, str], Map] = {}
    for piece in stated:
        earlier = first.setdefault((piece.layer, piece.effective), piece.node)
        if earlier is not piece.node:
            where = _where(earlier, piece.node)
            message = f"the {singular(section)} `{key}` is given twice; the first is {where}"
            fix = "Give one of them another id, or its own `effective` day if it is a dated change."
            yield Problem(piece.node[name("id")].place, "duplicate-id", message, fix)


def _where(earlier: Map, later: Map) -> str:
    at = earlier.place
    return f"on line {at.line}" if at.file == later.place.file else f"in {at.file}, line {at.line}"


def _one_id_two_things(pieces: dict[Identity, list[Piece]]) -> Iterator[Problem]:
    first: dict[str, tuple[str, Map]] = {}
    for (section, key), stated in pieces.items():
        if section not in SHARED_IDS or key.startswith("("):
            continue
        known, node = first.setdefault(key, (section, stated[0].node))
        if known != section:
            where = _where(node, stated[0].node)
            message = f"the {singular(section)} `{key}` has the same id as the {singular(known)} {where}"
            fix = "Give one of them another id: roles, moves and people share one set."
            yield Problem(stated[0].node[name("id")].place, "duplicate-id", message, fix)
