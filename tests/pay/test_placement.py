"""Where a move lands one: every rule by cases worked out by hand, and what holds for every pay table there could be.

A grade is written as its rates, lowest step first; `?` is a rate that is not published.
"""

from decimal import Decimal
from fractions import Fraction
from typing import Final

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from ladderbook.pay.placement import Landing, place
from ladderbook.placings import rule_words
from ladderbook.schema.amounts import Amount
from ladderbook.schema.placement import Placement
from tests.support import PAY, ROLES, messages, page, site, words
from tests.tables import Table, table

PROPERTY: Final = settings(derandomize=True, max_examples=200, deadline=None)
Rates = tuple[Decimal | None, ...]


def grade(words: str) -> Rates:
    """`18.00 18.50 ?` as rates."""
    return tuple(None if rate == "?" else Decimal(rate) for rate in words.split())


def terms(rule: str, least: str | None = None, above_range: str = "retained", *, may_cut: bool = False) -> Placement:
    gain = Amount(Decimal(least), "percent") if least else None
    return Placement.model_construct(rule=rule, min_gain=gain, above_range=above_range, may_cut=may_cut)


def lands(left: str, step: int, new: str, rule: Placement, unit: str = "1") -> str:
    """Where one on a step lands: `step 3 at 21.50`, `kept 26.00`, `not known`."""
    landing = place(grade(left), step - 1, grade(new), rule, Fraction(unit))
    if landing is None:
        return "not known"
    exact = landing.rate
    rate = Decimal(exact.numerator) / Decimal(exact.denominator)
    return f"kept {rate:.2f}" if landing.column is None else f"step {landing.column + 1} at {rate:.2f}"


TWO_STEP: Final = terms("two-step")
NEXT_STEP: Final = terms("next-step")
AT_LEAST_5: Final = terms("next-step", "5")
TOP: Final = terms("next-step", above_range="top", may_cut=True)


class TestTwoStep:
    """The lowest rate at least two step increases of the grade left above the present rate."""

    # Increases of 1.00: from 10.00 the rule asks 12.00, from 11.00 it asks 13.00.
    def test_the_rate_that_is_just_enough_is_enough(self) -> None:
        assert lands("10 11 12 13", 1, "11.50 12.00 12.50", TWO_STEP) == "step 2 at 12.00"

    def test_a_cent_short_is_not_enough(self) -> None:
        assert lands("10 11 12 13", 1, "11.50 11.99 12.50", TWO_STEP) == "step 3 at 12.50"

    def test_the_first_step_is_the_least_one_gets(self) -> None:
        assert lands("10 11 12 13", 1, "15 16 17", TWO_STEP) == "step 1 at 15.00"

    def test_from_the_top_step_the_last_increase_counts(self) -> None:
        # 13 + 2 x (13 - 12) = 15
        assert lands("10 11 12 13", 4, "13.50 14.50 15.50", TWO_STEP) == "step 3 at 15.50"

    def test_the_increase_is_that_at_the_step_one_stands_on(self) -> None:
        # 10 + 2 x 1 = 12;  11 + 2 x 3 = 17;  14 + 2 x 2 = 18;  from the top 16 + 2 x 2 = 20
        new = "12 13 14 15 16 17 18 19 20"
        assert [lands("10 11 14 16", step, new, TWO_STEP) for step in (1, 2, 3, 4)] == [
            "step 1 at 12.00",
            "step 6 at 17.00",
            "step 7 at 18.00",
            "step 9 at 20.00",
        ]

    def test_the_increases_of_the_new_grade_do_not_count(self) -> None:
        # two increases of the new grade (5.00) would ask 20 and land on step 3
        assert lands("10 11 12", 1, "10 15 20", TWO_STEP) == "step 2 at 15.00"

    def test_where_no_rate_is_enough_one_gets_the_highest(self) -> None:
        assert lands("10 11 12", 3, "11 12 13", TWO_STEP) == "step 3 at 13.00"

    def test_a_rate_above_the_new_grade_is_kept(self) -> None:
        assert lands("20 21 22", 2, "11 12 13", TWO_STEP) == "kept 21.00"

    def test_a_grade_of_one_step_has_no_increase_to_count(self) -> None:
        assert lands("10", 1, "11 12", TWO_STEP) == "not known"

    @pytest.mark.parametrize(("step", "landing"), [(1, "not known"), (2, "not known"), (3, "step 3 at 16.00")])
    def test_an_increase_that_is_not_published_is_not_guessed(self, step: int, landing: str) -> None:
        # from step 1 the increase to step 2 is not known; from step 3 it is 1.00: 13 + 2 = 15
        assert lands("10 ? 13 14", step, "12 14 16", TWO_STEP) == landing


