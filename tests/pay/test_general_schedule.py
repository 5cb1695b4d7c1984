"""The General Schedule: promotion from every step of grades 5 to 12, the waits, and why a raise of 1% is not enough.

The facts are OPM's tables and 5 USC 5334(b), 5335; the arithmetic here is the test's own.
"""

from decimal import Decimal
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from ladderbook.pay.placement import place
from ladderbook.schema.placement import Placement
from tests.support import AGENCY, page, site
from tests.tables import table

FACTS = Path(__file__).parent.parent / "facts"
RULE = Placement.model_construct(rule="two-step", min_gain=None, max_gain=None, may_cut=False, above_range="retained")


@cache
def facts(name: str) -> Any:
    return yaml.load((FACTS / f"{name}.yaml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506


def rates(year: str, grade: int) -> list[int]:
    return [int(rate) for rate in facts(f"gs-{year}")["grades"][f"GS-{grade}"]]


@pytest.mark.parametrize("step", range(10))
@pytest.mark.parametrize("grade", range(5, 13))
@pytest.mark.parametrize("year", ["2025", "2026"])
def test_two_steps_of_the_grade_left_from_every_step(year: str, grade: int, step: int) -> None:
    left, new = rates(year, grade), rates(year, grade + 1)
    # a step increase at the step one stands on; at the top, the last one
    increase = left[step + 1] - left[step] if step < 9 else left[9] - left[8]
    asked = left[step] + 2 * increase
    landing = place([Decimal(rate) for rate in left], step, [Decimal(rate) for rate in new], RULE)
    assert landing is not None
    assert landing.threshold == asked
    assert landing.rate == min((rate for rate in new if rate >= asked), default=new[-1])


def test_the_waits_of_the_law_come_to_936_weeks() -> None:
    waits = facts("gs-rules")["within_grade_increase"]["waiting_weeks"].values()
    # three waits of 52 weeks, three of 104, three of 156
    assert sum(map(int, waits)) == 3 * 52 + 3 * 104 + 3 * 156 == 936


def test_a_raise_of_one_percent_makes_only_some_of_the_rates_of_2026() -> None:
    """So the tables are written in full: OPM raises the step increases, not each rate."""
    rows = "\n".join(f"      GS-{grade}: {rates('2025', grade)}" for grade in range(5, 14))
    plan = f"""
plans:
  - id: gs
    title: General Schedule
    kind: grid
    basis: year
    weekly_hours: 40
    yearly_hours: 2087
    rounding: dollar
    effective: 2025-01-12
    rates:
{rows}
  - {{id: gs, effective: 2026-01-11, raise: 1%}}
"""
    made = site({"ladders/oak/agency.yaml": AGENCY, "ladders/oak/pay.yaml": plan}, base={})
    raised = table(page(made, "pay-gs.html"), "Rates in force: dollars per year")
    same = 0
    for grade in range(5, 14):
        for step, (old, new) in enumerate(zip(rates("2025", grade), rates("2026", grade), strict=True), start=1):
            by_hand = int(Fraction(old) * Fraction(101, 100) + Fraction(1, 2))
            assert raised.cell(f"GS-{grade}", f"Step {step}") == f"${by_hand:,}"
            same += by_hand == new
    assert 0 < same < 90
