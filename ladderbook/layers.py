"""From files to items: the sections of every file gathered by id, layer upon layer, with the versions of dated items.

Layers, lowest first: the library, the ladders it is based on, the agency. Inside a layer items speak in the order of
their `effective` day. An item whose id is known changes it, by the patch rule (`patching`).
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from ladderbook.limits import ITEMS, VERSIONS
from ladderbook.patching import completed, hidden, name, patched
from ladderbook.problems import Problem, did_you_mean
from ladderbook.schema.sections import FILE_FIELDS, LISTS, singular
from ladderbook.schema.words import is_id
from ladderbook.tree import Map, Node, Seq, Text

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


@dataclass(frozen=True, slots=True)
class Version:
    """An item from one day on (`""` is from the start); None while it is hidden or not there yet."""

    day: str
    node: Map | None


@dataclass(frozen=True, slots=True)
class History:
    """An item over time, oldest version first, and the same without what the agency itself says of it."""

    versions: tuple[Version, ...]
    inherited: tuple[Version, ...]

    def at(self, day: str) -> Map | None:
        return _at(self.versions, day)

    def inherited_at(self, day: str) -> Map | None:
        return _at(self.inherited, day)

    def coming(self, day: str) -> tuple[Version, ...]:
        """The versions that are decided and not yet in force."""
        return tuple(version for version in self.versions if version.day > day)

    def shown_at(self, day: str) -> Map | None:
        """The version in force, or the first to come where none has been yet; None once its last day is past."""
        node = self.stated_at(day)
        return node if node is None or _last_day(node) >= day else None

    def stated_at(self, day: str) -> Map | None:
        """The same, past or not."""
        started = [version for version in self.versions if version.day <= day]
        return started[-1].node if started else self.versions[0].node


def _last_day(node: Map) -> str:
    """The first day that its `until` can mean; later than any where it has none."""
    until = node.get(name("until"))
    return (str(until) + "-01-01")[: len("2026-01-01")] if isinstance(until, Text) else "9"


def _at(versions: Sequence[Version], day: str) -> Map | None:
    started = [version for version in versions if version.day <= day]
    return started[-1].node if started else None


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


@dataclass(frozen=True, slots=True)
class _Piece:
    """One item as one file states it."""

    layer: int
    node: Map

    @property
    def effective(self) -> str:
        day = self.node.get(name("effective"))
        return str(day) if isinstance(day, Text) else ""


def gather(layers: Sequence[Layer]) -> Gathered:
    """The items of all layers; the first is the library, the last the agency's own."""
    found = Gathered()
    pieces: dict[Identity, list[_Piece]] = {}
    for number, layer in enumerate(layers):
        for root in layer.roots:
            found.problems.extend(_unknown_sections(root))
            _take_agency(found, root, layer=number, last=len(layers) - 1)
            for section, item in _items(root, found.problems):
                identity = (section, _id(item))
                pieces.setdefault(identity, []).append(_Piece(number, item))
                if number or section in FOR_ALL:
                    found.own.add(identity)
    found.problems.extend(_too_many(pieces))
    for (section, key), stated in pieces.items():
        found.problems.extend(_said_twice(section, key, stated))
        below = [piece for piece in stated if piece.layer < len(layers) - 1]
        versions = tuple(_versions(stated, found.problems))
        inherited = tuple(_versions(below, [])) if len(below) < len(stated) else versions
        found.items[section][key] = History(versions, inherited)
    found.problems.extend(_one_id_two_things(pieces))
    return found


def _too_many(pieces: dict[Identity, list[_Piece]]) -> Iterator[Problem]:
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


def _said_twice(section: str, key: str, stated: list[_Piece]) -> Iterator[Problem]:
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


def _one_id_two_things(pieces: dict[Identity, list[_Piece]]) -> Iterator[Problem]:
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


def _versions(stated: list[_Piece], problems: list[Problem]) -> Iterator[Version]:
    """The item from each day on, once the lowest layer has it: what is said for all time and what is in force."""
    begins = min(stated, key=lambda piece: (piece.layer, piece.effective)).effective if stated else ""
    for day in sorted({max(piece.effective, begins) for piece in stated}):
        pieces = sorted((piece for piece in stated if piece.effective <= day), key=lambda p: (p.layer, p.effective))
        node = _folded([_as_of(piece, own_day=max(piece.effective, begins) == day) for piece in pieces], problems)
        own = next((piece.node.get(name("effective")) for piece in pieces if piece.effective == day), None)
        yield Version(day, node if node is None or own is None else _beginning(node, own))


def _folded(nodes: Sequence[Map], problems: list[Problem]) -> Map | None:
    version: Map | None = None
    for node in nodes:
        if hidden(node):
            version = None
        elif version is None:
            version = completed(node, problems)
        else:
            version = patched(_without_raise(version) if name("rates") in node else version, node, problems)
    return version


def _beginning(node: Map, day: Node) -> Map:
    """A version with its own first day, which a higher layer's earlier change would hide, and no last day before it."""
    ended = _last_day(node) < str(day)
    if node.get(name("effective")) == day and not ended:
        return node
    said = {key: value for key, value in node.items() if not (ended and key == "until")}
    begun = Map({key: day if key == "effective" else value for key, value in said.items()})
    begun.place, begun.key, begun.flow = node.place, node.key, node.flow
    return begun


def _as_of(piece: _Piece, *, own_day: bool) -> Map:
    """What a piece says of a version: its raise only on its own day, for the next one starts from the raised rates."""
    return piece.node if own_day else _without_raise(piece.node)


def _without_raise(node: Map) -> Map:
    """Without a raise: a piece of an earlier day, or one whose rates a higher layer states itself."""
    if name("raise") not in node:
        return node
    bare = Map({key: value for key, value in node.items() if key != "raise"})
    bare.place, bare.key, bare.flow = node.place, node.key, node.flow
    return bare
