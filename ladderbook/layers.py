"""From files to items: the sections of every file gathered by id, layer upon layer, with the versions of dated items.

Layers, lowest first: the library, then the agency. Inside a layer items speak in the order of their `effective` day.
An item whose id is known changes it: fields replace, maps merge by key, lists of items merge by id, `none` takes away.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from ladderbook.problems import Place, Problem, did_you_mean
from ladderbook.schema.sections import FILE_FIELDS, LISTS, singular
from ladderbook.tree import Map, Node, Seq, Text, text


@dataclass(frozen=True, slots=True)
class Layer:
    """The files that speak together, each as the root of its tree."""

    name: str
    roots: Sequence[Map]


@dataclass(slots=True)
class Gathered:
    """Every item of every section. An item is the tuple of its versions, oldest first; mostly there is one."""

    agency: Map | None = None
    items: dict[str, dict[str, tuple[Map, ...]]] = field(default_factory=lambda: {name: {} for name in LISTS})
    own: set[tuple[str, str]] = field(default_factory=set)
    problems: list[Problem] = field(default_factory=list)

    def ids(self) -> dict[str, set[str]]:
        return {section: set(items) for section, items in self.items.items()}


@dataclass(frozen=True, slots=True)
class _Piece:
    """One item as one file states it."""

    layer: int
    node: Map

    @property
    def effective(self) -> str:
        day = self.node.get(text("effective", self.node.place))
        return str(day) if isinstance(day, Text) else ""


def gather(layers: Sequence[Layer]) -> Gathered:
    """The items of all layers; the last layer is the agency's own."""
    found = Gathered()
    pieces: dict[tuple[str, str], list[_Piece]] = {}
    for number, layer in enumerate(layers):
        for root in layer.roots:
            found.problems.extend(_unknown_sections(root))
            _take_agency(found, root, is_own=number == len(layers) - 1)
            for section, item in _items(root, found.problems):
                identity = (section, _identity(item))
                pieces.setdefault(identity, []).append(_Piece(number, item))
                if number == len(layers) - 1:
                    found.own.add(identity)
    for (section, name), stated in pieces.items():
        found.problems.extend(_said_twice(section, name, stated))
        found.items[section][name] = tuple(_versions(stated))
    return found


def _unknown_sections(root: Map) -> Iterator[Problem]:
    for key in root:
        if key not in FILE_FIELDS:
            near = did_you_mean(key, FILE_FIELDS)
            fix = f"Did you mean `{near}`?" if near else f"The sections are {', '.join(FILE_FIELDS)}."
            yield Problem(key.place, "unknown-section", f"there is no section `{key}`", fix)


def _take_agency(found: Gathered, root: Map, *, is_own: bool) -> None:
    node = root.get(_key("agency"))
    if node is None:
        return
    if not is_own:
        message, fix = "the library belongs to no agency", "Move `agency:` to a file in the agency's folder."
        found.problems.append(Problem(root.key_text("agency").place, "agency-in-library", message, fix))
    elif found.agency is not None:
        message = f"`agency` is given twice; the first is in {found.agency.place.file}, line {found.agency.place.line}"
        found.problems.append(Problem(root.key_text("agency").place, "agency-twice", message, "Keep one of them."))
    elif isinstance(node, Map):
        found.agency = _with_source(node, root)
    else:
        found.problems.append(
            Problem(node.place, "wrong-type", "`agency` is a map of fields", "Write its fields below it.")
        )


def _items(root: Map, problems: list[Problem]) -> Iterator[tuple[str, Map]]:
    for section in LISTS:
        node = root.get(_key(section))
        if node is None:
            continue
        if not isinstance(node, Seq):
            message = f"`{section}` is a list of items"
            problems.append(Problem(node.place, "wrong-type", message, "Begin each item with a dash: `- id: ...`."))
            continue
        for item in node:
            if isinstance(item, Map):
                yield section, _with_source(item, root)
            else:
                message = f"an item of `{section}` is a map of fields"
                problems.append(Problem(item.place, "wrong-type", message, "Begin it with `- id: ...`."))


def _with_source(node: Map, root: Map) -> Map:
    """An item without a source has its file's."""
    source = root.get(_key("source"))
    if source is not None:
        node.setdefault(root.key_text("source"), source)
    return node


def _identity(item: Map) -> str:
    """The item's id; one without has its place instead, so that its other faults are still found."""
    name = item.get(_key("id"))
    return str(name) if isinstance(name, Text) else f"({item.place})"


def _said_twice(section: str, name: str, stated: list[_Piece]) -> Iterator[Problem]:
    first: dict[tuple[int, str], Map] = {}
    for piece in stated:
        earlier = first.setdefault((piece.layer, piece.effective if section == "plans" else ""), piece.node)
        if earlier is piece.node:
            continue
        place = piece.node[_key("id")].place
        at = earlier.place
        where = f"line {at.line}" if at.file == place.file else f"{at.file}, line {at.line}"
        message = f"the {singular(section)} `{name}` is given twice; the first is in {where}"
        fix = (
            "Give one of them another id." if section != "plans" else "Give one another id, or its own `effective` day."
        )
        yield Problem(place, "duplicate-id", message, fix)


def _versions(stated: list[_Piece]) -> Iterator[Map]:
    """The item as it is from each day on: all that is said for all time, and all that has come into force."""
    for day in sorted({piece.effective for piece in stated}):
        pieces = sorted((piece for piece in stated if piece.effective <= day), key=lambda p: (p.layer, p.effective))
        version = pieces[0].node
        for piece in pieces[1:]:
            version = patched(version, piece.node)
        yield version


def patched(base: Map, patch: Map) -> Map:
    """`base` as `patch` changes it (FORMAT, section 3). Every value keeps its own place."""
    merged = Map(base)
    merged.place, merged.key, merged.flow = patch.place, base.key, patch.flow
    for key, value in patch.items():
        before = merged.pop(key, None)
        if value == "none" and isinstance(value, Text) and before is not None:
            continue
        merged[key] = _changed(before, value)
    return merged


def _changed(before: Node | None, value: Node) -> Node:
    if isinstance(before, Map) and isinstance(value, Map):
        return patched(before, value)
    if isinstance(before, Seq) and isinstance(value, Seq) and _holds_items(before) and _holds_items(value):
        return _merged_items(before, value)
    return value


def _holds_items(node: Iterable[Node]) -> bool:
    return all(isinstance(item, Map) and _key("id") in item for item in node)


def _merged_items(before: Seq, after: Seq) -> Seq:
    items = {_identity(item): item for item in before if isinstance(item, Map)}
    for item in after:
        if isinstance(item, Map):
            known = items.get(_identity(item))
            items[_identity(item)] = patched(known, item) if known else item
    merged = Seq(items.values())
    merged.place, merged.key, merged.flow = after.place, after.key, after.flow
    return merged


def _key(name: str) -> Text:
    return text(name, Place(""))
