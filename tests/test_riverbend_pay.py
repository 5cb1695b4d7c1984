"""Every figure of pay in Riverbend's handbook, worked out anew from its YAML by a small calculator of this test."""

from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_HALF_UP, Decimal
from fractions import Fraction
from functools import cache
from typing import Any, Final

import pytest
import yaml

from ladderbook.pipeline import Made, make_handbook
from tests.support import DAY, ROOT, messages, page, real_sources, words
from tests.tables import Table, table, tables

HOURS: Final = 1950
"""37.5 hours a week, 52 weeks; every plan of Riverbend has them."""
STEPS: Final = ("Step 1", "Step 2", "Step 3", "Step 4", "Step 5")
NEXT: Final = "2027-07-01"


@cache
def riverbend() -> Made:
    made = make_handbook(real_sources(), "riverbend", DAY)
    assert made.files, messages(made)
    return made


@cache
def said(section: str, ladder: str = "riverbend") -> list[dict[str, Any]]:
    """The items of a section in all files of a ladder, as their authors wrote them."""
    found: list[dict[str, Any]] = []
    for path in sorted((ROOT / "ladders" / ladder).glob("*.yaml")):
        text = path.read_text(encoding="utf-8")
        found += yaml.load(text, Loader=yaml.BaseLoader).get(section, [])  # noqa: S506 - makes texts, lists and maps only
    return found


@cache
def known(section: str) -> dict[str, dict[str, Any]]:
    """The items that hold today: the standard's, then Riverbend's over them, field by field, without the hidden."""
    found: dict[str, dict[str, Any]] = {}
    for item in said(section, "state-standard") + said(section):
        if item.get("effective", "") <= DAY.isoformat():  # `announced` comes after every date
            found[item["id"]] = found.get(item["id"], {}) | item
    return {name: item for name, item in found.items() if item.get("hide") != "yes"}


def many(value: Any) -> list[str]:
    return value if isinstance(value, list) else [value]


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

PLANS: Final = {
    "peer-hourly": STEPS,
    "apprentice-rates": ("0 hours", "700 hours", "1400 hours"),
    "warmline-rates": ("0 years", "2 years", "5 years", "10 years"),
    "manager-salary": ("Rate",),
    "director-range": ("Minimum", "Midpoint", "Maximum"),
}
"""Every plan, with the columns its tables must have."""


def rates(plan: str) -> dict[str, list[Decimal]]:
    """The rates in force, in the plan's own basis."""
    return {grade: [Decimal(rate) for rate in many(row)] for grade, row in known("plans")[plan]["rates"].items()}


def scale() -> dict[str, list[Decimal]]:
    return rates("peer-hourly")


def per_hour(plan: str, rate: Decimal) -> Fraction:
    return Fraction(rate) / {"hour": 1, "year": HOURS}[known("plans")[plan]["basis"]]


def shown_per_hour(plan: str, rate: Decimal) -> str:
    return printed(half_up(per_hour(plan, rate)))


def shown_per_year(plan: str, rate: Decimal) -> str:
    return printed(half_up(per_hour(plan, rate) * HOURS))


GRADES: Final = [(plan, grade) for plan in PLANS for grade in rates(plan)]


def test_the_plans_are_these_and_full_time_is_52_weeks() -> None:
    assert set(known("plans")) == set(PLANS)
    for plan in known("plans").values():
        assert Decimal(plan["yearly_hours"]) == 52 * Decimal(plan["weekly_hours"]) == HOURS


@pytest.mark.parametrize(("plan", "grade"), GRADES)
def test_every_rate_is_printed_and_worked_out_at_1950_hours_a_year(plan: str, grade: str) -> None:
    basis = known("plans")[plan]["basis"]
    other, convert = {"hour": ("year", shown_per_year), "year": ("hour", shown_per_hour)}[basis]
    in_force = table(html(f"pay-{plan}"), f"Rates in force: dollars per {basis}")
    worked_out = table(html(f"pay-{plan}"), f"Worked out: dollars per {other}, full time")
    assert in_force.columns == worked_out.columns == ["Grade", *PLANS[plan]]
    assert list(in_force.rows) == list(worked_out.rows) == list(rates(plan))
    assert in_force.rows[grade] == [grade, *(printed(rate) for rate in rates(plan)[grade])]
    assert worked_out.rows[grade] == [grade, *(convert(plan, rate) for rate in rates(plan)[grade])]


