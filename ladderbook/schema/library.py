"""The smaller records: sources, people, places, families, trainings, competencies, credentials (FORMAT, section 8)."""

from collections.abc import Iterator
from typing import Annotated, Final

from ladderbook.problems import Problem, did_you_mean
from ladderbook.schema.amounts import AnyAmount, Duration, Hours, Money, Rate
from ladderbook.schema.criteria import Entry
from ladderbook.schema.dates import By, Date
from ladderbook.schema.items import PAGES, Fields, Item
from ladderbook.schema.reading import Lines, Many, Stated, says
from ladderbook.schema.words import Flag, Label, Number, Whole, Words, choice, ref
from ladderbook.tree import Map, Text

CITED: Final = f"sources, about, {PAGES}"
TAUGHT: Final = "training, role, move, credential"


class Source(Item):
    """Where something comes from, with the day the source gives or the day we read it."""

    kind: Annotated[Text, choice("official", "copy", "secondary", "computed", "own")] = says(
        "What kind of source it is: `copy` is one of an official notice, `own` a decision of the agency.", CITED
    )
    title: Words = says("What it is called.", CITED, example="NMCBBHP renewal page")
    url: Words | None = says("Where it is to be read.", CITED, None, example="http://www.nmcbbhp.org/renewal.html")
    as_of: Date | None = says("The date the source gives.", CITED, None, example="2026-01-11")
    seen: Date | None = says("The day on which we read it.", CITED, None, example="2026-10")
    computed_from: Many[Annotated[Text, ref("sources")]] = says(
        "The sources it is computed from.", "sources", (), example="opm-2026"
    )

    def whole(self, node: Map) -> Iterator[Problem]:
        """A source without a day cannot be said to be old (FORMAT, section 3)."""
        if self.as_of is None and self.seen is None:
            message = f"the source {self.id} has neither `as_of` nor `seen`"
            fix = "Add a line `seen: ...` with the day you read it."
            yield Problem(node.place, "missing-field", message, fix)


class Person(Item):
    """A person, panel, office or kind of staff to turn to."""

    name: Words = says("The name, or that of the office.", "people, about, role, move", example="Workforce Office")
    email: Words | None = says("The address to write to.", "every page, people", None, example="peers@oak.example")
    phone: Words | None = says("The number to call.", "every page, people", None, example="505-555-0100")
    text: Words | None = says("When and for what to turn to them.", "people, about", None, example="Tuesdays, by phone")


class Family(Item):
    """A column of the map: roles that belong together."""

    title: Words = says("What it is called.", "home, map, role, portal", example="Direct support")
    text: Words | None = says("What its roles have in common.", "map", None, example="Work with one person at a time.")


class Spot(Item):
    """A place or a setting of work."""

    name: Words = says("What it is called.", "setting, role, move, plan, about", example="Crisis")
    part_of: Annotated[Text, ref("places")] | None = says(
        "The place it lies in.", "about", None, example="massachusetts"
    )
    minimum_wage: Stated[Rate] = says(
        "The least that law lets one be paid there.",
        "about",
        None,
        example="15.00 per hour",
    )
    text: Words | None = says("What work there is like.", "setting, about", None, example="The first hours of a stay.")


class Training(Item):
    """A course."""

    title: Words = says("What it is called.", TAUGHT, example="CPSW training")
    length: Stated[Duration] = says("How long it takes.", TAUGHT, None, example="40 hours")
    provider: Stated[Words] = says("Who gives it.", TAUGHT, None, example="Copeland Center")
    cost: Stated[Money] = says("What it costs.", TAUGHT, None, example="450")
    url: Words | None = says("Where to read more.", "training", None, example="https://oak.example/course")
    competency: Many[Annotated[Text, ref("competencies")]] = says(
        "What it teaches.", "training", (), example="shares-lived-experience"
    )
    text: Words | None = says("What it is about.", "training", None, example="Five days, in a group.")


