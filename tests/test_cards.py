"""A role begins with five lines and shows its ways on as cards, with figures worked out by hand or read elsewhere."""

import re
from decimal import Decimal
from functools import cache
from html import unescape
from typing import Final

import pytest

from ladderbook.pipeline import Made, make_handbook
from tests.support import AGENCY, DAY, PAY, ROLES, page, real_sources, site, words
from tests.tables import tables

SILENT: Final = ROLES.replace(", does: unpublished", "")
LISTENS: Final = "competencies: [{id: listens, name: Listens, levels: {1: {title: Some}, 2: {title: Much}}}]\n"


def cards(html: str) -> list[tuple[str, str, dict[str, str]]]:
    """Of each card on a role page where it leads, its words, and its facts; `` is the sentence on how it is decided."""
    found = []
    for card in re.findall(r'<li class="card">(.*?)</li>', html, re.DOTALL):
        facts = {name: _plain(value) for name, value in re.findall(r"<dt>(.*?)</dt><dd>(.*?)</dd>", card, re.DOTALL)}
        head = re.search(r'<h3><a href="(.*?)">(.*?)</a></h3>\s*<p>(.*?)</p>', card, re.DOTALL)
        assert head
        found.append((head[1], _plain(head[2]), {"": _plain(head[3]), **facts}))
    return found


def _plain(markup: str) -> str:
    return unescape(re.sub(r"<.*?>", "", markup)).strip()


def card(made: Made) -> dict[str, str]:
    """The facts on the one card of the small agency's first role."""
    [(link, words_of, facts)] = cards(page(made, "role-peer-1.html"))
    assert (link, words_of) == ("move-to-peer-2.html", "Peer Worker II")
    return facts


def test_a_card_says_how_it_is_decided_what_it_pays_and_what_is_new() -> None:
    roles = SILENT.replace(
        "level: 2, identity: peer", "level: 2, identity: peer, does: Leads a group, competencies: {listens: 2}"
    ).replace("decided: criteria-met", "decided: criteria-met\n    typical_time: 18 months\n    keeps_hours: yes")
    known = "level: 1, identity: peer, does: Makes tea, competencies: none"
    roles = roles.replace("level: 1, identity: peer", known)
    assert card(site({"ladders/oak/roles.yaml": roles, "ladders/oak/more.yaml": LISTENS})) == {
        "": "When you meet what it asks, you move up.",
        "Pay there": "$20.50 to $22.50 per hour",
        "Your rate changes by": "+$1.50 to +$2.50 per hour",  # 19.00 and 18.00 both land on 20.50
        "New there": "1 new expectation; 1 new task",
        "Typical time": "18 months",
        "Hours": "You may keep your weekly hours.",
    }


def test_from_a_role_that_does_not_say_what_one_does_nothing_is_called_new() -> None:
    roles = SILENT.replace("level: 2, identity: peer", "level: 2, identity: peer, does: Leads a group")
    assert "New there" not in card(site({"ladders/oak/roles.yaml": roles}))


def test_in_a_locality_pay_and_raise_are_those_of_the_place() -> None:
    """18.00, 19.00 and 20.50 with 5% more are 18.90, 19.95 and 21.53 (21.525, half up); 22.50 are 23.63 (23.625)."""
    local = PAY.replace("yearly_hours: 2080", "yearly_hours: 2080\n    locality: {east: 5%}")
    agency = AGENCY.replace("edition:", "place: east, edition:")
    texts = {"ladders/oak/agency.yaml": agency, "ladders/oak/pay.yaml": local + "places: [{id: east, name: East}]\n"}
    made = site(texts)
    assert card(made)["Pay there"] == "$21.53 to $23.63 per hour (East)"
    assert card(made)["Your rate changes by"] == "+$1.58 to +$2.63 per hour"
    said = words(page(made, "role-peer-1.html"))
    assert "Pay: $18.90 to $19.95 per hour, which is $39,312 to $41,496 per year, full time (East)." in said


def test_a_way_to_a_role_without_published_pay_promises_no_raise() -> None:
    roles = ROLES.replace("pay: {plan: hourly, grade: P2}", "pay: unpublished")
    found = card(site({"ladders/oak/roles.yaml": roles}))
    assert found["Pay there"] == "Pay not published"
    assert "Your rate changes by" not in found


@cache
def real(agency: str) -> Made:
    return make_handbook(real_sources(), agency, DAY)


@pytest.mark.parametrize("agency", ["riverbend", "summit-care"])
def test_the_raise_on_a_card_is_that_of_the_moves_own_table(agency: str) -> None:
    """Where a move leads from one role to one role, its table has every row of the card."""
    compared = 0
    roles = [page(real(agency), name) for name in real(agency).files if name.startswith("role-")]
    for link, _, facts in [one for html in roles for one in cards(html)]:
        found = [one for one in tables(page(real(agency), link)) if "Raise per hour" in one.columns]
        if len(found) == 1 and "Your rate changes by" in facts:
            raises = [amount(found[0].cell(row, "Raise per hour")) for row in found[0].rows]
            said = [amount(part) for part in facts["Your rate changes by"].removesuffix(" per hour").split(" to ")]
            assert (min(raises), max(raises)) == (said[0], said[-1]), link
            compared += 1
    assert compared > 5


def amount(printed: str) -> Decimal:
    return Decimal(printed.replace("−", "-").replace("$", "").replace(",", ""))


def test_a_role_begins_with_five_lines() -> None:
    agency = AGENCY.replace("edition:", "levels: {1: Starting}, contacts: {advancement: office}, edition:")
    agency = agency.replace("name: Workforce Office}", "name: Workforce Office, email: work@oak.example, phone: 555}")
    roles = ROLES.replace("level: 1, identity: peer", "level: 1, identity: peer, weekly_hours: [20, 40]")
    said = words(page(site({"ladders/oak/agency.yaml": agency, "ladders/oak/roles.yaml": roles}), "role-peer-1.html"))
    assert (
        "What it is: A peer role in Direct support, at the level “Starting”.\n"
        "Pay: $18.00 to $19.00 per hour, which is $37,440 to $39,520 per year, full time.\n"
        "Hours: 20 or 40 hours a week.\n"
        "Next step: Peer Worker II ($20.50 to $22.50 per hour).\n"
        "Whom to ask: Workforce Office, work@oak.example or 555.\n"
    ) in said


def test_what_is_not_known_of_a_role_is_said_in_its_line() -> None:
    roles = ROLES.replace("pay: {plan: hourly, grade: P2}", "pay: none, weekly_hours: unpublished")
    said = words(page(site({"ladders/oak/roles.yaml": roles}), "role-peer-2.html"))
    assert (
        "What it is: A peer role in Direct support.\nPay: Unpaid.\nHours: Not published.\n"
        "Next step: None is listed yet.\nWhom to ask: Not stated.\n"
    ) in said
