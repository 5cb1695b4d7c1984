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
