"""How long steps take: added up in their own units, and by the calendar at the hours people work."""

from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any, Final

import pytest
import yaml

from ladderbook import step_timing
from ladderbook.schema.amounts import Amount, duration
from ladderbook.schema.reading import Word
from ladderbook.step_timing import Leg
from tests.support import PAY, ROLES, messages, page, site, words
from tests.tables import Table, table
from tests.test_riverbend_pay import html, known

FACTS: Final = Path(__file__).parent / "facts"
WAITING: Final = "Time between steps"
CALENDAR: Final = "What the hours take by the calendar"


def pay(increases: str, plan: str = PAY) -> str:
    return plan.replace("    placement:", f"    step_increases: [{increases}]\n    placement:")


def said(increases: str, *, roles: str = ROLES, plan: str = PAY) -> str:
    """The page of the small agency's plan, with these step increases."""
    made = site({"ladders/oak/pay.yaml": pay(increases, plan), "ladders/oak/roles.yaml": roles})
    assert [line for line in messages(made) if ": advice: " not in line] == []
    return page(made, "pay-hourly.html")


def totals(increases: str) -> list[str]:
    """The running total after each step."""
    found = table(said(increases), WAITING)
    return [found.cell(row, "After, in all") for row in found.rows]


def working(*hours: str) -> str:
    """The roles of the small agency, the first with these weekly hours."""
    return ROLES.replace("grade: P1}", f"grade: P1}}, weekly_hours: [{', '.join(hours)}]")


def amount(words: str) -> Amount:
    found = duration(words)
    assert found
    return found


# -- added up


@pytest.mark.parametrize(
    ("wait", "after", "sentence"),
    [
        ("52 weeks", ["52 weeks", "104 weeks"], "From Step 1 to Step 3: 104 weeks, about 2 years."),
        # 65 + 65 = 130 weeks; 130 / 52 = 2.5
        ("65 weeks", ["65 weeks", "130 weeks"], "From Step 1 to Step 3: 130 weeks, about 2.5 years."),
        ("[6 months, 3 months]", ["6 months", "9 months"], "From Step 1 to Step 3: 9 months."),
        ("18 months", ["18 months", "36 months"], "From Step 1 to Step 3: 36 months, about 3 years."),
        ("1 year", ["1 year", "2 years"], "From Step 1 to Step 3: 2 years."),
        ("1950 hours", ["1,950 hours worked", "3,900 hours worked"], "From Step 1 to Step 3: 3,900 hours worked."),
        ("260 paid days", ["260 paid days", "520 paid days"], "From Step 1 to Step 3: 520 paid days."),
        (
            "about 6 months",
            ["about 6 months", "about 12 months"],
            "From Step 1 to Step 3: about 12 months, about 1 year",
        ),
    ],
)
def test_waits_of_one_unit_are_added(wait: str, after: list[str], sentence: str) -> None:
    assert totals(f"{{id: one, wait: {wait}}}") == after
    assert sentence in words(said(f"{{id: one, wait: {wait}}}"))


@pytest.mark.parametrize(
    ("wait", "after"),
    [
        ("[6 months, 1 year]", ["6 months", "6 months and 1 year"]),
        ("[52 weeks, 260 paid days]", ["52 weeks", "52 weeks and 260 paid days"]),
        ("[about 6 months, 6 months]", ["about 6 months", "about 6 months and 6 months"]),
    ],
)
def test_unlike_waits_are_told_one_beside_the_other(wait: str, after: list[str]) -> None:
    increases = f"{{id: one, wait: {wait}}}"
    assert totals(increases) == after
    assert ", about" not in words(said(increases)), "no years of a mixture"


@pytest.mark.parametrize(
    ("wait", "after"),
    [
        ("[52 weeks, unpublished]", ["52 weeks", "not published"]),
        ("[unpublished, 52 weeks]", ["not published", "not published"]),
        ("[52 weeks, none]", ["52 weeks", "52 weeks"]),
        ("[none, none]", ["none", "none"]),
        ("unpublished", ["not published", "not published"]),
        ("[52 weeks]", ["52 weeks", "104 weeks"]),
    ],
)
def test_what_is_not_known_is_never_added_up(wait: str, after: list[str]) -> None:
    increases = f"{{id: one, wait: {wait}}}"
    assert totals(increases) == after
    told = words(said(increases))
    assert ("From Step 1 to Step 3" in told) == (after[-1] not in ("not published", "none"))


