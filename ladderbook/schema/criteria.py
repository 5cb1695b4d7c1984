"""Criteria: one list type with typed leaves, used wherever something must be met (FORMAT, section 4).

A list means all of it. An entry has an id and exactly one kind, or it is a group; groups nest.
"""

from typing import Annotated, Any, Final, get_args

from pydantic import Discriminator, Tag

from ladderbook.problems import did_you_mean
from ladderbook.schema.amounts import Counted, Duration, Percent
from ladderbook.schema.dates import By
from ladderbook.schema.items import Fields, Item
from ladderbook.schema.reading import Many, Stated, says
from ladderbook.schema.words import Label, PartyId, Schooling, Whole, Words, choice, ref
from ladderbook.tree import Map, Text

ASKED: Final = "role, move, credential, plan"
"""The pages that show criteria."""


class Missed(Fields):
    """What happens when a criterion is not met by a day."""

    at: Stated[By] = says("The day.", ASKED, example="9 months after start")
    then: Words = says("What happens then.", ASKED, example="You return to your former role and grade")


class Criterion(Item):
    """One thing to meet, with what shows that it is met."""

    title: Words | None = says("Names a route.", ASKED, None, example="By work")
    text: Words | None = says(
        "Own words instead of the generated sentence.", ASKED, None, example="A year on the team."
    )
    evidence: Words | None = says("What one shows.", ASKED, None, example="Two talks you gave")
    confirmed_by: Many[PartyId] = says("Who confirms that it is met.", ASKED, (), example="supervisor")
    due: Stated[By] = says("By when; left out, before the start.", ASKED, None)
    missed: Missed | None = says(
        "What happens when it is not met.",
        ASKED,
        None,
        example={"at": "9 months after start", "then": "You return to your former role"},
    )
    into: Label | None = says(
        "The group that a new criterion joins; only in patches.",
        "nowhere: it only tells where the criterion goes",
        None,
        example="learning",
    )


class Time(Criterion):
    """So long in the role, the grade, the family or the agency."""

    time: Stated[Duration] = says("How long.", ASKED)
    in_: Annotated[Text, choice("role", "grade-below", "family", "agency")] | None = says(
        "Where; left out, in the role one leaves. `grade-below` is any job at the next lower grade.",
        ASKED,
        None,
        alias="in",
    )
    counted: Annotated[Text, choice("calendar", "worked")] | None = says(
        "How it is counted; left out, by the calendar. `worked` counts part-time and leave by hours worked.",
        ASKED,
        None,
    )
    leave: Words | None = says("What leave does to it.", ASKED, None, example="Leave over 30 days does not count")


class Experience(Criterion):
    """So much experience of something."""

    experience: Stated[Duration] = says("How much.", ASKED, example="2000 hours")
    of: Words | None = says("Of what.", ASKED, None, example="peer support")
    counts: Many[Annotated[Text, choice("paid", "volunteer", "internship", "military")]] = says(
        "Which experience counts.", ASKED, ()
    )
    in_: Annotated[Text, choice("grade-below")] | None = says(
        "Only that at the next lower grade.", ASKED, None, alias="in"
    )
    within: Stated[Duration] = says("How far back it may lie.", ASKED, None, example="5 years")
    holding: Many[Annotated[Text, ref("credentials")]] = says(
        "The credential one held meanwhile.", ASKED, (), example="nm-cpsw"
    )
    including: "tuple[Entry, ...]" = says(
        "What it must include: criteria.", ASKED, (), example=[{"id": "lead", "experience": "500 hours"}]
    )


class Holding(Criterion):
    """A credential one holds."""

    credential: Annotated[Text, ref("credentials")] = says(
        "The credential; holding one that counts as it is enough.", ASKED, example="nm-cpsw"
    )


class Trained(Criterion):
    """A training one has finished."""

    training: Annotated[Text, ref("trainings")] = says("The training.", ASKED, example="cpsw-course")


