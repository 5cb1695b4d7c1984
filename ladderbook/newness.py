"""What changes between two roles: what is added, raised, changed, lowered, dropped, and what stays the same.

`assets/js/compare.js` does the same in the browser for any two roles, with the same words from `data/roles.js`.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from markupsafe import Markup

from ladderbook import criteria, listing, wording
from ladderbook.asked import unavoidable
from ladderbook.model import Handbook
from ladderbook.profiles import THEMES, Line, Theme, profile
from ladderbook.schema.moves import Move
from ladderbook.schema.roles import Role
from ladderbook.tongue import ENGLISH, Tongue, marked

KINDS: Final = {
    "added": marked("New"),
    "raised": marked("Higher"),
    "changed": marked("Changed"),
    "lowered": marked("Lower"),
    "dropped": marked("No longer listed"),
    "same": marked("The same"),
    "there": marked("Listed there"),
    "here": marked("Listed now"),
    "unknown": marked("Cannot be compared"),
}
"""What becomes of a line on the way to another role, in the order and the words readers meet."""
FACTS: Final = THEMES[0]
WORDS: Final = {
    "title": marked("From {start} to {end}: what changes"),
    "now": marked("Now"),
    "there": marked("There"),
    "before": marked("now:"),
    "missing": marked("Not stated"),
    "nothing": marked("Nothing is listed in either role."),
    "apart": marked("No move leads straight from one to the other."),
    "alike": marked("Choose two different roles."),
    "unknown": marked("This handbook has no such role. Choose two of those in the lists."),
}
"""What is said around a comparison, on its page and in the browser."""


@dataclass(frozen=True, slots=True)
class Change:
    """What becomes of one line: its words in the role one leaves and in the one it leads to."""

    kind: str
    name: str
    before: str | None
    after: str | None
    link: str | None = None


@dataclass(frozen=True, slots=True)
class Difference:
    """What changes in one respect; `silent` names what is not stated, so that it cannot be compared."""

    name: str
    changes: tuple[Change, ...]
    silent: tuple[str, ...] = ()

    def of(self, *kinds: str) -> tuple[Change, ...]:
        return tuple(change for change in self.changes if change.kind in kinds)

    @property
    def by_kind(self) -> tuple[tuple[str, str, tuple[Change, ...]], ...]:
        """The changes of each kind that there is, with the words for it."""
        return tuple((kind, KINDS[kind], self.of(kind)) for kind in KINDS if self.of(kind))


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two roles side by side."""

    start: Role
    end: Role
    facts: Difference
    lists: tuple[Difference, ...]
    needs: tuple[Markup, ...]
    """The certificates and trainings that nobody gets around there and need not have had before."""

    @property
    def does(self) -> Difference:
        return self.lists[0]

    @property
    def expected(self) -> Difference:
        return self.lists[2]

    @property
    def counted(self) -> str:
        """How much there is of each kind: `New: 4. Higher: 2.`"""
        all_kinds = [change.kind for theme in (self.facts, *self.lists) for change in theme.changes]
        return " ".join(f"{words}: {all_kinds.count(kind)}." for kind, words in KINDS.items() if kind in all_kinds)

    @property
    def conditions(self) -> tuple[Change, ...]:
        """The facts that change, besides pay and level, which the page of a move tells elsewhere."""
        found = self.facts.of("raised", "changed", "lowered")
        return tuple(change for change in found if not change.name.startswith(("Pay", "Level")))


def pairs(handbook: Handbook) -> tuple[tuple[Role, Role], ...]:
    """The roles between which some move leads, each two once, in reading order."""
    found = {(way.start, way.end) for way in handbook.ways if way.start and way.end and way.start != way.end}
    roles = handbook.roles.values()
    return tuple((start, end) for start in roles for end in roles if (start.id, end.id) in found)


def moves_between(start: Role, end: Role, handbook: Handbook) -> tuple[Move, ...]:
    """The moves that lead straight from one role to the other."""
    found = (way.move for way in handbook.ways_out(start.id) if way.end == end.id)
    return tuple(handbook.moves[name] for name in dict.fromkeys(found))


def title(start: Role, end: Role, tongue: Tongue = ENGLISH) -> str:
    return tongue.say(WORDS["title"], start=wording.plain(start.title), end=wording.plain(end.title))


def compare(start: Role, end: Role, handbook: Handbook) -> Comparison:
    """What changes for who goes from one role to the other."""
    before, after = profile(start, handbook), profile(end, handbook)
    facts, *lists = (_difference(old, new) for old, new in zip(before, after, strict=True))
    return Comparison(start, end, facts, tuple(lists), _needs(start, end, handbook))


def _needs(start: Role, end: Role, handbook: Handbook) -> tuple[Markup, ...]:
    had = set(unavoidable(criteria.of(start), handbook.as_of))
    asked = unavoidable(criteria.of(end), handbook.as_of)
    return tuple(listing.titled([need for need in asked if need not in had], handbook))


def _difference(before: Theme, after: Theme) -> Difference:
    silent = tuple(words for words in (before.silent, after.silent) if words)
    if silent:
        listed = [
            *(_one_sided("there", line) for line in after.lines),
            *(_one_sided("here", line) for line in before.lines),
        ]
        return Difference(after.name, tuple(listed), silent)
    return Difference(after.name, tuple(_changes(before, after)))


def _changes(before: Theme, after: Theme) -> Iterator[Change]:
    """Line by line: those with the same words first of all, then those of the same key, then what has no like."""
    facts = after.name == FACTS
    same = {_said(line) for line in before.lines} & {_said(line) for line in after.lines}
    like = {line.key: line for line in before.lines if line.key and _said(line) not in same}
    for line in after.lines:
        old = line if _said(line) in same else like.pop(line.key, None) if line.key else None
        yield _change(old or _missing(line), line) if old or facts else _one_sided("added", line)
    for line in before.lines:
        if _said(line) not in same and (line.key is None or line.key in like):
            yield _change(line, _missing(line)) if facts else _one_sided("dropped", line)


def _said(line: Line) -> tuple[str, str]:
    return line.name, line.words


def _missing(line: Line) -> Line:
    """A fact that the other role does not state."""
    return replace(line, words=WORDS["missing"], known=False)


def _change(old: Line, new: Line) -> Change:
    return Change(_kind(old, new), new.name, old.words, new.words, new.link)


def _one_sided(kind: str, line: Line) -> Change:
    before, after = (line.words, None) if kind in ("dropped", "here") else (None, line.words)
    return Change(kind, line.name, before, after, line.link)


def _kind(old: Line, new: Line) -> str:
    if not (old.known and new.known):
        return "unknown"
    if _said(old) == _said(new):
        return "same"
    pairs = list(zip(old.rank, new.rank, strict=True)) if len(old.rank) == len(new.rank) else []
    if _all_rise(pairs):
        return "raised"
    return "lowered" if _all_rise((after, before) for before, after in pairs) else "changed"


def _all_rise(pairs: Iterable[tuple[int, int]]) -> bool:
    found = list(pairs)
    return any(after > before for before, after in found) and all(after >= before for before, after in found)
