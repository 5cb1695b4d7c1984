"""The sheets of a review: what they ask, what they never ask, and what they say when nothing is stated."""

import re
from functools import cache

import pytest

from ladderbook.pipeline import Made, make_handbook
from ladderbook.sheets import fitting, in_turn, lines
from tests.support import AGENCY, DAY, errors, page, real_sources, site, words

TASKS = """
competencies:
  - id: listens
    name: Listens
    category: Being with people
    levels: {1: {title: With support, examples: [I wait]}, 2: {title: On my own, examples: [I ask, I sit with silence]}}
roles:
  - id: peer-1
    effective: 2026-07-02
    does:
      - {id: groups, text: Leads a group}
      - Opens the house
    does_not:
      - {id: notes, text: Keeps the case file, who: office}
    competencies: {listens: 1}
  - id: peer-2
    effective: 2026-07-02
    competencies: {listens: 2}
    criteria:
      - {id: lived, lived_experience: Your own experience of recovery}
      - {id: ethics, statement: "A code of ethics, signed"}
moves:
  - {id: aside, kind: lateral, from: peer-1, to: peer-2, decided: on-request, criteria: [{id: time, time: 12 months}]}
""".replace("examples: [I wait]", "examples: I wait").replace(
    "examples: [I ask, I sit with silence]", "examples: I ask"
)


def made(more: str = "", agency: str = AGENCY) -> Made:
    texts = {"ladders/oak/tasks.yaml": TASKS, "ladders/oak/agency.yaml": agency}
    return site({**texts, "ladders/oak/more.yaml": more} if more else texts)


def said(name: str, *, more: str = "", agency: str = AGENCY) -> str:
    found = made(more, agency)
    assert errors(found) == []
    return words(page(found, f"{name}.html"))


def keys(html: str) -> list[str]:
    return re.findall(r'data-q="([^"]+)"', html)


# -- keys outlive editions


def test_what_a_worksheet_asks_is_keyed_by_ids() -> None:
    found = keys(page(made(), "worksheet-peer-1.html"))
    assert {"does.groups", "competency.listens", "asks.peer-2.time", "asks.peer-2.ethics"} <= set(found)
    assert len(found) == len(set(found)), "a criterion of two moves into one role is asked once"


def test_a_task_without_an_id_is_known_by_its_words_and_no_position() -> None:
    plain = [key for key in keys(page(made(), "worksheet-peer-1.html")) if re.fullmatch(r"does\.[0-9a-f]{8}", key)]
    turned = TASKS.replace("      - {id: groups, text: Leads a group}\n", "").replace(
        "      - Opens the house\n", "      - Opens the house\n      - {id: groups, text: Leads a group}\n"
    )
    assert turned != TASKS
    assert plain[0] in keys(page(site({"ladders/oak/tasks.yaml": turned}), "worksheet-peer-1.html"))


def test_former_ids_are_told_so_that_older_files_find_their_place() -> None:
    renamed = TASKS.replace("id: listens\n", "id: listens\n    was: hears\n").replace(
        "{id: ethics,", "{id: ethics, was: code,"
    )
    html = page(site({"ladders/oak/tasks.yaml": renamed}), "worksheet-peer-1.html")
    assert 'data-q="competency.listens" data-was="competency.hears"' in html
    assert 'data-q="asks.peer-2.ethics" data-was="asks.peer-2.code"' in html


# -- what the sheets say


def test_lived_experience_is_on_the_sheet_and_nobody_marks_it() -> None:
    assert "asks.peer-2.lived" not in keys(page(made(), "worksheet-peer-1.html"))
    assert "peer-2-lived Your own experience of recovery. (Nothing to mark" in said("worksheet-peer-1")


def test_a_role_without_tasks_still_has_a_worksheet() -> None:
    bare = site({})
    assert "work.own" in keys(page(bare, "worksheet-peer-1.html"))
    assert "This handbook gives no examples for this role." in words(page(bare, "brief-peer-1.html"))


REVIEW = AGENCY.replace(
    "edition: {effective: 2026-07-01}}",
    "edition: {effective: 2026-07-01}, benefits: {from_weekly_hours: 30, text: Health insurance}, "
    "review: {retention: Shredded after two years, adjustments: office, feedback: council, text: Every spring}}",
).replace("name: Workforce Office}", "name: Workforce Office}, {id: council, name: Peer council}")


def test_how_long_it_is_kept_is_the_agencys_own_sentence() -> None:
    assert "How long this sheet is kept: Shredded after two years" in said("worksheet-peer-1", agency=REVIEW)
    assert "this handbook does not say. Ask HR how long this is kept" in said("worksheet-peer-1")


