"""Review: the sheets of each role for the talk between a peer and their supervisor, and those that go elsewhere."""

from collections.abc import Iterator

from ladderbook import listing, wording
from ladderbook.model import Handbook
from ladderbook.sitemap import Page, PageKind, View


def pages(handbook: Handbook) -> Iterator[Page]:
    anchors = frozenset({"how", "sheets", "elsewhere", "kept"})
    yield Page(
        "review", "review.html", "page:review", handbook.tongue.say("Review"), trail=("page:home",), anchors=anchors
    )


def view(handbook: Handbook, page: Page) -> View:
    stated = handbook.agency.review
    return {
        "families": listing.families(handbook),
        "leads_on": {role for role in handbook.roles if handbook.ways_out(role)},
        "stated": stated,
        "adjustments": wording.party(handbook, stated.adjustments) if stated and stated.adjustments else None,
        "feedback": wording.party(handbook, stated.feedback) if stated and stated.feedback else None,
        "guides": {article.slug for article in handbook.articles},
    }


KIND = PageKind("review", "review.html", pages, view)
