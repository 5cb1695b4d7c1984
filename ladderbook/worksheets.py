"""What a review worksheet asks: tasks, competencies and criteria, each with a key that outlives editions.

A key is made of ids, never of positions or numbers: `does.groups`, `competency.teamwork`,
`asks.senior-peer-specialist.time`. A task without an id has a digest of its words, so that a reworded one is another.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import product
from typing import Final

from markupsafe import Markup

from ladderbook import checklist, listing, wording
from ladderbook.checklist import Line
from ladderbook.listing import Step
from ladderbook.model import Handbook, Way
from ladderbook.newness import Comparison, compare
from ladderbook.schema.criteria import LivedExperience
from ladderbook.schema.items import Item
from ladderbook.schema.library import Competency
from ladderbook.schema.moves import Move
from ladderbook.schema.reading import value_of
from ladderbook.schema.roles import Duty, Role
from ladderbook.tree import Text

DESK: Final = ("js/answers.js", "js/fields.js", "js/told.js", "js/copy.js", "js/desk.js")
"""The scripts of a sheet to fill in: they save it to a file, open it again and hold two files side by side."""


@dataclass(frozen=True, slots=True)
class Look:
    """One thing to look at together: a task of the role, or a competency at the level the role expects."""

    key: str
    words: Markup | str
    level: str | None = None
    examples: tuple[Markup | str, ...] = ()
    was: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Asked:
    """A criterion of a move, or the words above a group of them.

    `open` is false where nobody is to mark anything: above a group, and for lived experience, which is no topic of a
    review. `again` says that the same criterion was asked further up.
    """

    words: Markup | str
    depth: int
    key: str | None = None
    number: str | None = None
    facts: tuple[tuple[str, Markup | str], ...] = ()
    open: bool = True
    again: bool = False
    was: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Onward:
    """A move on from a role, with all that it asks and what is new there."""

    step: Step
    key: str
    title: Markup | str
    asked: tuple[Asked, ...]
    new: Comparison | None


def tasks(role: Role) -> tuple[Look, ...]:
    """The tasks of a role, in its order."""
    return tuple(_task(duty) for duty in value_of(role.does) or ())


def _task(duty: Duty) -> Look:
    return Look(f"does.{duty.id or _digest(duty.text)}", wording.stated(duty.text))


def _digest(words: str) -> str:
    return sha256(" ".join(words.casefold().split()).encode()).hexdigest()[:8]


def competencies(role: Role, handbook: Handbook) -> dict[str, list[Look]]:
    """What the role expects, by category in reading order."""
    expected = {str(name): level for name, level in (value_of(role.competencies) or {}).items()}
    found: dict[str, list[Look]] = {}
    for record in handbook.competencies.values():
        if str(record.id) in expected:
            found.setdefault(str(record.category or ""), []).append(_competency(record, expected[str(record.id)]))
    return found


def _competency(record: Competency, level: object) -> Look:
    at = record.levels.get(level) if isinstance(level, Text) else None
    title = f", {wording.plain(at.title)}" if at and at.title else ""
    return Look(
        f"competency.{record.id}",
        wording.stated(record.name),
        f"level {wording.stated(level)}{title}",
        tuple(wording.stated(example) for example in (value_of(at.examples) if at else None) or ()),
        tuple(f"competency.{former}" for former in record.was),
    )


def onward(role: Role, handbook: Handbook) -> tuple[Onward, ...]:
    """Every move on from a role. A criterion of several moves into one role is asked once."""
    return handbook.once(("onward", role.id), lambda: _onward(role, handbook))


def _onward(role: Role, handbook: Handbook) -> tuple[Onward, ...]:
    told: set[str] = set()
    return tuple(_move(way, handbook, told) for way in handbook.ways_out(role.id))


def _move(way: Way, handbook: Handbook, told: set[str]) -> Onward:
    step = listing.onward(way, handbook)
    end = handbook.roles[way.end] if way.end and not step.move.along else None
    owners: list[Move | Role] = [step.move, end] if end else [step.move]
    asked = [one for owner in owners for one in _asked(owner, handbook, told)]
    start = handbook.roles[str(way.start)]
    new = compare(start, end, handbook) if end and end is not start else None
    key = f"move.{step.move.id}.{way.end}" if way.end and len(step.move.to) > 1 else f"move.{step.move.id}"
    return Onward(step, key, step.words, tuple(asked), new)


def _asked(owner: Move | Role, handbook: Handbook, told: set[str]) -> Iterator[Asked]:
    home = _home(owner, handbook)
    for line in checklist.lines(owner, handbook):
        yield from _lines(line, home, told, 0)


def _home(owner: Move | Role, handbook: Handbook) -> Item:
    """Whose id stands in the key: the role a move leads to, so that one id on several moves is one criterion."""
    single = isinstance(owner, Move) and len(owner.to) == 1 and owner.along is None
    return handbook.roles[owner.to[0]] if isinstance(owner, Move) and single else owner


def _lines(line: Line, home: Item, told: set[str], depth: int) -> Iterator[Asked]:
    if line.entry is not None:
        yield _criterion(line, home, told, depth)
    if line.inside:
        yield Asked(Markup("{}:").format(line.lead), depth, open=False)
    for inner in line.inside:
        yield from _lines(inner, home, told, depth + 1)


def _criterion(line: Line, home: Item, told: set[str], depth: int) -> Asked:
    entry = line.entry
    assert entry is not None  # noqa: S101 - a line without one is a group
    key = f"asks.{home.id}.{entry.id}"
    again = key in told
    told.add(key)
    words = Markup("<b>{}.</b> {}").format(line.title, line.sentence) if line.title else line.sentence
    return Asked(
        words or "",
        depth,
        key,
        line.number,
        tuple(fact for fact in line.facts if fact[0] in _BESIDE),
        not isinstance(entry, LivedExperience),
        again,
        _former((home.id, *home.was), (entry.id, *entry.was))[1:],
    )


_BESIDE: Final = ("Only when", "What you show", "When")
"""What a worksheet tells of a criterion besides its sentence; the rest is on the page of the move."""


def _former(owners: Sequence[str], names: Sequence[str]) -> tuple[str, ...]:
    return tuple(f"asks.{owner}.{name}" for owner, name in product(owners, names))
