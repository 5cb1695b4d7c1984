"""The words readers see: dates, amounts, people and criteria as plain sentences. Links name subjects, not addresses."""

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Final, TypeVar

from markupsafe import Markup, escape

from ladderbook import jurisdictions, money, prose
from ladderbook.model import Handbook, Status
from ladderbook.schema.amounts import Amount
from ladderbook.schema.dates import Day, Deadline
from ladderbook.schema.items import Item
from ladderbook.schema.library import Credential
from ladderbook.schema.reading import Word
from ladderbook.tree import Text

C = TypeVar("C", bound=Hashable)

NOT_STATED: Final = "not stated"
WORDS: Final = {
    Word.UNPUBLISHED: "not published",
    Word.NONE: "none",
    Word.ANNOUNCED: "a day that is not decided yet",
    None: NOT_STATED,
}
_MONTHS: Final = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip

DECIDED: Final = {
    "criteria-met": "When you meet all of these, you move up.",
    "vacancy": "Meeting these makes you ready. You move when a position opens.",
    "competitive": "Meeting these lets you apply. It does not promise the job.",
    "on-request": "Ask. It happens when both sides agree.",
}
"""The fixed sentence that opens a move, so that nobody is promised what is not promised (FORMAT, section 6)."""

DECIDED_BRIEFLY: Final = {
    "criteria-met": "when the criteria are met",
    "vacancy": "when a position opens",
    "competitive": "by competition",
    "on-request": "on request, when both sides agree",
}

KINDS: Final = {
    "promotion": "Promotion",
    "lateral": "Sideways move",
    "step-back": "Step back",
    "more-hours": "More hours",
    "acting": "Acting for a time",
    "entry": "Way in",
    "exit": "Moves outside this ladder",
}
_EVENTS: Final = {"hire": "you are hired", "start": "you start in the role", "expiry": "it expires"}


def plain(words: str) -> str:
    """A title as plain text."""
    return prose.plain(words)


def label(number: Decimal) -> Text:
    """A number as the label an author would write: `2`, `2.5`."""
    return Text(f"{number.normalize():f}")


def natural(label: str) -> tuple[int, str]:
    """Sorts labels as people do: `2` before `10`, words after numbers."""
    return (int(label), label) if label.isdecimal() else (10**9, label.casefold())


def date_words(day: date) -> str:
    return f"{_MONTHS[day.month - 1]} {day.day}, {day.year}"


def day_words(day: Day | Word | None) -> str:
    """A date as exact as it was given."""
    if not isinstance(day, Day):
        return WORDS[day]
    first = day.first
    return (str(first.year), f"{_MONTHS[first.month - 1]} {first.year}", date_words(first))[day.parts - 1]


def past(item: Item, handbook: Handbook) -> bool:
    """Whether the last day of an item inside another is past: then it is not shown."""
    return item.until is not None and item.until.first < handbook.as_of


def begins(item: Item, handbook: Handbook) -> str | None:
    """From when an item inside another holds, where it does not yet."""
    if isinstance(item.effective, Day) and item.effective.first <= handbook.as_of:
        return None
    return day_words(item.effective) if item.effective is not None else None


def tenths(amount: Fraction) -> str:
    """A number with at most one decimal, half up; `about` where it was rounded."""
    rounded = money.half_up(amount, Decimal("0.1"))
    words = f"{rounded.normalize():,f}"
    return words if Fraction(rounded) == amount else f"about {words}"


def stated(value: object) -> str | Markup:
    """Any stated value as words: a text, a number, an amount, a date, or what stands in its place."""
    if value is None or isinstance(value, Word):
        return WORDS[value]
    if isinstance(value, Text):
        return WORDS[Word(value)] if value in ("unpublished", "none") else Markup(prose.inline(value))  # noqa: S704
    if isinstance(value, tuple):
        return Markup(", ").join(stated(part) for part in value)
    if isinstance(value, Decimal):
        return f"{value:,f}"
    return day_words(value) if isinstance(value, Day) else str(value)


def block(value: str) -> Markup:
    """A text of paragraphs, or what stands in its place."""
    if value in ("unpublished", "none"):
        return Markup("<p>{}.</p>").format(WORDS[Word(value)].capitalize())
    return Markup(prose.block(value).html)  # noqa: S704 - sanitised by prose


def amount(value: Amount | Word | None, handbook: Handbook) -> str:
    """An amount with the agency's currency, or what stands in its place."""
    return value.words(str(handbook.agency.currency)) if isinstance(value, Amount) else WORDS[value]


def price(value: Decimal | Word | None, handbook: Handbook) -> str:
    """A cost in the agency's currency, or what stands in its place."""
    return money.show(value, str(handbook.agency.currency)) if isinstance(value, Decimal) else WORDS[value]


