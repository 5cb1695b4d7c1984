"""What readers see of the compiled state and city ladders, held against the notes as text."""

import re
from functools import cache
from pathlib import Path
from typing import Final

import pytest

from ladderbook.pipeline import Made, make_handbook
from tests.support import DAY, messages, page, real_sources, words
from tests.tables import table

NOTES: Final = " ".join((Path(__file__).parent / "facts" / "domain.md").read_text(encoding="utf-8").split())
RANGE: Final = re.compile(r"\$([\d,.]+)-([\d,.]+)")


@cache
def handbook(agency: str) -> Made:
    made = make_handbook(real_sources(), agency, DAY)
    assert made.files, messages(made)
    return made


def ranges(line: str) -> list[tuple[str, str]]:
    """The ranges of dollars in a line of the notes, as pages print them."""
    assert line in NOTES
    return [(f"${low}", f"${high}") for low, high in RANGE.findall(line)]


def test_connecticut_prints_all_three_figures_of_the_state() -> None:
    """The plan is written per two weeks; what is worked out from it is what the state prints."""
    line = "$22.84-31.02 hourly / $1,598.59-2,171.61 biweekly / $41,723.20-56,679.02 yearly"
    role = page(handbook("ct-recovery-support-specialist"), "role-recovery-support-specialist-trainee.html")
    shown = table(role, "5728HN: rates in force")
    hourly, biweekly, yearly = ranges(line)
    for end, column in enumerate(("Minimum", "Maximum")):
        assert shown.line(column) == {
            "Per two weeks": biweekly[end],
            "Per hour": hourly[end],
            "Per year": yearly[end],
        }


def test_maryland_prints_the_ends_of_grade_13_and_no_hourly_rate() -> None:
    ((low, high),) = ranges("**grade 13, $50,565-80,884**")
    said = words(page(handbook("md-peer-recovery-specialist"), "role-peer-recovery-specialist-supervisor.html"))
    assert f"{low} to {high} per year" in said
    assert "per hour" not in said
    assert "Paid overtime" in said


@pytest.mark.parametrize("number", ["1", "2", "3"])
def test_maryland_says_what_follows_when_the_certificate_is_not_there_in_time(number: str) -> None:
    said = words(page(handbook("md-peer-recovery-specialist"), f"role-peer-recovery-specialist-{number}.html"))
    assert "**certification within 12 months of hire; not certified by 24 months ->" in NOTES
    assert "within 12 months after you are hired" in said
    assert "24 months after you are hired: You can be moved to a lower job, suspended or dismissed." in said


def test_connecticut_names_a_requirement_whose_day_is_not_known() -> None:
    made = handbook("ct-recovery-support-specialist")
    assert "Decided; the day is not known yet: Recovery Support Specialist will ask:" in words(
        page(made, "changes.html")
    )
    assert "nobody yet" in words(page(made, "role-recovery-support-specialist.html"))


def test_pennsylvania_has_three_ways_to_supervise_and_a_course_after_the_start() -> None:
    said = words(page(handbook("pa-certified-peer-specialist"), "role-cps-supervisor.html"))
    for way in (
        "As a mental health professional.",
        "Have 2 years of direct care in mental health.",
        "Have 4 years of direct care in mental health.",
    ):
        assert way in said
    assert "Have a high school diploma or GED." in said
    assert "within 6 months after you start in the role" in said


@pytest.mark.parametrize(
    ("move", "line"),
    [
        ("to-advocacy-specialist", "Advocacy Specialist 2, SG-18, non-competitive, $66,951-85,138"),
        ("to-program-specialist", "1 SG-18 $66,951-85,138 and 2 SG-23 $86,681-109,650 (2025-26)"),
    ],
)
def test_new_york_tells_what_the_ways_out_pay(move: str, line: str) -> None:
    made = handbook("ny-omh-peer-specialist")
    said = words(page(made, f"move-{move}.html"))
    for low, high in ranges(line):
        assert f"{low} to {high}" in said
    assert said.startswith("Moves outside this ladder")


@pytest.mark.parametrize(
    ("agency", "role"),
    [
        ("ny-omh-peer-specialist", "peer-specialist"),
        ("philadelphia-peer-specialist", "certified-peer-youth-specialist"),
        ("nyc-health-hospitals", "peer-counselor"),
    ],
)
def test_a_ladder_of_one_rung_warns_that_no_next_step_is_listed(agency: str, role: str) -> None:
    assert f"no promotion leads on from the role {role}" in " ".join(messages(handbook(agency)))


def test_new_york_city_prints_the_fixed_salary_and_the_twelve_weeks() -> None:
    made = handbook("nyc-health-hospitals")
    assert "fixed $50,000" in NOTES
    assert "$50,000 per year" in words(page(made, "role-behavioral-health-peer-specialist-2.html"))
    assert "12 weeks" in words(page(made, "training-hh-peer-academy.html"))
