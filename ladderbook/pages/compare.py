"""Compare any two roles: without scripts the pairs between which a move leads, in the browser any two."""

from collections.abc import Iterator

from ladderbook import listing, newness
from ladderbook.model import Handbook
from ladderbook.schema.roles import Role
from ladderbook.sitemap import Page, PageKind, View


def pages(handbook: Handbook) -> Iterator[Page]:
    if len(handbook.roles) > 1:
        anchors = frozenset(f"from-{start.id}" for start, _ in newness.pairs(handbook))
        yield Page(
            "compare",
            "compare.html",
            "page:compare",
            handbook.tongue.say("Compare two roles"),
            None,
            ("page:home",),
            anchors,
        )


def view(handbook: Handbook, page: Page) -> View:
    starts: dict[str, list[Role]] = {}
    for start, end in newness.pairs(handbook):
        starts.setdefault(str(start.id), []).append(end)
    return {
        "families": listing.families(handbook),
        "starts": [(handbook.roles[name], ends) for name, ends in starts.items()],
    }


KIND = PageKind("compare", "compare.html", pages, view, scripts=("data/roles.js", "js/compare.js"))
