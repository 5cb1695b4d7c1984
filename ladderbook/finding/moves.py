"""Moves as they are searched: how they are decided, what they ask, how they go."""

from collections.abc import Iterator

from ladderbook import checklist, listing, wording
from ladderbook.finding.criteria import criteria
from ladderbook.finding.entry import Findable, Section, named, paragraphs, parties, texts, told
from ladderbook.model import Handbook
from ladderbook.schema.moves import Deciders, Move
from ladderbook.schema.reading import value_of


def moves(handbook: Handbook) -> Iterator[Findable]:
    for move in handbook.moves.values():
        title, kind = listing.move_title(move, handbook), wording.KINDS[str(move.kind)]
        unseen = (kind, *texts((move.id, *move.was)))
        yield Findable("move", f"move:{move.id}", title, (), unseen, told(*_sections(move, handbook)))


def _sections(move: Move, handbook: Handbook) -> Iterator[Section]:
    yield Section("", "", tuple(_opening(move, handbook)))
    yield from criteria(checklist.lines(move, handbook))
    yield Section("process", "How it goes", texts(value_of(move.process) or ()))
    yield Section("process", "What you keep", texts(value_of(move.keeps) or ()))
    yield Section("process", "What you give up", texts(value_of(move.loses) or ()))
    yield Section("appeal", "If the answer is no", texts((move.appeal,)))


def _opening(move: Move, handbook: Handbook) -> Iterator[str]:
    yield wording.decided(move.decided)
    yield from paragraphs(move.text)
    yield from texts((move.note,))
    yield from named("Typical time", move.typical_time)
    yield from named("Also depends on", move.funding)
    if isinstance(move.decided_by, Deciders):
        yield from parties("Decided by", (*move.decided_by.all, *move.decided_by.any), handbook)
    yield from parties("Whom to ask", move.ask, handbook)
