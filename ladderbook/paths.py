"""Ways through the ladder: from one role to every other, the quickest and the best paid, with what each asks and pays.

The search goes best first and is bounded, so that a ladder of hundreds of moves answers at once; a path never comes
back to a role it has left. Rates follow the placement rules along the way, without step increases in between.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from fractions import Fraction
from heapq import heappop, heappush
from itertools import count
from typing import Final

from ladderbook import criteria
from ladderbook.arrivals import Rate, arrival, ends
from ladderbook.asked import Need, Wait, before_start, can_be_met, is_degree, least_wait, months, unavoidable
from ladderbook.model import Handbook, Way
from ladderbook.resolve import grades_of
from ladderbook.schema.amounts import Amount
from ladderbook.schema.moves import Move
from ladderbook.schema.reading import Word, value_of
from ladderbook.schema.roles import Role

MOVES_ON: Final = ("promotion", "lateral")
"""The kinds of move a path is made of: what lasts, and leads up or aside."""
MOST_LOOKS: Final = 1_000
LONGEST: Final = 8


@dataclass(frozen=True, slots=True)
class Stop:
    """One move of a path: where it leads, what it asks that is new, and the rates it would pay.

    `low` and `high` are the rates of who started on the lowest and the highest rate; None where they are not known.
    `silent` tells that no source gives what the move asks, or what the role does.
    """

    move: Move
    way: Way
    role: str
    grade: str | None
    wait: Wait
    needs: tuple[Need, ...]
    low: Rate | None
    high: Rate | None
    silent: bool = False


@dataclass(frozen=True, slots=True)
class Path:
    """A way from one role to another."""

    start: str
    stops: tuple[Stop, ...] = ()
    needed: frozenset[Need] = field(default=frozenset())
    waited: tuple[Amount, ...] = ()
    unknown_wait: bool = False

    @property
    def end(self) -> str:
        return self.stops[-1].role if self.stops else self.start

    @property
    def length(self) -> Fraction:
        """The least time of it, in months, to tell the shorter of two."""
        return sum((months(amount) for amount in self.waited), Fraction(0))

    @property
    def needs(self) -> tuple[Need, ...]:
        return tuple(need for stop in self.stops for need in stop.needs)

    @property
    def silent(self) -> bool:
        return any(stop.silent for stop in self.stops)

    def been_in(self, role: str) -> bool:
        return role == self.start or any(stop.role == role for stop in self.stops)


@dataclass(frozen=True, slots=True)
class Ways:
    """The quickest and the best paid way to one role; the same one where there is nothing between them."""

    quickest: Path
    best_paid: Path


def lead_on(role: Role, handbook: Handbook) -> bool:
    """Whether a role leads to any other."""
    return bool(from_role(role, handbook))


def from_role(role: Role, handbook: Handbook) -> dict[str, Ways]:
    """The ways from a role to every role it leads to, by its id, the nearest first."""
    return handbook.once(("paths", role.id), lambda: _from_role(role, handbook))


def _from_role(role: Role, handbook: Handbook) -> dict[str, Ways]:
    found: dict[str, Ways] = {}
    for path in _search(role, handbook):
        known = found.setdefault(path.end, Ways(path, path))
        if _paid(path) > _paid(known.best_paid):
            found[path.end] = replace(known, best_paid=path)
    return found


def _paid(path: Path) -> Fraction:
    """The hourly rate on arrival, of who started on the lowest rate."""
    rate = path.stops[-1].low
    hourly = rate.version.fields.measure.per_hour(rate.amount) if rate else None
    return hourly if hourly is not None else Fraction(-1)


def _search(role: Role, handbook: Handbook) -> Iterator[Path]:
    """Paths from a role, the quickest first, then those of fewest moves.

    A path is followed on only where it pays more or has fewer moves than every quicker one into the same grade of the
    same role. Among roles that all lead to each other there would else be more paths than anyone can look at.
    """
    order = count()
    waiting: list[tuple[Fraction, int, int, Path]] = []
    followed: dict[tuple[str, str | None], list[tuple[int, Fraction]]] = {}
    held = frozenset(_new(unavoidable(criteria.of(role), handbook.as_of), frozenset(), handbook))
    heappush(waiting, (Fraction(0), 0, next(order), Path(str(role.id), needed=held)))
    for _ in range(MOST_LOOKS):
        if not waiting:
            return
        path = heappop(waiting)[-1]
        if path.stops and path.end != path.start:
            yield path
        here = (path.end, path.stops[-1].grade if path.stops else None)
        pays = _paid(path) if path.stops else Fraction(0)
        better = all(pays > paid or len(path.stops) < moves for moves, paid in followed.get(here, ()))
        if len(path.stops) < LONGEST and better:
            followed.setdefault(here, []).append((len(path.stops), pays))
            for longer in _onward(path, handbook):
                heappush(waiting, (longer.length, len(longer.stops), next(order), longer))


def _onward(path: Path, handbook: Handbook) -> Iterator[Path]:
    grade = path.stops[-1].grade if path.stops else next(iter(grades_of(handbook.roles[path.start], handbook)), None)
    for way in handbook.ways_out(path.end):
        move = handbook.moves[way.move]
        if move.kind not in MOVES_ON or way.end is None or move.along in ("weekly_hours", "variants"):
            continue
        if way.start_grades and grade not in way.start_grades:
            continue
        if way.end == path.end if move.along else not path.been_in(way.end):
            yield _after(path, move, way, grade, handbook)


def asked_before(move: Move, end: str, handbook: Handbook) -> tuple[object, ...]:
    """What a way asks before one starts: the move's criteria and, of a new role, those of the role without a `due`."""
    inside = criteria.of(handbook.roles[end]) if not move.along else ()
    return (*before_start(criteria.of(move)), *before_start(inside))


