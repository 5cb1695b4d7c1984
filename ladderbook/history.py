"""An item over time: the versions that the pieces of it make, each from its day on, by the patch rule (`patching`).

Inside a layer pieces speak in the order of their `effective` day; a higher layer speaks after a lower one.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ladderbook.patching import completed, hidden, name, patched
from ladderbook.problems import Problem
from ladderbook.tree import Map, Node, Text


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


@dataclass(frozen=True, slots=True)
class Piece:
    """One item as one file states it."""

    layer: int
    node: Map

    @property
    def effective(self) -> str:
        day = self.node.get(name("effective"))
        return str(day) if isinstance(day, Text) else ""


def versions_of(stated: list[Piece], problems: list[Problem]) -> Iterator[Version]:
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


def _as_of(piece: Piece, *, own_day: bool) -> Map:
    """What a piece says of a version: its raise only on its own day, for the next one starts from the raised rates."""
    return piece.node if own_day else _without_raise(piece.node)


def _without_raise(node: Map) -> Map:
    """Without a raise: a piece of an earlier day, or one whose rates a higher layer states itself."""
    if name("raise") not in node:
        return node
    bare = Map({key: value for key, value in node.items() if key != "raise"})
    bare.place, bare.key, bare.flow = node.place, node.key, node.flow
    return bare
