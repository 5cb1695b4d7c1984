"""The handbook: what one agency's ladder says on one day, joined and ready to be shown. Nothing here changes."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum

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
from ladderbook.tree import Text


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

    def ways_out(self, role: str) -> tuple[Way, ...]:
        return tuple(way for way in self.ways if way.start == role)

    def ways_of(self, move: str) -> tuple[Way, ...]:
        return tuple(way for way in self.ways if way.move == move)

    def ways_in(self, role: str) -> tuple[Way, ...]:
        return tuple(way for way in self.ways if way.end == role and way.start != role)

    def prefix(self, owner: Role | Move) -> str:
        """What stands before a criterion's id in its number: the code of the role it leads to, else the owner's id."""
        if isinstance(owner, Move):
            into = self.roles.get(owner.to[0]) if len(owner.to) == 1 and owner.along is None else None
            return self.prefix(into) if into else owner.id
        return owner.code or owner.id

    def number(self, owner: Role | Move, criterion: str) -> str:
        """The citable number of a criterion, such as `PSS2-cert`: stable as long as the ids are."""
        return f"{self.prefix(owner)}-{criterion}"