def test_the_general_schedule_takes_936_weeks() -> None:
    """5 USC 5335(a), as the facts have it: 3 x 52 + 3 x 104 + 3 x 156 = 936 weeks = 18 x 52."""
    law: Any = yaml.safe_load((FACTS / "gs-rules.yaml").read_text(encoding="utf-8"))["within_grade_increase"]
    weeks = list(law["waiting_weeks"].values())
    assert sum(weeks) == 936
    ten = PAY.replace("[18.00, 18.50, 19.00]", "[1, 2, 3, 4, 5, 6, 7, 8, 9, 10]").replace(
        "[20.50, 21.50, 22.50]", "[11, 12, 13, 14, 15, 16, 17, 18, 19, 20]"
    )
    told = said(f"{{id: law, wait: [{', '.join(f'{each} weeks' for each in weeks)}]}}", plan=ten)
    assert table(told, WAITING).cell("Step 9 to Step 10", "After, in all") == "936 weeks"
    assert "From Step 1 to Step 10: 936 weeks, about 18 years." in words(told)


# -- a wait, and the least time it is worked over


def test_of_two_times_of_one_unit_the_longer_is_added() -> None:
    # 52 or 60 weeks, then 70 or 60 weeks: 60 + 70 = 130
    increases = "{id: one, wait: [52 weeks, 70 weeks], over: 60 weeks}"
    assert totals(increases) == ["60 weeks", "130 weeks"]
    assert "130 weeks, about 2.5 years. Each wait is the longer of the two times." in words(said(increases))


def test_times_of_two_units_are_both_told() -> None:
    increases = "{id: one, wait: 260 paid days, over: 52 weeks}"
    assert totals(increases) == ["260 paid days, over at least 52 weeks", "520 paid days, over at least 104 weeks"]


@pytest.mark.parametrize(
    ("over", "cell", "total"),
    [
        ("unpublished", "not published", "52 weeks; the least time is not published"),
        ("none", "none", "52 weeks"),
        ("[12 months, unpublished]", "12 months", "52 weeks, over at least 12 months"),
    ],
)
def test_a_least_time_that_is_not_known_is_said_to_be_so(over: str, cell: str, total: str) -> None:
    found = table(said(f"{{id: one, wait: 52 weeks, over: {over}}}"), WAITING)
    assert found.line("Step 1 to Step 2") == {"Wait": "52 weeks", "Over at least": cell, "After, in all": total}


# -- by the calendar


def columns(found: Table) -> dict[str, list[str]]:
    """The cells below each head of a table, without those that name the rows."""
    return {head: [cells[place] for cells in found.rows.values()] for place, head in enumerate(found.columns)}


def calendar(increases: str, *hours: str) -> dict[str, list[str]]:
    return columns(table(said(increases, roles=working(*hours)), CALENDAR))


def test_hours_are_divided_by_the_hours_of_a_week() -> None:
    found = calendar("{id: one, wait: 1950 hours}", "20", "37.5")
    # 1,950 / 20 = 97.5 weeks; x 12 / 52 = 22.5.  1,950 / 37.5 = 52; = 12.  1,950 / 40 = 48.75; x 12 / 52 = 11.25
    assert found["At"] == ["20 hours a week", "37.5 hours a week", "40 hours a week (full time)"]
    assert found["Each step: 1,950 hours"] == [
        "97.5 weeks, about 22.5 months",
        "52 weeks, about 12 months",
        "about 48.8 weeks or 11.3 months",
    ]
    # both steps: 3,900 hours
    assert found["Step 1 to Step 3: 3,900 hours"] == [
        "195 weeks, about 45 months",
        "104 weeks, about 24 months",
        "97.5 weeks, about 22.5 months",
    ]


def test_unlike_steps_have_a_line_each() -> None:
    found = calendar("{id: one, wait: [1000 hours, 2000 hours]}", "20")
    # 1,000 / 20 = 50, 11.538 months; 2,000 / 20 = 100, 23.077 months; 150, 34.615 months
    assert {head: cells[0] for head, cells in found.items()} == {
        "At": "20 hours a week",
        "Step 1 to Step 2: 1,000 hours": "50 weeks, about 11.5 months",
        "Step 2 to Step 3: 2,000 hours": "100 weeks, about 23.1 months",
        "Step 1 to Step 3: 3,000 hours": "150 weeks, about 34.6 months",
    }


