"""What each stop on the ways from a role would pay, from every rate of the role: one row a stop, one column a rate."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from ladderbook import listing, wording
from ladderbook.arrivals import Rate, arrival, rates
from ladderbook.figures import figures
from ladderbook.model import Handbook, Way
from ladderbook.paths import Path
from ladderbook.schema.roles import Role

Ways = tuple[Way, ...]
"""The ways of a path up to one of its stops: two paths may begin alike."""


@dataclass(frozen=True, slots=True)
class Paid:
    """A rate as printed: `hour` for a table, `words` with all that can be worked out.

    `cents` are the exact cents of an hour, `2150` or as a fraction `241310/104`, from which a week is worked out; None
    where an hour is not known, or is in another currency than the agency's.
    """

    hour: str
    words: str
    cents: str | None = None


NOT_KNOWN: Final = Paid("not known", "not known")


@dataclass(frozen=True, slots=True)
class Column:
    """A rate of the role one is in, by its grade and step."""

    name: str
    paid: Paid


@dataclass(frozen=True, slots=True)
class Row:
    """A stop: the role, how one comes there, and what it would pay from each rate."""

    role: Role
    by: str
    paid: tuple[Paid, ...]


@dataclass(frozen=True, slots=True)
class Stops:
    """Every stop of some paths, the nearest first; `numbers` tells the row of each."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    numbers: Mapping[Ways, int]


def pay_at_stops(role: Role, paths: Iterable[Path], handbook: Handbook) -> Stops:
    """What the stops of the paths would pay; nothing where the role has no rates."""
    started = rates(role, handbook)
    found = _reached(started, paths, handbook) if started else {}
    names = [(ways[-1].end, _over(ways, handbook)) for ways in found]
    often = Counter(names)
    rows = (
        Row(
            handbook.roles[str(ways[-1].end)],
            over if often[end, over] == 1 else f"{over}, {_move(ways, handbook)}".removeprefix(", "),
            tuple(paid(rate, handbook) for rate in reached),
        )
        for (ways, reached), (end, over) in zip(found.items(), names, strict=True)
    )
    columns = tuple(Column(_name(rate), paid(rate, handbook)) for rate in started)
    return Stops(columns, tuple(rows), {ways: number for number, ways in enumerate(found)})


def _reached(
    started: tuple[Rate, ...], paths: Iterable[Path], handbook: Handbook
) -> dict[Ways, tuple[Rate | None, ...]]:
    """The rates one arrives with at every stop, from each of those one may start with."""
    found: dict[Ways, tuple[Rate | None, ...]] = {}
    for path in paths:
        ways: Ways = ()
        reached: tuple[Rate | None, ...] = started
        for stop in path.stops:
            ways = (*ways, stop.way)
            if ways not in found:
                found[ways] = tuple(arrival(rate, stop.move, stop.way, handbook) if rate else None for rate in reached)
            reached = found[ways]
    return found


def _over(ways: Ways, handbook: Handbook) -> str:
    """The roles in between: `over Peer Specialist I`."""
    between = dict.fromkeys(wording.plain(handbook.roles[str(way.end)].title) for way in ways[:-1])
    if not between:
        return ""
    roles = wording.listed(list(between), tongue=handbook.tongue).striptags()
    return handbook.tongue.say("over {roles}", roles=roles)


def _move(ways: Ways, handbook: Handbook) -> str:
    return handbook.tongue.say("by “{move}”", move=listing.move_title(handbook.moves[ways[-1].move], handbook))


def _name(rate: Rate) -> str:
    label = rate.version.table.columns[rate.column or 0]
    return f"{rate.grade}, {f'step {label}' if label.isdecimal() else label}"


def paid(rate: Rate | None, handbook: Handbook) -> Paid:
    """A rate per hour and per year, as far as it can be worked out."""
    if rate is None:
        return NOT_KNOWN
    key = ("paid", rate.version.fields.id, rate.version.starts, rate.amount)
    return handbook.once(key, lambda: _paid(rate, handbook))


def _paid(rate: Rate, handbook: Handbook) -> Paid:
    printer = figures(handbook, rate.version)
    shown = printer.shown(rate.amount)
    worked_out = ((shown.hour, "an hour"), (shown.year, "a year"))
    words = ", ".join(f"{amount} {per}" for amount, per in worked_out if amount != wording.NOT_STATED)
    exact = rate.version.fields.measure.per_hour(rate.amount)
    if exact is None:
        return Paid(words or wording.NOT_STATED, words or wording.NOT_STATED)
    return Paid(shown.hour, words, _cents(exact) if printer.currency == handbook.agency.currency else None)


def _cents(exact: Fraction) -> str:
    return str(exact * 100)