def test_only_three_plans_change_in_2027_each_by_a_raise() -> None:
    coming = [item for item in said("plans") if item.get("effective") != "2026-07-01"]
    assert [(item["id"], item["effective"], item["raise"], "rates" in item) for item in coming] == [
        ("peer-hourly", NEXT, "3%", False),
        ("warmline-rates", NEXT, "0.50 per hour", False),
        ("director-range", NEXT, "3%", False),
    ]
    announced = [plan for plan in PLANS if any("2027" in each.caption for each in tables(html(f"pay-{plan}")))]
    assert announced == [item["id"] for item in coming]


@pytest.mark.parametrize("grade", scale())
def test_the_table_of_2027_is_that_of_2026_and_three_percent_half_up_to_the_cent(grade: str) -> None:
    raised = [half_up(rate * Decimal("1.03")) for rate in scale()[grade]]
    announced = table(html("pay-peer-hourly"), "From July 1, 2027: dollars per hour")
    assert announced.columns == ["Grade", *STEPS]
    assert list(announced.rows) == list(scale())
    assert announced.rows[grade] == [grade, *(f"${rate}" for rate in raised)]


def test_the_warmline_of_2027_pays_fifty_cents_more() -> None:
    raised = [rate + Decimal("0.50") for rate in rates("warmline-rates")["W1"]]
    announced = table(html("pay-warmline-rates"), "From July 1, 2027: dollars per hour")
    assert announced.rows == {"W1": ["W1", *(f"${rate}" for rate in raised)]}


def test_the_directors_range_of_2027_is_rounded_up_to_the_dollar_and_ends_at_the_ceiling() -> None:
    raised = [(rate * Decimal("1.03")).quantize(Decimal(1), ROUND_CEILING) for rate in rates("director-range")["D1"]]
    assert raised[-1] > 88000
    announced = table(html("pay-director-range"), "From July 1, 2027: dollars per year")
    assert announced.rows == {"D1": ["D1", *(printed(min(rate, Decimal(88000))) for rate in raised)]}


def test_the_managers_salary_is_32_dollars_an_hour() -> None:
    # 62,400 / 1,950 = 32
    assert table(html("pay-manager-salary"), "Rates in force").rows == {"S1": ["S1", "$62,400"]}
    assert table(html("pay-manager-salary"), "Worked out").rows == {"S1": ["S1", "$32.00"]}


# -- roles

WITHOUT_PLAN: Final = {
    "Peer Volunteer": ["none", "none", "see the role"],
    "Relief Peer": ["none", "$22.60 per hour", "see the role"],
    "Guest Teacher": ["none", "$30.00 per hour to $45.00 per hour", "see the role"],
}
"""The overview's rows of the roles without a plan: only their own basis is printed."""


def planned() -> dict[str, tuple[str, str, list[str]]]:
    """Title, plan and grades of every role that a plan pays."""
    return {
        name: (role["title"], role["pay"]["plan"], many(role["pay"]["grade"]))
        for name, role in known("roles").items()
        if isinstance(role["pay"], dict) and "plan" in role["pay"]
    }


def test_twelve_roles_are_paid_by_a_plan_and_the_overview_has_every_role() -> None:
    plans = [plan for _title, plan, _grades in planned().values()]
    assert {plan: plans.count(plan) for plan in PLANS} == {
        "peer-hourly": 8,
        "apprentice-rates": 1,
        "warmline-rates": 1,
        "manager-salary": 1,
        "director-range": 1,
    }
    overview = table(html("pay"), "Rates in force").rows
    assert set(overview) == {role["title"] for role in known("roles").values()}
    assert {title: row[1:] for title, row in overview.items() if row[1] == "none"} == WITHOUT_PLAN


