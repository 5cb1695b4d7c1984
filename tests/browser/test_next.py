"""On a page of next steps one's own rate and hours can be chosen; what is shown is exactly what the rules give."""

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from ladderbook import money, paths
from ladderbook.arrivals import Rate, arrival, rates
from ladderbook.figures import figures
from ladderbook.load import load
from ladderbook.model import Handbook
from ladderbook.paths import Path
from ladderbook.resolve import resolve
from tests.browser.samples import DESK, PHONE_AT_NIGHT, See
from tests.browser.test_accessibility import REVIEWED, RUN_AXE, TAGS
from tests.support import DAY, real_sources

pytestmark = pytest.mark.browser

HOURS = ("20", "30", "37.5", "22.25", "0.01", "37.33", "168")
PAGE = "riverbend/next-peer-specialist-1.html"
CHOOSE_ALL = """
(hours) => {
  const [rate, typed] = [document.getElementById("rate"), document.getElementById("hours")];
  const said = [];
  for (const option of [...rate.options].slice(1)) for (const number of hours) {
    [rate.value, typed.value] = [option.value, number];
    rate.dispatchEvent(new Event("change"));
    said.push([...document.querySelectorAll("[data-row] .yours")].map((one) => one.textContent));
  }
  return said;
}
"""


def handbook(agency: str) -> Handbook:
    found = resolve(load(real_sources(), agency, DAY)[0], DAY)[0]
    assert found is not None
    return found


def shown(role: str, book: Handbook) -> list[Path]:
    """The paths a page shows, in its order."""
    found: list[Path] = []
    for ways in list(paths.from_role(book.roles[role], book).values())[:24]:
        found += [ways.quickest] if ways.best_paid is ways.quickest else [ways.quickest, ways.best_paid]
    return found


def stops(start: Rate, path: Path, hours: str, book: Handbook) -> list[str]:
    """What each stop says of who starts on a rate and works so many hours."""
    said, rate = [], start
    for stop in path.stops:
        rate = arrival(rate, stop.move, stop.way, book) if rate else None
        said.append(f"From your rate: {paid(rate, hours, book)}.")
    return said


def paid(rate: Rate | None, hours: str, book: Handbook) -> str:
    if rate is None:
        return "not known"
    hour = rate.version.fields.measure.per_hour(rate.amount)
    assert hour is not None
    year = figures(book, rate.version).yearly(rate.amount)
    words = f"{money.show(money.half_up(hour))} an hour" + (f", {money.show(year)} a year" if year is not None else "")
    return f"{words}; {hours} hours a week: {money.show(money.half_up(hour * Fraction(Decimal(hours))))}"


@pytest.mark.parametrize("agency", ["riverbend", "summit-care", "us-va-peer-specialist"])
def test_every_rate_and_hours_pay_what_the_placement_rules_say(see: See, agency: str) -> None:
    book, compared = handbook(agency), 0
    for role in book.roles:
        started = rates(book.roles[role], book)
        if not paths.lead_on(book.roles[role], book) or not started:
            continue
        said = see(f"{agency}/next-{role}.html").evaluate(CHOOSE_ALL, list(HOURS))
        expected = [
            [words for path in shown(role, book) for words in stops(rate, path, hours, book)]
            for rate in started
            for hours in HOURS
        ]
        assert said == expected, role
        compared += sum(map(len, said))
    assert compared > 1000


def test_a_choice_is_told_and_taken_back_and_leaves_no_trace(see: See) -> None:
    from playwright.sync_api import expect

    page = see(PAGE)
    status, yours = page.locator("#said[role=status]"), page.locator(".yours:visible")
    assert status.inner_text() == "" and yours.count() == 0
    address = page.url
    page.get_by_label("Your weekly hours, if you like").fill("30")
    expect(status).to_have_text("Choose your rate, too.")
    page.get_by_label("Your rate now, if you like").select_option(label="P2, step 2: $19.75")
    assert status.inner_text().startswith("You have now: $19.75 an hour, $38,512.50 a year; 30 hours a week: $592.50.")
    assert yours.first.inner_text().startswith("From your rate: ")
    page.get_by_label("Your weekly hours, if you like").fill("a few")
    expect(status).to_contain_text("Write your weekly hours as a number up to 168")
    assert page.locator("#hours").get_attribute("aria-invalid") == "true"
    assert "a week" not in yours.first.inner_text()
    page.get_by_label("Your rate now, if you like").select_option(label="Not chosen")
    assert yours.count() == 0 and page.locator(".chosen").count() == 0
    assert page.url == address
    assert page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]


def test_a_choice_can_be_read_by_everyone(see: See, axe: str) -> None:
    from playwright.sync_api import expect

    for mode in (DESK, PHONE_AT_NIGHT):
        page = see(PAGE, mode)
        page.evaluate("looking.openDetails()")
        page.get_by_label("Your rate now, if you like").select_option(index=2)
        page.get_by_label("Your weekly hours, if you like").fill("37.5")
        expect(page.locator("#said")).to_contain_text("37.5 hours a week")
        page.evaluate(axe)
        found: list[Any] = page.evaluate(RUN_AXE, [TAGS, REVIEWED])
        found += page.evaluate("[...looking.sideways(), ...looking.smallTargets(), ...looking.faintText()]")
        assert not found, "\n".join([f"{mode}:", *found])


def test_without_scripts_the_table_says_it_all(see: See) -> None:
    page = see(PAGE)
    page.context.route("**/*.js", lambda route: route.abort())
    try:
        page.reload()
        assert not page.locator("#choose").is_visible()
        assert page.get_by_role("columnheader", name="P2, step 2").is_visible()
    finally:
        page.context.unroute("**/*.js")
