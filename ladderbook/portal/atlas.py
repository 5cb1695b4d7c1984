"""The atlas: ladders side by side, invented ones left out. One table compares them, then each has its own block."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from ladderbook import wording
from ladderbook.portal.page import Dated, Network, PortalPage, Shown, dated, grouped, place, shown
from ladderbook.portal.pay import pay_lines
from ladderbook.summary import Ask, Asks, Rung, Summary, Way

COMPARED: Final = {"certificate": "Certificates", "learning": "School and training", "time": "Time and experience"}
"""What the table compares of what a ladder asks."""
MOST_BLOCKS: Final = 60
"""Of more ladders there is only the table, whose rows lead to the handbooks: the page must open on a phone."""
ASKED: Final = {**COMPARED, "other": "Besides"}


@dataclass(frozen=True, slots=True)
class Asked:
    """One thing that roles ask, and which of them."""

    words: str
    of: str


@dataclass(frozen=True, slots=True)
class Move:
    """A move, how it is decided, and what it asks besides what the role asks."""

    link: Shown
    decided: str
    asks: str


@dataclass(frozen=True, slots=True)
class Ladder:
    """One ladder: the cells of its row, and the lists of its block."""

    agency: Summary
    place: str
    roles: int
    how: tuple[tuple[str, str], ...]
    pay: tuple[str, ...]
    takes: tuple[tuple[str, tuple[str, ...]], ...]
    nothing: str
    highest: str
    ages: tuple[str, ...]
    rungs: tuple[tuple[str, tuple[tuple[Shown, str], ...]], ...]
    asked: tuple[tuple[str, tuple[Asked, ...]], ...]
    unknown: tuple[str, ...]
    moves: tuple[tuple[str, tuple[Move, ...]], ...]
    exits: tuple[Shown, ...]
    sources: tuple[Dated, ...]


def view(of: Network) -> Mapping[str, object]:
    real = [one for one in of.agencies if one.standing != "example"]
    ladders = [_ladder(one, of.as_of) for one in sorted(real, key=lambda one: place(one.jurisdiction).casefold())]
    return {"ladders": ladders, "invented": len(of.agencies) - len(real), "blocks": len(ladders) <= MOST_BLOCKS}


def _ladder(agency: Summary, as_of: date) -> Ladder:
    sources = dated(agency.sources, as_of)
    exits = [way for way in agency.ways if way.kind == "exit"]
    within = [way for way in agency.ways if way.kind != "exit"]
    return Ladder(
        agency=agency,
        place=place(agency.jurisdiction),
        roles=len(agency.rungs),
        how=tuple(_how(within)),
        pay=pay_lines(agency.rungs),
        takes=tuple(_by_kind(ask for asks in _all_asks(agency.rungs, within) for ask in asks.listed)),
        nothing=_nothing(_all_asks(agency.rungs, within)),
        highest=_highest(agency.rungs),
        ages=_ages(sources),
        rungs=tuple((family.title, _rungs(family.rungs, agency)) for family in agency.families),
        asked=tuple(_asked(agency.rungs)),
        unknown=tuple(_unknown(agency.rungs)),
        moves=tuple((wording.KINDS[kind], _moves(ways, agency)) for kind, ways in _kinds(within).items()),
        exits=tuple(shown(way.link, agency) for way in exits),
        sources=sources,
    )


def _kinds(ways: Iterable[Way]) -> dict[str, list[Way]]:
    return grouped(ways, lambda way: way.kind)


def _how(ways: Iterable[Way]) -> Iterator[tuple[str, str]]:
    """Each kind of move with the ways in which it is decided."""
    for kind, alike in _kinds(ways).items():
        yield wording.KINDS[kind], "; ".join(dict.fromkeys(way.decided for way in alike))


def _rungs(rungs: Iterable[Rung], agency: Summary) -> tuple[tuple[Shown, str], ...]:
    return tuple(
        (shown(rung.link, agency), f"Pay {rung.pay.words}" if not rung.pay.rates else rung.pay.words) for rung in rungs
    )


def _moves(ways: Iterable[Way], agency: Summary) -> tuple[Move, ...]:
    return tuple(
        Move(shown(way.link, agency), way.decided, "; ".join(ask.words for ask in way.asks.listed)) for way in ways
    )


def _all_asks(rungs: Iterable[Rung], ways: Iterable[Way]) -> tuple[Asks, ...]:
    return (*(rung.asks for rung in rungs), *(way.asks for way in ways))


def _by_kind(asks: Iterable[Ask]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """What is asked anywhere on a ladder, each thing once."""
    kinds = grouped(asks, lambda ask: ask.kind)
    for kind, heading in COMPARED.items():
        if kind in kinds:
            yield heading, tuple(dict.fromkeys(ask.words for ask in kinds[kind]))


def _nothing(asks: Iterable[Asks]) -> str:
    """What the table says where nothing it compares is listed."""
    unknown = ", ".join(dict.fromkeys(one.unknown for one in asks if one.unknown))
    return (unknown or "no certificate, school or time is listed").capitalize()


def _asked(rungs: Sequence[Rung]) -> Iterator[tuple[str, tuple[Asked, ...]]]:
    """What the roles ask, each thing once, with the roles that ask it."""
    for kind, heading in ASKED.items():
        asking = [(ask.words, rung) for rung in rungs for ask in rung.asks.listed if ask.kind == kind]
        if asking:
            alike = grouped(asking, lambda one: one[0])
            yield (
                heading,
                tuple(Asked(words, _of([rung for _, rung in found], rungs)) for words, found in alike.items()),
            )


def _of(asking: Sequence[Rung], rungs: Sequence[Rung]) -> str:
    if len(asking) == len(rungs):
        return "every role" if len(rungs) > 1 else rungs[0].link.words
    return "; ".join(rung.link.words for rung in asking)


def _unknown(rungs: Sequence[Rung]) -> Iterator[str]:
    """The roles of which nobody says what they ask."""
    silent = grouped((rung for rung in rungs if rung.asks.unknown), lambda rung: rung.asks.unknown)
    for words, found in silent.items():
        yield f"{_of(found, rungs)}: {words}"


def _highest(rungs: Sequence[Rung]) -> str:
    """The peer roles of the highest level."""
    peers = [rung for rung in rungs if rung.peer]
    top = [rung for rung in peers if rung.level == max(one.level for one in peers)]
    if not peers:
        return "None: no role is for people with lived experience only"
    named = "; ".join(rung.link.words for rung in top) if len(top) < 3 else f"{len(top)} roles side by side"
    return f"{named} (no peer role stands above)" if top == peers else named


def _ages(sources: Sequence[Dated]) -> tuple[str, ...]:
    if len(sources) < 2:
        return (f"1 source, {sources[0].age}" if sources else "None stated",)
    first, last = sources[0].age, sources[-1].age
    ages = (f"All {first}",) if first == last else (f"Oldest: {first}", f"Newest: {last}")
    return (f"{len(sources)} sources", *ages)


PAGE = PortalPage("atlas.html", "portal-atlas.html", "Atlas", view)
