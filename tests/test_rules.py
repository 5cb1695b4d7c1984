"""The checks as a whole: each has a case that sets it off and a near one that is sound; an agency may weigh them."""

import pytest

from ladderbook.rules import FIRM, RULES, code
from ladderbook.tree import Text
from tests.support import AGENCY, messages, page, site, words
from tests.test_wrong_input import CASES, read

SOUND = {
    "asks-for-disclosure": "sound-disclosure",
    "benefits-line-crossed": "sound-benefits-line",
    "competency-falls": "sound-competencies",
    "competency-unused": "sound-used-competency",
    "credential-unsourced": "sound-credential",
    "degree-without-alternative": "sound-degree",
    "disputed": "sound-sources",
    "exempt-below-floor": "sound-exempt",
    "figures-old": "sound-figures",
    "grade-unused": "sound-grades",
    "hiring-range-outside": "sound-hiring-range",
    "leaves-peer-work": "sound-peer-work",
    "no-senior-peer-role": "sound-senior",
    "no-way-up": "sound-peer-work",
    "nothing-to-show": "sound-criteria",
    "one-holder-pay": "sound-one-rate",
    "pay-below-minimum": "sound-minimum-wage",
    "pay-falls": "sound-steps",
    "pay-overlap": "sound-overlap",
    "promotion-cycle": "sound-circle",
    "promotion-without-raise": "sound-circle",
    "range-reversed": "sound-range",
    "review-material-missing": "sound-worksheet",
    "review-overdue": "sound-review",
    "schedule-gap": "sound-schedule",
    "steps-out-of-order": "sound-steps",
    "stigmatising-words": "sound-words",
    "supervisor-missing": "sound-supervisor",
    "unreachable-role": "sound-reach",
    "worksheet-asks-health": "sound-worksheet",
}
"""For each check the case in which it has something near to look at, and stays silent."""

CODES = [code(rule) for rule in RULES if rule not in FIRM]
EXPECTED = "\n".join(path.read_text(encoding="utf-8").partition("\n---")[0] for path in CASES.glob("*.txt"))


@pytest.mark.parametrize("name", CODES)
def test_a_check_has_a_case_that_sets_it_off_and_a_near_one_that_does_not(name: str) -> None:
    assert f"[{name}]" in EXPECTED
    assert read(CASES / f"{SOUND[name]}.txt").expected == ""


def test_every_code_is_said_by_one_check() -> None:
    assert sorted(CODES) == sorted(SOUND)


STANDARD = AGENCY.replace("kind: peer-run", "kind: standard")
BARE = """
plans:
  - id: later
    title: Later
    kind: single
    basis: hour
    weekly_hours: 40
    yearly_hours: 2080
    effective: 2027-07-01
    rates: {L1: 20.00, L2: 21.00}
competencies: [{id: singing, name: Sings}]
roles:
  - {id: guide, title: Guide, family: direct, level: 1, identity: peer, pay: {plan: later, grade: L1}}
"""


def test_a_ladder_only_to_build_on_may_leave_to_agencies_what_agencies_decide() -> None:
    files = {"ladders/oak/agency.yaml": STANDARD, "ladders/oak/bare.yaml": BARE}
    assert messages(site(files)) == []
    told = {problem.code for problem in site({"ladders/oak/bare.yaml": BARE}).problems}
    assert told == {
        "competency-unused",
        "grade-unused",
        "no-way-up",
        "schedule-gap",
        "supervisor-missing",
        "unreachable-role",
    }


ALONE = """
roles:
  - {id: guide, title: Guide & friend, family: direct, level: 1, identity: peer, pay: unpublished}
moves:
  - {id: guide-hired, kind: entry, to: guide, decided: competitive}
"""


def weighing(*checks: str) -> dict[str, str]:
    """The small agency with a role that two checks speak of, weighed like this."""
    lines = "".join(f"    {check}\n" for check in checks)
    head = "agency:\n  name: Oak House\n  kind: peer-run\n  edition: {effective: 2026-07-01}\n"
    rest = AGENCY.strip().split("\n", maxsplit=1)[1]
    agency = f"{head}  checks:\n{lines}{rest}\n" if checks else f"{head}{rest}\n"
    return {"ladders/oak/agency.yaml": agency, "ladders/oak/alone.yaml": ALONE}


@pytest.mark.parametrize(
    ("setting", "said"),
    [
        ("no-way-up: {severity: advice, reason: By choice.}", {"no-way-up": "advice", "supervisor-missing": "warning"}),
        ("no-way-up: {severity: off, of: guide, reason: By choice.}", {"supervisor-missing": "warning"}),
        (
            "no-way-up: {severity: error, of: [guide], reason: No.}",
            {"no-way-up": "error", "supervisor-missing": "warning"},
        ),
        (
            "no-way-up: {severity: off, of: peer-1, reason: By choice.}",
            {"no-way-up": "warning", "supervisor-missing": "warning", "silence-unused": "warning"},
        ),
    ],
)
def test_an_agency_weighs_a_check(setting: str, said: dict[str, str]) -> None:
    made = site(weighing(setting))
    assert {problem.code: problem.severity.word for problem in made.problems} == said


def test_what_is_set_aside_is_told_on_the_about_page_with_its_reason() -> None:
    made = site(
        weighing(
            "no-way-up: {severity: off, of: [guide], reason: Guides stay guides by choice.}",
            "supervisor-missing: {severity: advice, reason: Guides supervise each other.}",
        )
    )
    about = words(page(made, "about.html"))
    assert "no-way-up\nNot told, for Guide & friend. Guides stay guides by choice.\n" in about
    assert "supervisor-missing\nTold as advice. Guides supervise each other.\n" in about
    assert "Checks set aside here" not in words(page(site({}), "about.html"))


def test_a_fault_of_the_format_cannot_be_set_aside() -> None:
    files = weighing("unknown-field: {severity: off, reason: We like it so.}")
    assert any(
        "[unknown-field]" in m for m in messages(site({**files, "ladders/oak/x.yaml": "terms: [{id: a, trem: b}]"}))
    )
    assert any("[unknown-check]" in message for message in messages(site(files)))


def test_every_check_says_what_it_is_about() -> None:
    """So that `of` can name it; a text of the source stays a text, and is never empty."""
    for path in sorted(CASES.glob("*.txt")):
        for problem in site(read(path).files).problems:
            if problem.code in CODES:
                assert isinstance(problem.about, str | Text), problem
                assert problem.about, problem
