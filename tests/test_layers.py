"""Files, layers and order: the library speaks first, unused parts of it stay away, and no order changes a byte."""

from collections.abc import Callable
from datetime import date
from functools import cache
from typing import Any

import pytest
import yaml

from ladderbook.pipeline import Made, make_handbook
from tests.support import AGENCY, DAY, OAK, PAY, ROLES, messages, page, real_sources, site, words

LIBRARY = """
source: board-of-peers
sources:
  - {id: board-of-peers, kind: official, title: Board of peers, seen: 2026-01}
  - {id: unread, kind: secondary, title: Unread, seen: 2026-01}
competencies: [{id: listens, name: Listens well}, {id: cooks, name: Cooks well}]
credentials:
  - {id: cps, name: Certified Peer, renewals: none, criteria: [{id: course, training: peer-course}]}
  - {id: driver, name: Driver Certificate}
trainings: [{id: peer-course, title: Peer course}, {id: cooking, title: Cooking course}]
"""
USES = ROLES.replace("- {id: time, time: 12 months}", "- {id: cert, credential: cps}")


# -- the library


def test_items_of_the_library_that_nobody_uses_get_no_page_and_no_line() -> None:
    made = site({"ladders/library/all.yaml": LIBRARY, "ladders/oak/roles.yaml": USES})
    assert messages(made) == []
    assert {name for name in made.files if name.startswith(("credential-", "competency-"))} == {"credential-cps.html"}
    everything = "".join(page(made, name) for name in made.files if name.endswith(".html"))
    for unused in ("Listens well", "Cooks well", "Driver Certificate", "Cooking course", "Unread"):
        assert unused not in everything
    assert "Peer course" in everything, "used by the certificate that is used"
    assert "Board of peers" in words(page(made, "about.html")), "the source of what is used"


def test_a_library_that_nobody_uses_changes_nothing() -> None:
    assert site({"ladders/library/all.yaml": LIBRARY}).files == site({}).files


def test_a_link_uses_what_it_names() -> None:
    guide = "---\ntitle: Cooking\nsummary: About it.\n---\nWe [cook](competency:cooks).\n"
    made = site({"ladders/library/all.yaml": LIBRARY, "content/oak/cooking.md": guide})
    assert {name for name in made.files if name.startswith("competency-")} == {"competency-cooks.html"}


def test_an_agency_changes_what_the_library_says() -> None:
    changed = "credentials: [{id: cps, abbreviation: CP, name: Certified Peer of Oak}]\n"
    made = site({"ladders/library/all.yaml": LIBRARY, "ladders/oak/own.yaml": changed, "ladders/oak/roles.yaml": USES})
    assert messages(made) == []
    said = words(page(made, "credential-cps.html"))
    assert said.startswith("Certified Peer of Oak\n")
    assert "Peer course" in said, "the rest stays"


def test_none_takes_a_field_away() -> None:
    library = LIBRARY.replace("name: Certified Peer,", "name: Certified Peer, cost: 80,")
    taken = "credentials: [{id: cps, cost: none}]\n"
    texts = {"ladders/library/all.yaml": library, "ladders/oak/roles.yaml": USES}
    assert "$80.00" in words(page(site(texts), "credential-cps.html"))
    lines = words(page(site({**texts, "ladders/oak/own.yaml": taken}), "credential-cps.html")).split("\n")
    assert lines[lines.index("Cost") + 1] == "not stated"


def test_lists_of_items_merge_by_id_and_other_values_are_replaced() -> None:
    library = """
    credentials:
      - id: cps
        name: Certified Peer
        criteria: [{id: exam, exam: 60 questions, pass: 75%}, {id: letters, references: 2}]
    """
    changed = "credentials: [{id: cps, criteria: [{id: exam, exam: 50 questions}, {id: talk, statement: A talk}]}]\n"
    made = site({"ladders/library/all.yaml": library, "ladders/oak/own.yaml": changed})
    said = words(page(made, "credential-cps.html"))
    asked = [said.index(line) for line in ("50 questions with 75% or more", "2 letters of reference", "A talk")]
    assert asked == sorted(asked)


