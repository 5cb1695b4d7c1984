"""The library holds what the notes hold: every state and its certificates, the twelve categories, the dated amounts.

That each of its figures stands in the line it came from is checked with those of the ladders, in `test_source_tables`.
Here the notes are asked what the library must have, and the pages what readers see of it.
"""

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Final

import pytest
import yaml

from ladderbook.pipeline import Made, make_handbook
from tests.support import DAY, OAK, ROOT, messages, page, real_sources, site, words

FACTS: Final = Path(__file__).parent / "facts"
LIBRARY: Final = ROOT / "ladders" / "library"
NAMED: Final = ("competencies", "credentials", "trainings", "settings", "incentives", "benchmarks", "terms")
STATES: Final = (
    "NY", "CA", "PA", "TX", "WA", "GA", "MI", "OH", "FL", "TN", "NM", "CT", "MA", "WI", "DE", "MD", "MN", "NJ",
)  # fmt: skip
Record = dict[str, Any]


def said(text: str) -> Any:
    """YAML in which every value stays the text it is."""
    return yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 - BaseLoader makes texts, lists and maps only


@cache
def notes() -> str:
    return (FACTS / "domain.md").read_text(encoding="utf-8")


@cache
def row(state: str) -> tuple[str, ...]:
    """A state's line in the notes: certificates, body, training, experience, exam, renewal, other, sources."""
    (line,) = (line for line in notes().splitlines() if line.startswith(f"| {state} |"))
    return tuple(cell.strip() for cell in line.split("|")[2:10])


@cache
def records(section: str) -> dict[str, Record]:
    """The items of a section, each with its dated changes laid over it."""
    found: dict[str, Record] = {}
    for path in sorted(LIBRARY.glob("*.yaml")):
        for item in said(path.read_text(encoding="utf-8")).get(section, []):
            found[item["id"]] = {**found.get(item["id"], {}), **item}
    return found


def of(state: str) -> list[Record]:
    return [one for one in records("credentials").values() if one.get("jurisdiction") == f"US-{state}"]


def sources() -> dict[str, Record]:
    files = [said(path.read_text(encoding="utf-8")) for path in sorted(LIBRARY.glob("*.yaml"))]
    return {source["id"]: source for file in files for source in file.get("sources", [])}


def cited(item: Record) -> list[Record]:
    """The sources of an item that has its own."""
    named = item["source"] if isinstance(item["source"], list) else [item["source"]]
    return [sources()[name] for name in named]


@cache
def everything(day: date = DAY) -> Made:
    """A handbook that names all there is in the library."""
    naming = {section: [{"id": name} for name in records(section)] for section in NAMED}
    texts = {**real_sources(), **{name: text.encode() for name, text in OAK.items()}}
    made = make_handbook({**texts, "ladders/oak/all.yaml": yaml.safe_dump(naming).encode()}, "oak", day)
    assert made.files, messages(made)
    return made


def shown(name: str) -> str:
    return words(page(everything(), f"{name}.html"))


# -- certificates


@pytest.mark.parametrize("state", STATES)
def test_every_state_of_the_notes_has_its_certificates(state: str) -> None:
    """Those the first column names before a bracket; `RSS`, `CPS Level I / II` and so on."""
    here = [f"{one['name']} {one.get('abbreviation', '')}" for one in of(state)]
    for asked in NAMES_OF[state]:
        assert asked in row(state)[0], "the notes name it otherwise"
        assert [name for name in here if re.search(rf"\b{re.escape(MEANS.get(asked, asked))}\b", name)], (asked, here)


