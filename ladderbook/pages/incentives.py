"""Work and benefits: dated amounts of rules that affect earnings. Amounts past their year are not shown as current."""

from collections.abc import Iterator
from decimal import Decimal

from ladderbook import citing, earnings, wording
from ladderbook.model import Handbook
from ladderbook.schema.reading import Word
from ladderbook.sitemap import Page, PageKind, View


def pages(handbook: Handbook) -> Iterator[Page]:
    if handbook.incentives:
        title, trail = "Work and benefits", ("page:home",)
        anchors = frozenset(f"incentive-{one}" for one in handbook.incentives)
        yield Page("incentives", "work-and-benefits.html", "page:incentives", title, trail=trail, anchors=anchors)


def view(handbook: Handbook, page: Page) -> View:
    return {
        "with_hours": [role for role in handbook.roles.values() if earnings.has_hours(role, handbook)],
        "incentives": [
            {
                "item": one,
                "amounts": [
                    (str(label), wording.price(amount, handbook))
                    for label, amount in sorted(one.amounts.items(), key=_by_amount)
                ],
                "until": wording.day_words(one.until, handbook.tongue) if one.until else None,
                "sources": citing.sources(one, handbook),
            }
            for one in handbook.incentives.values()
        ],
    }


def _by_amount(pair: tuple[str, Decimal | Word | None]) -> tuple[Decimal, str]:
    label, amount = pair
    return (amount if isinstance(amount, Decimal) else Decimal(0), label)


KIND = PageKind("incentives", "incentives.html", pages, view)
