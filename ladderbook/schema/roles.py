"""Roles: what a job is, what it pays, what it asks (FORMAT, section 5)."""

from decimal import Decimal
from typing import Annotated, Final

from pydantic import AfterValidator, BeforeValidator, Field

from ladderbook.schema.amounts import Hours, Rate
from ladderbook.schema.criteria import Entry
from ladderbook.schema.items import Fields, Item
from ladderbook.schema.reading import Lines, Many, Stated, wrong
from ladderbook.schema.words import Id, Label, Number, PartyId, Words, choice, ref
from ladderbook.tree import Text, wrapped


class Duty(Fields):
    """One line of `does` or `does_not`; with an id it can be cited and patched."""

    id: Id | None = None
    text: Words
    who: Many[PartyId] = Field((), description="Whose task it is instead (`does_not`).")


def _as_duty(node: object) -> object:
    return wrapped("text", node) if isinstance(node, Text) else node


DutyLine = Annotated[Duty, BeforeValidator(_as_duty)]


EMPLOYMENT: Final = (
    "regular", "temporary", "extra-help", "per-diem", "contract", "apprenticeship", "volunteer",
)  # fmt: skip


class Hiring(Fields):
    """The rates between which people are hired, where they are not those of the grade."""

    min: Stated[Rate] = None
    max: Stated[Rate] = None


class Pay(Fields):
    """What a role is paid: a grade (or several) of a plan, one rate, or a range of rates."""

    plan: Annotated[Text, ref("plans")] | None = None
    grade: Many[Label] = ()
    hiring: Stated[Hiring] = None
    rate: Stated[Rate] = None
    min: Stated[Rate] = None
    max: Stated[Rate] = None


def _one_form(pay: Pay) -> Pay:
    forms = [bool(pay.plan), pay.rate is not None, pay.min is not None or pay.max is not None]
    if sum(forms) != 1 or bool(pay.plan) != bool(pay.grade):
        fix = "Write {plan: ID, grade: LABEL}, or {rate: 24.75 per hour}, or {min: ..., max: ...}, or `unpublished`."
        raise wrong("pay-form", "pay is given in no form or in more than one", fix)
    return pay


class Supervision(Fields):
    by: Many[PartyId] = ()
    amount: Stated[Hours] = None
    lived_experience: Annotated[Text, choice("required", "preferred")] | None = None
    text: Words | None = None


class RoleFields(Item):
    """What may be said of a role, and of a variant of it."""

    also_called: Lines[Words] = ()
    code: Label | None = Field(None, description="The prefix of citable numbers, such as PSS2.")
    summary: Words | None = None
    level: Number = Field(Decimal(1), description="The row of the map.")
    codes: dict[Label, Label] = Field(default_factory=dict)
    pay: Stated[Annotated[Pay, AfterValidator(_one_form)]] = None
    weekly_hours: Stated[Many[Number]] = None
    shifts: Stated[Words] = None
    employment: Annotated[Text, choice(*EMPLOYMENT)] | None = None
    overtime: Annotated[Text, choice("eligible", "exempt")] | None = None
    does: Stated[Lines[DutyLine]] = None
    does_not: Stated[Lines[DutyLine]] = None
    competencies: Stated[dict[Annotated[Text, ref("competencies")], Label]] = None
    criteria: Stated[tuple[Entry, ...]] = None
    benefits: Stated[Words] = None
    reports_to: Stated[Many[PartyId]] = None
    supervision: Stated[Supervision] = None
    setting: Many[Annotated[Text, ref("settings")]] = ()
    place: Many[Annotated[Text, ref("places")]] = ()


class Variant(RoleFields):
    """A role as it is in one setting: a patch of the role, with a title of its own."""

    title: Words
    family: Annotated[Text, ref("families")] | None = None
    identity: Annotated[Text, choice("peer", "open")] | None = None


class Role(RoleFields):
    """A job with a title of its own."""

    title: Words
    family: Annotated[Text, ref("families")]
    identity: Annotated[Text, choice("peer", "open")]
    variants: tuple[Variant, ...] = ()
