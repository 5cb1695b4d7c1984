"""People to ask: everyone the handbook names, how to reach them, and what the agency gives so that people can grow."""

from collections.abc import Iterator

from ladderbook import people as whom
from ladderbook import wording
from ladderbook.model import Handbook
from ladderbook.sitemap import Page, PageKind, View


def pages(handbook: Handbook) -> Iterator[Page]:
    anchors = frozenset({"contacts", "people", "supports"})
    yield Page(
        "people",
        "people.html",
        "page:people",
        handbook.tongue.say("People to ask"),
        trail=("page:home",),
        anchors=anchors,
    )


def view(handbook: Handbook, page: Page) -> View:
    supports = [
        (support, wording.listed([wording.party(handbook, name) for name in support.role], tongue=handbook.tongue))
        for support in handbook.supports.values()
    ]
    return {"contacts": whom.contacts(handbook), "people": list(handbook.people.values()), "supports": supports}


KIND = PageKind("people", "people.html", pages, view)
