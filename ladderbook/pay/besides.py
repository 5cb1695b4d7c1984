"""What a plan pays besides its rates: step increases, which come with time, and differentials, on top of a rate."""

from typing import Annotated

from ladderbook.schema.amounts import AnyAmount, Duration
from ladderbook.schema.criteria import Entry
from ladderbook.schema.items import Item
from ladderbook.schema.reading import Lines, Many, Stated, says
from ladderbook.schema.words import Flag, Label, Words, ref
from ladderbook.tree import Text


class StepIncrease(Item):
    """When one moves up a step: a wait, or one wait for every step but the last, and what it asks."""

    title: Words | None = says("What it is called, where there are several.", "plan", None, example="Day shift")
    wait: Stated[Many[Stated[Duration]]] = says(
        "How long one waits: one time for all steps, or one for each but the last.", "plan", None, example="52 weeks"
    )
    over: Stated[Many[Stated[Duration]]] = says("At least so long by the calendar.", "plan", None, example="52 weeks")
    criteria: Stated[tuple[Entry, ...]] = says(
        "What it asks besides.", "plan", None, example=[{"id": "rating", "rating": "Meets expectations"}]
    )
    restarts_on: Stated[Lines[Words]] = says("What makes the wait start again.", "plan", None, example=["Promotion"])
    text: Words | None = says("A few words about it.", "plan", None, example="It comes with the next pay period.")


class Differential(Item):
    """Pay on top of a rate: for a skill, a shift, a place."""

    title: Words = says("What it is for.", "plan, role", example="Bilingual")
    amount: Stated[AnyAmount] = says("How much it is: a rate or a percent.", "plan, role", example="1.00 per hour")
    criteria: Stated[tuple[Entry, ...]] = says(
        "What it asks.", "plan", None, example=[{"id": "test", "exam": "Our language test"}]
    )
    role: Many[Annotated[Text, ref("roles")]] = says(
        "The roles that get it; left out, any.", "plan, role", (), example="peer-specialist-2"
    )
    grade: Many[Label] = says("The grades that get it; left out, any.", "plan, role", (), example="P2")
    setting: Many[Annotated[Text, ref("settings")]] = says(
        "The settings in which one gets it; left out, any.", "plan, role", (), example="crisis"
    )
    instead_of: Label | None = says(
        "The differential this one takes the place of.", "plan, role", None, example="evenings"
    )
    in_base: Flag | None = says("Whether it counts when pay is placed on a move.", "plan", None)
    text: Words | None = says("A few words about it.", "plan", None, example="Paid for each hour of the shift.")
