"""What is said of a role, line by line in plain words, so that any two roles can be held side by side."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from markupsafe import Markup, escape

from ladderbook import checklist, criteria, earnings, money, role_facts, wording
from ladderbook.figures import role_pay
from ladderbook.model import Handbook
from ladderbook.schema.agency import Benefits
from ladderbook.schema.reading import Word, value_of
from ladderbook.schema.roles import Duty, Role
from ladderbook.tongue import marked

THEMES: Final = (
    marked("In short"),
    marked("What you do"),
    marked("What you do not do"),
    marked("What is expected of you"),
    marked("What the role asks"),
)
"""What roles are compared in. Lines of the first are facts: each role has an answer, if it is known."""
SILENT: Final = (wording.WORDS[None], wording.WORDS[Word.UNPUBLISHED])


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that is said of a role.

    `key` finds its like in another role, even where the words differ; `rank` tells more from less. Words that only say
    that something is not known are not `known`. `link` names the subject of its name.
    """

    key: str | None
    name: str
    words: str
    rank: tuple[int, ...] = ()
    known: bool = True
    link: str | None = None


@dataclass(frozen=True, slots=True)
class Theme:
    """What is said of a role in one respect; `silent` says it where nothing is."""

    name: str
    lines: tuple[Line, ...]
    silent: str | None = None


Profile = tuple[Theme, ...]


def profile(role: Role, handbook: Handbook) -> Profile:
    """A role, theme by theme."""
    return handbook.once(("profile", role.id), lambda: _profile(role, handbook))


def _profile(role: Role, handbook: Handbook) -> Profile:
    lines = (
        _facts(role, handbook),
        _duties(role.does, handbook),
        _duties(role.does_not, handbook),
        _competencies(role, handbook),
        _criteria(role, handbook),
    )
    stated: tuple[object, ...] = ((), role.does, role.does_not, role.competencies, role.criteria)
    return tuple(
        Theme(name, tuple(found), _silence(role, said)) for name, found, said in zip(THEMES, lines, stated, strict=True)
    )


def _silence(role: Role, stated: object) -> str | None:
    if stated is None or stated is Word.UNPUBLISHED:
        return f"{wording.plain(role.title)}: {wording.stated(stated)}."
    return None


_SHOWN: Final = (
    "Weekly hours",
    "Setting",
    "Place",
    "Reports to",
    "Supervision",
    "Certificate",
    "Overtime",
    "Employment",
    "Shifts",
    "Benefits",
)
"""The facts of the summary list that are compared, in this order."""
_FOR: Final = {"peer": marked("People with lived experience"), "open": marked("Everyone")}


def _facts(role: Role, handbook: Handbook) -> Iterator[Line]:
    """The answers to what is asked first of any job, each beginning as a sentence does."""
    for line in _answers(role, handbook):
        yield replace(line, words=line.words[:1].upper() + line.words[1:])


def _answers(role: Role, handbook: Handbook) -> Iterator[Line]:
    """What is not stated at all is left out."""
    yield from (line for line in _pay(role, handbook) if line.words != wording.NOT_STATED)
    told = {name: _plain(words) for name, words in role_facts.facts(role, handbook)}
    for name in _SHOWN:
        if told.get(name, wording.NOT_STATED) != wording.NOT_STATED:
            yield Line(name, name, told[name], known=told[name] not in SILENT)
        if name == "Weekly hours":
            yield from _threshold(role, handbook)
    yield Line("for", marked("Whom it is for"), _FOR[str(role.identity)])
    yield Line("family", marked("Family"), wording.plain(handbook.families[role.family].title))
    label = wording.label(role.level)
    named = handbook.agency.levels.get(label)
    rank = (int(money.half_up(role.level * 100, money.DOLLAR)),)
    yield Line("level", marked("Level"), f"{label}: {wording.plain(named)}" if named else str(label), rank)


