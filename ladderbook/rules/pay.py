"""Checks of what roles are paid: ranges, hiring ranges, raises on promotion, the law's least."""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import Final

from ladderbook import money
from ladderbook.figures import locality
from ladderbook.model import Handbook
from ladderbook.problems import Problem, Severity
from ladderbook.resolve import grades_of, plan_of
from ladderbook.rules.comparing import (
    lying_in,
    money_in,
    pay_of,
    rates_of,
    stated_hourly,
    version_of,
    weekly_hours,
)
from ladderbook.schema.amounts import Amount
from ladderbook.schema.library import Spot
from ladderbook.schema.reading import value_of
from ladderbook.schema.roles import Pay, Role
from ladderbook.sitemap import SiteMap


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
            yield Problem(move.id.place, "promotion-without-raise", message, fix, Severity.WARNING, about=str(move.id))


def _top(role: str, handbook: Handbook) -> Fraction | None:
    """The highest hourly rate of a role's grades in force."""
    record = handbook.roles[role]
    plan = plan_of(record, handbook)
    if plan is None:
        return None
    version = plan.at(handbook.as_of)
    known = [amount for row in version.table.rows if row.grade in grades_of(record, handbook) for amount in row.known]
    return version.fields.measure.per_hour(max(known)) if known else None


def hiring_ranges_lie_in_the_grade(handbook: Handbook, _: SiteMap) -> Iterator[Problem]:
    """hiring-range-outside: people are hired at rates that the role's grade does not have.

    Bad: `min: 17.00 per hour` where the grade begins at 18.00. Good: `min: 18.00 per hour`.
    """
    for role in handbook.roles.values():
        pay = pay_of(role)
        hiring = value_of(pay.hiring) if pay else None
        for rate in (hiring.min, hiring.max) if hiring else ():
            if isinstance(rate, Amount) and _outside(rate, role, handbook):
                shown = rate.words(str(handbook.agency.currency))
                message = f"people are hired as {role.id} at {shown}, which is outside the grade"
                fix = "Write rates that lie in the grade, or give the role the grade people are hired in."
                yield Problem(role.id.place, "hiring-range-outside", message, fix, Severity.WARNING, about=str(role.id))


def _outside(rate: Amount, role: Role, handbook: Handbook) -> bool:
    """Whether a rate lies outside a role's grades, by what both are as printed in the rate's own period."""
    version, number = version_of(role, handbook), money_in(rate)
    own = version.fields.measure if version else None
    unit = own.into(replace(own, basis=str(rate.per))) if own else None
    if version is None or number is None or unit is None:
        return False
    known = [*rates_of(role, handbook), *rates_of(role, handbook, locality(handbook, version))]
    printed = [money.half_up(Fraction(amount) * unit) for amount in known]
    return bool(printed) and not min(printed) <= number <= max(printed)


def pay_keeps_to_the_minimum_wage(handbook: Handbook, _: SiteMap) -> Iterator[Problem]:
    """pay-below-minimum: a published rate is under the minimum wage of the place where the role works.

    Bad: `minimum_wage: 18.25 per hour`, where a role begins at 18.00. Good: a scale that begins at 18.25.
    """
    for role in handbook.roles.values():
        if role.employment == "volunteer":
            continue
        for chain in lying_in(role.place or handbook.agency.place, handbook):
            found = _wage(chain)
            lowest = _lowest_hourly(role, chain, handbook)
            if found and lowest is not None and lowest < found[1]:
                currency = str(handbook.agency.currency)
                paid, least = money.show(money.half_up(lowest), currency), money.show(found[0], currency)
                paid = f"just under {least}" if paid == least else paid
                message = f"{role.id} begins at {paid} per hour, under the minimum wage of {least} in {found[2].name}"
                fix = "Raise the rate, or mend the place's `minimum_wage` if it is not what the law says."
                yield Problem(role.id.place, "pay-below-minimum", message, fix, Severity.WARNING, about=str(role.id))
                break


