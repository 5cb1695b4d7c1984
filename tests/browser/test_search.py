"""People find what they look for in their own words; the search is quiet, keeps nothing and needs no mouse.

What each of the words should find was decided from the content of Riverbend's handbook before it was tried.
"""

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest

from tests.browser.samples import DESK, FORCED_COLORS, PHONE, PHONE_AT_NIGHT, Mode, See, name_of
from tests.browser.searching import first_five
from tests.browser.test_accessibility import REVIEWED, RUN_AXE, TAGS
from tests.browser.test_opening import watched
from tests.support import ROLES, site

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

EXPECTED: Final = (
    # what is typed | what should be found | among the first
    ("raise", "pay-peer-hourly.html", 5),
    ("how much", "pay.html", 3),
    ("what does it pay", "pay.html", 3),
    ("$21.50", "role-peer-specialist-2.html", 3),
    ("21.50 an hour", "pay-peer-hourly.html", 3),
    ("pay scale", "pay-peer-hourly.html", 3),
    ("bilingual pay", "pay-peer-hourly.html#differentials", 3),
    ("night shift", "role-crisis-peer.html", 3),
    ("lead", "role-peer-supervisor.html", 5),
    ("supervision", "guidance-supervising-peers.html", 5),
    ("superviser", "guidance-supervising-peers.html", 3),
    ("supervisor training", "training-supervisor-course.html", 3),
    ("CPSW", "credential-nm-cpsw.html", 3),
    ("cert", "credential-nm-cpsw.html", 3),
    ("certifcation", "guidance-keeping-your-certification.html", 3),
    ("renew my certificate", "guidance-keeping-your-certification.html", 3),
    ("SSI", "work-and-benefits.html", 5),
    ("hours ssi", "hours-peer-trainee.html", 5),
    ("SGA", "glossary.html#term-sga", 3),
    ("will I lose my benefits", "guidance-work-and-benefits.html", 5),
    ("part time", "hours-peer-trainee.html", 5),
    ("more hours", "move-more-hours.html", 3),
    ("interview", "guidance-preparing-for-an-interview.html", 3),
    ("résumé", "guidance-resume-and-networking.html", 3),
    ("job description", "guidance-writing-a-peer-job-description.html", 3),
    ("first day", "guidance-first-weeks.html", 3),
    ("quit", "guidance-careers-beyond-this-agency.html", 3),
    ("burned out", "guidance-looking-after-yourself.html", 3),
    ("boundaries", "guidance-boundaries-and-ethics.html", 3),
    ("step down", "move-back-to-specialist.html", 3),
    ("appeal", "guidance-how-moves-are-decided.html", 5),
    ("turned down", "guidance-how-moves-are-decided.html", 5),
    ("promotion", "guidance-how-moves-are-decided.html", 5),
    ("criminal record", "glossary.html#term-background-check", 3),
    ("degree", "guidance-school-time-and-money.html", 3),
    ("tuition", "people.html#supports", 3),
    ("mentor", "training-peer-mentor-course.html", 3),
    ("warm line", "role-warmline-peer.html", 5),
    ("crisis", "role-crisis-peer.html", 5),
    ("diagnose", "guidance-writing-a-peer-job-description.html", 5),
    ("PS2-cpsw", "role-peer-specialist-2.html#c-cpsw", 1),
    ("Peer Specialst 2", "role-peer-specialist-2.html", 3),
    ("peer-support-worker", "role-peer-specialist-1.html", 3),
    ("foundations course", "training-peer-foundations.html", 3),
    ("vacation", "glossary.html#term-paid-leave", 3),
    ("whom do I ask", "people.html", 3),
    ("what changed", "changes.html", 3),
    ("privacy", "about.html", 3),
    ("what not to ask", "guidance-what-not-to-ask.html", 3),
)


@pytest.fixture(scope="module")
def answers(handbooks: Path, browser: "Browser") -> dict[str, list[str]]:
    """What is found for all of it, asked on one page."""
    page = browser.new_page()
    page.goto((handbooks / "riverbend" / "index.html").as_uri())
    return first_five(page, [typed for typed, _, _ in EXPECTED])


@pytest.mark.parametrize(("typed", "wanted", "among"), EXPECTED)
def test_what_people_type_finds_the_page(typed: str, wanted: str, among: int, answers: dict[str, list[str]]) -> None:
    found = answers[typed][:among]
    assert any(address == wanted or address.startswith(f"{wanted}#") for address in found), answers[typed]


# -- the field and what it shows


def searched(see: See, typed: str, mode: Mode = DESK) -> "Page":
    """A page on which someone has typed into the search and waited."""
    page = see("riverbend/role-peer-specialist-2.html", mode)
    page.get_by_role("searchbox", name="Search").press_sequentially(typed)
    page.locator("#found-title", has_text=typed).wait_for()
    return page


def test_results_stand_in_groups_with_the_line_that_was_met(see: See) -> None:
    page = searched(see, "qwxyzzy")
    assert page.locator("#found-title").inner_text().startswith("Nothing found")
    page = searched(see, "mentor")
    groups = page.locator("#found h2").all_inner_texts()
    assert {"Words explained", "Trainings", "Roles"} <= set(groups) and len(groups) == len(set(groups))
    item = page.locator("#found li", has=page.locator("a[href='training-peer-mentor-course.html']"))
    assert item.locator("mark").all_inner_texts() == ["Mentoring"]
    lines = page.locator("#found li", has_text="does not rate you").locator("mark").all_inner_texts()
    assert lines == ["Mentor", "mentor"]