def _pay(role: Role, handbook: Handbook) -> Iterator[Line]:
    """Per hour and per year where both can be worked out, at every place that is shown."""
    pay = role_pay(role, handbook)
    if pay.words:
        rates = earnings.hourly_rates(role, handbook)
        rank = _cents([money.half_up(rate.hourly) for rate in rates])
        yield Line("pay", "Pay", pay.words, rank, known=pay.words not in SILENT)
    begins = f" (from {pay.begins})" if pay.begins else ""
    for found in pay.ranges:
        where = f", {found.where}" if found.where else ""
        comparable = found.per == "hour" and found.currency == handbook.agency.currency
        rank = _cents(found.ends or ()) if comparable else ()
        yield Line(f"pay{where}", f"Pay{where}", found.lines[0] + begins, rank, known=found.known)
        if found.known and not found.lines[0].startswith(found.year):
            yield Line(f"year{where}", f"Pay per year, full time{where}", found.year, rank)


def _cents(rates: Sequence[Decimal]) -> tuple[int, ...]:
    return (int(min(rates) * 100), int(max(rates) * 100)) if rates else ()


def _threshold(role: Role, handbook: Handbook) -> Iterator[Line]:
    """At which of a role's weekly hours the agency's own benefits begin."""
    benefits = handbook.agency.benefits
    begins = benefits.from_weekly_hours if isinstance(benefits, Benefits) else None
    stated = value_of(role.weekly_hours)
    if not isinstance(begins, Decimal) or not stated:
        return
    reached = [wording.stated(hours, handbook.tongue) for hours in sorted(stated) if hours >= begins]
    which = "all of its weekly hours" if reached else "none of its weekly hours"
    if 0 < len(reached) < len(stated):
        which = f"{wording.listed(reached, 'or', tongue=handbook.tongue)} weekly hours"
    yield Line(
        "threshold", "Benefits of this agency", f"At {which} (they begin at {wording.stated(begins, handbook.tongue)})"
    )


def _duties(stated: tuple[Duty, ...] | Word | None, handbook: Handbook) -> Iterator[Line]:
    for duty in value_of(stated) or ():
        who = f": that is for {_plain(wording.parties(handbook, duty.who))}" if duty.who else ""
        yield Line(str(duty.id) if duty.id else None, "", wording.plain(duty.text) + who)


def _competencies(role: Role, handbook: Handbook) -> Iterator[Line]:
    """In reading order."""
    expected = {
        str(name): wording.stated(level, handbook.tongue) for name, level in (value_of(role.competencies) or {}).items()
    }
    for record in handbook.competencies.values():
        if str(record.id) in expected:
            level = str(expected[str(record.id)])
            rank = (int(level),) if level.isdecimal() else ()
            name, link = wording.plain(record.name), f"competency:{record.id}"
            yield Line(str(record.id), name, f"level {level}", rank, known=level not in SILENT, link=link)


def _criteria(role: Role, handbook: Handbook) -> Iterator[Line]:
    """What the role asks of everyone in it; not what the standard asks and is hidden here."""
    if criteria.of(role):
        asked = (line for line in checklist.lines(role, handbook) if line.number or line.inside)
        yield from (Line(line.anchor, "", _told(line)) for line in asked)


_BESIDES: Final = {
    "When": "{}",
    "Only when": "only when {}",
    "Binds": "binds {}",
    "Asked until": "asked until {}",
}
"""What stands below a criterion and changes what it asks."""


def _told(line: checklist.Line) -> str:
    """A criterion, with all inside it, as one line."""
    words = ". ".join(_plain(part) for part in (line.title, line.sentence) if part).removesuffix(".")
    if line.inside:
        parts = "; ".join(_told(part).removesuffix(".") for part in line.inside)
        words = f"{words}. {_plain(line.lead or '')}: {parts}".removeprefix(". ")
    besides = [_BESIDES[name].format(_plain(fact)) for name, fact in line.facts if name in _BESIDES]
    return words + (f" ({'; '.join(besides)})." if besides else ".")


def _plain(words: Markup | str) -> str:
    """What a reader sees of it."""
    return escape(words).striptags()
