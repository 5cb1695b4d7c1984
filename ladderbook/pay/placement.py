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
from ladderbook.schema.reading import Word

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


def _exact(amount: Fraction) -> Decimal | Fraction:
    return amount


@dataclass(frozen=True, slots=True)
class Target:
    """The new grade: its rates, how many grades up it is, whether any rate between its ends may be paid."""

    rates: Ladder
    jumped: int = 1
    stepless: bool = False
    rounded: Callable[[Fraction], Decimal | Fraction] = _exact


@dataclass(frozen=True, slots=True)
class Landing:
    """Where a move lands one: an index into the new grade, or None for a rate that is on no column.

    `threshold` is what the rule asks; `higher` tells that a minimum gain took one a step further than the first step
    above; `reached` that the new grade has a rate as high as the rule asks.
    """

    threshold: Fraction
    column: int | None
    rate: Fraction
    higher: bool = False
    reached: bool = True


def two_step(standing: Standing, new: Target, _: Placement) -> Landing | None:
    """The lowest rate at least two step increases of the grade left above the existing rate.

    5 USC 5334(b), 5 CFR 531.214. The increase counted is the one at the step one stands on; from a top step, the last.
    """
    left, column = standing.left, standing.column
    lower = column if column + 1 < len(left) else column - 1
    below, above = (left[lower], left[lower + 1]) if lower >= 0 else (None, None)
    if below is None or above is None:
        return None
    return _at_least(new, standing.existing + 2 * Fraction(above - below) * standing.unit)


def next_step(standing: Standing, new: Target, terms: Placement) -> Landing | None:
    """The first rate above the existing one; one step higher where the gain is under the minimum.

    LA County Code 6.08.090 (minimum 2.7846%); San Mateo County SMCCE, section 5.
    """
    existing, least = standing.existing, terms.min_gain
    if least is Word.UNPUBLISHED:
        return None
    landing = _first(new, lambda rate: rate > existing, existing)
    if landing is None or not landing.reached or not isinstance(least, Amount) or landing.column is None:
        return landing
    if landing.rate - existing >= _share(existing, least) or landing.column + 1 == len(new.rates):
        return landing
    further = new.rates[landing.column + 1]
    return None if further is None else Landing(existing, landing.column + 1, Fraction(further), higher=True)


def min_percent(standing: Standing, new: Target, terms: Placement) -> Landing | None:
    """The lowest rate at least a percent above the existing one, else the top (Cambria CSD: 5%, else step E)."""
    if not isinstance(terms.min_gain, Amount):
        return None
    gain = _share(standing.existing, terms.min_gain)
    return _at_least(new, standing.existing + gain)


def percent_by_grades(standing: Standing, new: Target, terms: Placement) -> Landing | None:
    """A percent for the number of grades moved, or the minimum of the grade if that is more (York County: 5, 10, 15%).

    The largest number of grades not above the move's counts, so that `4: 15%` stands for four and more.
    """
    steps = sorted(
        (int(str(grades)), percent) for grades, percent in terms.by_grades.items() if str(grades).isdecimal()
    )
    fitting = [percent for grades, percent in steps if grades <= new.jumped]
    if not fitting:
        return None
    return _at_least(new, standing.existing + _share(standing.existing, fitting[-1]))


def grade_minimum(standing: Standing, new: Target, _: Placement) -> Landing | None:
    """The lowest rate of the new grade (Beaufort County), which may be no raise at all."""
    lowest = new.rates[0]
    return None if lowest is None else Landing(standing.existing, 0, Fraction(lowest))


def keep_rate(standing: Standing, new: Target, _: Placement) -> Landing | None:
    """The rate one has, or the ends of the new grade where it lies outside them."""
    lowest, highest = new.rates[0], new.rates[-1]
    if lowest is None or highest is None:
        return None
    kept = min(max(standing.existing, Fraction(lowest)), Fraction(highest))
    column = next((column for column, rate in enumerate(new.rates) if rate is not None and rate == kept), None)
    return Landing(standing.existing, column, kept, reached=kept >= standing.existing)


def _share(amount: Fraction, percent: Amount) -> Fraction:
    return amount * Fraction(percent.number) / 100