@pytest.mark.parametrize("role", planned())
def test_a_role_prints_every_step_of_its_grades_and_the_overview_their_ends(role: str) -> None:
    title, plan, grades = planned()[role]
    steps = [each for each in tables(html(f"role-{role}")) if "rates in force" in each.caption]
    assert [each.caption for each in steps] == [
        f"{grade}: rates in force, full time 1,950 hours a year" for grade in grades
    ]
    for grade, shown in zip(grades, steps, strict=True):
        assert shown.rows == {
            step: [step, shown_per_hour(plan, rate), shown_per_year(plan, rate)]
            for step, rate in zip(PLANS[plan], rates(plan)[grade], strict=True)
        }
    low, high = rates(plan)[grades[0]][0], rates(plan)[grades[-1]][-1]
    line = table(html("pay"), "Rates in force").line(title)
    assert line["Grade"] == ", ".join(grades)
    for column, convert in (("Per hour", shown_per_hour), ("Per year, full time", shown_per_year)):
        ends = dict.fromkeys([convert(plan, low), convert(plan, high)])
        assert line[column] == " to ".join(ends)


# -- placement

SAME_ROLE: Final = "inside one role, whose grade stays"
SAME_GRADE: Final = "between two roles of one grade"
NO_RATE_NOW: Final = "an entry has no present rate"
NO_PLAN_NOW: Final = "the role left has no plan, so there are no steps to start from"
WITHOUT_TABLE: Final = {
    "volunteering": NO_RATE_NOW,
    "hired": NO_RATE_NOW,
    "hired-certified": NO_RATE_NOW,
    "apprenticed": NO_RATE_NOW,
    "on-the-line": NO_RATE_NOW,
    "on-the-relief-list": NO_RATE_NOW,
    "teaching-as-a-guest": NO_RATE_NOW,
    "volunteer-to-trainee": NO_PLAN_NOW,
    "relief-to-crisis": NO_PLAN_NOW,
    "guest-to-coordinator": NO_PLAN_NOW,
    "senior-to-coordinator": SAME_GRADE,
    "to-bridger": SAME_GRADE,
    "to-crisis": SAME_GRADE,
    "to-direct-support": SAME_GRADE,
    "change-setting": SAME_ROLE,
    "more-hours": SAME_ROLE,
    "beyond": "an exit has no new rate",
}
"""The moves this test does not compute, and why; their pages have no table of placement. It computes all others."""

MOVES: Final = {
    "to-specialist-1": ("next-step", [("P1", "P2")]),
    "to-specialist-2": ("next-step", [("P2", "P3")]),
    "warmline-to-specialist-1": ("next-step", [("W1", "P2")]),
    "trainee-to-warmline": ("grade-minimum", [("P1", "W1")]),
    "apprentice-to-crisis": ("next-step", [("AP", "P3")]),
    "to-senior": ("next-step", [("P3", "P4")]),
    "to-coordinator": ("next-step", [("P3", "P4")]),
    "to-supervisor": ("next-step", [("P4", "P5")]),
    "straight-to-supervisor": ("percent-by-grades", [("P3", "P5")]),
    "supervisor-grade-up": ("next-step", [("P5", "P6")]),
    "to-manager": ("next-step", [("P5", "S1"), ("P6", "S1")]),
    "to-director": ("min-percent", [("S1", "D1")]),
    "specialist-to-warmline": ("keep-rate", [("P2", "W1")]),
    "acting-supervisor": ("next-step", [("P4", "P5")]),
    "back-to-specialist": ("next-step", [("P5", "P4"), ("P6", "P4")]),
}
"""Every move that changes the grade: its rule, and the grades of a table for each grade it leads from."""


def plan_of(grade: str) -> str:
    (plan,) = (plan for plan, each in GRADES if each == grade)
    return plan


