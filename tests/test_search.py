"""The search index: given these texts, this can be found, under these words, at places that are there."""

import json
import re
from functools import cache
from hashlib import sha256
from typing import Any

import pytest

from ladderbook.data.search import KINDS
from ladderbook.finding import everyday
from ladderbook.pipeline import Made, make_handbook
from tests.support import DAY, ROLES, ROOT, real_sources, site

INDEX = "assets/data/search.js"
VENDOR = ROOT / "layouts" / "shared" / "assets" / "js" / "vendor"


def index(made: Made) -> dict[str, Any]:
    """What the index script sets."""
    name, _, words = made.files[INDEX].decode().partition(" = ")
    assert name == "window.LADDERBOOK_SEARCH"
    found: dict[str, Any] = json.loads(words.removesuffix(";\n"))
    return found


def entries(made: Made) -> dict[str, dict[str, Any]]:
    """Each entry by its title: its kind, its address, its names, what finds it unseen, its lines by their place."""
    told = index(made)
    again = told["again"]
    found = {}
    for kind, address, title, names, unseen, sections in told["entries"]:
        lines = [
            (anchor, heading, again[line] if isinstance(line, int) else line)
            for anchor, heading, *inside in sections
            for line in inside
        ]
        kind_name = told["kinds"][kind][0]
        found[title] = {"kind": kind_name, "address": address, "names": names, "unseen": unseen, "lines": lines}
    return found


MORE = """
terms:
  - id: warmline
    term: Warmline
    also_called:
      - Peer phone line
    text: A line to *call*.
credentials: [{id: cps, name: Certified Peer, abbreviation: CP}]
people: [{id: guide, name: Peer guide, phone: 505-555-0100, email: a@oak.example, text: Ask us.}]
"""
PEER_1 = """title: Peer Worker I
    was: helper
    code: PW1
    also_called:
      - Peer mentor
    does:
      - Walks along
    family: direct
    level: 1
    identity: peer
    pay: {plan: hourly, grade: P1}
    criteria: [{id: cert, credential: cps}]
"""
GUIDANCE = """---
title: Starting
summary: How to start.
---
Hello.

## First week

Bring **tea**.

- One

## Sources

- Nobody
"""


@cache
def oak() -> dict[str, dict[str, Any]]:
    first, second = ROLES.index("  - {id: peer-1"), ROLES.index("  - {id: peer-2")
    roles = f"{ROLES[:first]}  - id: peer-1\n    {PEER_1}{ROLES[second:]}"
    roles = roles.replace("time: 12 months}", "time: 12 months, evidence: Your letter of hire}")
    made = site({"ladders/oak/roles.yaml": roles, "ladders/oak/more.yaml": MORE, "content/oak/start.md": GUIDANCE})
    assert made.files, made.problems
    return entries(made)


def test_a_role_is_found_by_its_names_and_codes_and_by_what_one_does() -> None:
    role = oak()["Peer Worker I"]
    assert (role["kind"], role["address"]) == ("Roles", "role-peer-1.html")
    assert role["names"] == ["Peer mentor"]
    assert role["unseen"] == "PW1; peer-1; helper"
    assert ("does", "What you do", "Walks along") in role["lines"]
    assert ("pay", "Pay, step by step", "P1, per hour: $18.00, $18.50, $19.00") in role["lines"]


def test_a_criterion_is_found_by_its_number_at_its_place() -> None:
    lines = oak()["From Peer Worker I to Peer Worker II"]["lines"]
    assert ("c-time", "peer-2-time", "Spend 12 months in the role you leave.") in lines
    assert ("c-time", "peer-2-time", "Your letter of hire") in lines


def test_pay_is_found_by_its_rates() -> None:
    plan = oak()["Hourly scale"]
    assert plan["address"] == "pay-hourly.html"
    assert ("rates", "Rates", "P2: $20.50, $21.50, $22.50 per hour") in plan["lines"]


def test_guidance_is_found_by_each_heading_and_its_text_but_not_by_its_sources() -> None:
    lines = oak()["Starting"]["lines"]
    assert lines == [
        ("", "", "How to start."),
        ("", "", "Hello."),
        ("first-week", "First week", "Bring tea."),
        ("first-week", "First week", "One"),
    ]


def test_words_are_found_as_plain_text_and_by_their_other_names() -> None:
    word = oak()["Warmline"]
    assert word["address"] == "glossary.html#term-warmline"
    assert (word["names"], word["lines"]) == (["Peer phone line"], [("", "", "A line to call.")])
    assert oak()["Certified Peer"]["names"] == ["CP"]