def _at_least(new: Target, threshold: Fraction) -> Landing | None:
    """The lowest rate that is not under a threshold; in a band that is the threshold itself."""
    if not new.stepless:
        return _first(new, lambda rate: rate >= threshold, threshold)
    asked = Fraction(new.rounded(threshold))
    rate = _inside(new, asked)
    if rate is None:
        return None
    ends = {Fraction(end): column for column, end in ((0, new.rates[0]), (len(new.rates) - 1, new.rates[-1])) if end}
    return Landing(threshold, ends.get(rate), rate, reached=rate >= asked)


def _inside(band: Target, asked: Fraction) -> Fraction | None:
    """A rate held inside the ends of a band; None where an end that is not published may be in the way."""
    lowest, highest = band.rates[0], band.rates[-1]
    known = [Fraction(rate) for rate in band.rates if rate is not None]
    if lowest is not None and asked < lowest:
        return Fraction(lowest)
    if highest is not None and asked > highest:
        return Fraction(highest)
    sure = known and min(known) <= asked <= max(known)
    return asked if sure else None


def _first(new: Target, enough: Callable[[Fraction], bool], threshold: Fraction) -> Landing | None:
    """The lowest rate that is enough; the top where none is; None where one that is not published may come first."""
    for column, rate in enumerate(new.rates):
        if rate is None:
            return None
        if enough(Fraction(rate)):
            return Landing(threshold, column, Fraction(rate))
    top = new.rates[-1]
    return None if top is None else Landing(threshold, len(new.rates) - 1, Fraction(top), reached=False)


Rule = Callable[[Standing, Target, Placement], Landing | None]
RULES: Final[dict[str, Rule]] = {
    "two-step": two_step,
    "next-step": next_step,
    "min-percent": min_percent,
    "percent-by-grades": percent_by_grades,
    "grade-minimum": grade_minimum,
    "keep-rate": keep_rate,
}
"""The rules that can be worked out; `negotiated` cannot."""
NEEDS_STEPS: Final = frozenset({"two-step"})
"""Rules that count steps of the grade left."""
STEPS_INTO: Final = frozenset({"next-step"})
"""Rules that look for a step of the grade entered; in a range there is none."""


def place(
    left: Ladder,
    column: int,
    new: Ladder | Target,
    terms: Placement,
    unit: Fraction = Fraction(1),
    present: Fraction | None = None,
) -> Landing | None:
    """Where one on a column of grade `left` lands in grade `new`; None where a rate it needs is not published.

    `unit` is as in `Standing`; everything returned is in the new plan's basis. `present` is the rate one has, in the
    basis of the plan left, where that is not the column's (a retained rate, or one with pay on top that counts).
    """
    target = new if isinstance(new, Target) else Target(new)
    stated = left[column]
    if stated is None or terms.rule not in RULES:
        return None
    existing = (Fraction(stated) if present is None else present) * unit
    landing = RULES[terms.rule](Standing(left, column, existing, unit), target, terms)
    return None if landing is None else _bounded(landing, existing, target, terms)


def _bounded(landing: Landing, existing: Fraction, new: Target, terms: Placement) -> Landing:
    """Never a cut unless one is allowed and all of the grade is lower, and never more than pay may rise by at most."""
    if landing.rate < existing:
        top = new.rates[-1]
        if terms.may_cut and terms.above_range == "top" and top is not None and top < existing:
            return Landing(landing.threshold, len(new.rates) - 1, Fraction(top), reached=False)
        return Landing(landing.threshold, None, existing, reached=False)
    if isinstance(terms.max_gain, Amount):
        most = existing + _share(existing, terms.max_gain)
        if landing.rate > most:
            return _highest_under(new, most, existing, landing)
    return landing


def _highest_under(new: Target, most: Fraction, existing: Fraction, landing: Landing) -> Landing:
    """The highest rate that keeps to the most; where none does, the lowest of the grade (San Mateo, section 5)."""
    fitting = [
        (column, Fraction(rate))
        for column, rate in enumerate(new.rates)
        if rate is not None and existing <= rate <= most
    ]
    if new.stepless and Fraction(new.rates[0] or 0) <= most:
        return Landing(landing.threshold, None, Fraction(new.rounded(most)), reached=landing.reached)
    column, rate = fitting[-1] if fitting else (0, Fraction(new.rates[0] or 0))
    return Landing(landing.threshold, column, rate, reached=landing.reached)
