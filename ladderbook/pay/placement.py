"""Placement: which rate of the new grade one gets, by the rule of the plan, exactly.

Rates of two plans are compared in the new plan's basis, through the hour of each (FORMAT, section 7). A rule that
cannot be worked out because a rate is not published gives None. Placement never cuts a rate unless `may_cut` is set.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Final

from ladderbook.schema.amounts import Amount
from ladderbook.schema.placement import Placement

Ladder = Sequence[Decimal | None]
"""The rates of one grade, one a column, rising."""


@dataclass(frozen=True, slots=True)
class Standing:
    """Where one stands: the rates of the grade left, the column, and the present rate in the new plan's basis.

    `unit` turns an amount of the plan left into the new plan's basis; it is 1 inside one plan.
    """

    left: Ladder
    column: int
    existing: Fraction
    unit: Fraction


@dataclass(frozen=True, slots=True)
class Landing:
    """Where a move lands one: an index into the new grade, or None for a retained rate. `threshold` is what is asked.

    `higher` tells that a minimum gain took one a step further than the first step above; `reached` that the new grade
    has a rate as high as the rule asks.
    """

    threshold: Fraction
    column: int | None
    rate: Fraction
    higher: bool = False
    reached: bool = True


def two_step(standing: Standing, new: Ladder, _: Placement) -> Landing | None:
    """The lowest rate at least two step increases of the grade left above the existing rate.

    5 USC 5334(b), 5 CFR 531.214. The increase counted is the one at the step one stands on; from a top step, the last.
    """
    left, column = standing.left, standing.column
    lower = column if column + 1 < len(left) else column - 1
    below, above = (left[lower], left[lower + 1]) if lower >= 0 else (None, None)
    if below is None or above is None:
        return None
    threshold = standing.existing + 2 * Fraction(above - below) * standing.unit
    return _first(new, lambda rate: rate >= threshold, threshold)


def next_step(standing: Standing, new: Ladder, terms: Placement) -> Landing | None:
    """The first rate above the existing one; one step higher where the gain is under the minimum.

    LA County Code 6.08.090 (minimum 2.7846%); San Mateo County SMCCE, section 5.
    """
    existing = standing.existing
    landing = _first(new, lambda rate: rate > existing, existing)
    least = terms.min_gain
    if landing is None or not landing.reached or not isinstance(least, Amount) or landing.column is None:
        return landing
    if landing.rate - existing >= existing * Fraction(least.number) / 100 or landing.column + 1 == len(new):
        return landing
    further = new[landing.column + 1]
    return None if further is None else Landing(existing, landing.column + 1, Fraction(further), higher=True)


def _first(new: Ladder, enough: Callable[[Fraction], bool], threshold: Fraction) -> Landing | None:
    """The lowest rate that is enough; the top where none is."""
    if any(rate is None for rate in new):
        return None
    for column, rate in enumerate(new):
        if rate is not None and enough(Fraction(rate)):
            return Landing(threshold, column, Fraction(rate))
    top = new[-1]
    return None if top is None else Landing(threshold, len(new) - 1, Fraction(top), reached=False)


Rule = Callable[[Standing, Ladder, Placement], Landing | None]
RULES: Final[dict[str, Rule]] = {"two-step": two_step, "next-step": next_step}
NEEDS_STEPS: Final = frozenset({"two-step"})


def place(left: Ladder, column: int, new: Ladder, terms: Placement, unit: Fraction = Fraction(1)) -> Landing | None:
    """Where one on a column of grade `left` lands in grade `new`; None where a rate it needs is not published.

    `unit` is as in `Standing`; everything returned is in the new plan's basis.
    """
    present = left[column]
    if present is None:
        return None
    existing = Fraction(present) * unit
    landing = RULES[terms.rule](Standing(left, column, existing, unit), new, terms)
    cut_allowed = terms.may_cut and terms.above_range == "top"
    if landing is None or landing.rate >= existing or cut_allowed:
        return landing
    return Landing(landing.threshold, None, existing, reached=False)
