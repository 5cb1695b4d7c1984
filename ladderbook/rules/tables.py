"""Checks of pay tables: their steps, their ends, the distance between their grades, and who uses them."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from ladderbook import money
from ladderbook.figures import figures
from ladderbook.model import Handbook
from ladderbook.pay.plan import Plan, Version
from ladderbook.pay.table import Point, Row
from ladderbook.problems import Place, Problem, Severity
from ladderbook.resolve import grades_of, plan_of
from ladderbook.rules.comparing import money_in, pay_of
from ladderbook.schema.amounts import Amount, duration
from ladderbook.schema.reading import Word, value_of
from ladderbook.sitemap import SiteMap


def pay_never_falls(handbook: Handbook, _: SiteMap) -> Iterator[Problem]:
    """pay-falls: a step of a grade pays less than the step before it.

    Bad: `P2: [20.50, 21.50, 21.10]`. Good: `P2: [20.50, 21.10, 21.50]`.
    """
    for plan, version in _versions(handbook):
        currency = figures(handbook, version).currency
        for row, (before, low), (after, high) in _falls(version) if version.fields.kind != "band" else ():
            fell = f"from {money.show(low, currency)} to {money.show(high, currency)}"
            message = f"{row.grade} falls {fell} between {_step(before)} and {_step(after)}"
            place = row.points[version.table.columns.index(after)].place
            yield Problem(place, "pay-falls", message, "Put the rates of a grade in rising order.", about=plan.id)


def _versions(handbook: Handbook) -> Iterator[tuple[Plan, Version]]:
    """The versions of each plan that state something of their own; a raise of a table repeats its faults."""
    for plan in handbook.plans.values():
        stated = {str(_stated_at(version)): version for version in reversed(plan.versions)}
        yield from ((plan, version) for version in plan.versions if version is stated[str(_stated_at(version))])


def _stated_at(version: Version) -> list[Place]:
    """Where the rates and columns of a version stand in the source: the same places mean the same statement."""
    labels = (*version.fields.columns, *version.fields.longevity, *version.fields.rates)
    return [label.place for label in labels]


def _falls(version: Version) -> Iterator[tuple[Row, tuple[str, Decimal], tuple[str, Decimal]]]:
    """Every pair of neighboring published rates of which the second is lower."""
    for row in version.table.rows:
        cells: list[tuple[str, Point]] = list(zip(version.table.columns, row.points, strict=True))
        known = [(column, point.amount) for column, point in cells if point.amount is not None]
        yield from ((row, low, high) for low, high in pairwise(known) if high[1] < low[1])


def _step(column: str) -> str:
    return f"step {column}" if column.isdecimal() else column


def ranges_rise(handbook: Handbook, _: SiteMap) -> Iterator[Problem]:
    """range-reversed: the lowest rate of a range is above its highest.

    Bad: `B1: [52000, 46000]`. Good: `B1: [46000, 52000]`.
    """
    for plan, version in _versions(handbook):
        currency = figures(handbook, version).currency
        for row, (before, low), (after, high) in _falls(version) if version.fields.kind == "band" else ():
            ends = f"{before} {money.show(low, currency)}, {after} {money.show(high, currency)}"
            place = row.points[version.table.columns.index(after)].place
            message = f"the range of {row.grade} is the wrong way round: {ends}"
            yield Problem(place, "range-reversed", message, "Write the lower rate first.", about=plan.id)
    for role in handbook.roles.values():
        pay = pay_of(role)
        hiring = value_of(pay.hiring) if pay else None
        for stated, range_ in (("pay", pay), ("hiring range", hiring)):
            if range_ and _above(range_.min, range_.max):
                message = f"the {stated} of {role.id} has a `min` that is above its `max`"
                yield Problem(role.id.place, "range-reversed", message, "Write the lower rate first.", about=role.id)


def _above(least: Amount | Word | None, most: Amount | Word | None) -> bool:
    """Whether one rate is surely above another of the same period."""
    low, high = money_in(least), money_in(most)
    if not isinstance(least, Amount) or not isinstance(most, Amount) or low is None or high is None:
        return False
    return least.per == most.per and low > high


def steps_come_in_order(handbook: Handbook, _: SiteMap) -> Iterator[Problem]:
    """steps-out-of-order: the columns of a plan, numbered or named by a time, are not in rising order.

    Bad: `columns: [0 hours, 2000 hours, 1000 hours]`. Good: `columns: [0 hours, 1000 hours, 2000 hours]`.
    """
    for plan, version in _versions(handbook):
        written = {str(label): label.place for label in (*version.fields.columns, *version.fields.longevity)}
        for before, after in pairwise(version.table.columns):
            low, high = _rank(before), _rank(after)
            if after in written and low and high and low[1] == high[1] and high[0] <= low[0]:
                message = f"in the plan {plan.id} the column `{after}` comes after `{before}`"
                fix = "Put the columns in rising order, and the rates below them."
                yield Problem(written[after], "steps-out-of-order", message, fix, about=plan.id)


def _rank(column: str) -> tuple[Decimal, str] | None:
    """The number of a column and what it counts: a time, or just steps."""
    time = duration(column)
    if time:
        return time.number, time.unit
    words, _, last = column.rpartition(" ")
    return (Decimal(last), words.casefold()) if last.isdecimal() else None


def grades_keep_their_distance(handbook: Handbook, _: SiteMap) -> Iterator[Problem]:
    """pay-overlap: the highest rate of a grade is above the lowest rate two grades up, so that rising pays little.

    Bad: `P1: [18.00, 21.00, 24.00]` where P3 begins at 22.00. Good: `P1: [18.00, 18.50, 19.00]`.
    """
    for plan in handbook.plans.values():
        version, used = plan.at(handbook.as_of), _used(plan, handbook)
        rows = [row for row in version.table.rows if row.grade in used]
        reached = len(version.table.columns) - len(version.fields.longevity)
        pairs = [
            (low, high)
            for low, high in zip(rows, rows[2:], strict=False)
            if (top := _known(low.points[:reached])) and (bottom := _known(high.points)) and max(top) > min(bottom)
        ]
        if pairs:
            low, high = pairs[0]
            more = f" ({len(pairs) - 1} more like it)" if len(pairs) > 1 else ""
            message = f"the highest rate of {low.grade} is above the lowest of {high.grade}, two grades up{more}"
            fix = "Make the grades narrower or set them further apart, so that a promotion is worth more than waiting."
            yield Problem(low.place, "pay-overlap", message, fix, Severity.ADVICE, about=plan.id)


def _known(points: tuple[Point, ...]) -> list[Decimal]:
    return [point.amount for point in points if point.amount is not None]


def _used(plan: Plan, handbook: Handbook) -> set[str]:
    """The grades of a plan that a role, one of its variants or a move names."""
    variants = (variant.role for listed in handbook.variants.values() for variant in listed)
    used: set[str] = set()
    for role in (*handbook.roles.values(), *variants):
        if plan_of(role, handbook) is plan:
            used.update(grades_of(role, handbook))
    for move in handbook.moves.values():
        if any(plan_of(handbook.roles.get(str(role)), handbook) is plan for role in (*move.from_, *move.to)):
            used.update(map(str, (*move.from_grade, *move.to_grade)))
    return used


def grades_are_used(handbook: Handbook, _: SiteMap) -> Iterator[Problem]:
    """grade-unused: a pay plan has a grade in which nobody is paid: no role has it and no move names it.

    Bad: `P3: [23.50, 24.25, 25.00]`, with roles in P1 and P2 alone. Good: a role in P3, or no such row.
    """
    for plan in handbook.plans.values() if handbook.agency.kind != "standard" else ():
        used = _used(plan, handbook)
        idle = [row for row in plan.at(handbook.as_of).table.rows if row.grade not in used]
        if used and idle:
            named = ", ".join(row.grade for row in idle)
            message = f"no role and no move uses {named} of the plan {plan.id}"
            fix = "Take the row out, or give a role that grade; a table copied whole may keep it."
            yield Problem(idle[0].place, "grade-unused", message, fix, Severity.ADVICE, about=plan.id)
