"""What leads through a handbook: few destinations, the contents beside every page, what is on a long page."""

import re

from ladderbook.contents import EVERY_ROLE, SHORT
from tests.support import AGENCY, ROLES, page, site

FOLD = re.compile(r'<details class="fold"( open)?>\s*<summary>(.*?)</summary>(.*?)</details>', re.DOTALL)
LINK = re.compile(r'<a class="nav-link"( aria-current="page")? href="(.*?)">(.*?)</a>')


def groups(html: str) -> dict[str, tuple[bool, list[str]]]:
    """The groups beside a page: whether each stands open, and the addresses in it."""
    side = html[html.index('<details class="side">') : html.index('<div class="page">')]
    return {
        title: (bool(opened), [link[1] for link in LINK.findall(inside)])
        for opened, title, inside in FOLD.findall(side)
    }


def marked(html: str) -> list[str]:
    """The addresses that are marked as the present page."""
    return [address for current, address, _ in LINK.findall(html) if current]


def many(count: int) -> dict[str, str]:
    """The small agency with more roles in its one family."""
    role = (
        "  - {{id: m{0}, title: More {0}, family: direct, level: 3, identity: peer, pay: none, reports_to: office}}\n"
    )
    more = "".join(role.format(number) for number in range(count))
    return {"ladders/oak/more.yaml": f"roles:\n{more}"}


def test_the_destinations_are_few_and_the_present_one_is_marked() -> None:
    html = page(site({}), "pay.html")
    head = html[html.index('<nav class="site-nav"') : html.index("</header>")]
    assert [words for _, _, words in LINK.findall(head)] == ["Map", "Roles", "Pay", "Guidance", "Review"]
    assert marked(html) == ["pay.html", "pay.html"], "at the head and in the contents"


def test_roles_stand_open_and_the_other_groups_open_on_the_pages_they_list() -> None:
    on_role = groups(page(site({}), "role-peer-1.html"))
    assert on_role["Direct support"] == (True, ["role-peer-1.html", "role-peer-2.html"])
    assert on_role["Pay"] == (False, ["pay.html", "pay-hourly.html"])
    assert groups(page(site({}), "pay-hourly.html"))["Pay"][0]
    assert not groups(page(site({}), "index.html"))["Look up"][0]


def test_a_long_family_opens_only_on_its_own_roles() -> None:
    made = site(many(SHORT - 1))
    assert len(groups(page(made, "role-peer-1.html"))["Direct support"][1]) == SHORT + 1
    assert groups(page(made, "role-peer-1.html"))["Direct support"][0]
    assert not groups(page(made, "index.html"))["Direct support"][0]


def test_beside_a_page_of_a_large_ladder_stand_its_families_only() -> None:
    assert "Direct support" in groups(page(site(many(EVERY_ROLE - 2)), "index.html"))
    large = groups(page(site(many(EVERY_ROLE - 1)), "index.html"))
    assert large["Roles"] == (False, ["roles.html#family-direct"])


def test_what_is_on_a_page_is_listed_from_its_headings() -> None:
    html = page(site({}), "role-peer-1.html")
    listed = html[html.index('aria-label="On this page"') :]
    listed = listed[: listed.index("</nav>")]
    headings = re.findall(r'<h2 id="(.*?)">(.*?)</h2>', html[html.index("<main") : html.index("</main>")])
    assert re.findall(r'<a href="#(.*?)">(.*?)</a>', listed) == headings
    assert len(headings) > 4
    assert 'aria-label="On this page"' not in page(site({}), "glossary.html")


def test_the_list_of_roles_says_where_each_leads_and_what_it_pays() -> None:
    roles = ROLES.replace("level: 1, identity: peer", "level: 1, identity: peer, weekly_hours: [20, 40]")
    agency = AGENCY.replace("edition:", "levels: {1: Starting}, edition:")
    html = page(site({"ladders/oak/roles.yaml": roles, "ladders/oak/agency.yaml": agency}), "roles.html")
    first = html[html.index("Peer Worker I<", html.index("<main")) :]
    first = " ".join(re.sub(r"<.*?>", " ", first[: first.index("</li>")]).split())
    assert first == (
        "Peer Worker I Starting · Peer role $18.00 to $19.00 per hour ($37,440 to $39,520 per year) "
        "Weekly hours 20 or 40 Leads to Peer Worker II"
    )
