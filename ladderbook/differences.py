"""What differs between two versions of an item: field by field, criterion by criterion, wherever they stand."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from ladderbook.patching import GROUPS, entries, name
from ladderbook.tree import Map, Node, Seq, Text

SILENT: Final = frozenset({"id", "effective", "until", "source", "was"})
"""Fields whose change is shown by other means."""


WHOLE: Final = frozenset({"weekly_hours", "grade", "setting", "place", "reports_to", "from", "to", "ask"})
"""Lists of values that are compared as one value; any other list is compared line by line."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One field, list item or criterion: where it stands, what it was and what it is (None: nothing)."""

    path: tuple[str, ...]
    before: Node | None
    after: Node | None

    @property
    def kind(self) -> str:
        return "added" if self.before is None else "hidden" if self.after is None else "changed"


def differences(before: Map, after: Map, path: tuple[str, ...] = ()) -> Iterator[Difference]:
    """Everything in which `after` is not `before`, field by field in alphabetical order; what is gone comes last."""
    for key, value in sorted(after.items()):
        known = before.get(key)
        if key in SILENT or _same(known, value):
            continue
        yield from _between((*path, str(key)), known, value)
    for key, value in sorted(before.items()):
        if key not in after and key not in SILENT:
            yield Difference((*path, str(key)), value, None)


def _between(path: tuple[str, ...], before: Node | None, after: Node) -> Iterator[Difference]:
    if isinstance(before, Map) and isinstance(after, Map):
        yield from differences(before, after, path)
    elif path[-1] == "criteria" and isinstance(after, Seq):
        yield from _criteria(path, before if isinstance(before, Seq) else Seq(), after)
    elif isinstance(before, Seq) and isinstance(after, Seq) and path[-1] not in WHOLE:
        yield from _lists(path, before, after)
    else:
        yield Difference(path, before, after)


def _criteria(path: tuple[str, ...], before: Seq, after: Seq) -> Iterator[Difference]:
    old = {str(entry[name("id")]): _bare(entry) for entry in entries(before) if name("id") in entry}
    new = {str(entry[name("id")]): _bare(entry) for entry in entries(after) if name("id") in entry}
    for identity, entry in new.items():
        known = old.get(identity)
        if known is None or not _same(known, entry):
            yield Difference((*path, identity), known, entry)
    for identity, entry in old.items():
        if identity not in new:
            yield Difference((*path, identity), entry, None)


def _bare(entry: Map) -> Map:
    """A criterion without those inside it: they are compared on their own."""
    bare = Map({key: value for key, value in entry.items() if key not in GROUPS or isinstance(value, Text)})
    bare.place, bare.key, bare.flow = entry.place, entry.key, entry.flow
    return bare


def _lists(path: tuple[str, ...], before: Seq, after: Seq) -> Iterator[Difference]:
    old = {_label(item): item for item in before}
    new = {_label(item): item for item in after}
    for label, item in new.items():
        if label not in old or not _same(old[label], item):
            yield Difference((*path, label), old.get(label), item)
    for label, item in old.items():
        if label not in new:
            yield Difference((*path, label), item, None)


def _label(item: Node) -> str:
    """What a list item is known by: its id, or its own words."""
    if isinstance(item, Map):
        return str(item.get(name("id")) or item.get(name("text")) or item)
    return str(item)


def _same(one: Node | None, other: Node | None) -> bool:
    """Equal as an author sees it: the fields of `SILENT` do not count."""
    if isinstance(one, Map) and isinstance(other, Map):
        keys = {str(key) for key in (*one, *other)} - (SILENT - {"id"})
        return all(_same(one.get(name(key)), other.get(name(key))) for key in keys)
    if isinstance(one, Seq) and isinstance(other, Seq):
        return len(one) == len(other) and all(_same(a, b) for a, b in zip(one, other, strict=True))
    return type(one) is type(other) and isinstance(one, Text | None) and one == other
