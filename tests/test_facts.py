"""Every figure of the VA ladder stands on the pages as the facts say.

Nothing here uses the engine's arithmetic: the facts are read as text, and a small calculator of its own places people.
"""

from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any, Final

import pytest

from ladderbook.pipeline import Made, make_handbook
from tests.support import DAY, messages, page, real_sources, words
from tests.tables import Table, table, tables
from tests.test_source_tables import said, source_table

FACTS: Final = Path(__file__).parent / "facts"
GRADES: Final = ("GS-5", "GS-6", "GS-7", "GS-8", "GS-9", "GS-10")
PLACES: Final = {
    "rest-of-us": "Rest of US",
    "washington-dc": "Washington DC",
    "new-york": "New York",
    "san-francisco": "San Francisco",
    "los-angeles": "Los Angeles",
    "boston": "Boston",
    "philadelphia": "Philadelphia",
    "houston": "Houston",
    "chicago": "Chicago",
    "seattle": "Seattle",
    "sacramento": "Sacramento",
    "san-diego": "San Diego",
    "denver": "Denver",
    "dallas": "Dallas",
    "atlanta": "Atlanta",
    "phoenix": "Phoenix",
    "miami": "Miami",
    "detroit": "Detroit",
    "minneapolis": "Minneapolis",
    "portland": "Portland",
}


@cache
def va(day: date = DAY) -> Made:
    made = make_handbook(real_sources(), "us-va-peer-specialist", day)
    assert made.files, messages(made)
    return made


@cache
def fact(name: str) -> Any:
    return said((FACTS / f"{name}.yaml").read_text(encoding="utf-8"))


def dollars(year: str, grade: str) -> list[int]:
    return [int(rate) for rate in fact(f"gs-{year}")["grades"][grade]]