class TestNextStep:
    """The first rate above the present one; one step higher where the raise is under the minimum."""

    def test_an_equal_rate_is_not_above(self) -> None:
        assert lands("18.00 18.50", 2, "18.00 18.50 19.00", NEXT_STEP) == "step 3 at 19.00"

    def test_a_cent_is_above(self) -> None:
        assert lands("18.00 18.50", 2, "18.00 18.51 19.00", NEXT_STEP) == "step 2 at 18.51"

    def test_a_raise_of_just_the_minimum_is_enough(self) -> None:
        # 5% of 20.00 is 1.00
        assert lands("20.00", 1, "21.00 22.00", AT_LEAST_5) == "step 1 at 21.00"

    def test_a_raise_under_the_minimum_takes_one_a_step_higher(self) -> None:
        assert lands("20.00", 1, "20.99 22.00", AT_LEAST_5) == "step 2 at 22.00"

    def test_but_only_one_step_even_if_that_is_still_under(self) -> None:
        # 20.20 is 1%, 20.40 is 2%: both under 5%, and one goes one step higher once
        assert lands("20.00", 1, "20.20 20.40 20.60 25.00", AT_LEAST_5) == "step 2 at 20.40"

    def test_at_the_top_there_is_no_step_higher(self) -> None:
        assert lands("20.00", 1, "19.00 20.50", AT_LEAST_5) == "step 2 at 20.50"

    def test_a_minimum_with_decimals_is_exact(self) -> None:
        # LA County: 2.7846% of 10,000 is 278.46
        county = terms("next-step", "2.7846")
        assert lands("10000", 1, "10278.46 10400", county) == "step 1 at 10278.46"
        assert lands("10000", 1, "10278.45 10400", county) == "step 2 at 10400.00"

    def test_the_highest_rate_itself_is_not_left(self) -> None:
        assert lands("19.00 20.00", 2, "18.00 19.00 20.00", NEXT_STEP) == "step 3 at 20.00"

    def test_a_rate_above_the_new_grade_is_kept(self) -> None:
        assert lands("24.00 26.00", 2, "20.00 25.00", NEXT_STEP) == "kept 26.00"

    def test_a_move_that_may_cut_takes_one_to_the_top(self) -> None:
        assert lands("24.00 26.00", 2, "20.00 25.00", TOP) == "step 2 at 25.00"

    @pytest.mark.parametrize(
        "rule", [terms("next-step", above_range="top"), terms("next-step", may_cut=True)], ids=["top", "may cut"]
    )
    def test_one_of_the_two_alone_cuts_nobody(self, rule: Placement) -> None:
        assert lands("24.00 26.00", 2, "20.00 25.00", rule) == "kept 26.00"

    def test_a_present_rate_that_is_not_published_leads_nowhere_known(self) -> None:
        assert lands("18.00 ?", 2, "20.00 21.00", NEXT_STEP) == "not known"

    @pytest.mark.parametrize("new", ["?", "? 20.00", "? 25.00 26.00"])
    def test_a_rate_that_could_be_the_first_above_is_not_guessed(self, new: str) -> None:
        assert lands("18.00", 1, new, NEXT_STEP) == "not known"

    def test_nor_is_the_rate_a_step_higher(self) -> None:
        # 20.20 is under 5%, and what one step higher pays is not published
        assert lands("20.00", 1, "20.20 ? 25.00", AT_LEAST_5) == "not known"

    def test_a_rate_that_the_rule_does_not_need_may_be_unpublished(self) -> None:
        """Rates rise, so step 1 is the first above whatever step 2 pays."""
        assert lands("18.00", 1, "20.00 ? 25.00", NEXT_STEP) == "step 1 at 20.00"


