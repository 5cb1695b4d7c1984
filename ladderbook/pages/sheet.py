"""One page to print of a role: what fits on one sheet of letter or A4 paper at 11 points, and how much more there is.

What is long is cut by lines, counted as wide as a common screen font makes them, so that every role fits.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup

from ladderbook import cards, earnings, figures, in_short, money, people, role_facts, wording
from ladderbook.model import Handbook
from ladderbook.schema.reading import Word, value_of
from ladderbook.schema.roles import Duty, Role
from ladderbook.sitemap import Page, PageKind, View
from ladderbook.tongue import Tongue
from ladderbook.tree import Text

WIDE: Final = 78
"""Signs of a line across the sheet."""
HALF: Final = 36
"""Signs of a line in one of two columns."""


@dataclass(frozen=True, slots=True)
class Cut:
    """As many entries of a list as have room, and how many more there are."""

    shown: tuple[str | Markup, ...]
    more: int


def pages(handbook: Handbook) -> Iterator[Page]:
    for role in handbook.roles.values():
        title = handbook.tongue.say("{role} on one page", role=wording.plain(role.title))
        trail = ("page:home", "page:roles", f"role:{role.id}")
        yield Page("sheet", f"sheet-{role.id}.html", f"sheet:{role.id}", title, role, trail, place=role.id.place)


def view(handbook: Handbook, page: Page) -> View:
    role = page.about
    assert isinstance(role, Role)  # noqa: S101 - pages() put it there
    facts, say = dict(role_facts.facts(role, handbook)), handbook.tongue.say
    short = [line for line in in_short.lines(role, handbook) if line[0] not in ("Next step", "Whom to ask")]
    short += [(name, facts[name]) for name in ("Reports to", "Supervision", "Certificate")]
    return {
        "role": role,
        "in_short": cut(
            [Markup("<b>{}:</b> {}").format(say(about), _said(words, say)) for about, words in short], WIDE, 8
        ),
        "does": cut(_duties(role.does), HALF, 15),
        "does_not": cut(_duties(role.does_not), HALF, 10),
        "expected": cut(_expected(role, handbook), WIDE, 6, flowing=True),
        "steps": cut(_steps(role, handbook), HALF, 5, flowing=True),
        "onward": cut([_onward(card, handbook.tongue) for card in cards.of_role(role, handbook)], WIDE, 10),
        "contacts": people.contacts(handbook),
    }


def _said(words: str | Markup, say: Callable[[str], str]) -> str | Markup:
    """A fixed word of ours in the agency's language."""
    return words if isinstance(words, Markup) else say(words)


def cut(entries: Sequence[str | Markup], width: int, room: int, *, flowing: bool = False) -> Cut:
    """The first entries that fit into so many lines; at least one. Flowing ones stand one behind the other."""
    used = 0
    for index, entry in enumerate(entries):
        signs = len(entry.striptags() if isinstance(entry, Markup) else entry)
        used += signs + 2 if flowing else -(-signs // width) * width
        if used > room * width and index:
            return Cut(tuple(entries[:index]), len(entries) - index)
    return Cut(tuple(entries), 0)


def _duties(stated: tuple[Duty, ...] | Word | None) -> list[str | Markup]:
    return [wording.stated(stated)] if isinstance(stated, Word | None) else [wording.stated(one.text) for one in stated]


def _expected(role: Role, handbook: Handbook) -> list[str | Markup]:
    """Each competency with the level in words."""
    found: list[str | Markup] = []
    for name, level in (value_of(role.competencies) or {}).items():
        record = handbook.competencies.get(str(name))
        at = record.levels.get(level) if record and isinstance(level, Text) else None
        title = (
            wording.stated(at.title, handbook.tongue)
            if at and at.title
            else handbook.tongue.say("level {level}", level=wording.stated(level, handbook.tongue))
        )
        found += [Markup("{}: {}").format(wording.stated(record.name, handbook.tongue), title)] if record else []
    return found or [wording.stated(role.competencies, handbook.tongue)]


def _steps(role: Role, handbook: Handbook) -> list[str | Markup]:
    """Every step with its rate per hour where the role is paid, or what is stated instead."""
    rates = earnings.hourly_rates(role, handbook)
    if not rates:
        pay = figures.role_pay(role, handbook)
        return [handbook.tongue.say(pay.words) if pay.words else ", ".join(pay.here.lines)]
    spans = len({rate.grade for rate in rates}) > 1
    currency = str(handbook.agency.currency)
    tongue = handbook.tongue
    return [
        f"{f'{rate.grade}, ' if spans else ''}{_step(rate.column, tongue)} {tongue.money(hourly, currency)}"
        for rate, hourly in ((rate, money.half_up(rate.hourly)) for rate in rates)
    ]


def _step(column: str, tongue: Tongue) -> str:
    return tongue.say("step {column}", column=column) if column.isdecimal() else column


def _onward(card: cards.Card, tongue: Tongue) -> Markup:
    step = card.step
    say = tongue.say
    pay = "" if step.pay is None else f": {say(step.pay.words) if step.pay.words else step.pay.here.lines[0]}"
    time = tongue.markup(", typical time {time}", time=card.time) if step.move.typical_time else ""
    return Markup("{} ({}){}{}").format(_said(step.words, say), say(step.kind_words).lower(), pay, time)


KIND = PageKind("sheet", "sheet.html", pages, view)
