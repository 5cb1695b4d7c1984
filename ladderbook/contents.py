"""The list of contents beside every page: this agency's roles by family, its pay, its guidance, what to look up."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup

from ladderbook import wording
from ladderbook.model import Handbook
from ladderbook.render import Link
from ladderbook.tongue import marked

SHORT: Final = 8
"""A family of up to so many roles stands open; any other group opens on the pages it lists."""
EVERY_ROLE: Final = 60
"""In a larger ladder the list names families only: it stands on every page, which must stay small."""
LOOK_UP: Final = (
    ("page:compare", marked("Compare two roles")),
    ("page:competencies", marked("Competencies")),
    ("page:credentials", marked("Certificates")),
    ("page:trainings", marked("Trainings")),
    ("page:glossary", marked("Glossary")),
    ("page:incentives", marked("Work and benefits")),
)


@dataclass(frozen=True, slots=True)
class Group:
    """Entries under one heading, each the subject it leads to and its words."""

    title: str | Markup
    entries: tuple[tuple[str, str | Markup], ...]
    open: bool = False


def groups(handbook: Handbook, link: Link) -> tuple[Group, ...]:
    """The groups that have an entry, in the order in which people look for them."""
    look_up = tuple((subject, words) for subject, words in LOOK_UP if link(subject))
    guidance = tuple(
        (f"guidance:{one.slug}", wording.stated(one.front.title, handbook.tongue)) for one in handbook.articles
    )
    found = (
        *_roles(handbook),
        Group(marked("Pay"), _pay(handbook)),
        Group(marked("Guidance"), guidance),
        Group(marked("Look up"), look_up),
    )
    return tuple(group for group in found if group.entries)


def _roles(handbook: Handbook) -> Iterator[Group]:
    by_family = {name: [role for role in handbook.roles.values() if role.family == name] for name in handbook.families}
    titles = {name: wording.stated(family.title, handbook.tongue) for name, family in handbook.families.items()}
    if len(handbook.roles) > EVERY_ROLE:
        yield Group(
            marked("Roles"), tuple((f"page:roles#family-{name}", titles[name]) for name, of in by_family.items() if of)
        )
        return
    for name, roles in by_family.items():
        entries = tuple((f"role:{role.id}", wording.stated(role.title, handbook.tongue)) for role in roles)
        yield Group(titles[name], entries, len(entries) <= SHORT)


def _pay(handbook: Handbook) -> tuple[tuple[str, str | Markup], ...]:
    plans = (
        (f"plan:{name}", wording.stated(plan.at(handbook.as_of).fields.title, handbook.tongue))
        for name, plan in handbook.plans.items()
    )
    return ("page:pay", marked("Pay of every role")), *plans
