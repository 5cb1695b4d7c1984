"""The charts of pay: the range of each role, the rates of each grade of a plan, the steps of a role's grades."""

from collections.abc import Callable
from decimal import Decimal

from ladderbook import wording
from ladderbook.charts import Chart, Rates, chart
from ladderbook.ends import ends_of
from ladderbook.figures import Figures, figures, role_pay
from ladderbook.model import Handbook
from ladderbook.pay.plan import Version
from ladderbook.pay.table import PayTable, Row
from ladderbook.resolve import grades_of, plan_of
from ladderbook.schema.reading import Word
from ladderbook.schema.roles import Role


def of_roles(handbook: Handbook) -> Chart | None:
    """The range of each role per hour, or per year where none is known per hour."""
    found = (_roles(basis, handbook) for basis in ("hour", "year"))
    return next((drawn for drawn in found if drawn), None)


def _roles(basis: str, handbook: Handbook) -> Chart | None:
    rows = [_role(role, basis, handbook) for role in handbook.roles.values()]
    return chart(rows, str(handbook.agency.currency), basis, tongue=handbook.tongue)


def _role(role: Role, basis: str, handbook: Handbook) -> Rates:
    """Its range; where there is none in that basis, what is known."""
    ends, title = ends_of(role, basis, handbook), wording.plain(role.title)
    if ends is None:
        return Rates(title, words=role_pay(role, handbook).line)
    return Rates(f"{title} ({ends.where})" if ends.where else title, ends=(ends.low, ends.high))


def of_plan(version: Version, place: str | None, handbook: Handbook) -> Chart | None:
    """The rates of each grade of a plan in its own basis, as its table has them."""
    shown = figures(handbook, version)
    return _grades(version.at(place), shown, shown.basis, lambda rate: rate)


def of_role(role: Role, handbook: Handbook) -> Chart | None:
    """The steps of a role's grades, before what is added for a place."""
    plan, grades = plan_of(role, handbook), grades_of(role, handbook)
    if plan is None:
        return None
    version = plan.with_grade(grades, handbook.as_of)
    table = PayTable(version.table.columns, tuple(row for row in version.table.rows if row.grade in grades))
    shown = figures(handbook, version)
    basis = "hour" if version.fields.measure.hours else shown.basis
    return _grades(table, shown, basis, shown.compared)


def _grades(table: PayTable, shown: Figures, basis: str, printed: Callable[[Decimal], Decimal]) -> Chart | None:
    """A row for each grade; of one rate alone a chart would show nothing."""
    if len({rate for row in table.rows for rate in row.known}) < 2:
        return None
    kind = str(shown.version.fields.kind)
    return chart([_grade(row, kind, printed) for row in table.rows], shown.currency, basis, tongue=shown.tongue)


def _grade(row: Row, kind: str, printed: Callable[[Decimal], Decimal]) -> Rates:
    """A dot for each step; of a range without steps its ends, and its midpoint where one is published."""
    if not row.known:
        return Rates(row.grade, words=wording.WORDS[Word.NONE if row.points[0].none else Word.UNPUBLISHED])
    if kind != "band" or len(row.known) < 2:
        return Rates(row.grade, steps=tuple(printed(rate) for rate in row.known))
    middle = row.points[1].amount if len(row.points) == 3 else None
    ends = printed(row.known[0]), printed(row.known[-1])
    return Rates(row.grade, ends=ends, midpoint=None if middle is None else printed(middle))
