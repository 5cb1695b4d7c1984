"""The site map: what has a page, at which address, and that every link leads somewhere."""

from functools import cache
from html.parser import HTMLParser
from itertools import chain

import pytest

from ladderbook import pages
from ladderbook.load import load
from ladderbook.pipeline import Made, make_handbook
from ladderbook.resolve import resolve
from ladderbook.sitemap import Page, PageKind, SiteMap, map_site
from tests.support import DAY, OAK, PAY, ROLES, errors, messages, page, real_sources, site
from tests.test_golden import maple


def sitemap() -> SiteMap:
    drafts, _ = load({name: text.encode() for name, text in OAK.items()}, "oak", DAY)
    handbook, _ = resolve(drafts, DAY)
    assert handbook is not None
    found, problems = map_site(handbook, pages.KINDS)
    assert problems == []
    return found


def test_every_role_move_and_plan_has_a_page_and_the_home_page_comes_first() -> None:
    paths = [found.path for found in sitemap().pages]
    assert paths[0] == "index.html"
    items = {"role-peer-1.html", "role-peer-2.html", "move-hired.html", "move-to-peer-2.html", "pay-hourly.html"}
    lists = {"map.html", "pay.html", "competencies.html", "credentials.html", "guidance.html", "about.html", "404.html"}
    assert items | lists <= set(paths)


def test_every_page_of_the_site_map_is_made_and_no_other() -> None:
    made = {name for name in site({}).files if name.endswith(".html")}
    assert made == {found.path for found in sitemap().pages}


@pytest.mark.parametrize(
    ("target", "address"),
    [
        ("role:peer-2", "role-peer-2.html"),
        ("role:peer-2#pay", "role-peer-2.html#pay"),
        ("move:to-peer-2#c-time", "move-to-peer-2.html#c-time"),
        ("plan:hourly#rates", "pay-hourly.html#rates"),
        ("page:home", "index.html"),
        ("page:map#family-direct", "map.html#family-direct"),
    ],
)
def test_a_subject_has_an_address(target: str, address: str) -> None:
    assert sitemap().link(target) == address


@pytest.mark.parametrize(
    "target", ["role:peer-3", "role:peer-2#wages", "plan:hourly/boston", "page:nowhere", "peer-2", ""]
)
def test_what_is_not_there_has_none(target: str) -> None:
    assert sitemap().link(target) is None


def test_every_trail_begins_at_home_and_names_pages_there_are() -> None:
    found = sitemap()
    for each in found.pages:
        if each.subject != "page:home":
            assert each.trail[0] == "page:home"
        assert all(subject in found.by_subject for subject in each.trail)


def test_a_locality_has_a_page_below_its_plan() -> None:
    local = (
        PAY.replace("yearly_hours: 2080", "yearly_hours: 2080\n    locality: {east: 5%}")
        + "places: [{id: east, name: East}]\n"
    )
    assert "pay-hourly-east.html" in site({"ladders/oak/pay.yaml": local}).files


def test_two_pages_at_one_address_are_a_problem_of_the_second() -> None:
    """A plan called hourly-east, and the place east of the plan hourly."""
    local = PAY.replace("yearly_hours: 2080", "yearly_hours: 2080\n    locality: {east: 5%}")
    twin = PAY.replace("\nplans:\n", "").replace("id: hourly", "id: hourly-east")
    (said,) = messages(site({"ladders/oak/pay.yaml": f"{local}{twin}places: [{{id: east, name: East}}]\n"}))
    assert "plan:hourly-east and plan:hourly/east would both be the page pay-hourly-east.html [same-address]" in said


def test_addresses_that_differ_only_in_case_are_one() -> None:
    """A file share may not tell them apart."""
    drafts, _ = load({name: text.encode() for name, text in OAK.items()}, "oak", DAY)
    handbook, _ = resolve(drafts, DAY)
    assert handbook is not None
    twins = [Page("home", path, f"page:{path}", path) for path in ("Index.html", "index.html")]
    _, problems = map_site(handbook, [PageKind("home", "home.html", lambda _: twins, lambda *_: {})])
    assert [problem.code for problem in problems] == ["same-address"]


# -- every link of every handbook


class _Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []
        self.ids: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        stated = dict(attrs)
        self.ids += [stated["id"] or ""] if "id" in stated else []
        self.links += [value for name in ("href", "src") if (value := stated.get(name))]


Found = dict[str, _Links]
HANDBOOKS = ("maple", "riverbend", "us-va-peer-specialist")


def parsed(made: Made) -> Found:
    found = {}
    for name in (name for name in made.files if name.endswith(".html")):
        found[name] = _Links()
        found[name].feed(page(made, name))
    return found


@cache
def handbook_links(agency: str) -> tuple[Made, Found]:
    made = maple() if agency == "maple" else make_handbook(real_sources(), agency, DAY)
    return made, parsed(made)


@pytest.mark.parametrize("agency", HANDBOOKS)
def test_every_link_leads_to_a_file_of_the_handbook(agency: str) -> None:
    made, found = handbook_links(agency)
    targets = {link.partition("#")[0] for link in chain.from_iterable(each.links for each in found.values())}
    outside = ("https://", "http://", "mailto:", "tel:", "data:", "../index.html")
    assert (
        sorted(target for target in targets if target and not target.startswith(outside) and target not in made.files)
        == []
    )


@pytest.mark.parametrize("agency", HANDBOOKS)
def test_every_link_to_a_place_in_a_page_finds_it_there(agency: str) -> None:
    _, found = handbook_links(agency)
    lost = {
        f"{name} -> {link}"
        for name, each in found.items()
        for link in each.links
        if "#" in link and not link.startswith("http")
        if link.partition("#")[2] not in found[link.partition("#")[0] or name].ids
    }
    assert sorted(lost) == []


@pytest.mark.parametrize("agency", HANDBOOKS)
def test_no_page_has_one_anchor_twice(agency: str) -> None:
    _, found = handbook_links(agency)
    twice = {f"{name}#{anchor}" for name, each in found.items() for anchor in each.ids if each.ids.count(anchor) > 1}
    assert sorted(twice) == []


def anchors_twice(made: Made, name: str) -> list[str]:
    assert errors(made) == []
    ids = parsed(made)[name].ids
    return sorted({anchor for anchor in ids if ids.count(anchor) > 1})


def test_a_criterion_that_a_move_and_its_role_share_has_one_anchor() -> None:
    """One id on a move and on the role it leads to is one criterion (DESIGN, section 5)."""
    owned = ROLES.replace("grade: P2}", "grade: P2}, criteria: [{id: time, time: 12 months}]")
    assert anchors_twice(site({"ladders/oak/roles.yaml": owned}), "move-to-peer-2.html") == []


def test_a_move_into_two_roles_that_ask_the_same_has_an_anchor_for_each() -> None:
    ethics = "criteria: [{id: ethics, statement: Ethics}]"
    owned = ROLES.replace("grade: P1}", f"grade: P1}}, {ethics}").replace("grade: P2}", f"grade: P2}}, {ethics}")
    made = site({"ladders/oak/roles.yaml": owned.replace("to: peer-1, decided", "to: [peer-1, peer-2], decided")})
    assert anchors_twice(made, "move-hired.html") == []


def test_a_credential_and_its_renewal_may_use_one_id() -> None:
    credential = """
    credentials:
      - id: cps
        name: Certified Peer
        criteria: [{id: letter, references: 2}]
        renewals: [{id: yearly, every: 1 year, criteria: [{id: letter, references: 1}]}]
    """
    assert anchors_twice(site({"ladders/oak/credential.yaml": credential}), "credential-cps.html") == []
