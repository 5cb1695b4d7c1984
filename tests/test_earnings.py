"""Gross pay at weekly hours beside the lines of public rules; every figure worked out here with a pencil."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ladderbook import money
from ladderbook.earnings import HourlyRate, gross, most_hours, stands
from tests.support import OAK, page, site
from tests.tables import table

SGA, TRIAL = Decimal(1690), Decimal(1210)
"""2026: substantial work and a trial work month (SSA, announced October 24, 2025)."""


def rate(hourly: str, weeks: str = "52") -> HourlyRate:
    return HourlyRate("P1", "1", Fraction(hourly), Fraction(weeks), Decimal(40))


def test_the_amount_of_substantial_work_is_met_to_the_cent_at_1950_an_hour() -> None:
    # 19.50 x 20 = 390 a week, x 52 = 20,280 a year, / 12 = 1,690.00 a month
    paid = gross(rate("19.50"), Decimal(20))
    assert (paid.week, paid.year, paid.month) == (390, 20280, 1690)
    assert stands(paid.month, SGA) == "at"
    assert (paid.four_weeks, paid.five_weeks) == (1560, 1950)
    assert (stands(paid.four_weeks, SGA), stands(paid.five_weeks, SGA)) == ("under", "over")
    # 19.75 hours: 385.125 a week, 1,668.875 a month; 20 hours are at the line, no longer under it
    assert most_hours(rate("19.50"), SGA) == Decimal("19.75")


def test_the_federal_peer_specialist_at_half_time() -> None:
    # GS-6 step 1 in 2026: 38,791 a year for 2,087 hours; 20 hours a week are half of it: 19,395.50, / 12 = 1,616.29
    paid = gross(rate(f"{Fraction(38791, 2087)}", f"{Fraction(2087, 40)}"), Decimal(20))
    assert paid.year == Decimal("19395.50")
    assert paid.month == Decimal("1616.29")
    assert (stands(paid.month, SGA), stands(paid.month, TRIAL)) == ("under", "over")


def test_the_most_hours_of_a_month_of_five_weeks() -> None:
    # 1,690 / (18.00 x 5) = 18.77: 18.75 hours pay 1,687.50, 19 would pay 1,710
    assert most_hours(rate("18.00"), SGA, Fraction(5)) == Decimal("18.75")


def test_an_amount_that_is_printed_at_the_line_is_not_under_it() -> None:
    # 16.8999 x 20 x 5 = 1,689.99; 16.89996 x 100 = 1,689.996, printed 1,690.00
    assert most_hours(rate("16.8999"), SGA, Fraction(5)) == 20
    assert most_hours(rate("16.89996"), SGA, Fraction(5)) == Decimal("19.75")


@given(st.decimals(min_value=8, max_value=90, places=2), st.integers(200, 5000))
def test_a_quarter_of_an_hour_more_is_no_longer_under(hourly: Decimal, line: int) -> None:
    of = rate(str(hourly))
    hours = most_hours(of, Decimal(line))
    assert gross(of, hours).month < line or hours == 0
    assert gross(of, hours + Decimal("0.25")).month >= line


@given(st.decimals(min_value=8, max_value=90, places=2), st.sampled_from(["10", "20", "37.5", "40"]))
def test_a_year_is_twelve_months_within_the_rounding(hourly: Decimal, hours: str) -> None:
    paid = gross(rate(str(hourly)), Decimal(hours))
    assert abs(12 * paid.month - paid.year) <= Decimal("0.07")
    assert paid.week == money.half_up(hourly * Decimal(hours))


# -- the page

INCENTIVES = """
incentives:
  - {id: ssdi-2026, title: Working with SSDI, until: 2026-12-31,
     amounts: {Trial work month: 1210, Substantial work: 1690}, lines: [Trial work month, Substantial work]}
"""
ROLES = OAK["ladders/oak/roles.yaml"].replace(
    "pay: {plan: hourly, grade: P1}", "weekly_hours: [20, 40], pay: {plan: hourly, grade: P1}"
)
BENEFITS = "benefits: {from_weekly_hours: 20}, edition:"


def hours_page(**changed: str) -> str:
    agency = OAK["ladders/oak/agency.yaml"].replace("edition:", BENEFITS)
    texts = {
        "ladders/oak/agency.yaml": agency,
        "ladders/oak/roles.yaml": ROLES,
        "ladders/oak/incentives.yaml": INCENTIVES,
    }
    return page(site({**texts, **changed}), "hours-peer-1.html")


def test_each_weekly_hours_has_its_gross_pay() -> None:
    # 18.00 x 20 = 360 a week; x 4 = 1,440; x 52 / 12 = 1,560; x 5 = 1,800; x 52 = 18,720
    assert table(hours_page(), "Gross pay at 20 hours a week").line("P1, step 1") == {
        "Per hour": "$18.00", "A week": "$360", "Four weeks": "$1,440", "A month on average": "$1,560",
        "Five weeks": "$1,800", "A year": "$18,720",
    }  # fmt: skip


def test_a_month_stands_under_at_or_over_each_line() -> None:
    assert table(hours_page(), "A month at 20 hours a week beside each line").line("P1, step 1") == {
        "Trial work month: $1,210": "Over",
        "Substantial work: $1,690": "Under; over in a month of five weeks",
    }


@pytest.mark.parametrize("words", ["20 is just that many.", "40 is more.", "no decision about anyone"])
def test_the_page_says(words: str) -> None:
    assert words in hours_page()


def test_amounts_of_a_past_year_are_not_shown() -> None:
    past = INCENTIVES.replace("2026-12-31", "2025-12-31")
    found = hours_page(**{"ladders/oak/incentives.yaml": past})
    assert "Substantial work" not in found
    assert "public rules are not in this handbook" in found


def test_a_role_whose_hours_and_rates_are_not_known_has_no_such_page() -> None:
    unpaid = OAK["ladders/oak/roles.yaml"].replace("pay: {plan: hourly, grade: P1}", "pay: unpublished")
    assert "hours-peer-1.html" not in site({"ladders/oak/roles.yaml": unpaid}).files
