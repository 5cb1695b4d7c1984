"""The format's own full example, as it stands: it builds, and each remark in it can be seen on the page it concerns."""

from datetime import date
from pathlib import Path

import pytest

from ladderbook.disk import packaged_layouts
from ladderbook.flatten import flat
from ladderbook.load import load, stack
from ladderbook.pipeline import Made, make_handbook
from ladderbook.problems import Problem, has_errors
from tests.support import DAY, messages, page, real_sources, words

HERE = Path(__file__).parent / "format"
EXAMPLE = {path.relative_to(HERE).as_posix(): path.read_bytes() for path in sorted(HERE.rglob("*.yaml"))}
LATER = date(2027, 8, 1)
"""After the day of the dated changes."""


def built(as_of: date = DAY, agency: str = "riverbend") -> Made:
    made = make_handbook({**packaged_layouts(), **EXAMPLE}, agency, as_of)
    assert not has_errors(made.problems), messages(made)
    return made


def said(name: str, as_of: date = DAY) -> str:
    return words(page(built(as_of), name))


def test_the_standard_builds_too() -> None:
    assert built(agency="nm-standard").files


def test_a_criterion_changed_here_says_what_the_standard_says() -> None:
    told = said("move-to-specialist-2.html")
    assert "Spend 9 months in the role you leave." in told
    assert "Example state standard says: Spend 12 months in the role you leave." in told


def test_what_is_hidden_and_what_is_added_here_is_shown() -> None:
    told = said("move-to-specialist-2.html")
    assert "Have an associate degree.\nHidden here" in told
    assert "peer-specialist-2-sign\nAdded here" in told
    inside = told[told.index("School or work: one of these:") : told.index("Agreement in writing")]
    assert "Finish Peer supervisor course" in inside


def test_a_dated_change_is_coming_and_then_is_there() -> None:
    assert "From July 1, 2027\nSpend 6 months in the role you leave." in said("move-to-specialist-2.html")
    after = said("move-to-specialist-2.html", LATER)
    assert "Spend 6 months in the role you leave. peer-specialist-2-time" in after
    assert "From July 1, 2027" not in after


def test_next_years_scale_is_three_percent_higher_to_the_cent() -> None:
    """18.50 x 1.03 is 19.055, and half up that is 19.06."""
    assert "$19.06" in said("pay-peer-hourly.html")
    assert "$19.06" in said("role-peer-specialist-1.html", LATER)


def test_an_hidden_role_has_no_page() -> None:
    assert "role-peer-bridger.html" not in built().files
    assert "role-peer-bridger.html" in built(agency="nm-standard").files


def test_hourly_to_annual_is_compared_per_hour() -> None:
    """P4 step 3 is 27.00 an hour, 52,650 a year of 1,950 hours; 8% more is 56,862, which lies in the band."""
    assert "| Step 3 | $27.00 | A rate in the range | $56,862 |" in said("move-to-manager.html")


def ladder(sources: dict[str, bytes], agency: str) -> str:
    problems: list[Problem] = []
    printed = flat(stack(sources, agency, problems).gathered)
    assert not problems
    return printed


@pytest.mark.parametrize("agency", ["riverbend", "us-va-peer-specialist", "state-standard"])
@pytest.mark.parametrize("as_of", [date(2025, 1, 1), DAY, LATER])
def test_a_flattened_ladder_says_what_its_layers_say(agency: str, as_of: date) -> None:
    sources = {name: data for name, data in real_sources().items() if name.startswith("ladders/")}
    alone = {f"ladders/{agency}/all.yaml": ladder(sources, agency).encode()}
    layered, flattened = load(sources, agency, as_of)[0], load(alone, agency, as_of)[0]
    for section, items in layered.items.items():
        kept = {name: item.model_copy(update={"source": ()}) for name, item in items.items()}
        others = {name: item.model_copy(update={"source": ()}) for name, item in flattened.items[section].items()}
        assert kept == {name: others[name] for name in kept}
    for name, plan in layered.plans.items():
        tables = [[[p.amount for p in row.points] for row in version.table.rows] for version in plan.versions]
        again = flattened.plans[name].versions
        assert tables == [[[p.amount for p in row.points] for row in version.table.rows] for version in again]


@pytest.mark.parametrize("agency", ["riverbend", "us-va-peer-specialist", "state-standard"])
def test_flattening_twice_changes_nothing(agency: str) -> None:
    once = ladder({name: data for name, data in real_sources().items() if name.startswith("ladders/")}, agency)
    assert ladder({f"ladders/{agency}/all.yaml": once.encode()}, agency) == once
