"""A guidance page: an author's Markdown."""

from collections.abc import Iterator

from markupsafe import Markup

from ladderbook import wording
from ladderbook.articles import AUDIENCES, Article
from ladderbook.model import Handbook
from ladderbook.problems import Place
from ladderbook.sitemap import Page, PageKind, View


def pages(handbook: Handbook) -> Iterator[Page]:
    for article in handbook.articles:
        yield Page(
            "article",
            f"guidance-{article.slug}.html",
            f"guidance:{article.slug}",
            wording.plain(article.front.title),
            article,
            ("page:home", "page:guidance"),
            article.prose.anchors,
            Place(article.file),
        )


def view(handbook: Handbook, page: Page) -> View:
    article = page.about
    assert isinstance(article, Article)  # noqa: S101 - pages() put it there
    language = article.front.language
    return {
        "article": article.front,
        "reader": AUDIENCES[str(article.front.audience)],
        "review_by": wording.day_words(article.front.review_by, handbook.tongue) if article.front.review_by else None,
        "spoken": Markup(' lang="{}"').format(language) if language not in (None, handbook.agency.locale) else "",
        "body": Markup(article.prose.html),  # noqa: S704 - sanitised by prose
    }


KIND = PageKind("article", "article.html", pages, view)