class TestAcrossPlans:
    """Rates are compared per hour, each by the hours of its own plan; what comes out is in the new plan's basis."""

    def test_an_hour_becomes_a_year_of_the_new_plan(self) -> None:
        # 20.00 an hour is 39,000 for 1,950 hours, whatever the hours of the plan one leaves
        assert lands("20.00", 1, "39000 39001", NEXT_STEP, unit="1950") == "step 2 at 39001.00"

    def test_a_kept_rate_is_kept_per_hour(self) -> None:
        assert lands("20.00", 1, "30000 38000", NEXT_STEP, unit="1950") == "kept 39000.00"

    def test_increments_are_those_of_the_grade_left_in_the_new_basis(self) -> None:
        # 20.00 + 2 x 0.50 = 21.00 an hour, 40,950 a year
        assert lands("20.00 20.50", 1, "40000 40949 40950", TWO_STEP, unit="1950") == "step 3 at 40950.00"


# -- on the page

SALARY = """
  - id: salary
    title: Salaries
    kind: grid
    basis: year
    weekly_hours: 37.5
    yearly_hours: 1950
    rounding: dollar
    effective: 2026-07-01
    rates:
      S1: [38000, 40000, 42000]
    placement: {rule: next-step}
"""


def placed(*, pay: str = PAY, roles: str = ROLES, move: str = "to-peer-2") -> Table:
    """The placement table of a move of the small agency."""
    made = site({"ladders/oak/pay.yaml": pay, "ladders/oak/roles.yaml": roles})
    return table(page(made, f"move-{move}.html"), "From each step of")


def test_a_move_from_an_hourly_to_a_yearly_plan_shows_both() -> None:
    """Oak's hour is one of 2,080, the salary's one of 1,950.

    18.00 x 1950 = 35,100, so step 1: 38,000 / 1950 = 19.487. 19.49 - 18.00 = 1.49. 38,000 - 18.00 x 2080 = 560.
    19.00 x 1950 = 37,050, so step 1: 19.49 - 19.00 = 0.49. 38,000 - 19.00 x 2080 = -1,520: fewer hours.
    19.487179 / 18 - 1 = 8.26%; / 19 - 1 = 2.56%
    """
    rows = placed(pay=PAY + SALARY, roles=ROLES.replace("{plan: hourly, grade: P2}", "{plan: salary, grade: S1}"))
    assert rows.line("Step 1") == {
        "Rate now per hour": "$18.00",
        "The rule asks": "more than $35,100",
        "You land on": "Step 1",
        "New rate": "$38,000",
        "New per hour": "$19.49",
        "Raise per hour": "+$1.49",
        "Raise per year": "+$560",
        "Percent": "8.3%",
    }
    assert rows.line("Step 3")["Raise per hour"] == "+$0.49"
    assert rows.line("Step 3")["Raise per year"] == "−$1,520"
    assert rows.line("Step 3")["Percent"] == "2.6%"


def test_a_minimum_gain_is_told_where_it_takes_one_higher() -> None:
    # 19.00 -> 20.50 is 7.9%, under 8%; 18.50 -> 20.50 is 10.8%
    made = site({"ladders/oak/pay.yaml": PAY.replace("{rule: next-step}", "{rule: next-step, min_gain: 8%}")})
    said = words(page(made, "move-to-peer-2.html"))
    assert "Step 2: The first rate of P2 above $18.50 is step 1." in said
    assert (
        "Step 3: The first rate of P2 above $19.00 is step 1, but that raise is less than 8%, "
        "so you go one step higher, to step 2." in said
    )


def test_the_rule_in_words_says_what_becomes_of_a_rate_above_the_new_grade() -> None:
    assert "you keep it" in rule_words(terms("next-step"))
    assert "highest" in rule_words(TOP)


LEAVERS = "  - {id: guide, title: Peer Guide, family: direct, level: 1, identity: peer, pay: GUIDE}\nmoves:"
FROM_BOTH = ("from: peer-1\n    to: peer-2", "from: [peer-1, guide]\n    to: peer-2")


def both(pay: str) -> str:
    """What a move from two roles pays: Peer Worker I in P1, and a guide who is paid this."""
    roles = ROLES.replace("moves:", LEAVERS.replace("GUIDE", pay)).replace(*FROM_BOTH)
    shown = words(page(site({"ladders/oak/roles.yaml": roles}), "move-to-peer-2.html"))
    return shown.partition("What it would pay\nPeer")[2].partition("If the answer is no")[0]


