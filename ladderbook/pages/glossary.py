"""The glossary: the words of the field in plain words, with the other names people search by."""

from collections.abc import Iterator

from ladderbook import wording
from ladderbook.model import Handbook
from ladderbook.order import by_letter
from ladderbook.schema.library import Term
from ladderbook.sitemap import Page, PageKind, View


def pages(handbook: Handbook) -> Iterator[Page]:
    anchors = frozenset(f"term-{term}" for term in handbook.terms)
    yield Page(
        "glossary",
        "glossary.html",
        "page:glossary",
        handbook.tongue.say("Glossary"),
        trail=("page:home",),
        anchors=anchors,
    )


def view(handbook: Handbook, page: Page) -> View:
    letters: dict[str, list[Term]] = {}
    for term in sorted(handbook.terms.values(), key=lambda term: by_letter(wording.plain(term.term))[1]):
        letters.setdefault(by_letter(wording.plain(term.term))[0], []).append(term)
    return {"letters": letters}


KIND = PageKind("glossary", "glossary.html", pages, view)