def test_another_agencys_files_are_not_read() -> None:
    assert (
        site({"ladders/elm/agency.yaml": "this is no map", "content/elm/page.md": "no front matter"}).files
        == site({}).files
    )


# -- how an author cuts a folder into files is free


def test_one_file_says_what_three_files_say() -> None:
    whole = {"ladders/oak/everything.yaml": AGENCY + PAY.lstrip() + ROLES.lstrip()}
    assert site(whole, base={}).files == site({}).files


def test_files_may_have_any_name_and_lie_in_folders() -> None:
    moved = {"ladders/oak/z/1.yaml": AGENCY, "ladders/oak/a.yml": ROLES, "ladders/oak/b/c/d.yaml": PAY}
    assert site(moved, base={}).files == site({}).files


def test_a_section_may_be_cut_in_two() -> None:
    head, second = ROLES.split("  - {id: peer-2")
    peer_2, moves = second.split("moves:\n")
    cut = {
        "ladders/oak/0.yaml": f"roles:\n  - {{id: peer-2{peer_2}",
        "ladders/oak/roles.yaml": f"{head}moves:\n{moves}",
    }
    assert site(cut).files == site({}).files


# -- order changes nothing

Tree = dict[str, Any]
AGENCIES = ("riverbend", "us-va-peer-specialist")
FREE_MAPS = {"rates", "locality", "competencies", "codes", "levels", "crosswalk"}
"""Maps whose keys are the author's own and whose order is how they are read (grades rise, FORMAT section 7)."""


@cache
def real(agency: str) -> Made:
    made = make_handbook(real_sources(), agency, DAY)
    assert made.files, messages(made)
    return made


def rewritten(agency: str, change: Callable[[Tree], Tree]) -> Made:
    """A real ladder and the library with every file's tree changed and written anew."""
    sources = dict(real_sources())
    for name in [*sources]:
        if name.startswith((f"ladders/{agency}/", "ladders/library/")):
            tree = yaml.load(sources[name], Loader=yaml.BaseLoader)  # noqa: S506 - BaseLoader makes texts, lists and maps only
            sources[name] = yaml.safe_dump(change(tree), sort_keys=False, allow_unicode=True, width=10**6).encode()
    return make_handbook(sources, agency, DAY)


def differing(one: Made, other: Made) -> list[str]:
    return sorted(name for name in {*one.files, *other.files} if one.files.get(name) != other.files.get(name))


def fields_reversed(node: Any) -> Any:
    """Every map's fields in reverse, but for maps of an author's own keys."""
    if isinstance(node, dict):
        return {
            key: part if key in FREE_MAPS and isinstance(part, dict) else fields_reversed(part)
            for key, part in reversed(node.items())
        }
    return [fields_reversed(part) for part in node] if isinstance(node, list) else node


@pytest.mark.parametrize("agency", AGENCIES)
def test_building_twice_gives_the_same_bytes(agency: str) -> None:
    again = make_handbook(real_sources(), agency, DAY)
    assert (again.files, again.summary, again.problems) == (
        real(agency).files,
        real(agency).summary,
        real(agency).problems,
    )


@pytest.mark.parametrize("agency", AGENCIES)
def test_the_order_in_which_files_are_found_changes_nothing(agency: str) -> None:
    turned = make_handbook(dict(reversed(real_sources().items())), agency, DAY)
    assert differing(turned, real(agency)) == []


@pytest.mark.parametrize("agency", AGENCIES)
def test_how_the_yaml_is_written_changes_nothing(agency: str) -> None:
    assert differing(rewritten(agency, lambda tree: tree), real(agency)) == []


@pytest.mark.parametrize("agency", AGENCIES)
def test_the_order_of_fields_changes_nothing(agency: str) -> None:
    assert differing(rewritten(agency, fields_reversed), real(agency)) == []