NAMES_OF: Final = {
    "NY": ["NYCPS-P", "NYCPS"],
    "CA": ["Medi-Cal Peer Support Specialist", "CMPSS"],
    "PA": ["CPS", "CRS"],
    "TX": ["MHPS", "RSPS", "PSS"],
    "WA": ["Certified peer (support) specialist", "Trainee"],
    "GA": ["CPS-MH", "-AD", "-P", "-Y"],
    "MI": ["CPSS", "CPRC"],
    "OH": ["Certified Peer (Recovery) Supporter"],
    "FL": ["CRPS"],
    "TN": ["CPRS"],
    "NM": ["CPSW"],
    "CT": ["RSS", "CPSRP"],
    "MA": ["CPS"],
    "WI": ["CPS"],
    "DE": ["CPRS"],
    "MD": ["CPRS"],
    "MN": ["CPS Level I / II"],
    "NJ": ["CPRS"],
}
MEANS: Final = {
    "Certified peer (support) specialist": "Certified peer support specialist",
    "Certified Peer (Recovery) Supporter": "Certified Peer Recovery Supporter",
    "Trainee": "trainee",
    "-AD": "CPS-AD",
    "-P": "CPS-P",
    "-Y": "CPS-Y",
    "CPS Level I / II": "CPS II",
}


def test_no_state_of_the_notes_is_left_out() -> None:
    listed = notes()[notes().index("## 4.") : notes().index("## 5.")]
    assert tuple(re.findall(r"^\| ([A-Z]{2}) \|", listed, re.MULTILINE)) == STATES
    assert {one["jurisdiction"] for one in records("credentials").values()} == {
        "US",
        *(f"US-{name}" for name in STATES),
    }


def test_what_was_not_found_is_unpublished_and_never_a_figure() -> None:
    """NF in the column of renewals: no hours; in those of training, experience and exam: nothing is asked."""
    for state in STATES:
        training, experience, exam, renewal = row(state)[2:6]
        for one in of(state):
            if renewal.endswith("NF"):
                renewals = one.get("renewals", "unpublished")
                assert renewals == "unpublished" or renewals[0]["hours"] == "unpublished", one["id"]
            if training == experience == exam == "NF":
                assert one["criteria"] == "unpublished", one["id"]
            if training == "NF" or "hours NF" in training:
                lengths = [records("trainings")[name].get("length") for name in trainings_of(one)]
                assert set(lengths) <= {"unpublished"}, one["id"]


def trainings_of(one: Record) -> Iterator[str]:
    asked = one.get("criteria")
    yield from re.findall(r"'training': '([^']+)'", str(asked))


@pytest.mark.parametrize("state", STATES)
def test_the_sources_are_those_of_the_notes(state: str) -> None:
    """Each address is one the notes give, for the state or in a section on its jobs."""
    (file,) = files_of(state)
    for source in file["sources"]:
        address = source.get("url", "").removeprefix("https://www.capeercertification.org")
        assert address in notes(), source["id"]
        assert source.get("as_of") or source.get("seen"), source["id"]


STATE_NAMES: Final = "New York|New Mexico|Washington|Florida|Delaware|Pennsylvania|Connecticut|Georgia|Texas"


@pytest.mark.parametrize("state", STATES)
def test_a_board_is_named_as_the_notes_name_it(state: str) -> None:
    """What the notes give as an abbreviation is not written out: each name in an issuer stands in the state's line."""
    for one in of(state):
        names = re.sub(STATE_NAMES, "", one["issuer"]).replace("The state's", "")
        assert [name for name in re.findall(r"[A-Z][\w&-]*", names) if name not in " ".join(row(state))] == []


def test_tags_become_kinds() -> None:
    """[P] alone: the first source is official. [S] alone: all are secondary, but for Connecticut's own notice (1.3)."""
    for state in STATES:
        tags = set(re.findall(r"\[([PAS])\]", row(state)[7]))
        first = {one["source"] if isinstance(one["source"], str) else one["source"][0] for one in files_of(state)}
        kinds = {sources()[name]["kind"] for name in first}
        if len(tags) == 1 and tags < {"P", "S"}:
            assert kinds == {"official" if tags == {"P"} else "secondary"}, state


def files_of(state: str) -> list[Record]:
    files = [said(path.read_text(encoding="utf-8")) for path in sorted(LIBRARY.glob("credentials-*.yaml"))]
    return [one for one in files if f"US-{state}" in str(one)]


