"""Who asks for what: everything in a handbook that has criteria, with its entries at every depth."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from ladderbook import criteria
from ladderbook.model import Handbook
from ladderbook.schema.criteria import Criterion, Entry, Experience, Group, Holding
from ladderbook.schema.library import Reciprocity
from ladderbook.schema.reading import value_of


@dataclass(frozen=True, slots=True)
class Owner:
    """What asks: an item, or a part of one such as a renewal. `kind` is that of a link to the item."""

    kind: str
    id: str
    part: str | None
    entries: tuple[Criterion | Group, ...]

    @property
    def called(self) -> str:
        return f"{self.id}, {self.part}" if self.part else self.id


def owners(handbook: Handbook) -> Iterator[Owner]:
    """Roles, moves, credentials (to get, renew or transfer them), and plans (step increases, differentials)."""
    for role in handbook.roles.values():
        yield _owner("role", role.id, None, role.criteria)
    for move in handbook.moves.values():
        yield _owner("move", move.id, None, move.criteria)
    for credential in handbook.credentials.values():
        yield _owner("credential", credential.id, None, credential.criteria)
        for renewal in value_of(credential.renewals) or ():
            yield _owner("credential", credential.id, renewal.id, renewal.criteria)
        if isinstance(credential.reciprocity, Reciprocity):
            yield _owner("credential", credential.id, "reciprocity", credential.reciprocity.criteria)
    for plan in handbook.plans.values():
        fields = plan.at(handbook.as_of).fields
        for increase in value_of(fields.step_increases) or ():
            yield _owner("plan", plan.id, increase.id, increase.criteria)
        for differential in value_of(fields.differentials) or ():
            yield _owner("plan", plan.id, differential.id, differential.criteria)


def _owner(kind: str, name: str, part: str | None, stated: object) -> Owner:
    entries: tuple[Entry, ...] = stated if isinstance(stated, tuple) else ()
    return Owner(kind, name, part, tuple(criteria.walk(entries)))


def asked_by(handbook: Handbook, asks: Callable[[object], bool]) -> list[tuple[str, str]]:
    """The items that have an entry of which `asks` is true, each once: kind of link and id."""
    everyone = handbook.once("owners", lambda: tuple(owners(handbook)))
    found = ((owner.kind, owner.id) for owner in everyone if any(map(asks, owner.entries)))
    return list(dict.fromkeys(found))


def asks_for(entry: object, credential: str) -> bool:
    """Whether an entry asks for a credential, or for experience with it in hand."""
    return (isinstance(entry, Holding) and entry.credential == credential) or (
        isinstance(entry, Experience) and credential in entry.holding
    )
