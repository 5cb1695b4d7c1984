"""What a peer says about their supervisor: a sheet of its own, with a recipient who is not that supervisor."""

from collections.abc import Iterator

from ladderbook import wording
from ladderbook.model import Handbook
from ladderbook.sitemap import Page, PageKind, View
from ladderbook.worksheets import DESK


def pages(handbook: Handbook) -> Iterator[Page]:
    trail = ("page:home", "page:review")
    yield Page(
        "feedback", "feedback.html", "page:feedback", handbook.tongue.say("Feedback to your supervisor"), trail=trail
    )


def view(handbook: Handbook, page: Page) -> View:
    stated = handbook.agency.review
    return {
        "agency": handbook.id,
        "edition": handbook.agency.edition.effective.first.isoformat(),
        "to": wording.party(handbook, stated.feedback) if stated and stated.feedback else None,
    }


KIND = PageKind("feedback", "feedback.html", pages, view, scripts=DESK)
