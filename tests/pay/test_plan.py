"""Pay plans over time and place: which version holds on a day, what a locality adds, what a rate is worth an hour."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

import pytest

from ladderbook.load import load
from ladderbook.pay.plan import Plan
from tests.support import AGENCY, DAY, OAK, PAY, messages, page, site, words
from tests.tables import Table, table

RAISED = """
  - id: hourly
    effective: 2027-07-01
    rates:
      P1: [18.54, 19.06, 19.57]
      P2: [21.12, 22.15, 23.18]
"""
"""The scale of `support`, 3% more, half up: 18.54, 19.055, 19.57 and 21.115, 22.145, 23.175."""

BEFORE = """
  - id: hourly
    effective: 2025-07-01
    title: Hourly scale
    kind: grid
    basis: hour
    weekly_hours: 40
    yearly_hours: 2080
    rates:
      P1: [17.00, 17.50, 18.00]
      P2: [19.50, 20.50, 21.50]
    placement: {rule: next-step}
"""
YEARS = PAY + RAISED + BEFORE
"""Three versions, in no order: in force from July 2025, July 2026 and July 2027."""


def plan(pay: str = YEARS) -> Plan:
    sources = {name: text.encode() for name, text in {**OAK, "ladders/oak/pay.yaml": pay}.items()}
    drafts, _ = load(sources, "oak", DAY)
    return drafts.plans["hourly"]


def first_rate(found: Plan, day: date) -> Decimal | None:
    return found.at(day).table.rows[0].points[0].amount


# -- versions in time


@pytest.mark.parametrize(
    ("day", "rate"),
    [
        (date(2025, 7, 1), "17.00"),
        (date(2026, 6, 30), "17.00"),
        (date(2026, 7, 1), "18.00"),
        (date(2027, 6, 30), "18.00"),
        (date(2027, 7, 1), "18.54"),
        (date(2040, 1, 1), "18.54"),
    ],
)
def test_a_version_is_in_force_from_its_day_until_the_day_before_the_next(day: date, rate: str) -> None:
    assert first_rate(plan(), day) == Decimal(rate)


def test_before_the_first_day_the_first_version_is_the_one_to_come() -> None:
    found = plan()
    assert first_rate(found, date(2025, 6, 30)) == Decimal("17.00")
    assert [version.starts for version in found.past(date(2025, 6, 30))] == []


def test_what_is_coming_and_what_is_past_is_told_apart_on_every_day() -> None:
    found, first, second, third = plan(), date(2025, 7, 1), date(2026, 7, 1), date(2027, 7, 1)
    assert [version.starts for version in found.coming(first)] == [second, third]
    assert [version.starts for version in found.past(third)] == [second, first], "newest first"
    assert [version.starts for version in found.coming(second)] == [third]
    assert [version.starts for version in found.past(second)] == [first]


@pytest.mark.parametrize(("stated", "begins"), [("2026", date(2026, 1, 1)), ("2026-10", date(2026, 10, 1))])
def test_a_month_or_a_year_begins_on_its_first_day(stated: str, begins: date) -> None:
    assert plan(PAY.replace("2026-07-01", stated)).versions[0].starts == begins


def test_a_version_says_only_what_changed_and_keeps_the_rest() -> None:
    newest = plan().versions[-1].fields
    assert (newest.title, newest.weekly_hours, newest.placement.rule) == ("Hourly scale", 40, "next-step")  # type: ignore[union-attr]


def test_the_page_shows_the_three_tables_and_since_when_each_holds() -> None:
    said = page(site({"ladders/oak/pay.yaml": YEARS}), "pay-hourly.html")
    assert table(said, "Rates in force").cell("P1", "Step 1") == "$18.00"
    assert table(said, "From July 1, 2027").cell("P1", "Step 2") == "$19.06"
    assert table(said, "From July 1, 2025 until July 1, 2026").cell("P2", "Step 3") == "$21.50"
    assert "In force since July 1, 2026, until new rates begin on July 1, 2027" in words(said)


def test_the_home_page_announces_new_rates_until_they_are_in_force() -> None:
    sentence = "From July 1, 2027: new rates in Hourly scale."
    texts = {"ladders/oak/pay.yaml": YEARS}
    assert sentence in words(page(site(texts, as_of=date(2027, 6, 30)), "index.html"))
    assert sentence not in words(page(site(texts, as_of=date(2027, 7, 1)), "index.html"))


def test_a_role_is_paid_and_a_move_placed_by_the_version_in_force_on_the_day_itself() -> None:
    # 19.06 is above 18.54 by 2.8%; in July 2027 the move lands on 21.12
    before, after = (site({"ladders/oak/pay.yaml": YEARS}, as_of=day) for day in (date(2027, 6, 30), date(2027, 7, 1)))
    assert table(page(before, "role-peer-1.html"), "P1").cell("Step 1", "Per hour") == "$18.00"
    assert table(page(after, "role-peer-1.html"), "P1").cell("Step 1", "Per hour") == "$18.54"
    assert table(page(before, "move-to-peer-2.html"), "From each step").cell("Step 1", "New rate") == "$20.50"
    assert table(page(after, "move-to-peer-2.html"), "From each step").cell("Step 1", "New rate") == "$21.12"


def test_a_plan_that_has_not_begun_is_called_one_to_come_everywhere() -> None:
    made = site({"ladders/oak/pay.yaml": PAY.replace("2026-07-01", "2027-01-01")})
    said = words(page(made, "pay-hourly.html"))
    assert "Begins on January 1, 2027" in said
    assert "Rates to come: dollars per hour" in said
    for name in ("pay-hourly.html", "pay.html", "role-peer-1.html"):
        assert "rates in force" not in words(page(made, name)).casefold(), name


def test_rates_that_have_ended_are_not_in_force() -> None:
    """`until` is the last day (FORMAT, section 3): past, and not shown as what one is paid."""
    ended = PAY.replace("effective: 2026-07-01", "effective: 2026-01-01\n    until: 2026-06-30")
    said = words(page(site({"ladders/oak/pay.yaml": ended}, as_of=date(2026, 7, 1)), "pay-hourly.html"))
    assert "In force since" not in said
    assert "Rates in force" not in said


def test_on_its_last_day_a_version_is_still_in_force() -> None:
    ended = PAY.replace("effective: 2026-07-01", "effective: 2026-01-01\n    until: 2026-06-30")
    said = words(page(site({"ladders/oak/pay.yaml": ended}, as_of=date(2026, 6, 30)), "pay-hourly.html"))
    assert "In force since January 1, 2026" in said


def test_a_role_names_its_plan_as_it_is_called_today() -> None:
    renamed = PAY + RAISED.replace("effective: 2027-07-01", "effective: 2027-07-01\n    title: Scale of 2027")
    made = site({"ladders/oak/pay.yaml": renamed})
    assert "P1, Hourly scale" in words(page(made, "role-peer-1.html"))


def test_a_grade_that_begins_later_is_not_called_unpublished() -> None:
    later = "  - {id: hourly, effective: 2027-07-01, rates: {P3: [30.00, 31.00, 32.00]}}\n"
    roles = OAK["ladders/oak/roles.yaml"].replace("grade: P2", "grade: P3")
    made = site({"ladders/oak/pay.yaml": PAY + later, "ladders/oak/roles.yaml": roles})
    assert "not published" not in words(page(made, "role-peer-2.html"))


def test_a_decided_change_whose_day_is_not_known_is_announced() -> None:
    """`announced` = decided, day not known (FORMAT, section 2)."""
    made = site({"ladders/oak/pay.yaml": PAY + RAISED.replace("2027-07-01", "announced")})
    assert messages(made) == []
    assert table(page(made, "pay-hourly.html"), "Rates in force").cell("P1", "Step 1") == "$18.00"
    assert "$18.54" in words(page(made, "pay-hourly.html"))


def test_two_versions_of_one_day_are_refused() -> None:
    (said,) = messages(site({"ladders/oak/pay.yaml": PAY + RAISED.replace("2027-07-01", "2026-07-01")}))
    assert "the plan `hourly` is given twice; the first is on line 2 [duplicate-id]" in said


# -- places

PLACES = "\nplaces: [{id: east, name: East}, {id: west, name: West}]\n"


def located(rounding: str, percent: str, *, home: str = "") -> Mapping[str, str]:
    """The small agency with a locality; `home` makes it the agency's own."""
    pay = PAY.replace(
        "yearly_hours: 2080", f"yearly_hours: 2080\n    rounding: {rounding}\n    locality: {{east: {percent}}}"
    )
    agency = AGENCY.replace("kind: peer-run,", f"kind: peer-run, place: {home},") if home else AGENCY
    return {"ladders/oak/pay.yaml": pay, "ladders/oak/agency.yaml": agency + PLACES}


