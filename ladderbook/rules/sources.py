"""Checks of what the sources say."""

from collections.abc import Iterator, Mapping

from ladderbook import criteria
from ladderbook.model import Handbook
from ladderbook.problems import Problem, Severity
from ladderbook.schema.items import Item
from ladderbook.schema.reading import value_of
from ladderbook.sitemap import SiteMap


def sources_agree(handbook: Handbook, _: SiteMap) -> Iterator[Problem]:
    """disputed: sources differ on something this handbook says.

    Bad: `disputed: "Sources differ: 2 or 3 years"`, left so for years. Good: ask the issuer, then take it out.
    """
    sections: tuple[Mapping[str, Item], ...] = (
        handbook.roles, handbook.moves, handbook.credentials, handbook.competencies, handbook.trainings,
        handbook.settings, handbook.supports, handbook.benchmarks, handbook.incentives,
    )  # fmt: skip
    for items in sections:
        for item in items.values():
            asked = criteria.walk(value_of(getattr(item, "criteria", None)) or ())
            for one in (item, *asked):
                if one.disputed:
                    message = f"not certain: {one.disputed}"
                    fix = "Ask the one who decides it, then write what is right and take `disputed` out."
                    yield Problem(one.disputed.place, "disputed", message, fix, Severity.WARNING, about=item.id)
