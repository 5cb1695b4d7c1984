"""Every kind of criterion is one plain sentence with its number; what stands below it comes in one order."""

import pytest

from tests.support import ROLES, errors, page, site, words

LIBRARY = """
competencies:
  - {id: listens, name: Listens well, levels: {1: {title: With support}, 2: {title: On my own}}}
credentials:
  - {id: cps, name: Certified Peer, abbreviation: CPS}
  - {id: older, name: Older Certificate, counts_as: cps}
trainings:
  - {id: course, title: Peer course, length: 40 hours, provider: The Board, cost: 150}
  - {id: short, title: Short course}
"""


def asks(*entries: str) -> list[str]:
    """What the move of the small agency says it takes, line by line, without what its role asks."""
    criteria = "".join(f"      - {entry}\n" for entry in entries)
    roles = ROLES.replace("      - {id: time, time: 12 months}\n", criteria)
    made = site({"ladders/oak/roles.yaml": roles, "ladders/oak/library.yaml": LIBRARY})
    assert errors(made) == []
    lines = words(page(made, "move-to-peer-2.html")).split("\n")
    asked = lines[lines.index("All of these:") + 1 : lines.index("What is new there", lines.index("All of these:"))]
    return [line for line in asked if not line.startswith("To cite a line")]


def sentence(criterion: str) -> str:
    """The sentence of one criterion, without its number."""
    line, *below = asks(f"{{id: a, {criterion}}}")
    assert below == []
    assert line.endswith(" peer-2-a"), line
    return line.removesuffix(" peer-2-a")


@pytest.mark.parametrize(
    ("criterion", "said"),
    [
        ("time: 12 months", "Spend 12 months in the role you leave."),
        ("time: 1 month", "Spend 1 month in the role you leave."),
        ("time: 12 months, in: role", "Spend 12 months in the role you leave."),
        ("time: 52 weeks, in: grade-below", "Spend 52 weeks at the next lower grade, in any job."),
        ("time: 12 months, in: family", "Spend 12 months in this family of roles."),
        ("time: about 3 years, in: agency", "Spend about 3 years with this agency."),
        ("time: 975 hours, counted: worked", "Work 975 hours in the role you leave."),
    ],
)
def test_time(criterion: str, said: str) -> None:
    assert sentence(criterion) == said


@pytest.mark.parametrize(
    ("criterion", "said"),
    [
        ("experience: 2000 hours", "Have 2,000 hours of experience."),
        ("experience: 1 year, of: peer support", "Have 1 year of peer support."),
        (
            "experience: 1 year, of: peer support, in: grade-below",
            "Have 1 year of peer support at the next lower grade.",
        ),
        (
            "experience: 500 hours, of: peer support, within: 5 years",
            "Have 500 hours of peer support in the last 5 years.",
        ),
        ("experience: 1 year, of: peer support, counts: paid", "Have 1 year of peer support. Paid work counts."),
        (
            "experience: 1 year, of: peer support, counts: [paid, volunteer]",
            "Have 1 year of peer support. Paid work and volunteer work count.",
        ),
        (
            "experience: 1 year, of: peer support, counts: [volunteer, internship, military]",
            "Have 1 year of peer support. Volunteer work, internships and military service count.",
        ),
        (
            "experience: 1 year, of: peer support, holding: [cps, older]",
            "Have 1 year of peer support while holding Certified Peer (CPS) or Older Certificate.",
        ),
    ],
)
def test_experience(criterion: str, said: str) -> None:
    assert sentence(criterion) == said


def test_experience_may_include_another() -> None:
    entry = (
        "{id: a, experience: 1 year, of: peer support, including: [{id: b, experience: 100 hours, of: leading groups}]}"
    )
    assert asks(entry) == [
        "Have 1 year of peer support. peer-2-a",
        "Including:",
        "Have 100 hours of leading groups. peer-2-b",
    ]


