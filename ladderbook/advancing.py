"""How one gets on from a role, in the few words of a sheet: how it is decided, what it asks, what it pays."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup

from ladderbook import checklist, criteria, listing, role_facts, wording
from ladderbook.checklist import Line
from ladderbook.figures import role_pay
from ladderbook.listing import Step
from ladderbook.model import Handbook, Way
from ladderbook.resolve import grades_of, plan_of
from ladderbook.schema.criteria import Holding
from ladderbook.schema.library import Credential, Renewal
from ladderbook.schema.moves import Move
from ladderbook.schema.reading import value_of
from ladderbook.schema.roles import Role
from ladderbook.tongue import ENGLISH, Tongue, marked


@dataclass(frozen=True, slots=True)
class PayNote:
    """The pay of a role as a posting states it: from the lowest to the highest rate, on what basis, since when."""

    lines: tuple[str, ...]
    basis: Markup | str
    since: str


@dataclass(frozen=True, slots=True)
class Ahead:
    """One move on from a role; `asks` is a line for each criterion, with its number.

    What the role it leads to asks of everyone is among them, unless the role one leaves asks it in the same words.
    """

    step: Step
    asks: tuple[Markup, ...]
    decided_by: Markup | str | None
    pay: PayNote | None


_WEIGHT: Final = ("promotion", "acting", "lateral", "more-hours", "step-back", "exit")
"""In a few words, moves up are told first."""


def ahead(role: Role, handbook: Handbook) -> tuple[Ahead, ...]:
    """Every move on from a role, those that lead up first."""
    return handbook.once(("ahead", role.id), lambda: _ahead(role, handbook))


def _ahead(role: Role, handbook: Handbook) -> tuple[Ahead, ...]:
    ways = sorted(handbook.ways_out(role.id), key=lambda way: _WEIGHT.index(str(handbook.moves[way.move].kind)))
    return tuple(_one(way, handbook) for way in ways)


def _one(way: Way, handbook: Handbook) -> Ahead:
    step = listing.onward(way, handbook)
    end = step.role if not step.move.along else None
    asks = list(_told(checklist.lines(step.move, handbook)))
    if end is not None:
        known = {bare for _, bare in _role_asks(handbook.roles[str(way.start)], handbook)}
        asks += [words for words, bare in _role_asks(end, handbook) if bare not in known]
    return Ahead(
        step,
        tuple(dict.fromkeys(asks)),
        listing.deciders(step.move, handbook) if step.move.decided_by else None,
        pay_note(end, handbook) if end else None,
    )


def asks_of(role: Role, handbook: Handbook) -> tuple[Markup, ...]:
    """What a role asks of everyone in it, one line a criterion."""
    return tuple(words for words, _ in _role_asks(role, handbook))


def _role_asks(role: Role, handbook: Handbook) -> tuple[tuple[Markup, Markup], ...]:
    """Each line with its numbers, and without them, so that it can be told from that of another role."""
    lines = checklist.lines(role, handbook)
    return handbook.once(("asks", role.id), lambda: tuple(zip(_told(lines), _told(lines, numbered=False), strict=True)))


def _told(lines: tuple[Line, ...], *, numbered: bool = True) -> Iterator[Markup]:
    """Each criterion and what it holds, in one line; what is only told as hidden is no line of it."""
    return (_line(line, numbered) for line in lines if line.entry is not None or line.inside)


def _line(line: Line, numbered: bool) -> Markup:
    words = []
    if line.sentence is not None:
        words += [Markup("<b>{}</b>").format(line.number)] if numbered and line.number else []
        words.append(line.sentence)
        words += [Markup("{}{}.").format(due[:1].upper(), due[1:]) for name, due in line.facts if name == "When"]
    if line.inside:
        words += [Markup("{}:").format(line.lead), *(_line(inner, numbered) for inner in line.inside)]
    return Markup(" ").join(words)


def pay_note(role: Role, handbook: Handbook) -> PayNote:
    """The lowest and the highest rate of a role, their basis and the day they are in force from."""
    return handbook.once(("pay note", role.id), lambda: _pay_note(role, handbook))


def _pay_note(role: Role, handbook: Handbook) -> PayNote:
    pay, plan, say = role_pay(role, handbook), plan_of(role, handbook), handbook.tongue.say
    edition = wording.day_words(handbook.agency.edition.effective, handbook.tongue)
    if plan is None or pay.plan is None:
        return PayNote((str(pay.words),), "", say("as of the edition of {day}", day=edition))
    version = plan.with_grade(grades_of(role, handbook), handbook.as_of)
    grades = wording.listed(pay.grades, tongue=handbook.tongue)
    basis = handbook.tongue.markup(
        "{grades} of {plan}", grades=grades, plan=wording.subject("plan", plan.id, pay.title)
    )
    lines = tuple(f"{line} ({told.where})" if told.where else line for told in pay.ranges for line in told.lines)
    if pay.begins:
        return PayNote(lines, basis + pay.hours, say("from {day} on", day=pay.begins))
    since = wording.day_words(version.effective, handbook.tongue) if version.effective else None
    in_force = say("rates in force since {day}", day=since) if since else say("as of the edition of {day}", day=edition)
    return PayNote(lines, basis + pay.hours, in_force)


def hours(role: Role, tongue: Tongue = ENGLISH) -> Markup | str:
    """The weekly hours of a role, each."""
    each = role_facts.weekly_hours(role, tongue)
    return tongue.markup("{hours} hours a week", hours=each) if value_of(role.weekly_hours) else each


def benefits(role: Role, handbook: Handbook) -> Markup | str | None:
    """What the employer gives besides pay, in its own words; None where it says nothing."""
    if value_of(role.benefits):
        return wording.stated(role.benefits, handbook.tongue)
    stated = value_of(handbook.agency.benefits)
    if stated is None:
        return None
    begins = value_of(stated.from_weekly_hours)
    told = wording.stated(stated.text, handbook.tongue) if stated.text else None
    if begins is None or str(begins) in (stated.text or ""):
        return told
    return Markup("From {} hours a week: {}").format(begins, told) if told else f"From {begins} hours a week"


def terms(role: Role, handbook: Handbook) -> Iterator[tuple[str, Markup | str]]:
    """The terms of a job as far as they are stated: hours, shifts, place, supervision, benefits."""
    yield marked("Hours"), hours(role, handbook.tongue)
    if value_of(role.shifts):
        yield marked("Shifts"), wording.stated(role.shifts, handbook.tongue)
    if value_of(role.employment):
        yield marked("Employment"), str(wording.stated(role.employment, handbook.tongue)).replace("-", " ").capitalize()
    if value_of(role.overtime):
        yield marked("Overtime"), _OVERTIME[str(role.overtime)]
    if role.setting:
        yield marked("Setting"), wording.any_of(role.setting, handbook.settings, handbook.tongue)
    if role.place:
        yield marked("Place"), wording.any_of(role.place, handbook.places, handbook.tongue)
    reports = value_of(role.reports_to)
    if reports:
        yield marked("Reports to"), wording.parties(handbook, reports, "or")
    supervision = value_of(role.supervision)
    if supervision and value_of(supervision.amount):
        yield marked("Supervision"), wording.stated(supervision.amount, handbook.tongue)
    given = benefits(role, handbook)
    if given:
        yield marked("Benefits"), given


_OVERTIME: Final = {"eligible": marked("Paid overtime (non-exempt)"), "exempt": marked("No paid overtime (exempt)")}


@dataclass(frozen=True, slots=True)
class Entry:
    """A way into a role from outside: how it is decided, what it asks besides, the steps, whom to ask."""

    move: Move
    decided: str
    asks: tuple[Markup, ...]
    process: tuple[Markup | str, ...]
    ask: Markup | None


def entries(role: Role, handbook: Handbook) -> tuple[Entry, ...]:
    """The ways into a role for people who do not work here yet."""
    moves = (handbook.moves[way.move] for way in handbook.ways_in(role.id) if way.start is None)
    return tuple(
        Entry(
            move,
            wording.decided(move.decided, handbook.tongue),
            tuple(_told(checklist.lines(move, handbook))),
            tuple(wording.stated(step, handbook.tongue) for step in value_of(move.process) or ()),
            wording.parties(handbook, move.ask, "or") if move.ask else None,
        )
        for move in moves
    )


@dataclass(frozen=True, slots=True)
class Renewed:
    """A credential the role asks, and what keeping it takes: what a supervisor asks the dates of."""

    name: Markup
    lasts: str | None
    renewals: tuple[str, ...]


def credentials(role: Role, handbook: Handbook) -> tuple[Renewed, ...]:
    """The credentials that everyone in a role holds or is to get."""
    asked = [entry for entry in criteria.walk(criteria.of(role)) if isinstance(entry, Holding)]
    records = [handbook.credentials[name] for name in dict.fromkeys(str(entry.credential) for entry in asked)]
    return tuple(_renewed(record, handbook) for record in records)


def _renewed(record: Credential, handbook: Handbook) -> Renewed:
    lasts = str(wording.stated(record.lasts, handbook.tongue)) if value_of(record.lasts) else None
    renewals = tuple(_renewal(renewal) for renewal in value_of(record.renewals) or ())
    return Renewed(wording.credential(record.id, handbook), lasts, tuple(words for words in renewals if words))


def _renewal(renewal: Renewal) -> str:
    every, hours = value_of(renewal.every), value_of(renewal.hours)
    if not every:
        return ""
    return f"{hours} hours of learning every {every}" if hours else f"to be renewed every {every}"
