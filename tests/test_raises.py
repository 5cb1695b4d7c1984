"""What the next version of a plan changes, grade by grade."""

from datetime import date
from decimal import Decimal

import pytest

from tests.support import PAY, page, site, words
from tests.tables import tables
from tests.test_riverbend_pay import NEXT, half_up, html, rates, signed

NEWER = """
  - id: hourly
    effective: 2027-07-01
    rates:
      P1: [18.54, 19.06, 19.57]
      P2: [20.50, 21.50, 22.50]
"""


def changes(newer: str, name: str = "pay-hourly", *, pay: str = PAY, day: date | None = None) -> dict[str, list[str]]:
    """The rows of the table of changes, its columns under the name of none; empty where there is no table."""
    texts = {"ladders/oak/pay.yaml": pay + newer, "ladders/oak/places.yaml": "places: [{id: east, name: East}]"}
    made = site(texts, as_of=day) if day else site(texts)
    found = [each for each in tables(page(made, f"{name}.html")) if each.caption.startswith("What changes")]
    if not found:
        return {}
    (only,) = found
    return {"": only.columns[1:], **{grade: cells[1:] for grade, cells in only.rows.items()}}


def test_each_grade_shows_its_ends_now_and_then() -> None:
    found = changes(NEWER)
    assert found[""] == [
        "Lowest now",
        "Lowest then",
        "Lowest: change",
        "Highest now",
        "Highest then",
        "Highest: change",
    ]
    assert found["P1"] == ["$18.00", "$18.54", "+$0.54", "$19.00", "$19.57", "+$0.57"]
    assert found["P2"] == ["$20.50", "$20.50", "no change", "$22.50", "$22.50", "no change"]


def test_only_the_next_version_is_told_and_after_it_the_one_after() -> None:
    third = "  - {id: hourly, effective: 2028-07-01, raise: 10%}\n"
    assert changes(NEWER + third)["P1"][1] == "$18.54"
    # 18.54 x 1.10 = 20.394
    later = changes(NEWER + third, day=date(2027, 7, 1))
    assert later["P1"][:3] == ["$18.54", "$20.39", "+$1.85"]


def test_a_fall_has_its_sign() -> None:
    fewer = "  - {id: hourly, effective: 2027-07-01, rates: {P1: [17.50, 18.50, 19.00]}}\n"
    assert changes(fewer)["P1"][:3] == ["$18.00", "$17.50", "−$0.50"]


def test_grades_that_come_and_rates_that_are_not_published_are_said_to_be_so() -> None:
    newer = "  - {id: hourly, effective: 2027-07-01, rates: {P2: unpublished, P3: [30.00, 31.00, 32.00]}}\n"
    found = changes(newer)
    assert found["P2"] == ["$20.50", "not published", "not published", "$22.50", "not published", "not published"]
    assert found["P3"] == ["not in the table", "$30.00", "new", "not in the table", "$32.00", "new"]


def test_one_rate_has_one_change() -> None:
    pay = """
    plans:
      - {id: hourly, title: Salary, kind: single, basis: month, rates: {P1: 3000, P2: 4000}, effective: 2026-01-01}
      - {id: hourly, effective: announced, raise: 2%}
    """
    found = changes("", pay=pay)
    # 3,000 x 1.02 = 3,060
    assert found[""] == ["Rate now", "Rate then", "Rate: change"]
    assert found["P1"] == ["$3,000", "$3,060", "+$60.00"]
    told = words(page(site({"ladders/oak/pay.yaml": pay}), "pay-hourly.html"))
    assert "What changes on a day not decided yet: dollars per month" in told


def test_before_the_first_version_nothing_is_called_now() -> None:
    assert changes(NEWER, day=date(2026, 1, 1))[""][0] == "Lowest before"


def test_a_place_has_its_own_rates() -> None:
    pay = PAY.replace("yearly_hours: 2080", "yearly_hours: 2080\n    locality: {east: 10%}")
    # 18.00 x 1.1 = 19.80   18.54 x 1.1 = 20.394
    assert changes(NEWER, "pay-hourly-east", pay=pay)["P1"][:3] == ["$19.80", "$20.39", "+$0.59"]


@pytest.mark.parametrize(
    "newer",
    [
        "  - {id: hourly, effective: 2027-07-01, note: The rates stay.}\n",
        "  - {id: hourly, effective: 2027-07-01, basis: year, rates: {P1: [38000, 39000, 40000]}}\n",
        "  - {id: hourly, effective: 2027-07-01, currency: CAD, raise: 3%}\n",
    ],
)
def test_what_stays_or_cannot_be_compared_has_no_table(newer: str) -> None:
    assert changes(newer) == {}


@pytest.mark.parametrize("grade", rates("peer-hourly"))
def test_riverbends_grades_rise_by_three_percent(grade: str) -> None:
    assert NEXT == "2027-07-01"
    (found,) = (
        each for each in tables(html("pay-peer-hourly")) if each.caption.startswith("What changes on July 1, 2027")
    )
    expected = []
    for now in (rates("peer-hourly")[grade][0], rates("peer-hourly")[grade][-1]):
        then = half_up(now * Decimal("1.03"))
        expected += [f"${now}", f"${then}", signed(then - now)]
    assert found.rows[grade][1:] == expected
