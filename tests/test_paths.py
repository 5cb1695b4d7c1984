"""Next steps: the quickest and the best paid way to each role, with sums worked out here by hand."""

from tests.support import AGENCY, messages, page, site, words
from tests.tables import table

LADDER = """
plans:
  - id: hourly
    title: Hourly scale
    kind: grid
    basis: hour
    weekly_hours: 40
    yearly_hours: 2080
    rates:
      A: [16.00, 17.00]
      B: [18.00, 19.00]
      C: [20.00, 22.00]
      D: [25.00, 26.00]
    placement: {rule: next-step, min_gain: 10%}
trainings:
  - {id: basics, title: Basics, length: 40 hours}
  - {id: mentor, title: Mentoring, length: 16 hours}
  - {id: lead, title: Leading, length: 2 days}
credentials:
  - {id: cps, name: Certified Peer, criteria: [{id: basics, training: basics}]}
  - {id: mentor-card, name: Mentor Card, counts_as: cps}
roles:
  - {id: aide, title: Aide, family: direct, level: 1, identity: peer, pay: {plan: hourly, grade: A}}
  - {id: guide, title: Guide, family: direct, level: 2, identity: peer, pay: {plan: hourly, grade: B},
     criteria: [{id: cps, credential: cps, due: 6 months after start}]}
  - {id: mentor, title: Mentor, family: direct, level: 3, identity: peer, pay: {plan: hourly, grade: C},
     criteria: [{id: cps, credential: cps}, {id: course, training: mentor}]}
  - {id: chief, title: Chief, family: direct, level: 4, identity: open, pay: {plan: hourly, grade: D},
     criteria: [{id: degree, education: bachelor}]}
moves:
  - {id: hired, kind: entry, to: aide, decided: competitive}
  - {id: up, kind: promotion, from: aide, to: guide, decided: criteria-met, criteria: [{id: time, time: 12 months}]}
  - {id: on, kind: promotion, from: guide, to: mentor, decided: vacancy,
     criteria: [{id: time, time: 18 months}, {id: lead, training: lead}]}
  - {id: jump, kind: promotion, from: aide, to: mentor, decided: competitive,
     criteria: [{id: long, time: 1 year}], placement: {rule: grade-minimum}}
  - {id: to-chief, kind: promotion, from: mentor, to: chief, decided: competitive,
     criteria: [{id: years, time: 4 years, in: agency}]}
  - {id: acting-chief, kind: acting, from: aide, to: chief, decided: on-request}
  - {id: away, kind: exit, from: chief, title: To college, decided: on-request}
"""


def shown(role: str, text: str = LADDER) -> str:
    made = site({"ladders/oak/agency.yaml": AGENCY, "ladders/oak/all.yaml": text}, base={})
    assert [line for line in messages(made) if " error: " in line] == []
    return page(made, f"next-{role}.html")


def row(role: str, to: str, text: str = LADDER) -> dict[str, str]:
    found = table(shown(role, text), "The quickest way to each role")
    (name,) = (name for name in found.rows if name.startswith(to))
    return dict(zip(found.columns[1:], found.rows[name][1:], strict=True))


def test_one_move_away() -> None:
    # 16.00: the first rate above is 18.00, 12.5% more; 17.00: 18.00 is 5.9% more, under 10%, so 19.00
    assert row("aide", "Guide") == {
        "Moves": "1",
        "Time at the least": "12 months",
        "New training": "40 hours",
        "New certificates": "Certified Peer",
        "Pay there, from the lowest rate here": "$18.00 an hour, $37,440 a year",
        "Pay there, from the highest rate here": "$19.00 an hour, $39,520 a year",
    }


def test_the_quickest_way_is_that_of_the_least_time_not_of_the_first_move() -> None:
    # by way of the guide 12 + 18 months; at once, 1 year
    assert row("aide", "Mentor")["Time at the least"] == "1 year"
    # grade-minimum: 20.00 from both rates
    assert row("aide", "Mentor")["Pay there, from the highest rate here"] == "$20.00 an hour, $41,600 a year"


