"""The home page: find your role, what is in force, what is coming, whom to ask."""

from collections.abc import Iterator
from typing import Final

from ladderbook import earnings, listing, money, people, wording
from ladderbook.model import Handbook
from ladderbook.schema.roles import Role
from ladderbook.sitemap import Page, PageKind, View

READERS: Final = ("peer", "everyone")
"""Whose guidance the home page lists; the other pages are one click further."""


def pages(handbook: Handbook) -> Iterator[Page]:
    yield Page("home", "index.html", "page:home", str(wording.plain(handbook.agency.name)))


def view(handbook: Handbook, page: Page) -> View:
    listed = [article for article in handbook.articles if article.front.audience in READERS]
    return {
        "agency": handbook.agency,
        "families": listing.families(handbook),
        "rates": {role.id: _rates(role, handbook) for role in handbook.roles.values()},
        "entries": listing.entries(handbook),
        "guidance": [(article.slug, article.front) for article in listed],
        "more_guidance": len(listed) < len(handbook.articles),
        "coming": listing.changes(handbook),
        "contacts": people.contacts(handbook),
    }


def _rates(role: Role, handbook: Handbook) -> list[tuple[str, int, str]]:
    """Every rate of a role per hour, for the script that finds a role by it: step, cents, as printed."""
    rates = earnings.hourly_rates(role, handbook)
    spans = len({rate.grade for rate in rates}) > 1
    found = []
    for rate in rates:
        step = handbook.tongue.say("Step {column}", column=rate.column) if rate.column.isdecimal() else rate.column
        hourly = money.half_up(rate.hourly)
        printed = handbook.tongue.money(hourly, str(handbook.agency.currency))
        found.append((f"{rate.grade}, {step}" if spans else step, int(hourly * 100), printed))
    return found


KIND = PageKind("home", "home.html", pages, view, scripts=("js/your-role.js",))
