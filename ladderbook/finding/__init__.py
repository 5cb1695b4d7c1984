"""What a search can find, kind by kind, in the order in which readers meet it. To add a kind: its finder, one line."""

from collections.abc import Callable, Iterator
from typing import Final

from ladderbook.finding import learning, moves, pay, roles, words
from ladderbook.finding.entry import Findable
from ladderbook.model import Handbook

FINDERS: Final[tuple[Callable[[Handbook], Iterator[Findable]], ...]] = (
    roles.roles,
    moves.moves,
    roles.onward,
    pay.plans,
    pay.public_rules,
    learning.credentials,
    learning.competencies,
    learning.trainings,
    learning.settings,
    words.people,
    words.guidance,
    words.terms,
)


def everything(handbook: Handbook) -> Iterator[Findable]:
    for finder in FINDERS:
        yield from finder(handbook)
