"""Every way from a role to the others, tried one after the other: its time, what is new, and the pay on arrival."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from tests.independent.asks import Asking, Need
from tests.independent.placing import Spot, place, spots
from tests.independent.plans import Table
from tests.independent.reading import many
from tests.independent.sums import Span, length
from tests.independent.ways import Handbook, Job, Step

LONGEST = 8
MOST = 1000
KINDS = ("promotion", "lateral")


@dataclass(frozen=True, slots=True)
class Path:
    """Moves one after the other, with their sums."""

    steps: tuple[Step, ...]
    at: Job
    elapsed: Span
    has: frozenset[Need]
    new: frozenset[Need]
    low: Spot | None
    high: Spot | None

    @property
    def key(self) -> tuple[Fraction, int]:
        """The quickest has the least time, then the fewest moves."""
        return length(self.elapsed), len(self.steps)

    @property
    def hour(self) -> Fraction | None:
        """The hourly rate on arrival, from the lowest rate."""
        return self.low.hour if self.low else None


class Map:
    """The moves that lead on from each role at each of its grades."""

    def __init__(self, book: Handbook) -> None:
        self.asking = Asking(book)
        self.steps: list[Step] = [
            step
            for name, move in book.moves.items()
            if move["kind"] in KINDS and not (move.get("along") and move["along"] != "grades")
            for step in book.steps(name)
            if step.left.role and step.entered.role
        ]
        self.book = book

    def start(self, role: str) -> Path:
        """Nothing done yet, at the lowest grade of a role."""
        jobs = self.book.jobs(role)
        known = [spot for job in jobs if job.table for spot in spots(job.table, job.grade) if spot is not None]
        low = min(known, key=lambda spot: spot.rate, default=None)
        high = max(known, key=lambda spot: spot.rate, default=None)
        return Path((), jobs[0], {}, self.asking.held(role), frozenset(), low, high)

    def after(self, path: Path, step: Step) -> Path:
        """A path with one more move."""
        needs = self.asking.needs(step)
        return Path(
            (*path.steps, step),
            step.entered,
            self.asking.time(step).after(path.elapsed),
            path.has | needs,
            path.new | self.asking.new(path.has, needs),
            self._paid(path.low, step),
            self._paid(path.high, step),
        )

    def _paid(self, spot: Spot | None, step: Step) -> Spot | None:
        """The rate after a move; nothing where the move is not open from the grade of the rate."""
        entered: Table | None = step.entered.table
        if spot is None or entered is None:
            return None
        if spot.table.name == entered.name and spot.grade == step.entered.grade:
            return spot if self._open(spot, step) else None
        if step.rule is None or step.rule["rule"] == "negotiated" or not self._open(spot, step):
            return None
        landing = place(step.rule, spot, entered, step.entered.grade)
        return landing.spot if landing else None

    def _open(self, spot: Spot, step: Step) -> bool:
        move = self.book.moves[step.move]
        named = many(move.get("from_grade"))
        if move.get("along") == "grades":
            named = [step.left.grade, step.entered.grade]
        return not named or spot.grade in named

    def onward(self, path: Path) -> Iterator[Step]:
        """The moves open where a path has come to; never back to a role it has left."""
        left = {step.left.role for step in path.steps} | {path.at.role}
        for step in self.steps:
            inside = step.entered.role == path.at.role
            if _same(step.left, path.at) and (inside or step.entered.role not in left):
                yield step

    def all_from(self, role: str) -> Iterator[Path]:
        """Every path from a role, each move by move."""
        waiting = [self.start(role)]
        while waiting:
            path = waiting.pop()
            if path.steps:
                yield path
            if len(path.steps) < LONGEST:
                waiting += [self.after(path, step) for step in self.onward(path)]


def _same(one: Job, other: Job) -> bool:
    return (one.role, one.grade) == (other.role, other.grade)
