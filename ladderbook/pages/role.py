"""A role: what one does, what is expected, what it pays, and where it leads."""

from collections.abc import Iterator
from typing import Final

from markupsafe import Markup

from ladderbook import (
    benchmarks,
    checklist,
    citing,
    criteria,
    differentials,
    earnings,
    figures,
    listing,
    paths,
    telling,
    wording,
)
from ladderbook.model import Handbook
from ladderbook.schema.criteria import Holding
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
    return {
        "role": role,
        "family": handbook.families[role.family],
        "facts": tuple(_facts(role, handbook)),
        "pay": figures.role_pay(role, handbook),
        "has_next": paths.lead_on(role, handbook),
        "has_hours": earnings.has_hours(role, handbook),
        "does": _duties(role.does, handbook),
        "does_not": _duties(role.does_not, handbook),
        "competencies": _competencies(role, handbook),
        "criteria": checklist.lines(role, handbook),
        "criteria_words": wording.stated(role.criteria) if isinstance(role.criteria, Word | None) else None,
        "onward": tuple(listing.onward(way, handbook) for way in handbook.ways_out(role.id)),
        "variants": [
            (variant, figures.role_pay(variant.role, handbook), telling.told(variant.differences, handbook))
            for variant in handbook.variants.get(role.id, ())
        ],
        "on_top": differentials.of_role(role, handbook),
        "benchmarks": benchmarks.beside(role, handbook),
        "ways_in": tuple(listing.back(way, handbook) for way in handbook.ways_in(role.id)),
        "sources": citing.sources(role, handbook),
        **telling.history("roles", role.id, handbook),
    }


_OVERTIME: Final = {"eligible": "Paid overtime (non-exempt)", "exempt": "No paid overtime (exempt)"}
Fact = tuple[str, str | Markup]


def _facts(role: Role, handbook: Handbook) -> Iterator[Fact]:
    """The summary list: the same questions in the same order; only the first four are also shown unanswered."""
    yield "Weekly hours", listing.weekly_hours(role)
    yield "Reports to", _parties(role.reports_to, handbook)
    yield "Supervision", _supervision(role, handbook)
    yield "Certificate", _certificates(role, handbook)
    if role.overtime:
        yield "Overtime", wording.chosen(role.overtime, _OVERTIME)
    if role.employment:
        yield "Employment", wording.stated(role.employment).replace("-", " ").capitalize()
    if role.shifts:
        yield "Shifts", wording.stated(role.shifts)
    if role.setting:
        yield "Setting", wording.listed([wording.stated(handbook.settings[name].name) for name in role.setting], "or")
    if role.place:
        yield "Place", wording.listed([wording.stated(handbook.places[name].name) for name in role.place], "or")
    if role.benefits:
        yield "Benefits", wording.stated(role.benefits)
    if role.also_called:
        yield "Also called", wording.listed([wording.stated(name) for name in role.also_called])
    for label, code in sorted(role.codes.items()):
        yield str(label).capitalize(), str(code)


def _parties(stated: object, handbook: Handbook) -> str | Markup:
    return wording.parties(handbook, stated, "or") if isinstance(stated, tuple) else wording.stated(stated)


def _supervision(role: Role, handbook: Handbook) -> str | Markup:
    stated = role.supervision
    if isinstance(stated, Word) or stated is None:
        return wording.stated(stated)
    words = [Markup("by {}").format(wording.parties(handbook, stated.by, "or"))] if stated.by else []
    words = [Markup("{}").format(wording.stated(stated.amount)), *words] if stated.amount else words
    told = Markup(" ").join(words)
    if stated.lived_experience:
        told += f"; lived experience of the supervisor: {wording.stated(stated.lived_experience)}"
    parts = (told, wording.stated(stated.text)) if stated.text else (told,)
    return Markup(". ").join(part for part in parts if part)


def _certificates(role: Role, handbook: Handbook) -> str | Markup:
    asked = [entry for entry in criteria.walk(criteria.of(role)) if isinstance(entry, Holding)]
    if not asked:
        return "None listed for this role" if role.criteria is not None else wording.NOT_STATED
    named = []
    for entry in asked:
        due = f", {wording.deadline(entry.due, handbook)}" if entry.due else ""
        named.append(wording.credential(str(entry.credential), handbook) + due)
    return wording.listed(named)


def _duties(stated: tuple[Duty, ...] | Word | None, handbook: Handbook) -> tuple[Markup, ...] | str:
    """Each line as markup, with whose task it is instead; words where nothing is stated."""
    if isinstance(stated, Word) or stated is None:
        return str(wording.stated(stated))
    lines = []
    for duty in stated:
        who = (
            Markup("<span class='who'>: that is for {}</span>").format(wording.parties(handbook, duty.who))
            if duty.who
            else ""
        )
        lines.append(Markup("{}{}").format(wording.stated(duty.text), who))
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
        found.append((record, wording.stated(level), at is not None, title, examples))
    return tuple(found)


KIND = PageKind("role", "role.html", pages, view)
