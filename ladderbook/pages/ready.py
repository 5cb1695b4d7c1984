"""Getting ready: the criteria of each move on from a role, with room for a plan. A peer's own sheet."""

from collections.abc import Iterator
from itertools import count

from ladderbook import wording, worksheets
from ladderbook.model import Handbook
from ladderbook.schema.roles import Role
from ladderbook.sitemap import Page, PageKind, View
from ladderbook.worksheets import DESK


def pages(handbook: Handbook) -> Iterator[Page]:
    for role in handbook.roles.values():
        if handbook.ways_out(role.id):
            title = handbook.tongue.say("Getting ready for what comes after {role}", role=wording.plain(role.title))
            trail = ("page:home", "page:review")
            yield Page("ready", f"ready-{role.id}.html", f"ready:{role.id}", title, role, trail, place=role.id.place)


def view(handbook: Handbook, page: Page) -> View:
    role = page.about
    assert isinstance(role, Role)  # noqa: S101 - pages() put it there
    number = count(1)
    return {
        "role": role,
        "agency": handbook.id,
        "edition": handbook.agency.edition.effective.first.isoformat(),
        "onward": [
            (next(number), one, [(next(number), asked) for asked in one.asked])
            for one in worksheets.onward(role, handbook)
        ],
        "guides": {article.slug for article in handbook.articles},
    }


KIND = PageKind("ready", "ready.html", pages, view, scripts=DESK)