def test_the_best_paid_way_is_shown_where_it_is_another() -> None:
    # 16.00 to 18.00 to 20.00 (11.1% more): no more than at once, so nothing is shown
    assert "The best paid way" not in shown("aide")
    # with a first rate of 18.50 in B: to 20.00 is 8.1%, under 10%, so 22.00
    better = LADDER.replace("B: [18.00, 19.00]", "B: [18.50, 19.00]")
    assert "The best paid way: $22.00 an hour, $45,760 a year" in words(shown("aide", better))
    # 12 months + 18 months; Basics 40 hours + Mentoring 16 hours, Leading 2 days
    assert "It takes 30 months, new training: 56 hours and 2 days, new certificates: Certified Peer." in words(
        shown("aide", better)
    )


def test_time_in_the_agency_is_not_added_to_the_time_it_holds() -> None:
    # 1 year as aide, then 4 years here in all
    assert row("aide", "Chief")["Time at the least"] == "4 years"


def test_what_one_has_is_not_new() -> None:
    assert row("guide", "Mentor")["New certificates"] == "None"
    assert row("guide", "Mentor")["New training"] == "2 days and 16 hours"


def test_a_certificate_that_counts_as_another_is_enough() -> None:
    card = LADDER.replace("grade: A}}", "grade: A}, criteria: [{id: card, credential: mentor-card}]}")
    assert row("aide", "Guide", card)["New certificates"] == "None"


def test_how_far_one_gets_without_a_degree_and_inside_peer_work() -> None:
    said = words(shown("aide"))
    assert "The highest role from here without a degree and without leaving peer work: Mentor" in said
    assert said.count("The highest role from here") == 1


def test_acting_and_leaving_are_no_next_steps() -> None:
    made = site({"ladders/oak/agency.yaml": AGENCY, "ladders/oak/all.yaml": LADDER}, base={})
    assert "next-chief.html" not in made.files
    assert row("aide", "Chief")["Moves"] == "2"


def test_a_rule_that_is_not_published_leaves_the_pay_unknown_and_the_role_there() -> None:
    silent = LADDER.replace("placement: {rule: next-step, min_gain: 10%}", "placement: unpublished")
    assert row("aide", "Guide", silent)["Pay there, from the lowest rate here"] == "Not known"


# -- many ways around, and ways of which little is known

SETTINGS = "abcdefgh"
LATTICE = "\n".join(
    ["roles:"]
    + [
        f"  - {{id: in-{name}, title: Setting {name}, family: direct, level: 1, identity: peer,"
        " pay: {plan: hourly, grade: P1}}"
        for name in SETTINGS
    ]
    + ["  - {id: lead, title: Lead, family: direct, level: 2, identity: peer, pay: {plan: hourly, grade: P2}}"]
)
ALL = ", ".join(f"in-{name}" for name in SETTINGS)
AROUND = f"""
moves:
  - {{id: hired, kind: entry, to: in-a, decided: competitive}}
  - {{id: around, kind: lateral, from: [{ALL}], to: [{ALL}], decided: on-request}}
  - {{id: up, kind: promotion, from: in-h, to: lead, decided: vacancy, criteria: [{{id: time, time: 12 months}}]}}
"""


def test_a_role_behind_many_that_all_lead_to_each_other_is_found() -> None:
    shown = words(page(site({"ladders/oak/roles.yaml": f"{LATTICE}\n{AROUND}"}), "next-in-a.html"))
    assert "| Lead | 2 | 12 months" in shown


SILENT = """
roles:
  - {id: peer-1, title: Peer Worker I, family: direct, level: 1, identity: peer, pay: {plan: hourly, grade: P1}}
  - {id: peer-2, title: Peer Worker II, family: direct, level: 2, identity: peer, pay: {plan: hourly, grade: P2}}
moves:
  - {id: hired, kind: entry, to: peer-1, decided: competitive}
  - {id: up, kind: promotion, from: peer-1, to: peer-2, decided: vacancy, criteria: unpublished}
"""


def test_what_no_source_tells_is_not_taken_for_nothing() -> None:
    shown = words(page(site({"ladders/oak/roles.yaml": SILENT}), "next-peer-1.html"))
    assert "| Peer Worker II | 1 | A time that is not published | Not published | Not published |" in shown
    assert "Time asked: a time that is not published. New: not published." in shown
    assert "The highest role from here without leaving peer work" in shown
    assert "degree" not in shown