@pytest.mark.parametrize(
    "section",
    ["competencies", "credentials", "moves", "people", "places", "plans", "roles", "settings", "sources", "trainings"],
)
def test_the_order_of_items_changes_nothing(section: str) -> None:
    """All but families, whose order is that of the map."""

    def turned(tree: Tree) -> Tree:
        return {name: part[::-1] if name == section else part for name, part in tree.items()}

    assert differing(rewritten("riverbend", turned), real("riverbend")) == []


# -- dated plans

RAISE = """
plans:
  - id: hourly
    effective: 2027-07-01
    rates: {P1: [18.54, 19.06, 19.57], P2: [21.12, 22.15, 23.18]}
"""


def test_a_dated_change_may_stand_in_a_file_of_its_own_whatever_its_name() -> None:
    one, other = (site({f"ladders/oak/{name}.yaml": RAISE}) for name in ("a", "zz"))
    assert messages(one) == []
    assert one.files == other.files


def test_an_agency_may_announce_rates_for_a_plan_of_the_library() -> None:
    made = site({"ladders/library/pay.yaml": PAY, "ladders/oak/pay.yaml": RAISE})
    assert messages(made) == []
    assert "From July 1, 2027: new rates in Hourly scale." in words(page(made, "index.html"))


def test_what_an_agency_says_for_all_time_stands_above_a_later_change_of_the_library() -> None:
    """Layers first, then days (FORMAT, section 3)."""
    from_the_start = PAY.replace("    effective: 2026-07-01\n", "")
    renamed = "plans: [{id: hourly, effective: 2027-07-01, title: Scale of the library}]\n"
    own = "plans: [{id: hourly, title: Scale of Oak}]\n"
    library = {"ladders/library/pay.yaml": from_the_start, "ladders/library/later.yaml": renamed}
    made = site({**library, "ladders/oak/pay.yaml": own}, as_of=date(2027, 7, 1))
    assert messages(made) == []
    assert words(page(made, "pay-hourly.html")).startswith("Scale of Oak\n")


def test_an_agency_may_change_for_all_time_a_plan_that_begins_on_a_day() -> None:
    made = site(
        {"ladders/library/pay.yaml": PAY, "ladders/oak/pay.yaml": "plans: [{id: hourly, title: Scale of Oak}]\n"}
    )
    assert messages(made) == []
    said = words(page(made, "pay-hourly.html"))
    assert said.startswith("Scale of Oak\n")
    assert "In force since July 1, 2026" in said


def test_of_two_changes_only_those_that_have_begun_are_heard() -> None:
    """July 2027 changes the rates, July 2028 the title: each keeps what the earlier ones said."""
    renamed = "plans: [{id: hourly, effective: 2028-07-01, title: Scale of the union}]\n"
    texts = {"ladders/oak/a.yaml": renamed, "ladders/oak/b.yaml": RAISE}
    for day, title, rate in (
        (date(2026, 7, 1), "Hourly scale", "$18.00"),
        (date(2027, 7, 1), "Hourly scale", "$18.54"),
        (date(2028, 7, 1), "Scale of the union", "$18.54"),
    ):
        said = words(page(site(texts, as_of=day), "pay-hourly.html"))
        assert said.startswith(f"{title}\n"), day
        assert f"| P1 | {rate} |" in said, day


def test_what_an_agency_without_a_standard_changes_is_held_against_the_library() -> None:
    cost = "credentials: [{id: cps, cost: 50}]\n"
    texts = {"ladders/library/all.yaml": LIBRARY, "ladders/oak/roles.yaml": USES, "ladders/oak/cost.yaml": cost}
    said = words(page(site(texts), "credential-cps.html"))
    assert "Everything else on this page is as the shared library says." in said


def test_every_agency_of_the_tests_is_whole() -> None:
    assert messages(site({})) == []
    assert set(OAK) == {"ladders/oak/agency.yaml", "ladders/oak/pay.yaml", "ladders/oak/roles.yaml"}
