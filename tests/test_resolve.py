"""The handbook: numbers one can cite, ways from role to role, words where nothing is known, and what an edition is."""

from datetime import date

import pytest

from ladderbook.load import load
from ladderbook.model import Handbook, Way
from ladderbook.resolve import resolve
from tests.support import AGENCY, DAY, OAK, ROLES, errors, messages, page, site, words
from tests.tables import table


def handbook(roles: str = ROLES, as_of: date = DAY, **files: str) -> Handbook:
    sources = {
        **OAK,
        "ladders/oak/roles.yaml": roles,
        **{f"ladders/oak/{name}.yaml": text for name, text in files.items()},
    }
    drafts, malformed = load({name: text.encode() for name, text in sources.items()}, "oak", DAY)
    found, unjoined = resolve(drafts, as_of)
    assert found is not None, [*malformed, *unjoined]
    return found


# -- numbers

CODED = ROLES.replace("title: Peer Worker II", "title: Peer Worker II, code: PW2")


def numbers(roles: str, name: str = "move-to-peer-2.html") -> list[str]:
    """The numbers of the criteria of a page, as its readers see them."""
    said = words(page(site({"ladders/oak/roles.yaml": roles}), name))
    return [
        line.rpartition(" ")[2]
        for line in said.split("\n")
        if line.rpartition(" ")[2].startswith(("PW2-", "peer-", "to-"))
    ]


def test_a_number_is_the_code_of_the_role_it_leads_to_and_the_criterions_id() -> None:
    assert numbers(CODED) == ["PW2-time"]


def test_without_a_code_the_roles_id_stands_in_its_place() -> None:
    assert numbers(ROLES) == ["peer-2-time"]


def test_numbers_stay_when_criteria_are_reordered_or_put_into_a_group() -> None:
    first = "      - {id: time, time: 12 months}\n      - {id: talk, statement: A talk}\n"
    second = "      - {id: talk, statement: A talk}\n      - {id: time, time: 12 months}\n"
    group = "      - {id: either, any_of: [{id: talk, statement: A talk}, {id: time, time: 12 months}]}\n"
    found = [
        numbers(CODED.replace("      - {id: time, time: 12 months}\n", criteria)) for criteria in (first, second, group)
    ]
    assert found == [["PW2-time", "PW2-talk"], ["PW2-talk", "PW2-time"], ["PW2-talk", "PW2-time"]]


def test_a_roles_own_criteria_are_numbered_as_those_of_the_moves_into_it() -> None:
    owned = CODED.replace(
        "pay: {plan: hourly, grade: P2}", "pay: {plan: hourly, grade: P2}, criteria: [{id: ethics, statement: Ethics}]"
    )
    assert numbers(owned, "role-peer-2.html") == ["PW2-ethics"]
    assert numbers(owned) == ["PW2-time", "PW2-ethics"]


@pytest.mark.parametrize(
    "move", ["kind: lateral, from: peer-1, to: [peer-1, peer-2]", "kind: more-hours, from: peer-2, along: weekly_hours"]
)
def test_a_move_into_several_roles_or_inside_one_numbers_by_its_own_id(move: str) -> None:
    found = handbook(CODED + f"  - {{id: tried, {move}, criteria: [{{id: talk, statement: A talk}}]}}\n")
    assert found.number(found.moves["tried"], "talk") == "tried-talk"


def second_way(time: str) -> str:
    """Another move into peer-2 whose criterion has the id of the first one's."""
    return f"""{ROLES}
  - id: other-way
    kind: lateral
    from: peer-1
    to: peer-2
    decided: on-request
    criteria: [{{id: time, time: {time}}}]
"""


def test_one_number_never_means_two_things() -> None:
    (said,) = messages(site({"ladders/oak/roles.yaml": second_way("6 months")}))
    assert "peer-2-time means one thing in to-peer-2 and another in other-way [criterion-clash]" in said


def test_the_same_criterion_on_two_moves_into_a_role_is_one() -> None:
    assert messages(site({"ladders/oak/roles.yaml": second_way("12 months")})) == []


# -- ways

