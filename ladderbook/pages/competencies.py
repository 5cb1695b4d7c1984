"""The list of competencies, by category."""

from collections.abc import Iterator

from ladderbook.model import Handbook
from ladderbook.schema.library import Competency
from ladderbook.sitemap import Page, PageKind, View


def pages(handbook: Handbook) -> Iterator[Page]:
    yield Page(
        "competencies",
        "competencies.html",
        "page:competencies",
        handbook.tongue.say("Competencies"),
        trail=("page:home",),
    )


def view(handbook: Handbook, page: Page) -> View:
    categories: dict[str, list[Competency]] = {}
    for competency in handbook.competencies.values():
        categories.setdefault(str(competency.category or ""), []).append(competency)
    return {"categories": categories}


KIND = PageKind("competencies", "competencies.html", pages, view)