@pytest.mark.parametrize(
    ("rounding", "percent", "rates"),
    [
        # 18.00 x 1.1706 = 21.0708   18.50 x 1.1706 = 21.6561   19.00 x 1.1706 = 22.2414
        ("cent", "17.06%", ["$21.07", "$21.66", "$22.24"]),
        ("dollar", "17.06%", ["$21.00", "$22.00", "$22.00"]),
        ("dollar-up", "17.06%", ["$22.00", "$22.00", "$23.00"]),
        # 18.50 x 1.25 = 23.125, half a cent goes up;  18.00 x 1.25 = 22.50, half a dollar goes up
        ("cent", "25%", ["$22.50", "$23.13", "$23.75"]),
        ("dollar", "25%", ["$23.00", "$23.00", "$24.00"]),
        # a whole dollar is not rounded up further: 18.00 x 1.50 = 27.00
        ("dollar-up", "50%", ["$27.00", "$28.00", "$29.00"]),
    ],
)
def test_a_locality_adds_its_percent_and_rounds_as_the_plan_does(rounding: str, percent: str, rates: list[str]) -> None:
    found = table(page(site(located(rounding, percent)), "pay-hourly-east.html"), "Rates in force")
    assert list(found.line("P1").values()) == rates


def test_the_base_table_stays_as_it_is() -> None:
    made = site(located("dollar", "17.06%"))
    assert table(page(made, "pay-hourly.html"), "Rates in force").cell("P1", "Step 2") == "$18.50"


