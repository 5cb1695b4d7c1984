"""About this edition: its dates and approvals, its sources, privacy, accessibility, and how it was made."""

from collections.abc import Iterator

from ladderbook import citing, people, wording
from ladderbook.model import Handbook
from ladderbook.sitemap import Page, PageKind, View

STANDING = {
    "guidance": "This handbook is guidance. Where a law, a contract or a policy says otherwise, that comes first.",
    "policy": "This handbook is a policy of the agency. Where a law or a contract says otherwise, that comes first.",
    "agreement": "This handbook is part of an agreement. Where a law says otherwise, that comes first.",
    None: "This handbook explains. Where a law, a contract or a policy says otherwise, that comes first.",
}
"""What kind of text a handbook is, and what comes before it."""


def pages(handbook: Handbook) -> Iterator[Page]:
    anchors = frozenset({"edition", "contacts", "sources", "privacy", "accessibility"})
    yield Page("about", "about.html", "page:about", "About this edition", trail=("page:home",), anchors=anchors)


def view(handbook: Handbook, page: Page) -> View:
    agency = handbook.agency
    edition = agency.edition
    facts = [("In force from", wording.day_words(edition.effective))]
    if edition.supersedes:
        facts.append(("Takes the place of the edition of", wording.day_words(edition.supersedes)))
    if edition.review_by:
        facts.append(("To be looked at again by", wording.day_words(edition.review_by)))
    if agency.published_at:
        facts.append(("The current copy is kept at", str(agency.published_at)))
    return {
        "agency": agency,
        "status": wording.status_words(handbook),
        "standing": STANDING[agency.standing and str(agency.standing)],
        "facts": facts,
        "approvals": [
            (wording.party(handbook, approval.by), wording.day_words(approval.on), approval.ref)
            for approval in agency.approvals
        ],
        "contacts": people.contacts(handbook),
        "people": list(handbook.people.values()),
        "sources": citing.all_sources(handbook),
    }


KIND = PageKind("about", "about.html", pages, view)