def test_new_york_is_provisional_first_and_then_full() -> None:
    assert records("credentials")["ny-nycps-p"]["leads_to"] == "ny-nycps"
    assert "2,000 hours of supervised peer work" in shown("credential-ny-nycps")
    assert "2,000" not in shown("credential-ny-nycps-p")


def test_washington_is_a_ladder_of_three_with_cycles_of_two_four_and_six_years() -> None:
    found = records("credentials")
    assert (found["wa-cpst"]["leads_to"], found["wa-cps"]["leads_to"]) == ("wa-cps", "wa-supervisor")
    assert (found["wa-cpst"]["lasts"], found["wa-cpst"]["renewable"]) == ("1 year", "4")
    cycles = {renewal["every"]: renewal["hours"] for renewal in found["wa-cps"]["renewals"]}
    assert cycles == {"2 years": "30", "4 years": "2", "6 years": "3"}
    assert "Can be renewed\n4 times" in shown("credential-wa-cpst")
    assert "Have 500 hours of joint supervision." in shown("credential-wa-supervisor")


def test_buckets_add_up_where_the_notes_divide_all_hours() -> None:
    for name, hours in (("pa-cps", 36), ("wa-cps", 30)):
        parts = records("credentials")[name]["renewals"][0]["parts"]
        assert sum(int((part.get("min") or part["max"]).split()[0]) for part in parts) == hours, name


def test_new_mexico_is_paused_from_the_day_of_the_notes() -> None:
    assert "applications paused from 30 Jun 2023" in row("NM")[6]
    before = words(page(everything(date(2023, 6, 29)), "credential-nm-cpsw.html"))
    assert "Applications\npaused" not in before
    assert "Applications\npaused" in shown("credential-nm-cpsw")


def test_a_change_whose_day_is_not_known_is_told_as_coming() -> None:
    assert "moving to Chemical Dependency Professionals Board" in row("OH")[1]
    assert "Decided; the day is not known yet\nIssuer: Chemical Dependency Professionals Board" in shown(
        "credential-oh-cprs"
    )


def test_a_way_that_ends_is_gone_after_its_day() -> None:
    assert "until 1 Jul 2028" in row("WA")[6]
    after = words(page(everything(date(2028, 7, 2)), "credential-wa-supervisor.html"))
    assert "As another provider" in shown("credential-wa-supervisor")
    assert "As another provider" not in after


@pytest.mark.parametrize("name", records("credentials"))
def test_every_certificate_says_where_it_holds_and_where_it_was_read(name: str) -> None:
    text = shown(f"credential-{name}")
    assert "Where this comes from" in text
    assert f"Where\n{state_of(name)}\n" in text


def state_of(name: str) -> str:
    """The state as the name of its file says it."""
    (file,) = (path.stem for path in LIBRARY.glob("credentials-*.yaml") if f"id: {name}\n" in path.read_text("utf-8"))
    return file.removeprefix("credentials-").replace("-", " ").title().replace("Federal", "United States")


def test_certificates_called_the_same_are_told_apart_by_their_state() -> None:
    alike = [one for one in records("credentials").values() if one["name"] == "Certified Peer Recovery Specialist"]
    assert len(alike) > 3
    for one in alike:
        html = page(everything(), f"credential-{one['id']}.html")
        assert f"<title>{one['name']}, {state_of(one['id'])} – " in html
        assert f"<h1>{one['name']}, {state_of(one['id'])}</h1>" in html
        assert f"{one['name']}, {state_of(one['id'])} (" in shown("credentials")


def test_a_certificate_with_a_name_of_its_own_has_no_state_in_its_title() -> None:
    assert "<h1>Certified Peer Support Worker</h1>" in page(everything(), "credential-nm-cpsw.html")


# -- competencies and words


def test_the_twelve_categories_are_the_competencies() -> None:
    listed = " ".join(notes()[notes().index("Categories (names") : notes().index("Total count of individual")].split())
    found = {one["crosswalk"]["SAMHSA 2015"]: one["name"] for one in records("competencies").values()}
    assert sorted(map(int, found)) == list(range(1, 13))
    for number, name in found.items():
        assert re.search(rf"(?:: |· ){number} {re.escape(name)}(?: ·|\.)", listed), name