def test_roles_that_are_placed_alike_share_one_table() -> None:
    shown = both("{plan: hourly, grade: P1}")
    assert shown.count("From each step of P1 to P2, dollars per hour") == 1
    assert shown.count("(from") == 0


def test_roles_of_different_grades_have_a_table_each_with_their_names() -> None:
    shown = both("{plan: hourly, grade: P2}")
    assert "Worker II (from Peer Worker I): $20.50" in shown
    assert "From each step of P1 to P2 (Peer Worker I to Peer Worker II)" in shown
    assert "Worker II (from Peer Guide): $20.50" in shown
    assert "The grade stays the same: P2." in shown


def test_from_a_rate_without_a_plan_the_rule_is_told() -> None:
    of_guide = both("{rate: 19.00 per hour}").partition("Worker II (from Peer Guide): $20.50")[2]
    assert "You are placed at the first rate of the new grade that is above your present rate." in of_guide


BACK = """
  - {id: back, kind: step-back, from: peer-2, to: peer-1, decided: on-request, placement: PLACEMENT}
"""


def test_a_kept_rate_is_told_and_raises_nothing() -> None:
    row = placed(roles=ROLES + BACK.replace("PLACEMENT", "{rule: next-step}"), move="back").line("Step 1")
    assert (row["You land on"], row["New rate"], row["Raise per hour"]) == ("Your present rate", "$20.50", "$0.00")


def test_a_cut_is_shown_with_its_sign() -> None:
    # the top of P1 is 19.00; 19.00 - 20.50 = -1.50, x 2080 = -3,120
    cut = BACK.replace("PLACEMENT", "{rule: next-step, may_cut: yes, above_range: top}")
    row = placed(roles=ROLES + cut, move="back").line("Step 1")
    assert (row["You land on"], row["New rate"]) == ("Step 3", "$19.00")
    assert (row["Raise per hour"], row["Raise per year"]) == ("−$1.50", "−$3,120")


def test_a_move_sideways_or_back_without_a_rule_of_its_own_does_not_guess_one() -> None:
    made = site({"ladders/oak/roles.yaml": ROLES + BACK.replace(", placement: PLACEMENT", "")})
    assert "How your rate is set when you move from P2 to P1 is not stated." in words(page(made, "move-back.html"))


def test_a_rule_that_is_not_published_is_said_to_be_so() -> None:
    made = site({"ladders/oak/pay.yaml": PAY.replace("{rule: next-step}", "unpublished")})
    said = words(page(made, "move-to-peer-2.html"))
    assert "How your rate is set when you move from P1 to P2 is not published." in said


FLAT = """
  - {id: flat, title: Flat, kind: single, basis: hour, weekly_hours: 40, yearly_hours: 2080, rates: {F: 18.00}}
"""
OTHER = "  - {id: other, title: Other, family: direct, level: 1, identity: peer, pay: {plan: flat, grade: F}}\nmoves:"


@pytest.mark.parametrize(
    "move",
    [
        "kind: promotion, from: other, to: peer-2",
        "kind: promotion, from: [peer-1, other], to: peer-2",
        "kind: acting, from: other, to: peer-2",
        "kind: lateral, from: other, to: peer-2, placement: {rule: two-step}",
    ],
)
def test_a_rule_that_counts_steps_where_there_are_none_is_an_error(move: str) -> None:
    """FORMAT, section 7: a rule that needs steps where none exist is an error."""
    pay = PAY.replace("next-step", "two-step") + FLAT
    roles = ROLES.replace("moves:", OTHER) + f"  - {{id: tried, decided: vacancy, {move}}}\n"
    said = messages(site({"ladders/oak/pay.yaml": pay, "ladders/oak/roles.yaml": roles}))
    assert [
        line
        for line in said
        if "the rule `two-step` counts steps of the grade left, but the plan flat has none" in line
    ]


def test_a_step_with_a_label_is_printed_as_it_is_written() -> None:
    named = PAY.replace("kind: grid", "kind: grid\n    columns: [HR, Step-2, JR]")
    made = site({"ladders/oak/pay.yaml": named})
    assert table(page(made, "move-to-peer-2.html"), "From each step of").cell("HR", "You land on") == "HR"


