"""Criteria as readers think of them: numbered sentences, and groups that say how many of them are needed."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup

from ladderbook import criteria, telling, wording
from ladderbook.model import Handbook
from ladderbook.schema.criteria import AnyOf, AtLeast, Criterion, Group, Missed
from ladderbook.schema.dates import Day
from ladderbook.schema.library import Credential, Renewal
from ladderbook.schema.moves import Move
from ladderbook.schema.reading import Word
from ladderbook.schema.roles import Role
from ladderbook.sentences import sentence
from ladderbook.tongue import Tongue, marked


@dataclass(frozen=True, slots=True)
class Line:
    """One entry to show: a group has a `lead` ("One of these") and lines inside, a criterion a sentence."""

    lead: Markup | None
    title: Markup | str | None
    number: str | None
    anchor: str | None
    link: str | None
    sentence: Markup | None
    facts: tuple[tuple[str, Markup | str], ...]
    inside: tuple["Line", ...]
    asked: bool = True
    """Whether it is asked here, so that it can be ticked off: what only the standard asks is not."""
    entry: Criterion | None = None
    """The criterion itself; a group has none, nor has what is only told as hidden."""


@dataclass(frozen=True, slots=True)
class _Owner:
    """Whose criteria are shown: what stands before their ids, and where changes of them are looked up."""

    handbook: Handbook
    prefix: str | None = None
    section: str = ""
    id: str = ""
    elsewhere: str | None = None
    """The subject of the page its criteria stand on, where they are only repeated here."""

    def anchor(self, criterion: object) -> str | None:
        return wording.anchor(str(criterion)) if criterion and self.prefix and self.elsewhere is None else None

    def link(self, criterion: object) -> str | None:
        return f"{self.elsewhere or ''}#{wording.anchor(str(criterion))}" if criterion and self.prefix else None


def lines(owner: Role | Move, handbook: Handbook, *, elsewhere: str | None = None) -> tuple[Line, ...]:
    """What an owner asks, and what the standard asks that is hidden here; `elsewhere` is the page it stands on."""
    section = "moves" if isinstance(owner, Move) else "roles"
    if getattr(handbook, section).get(owner.id) is not owner:
        return _owned(owner, section, handbook, elsewhere)
    return handbook.once(("lines", section, owner.id, elsewhere), lambda: _owned(owner, section, handbook, elsewhere))


def _owned(owner: Role | Move, section: str, handbook: Handbook, elsewhere: str | None) -> tuple[Line, ...]:
    whose = _Owner(handbook, handbook.prefix(owner), section, owner.id, elsewhere)
    return handbook.once_of(owner, ("lines", elsewhere), lambda: (*_lines(criteria.of(owner), whose), *_hidden(whose)))


def plain_lines(
    entries: Iterable[object], handbook: Handbook, owner: Credential | Renewal | None = None
) -> tuple[Line, ...]:
    """Criteria of a credential, a renewal or a step increase: numbered by their owner's id, or not at all."""
    if owner is None:
        return _lines(entries, _Owner(handbook))
    if isinstance(owner, Renewal):
        return _lines(entries, _Owner(handbook))
    whose = _Owner(handbook, owner.id, "credentials", owner.id)
    return (*_lines(entries, whose), *_hidden(whose))


def first_numbered(found: Iterable[Line]) -> Line | None:
    """The first line with a number, at whatever depth: it shows how a line is cited."""
    for line in found:
        one = line if line.number else first_numbered(line.inside)
        if one is not None:
            return one
    return None


def anchors(owner: Role | Move | Credential) -> frozenset[str]:
    """The places inside the owner's page that a link may name."""
    return frozenset(wording.anchor(entry.id) for entry in criteria.walk(criteria.of(owner)) if entry.id)


def _lines(entries: Iterable[object], owner: _Owner) -> tuple[Line, ...]:
    return tuple(_line(entry, owner) for entry in entries if not _past(entry, owner.handbook))


def _binds(effective: Day | Word, tongue: Tongue) -> str:
    """Whom a dated criterion binds (FORMAT, section 4)."""
    if isinstance(effective, Word):
        return tongue.say("nobody yet: it is decided, but the day is not known")
    return tongue.say("whoever starts on or after {day}", day=wording.day_words(effective, tongue))


def _past(entry: object, handbook: Handbook) -> bool:
    until = getattr(entry, "until", None)
    return isinstance(until, Day) and until.first < handbook.as_of


