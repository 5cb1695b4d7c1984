"""Moves: how one gets from one role to another, into the first and out of the last (FORMAT, section 6)."""

from collections.abc import Callable
from typing import Annotated, Any, Final

from pydantic import WrapValidator

from ladderbook.schema.amounts import Duration
from ladderbook.schema.criteria import Entry
from ladderbook.schema.items import Fields, Item
from ladderbook.schema.placement import Placement
from ladderbook.schema.reading import Lines, Many, Stated, says
from ladderbook.schema.words import Flag, Label, PartyId, Words, choice, ref
from ladderbook.tree import Map, Text, wrapped

KINDS: Final = ("promotion", "lateral", "step-back", "more-hours", "acting", "entry", "exit")
DECISIONS: Final = ("criteria-met", "vacancy", "competitive", "on-request")


class Deciders(Fields):
    """Who decides: all of them, or any one of them."""

    all: Many[PartyId] = says("All of these together.", "move", (), example=["peer-manager", "council"])
    any: Many[PartyId] = says("Any one of these.", "move", (), example=["peer-manager", "council"])


def _deciders(node: Any, then: Callable[[Any], Deciders]) -> Deciders:
    if isinstance(node, Map):
        return then(node)
    return then(wrapped("all", node))


RoleIds = Many[Annotated[Text, ref("roles")]]


class Move(Item):
    """A way from one role to another."""

    kind: Annotated[Text, choice(*KINDS)] = says("What kind of move it is.", "move, role, map, portal")
    title: Words | None = says(
        "What it is called; left out, it is made from its roles. An exit must have one.",
        "move, map",
        None,
        example="To college",
    )
    from_: RoleIds = says(
        "The role one leaves; an entry has none.", "move, role, map", (), alias="from", example="peer-1"
    )
    to: RoleIds = says("The role it leads to; an exit has none.", "move, role, map", (), example="peer-2")
    from_grade: Many[Label] = says("The grade one leaves; left out, any of the role's.", "move", (), example="P1")
    to_grade: Many[Label] = says("The grade one enters; left out, the lowest of the role's.", "move", (), example="P2")
    along: Annotated[Text, choice("grades", "weekly_hours", "variants")] | None = says(
        "A move inside one role, instead of `to`: each grade to the next, more hours, or any variant to any other.",
        "move, role",
        None,
    )
    decided: Stated[Annotated[Text, choice(*DECISIONS)]] = says(
        "How it is decided; it picks the sentence that opens the page.", "move, role, map, portal", None
    )
    decided_by: Stated[
        Annotated[Deciders, WrapValidator(_deciders, json_schema_input_type=Many[PartyId] | Deciders)]
    ] = says("Who decides: all of them, or `{any: ...}`.", "move", None, example=["peer-manager", "council"])
    ask: Many[PartyId] = says("Whom to ask.", "move", (), example="workforce-office")
    process: Stated[Lines[Words]] = says(
        "The steps in order, with days.", "move", None, example=["You send the form", "An answer within 10 days"]
    )
    appeal: Stated[Words] = says(
        "What to do about a no, and by when.", "move", None, example="Write to the council within 30 days"
    )
    funding: Words | None = says("What else it hangs on.", "move", None, example="A funded position")
    criteria: Stated[tuple[Entry, ...]] = says(
        "What this way in asks, besides what the role asks.",
        "move",
        None,
        example=[{"id": "time", "time": "12 months"}],
    )
    placement: Stated[Placement] = says(
        "On which rate one is placed, where it is not by the plan's rule.", "move", None, example={"rule": "next-step"}
    )
    typical_time: Stated[Duration] = says("How long it mostly takes.", "move, role", None, example="2 years")
    probation: Stated[Duration] = says("How long one is on probation after it.", "move", None, example="6 months")
    lasts: Stated[Duration] = says("How long an acting move lasts.", "move", None, example="6 months")
    keeps: Stated[Lines[Words]] = says("What one keeps.", "move", None, example=["Grade and step"])
    loses: Stated[Lines[Words]] = says("What one gives up.", "move", None, example=["The night differential"])
    keeps_hours: Stated[Flag] = says("Whether present weekly hours may be kept in the new role.", "move", None)
    text: Words | None = says("A few words about it.", "move", None, example="Most people take two years.")
