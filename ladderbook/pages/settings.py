"""The list of settings, each with the roles that work there."""

from collections.abc import Iterator

from ladderbook.model import Handbook
from ladderbook.sitemap import Page, PageKind, View


def pages(handbook: Handbook) -> Iterator[Page]:
    yield Page("settings", "settings.html", "page:settings", handbook.tongue.say("Settings"), trail=("page:home",))


def view(handbook: Handbook, page: Page) -> View:
    return {"settings": list(handbook.settings.values())}


KIND = PageKind("settings", "settings.html", pages, view)
