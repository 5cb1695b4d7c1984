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
from ladderbook.schema.library import Credential, Spot
from ladderbook.schema.reading import Word
from ladderbook.tongue import ENGLISH, Tongue, marked
from ladderbook.tree import Text

C = TypeVar("C", bound=Hashable)

NOT_STATED: Final = marked("not stated")
WORDS: Final = {
    Word.UNPUBLISHED: marked("not published"),
    Word.NONE: marked("none"),
    Word.ANNOUNCED: marked("a day that is not decided yet"),
    None: NOT_STATED,
}
DECIDED: Final = {
    "criteria-met": marked("When you meet all of these, you move up."),
    "vacancy": marked("Meeting these makes you ready. You move when a position opens."),
    "competitive": marked("Meeting these lets you apply. It does not promise the job."),
    "on-request": marked("Ask. It happens when both sides agree."),
}
"""The fixed sentence that opens a move, so that nobody is promised what is not promised (FORMAT, section 6)."""

_DECIDED_ELSEWHERE: Final = {
    **DECIDED,
    "criteria-met": marked("When you meet what it asks, you move up."),
    "vacancy": marked("Meeting what it asks makes you ready. You move when a position opens."),
    "competitive": marked("Meeting what it asks lets you apply. It does not promise the job."),
}
DECIDED_BRIEFLY: Final = {
    "criteria-met": marked("when the criteria are met"),
    "vacancy": marked("when a position opens"),
    "competitive": marked("by competition"),
    "on-request": marked("on request, when both sides agree"),
}

KINDS: Final = {
    "promotion": marked("Promotion"),
    "lateral": marked("Sideways move"),
    "step-back": marked("Step back"),
    "more-hours": marked("More hours"),
    "acting": marked("Acting for a time"),
    "entry": marked("Way in"),
    "exit": marked("Moves outside this ladder"),
}
_EVENTS: Final = {
    "hire": marked("you are hired"),
    "start": marked("you start in the role"),
    "expiry": marked("it expires"),
}


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
    """A day as authors are told it."""
    return ENGLISH.day(day)


def day_words(day: Day | Word | None, tongue: Tongue = ENGLISH) -> str:
    """A date as exact as it was given."""
    return tongue.day(day.first, day.parts) if isinstance(day, Day) else tongue.say(WORDS[day])


def past(item: Item, handbook: Handbook) -> bool:
    """Whether the last day of an item inside another is past: then it is not shown."""
    return item.until is not None and item.until.first < handbook.as_of


def begins(item: Item, handbook: Handbook) -> str | None:
    """From when an item inside another holds, where it does not yet."""
    if isinstance(item.effective, Day) and item.effective.first <= handbook.as_of:
        return None
    return day_words(item.effective, handbook.tongue) if item.effective is not None else None


def tenths(amount: Fraction) -> str:
    """A number with at most one decimal, half up; `about` where it was rounded."""
    rounded = money.half_up(amount, Decimal("0.1"))
    words = f"{rounded.normalize():,f}"
    return words if Fraction(rounded) == amount else f"about {words}"


def stated(value: object, tongue: Tongue = ENGLISH) -> str | Markup:
    """Any stated value as words: a text, a number, an amount, a date, or what stands in its place."""
    if value is None or isinstance(value, Word):
        return WORDS[value]
    if isinstance(value, Text):
        return WORDS[Word(value)] if value in ("unpublished", "none") else Markup(prose.inline(value))  # noqa: S704
    if isinstance(value, tuple):
        return Markup(", ").join(stated(part, tongue) for part in value)
    if isinstance(value, Decimal):
        return tongue.number(value)
    if isinstance(value, Amount):
        return value.words(tongue=tongue)
    return tongue.day(value.first, value.parts) if isinstance(value, Day) else str(value)


def block(value: str, tongue: Tongue = ENGLISH) -> Markup:
    """A text of paragraphs, or what stands in its place."""
    if value in ("unpublished", "none"):
        return Markup("<p>{}.</p>").format(tongue.say(WORDS[Word(value)]).capitalize())
    return Markup(prose.block(value).html)  # noqa: S704 - sanitised by prose


def amount(value: Amount | Word | None, handbook: Handbook) -> str:
    """An amount with the agency's currency, or what stands in its place."""
    currency = str(handbook.agency.currency)
    return value.words(currency, handbook.tongue) if isinstance(value, Amount) else WORDS[value]