class CompetencyLevel(Fields):
    """What a competency looks like at one level."""

    title: Words | None = says("What the level is called.", "competency, role", None, example="Practicing")
    examples: Stated[Lines[Words]] = says(
        "What one can see a person do at this level.",
        "competency, role",
        None,
        example=["Shares parts of my own story when it helps the other person"],
    )


class Competency(Item):
    """Something a peer worker is able to do, in observable words, level by level."""

    name: Words = says("What one is able to do.", "competency, role, move", example="Shares lived experience")
    category: Words | None = says("The heading it is listed under.", "competency", None, example="Relationships")
    text: Words | None = says("What it means.", "competency", None, example="Knowing what to share, and why.")
    levels: dict[Label, CompetencyLevel] = says(
        "What it looks like, level by level.", "competency, role", {}, example={"1": {"title": "Practicing"}}
    )
    crosswalk: dict[Label, Many[Label]] = says(
        "What it is called in other frameworks.", "competency", {}, example={"SAMHSA 2015": 3}
    )


class Part(Item):
    """A bucket of renewal hours."""

    title: Words = says("What is learned.", "credential", example="Ethics")
    min: Stated[AnyAmount] = says("At least so much of the hours.", "credential", None, example="6 hours")
    max: Stated[AnyAmount] = says("At most so much of the hours.", "credential", None, example="50%")


class Renewal(Item):
    """One cycle in which a credential is renewed; each is on top of the others."""

    every: Stated[Duration] = says("How long one renewal holds.", "credential", None, example="2 years")
    hours: Stated[Number] = says("The hours of learning it asks.", "credential", None, example="40")
    parts: tuple[Part, ...] = says(
        "The kinds of learning the hours are made of.",
        "credential",
        (),
        example=[{"id": "online", "title": "Online", "max": "50%"}],
    )
    criteria: tuple[Entry, ...] = says(
        "What it asks besides the hours.", "credential", (), example=[{"id": "letter", "references": 1}]
    )
    fee: Stated[Money] = says("What it costs.", "credential", None, example="50")
    late_fee: Stated[Money] = says("What it costs besides when it is late.", "credential", None, example="100")
    window: Stated[By] = says(
        "The day from which, or by which, one renews.", "credential", None, example="90 days before expiry"
    )
    counted: Stated[Annotated[Text, choice("anniversary", "calendar-year", "birthday")]] = says(
        "From where its time is counted.", "credential", None
    )
    starts: Words | None = says("When it first begins.", "credential", None, example="In the second year")
    carry_over: Stated[Flag] = says("Whether extra hours count for the next time.", "credential", None)


class Lapse(Fields):
    """What happens when a renewal is missed."""

    after: Stated[Duration] = says("How long after the missed renewal.", "credential", None, example="90 days")
    text: Words | None = says("What happens then.", "credential", None, example="You start again")


class Reciprocity(Fields):
    """How a credential from elsewhere is accepted."""

    text: Words | None = says("How it goes.", "credential", None, example="Apply with a letter from your state")
    criteria: tuple[Entry, ...] = says(
        "What it asks.", "credential", (), example=[{"id": "exam", "exam": "Law of this state"}]
    )


class Credential(Item):
    """A certificate or licence: how it is won, kept and lost."""

    name: Words = says("What it is called.", "credential, role, move, portal", example="Certified Peer Support Worker")
    abbreviation: Words | None = says("Its short form.", "credential, role, move", None, example="CPSW")
    issuer: Stated[Words] = says("Who gives it.", "credential, portal", None, example="New Mexico Credentialing Board")
    jurisdiction: Words | None = says(
        "The state or country where it holds; of a code, readers see the name.",
        "credential, portal",
        None,
        example="US-NM",
    )
    status: Stated[Annotated[Text, choice("open", "paused", "ended")]] = says(
        "Whether one can apply for it now.", "credential", None
    )
    criteria: Stated[tuple[Entry, ...]] = says(
        "What one must meet to get it.", "credential", None, example=[{"id": "course", "training": "cpsw-course"}]
    )
    cost: Stated[Money] = says("What it costs to get it.", "credential", None, example="100")
    lasts: Stated[Duration] = says("How long it holds.", "credential", None, example="2 years")
    renewable: Stated[Whole] = says("How many times it can be renewed.", "credential", None, example="1")
    counts_as: Many[Annotated[Text, ref("credentials")]] = says(
        "The credentials that who holds this one need not hold.", "credential, role, move", (), example="nm-cpsw"
    )
    leads_to: Many[Annotated[Text, ref("credentials")]] = says(
        "The credentials it is a step to.", "credential", (), example="nm-cpsw"
    )
    renewals: Stated[tuple[Renewal, ...]] = says(
        "How it is kept; each cycle is on top of the others.",
        "credential",
        None,
        example=[{"id": "ce", "every": "2 years", "hours": 40}],
    )
    lapse: Stated[Lapse] = says(
        "What happens when a renewal is missed.",
        "credential",
        None,
        example={"after": "90 days", "text": "You start again"},
    )
    reciprocity: Stated[Reciprocity] = says(
        "How one from elsewhere is accepted.", "credential", None, example={"text": "Apply with a letter"}
    )
    text: Words | None = says("What it is.", "credential", None, example="The state's certificate for peer workers.")