def test_a_move_shows_what_it_pays_in_the_agencys_own_place() -> None:
    # 20.50 x 1.1706 = 23.9973
    made = site(located("cent", "17.06%", home="east"))
    rows = table(page(made, "move-to-peer-2.html"), "From each step")
    assert rows.cell("Step 1", "New rate") == "$20.50"
    assert rows.cell("Step 1", "East: now, then") == "$21.07, $24.00"


def test_a_place_the_plan_does_not_know_changes_nothing() -> None:
    rows = table(page(site(located("cent", "17.06%", home="west")), "move-to-peer-2.html"), "From each step")
    assert not [column for column in rows.columns if "now, then" in column]


# -- what a number of the plan is worth


def based(basis: str, rate: str, weekly: str = "37.5", yearly: str = "1950") -> Table:
    """The pay of a role whose one rate is in a basis."""
    pay = f"""
    plans:
      - id: hourly
        title: Salaries
        kind: single
        basis: {basis}
        weekly_hours: {weekly}
        yearly_hours: {yearly}
        effective: 2026-07-01
        rates: {{P1: {rate}, P2: {rate}}}
        placement: {{rule: next-step}}
    """
    return table(page(site({"ladders/oak/pay.yaml": pay}), "role-peer-1.html"), "P1")


@pytest.mark.parametrize(
    ("basis", "rate", "hour", "year"),
    [
        ("hour", "19.50", "$19.50", "$38,025"),  # 19.50 x 1950
        ("biweek", "1500", "$20.00", "$39,000"),  # 1500 / (2 x 37.5) = 20; x 1950
        ("biweek", "1503.85", "$20.05", "$39,100.10"),  # 1503.85 / 75 = 20.05133; x 1950 = 39,100.10
        ("month", "3250", "$20.00", "$39,000"),  # 3250 x 12 = 39,000; / 1950
        ("year", "40000", "$20.51", "$40,000"),  # 40,000 / 1950 = 20.5128
    ],
)
def test_an_hour_and_a_year_follow_from_the_basis(basis: str, rate: str, hour: str, year: str) -> None:
    found = based(basis, rate).line("Rate")
    assert (found["Per hour"], found["Per year"]) == (hour, year)


