"""What was written on a sheet outlives its edition, and stands beside what somebody else wrote on theirs."""

import json
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any, Final

import pytest

from ladderbook.pipeline import make_handbook
from tests.browser.samples import DESK, PHONE_AT_NIGHT, See
from tests.browser.test_accessibility import REVIEWED, RUN_AXE, TAGS
from tests.browser.test_desk import BRING_IT, SHEET, file, open_file, save
from tests.support import DAY, real_sources

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

ROLES: Final = "ladders/riverbend/roles-direct-support.yaml"
REFRESHER: Final = "      - {id: ethics-refresher, statement: "
OLDER: Final = (
    ("ladders/riverbend/agency.yaml", "edition: {effective: 2026-07-01", "edition: {effective: 2026-03-01"),
    (ROLES, f'{REFRESHER}"Two hours', f'      - {{id: aid, statement: "First aid, learned"}}\n{REFRESHER}"One hour'),
    (
        "ladders/riverbend/roles-bridging-and-crisis.yaml",
        "      - {id: phone-course, training: warmline-course, due: 30 days after start}\n",
        "",
    ),
)
"""From the edition that is shown back to one before it: without one criterion, with another, and one in other words."""

LISTED: Final = """
() => [...document.querySelectorAll(".desk-told h3")].map((heading) => [
  heading.textContent, [...heading.nextElementSibling.children].map((one) => one.textContent),
])
"""
ASKED: Final = """
() => {
  const marks = (part) =>
    [...part.querySelectorAll("[type=radio]")].map((one) => [one.value, one.parentElement.textContent.trim()]);
  const parts = (field) =>
    [...field.querySelectorAll("[data-k]")].map((part) => [part.dataset.k, Object.fromEntries(marks(part))]);
  const fields = [...document.querySelectorAll(".answers [data-q]")];
  return Object.fromEntries(fields.map((field) => [field.dataset.q, Object.fromEntries(parts(field))]));
}
"""
ROWS: Final = """
() => [...document.querySelectorAll(".differ > li")].map((row) => [
  document.getElementById(decodeURIComponent(row.querySelector("a").hash.slice(1))).dataset.q,
  ...[...row.querySelectorAll(".pair .written")].map((one) => one.textContent),
])
"""