THIRD = """
  - {id: lead, title: Lead, family: direct, level: 3, identity: open, pay: {plan: hourly, grade: [P1, P2]}}
moves:
"""


def ways(move: str) -> list[Way]:
    """The ways a move opens between the roles peer-1 (P1), peer-2 (P2) and lead (P1 and P2)."""
    found = handbook(ROLES.replace("moves:\n", THIRD.lstrip("\n")) + f"  - {{id: tried, {move}}}\n")
    return [way for way in found.ways if way.move == "tried"]


def test_lists_open_a_way_for_every_pair_but_never_from_a_role_to_itself() -> None:
    found = ways("kind: lateral, from: [peer-1, peer-2, lead], to: [peer-2, lead]")
    assert {(way.start, way.end) for way in found} == {
        ("peer-1", "peer-2"),
        ("peer-1", "lead"),
        ("peer-2", "lead"),
        ("lead", "peer-2"),
    }
    assert len(found) == 4


def test_an_entry_comes_from_outside_and_an_exit_leads_there() -> None:
    assert [(way.start, way.end) for way in ways("kind: entry, to: [peer-1, lead]")] == [
        (None, "peer-1"),
        (None, "lead"),
    ]
    assert [(way.start, way.end) for way in ways("kind: exit, title: Away, from: [peer-1, lead]")] == [
        ("peer-1", None),
        ("lead", None),
    ]


def test_a_role_of_several_grades_is_left_from_any_and_entered_at_the_lowest() -> None:
    (into,) = ways("kind: promotion, from: peer-1, to: lead")
    assert (into.start_grades, into.end_grade) == (("P1",), "P1")
    (out,) = ways("kind: lateral, from: lead, to: peer-2")
    assert (out.start_grades, out.end_grade) == (("P1", "P2"), "P2")


def test_unless_a_grade_is_named() -> None:
    (into,) = ways("kind: promotion, from: peer-1, to: lead, to_grade: P2")
    assert into.end_grade == "P2"
    (out,) = ways("kind: lateral, from: lead, from_grade: P2, to: peer-2")
    assert out.start_grades == ("P2",)


def test_along_the_grades_of_a_role_each_leads_to_the_next() -> None:
    found = ways("kind: promotion, from: lead, along: grades")
    assert [(way.start, way.end, way.start_grades, way.end_grade) for way in found] == [("lead", "lead", ("P1",), "P2")]


def test_the_grades_of_a_role_are_in_the_order_of_the_plan() -> None:
    """FORMAT, section 5: several grades = one role spanning them, in the plan's order."""
    turned = ROLES.replace("moves:\n", THIRD.lstrip("\n").replace("[P1, P2]", "[P2, P1]"))
    into = handbook(turned + "  - {id: tried, kind: lateral, from: peer-2, to: lead}\n").ways_of("tried")[-1]
    assert into.end_grade == "P1"
    along = handbook(turned + "  - {id: tried, kind: promotion, from: lead, along: grades}\n").ways_of("tried")[-1]
    assert (along.start_grades, along.end_grade) == (("P1",), "P2")


def test_along_weekly_hours_a_role_leads_to_itself() -> None:
    assert [(way.start, way.end) for way in ways("kind: more-hours, from: [peer-1, lead], along: weekly_hours")] == [
        ("peer-1", "peer-1"),
        ("lead", "lead"),
    ]


def test_a_way_inside_a_role_is_no_way_into_it() -> None:
    inside = ROLES + "  - {id: more, kind: more-hours, from: peer-1, along: weekly_hours, decided: on-request}\n"
    found = handbook(inside)
    assert [way.move for way in found.ways_out("peer-1")] == ["to-peer-2", "more"]
    assert [way.move for way in found.ways_in("peer-1")] == ["hired"]


def test_a_way_out_says_that_the_handbook_does_not_know_its_pay() -> None:
    out = ROLES + "  - {id: away, kind: exit, title: Nursing school, from: peer-2, decided: on-request}\n"
    said = words(page(site({"ladders/oak/roles.yaml": out}), "move-away.html"))
    assert "This handbook does not say what comes after this ladder." in said


