"""The worksheet of a role: the page is the form, to be filled in on a screen or by hand, and it sends nothing."""

from collections.abc import Iterator
from itertools import count

from ladderbook import wording, worksheets
from ladderbook.model import Handbook
from ladderbook.people import contacts
from ladderbook.schema.reading import value_of
from ladderbook.schema.roles import Role
from ladderbook.sitemap import Page, PageKind, View
from ladderbook.worksheets import DESK


def pages(handbook: Handbook) -> Iterator[Page]:
    for role in handbook.roles.values():
        title = handbook.tongue.say("Review worksheet: {role}", role=wording.plain(role.title))
        trail = ("page:home", "page:review")
        path = f"worksheet-{role.id}.html"
        yield Page("worksheet", path, f"worksheet:{role.id}", title, role, trail, place=role.id.place)


def view(handbook: Handbook, page: Page) -> View:
    role = page.about
    assert isinstance(role, Role)  # noqa: S101 - pages() put it there
    number = count(1)
    tasks = worksheets.tasks(role)
    groups = [("What one does in this role", tasks)] if tasks else []
    groups += [(category or "What is expected", looks) for category, looks in _expected(role, handbook)]
    return {
        "role": role,
        "agency": handbook.id,
        "edition": handbook.agency.edition.effective.first.isoformat(),
        "groups": [(title, [(next(number), look) for look in looks]) for title, looks in groups],
        "drift": [wording.stated(duty.text, handbook.tongue) for duty in value_of(role.does_not) or ()],
        "onward": [
            (next(number), one, [(next(number), asked) for asked in one.asked])
            for one in worksheets.onward(role, handbook)
        ],
        "review": handbook.agency.review,
        "appeals": [contact for contact in contacts(handbook) if contact.about == APPEALS],
    }


APPEALS = "If you disagree with a decision"


def _expected(role: Role, handbook: Handbook) -> list[tuple[str, tuple[worksheets.Look, ...]]]:
    found = worksheets.competencies(role, handbook)
    return [(wording.plain(category), tuple(looks)) for category, looks in found.items()]


KIND = PageKind("worksheet", "worksheet.html", pages, view, scripts=DESK)
