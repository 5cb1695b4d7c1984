"""Moves: how one gets from one role to another, into the first and out of the last (FORMAT, section 6)."""

from collections.abc import Callable
from typing import Annotated, Any, Final

from pydantic import Field, WrapValidator

from ladderbook.schema.amounts import Duration
from ladderbook.schema.criteria import Entry
from ladderbook.schema.items import Fields, Item
from ladderbook.schema.placement import Placement
from ladderbook.schema.reading import Lines, Many, Stated
from ladderbook.schema.words import Flag, Label, PartyId, Words, choice, ref
from ladderbook.tree import Map, Text, wrapped

KINDS: Final = ("promotion", "lateral", "step-back", "more-hours", "acting", "entry", "exit")
DECISIONS: Final = ("criteria-met", "vacancy", "competitive", "on-request")


class Deciders(Fields):
    """Who decides: all of them, or any one of them."""

    all: Many[PartyId] = ()
    any: Many[PartyId] = ()


def _deciders(node: Any, then: Callable[[Any], Deciders]) -> Deciders:
    if isinstance(node, Map):
        return then(node)
    return then(wrapped("all", node))


RoleIds = Many[Annotated[Text, ref("roles")]]


class Move(Item):
    """A way from one role to another."""

    kind: Annotated[Text, choice(*KINDS)]
    title: Words | None = Field(None, description="Needed for an exit; else made from the roles.")
    from_: RoleIds = Field((), alias="from")
    to: RoleIds = ()
    from_grade: Many[Label] = ()
    to_grade: Many[Label] = ()
    along: Annotated[Text, choice("grades", "weekly_hours", "variants")] | None = None
    decided: Annotated[Text, choice(*DECISIONS)] | None = None
    decided_by: Stated[Annotated[Deciders, WrapValidator(_deciders)]] = None
    ask: Many[PartyId] = ()
    process: Stated[Lines[Words]] = None
    appeal: Stated[Words] = None
    funding: Words | None = None
    criteria: Stated[tuple[Entry, ...]] = None
    placement: Stated[Placement] = None
    typical_time: Stated[Duration] = None
    probation: Stated[Duration] = None
    lasts: Stated[Duration] = None
    keeps: Stated[Lines[Words]] = None
    loses: Stated[Lines[Words]] = None
    keeps_hours: Flag | None = None
    text: Words | None = None
