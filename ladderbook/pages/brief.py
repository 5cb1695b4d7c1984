"""The brief of a role: what a supervisor reads in the ten minutes before a review. One sheet, and never a benefit."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from markupsafe import Markup

from ladderbook import advancing, sheets, wording, worksheets
from ladderbook.advancing import Ahead, Renewed
from ladderbook.model import Handbook
from ladderbook.schema.library import Support
from ladderbook.schema.reading import value_of
from ladderbook.schema.roles import Duty, Role
from ladderbook.sitemap import Page, PageKind, View
from ladderbook.worksheets import Look


def pages(handbook: Handbook) -> Iterator[Page]:
    for role in handbook.roles.values():
        title = handbook.tongue.say("Brief for a review: {role}", role=wording.plain(role.title))
        trail = ("page:home", "page:review")
        yield Page("brief", f"brief-{role.id}.html", f"brief:{role.id}", title, role, trail, place=role.id.place)


def view(handbook: Handbook, page: Page) -> View:
    role = page.about
    assert isinstance(role, Role)  # noqa: S101 - pages() put it there
    looks = [look for found in worksheets.competencies(role, handbook).values() for look in found]
    ahead = advancing.ahead(role, handbook)
    told: dict[str, Sequence[Markup | str]] = {
        "ahead": [_ahead(one) for one in ahead],
        "credentials": [_dates(one) for one in advancing.credentials(role, handbook)],
        "does": [look.words for look in worksheets.tasks(role)],
        "drift": [_drift(duty, handbook) for duty in value_of(role.does_not) or ()],
        "good": [_good(look) for look in looks if look.examples],
        "supports": [_support(one) for one in handbook.supports.values() if _for(one, role)],
        "asks": [_asks(one) for one in ahead if one.asks and one.step.kind == "promotion"],
    }
    return {
        "role": role,
        "pay": advancing.pay_note(role, handbook),
        "guides": {article.slug for article in handbook.articles},
        **sheets.in_turn(told, ROOM, sheets.COLUMN),
    }


ROOM: Final = 60
"""The lines of a sheet in two columns that headings and what every brief says leave over."""


def _ahead(one: Ahead) -> Markup:
    pay = Markup(": {}").format(one.pay.lines[0]) if one.pay else ""
    link = wording.subject("move", one.step.move.id, one.step.words)
    how = wording.chosen(one.step.move.decided, wording.DECIDED_BRIEFLY)
    kind = one.step.kind_words.lower()
    decided = "" if how == wording.NOT_STATED else f", {how}"
    return Markup("<b>{}</b> ({}{}){}.").format(link, kind, decided, pay)


def _asks(one: Ahead) -> Markup:
    return Markup("<b>{}</b> asks: {}").format(one.step.words, Markup(" ").join(one.asks))


def _dates(one: Renewed) -> Markup:
    lasts = f" It holds for {one.lasts}." if one.lasts else ""
    renewals = "".join(f" {words[:1].upper()}{words[1:]}." for words in one.renewals)
    return Markup("{}: when does it end?{}{}").format(one.name, lasts, renewals)


def _good(look: Look) -> Markup:
    return Markup("<b>{}:</b> {}").format(look.words, look.examples[0])


def _drift(duty: Duty, handbook: Handbook) -> Markup:
    who = Markup(" (that is for {})").format(wording.parties(handbook, duty.who)) if duty.who else ""
    return Markup("{}{}").format(wording.stated(duty.text, handbook.tongue), who)


_BENEFITS: Final = re.compile(r"\bbenefits?\b", re.IGNORECASE)


def _for(support: Support, role: Role) -> bool:
    """What helps people with public benefits is theirs to ask for: it stands under People to ask, not here."""
    told = f"{support.title} {support.text or ''}"
    return (not support.role or role.id in support.role) and not _BENEFITS.search(told)


def _support(support: Support) -> Markup:
    amount = Markup(": {}").format(wording.stated(support.amount)) if value_of(support.amount) else ""
    return Markup("{}{}").format(wording.stated(support.title), amount)


KIND = PageKind("brief", "brief.html", pages, view)
