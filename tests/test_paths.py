"""Next steps from a role: every role one can reach is found, however many ways lead around among the others."""

from tests.support import page, site, words

SETTINGS = "abcdefgh"
ROLES = "\n".join(
    ["roles:"]
    + [
        f"  - {{id: in-{name}, title: Setting {name}, family: direct, level: 1, identity: peer,"
        " pay: {plan: hourly, grade: P1}}"
        for name in SETTINGS
    ]
    + ["  - {id: lead, title: Lead, family: direct, level: 2, identity: peer, pay: {plan: hourly, grade: P2}}"]
)
ALL = ", ".join(f"in-{name}" for name in SETTINGS)
MOVES = f"""
moves:
  - {{id: hired, kind: entry, to: in-a, decided: competitive}}
  - {{id: around, kind: lateral, from: [{ALL}], to: [{ALL}], decided: on-request}}
  - {{id: up, kind: promotion, from: in-h, to: lead, decided: vacancy, criteria: [{{id: time, time: 12 months}}]}}
"""


def test_a_role_behind_many_that_all_lead_to_each_other_is_found() -> None:
    shown = words(page(site({"ladders/oak/roles.yaml": f"{ROLES}\n{MOVES}"}), "next-in-a.html"))
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
