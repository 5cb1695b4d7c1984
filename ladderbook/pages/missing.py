"""The page a web server shows for an address that does not exist; it may stand at any depth, so it needs no style."""

from collections.abc import Iterator

from ladderbook.model import Handbook
from ladderbook.sitemap import Page, PageKind, View


def pages(handbook: Handbook) -> Iterator[Page]:
    yield Page("missing", "404.html", "page:missing", handbook.tongue.say("Page not found"), trail=("page:home",))


def view(handbook: Handbook, page: Page) -> View:
    return {"agency": handbook.agency}


KIND = PageKind("missing", "missing.html", pages, view)
