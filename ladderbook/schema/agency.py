"""The agency a handbook is for, and the edition it is (FORMAT, section 8)."""

from typing import Annotated, Final

from ladderbook.schema.dates import Date
from ladderbook.schema.items import Fields
from ladderbook.schema.look import Theme
from ladderbook.schema.reading import Many, Stated, says
from ladderbook.schema.words import Id, Label, Number, PartyId, Words, choice, ref
from ladderbook.tree import Text

KINDS: Final = ("peer-run", "behavioral-health", "health-system", "managed-care", "government", "standard")
STATUSES: Final = ("official", "example", "compiled")


class Edition(Fields):
    """Which edition this is, and when it must be looked at again."""

    effective: Date = says("The day from which it is in force.", "every page")
    supersedes: Date | None = says(
        "The day of the edition it takes the place of.", "about, changes", None, example="2025-07-01"
    )
    review_by: Date | None = says("The day by which it is looked at again.", "about", None, example="2027-06-30")


class Approval(Fields):
    """Who approved the edition, and when. Without one the handbook is a draft."""

    by: PartyId = says("Who approved it.", "about", example="council")
    on: Date = says("The day of the approval.", "about", example="2026-06-15")
    ref: Words | None = says("The record of it.", "about", None, example="Board resolution 2026-14")


class Contacts(Fields):
    """Whom to ask."""

    advancement: PartyId | None = says(
        "Whom to ask about moving up and pay.", "every page, people", None, example="workforce-office"
    )
    appeals: PartyId | None = says(
        "Whom to turn to against a decision.", "every page, people", None, example="workforce-office"
    )
    safety: PartyId | None = says(
        "Whom to tell if something is not safe.", "every page, people", None, example="safety-officer"
    )


class Benefits(Fields):
    """From how many weekly hours benefits begin."""

    from_weekly_hours: Stated[Number] = says("The weekly hours from which one has them.", "about", None, example="30")
    text: Words | None = says("What they are.", "about", None, example="Health insurance and paid leave")


class Review(Fields):
    """What an agency says on the sheets of its reviews: how long they are kept, and who gets which."""

    retention: Words | None = says(
        "How long a filled worksheet is kept, and where; left out, the sheet says to ask HR.",
        "worksheet",
        None,
        example="Kept in the personnel file for three years, then shredded",
    )
    adjustments: PartyId | None = says(
        "Who takes a request for an adjustment at work; not the supervisor.",
        "adjustments, review",
        None,
        example="personnel-office",
    )
    feedback: PartyId | None = says(
        "Who gets what a peer says about their supervisor; not that supervisor.",
        "feedback, review",
        None,
        example="council",
    )
    text: Words | None = says(
        "When reviews take place, and what else to know.",
        "review",
        None,
        example="Twice a year, in paid time",
    )


class BasedOn(Fields):
    """The ladder an agency's builds on, and the edition of it that was looked at."""

    ladder: Label = says(
        "The ladder it builds on: the name of its folder.", "role, move, changes", example="nm-standard"
    )
    edition: Label = says(
        "The edition of that ladder that was looked at.",
        "nowhere: it only tells when the ladder below has a newer edition",
        example="2026-01-01",
    )


class CheckSetting(Fields):
    """What an agency makes of one check, and why."""

    severity: Annotated[Text, choice("error", "warning", "advice", "off")] = says(
        "What the check says is then; `off`: it says nothing.", "about", example="advice"
    )
    of: Many[Id] = says(
        "The items for which this holds, by their ids; left out, all of them.", "about", (), example="peer-lead"
    )
    reason: Words = says("Why; readers see it.", "about", example="Peer leads choose to stay leads.")


class Agency(Fields):
    """One agency: the owner of one ladder and one handbook."""

    name: Words = says("What it calls itself.", "every page, portal", example="Riverbend Peer Center")
    kind: Annotated[Text, choice(*KINDS)] = says("What it is; a `standard` is a ladder only to build on.", "portal")
    status: Annotated[Text, choice(*STATUSES)] = says(
        "Whether the handbook is its own, an invented example, or compiled from public sources by others.",
        "every page, portal",
        Text("official"),
    )
    audience: Annotated[Text, choice("staff", "network", "public")] | None = says(
        "Whom the handbook is for.", "about", None
    )
    standing: Annotated[Text, choice("guidance", "policy", "agreement")] | None = says(
        "What kind of text the handbook is; it picks the sentence that says what comes before it.", "about", None
    )
    published_at: Words | None = says(
        "Where the current copy lives.", "every page, about", None, example="https://oak.example/handbook/"
    )
    approvals: tuple[Approval, ...] = says(
        "Who approved this edition; without one it is a DRAFT.",
        "every page, about",
        (),
        example=[{"by": "council", "on": "2026-06-15"}],
    )
    contacts: Contacts | None = says(
        "Whom to ask about what.", "every page, people", None, example={"advancement": "workforce-office"}
    )
    jurisdiction: Words | None = says(
        "The state or country whose law holds; of a code, readers see the name.", "portal", None, example="US-NM"
    )
    locale: Label = says(
        "The language and country of its words, dates and money: `es-US` is Spanish as written in the United States.",
        "every page",
        Text("en-US"),
        example="en-US",
    )
    currency: Label = says(
        "What money is in, unless a plan says otherwise.", "role, move, pay, plan", Text("USD"), example="USD"
    )
    place: Many[Annotated[Text, ref("places")]] = says(
        "Where it works; it picks the locality whose rates are shown.", "role, move, pay", (), example="boston"
    )
    edition: Edition = says("Which edition this is.", "every page, about", example={"effective": "2026-07-01"})
    levels: dict[Label, Words] = says("What the rows of the map are called.", "map", {}, example={"1": "Entry"})
    benefits: Stated[Benefits] = says("From when one has benefits.", "about", None, example={"from_weekly_hours": 30})
    review: Review | None = says(
        "What its review sheets say: how long they are kept, and who gets which.",
        "review, worksheet, feedback, adjustments",
        None,
        example={"retention": "Kept for three years"},
    )
    based_on: BasedOn | None = says(
        "The ladder it builds on.",
        "role, move, changes",
        None,
        example={"ladder": "nm-standard", "edition": "2026-01-01"},
    )
    checks: dict[Label, CheckSetting] = says(
        "What it makes of what the checks of a ladder say, by the code of each. Faults of the format stay errors.",
        "about",
        {},
        example={"no-way-up": {"severity": "advice", "of": ["peer-lead"], "reason": "Peer leads choose to stay."}},
    )
    theme: Theme | None = says("The look of its pages.", "every page", None, example={"accent": "plum"})
    text: Words | None = says("A few words about it.", "home", None, example="Run by and for people in recovery.")
