"""The summary list of a role: what is asked first of any job, in the same words wherever it is shown."""

from collections.abc import Iterator
from typing import Final

from markupsafe import Markup

from ladderbook import criteria, wording
from ladderbook.model import Handbook
from ladderbook.schema.criteria import Holding
from ladderbook.schema.reading import Word, value_of
from ladderbook.schema.roles import Role

_OVERTIME: Final = {"eligible": "Paid overtime (non-exempt)", "exempt": "No paid overtime (exempt)"}
Fact = tuple[str, str | Markup]


def facts(role: Role, handbook: Handbook) -> Iterator[Fact]:
    """The summary list: the same questions in the same order; only the first four are also shown unanswered."""
    yield "Weekly hours", weekly_hours(role)
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


def weekly_hours(role: Role) -> str | Markup:
    """`20, 30 or 37.5`, or what stands in its place."""
    hours = value_of(role.weekly_hours)
    if not hours:
        return wording.stated(role.weekly_hours)
    return wording.listed([wording.stated(number) for number in hours], "or")


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
