"""The map: every role by family and level, with every way on from it; the form of the map that everyone can read."""

from collections.abc import Iterator

from ladderbook import listing
from ladderbook.drawing import drawing
from ladderbook.model import Handbook
from ladderbook.sitemap import Page, PageKind, View


def pages(handbook: Handbook) -> Iterator[Page]:
    anchors = frozenset({"ways-in", "beyond", *(f"family-{family}" for family in handbook.families)})
    yield Page(
        "map", "map.html", "page:map", handbook.tongue.say("Roles and paths"), trail=("page:home",), anchors=anchors
    )


def view(handbook: Handbook, page: Page) -> View:
    return {
        "drawing": drawing(handbook),
        "families": listing.families(handbook),
        "entries": listing.entries(handbook),
        "exits": listing.exits(handbook),
    }


KIND = PageKind("map", "map.html", pages, view, scripts=("js/map.js",))
