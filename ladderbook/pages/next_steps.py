"""Next steps from a role: every role it leads to, with the time, training, certificates and pay on the way."""

import operator
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import accumulate
from typing import Final

from markupsafe import Markup, escape

from ladderbook import earnings, listing, money, paths, stops, wording
from ladderbook.asked import Need
from ladderbook.model import Handbook
from ladderbook.paths import Path, Stop, Ways
from ladderbook.schema.amounts import Amount
from ladderbook.schema.reading import Word
from ladderbook.schema.roles import Role
from ladderbook.sitemap import Page, PageKind, View

Rows = Mapping[stops.Ways, int]
MOST_SHOWN: Final = 24
"""The nearest roles that are shown with every move on the way to them."""


def pages(handbook: Handbook) -> Iterator[Page]:
    for role in (role for role in handbook.roles.values() if paths.lead_on(role, handbook)):
        title = handbook.tongue.say("Next steps from {role}", role=wording.plain(role.title))
        trail = ("page:home", "page:roles", f"role:{role.id}")
        yield Page("next", f"next-{role.id}.html", f"next:{role.id}", title, role, trail, place=role.id.place)


@dataclass(frozen=True, slots=True)
class Line:
    """One path in a row of the table: where it leads, what it takes in all, what it pays on arrival."""

    role: Role
    moves: int
    time: str
    training: str | Markup
    credentials: str | Markup
    low: str
    high: str
    leaves_peer_work: bool


@dataclass(frozen=True, slots=True)
class Leg:
    """One move of a path."""

    move: Markup
    role: Role
    decided: str
    time: str
    new: str | Markup
    low: str
    row: int | None
    """Its row in the table of what every stop pays."""


@dataclass(frozen=True, slots=True)
class Target:
    """A role that can be reached, the quickest way, and the best paid one where that is another."""

    line: Line
    quickest: tuple[Leg, ...]
    best_paid: tuple[Leg, ...]
    best_line: Line | None


def view(handbook: Handbook, page: Page) -> View:
    role = page.about
    assert isinstance(role, Role)  # noqa: S101 - pages() put it there
    found = list(paths.from_role(role, handbook).values())
    near = found[:MOST_SHOWN]
    shown = (path for ways in near for path in (ways.quickest, ways.best_paid))
    paid = stops.pay_at_stops(role, shown, handbook)
    return {
        "role": role,
        "others": [other for other in handbook.roles.values() if other is not role and paths.lead_on(other, handbook)],
        "stops": paid,
        "base_rates": earnings.place_of(role, handbook) is not None,
        "currency": money.sign(str(handbook.agency.currency)),
        "has_hours": earnings.has_hours(role, handbook),
        "targets": [_target(ways, role, paid.numbers, handbook) for ways in near],
        "more": [_line(ways.quickest, role, handbook) for ways in found[MOST_SHOWN:]],
        "promises": tuple(_promises(role, handbook)),
    }


def _target(ways: Ways, start: Role, rows: Rows, handbook: Handbook) -> Target:
    other = ways.best_paid if ways.best_paid is not ways.quickest else None
    return Target(
        _line(ways.quickest, start, handbook),
        _legs(ways.quickest, rows, handbook),
        _legs(other, rows, handbook) if other else (),
        _line(other, start, handbook) if other else None,
    )


def _line(path: Path, start: Role, handbook: Handbook) -> Line:
    last, end = path.stops[-1], handbook.roles[path.end]
    return Line(
        end,
        len(path.stops),
        _time(path.waited, unknown=path.unknown_wait),
        _training(path.needs, handbook, silent=path.silent),
        _credentials(path.needs, handbook, silent=path.silent),
        stops.paid(last.low, handbook).words,
        stops.paid(last.high, handbook).words,
        start.identity == "peer" and end.identity != "peer",
    )


def _legs(path: Path, rows: Rows, handbook: Handbook) -> tuple[Leg, ...]:
    ways = accumulate(((stop.way,) for stop in path.stops), operator.add)
    return tuple(_leg(stop, rows.get(far), handbook) for stop, far in zip(path.stops, ways, strict=True))


def _leg(stop: Stop, row: int | None, handbook: Handbook) -> Leg:
    time = _time((stop.wait.amount,) if stop.wait.amount else (), unknown=stop.wait.unknown)
    if stop.wait.whole:
        time = f"{stop.wait.whole} here in all" + (f", and {time}" if stop.wait.amount else "")
    return Leg(
        wording.subject("move", stop.move.id, listing.move_title(stop.move, handbook)),
        handbook.roles[stop.role],
        wording.decided_elsewhere(stop.move.decided),
        time,
        _needs(stop.needs, handbook, silent=stop.silent),
        stops.paid(stop.low, handbook).words,
        row,
    )


def _time(waited: Iterable[Amount], *, unknown: bool) -> str:
    """Lengths of time added, each unit by itself: `21 months`, `1 year and 2,000 hours`."""
    sums: dict[str, Decimal] = {}
    for amount in waited:
        sums[amount.unit] = sums.get(amount.unit, Decimal(0)) + amount.number
    parts = [str(Amount(number, unit)) for unit, number in sums.items()]
    parts += ["a time that is not published"] if unknown else []
    return str(wording.listed(parts)) if parts else "none asked"


NOT_TOLD: Final = wording.WORDS[Word.UNPUBLISHED]
"""Said where no source gives what a move or a role asks: nobody knows that it asks for nothing."""


def _training(needs: Iterable[Need], handbook: Handbook, *, silent: bool) -> str | Markup:
    """The lengths of the new trainings, added unit by unit."""
    trainings = [handbook.trainings[name] for kind, name in needs if kind == "training"]
    lengths = [training.length for training in trainings if isinstance(training.length, Amount)]
    words = [_time(lengths, unknown=False)] if lengths else []
    unknown = len(trainings) - len(lengths)
    words += [f"{unknown} of a length that is not given"] if unknown else []
    words += [NOT_TOLD] if silent else []
    return wording.listed(words, tongue=handbook.tongue) if words else "none"


def _credentials(needs: Iterable[Need], handbook: Handbook, *, silent: bool) -> str | Markup:
    named = [wording.credential(name, handbook) for kind, name in needs if kind == "credential"]
    named += [escape(NOT_TOLD)] if silent else []
    return wording.listed(named, tongue=handbook.tongue) if named else "none"


def _needs(needs: Iterable[Need], handbook: Handbook, *, silent: bool) -> str | Markup:
    """New trainings and certificates, by name."""
    named = [
        wording.credential(name, handbook)
        if kind == "credential"
        else wording.subject("training", name, wording.stated(handbook.trainings[name].title, handbook.tongue))
        for kind, name in needs
    ]
    named += [escape(NOT_TOLD)] if silent else []
    return wording.listed(named, tongue=handbook.tongue) if named else "no new training or certificate"


def _promises(role: Role, handbook: Handbook) -> Iterator[tuple[str, Role]]:
    """How far one gets without a degree, and without leaving peer work; where both at once lead as far, only that."""
    asked = (
        ("without a degree and without leaving peer work", True, True),
        ("without a college degree", False, True),
        ("without leaving peer work", True, False),
    )
    told: Role | None = None
    for words, peer_only, degree_free in asked:
        found = paths.highest(role, handbook, peer_only=peer_only, degree_free=degree_free)
        if found in (None, role, told) or (peer_only and role.identity != "peer"):
            continue
        told = told or found
        yield words, found


KIND = PageKind("next", "next.html", pages, view, scripts=("js/next.js",))