def test_people_are_found_by_name_and_phone() -> None:
    assert oak()["Peer guide"]["lines"] == [("", "", "Ask us."), ("", "", "505-555-0100")]


def test_every_page_can_be_found_but_those_for_the_lost_and_those_a_page_that_is_found_leads_to() -> None:
    made = site({})
    found = {entry["address"].partition("#")[0] for entry in entries(made).values()}
    unseen = {name for name in made.files if name.endswith(".html")} - found
    assert {name.partition("-")[0] for name in unseen} == {"404.html", "compare", "sheet"}


HOSTILE = '<img src=x onerror="a()"> </script><script>a()</script> &amp; \U0001f600'


def test_what_an_author_writes_cannot_end_the_script() -> None:
    texts = {"ladders/oak/roles.yaml": ROLES.replace("title: Peer Worker II", f"title: '{HOSTILE}'")}
    made = site(texts)
    assert made.files, made.problems
    script = made.files[INDEX].decode()
    assert not set("<>&") & set(script)
    assert any("onerror" in title and title.startswith("<img") for title in entries(made))


# -- on real ladders


@cache
def riverbend() -> Made:
    made = make_handbook(real_sources(), "riverbend", DAY)
    assert made.files
    return made


def test_every_address_is_a_place_that_is_there() -> None:
    pages = {name: data.decode() for name, data in riverbend().files.items() if name.endswith(".html")}
    lost = []
    for _, address, title, _, _, sections in index(riverbend())["entries"]:
        path, _, own = address.partition("#")
        anchors = {own, *(section[0] for section in sections)} - {""}
        lost += [f"{title}: {path}#{name}" for name in anchors if f'id="{name}"' not in pages[path]]
    assert not lost


def test_the_index_keeps_its_name_when_a_word_changes() -> None:
    """Or every page, which names it, would change with it."""
    told = site(
        {"ladders/oak/roles.yaml": ROLES.replace("{id: peer-2, ", "{id: peer-2, summary: Walks beside people., ")}
    )
    assert "Walks beside people." in told.files[INDEX].decode()
    assert site({}).files["about.html"] == told.files["about.html"]


def test_the_index_is_small() -> None:
    """Under 300 kB for 300 pages: guidance and words do not grow with the ladder, the rest does with its pages."""
    told = index(riverbend())
    named = [name for name, _, _ in KINDS.values()]
    size = {True: 0, False: 0}
    for entry in told["entries"]:
        fixed = named[entry[0]] in ("Guidance", "Words explained")
        size[fixed] += len(json.dumps(entry, ensure_ascii=False, separators=(",", ":")))
    pages = sum(name.endswith(".html") for name in riverbend().files)
    whole = len(riverbend().files[INDEX])
    assert whole < 225_000
    assert whole + size[False] * (300 - pages) / pages < 300_000


def test_the_words_people_type_are_each_told_once() -> None:
    typed = [phrase for phrases, _ in everyday.SAID_OTHERWISE for phrase in phrases.split(", ")]
    assert sorted(typed) == sorted(set(typed))


# -- the engine


def test_the_engine_is_the_one_we_looked_at() -> None:
    told = re.findall(
        r"^\| `minisearch\.js` \| `([0-9a-f]{64})` \|$", (VENDOR / "VENDORED.md").read_text(), re.MULTILINE
    )
    assert told == [sha256((VENDOR / "minisearch.js").read_bytes()).hexdigest()]


def test_the_engine_carries_its_licence_and_nothing_that_calls_out() -> None:
    script = (VENDOR / "minisearch.js").read_text(encoding="utf-8")
    assert script.startswith("/*! MiniSearch 7.2.0")
    assert "Permission is hereby granted, free of charge" in script
    assert not re.search(r"\b(?:eval|XMLHttpRequest|importScripts|localStorage|sourceMappingURL)\b", script)


@pytest.mark.parametrize("name", ["find.js", "search.js"])
def test_our_scripts_store_nothing_fetch_nothing_and_write_no_markup(name: str) -> None:
    script = (VENDOR.parent / name).read_text(encoding="utf-8")
    forbidden = (
        r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|fetch\(|Storage|cookie|history\.|location"
    )
    assert not re.search(forbidden, script)


def test_notes_on_the_engine_are_not_published() -> None:
    assert not [name for name in riverbend().files if name.endswith(".md")]
