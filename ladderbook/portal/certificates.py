"""Certificates across states: each once, with what it asks, how it is kept, and which agencies' roles ask for it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from ladderbook.portal.page import Dated, Network, PortalPage, Shown, by_place, dated, folded, grouped, place, shown
from ladderbook.summary import Asks, Certificate, Origin, Summary


class Held(NamedTuple):
    """A certificate as one agency tells of it, or (None) the library."""

    agency: Summary | None
    told: Certificate


@dataclass(frozen=True, slots=True)
class Telling:
    """What is told of a certificate, and by whom: an agency may say other than the library."""

    by: str
    status: str
    asks: Asks
    kept: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Naming:
    """An agency whose handbook tells of a certificate: its page there, and the roles that ask for it."""

    page: Shown
    invented: bool
    roles: tuple[Shown, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """A certificate, each way it is told of, and who names it."""

    name: str
    abbreviation: str
    issuer: str
    invented: bool
    tellings: tuple[Telling, ...]
    named: tuple[Naming, ...]
    sources: tuple[Dated, ...]


def view(of: Network) -> Mapping[str, object]:
    held = [Held(agency, one) for agency in of.agencies for one in agency.certificates]
    held += [Held(None, one) for one in of.library]
    places = grouped(held, lambda one: one.told.jurisdiction)
    return {"places": [(place(code), list(_entries(places[code], of.as_of))) for code in sorted(places, key=by_place)]}


def _entries(held: Sequence[Held], as_of: date) -> Iterator[Entry]:
    """Certificates by name, invented ones last. The same name of the same issuer is the same certificate."""
    alike = grouped(held, lambda one: (folded(one.told.link.words), folded(one.told.issuer)))
    for key in sorted(alike, key=lambda key: (_invented(alike[key]), key)):
        yield _entry(alike[key], as_of)


def _invented(held: Sequence[Held]) -> bool:
    """Whether only invented agencies know of it."""
    return all(one.agency is not None and one.agency.standing == "example" for one in held)


def _entry(held: Sequence[Held], as_of: date) -> Entry:
    first = held[0].told
    origins: dict[Origin, None] = {origin: None for one in held for origin in one.told.sources}
    return Entry(
        name=first.link.words,
        abbreviation=first.abbreviation,
        issuer=first.issuer,
        invented=_invented(held),
        tellings=tuple(_tellings(held)),
        named=tuple(_naming(one.agency, one.told) for one in held if one.agency),
        sources=dated(origins, as_of),
    )


def _tellings(held: Sequence[Held]) -> Iterator[Telling]:
    alike = grouped(held, lambda one: (one.told.status, one.told.asks, one.told.kept))
    for (status, asks, kept), group in alike.items():
        by = (one.agency.name if one.agency else "the library" for one in group)
        yield Telling("; ".join(by) if len(alike) > 1 else "", status, asks, kept)


def _naming(agency: Summary, told: Certificate) -> Naming:
    page = Shown(agency.name, shown(told.link, agency).href)
    return Naming(page, agency.standing == "example", tuple(shown(role, agency) for role in told.roles))


PAGE = PortalPage("credentials.html", "portal-credentials.html", "Certificates", view)