class Shows(Criterion):
    """A competency one shows before the move."""

    competency: Annotated[Text, ref("competencies")] = says("The competency.", ASKED, example="shares-lived-experience")
    level: Stated[Label] = says("At which level.", ASKED, None, example="2")


class Education(Criterion):
    """A level of schooling."""

    education: Stated[Schooling] = says("The least; `high-school` is also met by a GED.", ASKED, example="24 credits")
    subject: Words | None = says("In what.", ASKED, None, example="social work")
    within: Stated[Duration] = says("How far back it may lie.", ASKED, None, example="10 years")


class Exam(Criterion):
    """An exam one has passed."""

    exam: Stated[Words] = says("What exam.", ASKED, example="60 questions")
    pass_: Stated[Percent] = says("The least that is a pass.", ASKED, None, alias="pass", example="75%")


class References(Criterion):
    """Letters of reference."""

    references: Stated[Whole] = says("How many letters.", ASKED)
    by: Many[PartyId] = says("From whom.", ASKED, (), example="supervisor")


class Rating(Criterion):
    """A review rating."""

    rating: Stated[Words] = says("The lowest that will do.", ASKED, example="Meets expectations")


class LivedExperience(Criterion):
    """Lived experience; never a diagnosis or a story."""

    lived_experience: Stated[Words] = says("Of what, in the field's own words.", ASKED, example="In recovery")
    lasting: Stated[Duration] = says("For how long.", ASKED, None, example="2 years")


class Clearance(Criterion):
    """A check one passes."""

    clearance: Stated[Words] = says("What check.", ASKED, example="Background check")
    waiver: Words | None = says("How an exception is asked for.", ASKED, None, example="Write to the state's office")


class SignOff(Criterion):
    """Somebody's agreement in writing."""

    sign_off: Many[PartyId] = says("Whose.", ASKED, example="supervisor")


class Statement(Criterion):
    """Anything else a person states or shows."""

    statement: Stated[Words] = says("What one states or shows.", ASKED, example="A driver's license")


class Group(Fields):
    """Several entries and how many of them must be met."""

    id: Label | None = says(
        "Its name, needed only to be patched into.", "nowhere: it only names the group", None, example="learning"
    )
    title: Words | None = says("Names a route.", ASKED, None, example="School or work")
    due: Stated[By] = says("By when; left out, before the start.", ASKED, None)


_TWO: Final = [{"id": "degree", "education": "associate"}, {"id": "work", "experience": "2 years"}]


class AllOf(Group):
    """All of a list."""

    all_of: "tuple[Entry, ...]" = says("Criteria; all of them are asked.", ASKED, min_length=1, example=_TWO)


class AnyOf(Group):
    """One of a list."""

    any_of: "tuple[Entry, ...]" = says("Criteria; one of them is enough.", ASKED, min_length=1, example=_TWO)


class AtLeast(Group):
    """Some of a list."""

    at_least: Counted = says("How many of them are asked.", ASKED)
    of: "tuple[Entry, ...]" = says("Criteria.", ASKED, min_length=1, example=_TWO)


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

_KINDS: Final = {tag.tag: model for model, tag in map(get_args, get_args(get_args(Entry)[0]))}
KINDS: Final = tuple(_KINDS)
"""The fields that say of which kind an entry is."""
_OWN_FIELDS: Final = {name for model in _KINDS.values() for name in model.field_names()} - set(KINDS)
"""Fields that belong to some kind, so that they are no misspelt kind."""


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
        near = None if key in _OWN_FIELDS else did_you_mean(key, KINDS)
        if near:
            message = f"there is no kind of criterion called `{key}`"
            return key.place, "unknown-kind", message, f"Did you mean `{near}`?"
    fix = f"Add one of: {', '.join(f'`{kind}`' for kind in KINDS)}."
    return node.place, "no-kind", "this criterion does not say what has to be met", fix


for _model in (Experience, AllOf, AnyOf, AtLeast):
    _model.model_rebuild()