def times(stated: int | Word) -> str:
    """How often."""
    return "once" if stated == 1 else f"{stated} times" if isinstance(stated, int) else str(WORDS[stated])


def listed(parts: Sequence[str | Markup], last: str = "and") -> Markup:
    """`a, b and c`, each part escaped unless it is markup."""
    safe = [escape(part) for part in parts]
    if len(safe) < 2:
        return Markup("").join(safe)
    return Markup(", ").join(safe[:-1]) + Markup(f" {last} ") + safe[-1]  # noqa: S704 - `last` is ours


def anchor(criterion: str) -> str:
    """The anchor of a criterion on the page that asks for it."""
    return f"c-{criterion}"


def subject(kind: str, name: str, words: object) -> Markup:
    """A link to a subject."""
    return Markup(f'<a href="{escape(kind)}:{escape(name)}">{escape(words)}</a>')  # noqa: S704 - escaped, each of them


def party(handbook: Handbook, name: str) -> str | Markup:
    """Who: a role (linked), a person, panel or office, or one's supervisor."""
    if name in handbook.roles:
        return subject("role", name, stated(handbook.roles[name].title))
    if name in handbook.people:
        return stated(handbook.people[name].name)
    return "your supervisor"


def parties(handbook: Handbook, names: Iterable[str], last: str = "and") -> Markup:
    return listed([party(handbook, name) for name in names], last)


def _begins(handbook: Handbook) -> str:
    """Of a draft whose day has not come: the day it is meant for."""
    effective = handbook.agency.edition.effective
    return f", which is to begin on {day_words(effective)}," if effective.first > handbook.as_of else ""


def status_words(handbook: Handbook) -> str:
    """What the edition is, in one sentence for every page and print."""
    agency, effective = handbook.agency, day_words(handbook.agency.edition.effective)
    if agency.status == "compiled":
        return f"Compiled from public sources. Not published by the organization. As of {effective}."
    sentence = {
        Status.DRAFT: f"DRAFT. Nobody has approved this edition{_begins(handbook)} yet.",
        Status.COMING: f"Not yet in force. It begins on {effective}.",
        Status.IN_FORCE: f"In force since {effective}.",
    }[handbook.status]
    return f"Example of an invented agency. {sentence}" if agency.status == "example" else sentence


def chosen(value: C | Word | None, words: Mapping[C, str]) -> str:
    """The words for one of a few, or what stands in its place."""
    return WORDS[value] if value is None or isinstance(value, Word) else words[value]


def decided_elsewhere(value: str | Word | None) -> str:
    """The same where the list of what is asked does not stand below it."""
    words = decided(value)
    return words.replace("meet all of these", "meet what it asks").replace("Meeting these", "Meeting what it asks")


def decided(value: str | Word | None) -> str:
    """The fixed sentence that opens a move."""
    return DECIDED[str(value)] if isinstance(value, str) else f"How this is decided is {WORDS[value]}."


def deadline(due: Deadline | Word | None, handbook: Handbook) -> str:
    """`within 12 months after you are hired`, `by July 1, 2027`."""
    if not isinstance(due, Deadline):
        return "at any time" if due is Word.NONE else f"by a day that is {WORDS[due]}"
    if due.day is not None:
        return f"by {day_words(due.day)}"
    event = str(due.event)
    if event in handbook.credentials:
        name = f"you hold {handbook.credentials[event].name}"
    else:
        name = _EVENTS.get(event, f"you meet “{event}”")
    return f"{'within' if due.side == 'after' else 'at least'} {due.length} {due.side} {name}"


def credential(name: str, handbook: Handbook) -> Markup:
    """A credential by name and abbreviation, linked."""
    record = handbook.credentials.get(name)
    if record is None:  # only a hidden criterion of the standard names it, so it has no page here
        return escape(name)
    words = credential_title(record, handbook)
    return subject("credential", name, f"{words} ({record.abbreviation})" if record.abbreviation else words)


def credential_title(record: Credential, handbook: Handbook) -> str:
    """The name of a credential, with its state where another of this handbook is called the same."""
    return plain(record.name) + told_apart(record, handbook)


def told_apart(record: Credential, handbook: Handbook) -> str:
    """What is added to the name of a credential, where another of this handbook is called the same: its state."""
    called = handbook.once("credential names", lambda: Counter(map(_called, handbook.credentials.values())))
    if called[_called(record)] < 2 or not record.jurisdiction:
        return ""
    return f", {jurisdiction(record.jurisdiction)}"


def _called(record: Credential) -> str:
    return plain(record.name).casefold()


def jurisdiction(stated: str) -> str:
    """A state or country by its name."""
    return jurisdictions.name(plain(stated))
