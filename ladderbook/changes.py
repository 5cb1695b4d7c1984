"""What of an item was changed, by whom and when; and a role as it is in one setting."""

from dataclasses import dataclass

from ladderbook.differences import Difference
from ladderbook.schema.roles import Role
from ladderbook.tree import Map


@dataclass(frozen=True, slots=True)
class Changed:
    """What of an item was changed: here, against the ladders below, and by dated patches that are still to come."""

    here: tuple[Difference, ...] = ()
    coming: tuple[tuple[str, tuple[Difference, ...]], ...] = ()
    hidden: Map | None = None
    inherited: bool = False


@dataclass(frozen=True, slots=True)
class Variant:
    """A role as it is in one setting: the whole role, and in what it differs."""

    id: str
    role: Role
    differences: tuple[Difference, ...]