@pytest.mark.parametrize("name", records("competencies"))
def test_each_level_has_examples_that_say_what_one_does(name: str) -> None:
    levels = records("competencies")[name]["levels"]
    assert list(levels) == ["1", "2", "3"]
    for level in levels.values():
        assert 2 <= len(level["examples"]) <= 3
        assert all(re.search(r"\bI\b", example) for example in level["examples"])


def test_no_example_is_given_twice() -> None:
    every = [
        example
        for one in records("competencies").values()
        for level in one["levels"].values()
        for example in level["examples"]
    ]
    assert len(set(every)) == len(every)


def test_the_five_principles_are_words_of_the_glossary() -> None:
    (line,) = (line for line in notes().splitlines() if line.startswith("**Five principles**: "))
    principles = line.removeprefix("**Five principles**: ").split(", ")
    assert len(principles) == 5
    assert {name.casefold() for name in principles} <= {one["term"].casefold() for one in records("terms").values()}


def test_the_glossary_explains_each_word_once_and_briefly() -> None:
    terms = records("terms").values()
    names = [term["term"].casefold() for term in terms]
    assert len(names) >= 60
    assert len(set(names)) == len(names)
    for term in terms:
        assert len(term["text"].split()) <= 40, term["term"]
        assert max(len(sentence.split()) for sentence in re.split(r"[.:] ", term["text"])) <= 24, term["term"]


# -- amounts


def test_the_amounts_of_each_year_end_with_it() -> None:
    facts = said((FACTS / "work-incentives-2026.yaml").read_text(encoding="utf-8"))
    for one in records("incentives").values():
        if one["id"] != "exempt-floor":  # it holds until it is changed
            assert one["until"] == f"{one['id'][-4:]}-12-31"
    for year, known in (("2026", facts), ("2025", facts["previous"])):
        amounts = records("incentives")[f"ssdi-{year}"]["amounts"]
        substantial = known["substantial_gainful_activity"]
        assert list(amounts.values()) == [known["trial_work_month"], substantial["not_blind"], substantial["blind"]]
        ssi = list(records("incentives")[f"ssi-{year}"]["amounts"].values())
        assert ssi[:2] == [known["ssi"]["individual"], known["ssi"]["couple"]]


def test_a_handbook_shows_the_amounts_of_its_year_and_none_that_are_past() -> None:
    assert "$1,210" in shown("work-and-benefits")
    assert "$1,160" not in shown("work-and-benefits")
    assert "$1,160" in words(page(everything(date(2025, 12, 31)), "work-and-benefits.html"))
    assert "Working with SSDI" not in words(page(everything(date(2027, 1, 1)), "work-and-benefits.html"))


def test_every_wage_has_its_area_its_year_and_its_source() -> None:
    for one in records("benchmarks").values():
        assert one["area"]
        assert one["basis"] in ("hour", "year")
        assert all(source.get("as_of") for source in cited(one)), one["id"]
        rising = [float(amount) for amount in one.get("percentiles", {}).values()]
        assert rising == sorted(rising)


def test_the_whole_library_in_one_handbook_has_no_error_and_one_dispute() -> None:
    """Credentials of which the notes say nothing about renewal are told to say so; that is known."""
    known = ("[disputed]", "[credential-unsourced]")
    assert [message for message in messages(everything()) if not message.split(" fix: ")[0].endswith(known)] == []


def test_a_state_that_changes_is_told_by_its_names() -> None:
    cards = """
        sources: [{id: law, kind: official, title: Law, seen: 2026-01}]
        credentials: [{id: card, name: Card, jurisdiction: US-NY, source: law}]
        """
    here = "credentials: [{id: card, jurisdiction: US-NJ}]"
    made = site({"ladders/library/cards.yaml": cards, "ladders/oak/card.yaml": here})
    assert "Jurisdiction: New Jersey (before: New York)" in words(page(made, "credential-card.html"))
