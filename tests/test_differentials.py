"""Pay on top of the rates: who gets it, and what it makes of the lowest and the highest rate of each grade."""

from decimal import ROUND_HALF_UP, Decimal

import pytest

from tests.support import AGENCY, OAK, PAY, ROLES, messages, page, site, words
from tests.tables import table
from tests.test_riverbend_pay import html, known, rates

SETTINGS = "settings: [{id: crisis, name: Crisis}, {id: house, name: The house}]\n"


def oak(differentials: str, *, pay: str = PAY, roles: str = ROLES) -> dict[str, str]:
    """The small agency with these differentials."""
    return {
        "ladders/oak/pay.yaml": pay.replace(
            "    placement:", f"    differentials: [{differentials}]\n    placement:", 1
        ),
        "ladders/oak/roles.yaml": roles,
        "ladders/oak/settings.yaml": SETTINGS,
    }


def said(differentials: str, name: str = "pay-hourly", *, pay: str = PAY, roles: str = ROLES) -> str:
    made = site(oak(differentials, pay=pay, roles=roles))
    assert [line for line in messages(made) if "error" in line] == []
    return page(made, f"{name}.html")


def on_top(differentials: str, *, pay: str = PAY, roles: str = ROLES) -> dict[str, list[str]]:
    """The rows of the examples: rate, on top, together."""
    rows = table(said(differentials, pay=pay, roles=roles), "With Nights").rows
    return {name: cells[1:] for name, cells in rows.items()}


# -- what it makes of a rate


def test_dollars_an_hour_are_added_to_hourly_rates() -> None:
    # 18.00 + 1.25 = 19.25   19.00 + 1.25 = 20.25   20.50 + 1.25 = 21.75   22.50 + 1.25 = 23.75
    assert on_top("{id: nights, title: Nights, amount: 1.25 per hour}") == {
        "P1, lowest": ["$18.00", "$1.25", "$19.25"],
        "P1, highest": ["$19.00", "$1.25", "$20.25"],
        "P2, lowest": ["$20.50", "$1.25", "$21.75"],
        "P2, highest": ["$22.50", "$1.25", "$23.75"],
    }


@pytest.mark.parametrize(
    ("rounding", "low", "high"),
    [
        # 18.00 x 7.5% = 1.35   19.00 x 7.5% = 1.425, half a cent up
        ("cent", ["$18.00", "$1.35", "$19.35"], ["$19.00", "$1.43", "$20.43"]),
        ("dollar", ["$18.00", "$1.00", "$19.00"], ["$19.00", "$1.00", "$20.00"]),
        ("dollar-up", ["$18.00", "$2.00", "$20.00"], ["$19.00", "$2.00", "$21.00"]),
    ],
)
def test_a_percent_is_of_the_rate_and_rounded_as_the_plan_rounds(
    rounding: str, low: list[str], high: list[str]
) -> None:
    pay = PAY.replace("yearly_hours: 2080", f"yearly_hours: 2080\n    rounding: {rounding}")
    found = on_top("{id: nights, title: Nights, amount: 7.5%, grade: P1}", pay=pay)
    assert found == {"P1, lowest": low, "P1, highest": high}


def test_a_ceiling_is_one_of_rates_and_not_of_what_comes_on_top() -> None:
    pay = PAY.replace("yearly_hours: 2080", "yearly_hours: 2080\n    ceiling: 22.50")
    # 22.50 x 10% = 2.25
    found = on_top("{id: nights, title: Nights, amount: 10%, grade: P2}", pay=pay)
    assert found["P2, highest"] == ["$22.50", "$2.25", "$24.75"]


def test_a_percent_of_a_salary_is_of_the_salary() -> None:
    pay = """
    plans:
      - id: hourly
        title: Salaries
        kind: band
        basis: year
        weekly_hours: 40
        yearly_hours: 2080
        rounding: dollar
        rates: {P1: [40010, 50000], P2: [60000, 60000]}
        differentials: [{id: nights, title: Nights, amount: 2.5%}]
    """
    made = site({"ladders/oak/pay.yaml": pay})
    found = table(page(made, "pay-hourly.html"), "With Nights: dollars per year")
    # 40,010 x 2.5% = 1,000.25   50,000 x 2.5% = 1,250   60,000 x 2.5% = 1,500; one rate has one line
    assert found.rows["P1, lowest"][1:] == ["$40,010", "$1,000", "$41,010"]
    assert found.rows["P1, highest"][1:] == ["$50,000", "$1,250", "$51,250"]
    assert found.rows["P2"][1:] == ["$60,000", "$1,500", "$61,500"]


