"""People, guidance and the words of the field as they are searched."""

from collections.abc import Iterator
from itertools import groupby
from typing import Final

from ladderbook import prose, wording
from ladderbook.articles import AUDIENCES, Article
from ladderbook.finding.entry import Findable, Section, opening, plain, texts, told
from ladderbook.model import Handbook


def people(handbook: Handbook) -> Iterator[Findable]:
    """Everyone to turn to, and what the agency gives so that people can grow."""
    for person in handbook.people.values():
        said = opening(person.text, person.phone)
        yield Findable("person", "page:people#people", plain(person.name), (), texts((person.id,)), said)
    for support in handbook.supports.values():
        amount = wording.stated(support.amount) if support.amount is not None else None
        said = opening(amount, support.text)
        yield Findable("person", "page:people#supports", plain(support.title), (), (), said)


def guidance(handbook: Handbook) -> Iterator[Findable]:
    for article in handbook.articles:
        sections = told(Section("", "", texts((article.front.summary,))), *_sections(article))
        unseen = (AUDIENCES[str(article.front.audience)],)
        subject = f"guidance:{article.slug}"
        yield Findable("article", subject, plain(article.front.title), (), unseen, sections)


RESTS_ON: Final = "Sources"
"""The heading of what a guidance page rests on (CONTRIBUTING): nobody looks for it."""


def _sections(article: Article) -> Iterator[Section]:
    """The text under each heading, the heading itself not repeated."""
    headings = {heading.id: heading.words for heading in article.prose.headings}
    for anchor, lines in groupby(prose.lines(article.prose.html), key=lambda line: line[0]):
        heading = headings.get(anchor, "")
        if heading == RESTS_ON:
            continue
        yield Section(anchor, heading, tuple(words for _, words in lines if words != heading) or (heading,))


def terms(handbook: Handbook) -> Iterator[Findable]:
    for term in handbook.terms.values():
        subject = f"page:glossary#term-{term.id}"
        said = opening(term.text, term.note)
        yield Findable("term", subject, plain(term.term), texts(term.also_called), (), said)
