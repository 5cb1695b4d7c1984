"""The list of trainings."""

from collections.abc import Iterator

from ladderbook.model import Handbook
from ladderbook.sitemap import Page, PageKind, View


def pages(handbook: Handbook) -> Iterator[Page]:
    yield Page("trainings", "trainings.html", "page:trainings", handbook.tongue.say("Trainings"), trail=("page:home",))


def view(handbook: Handbook, page: Page) -> View:
    return {"trainings": list(handbook.trainings.values())}


KIND = PageKind("trainings", "trainings.html", pages, view)
