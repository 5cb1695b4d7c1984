"""What changes between two roles: each line of one finds its like in the other, or is new, or is no longer listed."""

import json
from textwrap import indent

from ladderbook.pipeline import make_handbook
from ladderbook.profiles import THEMES
from tests.support import AGENCY, DAY, errors, page, real_sources, site, words

WORDS = """
competencies:
  - {id: leads, name: Leads groups}
  - {id: listens, name: Listens well}
  - {id: writes, name: Writes notes}
credentials:
  - {id: cps, name: Certified Peer}
"""


def compared(first: str, second: str) -> dict[str, list[str]]:
    """The page of two roles of which these fields are stated, with a move between them: the lines of each part."""
    made = site({"ladders/oak/words.yaml": WORDS, "ladders/oak/roles.yaml": ladder(first, second)})
    assert errors(made) == []
    parts: dict[str, list[str]] = {}
    under: list[str] = []
    for line in words(page(made, "compare-a--b.html")).split("\n")[:-1]:
        if line in THEMES:
            under = parts[line] = []
        else:
            under.append(line)
    return parts


def ladder(first: str, second: str) -> str:
    roles = "".join(role(name, title, said) for name, title, said in (("a", "Helper", first), ("b", "Guide", second)))
    return f"""
roles:
{roles}
moves:
  - {{id: hired, kind: entry, to: a, decided: competitive}}
  - {{id: up, kind: promotion, from: a, to: b, decided: vacancy}}
"""


def role(name: str, title: str, said: str) -> str:
    fields = f"id: {name}\ntitle: {title}\nfamily: direct\nidentity: peer\n{said}"
    return f"  - {indent(fields, '    ').lstrip()}\n"


def does(*lines: str) -> str:
    return "\n".join(["does:", *(f"  - {line}" for line in lines)])


def test_duties_are_alike_by_their_words() -> None:
    found = compared(does("Listens", "Cooks"), does("Listens", "Leads a group"))
    assert found["What you do"] == ["New", "Leads a group", "No longer listed", "Cooks", "The same", "Listens"]


def test_a_duty_with_an_id_is_known_again_when_its_words_change() -> None:
    found = compared(does("{id: notes, text: Writes notes}"), does("{id: notes, text: Reads the notes of others}"))
    assert found["What you do"] == ["Changed", "Reads the notes of others (now: Writes notes)"]


def test_the_same_words_are_the_same_line_whatever_their_ids() -> None:
    first = does("{id: x, text: Listens}", "{id: y, text: Cooks}")
    found = compared(first, does("{id: x, text: Cooks}", "{id: z, text: Listens}"))
    assert found["What you do"] == ["The same", "Cooks", "Listens"]


def test_competencies_are_higher_lower_new_or_gone() -> None:
    first, second = "competencies: {leads: 1, listens: 2}", "competencies: {leads: 2, listens: 1, writes: 3}"
    assert compared(first, second)["What is expected of you"] == [
        *("New", "Writes notes: level 3"),
        *("Higher", "Leads groups: level 2 (now: level 1)"),
        *("Lower", "Listens well: level 1 (now: level 2)"),
    ]
    assert compared(second, first)["What is expected of you"][-2:] == ["No longer listed", "Writes notes: level 3"]


def test_a_criterion_is_known_again_by_its_id() -> None:
    first = "criteria: [{id: cert, credential: cps, due: 12 months after start}, {id: bus, statement: A bus pass}]"
    found = compared(first, "criteria: [{id: cert, credential: cps}, {id: talk, statement: A talk}]")
    assert found["What the role asks"] == [
        *("New", "A talk."),
        "Changed",
        "Hold Certified Peer. (now: Hold Certified Peer (within 12 months after you start in the role).)",
        *("No longer listed", "A bus pass."),
    ]


def test_a_group_of_criteria_is_one_line() -> None:
    group = "{id: ready, any_of: [{id: cert, credential: cps}, {id: talk, statement: A talk}]}"
    found = compared("criteria: none", f"criteria: [{group}]")
    assert found["What the role asks"] == ["New", "One of these: Hold Certified Peer; A talk."]


def test_of_a_role_that_is_silent_nothing_is_called_new() -> None:
    found = compared("overtime: eligible", does("Listens") + "\ncompetencies: none")
    assert found["What you do"] == ["Helper: not stated.", "Listed there", "Listens"]
    assert found["What is expected of you"] == ["Helper: not stated."]
    facts = found["In short"]
    at = facts.index("Overtime Cannot be compared")
    assert facts[at : at + 3] == ["Overtime Cannot be compared", "Now Paid overtime (non-exempt)", "There Not stated"]


def test_what_no_source_gives_is_not_called_the_same() -> None:
    facts = compared("pay: unpublished", "pay: unpublished")["In short"]
    assert facts[:3] == ["Pay Cannot be compared", "Now Not published", "There Not published"]


def test_pay_is_higher_only_where_both_ends_say_so() -> None:
    """P1 pays $18.00 to $19.00 an hour, P2 $20.50 to $22.50; 2,080 hours a year."""
    p1, p2 = "pay: {plan: hourly, grade: P1}", "pay: {plan: hourly, grade: P2}"
    assert compared(p1, p2)["In short"][:6] == [
        *("Pay Higher", "Now $18.00 to $19.00 per hour", "There $20.50 to $22.50 per hour"),
        *("Pay per year, full time Higher", "Now $37,440 to $39,520", "There $42,640 to $46,800"),
    ]
    assert compared(p2, p1)["In short"][0] == "Pay Lower"
    wide = "pay: {min: 17.00 per hour, max: 20.00 per hour}"
    assert compared(p1, wide)["In short"][0] == "Pay Changed"


def test_hours_are_held_against_the_benefits_of_the_agency() -> None:
    agency = AGENCY.replace("kind: peer-run", "kind: peer-run, benefits: {from_weekly_hours: 30}")
    roles = ladder("weekly_hours: [20, 30]", "weekly_hours: 40")
    made = site({"ladders/oak/agency.yaml": agency, "ladders/oak/roles.yaml": roles})
    said = words(page(made, "compare-a--b.html"))
    assert "Now At 30 weekly hours (they begin at 30)" in said
    assert "There At all of its weekly hours (they begin at 30)" in said


def test_what_scripts_are_told_of_the_roles_is_small() -> None:
    files = make_handbook(real_sources(), "riverbend", DAY).files
    name = next(name for name in files if name.startswith("assets/data/roles-"))
    script = files[name].decode()
    told = json.loads(script.removeprefix("window.LADDERBOOK_ROLES = ").removesuffix(";\n"))
    assert set(told["roles"]) == {path[5:-5] for path in files if path.startswith("role-")} - {"peer-support-worker"}
    assert len(script) < 100_000
