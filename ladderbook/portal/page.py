"""A page of the portal: its file, its layout, what it is called, and what it shows of the agencies."""

from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final, TypeVar

from ladderbook import jurisdictions, wording
from ladderbook.summary import Certificate, Link, Origin, Summary
from ladderbook.turns import OLD_SOURCE_YEARS, is_old

T = TypeVar("T")
K = TypeVar("K", bound=Hashable)

NO_PLACE: Final = "No place stated"


@dataclass(frozen=True, slots=True)
class Network:
    """What the portal is made from: the summaries of the agencies and the certificates of the library, as of a day."""

    agencies: tuple[Summary, ...]
    library: tuple[Certificate, ...]
    as_of: date


def network(summaries: Iterable[Summary], library: Iterable[Certificate], as_of: date) -> Network:
    """The agencies in the order in which readers meet them."""
    return Network(tuple(sorted(summaries, key=lambda one: (one.name.casefold(), one.id))), tuple(library), as_of)


@dataclass(frozen=True, slots=True)
class PortalPage:
    """One page over all agencies."""

    file: str
    layout: str
    title: str
    view: Callable[[Network], Mapping[str, object]]


@dataclass(frozen=True, slots=True)
class Shown:
    """A link as a layout shows it."""

    words: str
    href: str


@dataclass(frozen=True, slots=True)
class Dated:
    """A source, and how old it is: the day it gives, else the day it was read."""

    origin: Origin
    age: str


def dated(sources: Iterable[Origin], as_of: date) -> tuple[Dated, ...]:
    """Sources with their ages, the oldest first."""
    return tuple(Dated(one, _age(one, as_of)) for one in sorted(sources, key=_day))


def _day(origin: Origin) -> tuple[str, str]:
    day = origin.as_of or origin.seen
    return day.iso if day else "", origin.title.casefold()


def _age(origin: Origin, as_of: date) -> str:
    day = origin.as_of or origin.seen
    words = f"{'dated' if origin.as_of else 'read'} {wording.day_words(day)}"
    return f"{words}, more than {OLD_SOURCE_YEARS} years old" if day and is_old(day.first, as_of) else words


def shown(link: Link, agency: Summary) -> Shown:
    """A page of an agency, from the portal."""
    return Shown(link.words, f"{agency.id}/{link.page}")


def place(code: str) -> str:
    """A state or country by its name."""
    return jurisdictions.name(code) if code else NO_PLACE


def by_place(code: str) -> tuple[bool, str]:
    """Sorts places by their names, what has none last."""
    return not code, place(code).casefold()


def folded(words: str) -> str:
    """What is the same whatever its capitals and spaces."""
    return " ".join(words.casefold().split())


def grouped(values: Iterable[T], key: Callable[[T], K]) -> dict[K, list[T]]:
    """The values by a key, in the order in which the keys are met."""
    groups: dict[K, list[T]] = {}
    for value in values:
        groups.setdefault(key(value), []).append(value)
    return groups
