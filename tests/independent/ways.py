"""The moves of a ladder on a day: which pairs of roles and grades each of them joins, and by what rule."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from pathlib import Path

from tests.independent.plans import Table, table_on
from tests.independent.reading import Item, Ladder, items, many, read_ladder

BY_PLAN = ("promotion", "entry", "acting")


@dataclass(frozen=True, slots=True)
class Job:
    """A role at one of its grades; without a plan it has neither table nor grade."""

    role: str
    table: Table | None
    grade: str


@dataclass(frozen=True, slots=True)
class Step:
    """One pair that a move joins. `rule` is nothing where none is stated."""

    move: str
    left: Job
    entered: Job
    rule: Item | None

    @property
    def stays(self) -> bool:
        """Whether the grade stays, and with it the rate."""
        one, other = self.left, self.entered
        if one.table is None or other.table is None:
            return False
        return one.table.name == other.table.name and one.grade == other.grade


class Handbook:
    """All that the pages of one agency are worked out from, on one day."""

    def __init__(self, ladders: Path, agency: str, day: date) -> None:
        self.ladder: Ladder = read_ladder(ladders, agency)
        self.agency = self.ladder.agency
        self.name = agency
        self.day = day
        self.roles = self.of("roles")
        self.moves = self.of("moves")
        self.plans = {name: table for name in self.of("plans") if (table := table_on(self.ladder, name, day))}

    def of(self, section: str) -> dict[str, Item]:
        """The items of a section, in force on the day."""
        return items(self.ladder, section, self.day)

    def jobs(self, role: str) -> list[Job]:
        """A role at each of its grades, in the order of the plan."""
        pay = self.roles[role].get("pay")
        if not isinstance(pay, dict) or "plan" not in pay:
            return [Job(role, None, "")]
        table = self.plans.get(pay["plan"])
        named = many(pay.get("grade"))
        if table is None or not named:
            return [Job(role, None, "")]
        return [Job(role, table, grade) for grade in table.rates if grade in named]

    def places(self, table: Table) -> list[str]:
        """The first of the agency's own places that a plan has a table for; the pages show no other."""
        return [place for place in many(self.agency.get("place")) if place in table.places()][:1]

    def place_names(self) -> dict[str, str]:
        """What the places are called."""
        return {place: item["name"] for place, item in self.of("places").items()}

    def rule(self, move: Item, entered: Job) -> Item | None:
        """The move's own rule; else, for what is a promotion, an entry or an acting move, the plan's."""
        own = move.get("placement")
        if own is None and move["kind"] in BY_PLAN and entered.table is not None:
            own = entered.table.item.get("placement")
        return own if isinstance(own, dict) else None

    def steps(self, name: str) -> Iterator[Step]:
        """Every pair of roles and grades that a move joins."""
        move = self.moves[name]
        for left, entered in self._pairs(move):
            yield Step(name, left, entered, self.rule(move, entered))

    def _pairs(self, move: Item) -> Iterator[tuple[Job, Job]]:
        starts = [role for role in many(move.get("from")) if role in self.roles]
        if move.get("along") == "grades":
            for role in starts:
                jobs = self.jobs(role)
                yield from pairwise(jobs)
            return
        for role in many(move.get("to")):
            if role not in self.roles:
                continue
            entered = self._entered(move, role)
            if not starts and move.get("from_grade") and entered.table is not None:
                for grade in many(move["from_grade"]):
                    yield Job("", entered.table, grade), entered
            for start in starts:
                if start != role:
                    yield from ((left, entered) for left in self._left(move, start))

    def _left(self, move: Item, role: str) -> list[Job]:
        named = many(move.get("from_grade"))
        return [job for job in self.jobs(role) if not named or job.grade in named]

    def _entered(self, move: Item, role: str) -> Job:
        named = many(move.get("to_grade"))
        jobs = self.jobs(role)
        return next((job for job in jobs if job.grade in named), jobs[0])