def _line(entry: object, owner: _Owner) -> Line:
    inside = _lines(criteria.parts(entry), owner)
    if isinstance(entry, Group):
        name = owner.anchor(entry.id)
        due = ((marked("When"), wording.deadline(entry.due, owner.handbook)),) if entry.due else ()
        return Line(_lead(entry, len(inside), owner.handbook.tongue), None, None, name, None, None, due, inside)
    assert isinstance(entry, Criterion)  # noqa: S101 - an entry is a group or a criterion
    number = f"{owner.prefix}-{entry.id}" if owner.prefix else None
    title = wording.stated(entry.title) if entry.title else None
    name = owner.anchor(entry.id)
    lead = owner.handbook.tongue.markup("Including") if inside else None
    facts = (*_facts(entry, owner.handbook), *_change(entry, owner))
    words = sentence(entry, owner.handbook)
    return Line(lead, title, number, name, owner.link(entry.id), words, facts, inside, entry=entry)


def _change(entry: Criterion, owner: _Owner) -> Iterator[tuple[str, Markup | str]]:
    """What this ladder did to a criterion of the standard, and what is decided and still to come."""
    say = owner.handbook.tongue.say
    one = telling.of_criterion(owner.section, owner.id, str(entry.id), owner.handbook)
    if one and one.before is None:
        yield marked("Added here"), say("not in {standard}", standard=owner.handbook.standard or say("the library"))
    elif one and one.before is not None:
        yield (
            marked("Changed here"),
            owner.handbook.tongue.markup(
                "{standard} says: {words}", standard=owner.handbook.standard or say("the library"), words=one.before
            ),
        )
    for day in telling.coming(owner.section, owner.id, owner.handbook):
        for told in day.changes:
            if told.path == ("criteria", str(entry.id)):
                yield day.day, told.after if told.after is not None else marked("no longer asked")


def _hidden(owner: _Owner) -> Iterator[Line]:
    for told in telling.hidden_criteria(owner.section, owner.id, owner.handbook):
        words = Markup("<s>{}</s>").format(told.before)
        facts = (("Hidden here", f"{owner.handbook.standard or 'the library'} asks it, this agency does not"),)
        yield Line(None, None, None, None, None, words, facts, (), asked=False)


def _lead(group: Group, count: int, tongue: Tongue) -> Markup:
    """`One of these`, after the group's title unless the title says just that."""
    many = tongue.say("All of these")
    if isinstance(group, AnyOf):
        many = tongue.say("One of these")
    elif isinstance(group, AtLeast):
        many = _so_many(group.at_least.number, count, tongue)
    if group.title is None or group.title.casefold() in (many.casefold(), _so_many(1, count, tongue).casefold()):
        return Markup("{}").format(many)
    return Markup("{}: {}").format(wording.stated(group.title), many.lower())


def _so_many(asked: int, count: int, tongue: Tongue) -> str:
    """`Two of these three`."""
    asked_words, all_words = (tongue.say(_COUNT.get(number, str(number))) for number in (asked, count))
    return tongue.say("{asked} of these {all}", asked=asked_words, all=all_words.lower())


_COUNT: Final = {
    1: marked("One"),
    2: marked("Two"),
    3: marked("Three"),
    4: marked("Four"),
    5: marked("Five"),
    6: marked("Six"),
}


def _facts(entry: Criterion, handbook: Handbook) -> tuple[tuple[str, Markup | str], ...]:
    """What stands below the sentence, in one order everywhere."""
    leave = getattr(entry, "leave", None)
    facts: tuple[tuple[str, Markup | str | None], ...] = (
        (marked("Only when"), _if(entry.when)),
        (marked("What you show"), _if(entry.evidence)),
        (
            marked("Who confirms it"),
            wording.parties(handbook, entry.confirmed_by, "or") if entry.confirmed_by else None,
        ),
        (marked("When"), wording.deadline(entry.due, handbook) if entry.due else None),
        (marked("If it is not met"), _missed(entry.missed, handbook) if entry.missed else None),
        (marked("Leave"), _if(leave)),
        (marked("Binds"), _binds(entry.effective, handbook.tongue) if entry.effective is not None else None),
        (marked("Asked until"), wording.day_words(entry.until, handbook.tongue) if entry.until is not None else None),
        (marked("Note"), _if(entry.note)),
        (marked("Not certain"), _if(entry.disputed)),
    )
    return tuple((name, words) for name, words in facts if words is not None)


def _if(words: str | None) -> Markup | str | None:
    return wording.stated(words) if words else None


def _missed(missed: Missed, handbook: Handbook) -> Markup:
    at = wording.deadline(missed.at, handbook).removeprefix("within ")
    return Markup("{}: {}").format(at, wording.stated(missed.then, handbook.tongue))
