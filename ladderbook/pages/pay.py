"""The list of pay plans, and what each role is paid."""

from collections.abc import Iterator

from ladderbook import figures, listing, pay_charts, wording
from ladderbook.model import Handbook
from ladderbook.sitemap import Page, PageKind, View


def pages(handbook: Handbook) -> Iterator[Page]:
    yield Page(
        "pay", "pay.html", "page:pay", handbook.tongue.say("Pay"), trail=("page:home",), anchors=frozenset({"roles"})
    )


def view(handbook: Handbook, page: Page) -> View:
    paid = [(role, figures.role_pay(role, handbook)) for role in handbook.roles.values()]
    return {
        "in_force": not any(pay.begins for _, pay in paid),
        "plans": [(plan, plan.at(handbook.as_of), _places(plan.id, handbook)) for plan in handbook.plans.values()],
        "roles": paid,
        "chart": pay_charts.of_roles(handbook),
        "families": listing.families(handbook),
    }


def _places(plan: str, handbook: Handbook) -> list[tuple[str, object]]:
    locality = handbook.plans[plan].at(handbook.as_of).fields.locality
    return [(str(name), wording.stated(handbook.places[name].name, handbook.tongue)) for name in sorted(locality)]


KIND = PageKind("pay", "pay.html", pages, view)
