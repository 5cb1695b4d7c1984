"""The portal: what a state office sees of all agencies at once, from their summaries alone."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from fractions import Fraction
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Any, Final

import pytest

from ladderbook.disk import packaged_layouts
from ladderbook.files import Tree
from ladderbook.jurisdictions import NAMES
from ladderbook.load import load
from ladderbook.pages import KINDS
from ladderbook.pipeline import Made, layouts_of, library_certificates, make_handbook
from ladderbook.portal import PAGES, make_portal
from ladderbook.portal.page import Network, network
from ladderbook.resolve import resolve
from ladderbook.schema.dates import Day
from ladderbook.sitemap import map_site
from ladderbook.summarize import summarize
from ladderbook.summary import MARKER, Summary, marker, read_marker
from tests.support import AGENCY, DAY, ROLES, ROOT, page, real_sources, site, words
from tests.tables import Table, table, tables
from tests.test_facts import dollars, half_up, local, printed
from tests.test_golden import maple

GOLDEN: Final = Path(__file__).parent / "golden" / "portal"
LIBRARY: Final = """
sources: [{id: law, kind: official, title: State code, url: "https://law.example/1", as_of: 2024-05}]
credentials:
  - id: ny-card
    name: Peer card
    abbreviation: PC
    issuer: State board
    jurisdiction: US-NY
    source: law
    criteria: [{id: hours, experience: 2000 hours, of: peer work}]
    renewals: [{id: ce, every: 2 years, hours: 20}, {id: ethics, every: 4 years, hours: 3}]
  - {id: oh-card, name: Peer card, issuer: Ohio board, jurisdiction: US-OH, source: law}
"""
ELM: Final = {
    "ladders/elm/agency.yaml": AGENCY.replace("Oak", "Elm")
    .replace("peer-run", "government, jurisdiction: US-NY, status: compiled")
    .replace("Direct support", "direct  Support"),
    "ladders/elm/roles.yaml": """
        source: [board]
        roles:
          - {id: peer, title: Peer, family: direct, identity: peer, pay: unpublished,
             criteria: [{id: card, credential: ny-card, due: 12 months after hire},
                        {id: school, education: high-school}]}
          - {id: lead, title: Lead, family: direct, level: 2, identity: open, pay: {rate: 52000 per year}}
        moves:
          - {id: up, kind: promotion, from: peer, to: lead, criteria: [{id: time, time: 2 years}]}
          - {id: away, kind: exit, title: To college, from: peer}
        """,
    "ladders/library/cards.yaml": LIBRARY,
}
FIR: Final = {
    "ladders/fir/agency.yaml": AGENCY.replace("Oak", "Fir").replace(
        "peer-run", "peer-run, jurisdiction: US-NY, status: example"
    ),
    "ladders/fir/roles.yaml": ROLES.replace(", pay: {plan: hourly, grade: P1}", ", pay: {rate: 99.00 per hour}")
    .replace(", pay: {plan: hourly, grade: P2}", "")
    .replace("decided: criteria-met", "decided: vacancy"),
    "ladders/fir/cards.yaml": """
        credentials:
          - {id: ny-card, renewals: [{id: ce, every: 1 year, hours: 20}]}
          - {id: own, name: Fir card, issuer: Fir House, source: board}
        """,
    "ladders/library/cards.yaml": LIBRARY,
}


@cache
def three() -> tuple[Made, ...]:
    """An agency's own handbook, a compiled one and an invented one."""
    return site({}), site(ELM, "elm", base={}), site(FIR, "fir", base={})


def summary(made: Made) -> Summary:
    assert made.summary is not None, [str(problem) for problem in made.problems]
    return made.summary


def portal(*made: Made, library: str = LIBRARY) -> Mapping[str, str]:
    """The pages over some agencies, by file."""
    shared = library_certificates({"ladders/library/cards.yaml": library.encode()}, DAY)
    return pages_of(network(map(summary, made), shared, DAY))


def shown(file: str) -> str:
    return words(portal(*three())[file])


@cache
def real() -> dict[str, Summary]:
    """The summary of every handbook of this repository."""
    sources = real_sources()
    names = sorted(path.name for path in (ROOT / "ladders").iterdir() if path.is_dir() and path.name != "library")
    return {name: summarized(sources, name) for name in names}


def summarized(sources: Tree, name: str) -> Summary:
    """As the pipeline makes it, without rendering any page."""
    book, _ = resolve(load(sources, name, DAY)[0], DAY)
    assert book is not None
    return summarize(book, map_site(book, KINDS)[0])


@cache
def real_portal() -> Mapping[str, str]:
    of = network(real().values(), library_certificates(real_sources(), DAY), DAY)
    return pages_of(of)


