"""A grid: grades by steps."""

import pytest

from tests.support import PAY, ROLES, messages, page, site, words
from tests.tables import table


def test_a_grid_has_a_row_for_each_grade_and_a_column_for_each_step() -> None:
    rates = table(page(site({}), "pay-hourly.html"), "Rates in force")
    assert rates.columns == ["Grade", "Step 1", "Step 2", "Step 3"]
    assert rates.rows == {"P1": ["P1", "$18.00", "$18.50", "$19.00"], "P2": ["P2", "$20.50", "$21.50", "$22.50"]}


def test_each_rate_is_worked_out_for_a_year() -> None:
    # 18.50 x 2080 = 38,480;  22.50 x 2080 = 46,800
    year = table(page(site({}), "pay-hourly.html"), "Worked out: dollars per year")
    assert (year.cell("P1", "Step 2"), year.cell("P2", "Step 3")) == ("$38,480", "$46,800")


def test_a_role_of_two_grades_prints_its_lowest_and_highest_rate_though_they_overlap() -> None:
    # the top of P1 is above that of P2
    pay = PAY.replace("[18.00, 18.50, 19.00]", "[18.00, 18.50, 23.00]").replace(
        "[20.50, 21.50, 22.50]", "[17.50, 21.50, 22.50]"
    )
    made = site({"ladders/oak/pay.yaml": pay, "ladders/oak/roles.yaml": ROLES.replace("grade: P2", "grade: [P1, P2]")})
    overview = table(page(made, "pay.html"), "Rates in force")
    assert overview.cell("Peer Worker II", "Per hour") == "$17.50 to $23.00"


def test_columns_may_have_names_of_their_own() -> None:
    named = PAY.replace("kind: grid", "kind: grid\n    columns: [Hiring, Middle, Job rate]")
    made = site({"ladders/oak/pay.yaml": named})
    assert table(page(made, "pay-hourly.html"), "Rates in force").columns == ["Grade", "Hiring", "Middle", "Job rate"]
    assert table(page(made, "move-to-peer-2.html"), "From each step").line("Middle")["You land on"] == "Hiring"


def test_names_that_are_too_few_are_an_error_in_every_row() -> None:
    said = messages(
        site({"ladders/oak/pay.yaml": PAY.replace("kind: grid", "kind: grid\n    columns: [Hiring, Job rate]")})
    )
    assert ["has 3 rates, but the plan has 2 columns" in line for line in said] == [True, True]


def test_a_grade_is_a_label_printed_as_written() -> None:
    pay = PAY.replace("P1:", '"03":').replace("P2:", '"3":')
    roles = ROLES.replace("grade: P1", 'grade: "03"').replace("grade: P2", 'grade: "3"')
    made = site({"ladders/oak/pay.yaml": pay, "ladders/oak/roles.yaml": roles})
    assert messages(made) == []
    assert list(table(page(made, "pay-hourly.html"), "Rates in force").rows) == ["03", "3"]
    assert "From 03 to 3" in words(page(made, "move-to-peer-2.html"))


@pytest.mark.parametrize(
    ("wait", "lines"),
    [
        ("12 months", {"Step 1 to Step 2": "12 months", "Step 2 to Step 3": "12 months"}),
        ("[6 months, 1 year]", {"Step 1 to Step 2": "6 months", "Step 2 to Step 3": "1 year"}),
        ("[52 weeks, 52 weeks]", {"Step 1 to Step 2": "52 weeks", "Step 2 to Step 3": "52 weeks"}),
        ("1950 hours", {"Step 1 to Step 2": "1,950 hours worked", "Step 2 to Step 3": "1,950 hours worked"}),
        ("[260 paid days, unpublished]", {"Step 1 to Step 2": "260 paid days", "Step 2 to Step 3": "not published"}),
    ],
)
def test_the_wait_between_steps_is_one_for_all_or_one_for_each(wait: str, lines: dict[str, str]) -> None:
    steps = f"    step_increases: [{{id: waiting, wait: {wait}}}]\n    placement:"
    found = table(
        page(site({"ladders/oak/pay.yaml": PAY.replace("    placement:", steps)}), "pay-hourly.html"), "Time between"
    )
    assert {name: cells[1] for name, cells in found.rows.items()} == lines


def waiting(stated: str) -> str:
    """What the page says of step increases that are a word in place of a list."""
    pay = PAY.replace("    placement:", f"    step_increases: {stated}\n    placement:")
    return words(page(site({"ladders/oak/pay.yaml": pay}), "pay-hourly.html"))


def test_a_wait_that_is_not_published_is_said_to_be_so() -> None:
    assert "When a step comes is not published." in waiting("unpublished")


def test_a_grid_whose_steps_never_come_by_themselves_says_it_in_a_sentence() -> None:
    assert "When each step comes" in waiting("none")
    assert "When a step comes is none." not in waiting("none")


def test_pay_that_falls_is_an_error() -> None:
    (said,) = messages(site({"ladders/oak/pay.yaml": PAY.replace("[20.50, 21.50, 22.50]", "[20.50, 21.50, 21.10]")}))
    assert "P2 falls from $21.50 to $21.10 between step 2 and step 3 [pay-falls]" in said


def test_columns_that_only_service_reaches_come_after_the_steps() -> None:
    """New York's 2003 table had two longevity rates after the job rate: they are no steps of the grid."""
    written = PAY.replace("rates:", "longevity: [10 years, 15 years]\n    rates:")
    made = site(
        {"ladders/oak/pay.yaml": written.replace("19.00]", "19.00, 19.50, 20.00]").replace("22.50]", "22.50, 23, 24]")}
    )
    heads = table(page(made, "pay-hourly.html"), "Rates in force").columns
    assert heads == ["Grade", "Step 1", "Step 2", "Step 3", "10 years", "15 years"]
