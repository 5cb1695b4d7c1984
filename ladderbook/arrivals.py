"""The rate one arrives with: what a role pays at its ends, and what a move makes of a rate."""

from dataclasses import dataclass
from fractions import Fraction

from ladderbook.crossing import Crossing, crossings
from ladderbook.model import Handbook, Way
from ladderbook.pay.plan import Version
from ladderbook.resolve import grades_of, plan_of
from ladderbook.schema.moves import Move
from ladderbook.schema.roles import Role


@dataclass(frozen=True, slots=True)
class Rate:
    """A rate of pay: a version of a plan, a grade, the exact amount in the plan's basis, its column if it is on one."""

    version: Version
    grade: str
    amount: Fraction
    column: int | None


def rates(role: Role, handbook: Handbook) -> tuple[Rate, ...]:
    """The rates in force of a role, grade by grade; none where it has no plan."""
    plan, grades = plan_of(role, handbook), grades_of(role, handbook)
    if plan is None:
        return ()
    version = plan.at(handbook.as_of)
    return tuple(
        Rate(version, row.grade, Fraction(point.amount), column)
        for row in version.table.rows
        if row.grade in grades
        for column, point in enumerate(row.points)
        if point.amount is not None
    )


def ends(role: Role, handbook: Handbook) -> tuple[Rate | None, Rate | None]:
    """The lowest and the highest rate in force of a role."""
    known = rates(role, handbook)
    return (min(known, key=_amount), max(known, key=_amount)) if known else (None, None)


def _amount(rate: Rate) -> Fraction:
    return rate.amount


def arrival(rate: Rate, move: Move, way: Way, handbook: Handbook) -> Rate | None:
    """The rate a move leads to from another; the same where the grade stays, none where it cannot be worked out."""
    key = ("arrival", way, rate.grade, rate.amount)
    return handbook.once(key, lambda: _arrived(rate, move, way, handbook))


def _arrived(rate: Rate, move: Move, way: Way, handbook: Handbook) -> Rate | None:
    if move.along == "grades" and rate.grade not in way.start_grades:
        return rate if rate.grade == way.end_grade else None
    for grade, end, found in crossings(move, way, handbook):
        if grade != rate.grade:
            continue
        if isinstance(found, Crossing):
            column = rate.column if rate.column is not None else found.column_of(rate.amount)
            landing = found.land(column, rate.amount)
            return None if landing is None else Rate(found.after, end, landing.rate, landing.column)
        return rate if found.same_grade else None
    return None