def test_a_way_out_that_tells_what_comes_after_does_not_deny_it() -> None:
    out = ROLES + "  - {id: away, kind: exit, title: The county, from: peer-2, text: It pays $21.00 an hour.}\n"
    said = words(page(site({"ladders/oak/roles.yaml": out}), "move-away.html"))
    assert "It pays $21.00 an hour." in said
    assert "does not say what comes after" not in said


def test_supervision_told_only_in_words_begins_with_them() -> None:
    close = ROLES.replace("grade: P1}, reports_to: office", "grade: P1}, supervision: {text: Close at first}")
    said = words(page(site({"ladders/oak/roles.yaml": close}), "role-peer-1.html"))
    assert "Supervision\nClose at first" in said


def test_leaving_peer_work_is_told_from_the_roles_and_not_written() -> None:
    leaving = ROLES.replace("level: 2, identity: peer", "level: 2, identity: open")
    assert "This moves outside peer work." in words(page(site({"ladders/oak/roles.yaml": leaving}), "role-peer-1.html"))
    assert "outside peer work" not in words(page(site({}), "role-peer-1.html"))


@pytest.mark.parametrize(
    ("decided", "sentence"),
    [
        ("criteria-met", "When you meet all of these, you move up."),
        ("vacancy", "Meeting these makes you ready. You move when a position opens."),
        ("competitive", "Meeting these lets you apply. It does not promise the job."),
        ("on-request", "Ask. It happens when both sides agree."),
    ],
)
def test_each_way_of_deciding_opens_its_page_with_its_fixed_sentence(decided: str, sentence: str) -> None:
    made = site({"ladders/oak/roles.yaml": ROLES.replace("decided: criteria-met", f"decided: {decided}")})
    assert words(page(made, "move-to-peer-2.html")).split("\n")[2] == sentence


# -- roles in reading order


def test_roles_are_listed_by_the_family_that_begins_lowest_and_by_level_whatever_the_order_they_are_written_in() -> (
    None
):
    written = """
    families: [{id: other, title: Other}]
    roles:
      - {id: z, title: Z, family: other, level: 1, identity: peer}
      - {id: c, title: C, family: direct, level: 10, identity: peer}
      - {id: b, title: B, family: direct, level: 9, identity: peer}
      - {id: a, title: A, family: direct, level: 9, identity: peer}
    """
    made = site({"ladders/oak/roles.yaml": written, "ladders/oak/pay.yaml": None})
    assert list(table(page(made, "pay.html"), "Rates in force").rows) == ["Z", "A", "B", "C"]


# -- what stands in place of a value


def role_facts(field: str) -> str:
    roles = ROLES.replace(
        "pay: {plan: hourly, grade: P1}, reports_to: office, does: unpublished",
        f"pay: {{plan: hourly, grade: P1}}, {field}",
    )
    made = site({"ladders/oak/roles.yaml": roles})
    assert errors(made) == []
    return words(page(made, "role-peer-1.html"))


@pytest.mark.parametrize(
    ("field", "label"),
    [
        ("weekly_hours", "Weekly hours"),
        ("reports_to", "Reports to"),
        ("supervision", "Supervision"),
        ("shifts", "Shifts"),
        ("benefits", "Benefits"),
    ],
)
@pytest.mark.parametrize(("stated", "said"), [("unpublished", "Not published"), ("none", "None")])
def test_a_fact_of_a_role_that_is_unpublished_or_none_is_said_in_words(
    field: str, label: str, stated: str, said: str
) -> None:
    lines = role_facts(f"{field}: {stated}").split("\n")
    assert lines[lines.index(label) + 1] == said


@pytest.mark.parametrize(
    ("field", "heading"),
    [
        ("does", "Does"),
        ("does_not", "Does not"),
        ("competencies", "What is expected once you are in the role"),
    ],
)
@pytest.mark.parametrize(("stated", "said"), [("unpublished", "Not published."), ("none", "None.")])
def test_a_list_of_a_role_that_is_unpublished_or_none_is_said_in_words(
    field: str, heading: str, stated: str, said: str
) -> None:
    lines = role_facts(f"{field}: {stated}").split("\n")
    last = len(lines) - 1 - lines[::-1].index(heading)
    assert lines[last + 1] == said