@pytest.mark.parametrize(
    ("criterion", "said"),
    [
        ("credential: older", "Hold Older Certificate."),
        ("credential: cps", "Hold Certified Peer (CPS). Older Certificate counts too."),
        ("training: course", "Finish Peer course (40 hours, The Board, $150)."),
        ("training: short", "Finish Short course."),
        ("competency: listens, level: 2", "Show Listens well at level 2."),
        ("competency: listens", "Show Listens well."),
        ("education: high-school", "Have a high school diploma or GED."),
        ("education: associate", "Have an associate degree."),
        ("education: bachelor, subject: social work", "Have a bachelor's degree in social work."),
        ("education: master", "Have a master's degree."),
        ("education: doctorate", "Have a doctorate."),
        ("education: 24 credits, within: 10 years", "Have 24 credits, from the last 10 years."),
        ("exam: 60 questions, pass: 75%", "Pass an exam: 60 questions with 75% or more."),
        ("exam: Our language test", "Pass an exam: Our language test."),
        ("references: 1, by: supervisor", "1 letter of reference from your supervisor."),
        ("references: 2, by: [office, peer-1]", "2 letters of reference from Workforce Office or Peer Worker I."),
        ("rating: Meets expectations", "Have a review rating of at least “Meets expectations”."),
        ("lived_experience: In recovery, lasting: 2 years", "In recovery for at least 2 years."),
        ("lived_experience: In recovery", "In recovery."),
        ("clearance: Driving record", "Pass this check: Driving record."),
        ("sign_off: supervisor", "Agreement in writing from your supervisor."),
        ("sign_off: [supervisor, office]", "Agreement in writing from your supervisor and Workforce Office."),
        ("statement: Veteran status", "Veteran status."),
    ],
)
def test_every_other_kind(criterion: str, said: str) -> None:
    assert sentence(criterion) == said


def test_an_authors_own_sentence_ends_with_one_period() -> None:
    assert sentence("statement: A driving license.") == "A driving license."
    waiver = "clearance: Background check, waiver: Write to the office."
    assert sentence(waiver) == "Pass this check: Background check. You can ask for an exception: Write to the office."


def test_own_words_take_the_place_of_the_sentence_and_stay_words() -> None:
    assert (
        sentence('time: 12 months, text: "One **full** year, <b>counted</b> & done"')
        == "One full year, <b>counted</b> & done"
    )


# -- what is not published


@pytest.mark.parametrize(
    ("criterion", "said"),
    [
        ("time: unpublished", "Spend a length of time that is not published in the role you leave."),
        ("experience: unpublished, of: peer support", "Have a length of time that is not published of peer support."),
        ("education: unpublished", "Have schooling that is not published."),
        ("exam: unpublished", "Pass an exam: details not published."),
        ("rating: unpublished", "Have a review rating of at least “not published”."),
        ("clearance: unpublished", "Pass this check: not published."),
        ("statement: unpublished", "A statement whose words are not published."),
    ],
)
def test_a_value_that_is_not_published_is_said_to_be_so(criterion: str, said: str) -> None:
    assert sentence(criterion) == said


@pytest.mark.parametrize(
    "criterion",
    [
        "references: unpublished",
        "lived_experience: unpublished",
        "lived_experience: In recovery, lasting: unpublished",
        "exam: 60 questions, pass: unpublished",
        "experience: 1 year, of: unpublished",
        "experience: 1 year, of: peer support, within: unpublished",
        "education: bachelor, subject: unpublished",
        "clearance: Background check, waiver: unpublished",
    ],
)
def test_none_of_its_parts_is_passed_over_or_left_as_a_word_of_the_format(criterion: str) -> None:
    """FORMAT, section 2: `unpublished` in place of any value but an id or a title; the page says "not published"."""
    said = sentence(criterion)
    assert "not published" in said
    assert "unpublished" not in said


# -- what stands below a sentence


