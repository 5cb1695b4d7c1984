"""The ways on from a role as cards: what is new there, how it is decided, how long, what it pays, which hours."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from markupsafe import Markup

from ladderbook import earnings, listing, wording
from ladderbook.crossing import Crossing, crossings
from ladderbook.figures import figures, locality
from ladderbook.model import Handbook, Way
from ladderbook.newness import Comparison, compare
from ladderbook.schema.roles import Role
from ladderbook.tongue import Tongue, marked


@dataclass(frozen=True, slots=True)
class Card:
    """One way on. `gain` is the least and the most that the hourly rate changes; None where that is not worked out.

    Where the agency has a locality, it is that of the rates there.
    """

    step: listing.Step
    new: tuple[str | Markup, ...]
    time: str | Markup | None
    hours: str | None
    gain: str | None


def of_role(role: Role, handbook: Handbook) -> tuple[Card, ...]:
    """A card for each way on, in the order of the ways."""
    return handbook.once(
        ("cards", role.id), lambda: tuple(_card(way, role, handbook) for way in handbook.ways_out(role.id))
    )


def _card(way: Way, role: Role, handbook: Handbook) -> Card:
    step = listing.onward(way, handbook)
    end = handbook.roles[way.end] if way.end else None
    new = compare(role, end, handbook) if end and end is not role else None
    move = step.move
    return Card(
        step,
        tuple(_new(new, handbook.tongue)) if new else (),
        wording.stated(move.typical_time, handbook.tongue) if move.typical_time or move.kind == "promotion" else None,
        earnings.kept(move, role, end, handbook.tongue) if end and move.along != "weekly_hours" else None,
        _gain(way, handbook),
    )


def _new(new: Comparison, tongue: Tongue) -> Iterator[str | Markup]:
    """Certificates and trainings by name, then how much else is new."""
    yield from new.needs
    first, higher, tasks = (
        len(found) for found in (new.expected.of("added"), new.expected.of("raised"), new.does.of("added"))
    )
    if first:
        yield _count(first, _NEW["expected"], tongue)
    if higher:
        yield _count(higher, _NEW["higher"], tongue)
    if tasks:
        yield _count(tasks, _NEW["tasks"], tongue)


_NEW: Final = {
    "expected": (marked("1 new expectation"), marked("{number} new expectations")),
    "higher": (marked("1 expectation at a higher level"), marked("{number} expectations at a higher level")),
    "tasks": (marked("1 new task"), marked("{number} new tasks")),
}


def _count(number: int, words: tuple[str, str], tongue: Tongue) -> str:
    one, more = words
    return tongue.say(one) if number == 1 else tongue.say(more, number=number)


def _gain(way: Way, handbook: Handbook) -> str | None:
    """`+$1.12 to +$2.20`: differences of printed rates, over every rate that the way can be left from."""
    gains: list[Decimal] = []
    printed = None
    for _, _, found in crossings(handbook.moves[way.move], way, handbook):
        if isinstance(found, Crossing):
            printed = figures(handbook, found.after)
            gains += _gains(found, handbook)
    if printed is None or not gains:
        return None
    least, most = (printed.difference(gain, Decimal(0)) for gain in (min(gains), max(gains)))
    return least if least == most else handbook.tongue.say("{low} to {high}", low=least, high=most)


def _gains(found: Crossing, handbook: Handbook) -> Iterator[Decimal]:
    old, new = figures(handbook, found.before), figures(handbook, found.after)
    place = locality(handbook, found.after)
    left, entered = found.left(place), found.entered(place)
    for index, rate in enumerate(left):
        landing = found.land(index)
        if landing is None or rate is None or (place and landing.column is None):
            continue
        reached = landing.rate if landing.column is None else entered[landing.column]
        before, after = old.hourly(rate), None if reached is None else new.hourly(reached)
        if after is not None and before is not None:
            yield after - before