def test_a_minimum_gain_that_is_not_published_is_not_taken_for_none() -> None:
    pay = PAY.replace("{rule: next-step}", "{rule: next-step, min_gain: unpublished}")
    said = words(page(site({"ladders/oak/pay.yaml": pay}), "move-to-peer-2.html"))
    assert "not published" in said.partition("What it would pay\nPeer Worker II")[2]


def test_every_step_of_the_grade_left_has_its_row_even_where_its_rate_is_not_published() -> None:
    rows = placed(pay=PAY.replace("[18.00, 18.50, 19.00]", "[18.00, unpublished, 19.00]"))
    assert list(rows.rows) == ["Step 1", "Step 2", "Step 3"]
    assert rows.cell("Step 2", "Rate now") == "not published"
    assert rows.cell("Step 2", "New rate") == "not published"


def test_a_new_rate_that_is_not_published_is_not_guessed() -> None:
    rows = placed(pay=PAY.replace("[20.50, 21.50, 22.50]", "[unpublished, 21.50, 22.50]"))
    assert rows.cell("Step 1", "Rate now") == "$18.00"
    assert rows.cell("Step 1", "New rate") == "not published"


# -- for every table there could be

cents = st.integers(min_value=700, max_value=9_999_99)


@st.composite
def grades(draw: st.DrawFn) -> Rates:
    """One to ten rates, rising, in cents."""
    rates = draw(st.lists(cents, min_size=1, max_size=10, unique=True))
    return tuple(Decimal(rate).scaleb(-2) for rate in sorted(rates))


rules = st.builds(
    terms,
    st.sampled_from(["two-step", "next-step"]),
    st.sampled_from([None, "4", "2.7846"]),
    st.sampled_from(["retained", "top"]),
    may_cut=st.booleans(),
)
units = st.sampled_from([Fraction(1), Fraction(2080), Fraction(1950, 12), Fraction(1, 2087)])


@st.composite
def moves(draw: st.DrawFn) -> tuple[Rates, int, Rates, Placement, Fraction, Landing]:
    left, new, rule, unit = draw(grades()), draw(grades()), draw(rules), draw(units)
    step = draw(st.integers(min_value=0, max_value=len(left) - 1))
    landing = place(left, step, new, rule, unit)
    assume(landing is not None)
    assert landing is not None
    return left, step, new, rule, unit, landing


Moved = tuple[Rates, int, Rates, Placement, Fraction, Landing]


@PROPERTY
@given(moves())
def test_placement_never_cuts_unless_it_may(moved: Moved) -> None:
    left, step, _, rule, unit, landing = moved
    if not (rule.may_cut and rule.above_range == "top"):
        assert landing.rate >= Fraction(left[step] or 0) * unit


@PROPERTY
@given(moves())
def test_one_lands_on_a_rate_of_the_grade_or_keeps_ones_own_exactly(moved: Moved) -> None:
    left, step, new, _, unit, landing = moved
    assert isinstance(landing.rate, Fraction)
    assert isinstance(landing.threshold, Fraction)
    if landing.column is None:
        assert landing.rate == Fraction(left[step] or 0) * unit
        assert all(landing.rate > Fraction(rate or 0) for rate in new)
    else:
        assert landing.rate == Fraction(new[landing.column] or 0)


@PROPERTY
@given(grades(), cents, cents, grades(), rules)
def test_who_is_paid_more_now_is_never_paid_less_afterwards(
    left: Rates, one: int, other: int, new: Rates, rule: Placement
) -> None:
    """The same increase, two present rates: the higher one lands at least as high."""
    low, high = sorted((one, other))
    steps = [(Decimal(rate).scaleb(-2), Decimal(rate + 50).scaleb(-2)) for rate in (low, high)]
    lower, higher = (place(pair, 0, new, rule) for pair in steps)
    assert lower is not None
    assert higher is not None
    assert lower.rate <= higher.rate


@PROPERTY
@given(grades(), grades(), st.sampled_from([None, "4", "2.7846"]))
def test_by_the_next_step_rule_a_later_step_never_lands_lower(left: Rates, new: Rates, least: str | None) -> None:
    found = [place(left, step, new, terms("next-step", least)) for step in range(len(left))]
    rates = [landing.rate for landing in found if landing]
    assert rates == sorted(rates)
