"""What Summit Care and Cedar County print, worked out anew from their files; and what ladders without pay print."""

import re
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from pathlib import Path
from typing import Any, Final

import pytest
import yaml

from ladderbook.pipeline import Made, make_handbook
from tests.support import DAY, ROOT, messages, page, real_sources, words
from tests.tables import Table, table

NOTES: Final = " ".join((Path(__file__).parent / "facts" / "domain.md").read_text(encoding="utf-8").split())


@cache
def handbook(agency: str) -> Made:
    made = make_handbook(real_sources(), agency, DAY)
    assert made.files, messages(made)
    return made


@cache
def plan(agency: str, name: str) -> dict[str, Any]:
    """A plan as it is written, its first version."""
    text = (ROOT / "ladders" / agency / "pay.yaml").read_text(encoding="utf-8")
    plans = yaml.load(text, Loader=yaml.BaseLoader)["plans"]  # noqa: S506 - BaseLoader makes texts, lists and maps only
    found: dict[str, Any] = next(each for each in plans if each["id"] == name)
    return found


def rates(agency: str, name: str, grade: str) -> list[Decimal]:
    return [Decimal(rate) for rate in plan(agency, name)["rates"][grade]]


def printed(amount: Decimal, unit: str = "0.01") -> str:
    """Whole dollars from a hundred up, else cents."""
    amount = amount.quantize(Decimal(unit), ROUND_HALF_UP)
    return f"${amount:,.0f}" if amount >= 100 and amount == int(amount) else f"${amount:,.2f}"


def placed(agency: str, move: str, start: str, end: str, unit: str = "hour", named: str = "") -> Table:
    return table(
        page(handbook(agency), f"move-{move}.html"), f"From each step of {start} to {end}{named}, dollars per {unit}"
    )


def at_least(asked: Decimal, new: list[Decimal]) -> tuple[int, Decimal]:
    """The first step (from 0) that is not under what is asked, else the last."""
    return next(((step, rate) for step, rate in enumerate(new) if rate >= asked), (len(new) - 1, new[-1]))


# -- Summit Care: a lattice on one grade

SETTINGS: Final = ("outreach-peer", "housing-peer", "follow-up-peer", "crisis-line-peer", "whole-health-coach")
UP: Final = [
    ("into-a-setting", "N1", "N2", "1.05"),
    ("to-senior", "N2", "N3", "1.05"),
    ("to-lead", "N3", "N4", "1.05"),
    ("to-supervisor", "N4", "N5", "1.05"),
    ("senior-to-supervisor", "N3", "N5", "1.10"),
]


@pytest.mark.parametrize(("move", "start", "end", "more"), UP)
def test_summit_pays_five_percent_more_for_a_grade_and_ten_for_two(move: str, start: str, end: str, more: str) -> None:
    scale = {grade: rates("summit-care", "network-hourly", grade) for grade in (start, end)}
    for number, now in enumerate(scale[start], start=1):
        step, then = at_least(now * Decimal(more), scale[end])
        line = placed("summit-care", move, start, end).line(f"Step {number}")
        assert (line["Rate now"], line["You land on"], line["New rate"]) == (
            printed(now),
            f"Step {step + 1}",
            printed(then),
        )
        assert line["Raise per year"] == f"+{printed((then - now) * 2080)}"


def test_summit_apprentices_rise_by_hours_and_finish_on_the_first_step() -> None:
    columns = plan("summit-care", "apprentice-hours")["columns"]
    assert columns == ["0 hours", "1000 hours", "2000 hours"]
    first = rates("summit-care", "network-hourly", "N1")[0]
    for column, now in zip(columns, rates("summit-care", "apprentice-hours", "AP"), strict=True):
        assert now < first
        line = placed("summit-care", "finish-apprenticeship", "AP", "N1").line(column)
        assert (line["Rate now"], line["You land on"], line["New rate"]) == (printed(now), "Step 1", printed(first))


def test_a_summit_manager_comes_from_an_hourly_rate_to_a_salary() -> None:
    low, _, high = rates("summit-care", "network-salaries", "M1")
    for number, now in enumerate(rates("summit-care", "network-hourly", "N5"), start=1):
        asked = (now * 2080 * Decimal("1.06")).quantize(Decimal(1), ROUND_HALF_UP)
        line = placed("summit-care", "to-manager", "N5", "M1", "year").line(f"Step {number}")
        assert line["New rate"] == printed(min(max(asked, low), high))


