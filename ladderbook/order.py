"""The order in which readers meet things: made from what they are, never from the order of files, items or keys."""

from collections.abc import Mapping
from decimal import Decimal
from typing import TypeVar
from unicodedata import combining, normalize

from ladderbook.schema.items import Item
from ladderbook.schema.library import Family
from ladderbook.schema.moves import KINDS, Move
from ladderbook.schema.roles import Role

I = TypeVar("I", bound=Item)  # noqa: E741


def by_name(items: Mapping[str, I]) -> dict[str, I]:
    """By category where there is one, then by name, title or term."""

    def key(item: I) -> tuple[str, str, str]:
        names = (getattr(item, field, None) for field in ("name", "title", "term"))
        named = next((name for name in names if name), item.id)
        return str(getattr(item, "category", None) or "").casefold(), str(named).casefold(), item.id

    return {str(item.id): item for item in sorted(items.values(), key=key)}


def by_letter(words: str) -> tuple[str, str]:
    """The letter words stand under in a list from A to Z, and how they are sorted there: accents make no difference."""
    bare = "".join(sign for sign in normalize("NFD", words.casefold()) if not combining(sign))
    return (bare[:1].upper() if bare[:1].isalpha() else "0-9"), bare


def families(found: Mapping[str, Family], roles: Mapping[str, Role]) -> dict[str, Family]:
    """The columns of the map: the family that begins lowest first."""
    begins: dict[str, Decimal] = {}
    for role in roles.values():
        begins[role.family] = min(role.level, begins.get(role.family, role.level))

    def key(family: Family) -> tuple[Decimal, str, str]:
        return begins.get(family.id, Decimal("Infinity")), str(family.title).casefold(), family.id

    return {str(family.id): family for family in sorted(found.values(), key=key)}


def roles(found: Mapping[str, Role], families: Mapping[str, Family]) -> dict[str, Role]:
    """Family by family, lowest level first."""
    columns = list(families)

    def key(role: Role) -> tuple[int, Decimal, str, str]:
        column = columns.index(role.family) if role.family in columns else len(columns)
        return column, role.level, str(role.title).casefold(), role.id

    return {str(role.id): role for role in sorted(found.values(), key=key)}


def moves(found: Mapping[str, Move], roles: Mapping[str, Role]) -> dict[str, Move]:
    """Promotions first, then the other kinds; within a kind in the order of the roles they leave and lead to."""
    rows = list(roles)

    def place(names: tuple[str, ...]) -> int:
        return min((rows.index(name) for name in names if name in rows), default=len(rows))

    def key(move: Move) -> tuple[int, int, int, str]:
        return KINDS.index(move.kind), place(move.from_), place(move.to), move.id

    return {str(move.id): move for move in sorted(found.values(), key=key)}
