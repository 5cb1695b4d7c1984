"""About this edition: its dates and approvals, its sources, privacy, accessibility, and how it was made."""

from collections.abc import Iterator
from typing import Final

from markupsafe import Markup, escape

from ladderbook import citing, people, wording
from ladderbook.model import Handbook
from ladderbook.schema.agency import CheckSetting
from ladderbook.schema.library import Spot
from ladderbook.schema.reading import Word, value_of
from ladderbook.sitemap import Page, PageKind, View
from ladderbook.tongue import marked

STANDING = {
    "guidance": marked(
        "This handbook is guidance. Where a law, a contract or a policy says otherwise, that comes first."
    ),
    "policy": marked(
        "This handbook is a policy of the agency. Where a law or a contract says otherwise, that comes first."
    ),
    "agreement": marked("This handbook is part of an agreement. Where a law says otherwise, that comes first."),
    None: marked("This handbook explains. Where a law, a contract or a policy says otherwise, that comes first."),
}
"""What kind of text a handbook is, and what comes before it."""


AUDIENCE: Final = {
    "staff": marked("The people who work here"),
    "network": marked("The agencies of the network"),
    "public": marked("Everyone"),
}

WEIGHED = {
    "error": marked("Told as an error"),
    "warning": marked("Told as a warning"),
    "advice": marked("Told as advice"),
    "off": marked("Not told"),
}
"""What an agency makes of a check."""


def pages(handbook: Handbook) -> Iterator[Page]:
    checks = {"checks"} if handbook.agency.checks else set()
    anchors = frozenset({"edition", "contacts", "sources", "privacy", "accessibility", *checks})
    yield Page(
        "about",
        "about.html",
        "page:about",
        handbook.tongue.say("About this edition"),
        trail=("page:home",),
        anchors=anchors,
    )


def view(handbook: Handbook, page: Page) -> View:
    agency = handbook.agency
    edition = agency.edition
    since = marked("As of") if handbook.agency.status == "compiled" else marked("In force from")
    facts = [(since, wording.day_words(edition.effective, handbook.tongue))]
    if edition.supersedes:
        facts.append(
            (marked("Takes the place of the edition of"), wording.day_words(edition.supersedes, handbook.tongue))
        )
    if edition.review_by:
        facts.append((marked("To be looked at again by"), wording.day_words(edition.review_by, handbook.tongue)))
    if agency.published_at:
        facts.append((marked("The current copy is kept at"), str(agency.published_at)))
    if agency.audience:
        facts.append((marked("Whom it is for"), AUDIENCE[agency.audience]))
    return {
        "agency": agency,
        "status": wording.status_words(handbook),
        "standing": STANDING[agency.standing and str(agency.standing)],
        "facts": facts,
        "approvals": [
            (wording.party(handbook, approval.by), wording.day_words(approval.on, handbook.tongue), approval.ref)
            for approval in agency.approvals
        ],
        "contacts": people.contacts(handbook),
        "places": [_place(place, handbook) for place in handbook.places.values()],
        "checks": [_check(handbook, str(code), setting) for code, setting in sorted(agency.checks.items())],
        "people": list(handbook.people.values()),
        "sources": citing.all_sources(handbook),
    }


def _place(place: Spot, handbook: Handbook) -> tuple[str | Markup, tuple[str | Markup, ...]]:
    """A place and what is known of it."""
    told: list[str | Markup] = []
    if place.part_of:
        told.append(Markup("in {}").format(wording.stated(handbook.places[place.part_of].name, handbook.tongue)))
    if place.minimum_wage is not None:
        wage = wording.amount(value_of(place.minimum_wage) or Word.UNPUBLISHED, handbook)
        told.append(f"minimum wage: {'none' if place.minimum_wage is Word.NONE else wage}")
    if place.text:
        told.append(wording.stated(place.text, handbook.tongue))
    return wording.stated(place.name, handbook.tongue), tuple(told)


def _check(handbook: Handbook, code: str, setting: CheckSetting) -> tuple[str, Markup, str]:
    """A check that is weighed otherwise: its code, what is made of it and where, and why."""
    named = wording.listed([_name(handbook, str(item)) for item in setting.of], tongue=handbook.tongue)
    where = Markup(", for {}").format(named) if named else Markup("")
    return code, escape(WEIGHED[str(setting.severity)]) + where, str(setting.reason)


def _name(handbook: Handbook, item: str) -> str:
    """What an item is called, where it is one that has a name of its own."""
    role, plan = handbook.roles.get(item), handbook.plans.get(item)
    if role is not None:
        return wording.plain(role.title)
    return wording.plain(plan.at(handbook.as_of).fields.title) if plan is not None else item


KIND = PageKind("about", "about.html", pages, view)