def _untold(move: Move, end: str, handbook: Handbook) -> bool:
    """Whether something is asked that no source gives, so that neither its time nor its schooling is known."""
    return Word.UNPUBLISHED in (move.criteria, None if move.along else handbook.roles[end].criteria)


@dataclass(frozen=True, slots=True)
class _Asked:
    """What a way asks, whatever path one is on: time, trainings and certificates. `silent`: not all of it is known."""

    wait: Wait
    needs: tuple[Need, ...]
    silent: bool


def _asked(move: Move, end: str, handbook: Handbook) -> _Asked:
    wait, silent = least_wait(asked_before(move, end, handbook), handbook.as_of), _untold(move, end, handbook)
    asked = (*criteria.of(move), *(() if move.along else criteria.of(handbook.roles[end])))
    return _Asked(replace(wait, unknown=wait.unknown or silent), unavoidable(asked, handbook.as_of), silent)


def _after(path: Path, move: Move, way: Way, grade: str | None, handbook: Handbook) -> Path:
    """The path with one more move."""
    asked = handbook.once(("asked", way), lambda: _asked(move, str(way.end), handbook))
    wait, needs = asked.wait, _new(asked.needs, path.needed, handbook)
    waited = (*path.waited, wait.amount) if wait.amount else path.waited
    if wait.whole and months(wait.whole) > sum((months(amount) for amount in waited), Fraction(0)):
        waited = (wait.whole,)
    before = (path.stops[-1].low, path.stops[-1].high) if path.stops else ends(handbook.roles[path.start], handbook)
    low, high = (arrival(rate, move, way, handbook) if rate else None for rate in before)
    stop = Stop(move, way, str(way.end), way.end_grade, wait, needs, low, high, asked.silent)
    return Path(
        path.start,
        (*path.stops, stop),
        path.needed | set(needs),
        waited,
        path.unknown_wait or wait.unknown,
    )


def _new(asked: tuple[Need, ...], held: frozenset[Need], handbook: Handbook) -> tuple[Need, ...]:
    """What is needed and not had yet, each certificate with the trainings nobody gets around on the way to it."""
    needs: dict[Need, None] = {}
    for need in asked:
        if not _held(need, held, handbook):
            needs[need] = None
            needs |= dict.fromkeys(course for course in _courses(need, handbook) if course not in held)
    return tuple(needs)


def _courses(need: Need, handbook: Handbook) -> Iterator[Need]:
    """The trainings that a certificate itself needs."""
    kind, name = need
    if kind == "credential" and name in handbook.credentials:
        wanted = unavoidable(value_of(handbook.credentials[name].criteria) or (), handbook.as_of)
        yield from (course for course in wanted if course[0] == "training")


def _held(need: Need, held: frozenset[Need], handbook: Handbook) -> bool:
    """Whether one has it, or something that counts as it."""
    if need in held:
        return True
    kind, name = need
    had = (handbook.credentials.get(other) for of, other in held if of == "credential")
    return kind == "credential" and any(name in credential.counts_as for credential in had if credential)


def highest(start: Role, handbook: Handbook, *, peer_only: bool, degree_free: bool) -> Role | None:
    """The role of the highest level that can be reached under a promise; the start itself where none is higher.

    `peer_only`: without leaving peer work; `degree_free`: without a college degree.
    """
    seen, waiting = {str(start.id)}, [str(start.id)]
    while waiting:
        for way in handbook.ways_out(waiting.pop()):
            move = handbook.moves[way.move]
            if way.end is None or way.end in seen or move.kind not in MOVES_ON or move.along:
                continue
            asked = (*criteria.of(move), *criteria.of(handbook.roles[way.end]))
            closed = peer_only and handbook.roles[way.end].identity != "peer"
            untold = degree_free and _untold(move, way.end, handbook)
            if closed or untold or (degree_free and not can_be_met(asked, handbook.as_of, is_degree)):
                continue
            seen.add(way.end)
            waiting.append(way.end)
    reached = [role for role in handbook.roles.values() if str(role.id) in seen]
    return max(reached, key=lambda role: (role.level, role.id == start.id), default=None)