@pytest.mark.parametrize(
    ("amount", "shown"),
    [
        ("20 per shift", "$20.00 per shift"),
        ("150 per month", "$150 per month"),
        ("500 once", "$500 once"),
        ("8 hours per year", "8 hours per year"),
        ("up to 8%", "up to 8%"),
        ("about 2.00 per hour", "about $2.00 per hour"),
        ("unpublished", "not published"),
        ("none", "none"),
    ],
)
def test_another_amount_is_said_and_not_added(amount: str, shown: str) -> None:
    found = said(f"{{id: nights, title: Nights, amount: {amount}}}")
    assert f"Nights: {shown}\n" in words(found)
    assert "With Nights" not in found


def test_dollars_an_hour_are_not_added_to_a_salary() -> None:
    pay = PAY.replace("basis: hour", "basis: year")
    assert "With Nights" not in said("{id: nights, title: Nights, amount: 1.25 per hour}", pay=pay)


def test_rates_that_are_not_published_are_said_to_be_so() -> None:
    pay = PAY.replace("[18.00, 18.50, 19.00]", "unpublished").replace(
        "[20.50, 21.50, 22.50]", "[20.50, 21.50, unpublished]"
    )
    assert on_top("{id: nights, title: Nights, amount: 1.25 per hour}", pay=pay) == {
        "P1": ["not published", "$1.25 per hour", "not published"],
        "P2, lowest published": ["$20.50", "$1.25", "$21.75"],
        "P2, highest published": ["$21.50", "$1.25", "$22.75"],
    }
    assert on_top("{id: nights, title: Nights, amount: 5%, grade: P1}", pay=pay) == {"P1": ["not published"] * 3}


def test_the_page_of_a_place_works_with_its_own_rates() -> None:
    pay = PAY.replace("yearly_hours: 2080", "yearly_hours: 2080\n    locality: {east: 10%}")
    texts = oak("{id: nights, title: Nights, amount: 5%, grade: P1}", pay=pay)
    made = site({**texts, "ladders/oak/places.yaml": "places: [{id: east, name: East}]"})
    # 18.00 x 1.10 = 19.80; x 5% = 0.99
    found = table(page(made, "pay-hourly-east.html"), "With Nights")
    assert found.rows["P1, lowest"][1:] == ["$19.80", "$0.99", "$20.79"]


def test_its_money_is_that_of_the_plan() -> None:
    texts = oak("{id: nights, title: Nights, amount: 1.25 per hour}")
    agency = AGENCY.replace("kind: peer-run,", "kind: peer-run, currency: CAD,")
    made = site({**texts, "ladders/oak/agency.yaml": agency})
    for name in ("pay-hourly.html", "role-peer-1.html"):
        assert "CAD 1.25 per hour" in words(page(made, name))
        assert "$" not in words(page(made, name))


# -- who gets it

WORKPLACES = """
roles:
  - id: peer-1
    title: Peer Worker I
    family: direct
    level: 1
    identity: peer
    pay: {plan: hourly, grade: P1}
    setting: house
  - id: peer-2
    title: Peer Worker II
    family: direct
    level: 2
    identity: peer
    pay: {plan: hourly, grade: [P1, P2]}
    variants: [{id: in-crisis, title: In crisis, setting: crisis}]
  - {id: lead, title: Lead, family: direct, level: 3, identity: peer, pay: {rate: 30 per hour}, setting: crisis}
moves:
  - {id: hired, kind: entry, to: [peer-1, peer-2, lead], decided: competitive}
"""


def who(narrowed: str, roles: str = WORKPLACES) -> tuple[str, list[str]]:
    """Whom it is for in words, and the roles and grades that get it."""
    told = words(said(f"{{id: nights, title: Nights, amount: 5%, {narrowed}}}", roles=roles))
    section = told.split("Nights: 5%\n")[1].split("Your rate when you are promoted")[0].splitlines()
    first = section.index("Who may get it:") + 1 if "Who may get it:" in section else len(section)
    found = [line for line in section[first:] if not line.startswith(("|", "With"))]
    return section[0].split(". ")[0], found


@pytest.mark.parametrize(
    ("narrowed", "sentence", "found"),
    [
        ("in_base: yes", "For any role paid by this table", []),
        ("role: peer-2", "For Peer Worker II", ["Peer Worker II: P1 and P2"]),
        ("grade: P1", "For grade P1", ["Peer Worker I: P1", "Peer Worker II: P1"]),
        ("role: peer-2, grade: P1", "For Peer Worker II, grade P1", ["Peer Worker II: P1"]),
        ("grade: [P1, P2]", "For grade P1 or P2", ["Peer Worker I: P1", "Peer Worker II: P1 and P2"]),
        ("setting: house", "For work in The house", ["Peer Worker I: P1"]),
        ("setting: crisis", "For work in Crisis", ["Peer Worker II: In crisis: P1 and P2"]),
        ("setting: [house, crisis], grade: P2", "For grade P2, work in The house or Crisis",
         ["Peer Worker II: In crisis: P2"]),
    ],
)  # fmt: skip
def test_who_gets_it_is_worked_out_from_role_grade_and_setting(narrowed: str, sentence: str, found: list[str]) -> None:
    assert who(narrowed) == (sentence, found)