def placement(move: str) -> dict[str, Any]:
    """The move's own rule, or that of the plan of the new role."""
    _rule, ((_low, high), *_rest) = MOVES[move]
    found: dict[str, Any] = known("moves")[move].get("placement") or known("plans")[plan_of(high)]["placement"]
    return found


def captions(move: str) -> list[str]:
    """What the tables of a move must be called. Roles of one grade that are left share a table, so none is named."""
    _rule, ends = MOVES[move]
    return [
        f"From each step of {low} to {high}, dollars per {known('plans')[plan_of(high)]['basis']}" for low, high in ends
    ]


def placed(move: str) -> list[Table]:
    return [each for each in tables(html(f"move-{move}")) if each.caption.startswith("From each step of")]


def percent(value: str) -> Fraction:
    return Fraction(value.removesuffix("%")) / 100


@dataclass(frozen=True)
class Landing:
    """What a rule asks (as printed) and where it leads, in the basis of the new plan."""

    asks: str
    lands: str
    rate: Decimal


def next_step(rule: dict[str, Any], low: str, high: str, now: Decimal) -> Landing:
    """The first rate above the present one; where that raise is under the least gain, one step higher, once."""
    columns, there = landings(high)
    asks = f"more than {printed(now)}"
    above = [step for step, rate in enumerate(there) if rate > now]
    if not above:  # the one such move of Riverbend goes back to the top step
        assert (rule["above_range"], rule["may_cut"]) == ("top", "yes"), (low, high, now)
        return Landing(asks, columns[-1], there[-1])
    first = above[0]
    least = Fraction(now) * (1 + percent(rule.get("min_gain", "0%")))
    lands = first if there[first] >= least or first == len(there) - 1 else first + 1
    return Landing(asks, columns[lands], there[lands])


def at_least(rule: dict[str, Any], high: str, now: Decimal, gain: str) -> Landing:
    """The lowest rate that gives at least this gain, and no more than the highest gain."""
    columns, there = landings(high)
    asked = Fraction(now) * (1 + percent(gain))
    lands = next(step for step, rate in enumerate(there) if rate >= asked)
    # in a band, any rate between the columns would do as well: here its minimum is already enough
    assert lands == 0 or known("plans")[plan_of(high)]["kind"] != "band"
    assert there[lands] <= Fraction(now) * (1 + percent(rule.get("max_gain", "1000%")))
    return Landing(printed(half_up(asked)), columns[lands], there[lands])


def min_percent(rule: dict[str, Any], low: str, high: str, now: Decimal) -> Landing:
    return at_least(rule, high, now, rule["min_gain"])


def percent_by_grades(rule: dict[str, Any], low: str, high: str, now: Decimal) -> Landing:
    grades = list(rates(plan_of(high)))
    return at_least(rule, high, now, rule["by_grades"][str(grades.index(high) - grades.index(low))])


def grade_minimum(rule: dict[str, Any], low: str, high: str, now: Decimal) -> Landing:
    """The first rate, which must not cut."""
    columns, there = landings(high)
    assert there[0] >= now
    return Landing(printed(now), columns[0], there[0])


def keep_rate(rule: dict[str, Any], low: str, high: str, now: Decimal) -> Landing:
    """The rate stays to the cent: inside the rates that a placement may reach, or above them."""
    _columns, there = landings(high)
    assert now >= there[0]
    assert now not in there
    return Landing(printed(now), "A rate in the range" if now < there[-1] else "Your present rate", now)


RULES: Final = {
    "next-step": next_step,
    "min-percent": min_percent,
    "percent-by-grades": percent_by_grades,
    "grade-minimum": grade_minimum,
    "keep-rate": keep_rate,
}


def landings(grade: str) -> tuple[tuple[str, ...], list[Decimal]]:
    """Names and rates of the columns a placement may reach: not those of longevity."""
    plan = plan_of(grade)
    reached = len(PLANS[plan]) - len(known("plans")[plan].get("longevity", []))
    columns = ("The one rate",) if PLANS[plan] == ("Rate",) else PLANS[plan]
    return columns[:reached], rates(plan)[grade][:reached]


