"""Where a way leaves one grade and enters another: the rule between them, and the rate that each rate lands on."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from ladderbook import wording
from ladderbook.model import Handbook, Way
from ladderbook.pay.placement import RULES, Landing, Target, place
from ladderbook.pay.plan import Plan, Version
from ladderbook.resolve import plan_of, terms_of
from ladderbook.schema.moves import Move
from ladderbook.schema.placement import Placement
from ladderbook.schema.roles import Pay

Rates = tuple[Decimal | None, ...]


@dataclass(frozen=True, slots=True)
class Silence:
    """Why no rate can be worked out: a sentence, or the rule itself where it gives no rate."""

    words: str | None = None
    rule: Placement | None = None
    same_grade: bool = False


@dataclass(frozen=True, slots=True)
class Crossing:
    """Two grades and the rule between them. `unit` turns an amount of the plan left into the basis of the new one."""

    before: Version
    after: Version
    grade: str
    end: str
    terms: Placement
    unit: Fraction

    def left(self, place: str | None = None) -> Rates:
        """The rates of the grade left, one a column; in a locality, where one is named."""
        return _rates(self.before, self.grade, place)

    def entered(self, place: str | None = None) -> Rates:
        return _rates(self.after, self.end, place)

    def land(self, column: int, present: Fraction | None = None) -> Landing | None:
        """Where one on a column lands; `present` is the rate one has, where that is not the column's."""
        return place(self.left(), column, self._target(), self.terms, self.unit, present)

    def column_of(self, present: Fraction) -> int:
        """The column of a rate that is on none: the highest that it reaches."""
        reached = [column for column, rate in enumerate(self.left()) if rate is not None and rate <= present]
        return reached[-1] if reached else 0

    def _target(self) -> Target:
        """The new grade without the columns that only service reaches."""
        fields, rates = self.after.fields, self.entered()
        open_to_all = rates[: len(rates) - len(fields.longevity)]
        order = [row.grade for row in self.after.table.rows]
        same_plan = self.before.fields.id == fields.id and self.grade in order and self.end in order
        jumped = order.index(self.end) - order.index(self.grade) if same_plan else 1
        return Target(open_to_all, jumped, fields.kind == "band", fields.rounded)


def _rates(version: Version, grade: str, place: str | None) -> Rates:
    row = version.at(place).row(grade)
    return tuple(point.amount for point in row.points) if row else ()


def crossings(move: Move, way: Way, handbook: Handbook) -> tuple[tuple[str, str, Crossing | Silence], ...]:
    """The grade left, the grade entered and what lies between: one for each grade the way can be left from.

    A new hire comes from no grade, so an entry has one only where it names `from_grade`.
    """
    entered = plan_of(handbook.roles.get(str(way.end)), handbook)
    left = plan_of(handbook.roles.get(str(way.start)), handbook) if way.start else entered
    end = way.end_grade
    if entered is None or end is None or (way.start is None and not move.from_grade):
        return ()
    if left is None:
        return _from_a_rate(move, way, entered, end, handbook)
    return tuple((grade, end, _crossing(move, left, grade, entered, end, handbook)) for grade in way.start_grades)


def _from_a_rate(
    move: Move, way: Way, entered: Plan, end: str, handbook: Handbook
) -> tuple[tuple[str, str, Silence], ...]:
    """From a rate that stands in no plan there is no grade to leave, but the rule holds all the same."""
    terms = terms_of(move, entered, handbook.as_of)
    if not isinstance(handbook.roles[str(way.start)].pay, Pay) or not isinstance(terms, Placement):
        return ()
    return (("", end, Silence(rule=terms)),)


def _crossing(move: Move, left: Plan, grade: str, entered: Plan, end: str, handbook: Handbook) -> Crossing | Silence:
    if left.id == entered.id and grade == end:
        return Silence(f"The grade stays the same: {grade}.", same_grade=True)
    terms = terms_of(move, entered, handbook.as_of)
    if not isinstance(terms, Placement):
        return Silence(f"How your rate is set when you move from {grade} to {end} is {wording.WORDS[terms]}.")
    if terms.rule not in RULES:
        return Silence(rule=terms)
    before, after = left.at(handbook.as_of), entered.at(handbook.as_of)
    unit = before.fields.measure.into(after.fields.measure)
    crossing = Crossing(before, after, grade, end, terms, unit or Fraction(1))
    silent = _unknown(crossing, comparable=unit is not None)
    return Silence(silent) if silent else crossing


def _unknown(crossing: Crossing, *, comparable: bool) -> str | None:
    """What is missing to work out a rate."""
    grade, end = crossing.grade, crossing.end
    if crossing.before.table.row(grade) is None or crossing.after.table.row(end) is None:
        return f"{grade} or {end} is not in the pay table in force."
    if not comparable:
        return f"Rates of {grade} and {end} cannot be compared: the hours of full time are not stated."
    silent = (name for name, rates in ((grade, crossing.left()), (end, crossing.entered())) if not any(rates))
    return next((f"The rates of {name} are not published." for name in silent), None)