def pages_of(of: Network) -> Mapping[str, str]:
    files = make_portal(of, layouts_of(packaged_layouts()))
    return {name: data.decode() for name, data in files.items() if name.endswith(".html")}


class _Links(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [value or "" for name, value in attrs if tag == "a" and name == "href"]


def into_agencies(pages: Mapping[str, str]) -> Iterator[str]:
    for html in pages.values():
        yield from (link for link in _Links(html).found if "/" in link and "//" not in link)


# -- the pages


@pytest.mark.parametrize("file", [page.file for page in PAGES])
def test_a_page_says_what_its_golden_page_says(file: str, request: pytest.FixtureRequest) -> None:
    said = words(portal(maple(), *three())[file]) + "\n"
    golden = GOLDEN / file.replace(".html", ".txt")
    if request.config.getoption("--golden"):
        golden.write_text(said, encoding="utf-8")
    assert said.splitlines() == golden.read_text(encoding="utf-8").splitlines()


def test_a_link_leads_into_a_page_that_the_agency_has() -> None:
    files = {f"{made.agency}/{name}" for made in three() for name in made.files}
    links = list(into_agencies(portal(*three())))
    assert {"oak/index.html", "elm/role-peer.html", "elm/move-away.html", "fir/credential-ny-card.html"} <= set(links)
    assert set(links) <= files


def test_one_page_is_marked_as_the_present_one() -> None:
    for present in PAGES:
        html = portal(*three())[present.file]
        assert re.findall(r'href="([^"]+)" aria-current="page"', html) == [present.file]


def test_a_site_of_one_agency_opens_on_its_handbook() -> None:
    pages = portal(three()[0])
    assert set(pages) == {"index.html"}
    assert "oak/index.html" in pages["index.html"]


def test_a_name_is_text_and_never_markup() -> None:
    made = site({"ladders/oak/agency.yaml": AGENCY.replace("Oak House", "'<img src=x> & \"Oak\"'")})
    for html in portal(made, three()[1]).values():
        assert "<img" not in html


# -- all agencies


def test_agencies_stand_by_whose_text_it_is_by_place_and_by_kind() -> None:
    own, compiled, invented = re.split("Compiled from public sources|Invented examples", shown("index.html"))
    assert "No place stated\nPeer-run agencies\nOak House 2 roles, 2 moves. DRAFT" in own
    assert "New York\nGovernment\nElm House 2 roles, 2 moves" in compiled
    assert "New York\nPeer-run agencies\nFir House 2 roles, 2 moves" in invented


def test_no_code_of_a_state_is_printed() -> None:
    for name, html in real_portal().items():
        assert not re.search(r"\bUS-[A-Z]{2}\b", html), name


def test_a_place_that_is_not_known_is_printed_as_it_was_written() -> None:
    made = site({"ladders/oak/agency.yaml": AGENCY.replace("peer-run", "peer-run, jurisdiction: US-ZZ")})
    assert "US-ZZ" in words(portal(made, three()[1])["index.html"])


def test_every_state_and_its_code_are_there_once() -> None:
    assert len(NAMES) == 1 + 50 + 1 + 5
    assert len(set(NAMES.values())) == len(NAMES)


def test_the_invented_agencies_of_this_repository_stand_apart() -> None:
    text = words(real_portal()["index.html"])
    compiled, invented = text.split("Invented examples")
    assert "Riverbend" in invented
    assert "Riverbend" not in compiled
    assert "Veterans Affairs" in compiled


# -- the atlas


def atlas(pages: Mapping[str, str]) -> Table:
    """The one table that compares all ladders."""
    (found,) = tables(pages["atlas.html"])
    return found


def test_invented_ladders_are_no_part_of_the_atlas() -> None:
    assert set(atlas(portal(*three())).rows) == {"Elm House New York", "Oak House No place stated"}
    assert "Fir House" not in shown("atlas.html")


def test_a_row_tells_pay_from_the_lowest_to_the_highest_rate() -> None:
    """Oak's rates are $18.00 to $22.50; of Elm one of two roles has a rate, which is per year."""
    found = atlas(portal(*three()))
    assert found.cell("Oak House No place stated", "Published pay") == "$18.00 to $22.50 per hour"
    assert (
        found.cell("Elm House New York", "Published pay")
        == "$52,000 per year For 1 of 2 roles; the others: not published"
    )


def test_a_row_tells_how_one_moves_and_what_it_takes() -> None:
    oak = atlas(portal(*three())).line("Oak House No place stated")
    assert oak["How one moves"] == "Promotion: when the criteria are met Way in: by competition"
    assert oak["Certificates, school, time"] == "Time and experience: Spend 12 months in the role you leave"
    elm = atlas(portal(*three())).line("Elm House New York")
    assert elm["How one moves"] == "Promotion: not stated"
    assert elm["Certificates, school, time"] == (
        "Certificates: Hold Peer card (PC), within 12 months after you are hired "
        "School and training: Have a high school diploma or GED "
        "Time and experience: Spend 2 years in the role you leave"
    )


def test_the_highest_peer_role_is_no_role_open_to_everyone() -> None:
    found = atlas(portal(*three()))
    assert found.cell("Oak House No place stated", "Highest peer role") == "Peer Worker II"
    assert found.cell("Elm House New York", "Highest peer role") == "Peer (no peer role stands above)"


def test_a_block_lists_exits_and_sources_with_their_days() -> None:
    text = shown("atlas.html")
    assert "Moves out of this ladder\nTo college" in text
    assert "Board decision Decision of this agency, dated June 1, 2026" in text


def test_sources_stand_by_age_the_oldest_first() -> None:
    sources = real()["ct-recovery-support-specialist"].sources
    block = words(real_portal()["atlas.html"]).split("\nConnecticut DMHAS: Recovery Support Specialist\n")[-1]
    told = block.split("Sources, oldest first")[1].splitlines()[1 : 1 + len(sources)]
    assert len(sources) == 6
    assert ["more than 3 years old" in line for line in told] == [True, True, *[False] * 4]
    assert "October 2, 2015" in told[0]
    assert "2021" in told[1]


def test_a_source_is_old_the_day_after_its_third_year() -> None:
    """Oak's library card is from a code dated May 2024, that is its first day."""
    shared = library_certificates({"ladders/library/cards.yaml": LIBRARY.encode()}, DAY)
    for day, old in ((date(2027, 5, 1), False), (date(2027, 5, 2), True)):
        text = words(pages_of(network(map(summary, three()), shared, day))["credentials.html"])
        assert ("dated May 2024, more than 3 years old" in text) is old


def test_what_maryland_publishes_is_one_rate_of_four() -> None:
    """`facts`: grade 13 pays $50,565 to $80,884 a year; the other classes publish none."""
    row = atlas(real_portal()).line("State of Maryland: Peer Recovery Specialist Maryland")
    assert row["Roles"] == "4"
    assert row["Published pay"] == "$50,565 to $80,884 per year For 1 of 4 roles; the others: not published"
    assert row["Highest peer role"] == "Peer Recovery Specialist Supervisor, Certified"
    assert row["How one moves"] == "Promotion: not published Way in: by competition"
    assert "Oldest: dated 2018" in row["Sources"]


def test_the_rates_of_the_va_are_those_of_the_general_schedule() -> None:
    """GS-6 step 1 to GS-10 step 10, by the hour: the year / 2087; the locality's percent comes first, to the dollar."""
    row = atlas(real_portal()).line("US Department of Veterans Affairs: Peer Specialist United States")
    low, high = dollars("2026", "GS-6")[0], dollars("2026", "GS-10")[-1]
    here = [printed(half_up(Fraction(year, 2087))) for year in (low, high, local(low, "17.06"), local(high, "17.06"))]
    assert row["Published pay"] == (
        f"{here[0]} to {here[1]} per hour, before locality pay {here[2]} to {here[3]} per hour, Rest of US"
    )


def test_five_roles_side_by_side_are_not_a_ladder() -> None:
    row = atlas(real_portal()).line("Optum: peer support roles United States")
    assert row["Highest peer role"] == "5 roles side by side (no peer role stands above)"
    assert row["How one moves"] == "Sideways move: not published"
    assert row["Published pay"] == "Not published"


@pytest.mark.parametrize("agency", ["us-va-peer-specialist", "nyc-health-hospitals", "riverbend"])
def test_pay_on_the_portal_is_that_of_the_roles_page(agency: str) -> None:
    made = make_handbook(real_sources(), agency, DAY)
    assert made.summary == real()[agency]
    for rung in summary(made).rungs:
        said = words(page(made, rung.link.page))
        for rates in rung.pay.words.split("; "):
            assert re.split(r", before| \(from|, Rest", rates)[0].casefold() in said.casefold(), rung.link.words


# -- families


def test_families_are_the_same_whatever_their_capitals_and_spaces() -> None:
    found = table(portal(*three())["families.html"], "Direct support in 3 agencies")
    assert list(found.rows) == [
        "Elm House New York",
        "Oak House No place stated",
        "Fir House New York. Invented example",
    ]
    assert found.line("Oak House No place stated") == {
        "Roles and their pay": "Peer Worker I $18.00 to $19.00 per hour Peer Worker II $20.50 to $22.50 per hour",
        "Pay, lowest to highest": "$18.00 to $22.50 per hour",
    }


def test_a_family_of_this_repository_is_found_in_every_agency_that_has_it() -> None:
    having = [name for name, one in real().items() if "Direct support" in [family.title for family in one.families]]
    found = table(real_portal()["families.html"], "Direct support in")
    assert len(found.rows) == len(having) > 5


# -- certificates


def card(state: str, pages: Mapping[str, str]) -> str:
    """What is told of the first certificate of a state."""
    text = words(pages["credentials.html"])
    return text.split(f"\n{state}\n")[-1].split("\nSources\n")[0]


def test_a_certificate_stands_once_with_hours_and_cycle() -> None:
    text = card("New York", portal(*three()[:2]))
    assert text.count("Peer card (PC)") == 1
    assert "To get it\nHave 2,000 hours of peer work" in text
    assert "To keep it\n20 hours every 2 years 3 hours every 4 years" in text
    assert "Who asks for it\nElm House: Peer" in text


def test_what_an_agency_changed_is_told_beside_what_the_library_says() -> None:
    text = card("New York", portal(*three()))
    assert "To keep it as told by Elm House; the library\n20 hours every 2 years" in text
    assert "To keep it as told by Fir House\n20 hours every 1 year" in text


def test_the_same_name_of_two_states_is_two_certificates() -> None:
    pages = portal(*three())
    assert "Given by\nOhio board" in card("Ohio", pages)
    assert "No handbook here names it" in card("Ohio", pages)


def test_an_invented_certificate_says_so() -> None:
    pages = portal(*three())
    assert "An invented example: no such certificate exists." in card("No place stated", pages)
    assert "invented" not in card("Ohio", pages)


def test_every_certificate_of_the_library_is_there() -> None:
    text = words(real_portal()["credentials.html"])
    for state in ("Washington", "Texas", "Georgia", "California", "Wisconsin"):
        assert f"\n{state}\n" in text
    washington = text.split("\nWashington\n")[-1]
    assert "30 hours every 2 years 3 hours every 6 years 2 hours every 4 years" in washington
    assert "lasts 1 year, can be renewed 4 times" in washington.replace("Lasts", "lasts")


def test_a_library_with_a_fault_leaves_the_portal_whole() -> None:
    pages = portal(*three()[:2], library="credentials: 7")
    assert "Peer card" in words(pages["credentials.html"])


# -- summaries


@pytest.mark.parametrize("agency", real())
def test_a_summary_is_read_as_it_was_written_and_is_small(agency: str) -> None:
    written = marker(real()[agency])[MARKER]
    assert read_marker(written) == real()[agency]
    assert len(written) < 30_000


def test_a_handbook_carries_its_summary() -> None:
    made = three()[0]
    assert read_marker(made.files[MARKER]) == made.summary


def changes(value: Any) -> Iterator[Any]:
    """A JSON value with one thing in it gone, added or of another kind, for each thing in it."""
    yield from ([], {}, 7, None, "x", "2026-99")
    if isinstance(value, dict):
        for name in value:
            yield {key: kept for key, kept in value.items() if key != name}
            yield from ({**value, name: changed} for changed in changes(value[name]))
        yield {**value, "more": 1}
    if isinstance(value, list) and value:
        yield from ([changed, *value[1:]] for changed in changes(value[0]))


def test_a_damaged_marker_is_no_summary_and_no_fault() -> None:
    """What is read of one is always of the kinds a summary is made of, so that the portal can be."""
    whole = json.loads(marker(summary(three()[1]))[MARKER])
    read = [read_marker(json.dumps({"ladderbook": 1, "summary": one}).encode()) for one in changes(whole["summary"])]
    kept = [one for one in read if one is not None]
    assert len(read) > 400
    assert len(kept) < len(read) / 2
    for one in kept:
        assert read_marker(marker(one)[MARKER]) == one
        assert make_portal(network([one, summary(three()[0])], (), DAY), layouts_of(packaged_layouts()))


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b'{"summary": 1}',
        b"[" * 100_000,
        b"\xff",
        b'{"summary": {"id": "oak", "name": "Oak"}}',
    ],
)
def test_what_is_no_marker_of_ours_is_no_summary(data: bytes) -> None:
    assert read_marker(data) is None


def test_a_day_is_kept_as_exact_as_it_was() -> None:
    sources = {one.title: one for one in real()["md-peer-recovery-specialist"].sources}
    assert sources["Maryland vacancy 18-000213-0007, Peer Recovery Specialist I"].as_of == Day.of(["2018"])


def test_many_ladders_are_compared_in_the_table_alone() -> None:
    """A block for each of a thousand would be a page of ten megabytes."""
    few, many = ([replace(summary(three()[0]), id=f"oak-{n}") for n in range(count)] for count in (60, 61))
    assert "#ladder-oak-7" in pages_of(network(few, (), DAY))["atlas.html"]
    html = pages_of(network(many, (), DAY))["atlas.html"]
    assert "#ladder" not in html
    assert 'href="oak-60/index.html"' in html