def half_up(amount: Fraction, unit: str = "0.01") -> Decimal:
    """A rounding of the test's own: long division to many places, then the tie."""
    whole = Decimal(amount.numerator * 10**9 // amount.denominator).scaleb(-9)
    return whole.quantize(Decimal(unit), ROUND_HALF_UP)


def printed(amount: Decimal | int) -> str:
    """Whole dollars from a hundred up, else cents."""
    return f"${amount:,.0f}" if amount >= 100 and amount == int(amount) else f"${amount:,.2f}"


def local(rate: int, percent: str) -> int:
    """The facts: locality rate = round half up to the dollar."""
    return int(half_up(rate * (1 + Fraction(percent) / 100), "1"))


def rates(year: str, path: str = "pay-gs.html") -> Table:
    caption = {"2026": "Rates in force: dollars per year", "2025": "From January 12, 2025"}[year]
    return table(page(va(), path), caption)


# -- the tables


@pytest.mark.parametrize("year", ["2025", "2026"])
def test_the_printed_table_has_the_grades_and_steps_of_the_facts_and_no_others(year: str) -> None:
    assert list(rates(year).rows) == list(GRADES)
    assert rates(year).columns == ["Grade", *(f"Step {step}" for step in range(1, 11))]


@pytest.mark.parametrize("grade", GRADES)
@pytest.mark.parametrize("year", ["2025", "2026"])
def test_every_rate_of_the_general_schedule_is_printed_where_it_belongs(year: str, grade: str) -> None:
    found = rates(year)
    for step, rate in enumerate(dollars(year, grade), start=1):
        assert found.cell(grade, f"Step {step}") == f"${rate:,}"


@pytest.mark.parametrize("grade", GRADES)
def test_every_hourly_rate_is_the_year_divided_by_2087(grade: str) -> None:
    divisor = int(fact("gs-2026")["hourly_divisor"])
    found = table(page(va(), "pay-gs.html"), "Worked out: dollars per hour")
    for step, rate in enumerate(dollars("2026", grade), start=1):
        assert found.cell(grade, f"Step {step}") == printed(half_up(Fraction(rate, divisor)))


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("year", ["2025", "2026"])
def test_every_locality_rate_is_base_times_the_percent_to_the_dollar(year: str, place: str) -> None:
    percent = fact(f"gs-{year}")["locality_percent"][PLACES[place]]
    found = rates(year, f"pay-gs-{place}.html")
    for grade in GRADES:
        for step, rate in enumerate(dollars(year, grade), start=1):
            assert found.cell(grade, f"Step {step}") == f"${local(rate, percent):,}"


@pytest.mark.parametrize(
    "example", fact("gs-rules")["locality_examples"], ids=lambda example: f"{example['year']} {example['locality']}"
)
def test_a_posted_locality_rate_is_printed(example: dict[str, str]) -> None:
    (place,) = (name for name, title in PLACES.items() if title == example["locality"])
    found = rates(example["year"], f"pay-gs-{place}.html")
    assert found.cell(example["grade"], f"Step {example['step']}") == f"${int(example['rate']):,}"


@pytest.mark.parametrize(
    ("day", "in_force"),
    [(date(2026, 1, 10), "$34,454"), (date(2026, 1, 11), "$34,799"), (date(2025, 1, 12), "$34,454")],
)
def test_the_table_in_force_changes_on_the_day_the_facts_say(day: date, in_force: str) -> None:
    assert fact("gs-2026")["effective"] == "2026-01-11"
    assert fact("gs-2025")["effective"] == "2025-01-12"
    found = table(page(va(day), "pay-gs.html"), "Rates in force: dollars per year")
    assert found.cell("GS-5", "Step 1") == in_force


@pytest.mark.parametrize("role", ["peer-specialist-1", "peer-specialist-2", "peer-specialist-3", "peer-specialist-4"])
def test_a_role_prints_the_rates_of_its_grade(role: str) -> None:
    grade = f"GS-{5 + int(role[-1])}"
    steps = table(page(va(), f"role-{role}.html"), f"{grade}: rates in force")
    for step, rate in enumerate(dollars("2026", grade), start=1):
        assert steps.line(f"Step {step}") == {
            "Per hour": printed(half_up(Fraction(rate, 2087))),
            "Per year": f"${rate:,}",
        }


@pytest.mark.parametrize("grade", GRADES[1:])
def test_the_overview_prints_the_lowest_and_highest_rate_of_a_role(grade: str) -> None:
    base = [dollars("2026", grade)[step] for step in (0, 9)]
    percent = fact("gs-2026")["locality_percent"]["Rest of US"]
    title = "Lead Peer Specialist" if grade == "GS-10" else "Peer Specialist"
    overview = table(page(va(), "pay.html"), "Rates in force")
    for where, ends in (("before locality pay", base), ("Rest of US", [local(rate, percent) for rate in base])):
        hours = [printed(half_up(Fraction(rate, 2087))) for rate in ends]
        assert overview.line(f"{title}, {grade} {where}") == {
            "Grade": grade,
            "Per hour": " to ".join(hours),
            "Per year, full time": " to ".join(f"${rate:,}" for rate in ends),
        }


# -- the wait between steps


def waits() -> list[Table]:
    """The two tables of waits: with a scheduled tour, and without one."""
    return [each for each in tables(page(va(), "pay-gs.html")) if each.caption.startswith("Time between steps")]


@pytest.mark.parametrize("step", range(1, 10))
def test_every_wait_is_that_of_the_law(step: int) -> None:
    law, row = fact("gs-rules")["within_grade_increase"], f"Step {step} to Step {step + 1}"
    weeks, days = (
        [int(law[name][str(each)]) for each in range(1, step + 1)]
        for name in ("waiting_weeks", "intermittent_paid_days")
    )
    scheduled, intermittent = waits()
    assert scheduled.line(row) == {"Wait": f"{weeks[-1]} weeks", "After, in all": f"{sum(weeks)} weeks"}
    assert intermittent.line(row) == {
        "Wait": f"{days[-1]} paid days",
        "Over at least": f"{weeks[-1]} weeks",
        "After, in all": f"{sum(days):,} paid days, over at least {sum(weeks)} weeks",
    }


def test_from_the_first_step_to_the_tenth_is_the_sum_of_the_law() -> None:
    law = fact("gs-rules")["within_grade_increase"]
    weeks, days = (
        sum(int(each) for each in law[name].values()) for name in ("waiting_weeks", "intermittent_paid_days")
    )
    assert (weeks, weeks / 52, days) == (936, 18, 4680)
    told = words(page(va(), "pay-gs.html"))
    assert "From Step 1 to Step 10: 936 weeks, about 18 years.\n" in told
    assert "From Step 1 to Step 10: 4,680 paid days, over at least 936 weeks. Each wait is the longer" in told


def test_there_are_nine_waits_and_no_tenth() -> None:
    assert [len(each.rows) for each in waits()] == [9, 9]


# -- placement

MOVES: Final = {"entry": 5, "to-specialist-2": 6, "to-specialist-3": 7, "to-specialist-4": 8, "to-lead": 9}
"""Each move and the grade it leaves."""


IN_FORCE: Final = {"2025": date(2026, 1, 10), "2026": DAY}
"""A day on which the table of each year is in force."""


def placed(grade: int, year: str = "2026") -> Table:
    (move,) = (name for name, left in MOVES.items() if left == grade)
    return table(page(va(IN_FORCE[year]), f"move-{move}.html"), f"From each step of GS-{grade} to GS-{grade + 1}")


def two_step(left: list[int], step: int, new: list[int]) -> tuple[int, int]:
    """5 USC 5334(b), worked out anew: what the rule asks, and the step (from 1) of the new grade."""
    increase = left[step] - left[step - 1] if step < len(left) else left[-1] - left[-2]
    asked = left[step - 1] + 2 * increase
    enough = [number for number, rate in enumerate(new, start=1) if rate >= asked]
    return asked, min(enough, default=len(new))


@pytest.mark.parametrize("example", fact("gs-rules")["examples_2026_base"], ids=lambda example: f"{example['from']}")
def test_a_worked_example_of_the_facts_stands_in_its_table(example: dict[str, Any]) -> None:
    (grade, step), new = example["from"], int(example["to"].removeprefix("GS-"))
    row = placed(int(grade.removeprefix("GS-"))).line(f"Step {step}")
    assert new == int(grade.removeprefix("GS-")) + 1
    assert row["Rate now"] == f"${int(example['existing']):,}"
    assert row["The rule asks"] == f"${int(example['threshold']):,}"
    assert row["You land on"] == f"Step {example['step']}"
    assert row["New rate"] == f"${int(example['rate']):,}"


@pytest.mark.parametrize("step", range(1, 11))
@pytest.mark.parametrize("grade", MOVES.values())
@pytest.mark.parametrize("year", IN_FORCE)
def test_every_row_of_every_placement_table_is_what_the_law_gives(year: str, grade: int, step: int) -> None:
    left, new = dollars(year, f"GS-{grade}"), dollars(year, f"GS-{grade + 1}")
    percent = fact(f"gs-{year}")["locality_percent"]["Rest of US"]
    asked, lands = two_step(left, step, new)
    now, then = left[step - 1], new[lands - 1]
    hour_now, hour_then = (half_up(Fraction(rate, 2087)) for rate in (now, then))
    assert placed(grade, year).line(f"Step {step}") == {
        "Rate now": f"${now:,}",
        "Per hour now": printed(hour_now),
        "The rule asks": f"${asked:,}",
        "You land on": f"Step {lands}",
        "New rate": f"${then:,}",
        "New per hour": printed(hour_then),
        "Raise per hour": f"+{printed(hour_then - hour_now)}",
        "Raise per year": f"+${then - now:,}",
        "Percent": f"{half_up(Fraction(100 * (then - now), now), '0.1')}%",
        "Rest of US: now, then": f"${local(now, percent):,}, ${local(then, percent):,}",
    }


def test_every_promotion_has_one_table_of_ten_rows() -> None:
    shown = [name for name in va().files if name.startswith("move-")]
    assert sorted(shown) == sorted(f"move-{move}.html" for move in MOVES)
    assert [len(placed(grade).rows) for grade in MOVES.values()] == [10] * 5


# -- what is worked out


def test_the_hours_of_a_full_time_week_follow_from_a_part_time_rate() -> None:
    """20 hours a week are half of a full-time rate. (Every other figure is traced in test_source_tables.py.)"""
    (row,) = (row for row in source_table("us-va-peer-specialist") if row["where"].endswith(".weekly_hours"))
    assert "20 h/wk" in row["source_line"]
    assert "x 0.5" in row["source_line"]
    assert Decimal(row["figure"]) == 20 / Decimal("0.5")
