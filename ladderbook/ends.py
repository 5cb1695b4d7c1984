"""The lowest and the highest rate of a role or a grade as printed, in the basis in which they are compared."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from markupsafe import Markup

from ladderbook import wording
from ladderbook.figures import Figures, figures, locality
from ladderbook.model import Handbook
from ladderbook.pay.plan import Plan, Version
from ladderbook.pay.table import Row
from ladderbook.resolve import grades_of, plan_of
from ladderbook.schema.amounts import Amount
from ladderbook.schema.reading import value_of
from ladderbook.schema.roles import Pay, Role


@dataclass(frozen=True, slots=True)
class Ends:
    """The lowest and the highest rate as printed; `whole` unless some of the rates are not published."""

    low: Decimal
    high: Decimal
    where: str | Markup | None = None
    whole: bool = True


def ends_of(role: Role, basis: str, handbook: Handbook) -> Ends | None:
    """The ends of a role's rates in a basis; None where they are not known in it, or in other money."""
    pay, plan = value_of(role.pay), plan_of(role, handbook)
    if not isinstance(pay, Pay):
        return None
    return _of_plan(plan, role, basis, handbook) if plan else _stated(pay, basis)


def ends_of_grades(version: Version, basis: str, handbook: Handbook) -> Iterator[tuple[str, Ends | None]]:
    """The ends of each grade of a plan, before what is added for a place."""
    shown = figures(handbook, version)
    for row in version.table.rows:
        yield row.grade, _ends([row], basis, shown, None, handbook)


def _of_plan(plan: Plan, role: Role, basis: str, handbook: Handbook) -> Ends | None:
    grades = grades_of(role, handbook)
    version = plan.with_grade(grades, handbook.as_of)
    where = locality(handbook, version)
    rows = [row for row in version.at(where).rows if row.grade in grades]
    name = wording.stated(handbook.places[where].name, handbook.tongue) if where else None
    if version.fields.locality and not where:
        name = "before locality pay"
    return _ends(rows, basis, figures(handbook, version), name, handbook)


def _ends(rows: list[Row], basis: str, shown: Figures, where: str | Markup | None, handbook: Handbook) -> Ends | None:
    known = [rate for row in rows for rate in row.known]
    if not known or shown.currency != str(handbook.agency.currency):
        return None
    low, high = (shown.hourly(end) if basis == "hour" else shown.yearly(end) for end in (min(known), max(known)))
    if low is None or high is None:
        return None
    return Ends(low, high, where, all(point.none or point.amount is not None for row in rows for point in row.points))


def _stated(pay: Pay, basis: str) -> Ends | None:
    """Rates a role states itself are compared only in their own basis (FORMAT, section 5)."""
    low, high = (pay.rate, pay.rate) if pay.rate is not None else (pay.min, pay.max)
    if not isinstance(low, Amount) or not isinstance(high, Amount):
        return None
    exact = all((end.unit, end.per, end.hedge) == ("money", basis, None) for end in (low, high))
    return Ends(low.number, high.number) if exact else None