def test_nobody_is_faster_than_the_least_time() -> None:
    found = calendar("{id: one, wait: 1950 hours, over: 12 months}", "20", "37.5", "39")
    # at 39 hours a week the hours take 50 weeks, which is less than 12 months; at 37.5 they take just those
    assert found["Each step: 1,950 hours"] == [
        "97.5 weeks, about 22.5 months",
        "52 weeks, about 12 months",
        "12 months",
        "12 months",
    ]
    assert found["Step 1 to Step 3: 3,900 hours"][2] == "24 months"


def test_where_the_least_time_holds_for_some_steps_the_whole_way_is_the_sum_of_the_longer_ones() -> None:
    found = calendar("{id: one, wait: [1000 hours, 2000 hours], over: 40 weeks}", "40")
    # 1,000 / 40 = 25 weeks, so 40; 2,000 / 40 = 50; in all 90 weeks, 20.77 months
    assert found["Step 1 to Step 2: 1,000 hours"] == ["40 weeks"]
    assert found["Step 2 to Step 3: 2,000 hours"] == ["50 weeks, about 11.5 months"]
    assert found["Step 1 to Step 3: 3,000 hours"] == ["about 90 weeks or 20.8 months"]


@pytest.mark.parametrize(
    "increases",
    [
        "{id: one, wait: 52 weeks}",
        "{id: one, wait: [1000 hours, unpublished]}",
        "{id: one, wait: [1000 hours, 6 months]}",
        "{id: one, wait: 1000 hours, over: unpublished}",
        "{id: one, wait: 1000 hours, over: 100 paid days}",
    ],
)
def test_there_is_no_calendar_where_it_would_be_a_guess(increases: str) -> None:
    assert CALENDAR not in said(increases, roles=working("20"))


def test_hours_of_a_role_that_are_none_or_zero_are_left_out() -> None:
    for hours in ("weekly_hours: none", "weekly_hours: 0", "weekly_hours: unpublished"):
        roles = ROLES.replace("grade: P1}", f"grade: P1}}, {hours}")
        found = table(said("{id: one, wait: 1000 hours}", roles=roles), CALENDAR)
        assert list(found.rows) == ["40 hours a week (full time)"]


def test_hours_of_a_variant_count_and_those_of_roles_paid_otherwise_do_not() -> None:
    variant = "grade: P1}, weekly_hours: 30, variants: [{id: nights, title: Nights, weekly_hours: 24}]"
    roles = ROLES.replace("grade: P1}", variant).replace("{plan: hourly, grade: P2}", "unpublished, weekly_hours: 7")
    found = table(said("{id: one, wait: 1000 hours}", roles=roles), CALENDAR)
    assert list(found.rows) == ["24 hours a week", "30 hours a week", "40 hours a week (full time)"]


def test_the_columns_of_a_plan_by_hours_have_a_calendar_too() -> None:
    plan = PAY.replace("kind: grid", "kind: hours\n    columns: [0 hours, 500 hours, 2000 hours]")
    made = site({"ladders/oak/pay.yaml": plan, "ladders/oak/roles.yaml": working("20")})
    found = table(page(made, "pay-hourly.html"), "What the hours to each rate take by the calendar")
    # 500 / 20 = 25, 5.77 months; 2,000 / 20 = 100, 23.08 months; 500 / 40 = 12.5, 2.88; 2,000 / 40 = 50, 11.54
    assert columns(found) == {
        "At": ["20 hours a week", "40 hours a week (full time)"],
        "500 hours": ["25 weeks, about 5.8 months", "12.5 weeks, about 2.9 months"],
        "2000 hours": ["100 weeks, about 23.1 months", "50 weeks, about 11.5 months"],
    }


@pytest.mark.parametrize("columns", ["[Start, 500 hours, 2000 hours]", "[0 hours, 6 months, 2000 hours]"])
def test_columns_that_are_no_hours_have_none(columns: str) -> None:
    made = site({"ladders/oak/pay.yaml": PAY.replace("kind: grid", f"kind: hours\n    columns: {columns}")})
    assert "by the calendar" not in page(made, "pay-hourly.html")


