"""The glossary: the words of the field in plain words, with the other names people search by."""

from collections.abc import Iterator

from ladderbook import citing
from ladderbook.model import Handbook
from ladderbook.sitemap import Page, PageKind, View


def pages(handbook: Handbook) -> Iterator[Page]:
    anchors = frozenset(f"term-{term}" for term in handbook.terms)
    yield Page("glossary", "glossary.html", "page:glossary", "Glossary", trail=("page:home",), anchors=anchors)


def view(handbook: Handbook, page: Page) -> View:
    terms = sorted(handbook.terms.values(), key=lambda term: str(term.term).casefold())
    return {"terms": [(term, citing.sources(term, handbook)) for term in terms]}


KIND = PageKind("glossary", "glossary.html", pages, view)
