"""Checks of pay tables and of what moves pay."""

from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise

from ladderbook import money
from ladderbook.figures import figures
from ladderbook.model import Handbook
from ladderbook.problems import Problem, Severity
from ladderbook.resolve import grades_of, plan_of
from ladderbook.sitemap import SiteMap


def pay_never_falls(handbook: Handbook, _: SiteMap) -> Iterator[Problem]:
    """pay-falls: a step of a grade pays less than the step before it.

    Bad: `P2: [20.50, 21.50, 21.10]`. Good: `P2: [20.50, 21.10, 21.50]`.
    """
    for plan in handbook.plans.values():
        for version in plan.versions:
            currency = figures(handbook, version).currency
            for row in version.table.rows:
                known = [(c, p) for c, p in zip(version.table.columns, row.points, strict=True) if p.amount is not None]
                for (before, low), (after, high) in pairwise(known):
                    if low.amount is not None and high.amount is not None and high.amount < low.amount:
                        fell = f"from {money.show(low.amount, currency)} to {money.show(high.amount, currency)}"
                        message = f"{row.grade} falls {fell} between {_step(before)} and {_step(after)}"
                        yield Problem(high.place, "pay-falls", message, "Put the rates of a grade in rising order.")


def _step(column: str) -> str:
    return f"step {column}" if column.isdecimal() else column


def promotions_raise_pay(handbook: Handbook, _: SiteMap) -> Iterator[Problem]:
    """promotion-without-raise: a promotion leads to a role whose highest rate is not above that of the role one leaves.

    Bad: a promotion from grade P3 to grade P3. Good: to P4; or `kind: lateral`, if it is none.
    """
    seen: set[tuple[str, str]] = set()
    for way in handbook.ways:
        move = handbook.moves[way.move]
        if move.kind != "promotion" or way.start is None or way.end is None or way.start == way.end:
            continue
        low, high = _top(way.start, handbook), _top(way.end, handbook)
        if low is not None and high is not None and high <= low and (way.start, way.end) not in seen:
            seen.add((way.start, way.end))
            message = f"the promotion {move.id} leads from {way.start} to {way.end}, whose highest rate is no higher"
            fix = "Raise the grade of the role it leads to, or make the move `kind: lateral`."
            yield Problem(move.id.place, "promotion-without-raise", message, fix, Severity.WARNING)


def _top(role: str, handbook: Handbook) -> Fraction | None:
    """The highest hourly rate of a role's grades in force."""
    record = handbook.roles[role]
    plan = plan_of(record, handbook)
    if plan is None:
        return None
    version = plan.at(handbook.as_of)
    known = [amount for row in version.table.rows if row.grade in grades_of(record, handbook) for amount in row.known]
    return version.fields.measure.per_hour(max(known)) if known else None
