"""Sources: each with its kind, its age, and what in the handbook rests on it."""

from collections.abc import Iterator

from ladderbook import citing
from ladderbook.model import Handbook
from ladderbook.schema.library import Source
from ladderbook.sitemap import Page, PageKind, View


def pages(handbook: Handbook) -> Iterator[Page]:
    anchors = frozenset(f"source-{source}" for source in handbook.sources)
    yield Page(
        "sources", "sources.html", "page:sources", handbook.tongue.say("Sources"), trail=("page:home",), anchors=anchors
    )


def view(handbook: Handbook, page: Page) -> View:
    return {"sources": [_shown(source, handbook) for source in handbook.sources.values()]}


def _shown(source: Source, handbook: Handbook) -> tuple[object, ...]:
    """A source, how it is cited, what rests on it, and what it rests on itself."""
    computed = citing.computed_from(source, handbook)
    return source, citing.cite(source, handbook.tongue), citing.supported(source, handbook), computed


KIND = PageKind("sources", "sources.html", pages, view)
