"""Walks over criteria: every entry at every depth, whatever owns them."""

from collections.abc import Iterable, Iterator
from typing import Any

from ladderbook.schema.criteria import AllOf, AnyOf, AtLeast, Criterion, Experience, Group
from ladderbook.schema.library import Credential
from ladderbook.schema.moves import Move
from ladderbook.schema.reading import value_of
from ladderbook.schema.roles import Role


def parts(entry: Any) -> tuple[Any, ...]:
    """The entries inside a group, or those that an experience includes."""
    match entry:
        case AllOf():
            return entry.all_of
        case AnyOf():
            return entry.any_of
        case AtLeast():
            return entry.of
        case Experience():
            return entry.including
    return ()


def walk(entries: Iterable[Any]) -> Iterator[Criterion | Group]:
    """Every entry, groups before what they hold."""
    for entry in entries:
        yield entry
        yield from walk(parts(entry))


def of(owner: Role | Move | Credential) -> tuple[Any, ...]:
    """The top list of an owner; empty where it states none."""
    return value_of(owner.criteria) or ()