def test_what_an_author_left_out_is_not_stated() -> None:
    lines = words(page(site({}), "role-peer-1.html")).split("\n")
    assert lines[lines.index("Weekly hours") + 1] == "Not stated"


@pytest.mark.parametrize(("stated", "said"), [("unpublished", "not published"), ("none", "none")])
def test_a_move_says_what_is_not_known(stated: str, said: str) -> None:
    fields = ("decided_by", "typical_time", "process", "appeal", "criteria")
    roles = ROLES.partition("    criteria:\n")[0] + "".join(f"    {field}: {stated}\n" for field in fields)
    lines = words(page(site({"ladders/oak/roles.yaml": roles}), "move-to-peer-2.html")).split("\n")
    assert lines[lines.index("Decided by") + 1] == said.capitalize()
    assert lines[lines.index("Typical time") + 1] == said.capitalize()
    assert f"The steps are {said}." in lines
    assert f"What to do then is {said}." in lines
    assert f"{said.capitalize()}." in lines, "the criteria"


@pytest.mark.parametrize("field", ["summary: unpublished", "note: unpublished"])
def test_the_words_of_the_format_never_reach_a_page(field: str) -> None:
    """FORMAT, section 2: it may stand in place of any value but an id or a title, and the page says "not published"."""
    assert "unpublished" not in role_facts(field)


# -- what an edition is

DRAFT, COMING, IN_FORCE = "DRAFT. Nobody has approved", "Not yet in force. It begins on", "In force since"
APPROVED = AGENCY.replace("edition:", "approvals: [{by: office, on: 2026-06-15}], edition:")


def status(agency: str, day: date) -> str:
    made = site({"ladders/oak/agency.yaml": agency}, as_of=day)
    assert made.summary is not None, messages(made)
    return made.summary.status


@pytest.mark.parametrize(
    ("agency", "day", "says"),
    [
        (AGENCY, date(2026, 7, 1), "DRAFT. Nobody has approved this edition yet."),
        (APPROVED, date(2026, 6, 30), "Not yet in force. It begins on July 1, 2026."),
        (APPROVED, date(2026, 7, 1), "In force since July 1, 2026."),
        (APPROVED, DAY, "In force since July 1, 2026."),
    ],
)
def test_an_edition_is_a_draft_coming_or_in_force(agency: str, day: date, says: str) -> None:
    assert status(agency, day) == says


def test_an_edition_nobody_approved_is_a_draft_also_before_its_day() -> None:
    """FORMAT, end: no `approvals` = DRAFT on every page and print."""
    assert status(AGENCY, date(2026, 6, 30)).startswith(DRAFT)


def test_a_compiled_ladder_says_so_and_needs_no_approval() -> None:
    compiled = AGENCY.replace("kind: peer-run", "kind: peer-run, status: compiled")
    assert (
        status(compiled, DAY) == "Compiled from public sources. Not published by the organization. As of July 1, 2026."
    )


@pytest.mark.parametrize(("agency", "says"), [(AGENCY, DRAFT), (APPROVED, IN_FORCE)])
def test_an_example_says_so_before_anything_else(agency: str, says: str) -> None:
    example = agency.replace("kind: peer-run", "kind: peer-run, status: example")
    assert status(example, DAY).startswith(f"Example of an invented agency. {says}")


@pytest.mark.parametrize(
    "name",
    ["index.html", "map.html", "role-peer-1.html", "move-hired.html", "pay-hourly.html", "about.html", "404.html"],
)
def test_every_page_says_at_its_head_and_foot_what_the_edition_is(name: str) -> None:
    assert page(site({}), name).count("DRAFT. Nobody has approved this edition yet.") >= 2


def test_a_month_in_the_edition_is_said_as_a_month() -> None:
    assert status(APPROVED.replace("effective: 2026-07-01", "effective: 2026-07"), DAY) == "In force since July 2026."
