"""What a role is paid, in amounts that can be compared: exact, per hour or for a year."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from ladderbook.model import Handbook
from ladderbook.pay.plan import Version
from ladderbook.resolve import grades_of, plan_of
from ladderbook.schema.amounts import Amount
from ladderbook.schema.library import Spot
from ladderbook.schema.reading import Word, value_of
from ladderbook.schema.roles import Pay, Role
from ladderbook.tree import Text


def pay_of(role: Role) -> Pay | None:
    """What the role says of its pay."""
    return value_of(role.pay)


def version_of(role: Role, handbook: Handbook) -> Version | None:
    """The version of its plan that a role's page shows."""
    plan = plan_of(role, handbook)
    return plan.with_grade(grades_of(role, handbook), handbook.as_of) if plan else None


def rates_of(role: Role, handbook: Handbook, place: str | None = None) -> tuple[Decimal, ...]:
    """The published rates of a role's grades in the plan's own basis, in a locality or before it."""
    version, grades = version_of(role, handbook), grades_of(role, handbook)
    rows = version.at(place).rows if version else ()
    return tuple(amount for row in rows if row.grade in grades for amount in row.known)


def money_in(rate: Amount | Word | None) -> Decimal | None:
    """The number of a rate of money; None for hours of something, and where nothing exact is said."""
    return rate.number if isinstance(rate, Amount) and rate.unit == "money" and rate.hedge is None else None


def stated_hourly(pay: Pay) -> Decimal | None:
    """The lowest rate per hour that a role states without a plan; another period says nothing of the hour."""
    lowest = pay.rate if pay.rate is not None else pay.min
    return money_in(lowest) if isinstance(lowest, Amount) and lowest.per == "hour" else None


def weekly_hours(role: Role) -> tuple[Decimal, ...]:
    """The weekly hours a role can have, fewest first."""
    return tuple(sorted(value_of(role.weekly_hours) or ()))


def lying_in(places: Sequence[Text], handbook: Handbook) -> Iterator[tuple[Spot, ...]]:
    """Each place with those it lies in, nearest first."""
    for name in places:
        chain: list[Spot] = []
        spot = handbook.places.get(str(name))
        while spot is not None and spot not in chain:
            chain.append(spot)
            spot = handbook.places.get(str(spot.part_of))
        yield tuple(chain)
