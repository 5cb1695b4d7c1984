"""The sections of a source file and the model of each section's items. Plans choose theirs by `kind` (see `pay`)."""

from typing import Final

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

SECTIONS: Final[dict[str, type[Item]]] = {
    "sources": Source,
    "families": Family,
    "people": Person,
    "places": Spot,
    "settings": Spot,
    "competencies": Competency,
    "credentials": Credential,
    "trainings": Training,
    "supports": Support,
    "incentives": Incentive,
    "benchmarks": Benchmark,
    "terms": Term,
    "roles": Role,
    "moves": Move,
}

LISTS: Final = (*SECTIONS, "plans")
FILE_FIELDS: Final = ("agency", "source", *LISTS)
SINGULAR: Final = {"families": "family", "people": "person", "competencies": "competency"}


def singular(section: str) -> str:
    """`roles` as in "role peer-supervisor"."""
    return SINGULAR.get(section, section[:-1])