@pytest.mark.parametrize("step", ["Each step: 1,950 hours", "Step 1 to Step 5: 7,800 hours"])
def test_riverbend_prints_its_hours_by_the_calendar(step: str) -> None:
    plan = known("plans")["peer-hourly"]
    (increase,) = plan["step_increases"]
    assert increase["wait"] == "1950 hours"
    assert increase["over"] == "12 months"
    hours = Fraction(1950 if step.startswith("Each") else 1950 * 4)
    found = table(html("pay-peer-hourly"), CALENDAR)
    assert [row.split(" ", 1)[0] for row in found.rows] == ["20", "24", "30", "36", "37.5"]
    for row in found.rows:
        cell = found.cell(row, step)
        weeks = hours / Fraction(row.split(" ", 1)[0])
        numbers = [tenth(weeks), tenth(weeks * 12 / 52)]
        exact = weeks * 10 == int(weeks * 10)
        middle = " weeks, about " if exact else " weeks or "
        assert cell == f"{'' if exact else 'about '}{numbers[0]}{middle}{numbers[1]} months"


def tenth(number: Fraction) -> str:
    """Half up to one decimal, by whole numbers; no decimal where it is 0."""
    whole, rest = divmod(int(number * 100) // 5 + 1, 20)
    decimal = rest // 2
    return f"{whole}.{decimal}" if decimal else f"{whole}"


# -- longevity, several ways, and what is only a word


def test_a_wait_is_between_steps_and_not_to_a_column_that_only_service_reaches() -> None:
    long = PAY.replace("rates:", "longevity: [10 years, 15 years]\n    rates:")
    long = long.replace("19.00]", "19.00, 19.50, 20.00]").replace("22.50]", "22.50, 23, 24]")
    told = said("{id: one, wait: 12 months}", plan=long)
    assert list(table(told, WAITING).rows) == ["Step 1 to Step 2", "Step 2 to Step 3"]
    assert "The rates headed “10 years” and “15 years” come only with service, when the heading says." in words(told)
    more = table(said("{id: one, wait: [12 months, 12 months, 5 years, 5 years]}", plan=long), WAITING)
    assert list(more.rows)[2:] == ["Step 3 to 10 years", "10 years to 15 years"]
    assert more.cell("10 years to 15 years", "After, in all") == "24 months and 10 years"


def test_tables_of_several_ways_are_told_apart() -> None:
    told = said(
        "{id: one, title: Days, wait: 900 hours}, {id: two, when: you work nights, wait: 800 hours}, "
        "{id: three, wait: 1 year}, {id: four, wait: 2 years}"
    )
    captions = [f"{WAITING}{each}\n" for each in (": Days", " (only when: you work nights)", " (3)", " (4)")]
    assert [caption in words(told) for caption in captions] == [True] * 4
    assert table(told, f"{CALENDAR}: Days").rows


def test_a_way_that_is_past_is_left_out_and_one_to_come_says_its_day() -> None:
    told = words(
        said("{id: old, title: Old, wait: 1 year, until: 2026-10-31}, {id: new, wait: 1 year, effective: 2027-01-01}")
    )
    assert "Old" not in told
    assert "From January 1, 2027 on." in told


@pytest.mark.parametrize("word", ["unpublished", "none"])
def test_what_a_step_asks_and_what_restarts_its_wait_may_be_a_word(word: str) -> None:
    told = words(said(f"{{id: one, wait: 1 year, criteria: {word}, restarts_on: {word}}}"))
    shown = {"unpublished": "not published", "none": "none"}[word]
    assert f"What it asks besides: {shown}." in told
    assert f"What makes the wait start again: {shown}." in told


def test_steps_by_certification_show_what_they_ask() -> None:
    told = words(said("{id: one, criteria: [{id: cert, statement: The second certificate}]}"))
    assert "| Each step | not stated | not stated" in told
    assert "It asks:\nThe second certificate" in told


# -- the arithmetic alone


def test_years_are_told_of_weeks_and_months_only() -> None:
    assert step_timing.years((amount("936 weeks"),)) == 18
    assert step_timing.years((amount("30 months"),)) == Fraction(5, 2)
    for total in ((amount("3 years"),), (amount("900 days"),), (amount("51 weeks"),), Word.UNPUBLISHED, None, ()):
        assert step_timing.years(total) is None
    assert step_timing.years((amount("52 weeks"), amount("12 months"))) is None


def test_a_span_is_exact() -> None:
    found = step_timing.span([Leg(amount("1950 hours"))] * 3, Decimal(36))
    assert (found.weeks, found.months) == (Fraction(1950, 12), Fraction(1950, 52))


def test_hours_that_are_not_exact_stay_so() -> None:
    found = step_timing.span([Leg(amount("about 1950 hours"))], Decimal("37.5"))
    assert (found.weeks, found.hedge) == (52, "about")
