"""What a source does not give can be said of almost any value, and the pages say so instead of leaving it out."""

from datetime import date

import pytest

from tests.support import AGENCY, DAY, messages, page, site, words
from tests.tables import table

PLANS = """
plans:
  - {id: state, title: State schedule, rates: {"12": unpublished, "13": unpublished}}
  - {id: ranges, title: Ranges, kind: band, basis: year, rates: {B1: [50565, 80884]}}
  - {id: monthly, title: Monthly, kind: band, basis: month, rates: {C1: [3000, 4000]}}
roles:
  - id: aide
    title: Aide
    family: direct
    level: 1
    identity: peer
    pay: {plan: state, grade: "12"}
    overtime: unpublished
    employment: unpublished
  - {id: lead, title: Lead, family: direct, level: 3, identity: peer, pay: {plan: ranges, grade: B1}}
  - {id: chief, title: Chief, family: direct, level: 4, identity: peer, pay: {plan: monthly, grade: C1}}
moves:
  - id: to-lead
    kind: lateral
    from: peer-2
    to: lead
    decided: unpublished
    keeps_hours: unpublished
    criteria: [{id: course, statement: A course, due: unpublished}]
"""


def said(name: str, text: str = PLANS, day: date | None = None) -> str:
    made = site({"ladders/oak/more.yaml": text}, as_of=day or DAY)
    assert [line for line in messages(made) if "error" in line] == []
    return words(page(made, f"{name}.html"))


def test_a_plan_none_of_whose_rates_is_published_needs_no_kind() -> None:
    assert "12 | not published" in said("pay-state")
    assert "Not published" in said("role-aide")


def test_without_hours_only_what_needs_none_is_worked_out() -> None:
    assert "$50,565 to $80,884 per year, full time" in said("role-lead")
    assert "per hour" not in said("role-lead")
    # a year is twelve months: 3,000 x 12 and 4,000 x 12
    assert "$3,000 to $4,000 per month" in said("role-chief")
    assert "$36,000 to $48,000 per year, full time" in said("role-chief")
    assert "How many hours full time has is not stated." in said("pay-ranges")


def test_steps_that_are_not_published_are_not_said_to_be_missing() -> None:
    silent = PLANS.replace("title: Ranges,", "title: Ranges, step_increases: unpublished,")
    assert "There are no steps" in said("pay-ranges")
    assert "When a step comes is not published." in said("pay-ranges", silent)
    assert "There are no steps" not in said("pay-ranges", silent)


def test_a_role_without_published_pay_is_not_said_to_have_no_grade() -> None:
    unknown = PLANS.replace("pay: {plan: ranges, grade: B1}", "pay: unpublished")
    assert "Lead | not published | not published | see the role" in said("pay", unknown)


@pytest.mark.parametrize(
    "sentence",
    ["How this is decided is not published.", "by a day that is not published", "Your weekly hours\nNot published"],
)
def test_a_move_says_what_is_not_published(sentence: str) -> None:
    assert sentence in said("move-to-lead")


def test_a_role_says_what_is_not_published() -> None:
    found = said("role-aide")
    assert "Overtime\nNot published" in found
    assert "Employment\nNot published" in found


def test_pay_of_another_form_replaces_pay_of_a_plan() -> None:
    patch = """
    roles:
      - {id: peer-2, effective: 2026-08-01, pay: {rate: 24.75 per hour}}
    """
    assert "$24.75 per hour" in said("role-peer-2", patch)


def test_what_has_ended_is_not_shown_and_before_its_end_it_is() -> None:
    text = """
    roles:
      - {id: aide, title: Aide, family: direct, level: 1, identity: peer, pay: unpublished, until: 2026-09-30}
    moves:
      - {id: from-aide, kind: lateral, from: aide, to: peer-1, decided: on-request, until: 2026-09-30}
    """
    assert "Aide" in said("map", text, date(2026, 9, 30))
    assert "Aide" not in said("map", text, date(2026, 10, 1))


def test_who_asks_for_a_training_is_told_whole() -> None:
    text = """
    trainings: [{id: law, title: Law of the state}]
    credentials:
      - id: cps
        name: Certified Peer
        renewals: [{id: yearly, every: 1 year, criteria: [{id: law, training: law}]}]
      - id: guide
        name: Certified Guide
        reciprocity: {text: Apply, criteria: [{id: law, training: law}]}
    """
    found = said("training-law", text)
    assert "Certified Peer" in found
    assert "Certified Guide" in found


def test_a_criterion_that_is_announced_stands_among_what_is_coming() -> None:
    coming = PLANS.replace("employment: unpublished", "criteria: [{id: cert, statement: A card, effective: announced}]")
    assert "Decided; the day is not known yet: Aide will ask: A card." in said("changes", coming)
    dated = coming.replace("effective: announced", "effective: 2027-01-01")
    assert "From January 1, 2027: Aide will ask: A card." in said("changes", dated)
    assert "Nothing is announced." in said("changes", dated, date(2027, 1, 1))


def test_what_others_compiled_is_nowhere_said_to_be_in_force() -> None:
    compiled = AGENCY.replace("kind: peer-run,", "kind: peer-run, status: compiled,")
    made = site({"ladders/oak/agency.yaml": compiled})
    for name in ("about.html", "changes.html"):
        assert "n force from" not in words(page(made, name))
        assert "s of\nJuly 1, 2026" in words(page(made, name)) or "is as of July 1, 2026" in words(page(made, name))


UNTOLD = """
roles:
  - {id: lead, title: Lead, family: direct, level: 3, identity: peer, pay: unpublished}
moves:
  - {id: to-lead, kind: promotion, from: peer-2, to: lead, criteria: unpublished}
"""


def test_a_move_that_does_not_say_what_it_asks_is_not_said_to_ask_no_time() -> None:
    found = table(page(site({"ladders/oak/more.yaml": UNTOLD}), "next-peer-2.html"), "The quickest way to each role")
    assert found.cell("Lead", "Time at the least") == "A time that is not published"


def test_a_move_that_does_not_say_what_it_asks_is_not_promised_without_a_degree() -> None:
    without_degree = "without a degree and without leaving peer work: Lead"
    assert without_degree not in said("next-peer-2", UNTOLD)
    assert "without leaving peer work: Lead" in said("next-peer-2", UNTOLD)
    told = UNTOLD.replace("criteria: unpublished", "criteria: [{id: talk, statement: A talk}]")
    assert without_degree in said("next-peer-2", told)