class Support(Item):
    """What an agency gives so that people can grow: paid time, money, a mentor."""

    title: Words = says("What is given.", "people", example="Paid time for continuing education")
    amount: Stated[Hours] = says("How much of it.", "people", None, example="20 hours per year")
    text: Words | None = says("How one gets it.", "people", None, example="Ask before you sign up.")
    role: Many[Annotated[Text, ref("roles")]] = says(
        "The roles it is for; left out, all of them.", "people", (), example="peer-specialist-1"
    )


class Incentive(Item):
    """Dated amounts of a rule that affects earnings, such as those of Social Security."""

    title: Words = says("The rule.", "incentives", example="Working with SSDI")
    amounts: dict[Label, Stated[Money]] = says(
        "The amount of each label.", "incentives", example={"Trial work month": 1210}
    )
    lines: Many[Label] = says(
        "The labels of the amounts that the gross pay of a month is held against.",
        "hours",
        (),
        example="Trial work month",
    )
    text: Words | None = says("What it does to earnings.", "incentives", None, example="Gross pay of a month.")

    def whole(self, node: Map) -> Iterator[Problem]:
        """A line is one of the amounts."""
        for label in self.lines:
            if label not in self.amounts:
                near = did_you_mean(label, self.amounts)
                fix = f"Did you mean `{near}`?" if near else f"The labels are {', '.join(self.amounts)}."
                yield Problem(label.place, "unknown-label", f"`amounts` has no label `{label}`", fix)


class Benchmark(Item):
    """What a comparable occupation is paid in an area, from a published survey."""

    title: Words = says("The occupation.", "plan, role", example="Community health workers")
    soc: Label | None = says(
        "Its code in the Standard Occupational Classification.", "plan, role", None, example="21-1094"
    )
    area: Words | None = says("The area of the survey.", "plan, role", None, example="New Mexico")
    basis: Annotated[Text, choice("hour", "year")] | None = says(
        "What the figures are per; left out, hour.", "plan, role", None
    )
    percentiles: dict[Label, Stated[Money]] = says(
        "What so many of a hundred earn less than.", "plan, role", {}, example={"50": "22.97"}
    )
    mean: Stated[Money] = says("The mean.", "plan, role", None, example="24.10")
    employment: Stated[Number] = says("How many people work in it.", "plan", None, example="58550")
    text: Words | None = says("How to read it.", "plan", None, example="The nearest occupation the survey has.")


class Term(Item):
    """A word of the field in plain words."""

    term: Words = says("The word.", "glossary", example="Warm line")
    also_called: Lines[Words] = says("Other words for it.", "glossary", (), example=["Peer phone line"])
    in_text: Stated[Lines[Words]] = says(
        "The forms that lead here from where they are first read on a page, plurals too; left out, the word itself and "
        "its short forms in capitals; `none`: nothing leads here.",
        "role, move, competency, credential, guidance",
        None,
        example=["retained rate"],
    )
    text: Words = says("What it means, in plain words.", "glossary", example="A phone line answered by peers.")