@pytest.mark.parametrize("role", SETTINGS)
def test_a_change_of_setting_at_summit_changes_no_pay(role: str) -> None:
    names = {"follow-up-peer": "follow-up", "crisis-line-peer": "crisis-line", "whole-health-coach": "whole-health"}
    said = words(page(handbook("summit-care"), f"move-to-{names.get(role, role.removesuffix('-peer'))}.html"))
    assert said.count("The grade stays the same: N2.") == 1


@pytest.mark.parametrize("role", ["single-shift-line-peer", "single-shift-follow-up-peer"])
def test_single_shifts_have_one_rate_and_no_steps(role: str) -> None:
    said = words(page(handbook("summit-care"), f"role-{role}.html"))
    assert "Pay, step by step\n$23.00 per hour." in said
    assert "Step 1" not in said


def test_every_way_up_at_summit_is_open_without_a_degree_and_inside_peer_work() -> None:
    said = words(page(handbook("summit-care"), "next-peer-apprentice.html"))
    assert "The highest role from here without a degree and without leaving peer work: Peer Network Manager" in said


# -- Cedar County: a monthly schedule on the standard's roles


@pytest.mark.parametrize(
    ("move", "start", "end"),
    [("to-specialist-2", "R18", "R21"), ("to-senior", "R21", "R24"), ("to-supervisor", "R24", "R27")],
)
def test_cedar_pays_at_least_five_percent_more_and_never_the_ten_year_rate(move: str, start: str, end: str) -> None:
    steps = [*plan("cedar-county", "county-schedule")["columns"], "10 years"]
    open_to_all = rates("cedar-county", "county-schedule", end)[:-1]
    for column, now in zip(steps, rates("cedar-county", "county-schedule", start), strict=True):
        step, then = at_least(now * Decimal("1.05"), open_to_all)
        line = placed("cedar-county", move, start, end, "month").line(column)
        assert (line["Rate now"], line["You land on"], line["New rate"]) == (printed(now), steps[step], printed(then))
        assert line["New per hour"] == printed(then * 12 / 2080)


def test_cedar_builds_on_the_standard_and_leaves_two_of_its_roles_out() -> None:
    shown = handbook("cedar-county").files
    assert "role-peer-specialist-1.html" in shown
    assert not {"role-peer-trainee.html", "role-hospital-peer.html"} & shown.keys()
    hidden = words(page(handbook("cedar-county"), "changes.html")).partition("Hidden here")[2]
    assert "Peer Trainee" in hidden
    assert "Hospital Peer Specialist" in hidden


# -- ladders of which little is public

KNOWN_LITTLE: Final = (
    "optum-peer-support",
    "magellan",
    "community-access",
    "baltic-street",
    "cspnj",
    "new-mexico-ways-in",
)


def role_pages(agency: str) -> Iterator[str]:
    return (words(html.decode()) for name, html in handbook(agency).files.items() if name.startswith("role-"))


@pytest.mark.parametrize("agency", KNOWN_LITTLE)
def test_no_rate_is_printed_where_none_is_public(agency: str) -> None:
    for said in role_pages(agency):
        assert "Pay, step by step\nNot published." in said
        assert "$" not in said


def test_the_five_roles_of_optum_are_those_of_the_notes_and_stand_side_by_side() -> None:
    (line,) = re.findall(r"family of peer products: ([^.]+)\.", NOTES)
    titles = [said.split("# ")[0].split("\n")[1] for said in role_pages("optum-peer-support")]
    assert sorted(titles) == sorted(line.split(", "))
    assert "None of them says how a person changes" in words(page(handbook("optum-peer-support"), "move-sideways.html"))


def test_new_mexico_is_reached_by_its_offices_and_names_nobody() -> None:
    people = words(page(handbook("new-mexico-ways-in"), "people.html"))
    assert "Moving up and pay\nOffice of Peer Recovery and Engagement (OPRE)" in people
    assert "Ask for the training coordinator." in people
