"""The checks that know the field, each a generator of problems. To add one: its function, its case, one line here."""

from collections.abc import Callable, Iterator
from typing import Final

from ladderbook.model import Handbook
from ladderbook.problems import Problem
from ladderbook.rules import edition, ladder, links, pay, sources
from ladderbook.sitemap import SiteMap

Rule = Callable[[Handbook, SiteMap], Iterator[Problem]]

RULES: Final[tuple[Rule, ...]] = (
    links.links_lead_somewhere,
    links.headings_begin_below_the_title,
    links.guidance_has_no_pictures,
    pay.pay_never_falls,
    pay.promotions_raise_pay,
    ladder.every_role_has_a_way_on,
    ladder.every_role_can_be_reached,
    edition.edition_is_not_past_its_review,
    sources.sources_agree,
)


def check(handbook: Handbook, sitemap: SiteMap) -> list[Problem]:
    """What every rule finds."""
    return [problem for rule in RULES for problem in rule(handbook, sitemap)]
