"""Checks of what the sources say."""

from collections.abc import Iterable, Iterator, Mapping

from ladderbook.model import Handbook
from ladderbook.problems import Problem, Severity
from ladderbook.schema.items import Fields
from ladderbook.sitemap import SiteMap
from ladderbook.tree import Text


def sources_agree(handbook: Handbook, _: SiteMap) -> Iterator[Problem]:
    """disputed: sources differ on something this handbook says.

    Bad: `disputed: "Sources differ: 2 or 3 years"`, left so for years. Good: ask the issuer, then take it out.
    """
    plans = {name: tuple(version.fields for version in plan.versions) for name, plan in handbook.plans.items()}
    shown: tuple[Mapping[str, object], ...] = (
        {"agency": handbook.agency}, handbook.people, handbook.families, handbook.places, handbook.settings,
        handbook.sources, handbook.competencies, handbook.credentials, handbook.trainings, handbook.supports,
        handbook.incentives, handbook.benchmarks, handbook.terms, handbook.roles, handbook.moves, plans,
    )  # fmt: skip
    for section in shown:
        for about, item in section.items():
            for words in dict.fromkeys(_disputed(item)):
                message = f"not certain: {words}"
                fix = "Ask the one who decides it, then write what is right and take `disputed` out."
                yield Problem(words.place, "disputed", message, fix, Severity.WARNING, about=str(about))


def _disputed(value: object) -> Iterator[Text]:
    """Every `disputed` inside a value, at any depth."""
    if isinstance(value, Fields):
        if value.disputed:
            yield value.disputed
        parts: Iterable[object] = value.__dict__.values()
    elif isinstance(value, dict):
        parts = value.values()
    else:
        parts = value if isinstance(value, tuple | list) else ()
    for part in parts:
        if isinstance(part, Fields | dict | tuple | list):
            yield from _disputed(part)
