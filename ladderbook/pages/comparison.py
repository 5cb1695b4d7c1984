"""Two roles side by side, of every two between which a move leads: what changes, line by line, and what stays."""

from collections.abc import Iterator

from ladderbook import listing, newness, wording
from ladderbook.model import Handbook
from ladderbook.schema.roles import Role
from ladderbook.sitemap import Page, PageKind, View

Pair = tuple[Role, Role]


def pages(handbook: Handbook) -> Iterator[Page]:
    for start, end in newness.pairs(handbook):
        name = f"{start.id}--{end.id}"
        trail = ("page:home", "page:compare", f"role:{start.id}")
        yield Page(
            "comparison",
            f"compare-{name}.html",
            f"compare:{name}",
            newness.title(start, end, handbook.tongue),
            (start, end),
            trail,
        )


def view(handbook: Handbook, page: Page) -> View:
    pair = page.about
    assert isinstance(pair, tuple)  # noqa: S101 - pages() put it there
    start, end = pair
    return {
        "compared": newness.compare(start, end, handbook),
        "kinds": newness.KINDS,
        "around": newness.WORDS,
        "moves": [
            (move, listing.move_title(move, handbook), wording.KINDS[str(move.kind)])
            for move in newness.moves_between(start, end, handbook)
        ],
    }


KIND = PageKind("comparison", "comparison.html", pages, view)
