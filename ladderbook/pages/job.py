"""The job description of a role, fit for a posting: what one does, what is asked, what it pays, where it leads."""

from collections.abc import Iterator

from ladderbook import advancing, listing, people, wording, worksheets
from ladderbook.model import Handbook
from ladderbook.schema.reading import value_of
from ladderbook.schema.roles import Role
from ladderbook.sitemap import Page, PageKind, View


def pages(handbook: Handbook) -> Iterator[Page]:
    for role in handbook.roles.values():
        title = handbook.tongue.say("Job description: {role}", role=wording.plain(role.title))
        trail = ("page:home", "page:review")
        yield Page("job", f"job-{role.id}.html", f"job:{role.id}", title, role, trail, place=role.id.place)


def view(handbook: Handbook, page: Page) -> View:
    role = page.about
    assert isinstance(role, Role)  # noqa: S101 - pages() put it there
    looks = [look for found in worksheets.competencies(role, handbook).values() for look in found]
    return {
        "role": role,
        "pay": advancing.pay_note(role, handbook),
        "facts": tuple(advancing.terms(role, handbook)),
        "does": [look.words for look in worksheets.tasks(role)],
        "does_not": [wording.stated(duty.text, handbook.tongue) for duty in value_of(role.does_not) or ()],
        "asks": advancing.asks_of(role, handbook),
        "looks": looks,
        "ways_in": [listing.back(way, handbook) for way in handbook.ways_in(role.id)],
        "entries": advancing.entries(role, handbook),
        "ahead": advancing.ahead(role, handbook),
        "contacts": people.contacts(handbook),
    }


KIND = PageKind("job", "job.html", pages, view)
