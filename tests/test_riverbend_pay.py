"""Every figure of pay in Riverbend's handbook, worked out anew from its YAML by a small calculator of this test."""

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from functools import cache
from typing import Any, Final

import pytest
import yaml

from ladderbook.pipeline import Made, make_handbook
from tests.support import DAY, ROOT, messages, page, real_sources
from tests.tables import Table, table, tables

HOURS: Final = 1950
"""37.5 hours a week, 52 weeks."""
LEAST: Final = Fraction(5, 100)
"""The minimum gain of the hourly scale; the manager's salary has none."""
STEPS: Final = ("Step 1", "Step 2", "Step 3", "Step 4", "Step 5")


@cache
def riverbend() -> Made:
    made = make_handbook(real_sources(), "riverbend", DAY)
    assert made.files, messages(made)
    return made


def said(name: str) -> Any:
    text = (ROOT / "ladders" / "riverbend" / f"{name}.yaml").read_text(encoding="utf-8")
    return yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 - BaseLoader makes texts, lists and maps only


@cache
def scale(effective: str = "2026-07-01") -> dict[str, list[Decimal]]:
    """The hourly scale of a day, as its author wrote it."""
    (plan,) = (p for p in said("pay")["plans"] if p["id"] == "peer-hourly" and p["effective"] == effective)
    return {grade: [Decimal(rate) for rate in rates] for grade, rates in plan["rates"].items()}


