"""What the portal knows of an agency: a small value, kept in the agency's folder, so that the portal needs no more."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass
from decimal import Decimal
from functools import cache
from typing import Annotated, Any, Final, get_args, get_origin, get_type_hints

from ladderbook import money
from ladderbook.schema import agency, moves
from ladderbook.schema.dates import Day

MARKER: Final = ".ladderbook.json"
"""A folder with this file is ours: it may be replaced and removed."""
ASKED: Final = ("certificate", "learning", "time")
"""What is told of what a ladder asks."""


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
    content = {"ladderbook": 1, "summary": _bare(summary)}
    return {MARKER: (json.dumps(content, sort_keys=True, separators=(",", ":")) + "\n").encode()}


def read_marker(data: bytes) -> Summary | None:
    """The summary in a marker; None where it is damaged or of another form."""
    try:
        found = _read(Summary, json.loads(data)["summary"])
    except (ValueError, LookupError, TypeError, RecursionError):
        return None
    return found if isinstance(found, Summary) else None


def marks_agency(data: bytes) -> bool:
    """Whether a marker is that of an agency's folder, of whatever form its summary is."""
    try:
        return json.loads(data)["summary"] is not None
    except (ValueError, LookupError, TypeError, RecursionError):
        return False


def _bare(value: object) -> object:
    """A value as JSON has it."""
    if isinstance(value, Day):
        return value.iso
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, tuple):
        return [_bare(part) for part in value]
    if is_dataclass(value):
        return {field.name: _bare(getattr(value, field.name)) for field in fields(value)}
    return value


def _read(kind: Any, value: Any) -> object:
    """A value of a kind from JSON; an exception where it is of another form."""
    if get_origin(kind) is Annotated:
        (choices,) = kind.__metadata__
        return choices[choices.index(value)]
    if get_origin(kind) is tuple:
        return tuple(_read(get_args(kind)[0], part) for part in _of(list, value))
    if type(None) in get_args(kind):
        return None if value is None else _read(get_args(kind)[0], value)
    if kind is Day:
        return Day.of(_of(str, value).split("-"))
    if kind is Decimal:
        return _of(Decimal, money.number(_of(str, value)))
    return _of(kind, value) if kind is str or kind is bool else _whole(kind, value)


def _whole(kind: Any, value: Any) -> object:
    """A value with fields, each of its own kind; more than these it has not."""
    form = _form(kind)
    if len(value) != len(form):
        raise ValueError(f"{value!r} has other fields")
    return kind(**{name: _read(inside, value[name]) for name, inside in form})


@cache
def _form(kind: Any) -> tuple[tuple[str, Any], ...]:
    return tuple(get_type_hints(kind, include_extras=True).items())


def _of(kind: Any, value: Any) -> Any:
    if not isinstance(value, kind):
        raise TypeError(f"{value!r} is no {kind}")
    return value
