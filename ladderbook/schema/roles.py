"""Roles: what a job is, what it pays, what it asks (FORMAT, section 5)."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Annotated, Final

from pydantic import BeforeValidator

from ladderbook.problems import Problem
from ladderbook.schema.amounts import Hours, Rate
from ladderbook.schema.criteria import Entry
from ladderbook.schema.items import Fields, Item
from ladderbook.schema.reading import Lines, Many, Stated, refuse_colon, says
from ladderbook.schema.words import Id, Label, Number, PartyId, Words, choice, ref
from ladderbook.tree import Map, Text, wrapped


class Duty(Fields):
    """One line of `does` or `does_not`; with an id it can be cited and patched."""

    id: Id | None = says(
        "Its name, so that it can be patched.", "nowhere: it only names the line", None, example="assess"
    )
    text: Words = says("What one does, or does not do.", "role")
    who: Many[PartyId] = says("Whose task it is instead (in `does_not`).", "role", (), example="clinicians")


def _as_duty(node: object) -> object:
    refuse_colon(node, Duty.field_names())
    return wrapped("text", node) if isinstance(node, Text) else node


DutyLine = Annotated[Duty, BeforeValidator(_as_duty, json_schema_input_type=Words | Duty)]


EMPLOYMENT: Final = (
    "regular", "temporary", "extra-help", "per-diem", "contract", "apprenticeship", "volunteer",
)  # fmt: skip


class Hiring(Fields):
    """The rates between which people are hired, where they are not those of the grade."""

    min: Stated[Rate] = says("The lowest.", "role", None, example="24.75 per hour")
    max: Stated[Rate] = says("The highest.", "role", None, example="26.00 per hour")


class Pay(Fields):
    """What a role is paid: a grade (or several) of a plan, one rate, or a range of rates."""

    plan: Annotated[Text, ref("plans")] | None = says("The pay plan.", "role, pay, plan", None, example="peer-hourly")
    grade: Many[Label] = says(
        "Its grade in the plan; several where one role spans them.", "role, pay, plan, move", (), example="P2"
    )
    hiring: Stated[Hiring] = says(
        "The rates between which people are hired, where they are not those of the grade.",
        "role",
        None,
        example={"min": "24.75 per hour", "max": "26.00 per hour"},
    )
    rate: Stated[Rate] = says(
        "The one rate, where there is no plan.", "role, home, map, pay", None, example="24.75 per hour"
    )
    min: Stated[Rate] = says(
        "The lowest rate, where there is no plan.", "role, home, map, pay", None, example="22.00 per hour"
    )
    max: Stated[Rate] = says(
        "The highest rate, where there is no plan.", "role, home, map, pay", None, example="25.00 per hour"
    )

    def whole(self, node: Map) -> Iterator[Problem]:
        """Pay has one form, and all of it."""
        for given, lacking, message, fix in _HALVES:
            if given in node and lacking not in node:
                yield Problem(node.key_text(given).place, "pay-form", message, fix)
                return
        if ("plan" in node) + ("rate" in node) + ("min" in node) != 1:
            fix = (
                "Write {plan: ID, grade: LABEL}, or {rate: 24.75 per hour}, or {min: ..., max: ...}, or `unpublished`."
            )
            yield Problem(node.place, "pay-form", "pay is given in no form or in more than one", fix)


_HALVES: Final = (
    ("plan", "grade", "pay names a plan but no grade", "Add `grade:` with a grade of the plan."),
    ("grade", "plan", "pay names a grade but no plan", "Add `plan:` with the id of a plan."),
    ("min", "max", "pay has a `min` but no `max`", "Add `max:`; write `unpublished` if it is not known."),
    ("max", "min", "pay has a `max` but no `min`", "Add `min:`; write `unpublished` if it is not known."),
)


class Supervision(Fields):
    """Who supervises a role, and how much."""

    by: Many[PartyId] = says("Who supervises.", "role", (), example="peer-supervisor")
    amount: Stated[Hours] = says("How much supervision there is.", "role", None)
    lived_experience: Stated[Annotated[Text, choice("required", "preferred")]] = says(
        "Whether the supervisor has lived experience.", "role", None
    )
    text: Words | None = says("How it is done.", "role", None, example="One to one, in person")


class RoleFields(Item):
    """What may be said of a role, and of a variant of it."""

    also_called: Lines[Words] = says("Other titles for it.", "role, home", (), example=["Peer mentor"])
    code: Label | None = says("The prefix of citable numbers.", "role, move", None, example="PSS2")
    summary: Words | None = says("What it is, in a sentence or two.", "role", None, example="Walks beside people.")
    level: Number = says("The row of the map.", "map", Decimal(1), example="2")
    codes: dict[Label, Label] = says("Its numbers in other systems.", "role", {}, example={"class": "5729"})
    pay: Stated[Pay] = says(
        "What it is paid: a grade of a plan, or a rate, or two rates between which it lies.",
        "role, home, map, pay, move, portal",
        None,
        example={"plan": "peer-hourly", "grade": "P2"},
    )
    weekly_hours: Stated[Many[Number]] = says("The hours of a week.", "role, plan", None, example=["20", "30", "37.5"])
    shifts: Stated[Words] = says("When one works.", "role", None, example="Three 12-hour shifts")
    employment: Stated[Annotated[Text, choice(*EMPLOYMENT)]] = says("What kind of employment it is.", "role", None)
    overtime: Stated[Annotated[Text, choice("eligible", "exempt")]] = says("Whether overtime is paid.", "role", None)
    does: Stated[Lines[DutyLine]] = says(
        "What one does in it.", "role", None, example=["Meets people where they are, at their pace"]
    )
    does_not: Stated[Lines[DutyLine]] = says(
        "What one does not do in it, and whose task that is.",
        "role",
        None,
        example=[{"id": "assess", "text": "Diagnose or treat", "who": "clinicians"}],
    )
    competencies: Stated[dict[Annotated[Text, ref("competencies")], Stated[Label]]] = says(
        "What the role expects once one is in it: competency and level.",
        "role, competency",
        None,
        example={"shares-lived-experience": 1},
    )
    criteria: Stated[tuple[Entry, ...]] = says(
        "What holds for everyone in the role, whichever way they came.",
        "role, move",
        None,
        example=[{"id": "cpsw", "credential": "nm-cpsw", "due": "12 months after hire"}],
    )
    benefits: Stated[Words] = says("The benefits that come with it.", "role", None, example="From 30 hours a week")
    reports_to: Stated[Many[PartyId]] = says("Whom one reports to.", "role", None, example="peer-supervisor")
    supervision: Stated[Supervision] = says(
        "Who supervises, and how much.", "role", None, example={"by": "peer-supervisor", "amount": "1 hour per week"}
    )
    setting: Many[Annotated[Text, ref("settings")]] = says(
        "The settings it works in.", "role, setting, plan", (), example="crisis"
    )
    place: Many[Annotated[Text, ref("places")]] = says("The places it works in.", "role", (), example="boston")


class Variant(RoleFields):
    """A role as it is in one setting: a patch of the role, with a title of its own."""

    title: Words = says("What sets it apart.", "role, setting", example="Crisis")
    family: Annotated[Text, ref("families")] | None = says(
        "Its family, where it is another.", "nowhere: it only is read and checked", None, example="leadership"
    )
    identity: Annotated[Text, choice("peer", "open")] | None = says(
        "Whom it is for, where that is another.", "nowhere: it only is read and checked", None
    )


class Role(RoleFields):
    """A job with a title of its own."""

    title: Words = says("What it is called.", "home, map, role, move, pay, plan, portal", example="Peer Specialist II")
    family: Annotated[Text, ref("families")] = says(
        "The column of the map.", "home, map, role", example="direct-support"
    )
    identity: Annotated[Text, choice("peer", "open")] = says(
        "Whether it is for people with lived experience (`peer`) or open to everyone.", "map, role"
    )
    variants: tuple[Variant, ...] = says(
        "The same role in other settings: patches of it.",
        "role, setting",
        (),
        example=[{"id": "on-crisis", "title": "Crisis", "setting": "crisis"}],
    )