def test_all_that_stands_below_a_sentence_comes_in_one_order() -> None:
    facts = (
        "note: Leave counts, evidence: A letter, confirmed_by: [supervisor, office], leave: It stops the clock, "
        "due: 12 months after hire, when: you drive, missed: {at: 2 years after start, then: You go back}"
    )
    said = asks(f"{{id: a, time: 12 months, {facts}}}")
    assert said[0] == "Spend 12 months in the role you leave. peer-2-a"
    assert said[1::2] == ["Only when", "What you show", "Who confirms it", "When", "If it is not met", "Leave", "Note"]
    shown = ["you drive", "A letter", "your supervisor or Workforce Office", "within 12 months after you are hired"]
    assert said[2::2][:4] == shown
    assert said[2::2][5:] == ["It stops the clock", "Leave counts"]


def test_what_happens_when_it_is_not_met_happens_on_a_day_and_not_within_a_time() -> None:
    missed = "missed: {at: 2 years after start, then: You go back}"
    assert asks(f"{{id: a, statement: Ethics, due: 1 year after start, {missed}}}")[3:] == [
        "If it is not met",
        "2 years after you start in the role: You go back",
    ]


@pytest.mark.parametrize(
    ("due", "said"),
    [
        ("2027-07-01", "by July 1, 2027"),
        ("2027-07", "by July 2027"),
        ("12 months after hire", "within 12 months after you are hired"),
        ("6 months after start", "within 6 months after you start in the role"),
        ("30 days before expiry", "at least 30 days before it expires"),
        ("90 days after cps", "within 90 days after you hold Certified Peer"),
        ("90 days after other", "within 90 days after you meet “other”"),
    ],
)
def test_a_deadline_is_a_day_or_a_time_from_an_event(due: str, said: str) -> None:
    lines = asks(f"{{id: a, statement: Ethics, due: {due}}}", "{id: other, credential: cps}")
    assert lines[:3] == ["Ethics. peer-2-a", "When", said]


def test_what_is_not_published_below_a_sentence_is_said_to_be_so() -> None:
    for field in ("when", "evidence", "leave"):
        assert asks(f"{{id: a, time: 12 months, {field}: unpublished}}")[2] == "not published", field


# -- groups


def test_a_group_says_how_many_of_it_are_needed() -> None:
    one, two, three = "{id: a, rating: Good}", "{id: b, exam: Test}", "{id: c, statement: Own words}"
    for kind, lead in (
        (f"any_of: [{one}, {two}]", "One of these:"),
        (f"all_of: [{one}, {two}]", "All of these:"),
        (f"at_least: 2, of: [{one}, {two}, {three}]", "Two of these three:"),
    ):
        assert asks("{id: first, statement: First}", f"{{id: g, {kind}}}")[1] == lead


def test_a_groups_title_comes_before_how_many() -> None:
    group = "{id: g, title: Study or work, any_of: [{id: a, education: bachelor}, {id: b, rating: Good}]}"
    assert asks(group)[0] == "Study or work: one of these:"


def test_a_title_that_says_how_many_is_not_said_twice() -> None:
    assert (
        asks("{id: g, title: One of these, any_of: [{id: a, rating: Good}, {id: b, exam: Test}]}")[0] == "One of these:"
    )


def test_the_deadline_of_a_group_is_for_all_of_it() -> None:
    group = "{id: g, due: 6 months after start, any_of: [{id: a, rating: Good}, {id: b, exam: Test}]}"
    assert asks(group)[0] == "One of these (within 6 months after you start in the role):"


def test_groups_nest() -> None:
    inner = "{id: study, title: By study, all_of: [{id: degree, education: associate}, {id: year, time: 1 year}]}"
    assert asks(
        f"{{id: g, any_of: [{{id: work, title: By work, experience: 2 years, of: peer support}}, {inner}]}}"
    ) == [
        "One of these:",
        "By work. Have 2 years of peer support. peer-2-work",
        "By study: all of these:",
        "Have an associate degree. peer-2-degree",
        "Spend 1 year in the role you leave. peer-2-year",
    ]