def test_sheets_that_go_elsewhere_say_to_whom() -> None:
    assert "This sheet goes to Workforce Office, not to your supervisor." in said("adjustments", agency=REVIEW)
    assert "This sheet goes to Peer council, not to your supervisor." in said("feedback", agency=REVIEW)
    assert "Ask HR who gets this sheet." in said("feedback")
    for kind in ("worksheet", "brief"):
        assert "Workforce Office" not in said(f"{kind}-peer-1", agency=REVIEW).replace(
            "(that is for Workforce Office)", ""
        )


def test_the_brief_tells_of_time_and_money_and_never_of_benefits() -> None:
    supports = """
    supports:
      - {id: class-time, title: Paid time for classes, amount: 20 hours per year}
      - {id: counsel, title: An hour with a counselor, text: About work and benefits}
      - {id: mentor, title: A mentor, role: peer-2}
    """
    found = said("brief-peer-1", more=supports, agency=REVIEW)
    assert "Paid time for classes: 20 hours per year" in found
    assert "counselor" not in found, "public benefits"
    assert "Health insurance" not in found, "the employer's"
    assert "A mentor" not in found, "for another role"


def test_the_brief_shows_good_work_and_drift() -> None:
    found = said("brief-peer-1")
    assert "Listens: I wait" in found
    assert "Keeps the case file (that is for Workforce Office)" in found
    assert "Peer Worker II (promotion, when the criteria are met): $20.50 to $22.50 per hour." in found


def test_the_notice_says_what_colorado_wants_disclosed() -> None:
    """Requirements, and pay, benefits, hours, duties and further advancement (C.R.S. 8-5-201 (4)); dated."""
    more = "roles: [{id: peer-1, effective: 2026-07-03, weekly_hours: [20, 40]}]\n"
    found = said("notice-peer-1", more=more, agency=REVIEW)
    # 18.00 x 2080 = 37,440; 19.00 x 2080 = 39,520
    assert "$18.00 to $19.00 per hour; $37,440 to $39,520 per year, full time (P1 of Hourly scale" in found
    assert "rates in force since July 1, 2026" in found
    assert "edition of July 1, 2026" in found
    assert "20 or 40 hours a week" in found
    assert "From 30 hours a week: Health insurance" in found
    assert "Leads a group. Opens the house." in found
    assert "peer-2-time Spend 12 months in the role you leave." in found
    assert "When you meet what it asks, you move up." in found


def test_what_both_roles_ask_in_the_same_words_is_not_repeated_on_a_notice() -> None:
    both = """
    roles:
      - {id: peer-1, effective: 2026-07-03, criteria: [{id: ethics, statement: "A code of ethics, signed"}]}
    """
    assert "A code of ethics" in said("notice-peer-1")
    assert "A code of ethics" not in said("notice-peer-1", more=both)


def test_a_job_description_has_pay_terms_and_the_way_in() -> None:
    found = said("job-peer-1", agency=REVIEW)
    for words_ in ("$18.00 to $19.00 per hour", "Reports to\nWorkforce Office", "Leads a group", "It does not promise"):
        assert words_ in found


def test_a_role_that_leads_nowhere_has_no_sheet_to_get_ready() -> None:
    assert "ready-peer-2.html" not in made().files
    assert "No next step is listed yet." in said("notice-peer-2")


@cache
def riverbend() -> Made:
    return make_handbook(real_sources(), "riverbend", DAY)


@pytest.mark.parametrize("kind", ["worksheet", "ready"])
def test_every_criterion_of_every_move_is_on_the_sheet_by_its_number(kind: str) -> None:
    role = page(riverbend(), "role-peer-specialist-2.html")
    asked = set()
    for move in set(re.findall(r'href="(move-[a-z0-9-]+\.html)"', role.partition('id="does"')[0])):
        asked |= set(re.findall(r'class="number" href="[^"]*">([^<]+)<', page(riverbend(), move)))
    assert len(asked) > 20
    sheet = set(re.findall(r'<b class="number">([^<]+)</b>', page(riverbend(), f"{kind}-peer-specialist-2.html")))
    assert asked <= sheet


def test_sheets_stay_small() -> None:
    sizes = {name: len(data) for name, data in riverbend().files.items() if name.startswith(("worksheet", "ready"))}
    assert max(sizes.values()) < 85_000


# -- one sheet of paper


def test_lines_are_counted_without_marks() -> None:
    assert lines("<b>four</b> words", 10) == 1
    assert lines("<b>four</b> words.", 10) == 2
    assert lines("", 10) == 1


def test_what_comes_first_has_the_first_right_to_room() -> None:
    assert fitting([3, 4, 2, 1], 6) == (True, False, True, True)


def test_lists_share_a_sheet_in_turn() -> None:
    found = in_turn({"a": ["1", "2", "3"], "b": ["4"]}, 3, 10)
    assert {name: [one.fits for one in told] for name, told in found.items()} == {"a": [True, True, False], "b": [True]}
