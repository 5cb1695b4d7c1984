"""What the portal knows of an agency: a small value, kept in the agency's folder, so that the portal needs no more."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated, Final

from ladderbook.bare import bare, reader
from ladderbook.schema import agency, moves
from ladderbook.schema.dates import Day

MARKER: Final = ".ladderbook.json"
"""A folder with this file is ours: it may be replaced and removed."""
ASKED: Final = ("certificate", "learning", "time", "other")
"""The kinds of what is asked, the first that fits."""


@dataclass(frozen=True, slots=True)
class Link:
    """A page of the agency: its words, and its file in the agency's folder."""

    words: str
    page: str


@dataclass(frozen=True, slots=True)
class Rates:
    """The lowest and the highest rate: per hour, or where no hours are stated in what the source gives."""

    low: Decimal
    high: Decimal
    per: str
    currency: str
    where: str


@dataclass(frozen=True, slots=True)
class Pay:
    """What a role pays, as its page says it; without `rates` no figure is published."""

    words: str
    rates: tuple[Rates, ...]


@dataclass(frozen=True, slots=True)
class Ask:
    """One thing that is asked: of which kind, in the words of its page."""

    kind: Annotated[str, ASKED]
    words: str


@dataclass(frozen=True, slots=True)
class Asks:
    """What a role, a move or a certificate asks; `unknown` says it where nothing is listed."""

    listed: tuple[Ask, ...]
    unknown: str


@dataclass(frozen=True, slots=True)
class Rung:
    """A role, on its level; `peer` tells that it is for people with lived experience."""

    link: Link
    level: Decimal
    peer: bool
    pay: Pay
    asks: Asks


@dataclass(frozen=True, slots=True)
class Family:
    """Roles that belong together, lowest level first."""

    title: str
    rungs: tuple[Rung, ...]


@dataclass(frozen=True, slots=True)
class Way:
    """A move, and how it is decided."""

    link: Link
    kind: Annotated[str, moves.KINDS]
    decided: str
    asks: Asks


@dataclass(frozen=True, slots=True)
class Origin:
    """A source, with the day it gives or the day it was read."""

    title: str
    url: str | None
    kind: str
    as_of: Day | None
    seen: Day | None


@dataclass(frozen=True, slots=True)
class Certificate:
    """A credential: where it holds, how it is won and kept, and the roles here that ask for it."""

    link: Link
    abbreviation: str
    issuer: str
    jurisdiction: str
    status: str
    asks: Asks
    kept: tuple[str, ...]
    roles: tuple[Link, ...]
    sources: tuple[Origin, ...]


@dataclass(frozen=True, slots=True)
class Summary:
    """One agency on the portal. `standing` tells whether the handbook is its own, compiled or invented."""

    id: str
    name: str
    kind: Annotated[str, agency.KINDS]
    standing: Annotated[str, agency.STATUSES]
    status: str
    jurisdiction: str
    families: tuple[Family, ...]
    ways: tuple[Way, ...]
    certificates: tuple[Certificate, ...]
    sources: tuple[Origin, ...]

    @property
    def rungs(self) -> tuple[Rung, ...]:
        return tuple(rung for family in self.families for rung in family.rungs)


def marker(summary: Summary | None = None) -> Mapping[str, bytes]:
    """The marker of a folder of ours; an agency's holds its summary."""
    content = {"ladderbook": 1, "summary": bare(summary)}
    return {MARKER: (json.dumps(content, sort_keys=True, separators=(",", ":")) + "\n").encode()}


def read_marker(data: bytes) -> Summary | None:
    """The summary in a marker; None where it is damaged or of another form."""
    try:
        found: Summary = reader(Summary)(json.loads(data)["summary"])
    except (ValueError, LookupError, TypeError, RecursionError):
        return None
    return found


def marks_agency(data: bytes) -> bool:
    """Whether a marker is that of an agency's folder, of whatever form its summary is."""
    try:
        return json.loads(data)["summary"] is not None
    except (ValueError, LookupError, TypeError, RecursionError):
        return False
