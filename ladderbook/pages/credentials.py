"""The list of credentials this ladder asks for or accepts."""

from collections.abc import Iterator

from ladderbook import wording
from ladderbook.model import Handbook
from ladderbook.sitemap import Page, PageKind, View


def pages(handbook: Handbook) -> Iterator[Page]:
    yield Page(
        "credentials", "credentials.html", "page:credentials", handbook.tongue.say("Certificates"), trail=("page:home",)
    )


def view(handbook: Handbook, page: Page) -> View:
    return {"credentials": [(one, wording.told_apart(one, handbook)) for one in handbook.credentials.values()]}


KIND = PageKind("credentials", "credentials.html", pages, view)
