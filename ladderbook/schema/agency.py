"""The agency a handbook is for, and the edition it is (FORMAT, section 8)."""

from typing import Annotated

from pydantic import Field

from ladderbook.schema.dates import Date
from ladderbook.schema.items import Fields
from ladderbook.schema.reading import Many, Stated
from ladderbook.schema.words import Label, Number, PartyId, Words, choice, ref
from ladderbook.tree import Text


class Edition(Fields):
    """Which edition this is, and when it must be looked at again."""

    effective: Date
    supersedes: Date | None = None
    review_by: Date | None = None


class Approval(Fields):
    """Who approved the edition, and when. Without one the handbook is a draft."""

    by: PartyId
    on: Date
    ref: Words | None = None


class Contacts(Fields):
    """Whom to ask."""

    advancement: PartyId | None = None
    appeals: PartyId | None = None
    safety: PartyId | None = None


class Benefits(Fields):
    """From how many weekly hours benefits begin."""

    from_weekly_hours: Stated[Number] = None
    text: Words | None = None


class BasedOn(Fields):
    """The ladder an agency's builds on, and the edition of it that was looked at."""

    ladder: Label
    edition: Label


class Theme(Fields):
    """The look of a handbook: one of the accents whose contrast is known to be good."""

    accent: Annotated[Text, choice("teal", "plum", "blue", "rust", "forest")]


class Agency(Fields):
    """One agency: the owner of one ladder and one handbook."""

    name: Words
    kind: Annotated[
        Text,
        choice("peer-run", "behavioral-health", "health-system", "managed-care", "government", "standard"),
    ]
    status: Annotated[Text, choice("official", "example", "compiled")] = Text("official")
    audience: Annotated[Text, choice("staff", "network", "public")] | None = None
    standing: Annotated[Text, choice("guidance", "policy", "agreement")] | None = None
    published_at: Words | None = None
    approvals: tuple[Approval, ...] = ()
    contacts: Contacts | None = None
    jurisdiction: Words | None = None
    locale: Label = Field(Text("en-US"), description="The language and country of its words and figures.")
    currency: Label = Field(Text("USD"))
    place: Many[Annotated[Text, ref("places")]] = ()
    edition: Edition
    levels: dict[Label, Words] = Field(default_factory=dict)
    benefits: Stated[Benefits] = None
    based_on: BasedOn | None = None
    theme: Theme | None = None
    text: Words | None = None