def test_the_rest_of_a_group_is_shown_when_asked_for(see: See) -> None:
    page = searched(see, "cpsw")
    group = page.locator("#found-groups > div", has=page.locator("h2", has_text="Roles"))
    before = group.locator("li").count()
    more = group.get_by_role("button")
    told = more.inner_text()
    more.click()
    assert told == f"All {group.locator('li').count()} under Roles"
    assert group.locator("li").count() > before == 4
    assert page.evaluate("document.activeElement.closest('li') !== null"), "the focus is on the first that came"


def test_what_is_found_is_said_when_typing_rests(see: See) -> None:
    page = see("riverbend/pay.html")
    said = page.locator("#found-said")
    assert said.get_attribute("role") == "status"
    page.get_by_role("searchbox", name="Search").press_sequentially("interv", delay=20)
    page.locator("#found-title", has_text="interv").wait_for()
    assert said.inner_text() == "", "not while someone types"
    said.filter(has_text="places for “interv”").wait_for()


def test_it_can_be_used_by_keyboard_alone(see: See) -> None:
    page = searched(see, "interview")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "found-title"
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Close"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')").startswith("guidance-preparing")
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.type") == "search"
    assert page.evaluate("document.activeElement.value") == ""
    assert not page.locator("#found").is_visible()


def test_a_result_leads_to_its_place(see: See) -> None:
    page = searched(see, "PS2-cpsw")
    page.locator("#found li a").click()
    assert page.url.endswith("role-peer-specialist-2.html#c-cpsw")
    assert not page.locator("#found").is_visible(), "on the page one is on, what lies above it goes away"


def test_nothing_is_kept_or_written_into_the_address(see: See) -> None:
    page = searched(see, "mentor")
    page.keyboard.press("Enter")
    assert "mentor" not in page.url and "?" not in page.url and "#" not in page.url
    kept: Any = page.evaluate("[localStorage.length, sessionStorage.length, document.cookie, history.state]")
    assert kept == [0, 0, "", None]


@pytest.mark.parametrize("mode", [DESK, PHONE_AT_NIGHT, FORCED_COLORS], ids=name_of)
def test_what_is_found_can_be_seen_and_hit(see: See, axe: str, mode: Mode) -> None:
    page = searched(see, "supervision", mode)
    page.evaluate("looking.openDetails()")
    faults = [
        *page.evaluate("looking.sideways()"),
        *([] if mode.forced else page.evaluate("looking.faintText()")),
        *page.evaluate("looking.smallTargets()"),
    ]
    page.evaluate(axe)
    assert not [*faults, *page.evaluate(RUN_AXE, [TAGS, REVIEWED])]


def test_the_phone_has_room_for_the_field(see: See) -> None:
    page = see("riverbend/index.html", PHONE)
    box = page.get_by_role("searchbox", name="Search").bounding_box()
    assert box is not None and box["width"] > 180 and box["height"] >= 32


# -- where there are no scripts, or not all of them


def test_without_scripts_a_link_to_a_to_z_stands_there(handbooks: Path, browser: "Browser") -> None:
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto((handbooks / "riverbend" / "index.html").as_uri())
    assert page.locator("#search a").is_visible()
    assert page.locator("#search a").get_attribute("href") == "a-to-z.html"
    assert not page.get_by_role("searchbox", name="Search").is_visible()


def test_where_the_index_is_missing_the_page_says_where_else_to_look(handbooks: Path, browser: "Browser") -> None:
    page = browser.new_page()
    page.route("**/data/search.js*", lambda route: route.abort())
    page.goto((handbooks / "riverbend" / "index.html").as_uri())
    page.get_by_role("searchbox", name="Search").press_sequentially("pay")
    page.locator("#found-title", has_text="could not be opened").wait_for()
    assert page.locator("#found a[href='a-to-z.html']").is_visible()


# -- hostile words

HOSTILE: Final = "<img src=x onerror=alert(1)> <script>alert(2)</script> zebra"


def test_hostile_words_are_text(browser: "Browser", tmp_path: Path) -> None:
    titled = ROLES.replace("title: Peer Worker II", f"title: '{HOSTILE}'")
    guide = f"---\ntitle: '{HOSTILE}'\nsummary: '{HOSTILE}'\n---\n\n## {HOSTILE}\n\nA {HOSTILE} line.\n"
    made = site({"ladders/oak/roles.yaml": titled, "content/oak/zebras.md": guide})
    assert made.files, made.problems
    for name, data in made.files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(data)
    faults: list[str] = []
    page = watched(browser, f"{tmp_path.as_uri()}/", faults)
    page.on("dialog", lambda dialog: faults.append(f"alert: {dialog.message}"))
    page.goto((tmp_path / "index.html").as_uri())
    page.get_by_role("searchbox", name="Search").press_sequentially("zebra <img src=x onerror=alert(3)>")
    page.locator("#found-title", has_text="alert(3)>").wait_for()
    assert HOSTILE in page.locator("#found").inner_text()
    assert page.locator("#found-title").inner_text().endswith("“zebra <img src=x onerror=alert(3)>”")
    assert page.locator("#found img, #found script").count() == 0
    assert not faults
