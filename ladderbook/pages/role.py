"""A role: what one does, what is expected, what it pays, and where it leads."""

from collections.abc import Iterator

from markupsafe import Markup

from ladderbook import (
    benchmarks,
    cards,
    checklist,
    citing,
    differentials,
    earnings,
    figures,
    in_short,
    listing,
    paths,
    pay_charts,
    role_facts,
    telling,
    wording,
)
from ladderbook.model import Handbook
from ladderbook.schema.reading import Word, value_of
from ladderbook.schema.roles import Duty, Role
from ladderbook.sitemap import Page, PageKind, View
from ladderbook.tree import Text

SECTIONS = frozenset({"does", "competencies", "criteria", "pay", "onward", "ways-in"})


def pages(handbook: Handbook) -> Iterator[Page]:
    for role in handbook.roles.values():
        yield Page(
            "role",
            f"role-{role.id}.html",
            f"role:{role.id}",
            wording.plain(role.title),
            role,
            ("page:home", "page:roles"),
            SECTIONS | checklist.anchors(role) | _variant_anchors(role, handbook),
            role.id.place,
        )


def _variant_anchors(role: Role, handbook: Handbook) -> frozenset[str]:
    return frozenset(f"variant-{variant.id}" for variant in handbook.variants.get(role.id, ()))


def view(handbook: Handbook, page: Page) -> View:
    role = page.about
    assert isinstance(role, Role)  # noqa: S101 - pages() put it there
    asked = checklist.lines(role, handbook)
    return {
        "role": role,
        "family": handbook.families[role.family],
        "in_short": tuple(in_short.lines(role, handbook)),
        "facts": tuple(role_facts.facts(role, handbook)),
        "pay": figures.role_pay(role, handbook),
        "has_next": paths.lead_on(role, handbook),
        "has_hours": earnings.has_hours(role, handbook),
        "does": _duties(role.does, handbook),
        "does_not": _duties(role.does_not, handbook),
        "competencies": _competencies(role, handbook),
        "criteria": asked,
        "cited": checklist.first_numbered(asked),
        "criteria_words": wording.stated(role.criteria, handbook.tongue)
        if isinstance(role.criteria, Word | None)
        else None,
        "onward": cards.of_role(role, handbook),
        "leads_on": bool(handbook.ways_out(role.id)),
        "variants": [
            (variant, figures.role_pay(variant.role, handbook), telling.told(variant.differences, handbook))
            for variant in handbook.variants.get(role.id, ())
        ],
        "on_top": differentials.of_role(role, handbook),
        "steps": pay_charts.of_role(role, handbook),
        "benchmarks": benchmarks.beside(role, handbook),
        "ways_in": tuple(listing.back(way, handbook) for way in handbook.ways_in(role.id)),
        "sources": citing.sources(role, handbook),
        **telling.history("roles", role.id, handbook),
    }


def _duties(stated: tuple[Duty, ...] | Word | None, handbook: Handbook) -> tuple[Markup, ...] | str:
    """Each line as markup, with whose task it is instead; words where nothing is stated."""
    if isinstance(stated, Word) or stated is None:
        return str(wording.stated(stated, handbook.tongue))
    lines = []
    for duty in stated:
        who = (
            Markup("<span class='who'>: that is for {}</span>").format(wording.parties(handbook, duty.who))
            if duty.who
            else ""
        )
        lines.append(Markup("{}{}").format(wording.stated(duty.text, handbook.tongue), who))
    return tuple(lines)


def _competencies(role: Role, handbook: Handbook) -> tuple[tuple[object, ...], ...]:
    """Competency, level, what it looks like at that level."""
    expected = {str(name): level for name, level in (value_of(role.competencies) or {}).items()}
    found = []
    for record in handbook.competencies.values():
        if str(record.id) not in expected:
            continue
        level = expected[str(record.id)]
        at = record.levels.get(level) if isinstance(level, Text) else None
        title, examples = (at.title, value_of(at.examples)) if at else (None, None)
        found.append((record, wording.stated(level, handbook.tongue), at is not None, title, examples))
    return tuple(found)


KIND = PageKind("role", "role.html", pages, view, scripts=("js/cite.js",))