@pytest.fixture(scope="module")
def older(browser: "Browser", tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """A file saved from a worksheet of the edition before, with an answer to each question that changed."""
    sources = real_sources()
    for name, now, before in OLDER:
        assert now in sources[name].decode(), name
        sources[name] = sources[name].decode().replace(now, before).encode()
    made = make_handbook(sources, "riverbend", DAY)
    folder = tmp_path_factory.mktemp("older")
    sheet = Path(SHEET).name
    for name in (sheet, *(one for one in made.files if one.startswith("assets/"))):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(made.files[name])
    page = browser.new_page(accept_downloads=True)
    page.goto((folder / sheet).as_uri())
    page.evaluate("document.querySelectorAll('details').forEach((one) => (one.open = true))")
    for name in ("aid", "ethics-refresher", "time"):
        field = page.locator(f'[data-q="asks.peer-specialist-2.{name}"]')
        field.get_by_label("Not yet").check()
        field.locator("[data-k=text]").fill(f"about {name}")
    saved: dict[str, Any] = json.loads(save(page)[1])
    page.close(run_before_unload=False)
    return saved


def test_a_file_of_an_older_edition_says_exactly_what_changed(see: See, older: dict[str, Any]) -> None:
    page = see(SHEET)
    told, focus = open_file(page, older, name="old.json")
    assert focus == "“old.json” is open, and the sheet has changed since"
    assert "saved from the edition of March 1, 2026. This page is of the edition of July 1, 2026." in told
    course = "Finish the training Listening on the phone (10 hours, Riverbend Peer Center)."
    now, then = (f"{many} each year about ethics, with colleagues." for many in ("Two hours", "One hour"))
    assert page.evaluate(LISTED) == [
        ["New since then (1)", [f"{course} When: within 30 days after you start in the role."]],
        ["In other words now (1)", [f"{now}It was: {then}"]],
        ["No longer asked (1)", ["First aid, learned.Not yetabout aid"]],
    ]
    kept = json.loads(save(page)[1])
    assert kept["answers"] == older["answers"], "what is no longer asked is lost"
    assert kept["edition"] == "2026-07-01"
    assert page.locator('[data-q="asks.peer-specialist-2.time"] [data-k=text]').input_value() == "about time"
    page.locator(".desk-told a").first.press("Enter")
    assert page.evaluate("document.activeElement.dataset.q") == "asks.warmline-peer.phone-course"
    page.go_back()
    assert page.get_by_text("New since then (1)").is_visible(), "Back leads to the list"


def test_a_former_role_is_this_role_and_what_fits_nowhere_is_told(see: See) -> None:
    page = see(SHEET)
    answers = {"comments": {"text": "mine"}, "set-up.amount": {"is": "no-such", "text": "much"}}
    told, _ = open_file(page, file(role="peer-support-worker", asked={}, answers=answers))
    assert page.locator("#f-comments").input_value() == "mine"
    assert "Answers that cannot be marked any more (1)" in told and "no-such" in told
    page = see("riverbend/worksheet-peer-trainee.html")
    open_file(page, file(role="peer-trainee", answers={"asks.peer-support-worker.hours": {"text": "by a former id"}}))
    field = page.locator('[data-q="asks.peer-specialist-1.hours"] [data-k=text]')
    assert field.input_value() == "by a former id"


def random_answers(random: Random, asked: dict[str, Any]) -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = {}
    for key, parts in asked.items():
        for part, values in parts.items():
            if random.random() < 0.5 and key != "wishes":
                found.setdefault(key, {})[part] = random.choice([*values] or ["I saw it", "I did not", "ידעתי 👍"])
    return found


def differing(mine: dict[str, Any], theirs: dict[str, Any], asked: dict[str, Any]) -> list[list[str]]:
    """What both say and not alike; then the two views of one thing, each from whichever file has it."""
    rows = [
        [key, *(asked[key][part].get(one, one) for one in (mine[key][part], other))]
        for key, parts in theirs.items()
        for part, other in parts.items()
        if mine.get(key, {}).get(part, other) != other
    ]
    for key in asked:
        views = {**theirs.get(key, {}), **mine.get(key, {})}
        peer, supervisor = views.get("peer"), views.get("supervisor")
        if peer and supervisor and peer != supervisor:
            rows.append([key, asked[key]["peer"][peer], asked[key]["supervisor"][supervisor]])
    return sorted(rows)


def test_two_files_side_by_side_show_exactly_where_they_differ(see: See) -> None:
    page = see(SHEET)
    page.on("dialog", lambda dialog: dialog.accept())
    asked = page.evaluate(ASKED)
    random = Random(11)  # noqa: S311 - reproducible answers, no secret
    for _ in range(6):
        mine, theirs = random_answers(random, asked), random_answers(random, asked)
        open_file(page, file(asked={}, answers=mine))
        told, focus = open_file(page, file(asked={}, answers=theirs), BRING_IT)
        expected = differing(mine, theirs, asked)
        assert sorted(page.evaluate(ROWS)) == expected
        assert focus == f"Where the two differ ({len(expected)})"
        only = sum(part not in mine.get(key, {}) for key, parts in theirs.items() for part in parts)
        assert f"Filled in from the file ({only})" in told
    agreed = {"comments": {"text": "ours"}, "set-up.amount": {"is": "right"}}
    open_file(page, file(asked={}, answers=agreed))
    assert open_file(page, file(asked={}, answers=agreed), BRING_IT)[1] == "The two do not differ"


def test_the_other_answer_can_be_taken_and_given_back(see: See, axe: str) -> None:
    page: Page = see(SHEET, PHONE_AT_NIGHT)
    open_file(page, file(asked={}, answers={"strengths.peer": {"text": "Tuesday"}, "set-up.amount": {"is": "more"}}))
    other = {"strengths.peer": {"text": "Friday"}, "set-up.amount": {"is": "right"}, "comments": {"text": "ours"}}
    open_file(page, file(answers=other), BRING_IT, name="theirs.json")
    told = page.locator(".differ button").first
    told.focus()
    for taken in ("Friday", "Tuesday", "Friday"):
        page.keyboard.press("Enter")
        assert page.locator("[id='f-strengths.peer']").input_value() == taken
    assert (
        told.get_attribute("aria-label") == f"{told.inner_text()}: The peer: what went well, and what are you proud of?"
    )
    page.set_viewport_size({"width": PHONE_AT_NIGHT.width, "height": 40_000})
    assert seen_by_axe(page, axe) == []


def test_a_refusal_can_be_read_by_everyone(see: See, axe: str) -> None:
    page = see("riverbend/adjustments.html")
    page.locator("#f-change").fill("A chair that can be raised")
    open_file(page, file())
    assert (
        "It holds a review worksheet (“Review worksheet: Peer Specialist I”)" in page.locator(".desk-told").inner_text()
    )
    page.set_viewport_size({"width": DESK.width, "height": 4_000})
    assert seen_by_axe(page, axe) == []


def seen_by_axe(page: "Page", axe: str) -> list[Any]:
    """What axe and the looking of our own find, in a window as high as the page: the last line covers nothing."""
    page.evaluate("looking.openDetails()")
    page.evaluate(axe)
    found: list[Any] = page.evaluate(RUN_AXE, [TAGS, REVIEWED])
    return found + page.evaluate("[...looking.sideways(), ...looking.smallTargets(), ...looking.faintText()]")