@pytest.mark.parametrize("narrowed", ["role: lead", "grade: P2, setting: house", "role: peer-1, setting: crisis"])
def test_where_no_role_of_the_plan_gets_it_the_page_says_so(narrowed: str) -> None:
    told = said(f"{{id: nights, title: Nights, amount: 5%, {narrowed}}}", roles=WORKPLACES)
    assert "No role paid by this table is listed for it." in words(told)
    assert "With Nights" not in told


def test_examples_are_of_the_grades_that_get_it() -> None:
    every = {"P1, lowest", "P1, highest", "P2, lowest", "P2, highest"}
    for narrowed, grades in (("role: peer-1", {"P1"}), ("setting: crisis", {"P1", "P2"}), ("grade: P2", {"P2"})):
        found = on_top(f"{{id: nights, title: Nights, amount: 5%, {narrowed}}}", roles=WORKPLACES)
        assert set(found) == {name for name in every if name[:2] in grades}, narrowed


# -- on the page of a role

THREE = (
    "{id: nights, title: Nights, amount: 5%, setting: crisis, when: after ten}, "
    "{id: two, title: Two languages, amount: 1.00 per hour, criteria: [{id: talk, exam: A talk}]}, "
    "{id: late, title: Late, amount: 20 per shift, grade: P2, instead_of: nights, effective: 2027-01-01}"
)


def lines(role: str) -> list[str]:
    told = words(said(THREE, f"role-{role}", roles=WORKPLACES)).split("On top of it\n")
    if len(told) < 2:
        return []
    ends = told[1].split("How people get here")[0].split("What it pays at each of its weekly hours")[0]
    return ends.splitlines()


def test_a_role_says_what_it_may_get_and_on_what_that_hangs() -> None:
    assert lines("peer-1") == ["Two languages: $1.00 per hour, if you meet what it asks"]
    assert lines("peer-2") == [
        "Nights: 5%, for work in Crisis, only when: after ten",
        "Two languages: $1.00 per hour, if you meet what it asks",
        "Late: $20.00 per shift, in grade P2, in place of “Nights”, from January 1, 2027 on",
    ]
    assert lines("lead") == []


def test_a_role_links_to_the_differentials_of_its_plan() -> None:
    assert '<a href="pay-hourly.html#differentials">Two languages</a>' in said(THREE, "role-peer-1", roles=WORKPLACES)


def test_what_is_past_is_shown_nowhere_and_nothing_leads_to_it() -> None:
    past = "{id: nights, title: Nights, amount: 5%, until: 2026-10-31}"
    for name in ("pay-hourly", "role-peer-1"):
        assert "Nights" not in said(past, name)
    assert "On top" not in said(past, "role-peer-1")


def test_what_it_asks_may_be_a_word() -> None:
    told = words(said("{id: nights, title: Nights, amount: 5%, criteria: unpublished}"))
    assert "What it asks: not published." in told


def test_the_small_agency_has_none() -> None:
    for name in ("pay-hourly.html", "role-peer-1.html"):
        assert "On top" not in page(site(OAK), name)


# -- Riverbend


@pytest.mark.parametrize(
    ("title", "grades"),
    [
        ("Two languages", ["P1", "P2", "P3", "P4", "P5", "P6"]),
        ("Nights", ["P3", "P5", "P6"]),
        ("Certified before you must be", ["P1", "P4"]),
        ("Crisis endorsement", ["P3"]),
    ],
)
def test_riverbends_examples_follow_from_its_yaml(title: str, grades: list[str]) -> None:
    (stated,) = (each["amount"] for each in known("plans")["peer-hourly"]["differentials"] if each["title"] == title)
    found = table(html("pay-peer-hourly"), f"With {title}")
    expected = {}
    for grade in grades:
        for name, rate in (("lowest", rates("peer-hourly")[grade][0]), ("highest", rates("peer-hourly")[grade][-1])):
            if stated.endswith("%"):
                more = (rate * Decimal(stated[:-1]) / 100).quantize(Decimal("0.01"), ROUND_HALF_UP)
            else:
                more = Decimal(stated.removesuffix(" per hour"))
            row = f"{grade}, {name}"
            expected[row] = [row, f"${rate}", f"${more}", f"${rate + more}"]
    assert found.rows == expected
