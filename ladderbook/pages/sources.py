"""Sources: each with its kind, its age, and what in the handbook rests on it."""

from collections.abc import Iterator

from ladderbook import citing
from ladderbook.model import Handbook
from ladderbook.sitemap import Page, PageKind, View


def pages(handbook: Handbook) -> Iterator[Page]:
    anchors = frozenset(f"source-{source}" for source in handbook.sources)
    yield Page("sources", "sources.html", "page:sources", "Sources", trail=("page:home",), anchors=anchors)


def view(handbook: Handbook, page: Page) -> View:
    return {
        "sources": [
            (source, citing.cite(source), citing.supported(source, handbook)) for source in handbook.sources.values()
        ]
    }


KIND = PageKind("sources", "sources.html", pages, view)
