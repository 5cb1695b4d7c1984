"""The home page: find your role, what is in force, what is coming, whom to ask."""

from collections.abc import Iterator
from typing import Final

from ladderbook import listing, people, wording
from ladderbook.model import Handbook
from ladderbook.sitemap import Page, PageKind, View

READERS: Final = ("peer", "everyone")
"""Whose guidance the home page lists; the other pages are one click further."""


def pages(handbook: Handbook) -> Iterator[Page]:
    yield Page("home", "index.html", "page:home", str(wording.plain(handbook.agency.name)))


def view(handbook: Handbook, page: Page) -> View:
    listed = [article for article in handbook.articles if article.front.audience in READERS]
    return {
        "agency": handbook.agency,
        "families": listing.families(handbook),
        "entries": listing.entries(handbook),
        "guidance": [(article.slug, article.front) for article in listed],
        "more_guidance": len(listed) < len(handbook.articles),
        "coming": listing.changes(handbook),
        "contacts": people.contacts(handbook),
    }


KIND = PageKind("home", "home.html", pages, view)