def _wage(chain: tuple[Spot, ...]) -> tuple[Decimal, Fraction, Spot] | None:
    """The highest minimum wage of a place and of those it lies in."""
    wages = [
        (wage.number, Fraction(wage.number), spot)
        for spot in chain
        if isinstance(wage := spot.minimum_wage, Amount) and wage.per == "hour" and money_in(wage) is not None
    ]
    return max(wages, key=lambda wage: wage[1], default=None)


def _lowest_hourly(role: Role, chain: tuple[Spot, ...], handbook: Handbook) -> Fraction | None:
    """The lowest published rate per hour in a place, exact."""
    version, pay = version_of(role, handbook), pay_of(role)
    if version is None:
        stated = stated_hourly(pay) if pay else None
        return None if stated is None else Fraction(stated)
    if str(version.fields.currency or handbook.agency.currency) != str(handbook.agency.currency):
        return None
    where = next((str(spot.id) for spot in chain if str(spot.id) in version.fields.locality), None)
    rates = rates_of(role, handbook, where)
    return version.fields.measure.per_hour(min(rates)) if rates else None


def exempt_pay_keeps_to_the_floor(handbook: Handbook, _: SiteMap) -> Iterator[Problem]:
    """exempt-below-floor: a role without overtime pay is paid less a year than the law asks for that.

    Bad: `overtime: exempt` with 34,000 a year. Good: `overtime: eligible`.
    """
    floor = _floor(handbook)
    if floor is None:
        return
    for role in handbook.roles.values():
        lowest = _lowest_yearly(role, handbook) if role.overtime == "exempt" else None
        if lowest is not None and lowest < floor:
            currency = str(handbook.agency.currency)
            paid, least = money.show(money.half_up(lowest), currency), money.show(floor, currency)
            message = f"{role.id} is exempt from overtime pay but may be paid {paid} a year, under the floor of {least}"
            fix = "Pay overtime (`overtime: eligible`), or raise the rate."
            yield Problem(role.id.place, "exempt-below-floor", message, fix, Severity.WARNING, about=str(role.id))


_FLOOR: Final = re.compile(r"exempt-floor(?:-\d{4})?")


def _floor(handbook: Handbook) -> Decimal | None:
    """The least a year of the record `exempt-floor`; that of the library is in dollars of the United States."""
    record = next((one for name, one in handbook.incentives.items() if _FLOOR.fullmatch(name)), None)
    if record is None or (handbook.agency.currency != "USD" and record.id.place.file.startswith("ladders/library/")):
        return None
    return next((value_of(least) for label, least in record.amounts.items() if label.casefold() == "a year"), None)


def _lowest_yearly(role: Role, handbook: Handbook) -> Fraction | None:
    """The lowest pay of a year at the fewest weekly hours of the role: the floor is not lower for part time."""
    version, pay, weekly = version_of(role, handbook), pay_of(role), weekly_hours(role)
    if version is None:
        return _stated_yearly(pay, weekly[0] if weekly else None) if pay else None
    rates = rates_of(role, handbook, locality(handbook, version))
    full = version.fields.measure.weekly_hours
    part = min(Fraction(weekly[0]) / Fraction(full), Fraction(1)) if weekly and full else Fraction(1)
    whole = version.fields.measure.per_year(min(rates)) if rates else None
    return None if whole is None else whole * part


def _stated_yearly(pay: Pay, weekly: Decimal | None) -> Fraction | None:
    """The lowest rate that a role states without a plan, for a year of 52 weeks."""
    lowest = pay.rate if pay.rate is not None else pay.min
    number = money_in(lowest)
    if not isinstance(lowest, Amount) or number is None:
        return None
    if lowest.per == "hour":
        return None if weekly is None else Fraction(number) * Fraction(weekly) * 52
    times = {"week": 52, "biweek": 26, "half-month": 24, "month": 12, "year": 1}.get(str(lowest.per))
    return None if times is None else Fraction(number) * times
