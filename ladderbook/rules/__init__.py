"""The checks that know the field, each a generator of problems. To add one: its function, its case, one line here."""

from collections.abc import Callable, Iterator
from typing import Final

from ladderbook.model import Handbook
from ladderbook.problems import Problem
from ladderbook.rules import (
    asks,
    benefits,
    edition,
    ladder,
    learning,
    links,
    pay,
    people,
    review,
    sources,
    tables,
    words,
)
from ladderbook.rules.set_aside import weighed
from ladderbook.sitemap import SiteMap

Rule = Callable[[Handbook, SiteMap], Iterator[Problem]]

FIRM: Final[tuple[Rule, ...]] = (
    links.links_lead_somewhere,
    links.headings_begin_below_the_title,
    links.guidance_has_no_pictures,
)
"""What holds for every page, so that no agency weighs it otherwise."""

RULES: Final[tuple[Rule, ...]] = (
    *FIRM,
    tables.pay_never_falls,
    tables.ranges_rise,
    tables.steps_come_in_order,
    tables.grades_keep_their_distance,
    tables.grades_are_used,
    pay.promotions_raise_pay,
    pay.hiring_ranges_lie_in_the_grade,
    pay.pay_keeps_to_the_minimum_wage,
    pay.exempt_pay_keeps_to_the_floor,
    ladder.every_role_has_a_way_on,
    ladder.every_role_can_be_reached,
    ladder.promotions_lead_upward,
    ladder.promotions_stay_in_peer_work,
    ladder.peers_can_rise_to_the_top,
    asks.degrees_have_an_alternative,
    asks.criteria_can_be_shown,
    learning.credentials_have_their_facts,
    learning.competencies_do_not_fall,
    learning.own_competencies_are_used,
    people.every_role_has_a_supervisor,
    people.pay_tells_of_nobody,
    benefits.moves_cross_no_line_unseen,
    words.nobody_is_asked_to_disclose,
    words.people_come_first,
    review.worksheets_ask_about_work,
    review.roles_have_something_to_review,
    edition.nothing_is_past_its_review,
    edition.pay_holds_without_a_gap,
    edition.figures_are_not_old,
    sources.sources_agree,
)


def code(rule: Rule) -> str:
    """The code of what a check says: its docstring begins with it."""
    return (rule.__doc__ or "").partition(":")[0]


_WEIGHED: Final = frozenset(map(code, RULES)) - frozenset(map(code, FIRM))


def check(handbook: Handbook, sitemap: SiteMap) -> list[Problem]:
    """What every rule finds, as the agency weighs it."""
    said = [problem for rule in RULES for problem in rule(handbook, sitemap)]
    return list(weighed(handbook, said, _WEIGHED))