def half_up(amount: Fraction | Decimal, unit: str = "0.01") -> Decimal:
    exact = Fraction(amount)
    whole = Decimal(abs(exact.numerator) * 10**9 // exact.denominator).scaleb(-9).quantize(Decimal(unit), ROUND_HALF_UP)
    return whole if exact >= 0 else -whole


def printed(amount: Decimal) -> str:
    return f"${amount:,.0f}" if amount >= 100 and amount == int(amount) else f"${amount:,.2f}"


def signed(amount: Decimal) -> str:
    return f"{'+' if amount > 0 else '−' if amount < 0 else ''}{printed(abs(amount))}"


def html(name: str) -> str:
    return page(riverbend(), f"{name}.html")


# -- the tables


def test_full_time_is_52_weeks() -> None:
    for plan in said("pay")["plans"]:
        if "yearly_hours" in plan:
            assert Decimal(plan["yearly_hours"]) == 52 * Decimal(plan["weekly_hours"]) == HOURS


@pytest.mark.parametrize("grade", scale())
def test_the_table_of_2027_is_that_of_2026_and_three_percent_half_up_to_the_cent(grade: str) -> None:
    raised = [half_up(rate * Decimal("1.03")) for rate in scale()[grade]]
    assert raised == scale("2027-07-01")[grade]
    announced = table(html("pay-peer-hourly"), "From July 1, 2027: dollars per hour")
    assert announced.rows[grade] == [grade, *(f"${rate}" for rate in raised)]


@pytest.mark.parametrize("grade", scale())
def test_every_rate_is_printed_and_its_year_is_1950_hours_of_it(grade: str) -> None:
    hourly, yearly = (table(html("pay-peer-hourly"), caption) for caption in ("Rates in force", "Worked out"))
    for step, rate in zip(STEPS, scale()[grade], strict=True):
        assert hourly.cell(grade, step) == f"${rate}"
        assert yearly.cell(grade, step) == printed(rate * HOURS)


def test_the_managers_salary_is_32_dollars_an_hour() -> None:
    # 62,400 / 1,950 = 32
    assert table(html("pay-manager-salary"), "Rates in force").rows == {"S1": ["S1", "$62,400"]}
    assert table(html("pay-manager-salary"), "Worked out").rows == {"S1": ["S1", "$32.00"]}


def roles() -> list[tuple[str, str, list[str]]]:
    """Id, title and grades of every role on the hourly scale."""
    found = [(role, role["pay"]["grade"]) for role in said("roles")["roles"] if role["pay"]["plan"] == "peer-hourly"]
    return [(role["id"], role["title"], grade if isinstance(grade, list) else [grade]) for role, grade in found]


@pytest.mark.parametrize(
    ("role", "title", "grades"), roles(), ids=lambda value: value if isinstance(value, str) else ""
)
def test_a_role_prints_every_step_of_its_grades_and_the_overview_their_ends(
    role: str, title: str, grades: list[str]
) -> None:
    for grade in grades:
        steps = table(html(f"role-{role}"), f"{grade}: rates in force")
        assert steps.rows == {
            step: [step, f"${rate}", printed(rate * HOURS)] for step, rate in zip(STEPS, scale()[grade], strict=True)
        }
    low, high = scale()[grades[0]][0], scale()[grades[-1]][-1]
    line = table(html("pay"), "Rates in force").line(title)
    assert line["Per hour"] == f"${low} to ${high}"
    assert line["Per year, full time"] == f"{printed(low * HOURS)} to {printed(high * HOURS)}"


# -- placement

MOVES: Final = {
    "to-specialist-1": [("P1", "P2")],
    "to-specialist-2": [("P2", "P3")],
    "to-senior": [("P3", "P4")] * 3,
    "to-coordinator": [("P3", "P4")] * 3,
    "to-supervisor": [("P4", "P5")] * 2,
    "acting-supervisor": [("P4", "P5")],
    "supervisor-grade-up": [("P5", "P6")],
}
"""Every move up the hourly scale: a table for each role it leads from."""


def placed(move: str) -> list[Table]:
    return [each for each in tables(html(f"move-{move}")) if each.caption.startswith("From each step of")]


def next_step(now: Decimal, rates: list[Decimal]) -> int:
    """The first rate above the present one; where that raise is under 5%, one step higher, once."""
    above = [step for step, rate in enumerate(rates) if rate > now]
    first = above[0]
    enough = Fraction(rates[first]) >= Fraction(now) * (1 + LEAST)
    return first if enough or first == len(rates) - 1 else first + 1


def test_every_move_that_changes_the_grade_has_its_tables_and_no_other_move_has_any() -> None:
    shown = {name: [each.caption for each in placed(name)] for name in (move["id"] for move in said("moves")["moves"])}
    expected = {
        name: [f"From each step of {low} to {high}, dollars per hour" for low, high in ends]
        for name, ends in MOVES.items()
    }
    expected |= {
        "to-manager": [f"From each step of {grade} to S1, dollars per year" for grade in ("P5", "P6")],
        "back-to-specialist": [f"From each step of {grade} to P4, dollars per hour" for grade in ("P5", "P6")],
    }
    assert {name: captions for name, captions in shown.items() if captions} == expected


@pytest.mark.parametrize("move", MOVES)
def test_every_row_up_the_scale_is_what_the_rule_gives(move: str) -> None:
    for shown, (low, high) in zip(placed(move), MOVES[move], strict=True):
        assert tuple(shown.rows) == STEPS
        for step, now in zip(STEPS, scale()[low], strict=True):
            lands = next_step(now, scale()[high])
            then = scale()[high][lands]
            assert shown.line(step) == {
                "Rate now": f"${now}",
                "The rule asks": f"more than ${now}",
                "You land on": STEPS[lands],
                "New rate": f"${then}",
                "New per year": printed(then * HOURS),
                "Raise per hour": signed(then - now),
                "Raise per year": signed((then - now) * HOURS),
                "Percent": f"{half_up(Fraction(then - now) / Fraction(now) * 100, '0.1')}%",
            }, (move, step)


@pytest.mark.parametrize("grade", ["P5", "P6"])
def test_the_manager_is_placed_at_the_one_salary(grade: str) -> None:
    (shown,) = (each for each in placed("to-manager") if f" {grade} " in each.caption)
    for step, now in zip(STEPS, scale()[grade], strict=True):
        year = now * HOURS
        assert shown.line(step) == {
            "Rate now per hour": f"${now}",
            "The rule asks": f"more than {printed(year)}",
            "You land on": "The one rate",
            "New rate": "$62,400",
            "New per hour": "$32.00",
            "Raise per hour": signed(32 - now),
            "Raise per year": signed(62400 - year),
            "Percent": f"{half_up(Fraction(32 - now) / Fraction(now) * 100, '0.1')}%",
        }


@pytest.mark.parametrize("grade", ["P5", "P6"])
def test_stepping_back_leads_to_the_top_of_p4(grade: str) -> None:
    """Every rate of P5 and P6 is above P4, whose top step pays 26.10; this move may cut."""
    top = scale()["P4"][-1]
    assert top == Decimal("26.10") < min(scale()[grade])
    (shown,) = (each for each in placed("back-to-specialist") if f" {grade} " in each.caption)
    for step, now in zip(STEPS, scale()[grade], strict=True):
        row = shown.line(step)
        assert (row["You land on"], row["New rate"], row["New per year"]) == ("Step 5", "$26.10", "$50,895")
        assert row["Raise per hour"] == signed(top - now)
        assert row["Raise per year"] == signed((top - now) * HOURS)


@pytest.mark.parametrize("move", ["senior-to-coordinator", "to-bridger", "to-crisis", "to-direct-support"])
def test_a_move_sideways_keeps_the_grade(move: str) -> None:
    assert "The grade stays the same: P" in html(f"move-{move}")