def price(value: Decimal | Word | None, handbook: Handbook) -> str:
    """A cost in the agency's currency, or what stands in its place."""
    return handbook.tongue.money(value, str(handbook.agency.currency)) if isinstance(value, Decimal) else WORDS[value]


def times(stated: int | Word) -> str:
    """How often."""
    return "once" if stated == 1 else f"{stated} times" if isinstance(stated, int) else str(WORDS[stated])


JOINS: Final = (marked("and"), marked("or"))


def listed(parts: Sequence[str | Markup], last: str = "and", tongue: Tongue = ENGLISH) -> Markup:
    """`a, b and c`, each part escaped unless it is markup; `last` is `and` or `or`."""
    safe = [escape(part) for part in parts]
    if len(safe) < 2:
        return Markup("").join(safe)
    return Markup(", ").join(safe[:-1]) + Markup(f" {tongue.say(last)} ") + safe[-1]  # noqa: S704 - `last` is ours


def any_of(ids: Iterable[str], items: Mapping[str, Spot], tongue: Tongue = ENGLISH) -> Markup:
    """Some settings or places by name: `East or North`."""
    return listed([stated(items[one].name, tongue) for one in ids], "or", tongue)


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
    return handbook.tongue.say("your supervisor")


def parties(handbook: Handbook, names: Iterable[str], last: str = "and") -> Markup:
    return listed([party(handbook, name) for name in names], last, handbook.tongue)


def _begins(handbook: Handbook) -> str:
    """Of a draft whose day has not come: the day it is meant for."""
    effective = handbook.agency.edition.effective
    if effective.first <= handbook.as_of:
        return ""
    return handbook.tongue.say(", which is to begin on {day},", day=day_words(effective, handbook.tongue))


def status_words(handbook: Handbook) -> str:
    """What the edition is, in one sentence for every page and print."""
    agency, say = handbook.agency, handbook.tongue.say
    effective = day_words(agency.edition.effective, handbook.tongue)
    if agency.status == "compiled":
        told = marked("Compiled from public sources. Not published by the organization. As of {day}.")
        return say(told, day=effective)
    sentence = {
        Status.DRAFT: say("DRAFT. Nobody has approved this edition{begins} yet.", begins=_begins(handbook)),
        Status.COMING: say("Not yet in force. It begins on {day}.", day=effective),
        Status.IN_FORCE: say("In force since {day}.", day=effective),
    }[handbook.status]
    example = say("Example of an invented agency.")
    return f"{example} {sentence}" if agency.status == "example" else sentence


def chosen(value: C | Word | None, words: Mapping[C, str]) -> str:
    """The words for one of a few, or what stands in its place."""
    return WORDS[value] if value is None or isinstance(value, Word) else words[value]


def decided_elsewhere(value: str | Word | None, tongue: Tongue = ENGLISH) -> str:
    """The same where the list of what is asked does not stand below it."""
    return tongue.say(_DECIDED_ELSEWHERE[str(value)]) if isinstance(value, str) else decided(value, tongue)


def decided(value: str | Word | None, tongue: Tongue = ENGLISH) -> str:
    """The fixed sentence that opens a move."""
    if isinstance(value, str):
        return tongue.say(DECIDED[str(value)])
    return tongue.say("How this is decided is {words}.", words=tongue.say(WORDS[value]))


def deadline(due: Deadline | Word | None, handbook: Handbook) -> str:
    """`within 12 months after you are hired`, `by July 1, 2027`."""
    say = handbook.tongue.say
    if not isinstance(due, Deadline):
        return say("at any time") if due is Word.NONE else say("by a day that is {words}", words=say(WORDS[due]))
    if due.day is not None:
        return say("by {day}", day=day_words(due.day, handbook.tongue))
    event = str(due.event)
    if event in handbook.credentials:
        name = say("you hold {credential}", credential=handbook.credentials[event].name)
    else:
        name = say(_EVENTS[event]) if event in _EVENTS else say("you meet “{event}”", event=event)
    length = str(stated(due.length, handbook.tongue))
    told = (
        marked("within {length} after {event}") if due.side == "after" else marked("at least {length} before {event}")
    )
    return say(told, length=length, event=name)


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
