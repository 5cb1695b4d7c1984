"""The career-progression notice of a role: one dated sheet to post, with how one advances and what it pays.

It says what C.R.S. 8-5-201 (4) of Colorado wants disclosed of positions with career progression: the requirements, and
of each position its pay, benefits, hours, duties and how it leads further.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup

from ladderbook import advancing, people, sheets, wording, worksheets
from ladderbook.advancing import Ahead
from ladderbook.model import Handbook
from ladderbook.people import Contact
from ladderbook.schema.roles import Role
from ladderbook.sitemap import Page, PageKind, View

LINES: Final = 46
"""The lines of a sheet below its title, without its headings."""


def pages(handbook: Handbook) -> Iterator[Page]:
    for role in handbook.roles.values():
        title = handbook.tongue.say("How to advance from {role}", role=wording.plain(role.title))
        trail = ("page:home", "page:review")
        yield Page("notice", f"notice-{role.id}.html", f"notice:{role.id}", title, role, trail, place=role.id.place)


@dataclass(frozen=True, slots=True)
class Step:
    """A move on; `short` is what the sheet says of it where it has no room for all that it asks."""

    head: Markup
    asks: tuple[Markup, ...]
    short: Markup
    fits: bool


def view(handbook: Handbook, page: Page) -> View:
    role = page.about
    assert isinstance(role, Role)  # noqa: S101 - pages() put it there
    facts = tuple(_facts(role, handbook))
    ahead = advancing.ahead(role, handbook)
    ask = [_contact(contact) for contact in people.contacts(handbook)]
    used = sum(sheets.lines(words, sheets.WIDTH - 20) for _, words in facts)
    used += sum(sheets.lines(words, sheets.WIDTH) for words in ask)
    return {
        "role": role,
        "edition": wording.day_words(handbook.agency.edition.effective, handbook.tongue),
        "facts": facts,
        "steps": _steps(ahead, LINES - used),
        "ask": ask,
    }


def _facts(role: Role, handbook: Handbook) -> Iterator[tuple[str, Markup | str]]:
    pay = advancing.pay_note(role, handbook)
    basis = Markup(" ({})").format(pay.basis) if pay.basis else ""
    yield "Pay, lowest to highest", Markup("{}{}, {}").format("; ".join(pay.lines), basis, pay.since)
    yield "Hours", advancing.hours(role)
    yield "Benefits", advancing.benefits(role, handbook) or wording.NOT_STATED
    does = [look.words for look in worksheets.tasks(role)]
    yield (
        "What one does",
        Markup("{}.").format(Markup(". ").join(does)) if does else wording.stated(role.does, handbook.tongue),
    )


def _contact(contact: Contact) -> Markup:
    reached = [way for way in (contact.person.email, contact.person.phone) if way] if contact.person else []
    return Markup("{}: {}").format(contact.about, Markup(", ").join([contact.who, *reached]))


def _steps(ahead: tuple[Ahead, ...], room: int) -> list[Step]:
    """Each move. What comes of itself once something is met has the first right to the sheet, then other promotions.

    The first is what Colorado calls career progression: it is never posted as an opening, so the notice must tell it.
    """
    room -= sheets.lines(Markup(" ").join(_short(one) for one in ahead), sheets.WIDTH) + 1
    order = sorted(range(len(ahead)), key=lambda place: _rank(ahead[place]))
    fits = dict(zip(order, sheets.fitting((_cost(ahead[place]) for place in order), room), strict=True))
    return [Step(_head(one), one.asks, _short(one), fits[place]) for place, one in enumerate(ahead)]


def _rank(one: Ahead) -> tuple[bool, bool]:
    return one.step.move.decided != "criteria-met", one.step.kind != "promotion"


def _cost(one: Ahead) -> int:
    return sum(sheets.lines(words, sheets.WIDTH) for words in (_head(one), *one.asks))


def _short(one: Ahead) -> Markup:
    pay = f", {one.pay.lines[0]}" if one.pay else ""
    return Markup("{} ({}){}").format(_link(one), one.step.kind_words.lower(), pay)


def _head(one: Ahead) -> Markup:
    pay = Markup(" Pay there: {}.").format(one.pay.lines[0]) if one.pay else ""
    by = Markup(" Decided by {}.").format(one.decided_by) if one.decided_by else ""
    named = Markup("<b>{}</b> ({}).").format(_link(one), one.step.kind_words.lower())
    return Markup("{}{} {}{}").format(named, pay, one.step.decided, by)


def _link(one: Ahead) -> Markup:
    return wording.subject("move", one.step.move.id, one.step.words)


KIND = PageKind("notice", "notice.html", pages, view)
