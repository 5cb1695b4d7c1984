"""Criteria as readers think of them: numbered sentences, and groups that say how many of them are needed."""

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from ladderbook import criteria, wording
from ladderbook.model import Handbook
from ladderbook.schema.criteria import AnyOf, AtLeast, Criterion, Group
from ladderbook.schema.library import Credential, Renewal
from ladderbook.schema.moves import Move
from ladderbook.schema.roles import Role
from ladderbook.sentences import sentence


@dataclass(frozen=True, slots=True)
class Line:
    """One entry to show: a group has a `lead` ("One of these") and lines inside, a criterion a sentence."""

    lead: Markup | None
    title: Markup | str | None
    number: str | None
    anchor: str | None
    sentence: Markup | None
    facts: tuple[tuple[str, Markup | str], ...]
    inside: tuple["Line", ...]


def lines(owner: Role | Move, handbook: Handbook) -> tuple[Line, ...]:
    """What an owner asks."""
    return _lines(criteria.of(owner), handbook, handbook.prefix(owner))


def plain_lines(
    entries: Iterable[object], handbook: Handbook, owner: Credential | Renewal | None = None
) -> tuple[Line, ...]:
    """Criteria of a credential, a renewal or a step increase: numbered by their owner's id, or not at all."""
    return _lines(entries, handbook, owner.id if owner else None)


def anchors(owner: Role | Move) -> frozenset[str]:
    """The places inside the owner's page that a link may name."""
    return frozenset(wording.anchor(entry.id) for entry in criteria.walk(criteria.of(owner)) if entry.id)


def _lines(entries: Iterable[object], handbook: Handbook, prefix: str | None) -> tuple[Line, ...]:
    return tuple(_line(entry, handbook, prefix) for entry in entries)


def _line(entry: object, handbook: Handbook, prefix: str | None) -> Line:
    inside = _lines(criteria.parts(entry), handbook, prefix)
    if isinstance(entry, Group):
        name = wording.anchor(entry.id) if entry.id and prefix else None
        facts = (("When", f"{wording.deadline(entry.due, handbook)}"),) if entry.due else ()
        return Line(_lead(entry, len(inside)), None, None, name, None, facts, inside)
    assert isinstance(entry, Criterion)  # noqa: S101 - an entry is a group or a criterion
    number = f"{prefix}-{entry.id}" if prefix else None
    title = wording.stated(entry.title) if entry.title else None
    name = wording.anchor(entry.id) if prefix else None
    lead = Markup("Including") if inside else None
    return Line(lead, title, number, name, sentence(entry, handbook), _facts(entry, handbook), inside)


def _lead(group: Group, count: int) -> Markup:
    """`One of these`, after the group's title unless the title says just that."""
    many = "All of these"
    if isinstance(group, AnyOf):
        many = "One of these"
    elif isinstance(group, AtLeast):
        many = f"{_COUNT.get(group.at_least, str(group.at_least))} of these {_COUNT.get(count, str(count)).lower()}"
    if group.title is None or group.title.casefold() in (
        many.casefold(),
        f"one of these {_COUNT.get(count, '').lower()}",
    ):
        return Markup("{}").format(many)
    return Markup("{}: {}").format(wording.stated(group.title), many.lower())


_COUNT = {1: "One", 2: "Two", 3: "Three", 4: "Four", 5: "Five", 6: "Six"}


def _facts(entry: Criterion, handbook: Handbook) -> tuple[tuple[str, Markup | str], ...]:
    """What stands below the sentence, in one order everywhere."""
    facts: list[tuple[str, Markup | str]] = []
    if entry.when:
        facts.append(("Only when", wording.stated(entry.when)))
    if entry.evidence:
        facts.append(("What you show", wording.stated(entry.evidence)))
    if entry.due:
        facts.append(("When", wording.deadline(entry.due, handbook)))
    if entry.missed:
        then = Markup("{}: {}").format(wording.deadline(entry.missed.at, handbook), wording.stated(entry.missed.then))
        facts.append(("If it is not met", then))
    leave = getattr(entry, "leave", None)
    if leave:
        facts.append(("Leave", wording.stated(leave)))
    if entry.note:
        facts.append(("Note", wording.stated(entry.note)))
    if entry.disputed:
        facts.append(("Not certain", wording.stated(entry.disputed)))
    return tuple(facts)
