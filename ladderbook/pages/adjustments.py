"""A request for an adjustment at work: a sheet of its own, for HR, so that nothing of it stands on a worksheet."""

from collections.abc import Iterator

from ladderbook import wording
from ladderbook.model import Handbook
from ladderbook.sitemap import Page, PageKind, View
from ladderbook.worksheets import DESK


def pages(handbook: Handbook) -> Iterator[Page]:
    trail = ("page:home", "page:review")
    title = "Request for an adjustment at work"
    yield Page("adjustments", "adjustments.html", "page:adjustments", title, trail=trail)


def view(handbook: Handbook, page: Page) -> View:
    stated = handbook.agency.review
    return {
        "agency": handbook.id,
        "edition": handbook.agency.edition.effective.first.isoformat(),
        "to": wording.party(handbook, stated.adjustments) if stated and stated.adjustments else None,
    }


KIND = PageKind("adjustments", "adjustments.html", pages, view, scripts=DESK)
