"""A single rate for each grade."""

from tests.support import ROLES, errors, messages, page, site, words
from tests.tables import table

FLAT = """
plans:
  - id: hourly
    title: Flat rates
    kind: single
    basis: hour
    weekly_hours: 40
    yearly_hours: 2080
    effective: 2026-07-01
    rates: {P1: 24.75, P2: 26.00}
    placement: {rule: next-step}
"""


def test_a_single_plan_has_one_column_called_rate() -> None:
    rates = table(page(site({"ladders/oak/pay.yaml": FLAT}), "pay-hourly.html"), "Rates in force")
    assert rates.columns == ["Grade", "Rate"]
    assert rates.rows == {"P1": ["P1", "$24.75"], "P2": ["P2", "$26.00"]}


def test_a_role_on_a_single_rate_shows_one_figure_and_no_range() -> None:
    # 24.75 x 2080 = 51,480
    made = site({"ladders/oak/pay.yaml": FLAT})
    assert table(page(made, "role-peer-1.html"), "P1").line("Rate") == {"Per hour": "$24.75", "Per year": "$51,480"}
    assert "$24.75 to" not in words(page(made, "role-peer-1.html"))


def test_a_move_between_single_rates_has_one_row() -> None:
    # 26.00 - 24.75 = 1.25; x 2080 = 2,600; 1.25 / 24.75 = 5.05%
    row = table(page(site({"ladders/oak/pay.yaml": FLAT}), "move-to-peer-2.html"), "From each step").line("Rate")
    assert (row["You land on"], row["New rate"]) == ("The one rate", "$26.00")
    assert (row["Raise per hour"], row["Raise per year"], row["Percent"]) == ("+$1.25", "+$2,600", "5.1%")


def test_two_rates_for_one_grade_are_an_error() -> None:
    (said,) = messages(site({"ladders/oak/pay.yaml": FLAT.replace("P1: 24.75", "P1: [24.75, 25.75]")}))
    assert "P1 has 2 rates, but the plan has 1 column" in said


def test_a_single_rate_may_be_unpublished() -> None:
    made = site({"ladders/oak/pay.yaml": FLAT.replace("26.00", "unpublished")})
    assert table(page(made, "pay-hourly.html"), "Rates in force").cell("P2", "Rate") == "not published"


def test_a_role_may_state_its_rate_itself_and_only_that_is_printed() -> None:
    """FORMAT, section 5: only their own basis is printed."""
    stated = ROLES.replace("{plan: hourly, grade: P1}", "{rate: 24.75 per hour}")
    said = words(page(site({"ladders/oak/roles.yaml": stated}), "role-peer-1.html"))
    assert "$24.75 per hour" in said
    assert "per year" not in said.split("Where this leads", maxsplit=1)[0]


def test_a_role_may_state_a_range_itself() -> None:
    stated = ROLES.replace("{plan: hourly, grade: P1}", "{min: 40000 per year, max: 52000 per year}")
    said = words(page(site({"ladders/oak/roles.yaml": stated}), "role-peer-1.html"))
    assert "$40,000 per year to $52,000 per year" in said


def test_pay_that_is_not_published_is_said_to_be_so() -> None:
    made = site({"ladders/oak/roles.yaml": ROLES.replace("{plan: hourly, grade: P2}", "unpublished")})
    assert errors(made) == []
    assert "Not published" in words(page(made, "role-peer-2.html")).split("Weekly hours", maxsplit=1)[0]
    assert "Pay not published" in words(page(made, "map.html"))
    assert table(page(made, "pay.html"), "Rates in force").cell("Peer Worker II", "Per hour") == "not published"