def test_the_year_is_worked_out_from_the_exact_hour_not_from_the_printed_one() -> None:
    # 1,503.85 / 75 = 20.05133...; 20.05 x 1950 would be 39,097.50
    assert based("biweek", "1503.85").cell("Rate", "Per year") == "$39,100.10"


# -- currency


@pytest.mark.parametrize("name", ["pay-hourly", "move-to-peer-2", "role-lead", "credential-cps"])
def test_an_agencys_currency_is_that_of_all_its_money(name: str) -> None:
    agency = AGENCY.replace("kind: peer-run,", "kind: peer-run, currency: CAD,")
    lead = """
    roles: [{id: lead, title: Lead, family: direct, level: 3, identity: peer, pay: {rate: 24.75 per hour}}]
    credentials: [{id: cps, name: Certified Peer, cost: 80}]
    """
    said = words(page(site({"ladders/oak/agency.yaml": agency, "ladders/oak/lead.yaml": lead}), f"{name}.html"))
    assert "CAD " in said
    assert "$" not in said
    assert "dollars" not in said.casefold()


# -- rows and columns


@pytest.mark.parametrize(
    ("rates", "count"), [("[18.00, 18.50]", "2 rates"), ("18.00", "1 rate"), ("[1, 2, 3, 4]", "4 rates")]
)
def test_a_row_that_does_not_fill_the_columns_is_an_error_at_its_grade(rates: str, count: str) -> None:
    columns = "columns: [Low, Middle, High]\n    rates:"
    pay = PAY.replace("    rates:", f"    {columns}").replace("[18.00, 18.50, 19.00]", rates)
    (said,) = messages(site({"ladders/oak/pay.yaml": pay}))
    assert said.startswith(f"ladders/oak/pay.yaml:11:7: error: P1 has {count}")
    assert "but the plan has 3 columns [row-length] fix: Write one rate for each column (Low, Middle, High)" in said


def test_without_names_the_longest_row_gives_the_number_of_steps() -> None:
    (said,) = messages(site({"ladders/oak/pay.yaml": PAY.replace("[18.00, 18.50, 19.00]", "[18.00, 18.50]")}))
    assert said.startswith("ladders/oak/pay.yaml:10:7: error: P1 has 2 rates, but the plan has 3 columns [row-length]")


def test_a_rate_that_is_not_published_is_said_to_be_so() -> None:
    made = site({"ladders/oak/pay.yaml": PAY.replace("18.50", "unpublished")})
    assert messages(made) == []
    for name, caption in (("pay-hourly.html", "Rates in force"), ("pay-hourly.html", "Worked out")):
        assert table(page(made, name), caption).cell("P1", "Step 2") == "not published"
    assert table(page(made, "role-peer-1.html"), "P1").line("Step 2") == {
        "Per hour": "not published",
        "Per year": "not published",
    }


def test_a_step_that_a_grade_does_not_have_is_not_called_unpublished() -> None:
    """`none` = there is none (FORMAT, section 2)."""
    made = site({"ladders/oak/pay.yaml": PAY.replace("[18.00, 18.50, 19.00]", "[18.00, 18.50, none]")})
    assert messages(made) == []
    assert table(page(made, "pay-hourly.html"), "Rates in force").cell("P1", "Step 3") == "none"


def test_a_whole_grade_may_be_unpublished_and_no_line_says_so_of_an_hour() -> None:
    made = site({"ladders/oak/pay.yaml": PAY.replace("[20.50, 21.50, 22.50]", "unpublished")})
    assert table(page(made, "pay-hourly.html"), "Rates in force").cell("P2", "Step 1") == "not published"
    for name in ("map.html", "role-peer-2.html", "move-to-peer-2.html", "index.html"):
        assert "ot published per hour" not in words(page(made, name)), name


def test_the_day_of_the_tests_is_between_the_versions() -> None:
    assert date(2026, 7, 1) < DAY < date(2027, 7, 1)
