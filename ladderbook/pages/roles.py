"""The list of roles: each with what it pays, its hours and where it leads. The map shows the ways between them."""

from collections.abc import Iterator

from ladderbook import listing
from ladderbook.model import Handbook
from ladderbook.sitemap import Page, PageKind, View


def pages(handbook: Handbook) -> Iterator[Page]:
    anchors = frozenset(f"family-{family}" for family in handbook.families)
    yield Page("roles", "roles.html", "page:roles", handbook.tongue.say("Roles"), trail=("page:home",), anchors=anchors)


def view(handbook: Handbook, page: Page) -> View:
    return {"families": listing.families(handbook)}


KIND = PageKind("roles", "roles.html", pages, view)
