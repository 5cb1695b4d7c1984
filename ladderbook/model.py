"""The handbook: what one agency's ladder says on one day, joined and ready to be shown. Nothing here changes."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from typing import TypeVar, cast

from ladderbook.articles import Article
from ladderbook.changes import Changed, Variant
from ladderbook.layers import Identity
from ladderbook.pay.plan import Plan
from ladderbook.schema.agency import Agency
from ladderbook.schema.items import Item
from ladderbook.schema.library import (
    Benchmark,
    Competency,
    Credential,
    Family,
    Incentive,
    Person,
    Source,
    Spot,
    Support,
    Term,
    Training,
)
from ladderbook.schema.moves import Move
from ladderbook.schema.roles import Role
from ladderbook.tongue import ENGLISH, Tongue
from ladderbook.tree import Text

T = TypeVar("T")


class Status(Enum):
    """What an edition is, derived from its approvals and dates (FORMAT, end)."""

    DRAFT = "draft"
    COMING = "not yet in force"
    IN_FORCE = "in force"


@dataclass(frozen=True, slots=True)
class Way:
    """One edge of the map: one move from one role (or from outside) to one role (or out of the ladder).

    Grades are set where the roles have some; along its grades a role has a way to itself.
    """

    move: str
    start: str | None
    end: str | None
    start_grades: tuple[str, ...] = ()
    end_grade: str | None = None


@dataclass(frozen=True, slots=True)
class Handbook:
    """One agency's ladder as of one day. Items refer to each other by id; the mappings are in reading order."""

    id: str
    agency: Agency
    as_of: date
    status: Status
    families: Mapping[str, Family]
    people: Mapping[str, Person]
    places: Mapping[str, Spot]
    settings: Mapping[str, Spot]
    sources: Mapping[str, Source]
    competencies: Mapping[str, Competency]
    credentials: Mapping[str, Credential]
    trainings: Mapping[str, Training]
    supports: Mapping[str, Support]
    incentives: Mapping[str, Incentive]
    benchmarks: Mapping[str, Benchmark]
    terms: Mapping[str, Term]
    plans: Mapping[str, Plan]
    roles: Mapping[str, Role]
    moves: Mapping[str, Move]
    ways: tuple[Way, ...]
    articles: tuple[Article, ...]
    links: tuple[Text, ...]
    variants: Mapping[str, tuple[Variant, ...]]
    changes: Mapping[Identity, Changed]
    standard: str | None
    ended: tuple[Item, ...]
    unread: frozenset[str]
    tongue: Tongue = ENGLISH
    worked_out: dict[object, object] = field(default_factory=dict, compare=False, repr=False)
    """What pages ask for again and again, kept by `once`: it saves time and never changes what is said."""

    def once(self, key: object, work: Callable[[], T]) -> T:
        """The result of `work`, done the first time `key` is asked for."""
        if key not in self.worked_out:
            self.worked_out[key] = work()
        return cast("T", self.worked_out[key])

    def once_of(self, thing: object, what: object, work: Callable[[], T]) -> T:
        """The same about one thing, known by its identity: a variant of a role has the role's own id.

        The thing is kept with the result, so that no other can come to lie at its address.
        """
        _, result = self.once((id(thing), what), lambda: (thing, work()))
        return result

    def ways_out(self, role: str) -> tuple[Way, ...]:
        return self._ways_by("start").get(role, ())

    def ways_of(self, move: str) -> tuple[Way, ...]:
        return self._ways_by("move").get(move, ())

    def ways_in(self, role: str) -> tuple[Way, ...]:
        return tuple(way for way in self._ways_by("end").get(role, ()) if way.start != role)

    def _ways_by(self, side: str) -> Mapping[str | None, tuple[Way, ...]]:
        """The ways by their start, their end or their move."""
        return self.once(("ways", side), lambda: _grouped(self.ways, side))

    def prefix(self, owner: Role | Move) -> str:
        """What stands before a criterion's id in its number: the code of the role it leads to, else the owner's id."""
        if isinstance(owner, Move):
            into = self.roles.get(owner.to[0]) if len(owner.to) == 1 and owner.along is None else None
            return self.prefix(into) if into else owner.id
        return owner.code or owner.id

    def number(self, owner: Role | Move, criterion: str) -> str:
        """The citable number of a criterion, such as `PSS2-cert`: stable as long as the ids are."""
        return f"{self.prefix(owner)}-{criterion}"


def _grouped(ways: tuple[Way, ...], side: str) -> dict[str | None, tuple[Way, ...]]:
    groups: dict[str | None, list[Way]] = {}
    for way in ways:
        groups.setdefault(getattr(way, side), []).append(way)
    return {name: tuple(group) for name, group in groups.items()}
