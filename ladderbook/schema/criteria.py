"""Criteria: one list type with typed leaves, used wherever something must be met (FORMAT, section 4).

A list means all of it. An entry has an id and exactly one kind, or it is a group; groups nest.
"""

import re
from typing import Annotated, Any, Final

from pydantic import Discriminator, Field, Tag, ValidationInfo

from ladderbook.problems import did_you_mean
from ladderbook.schema.amounts import Duration, Percent
from ladderbook.schema.dates import By
from ladderbook.schema.items import Fields, Item
from ladderbook.schema.reading import Many, Stated, scalar, wrong
from ladderbook.schema.words import Label, PartyId, Whole, Words, choice, ref
from ladderbook.tree import Map, Text


class Missed(Fields):
    """What happens when a criterion is not met by a day."""

    at: By
    then: Words


class Criterion(Item):
    """One thing to meet, with what shows that it is met."""

    title: Words | None = Field(None, description="Names a route.")
    text: Words | None = Field(None, description="Own words instead of the generated sentence.")
    evidence: Words | None = Field(None, description="What you show.")
    due: By | None = Field(None, description="Left out: before the start.")
    missed: Missed | None = None
    into: Label | None = Field(None, description="The group a new criterion joins; in patches only.")


class Time(Criterion):
    time: Stated[Duration]
    in_: Annotated[Text, choice("role", "grade-below", "family", "agency")] | None = Field(None, alias="in")
    counted: Annotated[Text, choice("calendar", "worked")] | None = None
    leave: Words | None = None


class Experience(Criterion):
    experience: Stated[Duration]
    of: Words | None = None
    counts: Many[Annotated[Text, choice("paid", "volunteer", "internship", "military")]] = ()
    in_: Annotated[Text, choice("grade-below")] | None = Field(None, alias="in")
    within: Stated[Duration] = None
    holding: Many[Annotated[Text, ref("credentials")]] = ()
    including: "tuple[Entry, ...]" = ()


class Holding(Criterion):
    credential: Annotated[Text, ref("credentials")]


class Trained(Criterion):
    training: Annotated[Text, ref("trainings")]


class Shows(Criterion):
    competency: Annotated[Text, ref("competencies")]
    level: Label | None = None


DEGREES: Final = ("high-school", "associate", "bachelor", "master", "doctorate")


def _schooling(node: Text, _: ValidationInfo) -> Text:
    if node not in DEGREES and not re.fullmatch(r"\d{1,3} credits", node):
        near = did_you_mean(node, DEGREES)
        fix = f"Did you mean `{near}`?" if near else f"Write one of {', '.join(DEGREES)}, or `24 credits`."
        raise wrong("unknown-choice", f"`{node}` is not a level of schooling", fix)
    return node


Schooling = Annotated[Text, scalar("schooling", _schooling, "high-school", type="string")]


class Education(Criterion):
    education: Stated[Schooling]
    subject: Words | None = None
    within: Stated[Duration] = None


class Exam(Criterion):
    exam: Stated[Words]
    pass_: Stated[Percent] = Field(None, alias="pass")


class References(Criterion):
    references: Stated[Whole]
    by: Many[PartyId] = ()


class Rating(Criterion):
    rating: Stated[Words]


class LivedExperience(Criterion):
    lived_experience: Stated[Words]
    lasting: Stated[Duration] = None


class Clearance(Criterion):
    clearance: Stated[Words]
    waiver: Words | None = None


class SignOff(Criterion):
    sign_off: Many[PartyId]


class Statement(Criterion):
    statement: Stated[Words]


class Group(Fields):
    """Several entries and how many of them must be met."""

    id: Label | None = None
    title: Words | None = Field(None, description="Names a route.")
    due: By | None = None


class AllOf(Group):
    all_of: "tuple[Entry, ...]" = Field(min_length=1)


class AnyOf(Group):
    any_of: "tuple[Entry, ...]" = Field(min_length=1)


class AtLeast(Group):
    at_least: Whole
    of: "tuple[Entry, ...]" = Field(min_length=1)


KINDS: Final = (
    "time", "experience", "credential", "training", "competency", "education", "exam", "references", "rating",
    "lived_experience", "clearance", "sign_off", "statement", "all_of", "any_of", "at_least",
)  # fmt: skip


def _kind(node: Any) -> str | None:
    kinds = [key for key in node if key in KINDS] if isinstance(node, Map) else []
    return str(kinds[0]) if len(kinds) == 1 else None


Entry = Annotated[
    Annotated[Time, Tag("time")]
    | Annotated[Experience, Tag("experience")]
    | Annotated[Holding, Tag("credential")]
    | Annotated[Trained, Tag("training")]
    | Annotated[Shows, Tag("competency")]
    | Annotated[Education, Tag("education")]
    | Annotated[Exam, Tag("exam")]
    | Annotated[References, Tag("references")]
    | Annotated[Rating, Tag("rating")]
    | Annotated[LivedExperience, Tag("lived_experience")]
    | Annotated[Clearance, Tag("clearance")]
    | Annotated[SignOff, Tag("sign_off")]
    | Annotated[Statement, Tag("statement")]
    | Annotated[AllOf, Tag("all_of")]
    | Annotated[AnyOf, Tag("any_of")]
    | Annotated[AtLeast, Tag("at_least")],
    Discriminator(_kind),
]


def kind_fault(node: Any) -> tuple[Any, str, str, str]:
    """Why an entry has no kind: where, code, message, fix."""
    if not isinstance(node, Map):
        fix = "Write a map such as {id: time, time: 12 months}."
        return node.place, "wrong-type", "a criterion is a map with an id and one kind", fix
    kinds = [key for key in node if key in KINDS]
    if len(kinds) > 1:
        message = f"a criterion has exactly one kind, but this one has `{kinds[0]}` and `{kinds[1]}`"
        return kinds[1].place, "two-kinds", message, "Make it two criteria, or a group with `all_of` or `any_of`."
    for key in node:
        near = None if key in ("id", "title", "text", "level") else did_you_mean(key, KINDS)
        if near:
            message = f"there is no kind of criterion called `{key}`"
            return key.place, "unknown-kind", message, f"Did you mean `{near}`?"
    fix = f"Add one of: {', '.join(f'`{kind}`' for kind in KINDS)}."
    return node.place, "no-kind", "this criterion does not say what has to be met", fix


for _model in (Experience, AllOf, AnyOf, AtLeast):
    _model.model_rebuild()