def expected(move: str, low: str, high: str, now: Decimal) -> dict[str, str]:
    """A row of a table of placement, from the rate of the plan left."""
    old, new = plan_of(low), plan_of(high)
    basis = known("plans")[old]["basis"], known("plans")[new]["basis"]
    compared = now * HOURS if basis == ("hour", "year") else now
    landing = RULES[MOVES[move][0]](placement(move), low, high, compared)
    gain = per_hour(new, landing.rate) - per_hour(old, now)
    share = half_up(gain / per_hour(old, now) * 100, "0.1")
    row = {
        "The rule asks": landing.asks,
        "You land on": landing.lands,
        "New rate": printed(landing.rate),
        "Raise per hour": signed(half_up(gain)),
        "Raise per year": signed(half_up(gain * HOURS)),
        "Percent": f"{'−' if share < 0 else ''}{abs(share)}%",
    }
    if basis == ("hour", "hour"):
        return row | {"Rate now": printed(now), "New per year": shown_per_year(new, landing.rate)}
    row["New per hour"] = shown_per_hour(new, landing.rate)
    if basis == ("hour", "year"):
        return row | {"Rate now per hour": printed(now)}
    return row | {"Rate now": printed(now), "Per hour now": shown_per_hour(old, now)}


def test_every_move_that_changes_the_grade_has_its_tables_and_no_other_move_has_any() -> None:
    assert MOVES.keys() | WITHOUT_TABLE.keys() == known("moves").keys()
    shown = {move: [each.caption for each in placed(move)] for move in known("moves")}
    assert shown == {move: captions(move) for move in MOVES} | {move: [] for move in WITHOUT_TABLE}


@pytest.mark.parametrize("move", MOVES)
def test_the_rule_of_a_move_is_the_one_its_table_is_checked_by(move: str) -> None:
    assert placement(move)["rule"] == MOVES[move][0]


@pytest.mark.parametrize("move", MOVES)
def test_every_row_is_what_the_rule_gives(move: str) -> None:
    for shown, (low, high) in zip(placed(move), MOVES[move][1], strict=True):
        plan = plan_of(low)
        assert tuple(shown.rows) == PLANS[plan]
        for step, now in zip(PLANS[plan], rates(plan)[low], strict=True):
            assert shown.line(step) == expected(move, low, high, now), (move, step)


@pytest.mark.parametrize("grade", ["P5", "P6"])
def test_stepping_back_leads_to_the_top_of_p4(grade: str) -> None:
    """Every rate of P5 and P6 is above P4, whose top step pays 26.10; this move may cut."""
    assert scale()["P4"][-1] == Decimal("26.10") < min(scale()[grade])
    (shown,) = (each for each in placed("back-to-specialist") if f" {grade} " in each.caption)
    for step in STEPS:
        row = shown.line(step)
        assert (row["You land on"], row["New rate"], row["New per year"]) == ("Step 5", "$26.10", "$50,895")


@pytest.mark.parametrize("step", STEPS)
def test_only_a_rate_above_the_highest_of_the_warmline_is_called_above_all_of_it(step: str) -> None:
    """The highest is 21.10, after ten years: no placement reaches it, but it is a rate of the grade."""
    now, highest = scale()["P2"][STEPS.index(step)], rates("warmline-rates")["W1"][-1]
    (line,) = (each for each in words(html("move-specialist-to-warmline")).splitlines() if each.startswith(f"{step}: "))
    assert ("above all of W1" in line) == (now > highest), line


@pytest.mark.parametrize("move", [move for move, why in WITHOUT_TABLE.items() if why == SAME_GRADE])
def test_a_move_sideways_keeps_the_grade(move: str) -> None:
    said_move = known("moves")[move]
    (grade,) = {known("roles")[role]["pay"]["grade"] for role in (*many(said_move["from"]), said_move["to"])}
    assert html(f"move-{move}").count(f"The grade stays the same: {grade}") == 1
