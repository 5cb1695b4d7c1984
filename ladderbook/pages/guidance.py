"""The list of guidance pages, by reader."""

from collections.abc import Iterator

from ladderbook.articles import AUDIENCES, Article
from ladderbook.model import Handbook
from ladderbook.sitemap import Page, PageKind, View


def pages(handbook: Handbook) -> Iterator[Page]:
    yield Page("guidance", "guidance.html", "page:guidance", handbook.tongue.say("Guidance"), trail=("page:home",))


def view(handbook: Handbook, page: Page) -> View:
    readers: dict[str, list[Article]] = {words: [] for words in AUDIENCES.values()}
    for article in handbook.articles:
        readers[AUDIENCES[str(article.front.audience)]].append(article)
    return {
        "locale": handbook.agency.locale,
        "readers": {words: articles for words, articles in readers.items() if articles},
    }


KIND = PageKind("guidance", "guidance.html", pages, view)
