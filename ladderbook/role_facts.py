"""The summary list of a role: what is asked first of any job, in the same words wherever it is shown."""

from collections.abc import Iterator
from typing import Final

from markupsafe import Markup

from ladderbook import criteria, wording
from ladderbook.model import Handbook
from ladderbook.schema.criteria import Holding
from ladderbook.schema.reading import Word, value_of
from ladderbook.schema.roles import Role
from ladderbook.tongue import ENGLISH, Tongue, marked

_OVERTIME: Final = {"eligible": marked("Paid overtime (non-exempt)"), "exempt": marked("No paid overtime (exempt)")}
Fact = tuple[str, str | Markup]


def facts(role: Role, handbook: Handbook) -> Iterator[Fact]:
    """The summary list: the same questions in the same order; only the first four are also shown unanswered."""
    yield marked("Weekly hours"), weekly_hours(role, handbook.tongue)
    yield marked("Reports to"), _parties(role.reports_to, handbook)
    yield marked("Supervision"), _supervision(role, handbook)
    yield marked("Certificate"), _certificates(role, handbook)
    if role.overtime:
        yield marked("Overtime"), wording.chosen(role.overtime, _OVERTIME)
    if role.employment:
        yield marked("Employment"), wording.stated(role.employment, handbook.tongue).replace("-", " ").capitalize()
    if role.shifts:
        yield marked("Shifts"), wording.stated(role.shifts, handbook.tongue)
    if role.setting:
        yield marked("Setting"), wording.any_of(role.setting, handbook.settings, handbook.tongue)
    if role.place:
        yield marked("Place"), wording.any_of(role.place, handbook.places, handbook.tongue)
    if role.benefits:
        yield marked("Benefits"), wording.stated(role.benefits, handbook.tongue)
    if role.also_called:
        yield (
            marked("Also called"),
            wording.listed(
                [wording.stated(name, handbook.tongue) for name in role.also_called], tongue=handbook.tongue
            ),
        )
    for label, code in sorted(role.codes.items()):
        yield str(label).capitalize(), str(code)


def weekly_hours(role: Role, tongue: Tongue = ENGLISH) -> str | Markup:
    """`20, 30 or 37.5`, or what stands in its place."""
    hours = value_of(role.weekly_hours)
    if not hours:
        return wording.stated(role.weekly_hours)
    return wording.listed([wording.stated(number, tongue) for number in hours], "or", tongue)


def _parties(stated: object, handbook: Handbook) -> str | Markup:
    return (
        wording.parties(handbook, stated, "or")
        if isinstance(stated, tuple)
        else wording.stated(stated, handbook.tongue)
    )


def _supervision(role: Role, handbook: Handbook) -> str | Markup:
    stated = role.supervision
    if isinstance(stated, Word) or stated is None:
        return wording.stated(stated, handbook.tongue)
    words = [handbook.tongue.markup("by {who}", who=wording.parties(handbook, stated.by, "or"))] if stated.by else []
    words = [Markup("{}").format(wording.stated(stated.amount, handbook.tongue)), *words] if stated.amount else words
    told = Markup(" ").join(words)
    if stated.lived_experience:
        told += handbook.tongue.markup(
            "; lived experience of the supervisor: {words}",
            words=wording.stated(stated.lived_experience, handbook.tongue),
        )
    parts = (told, wording.stated(stated.text, handbook.tongue)) if stated.text else (told,)
    return Markup(". ").join(part for part in parts if part)


def _certificates(role: Role, handbook: Handbook) -> str | Markup:
    asked = [entry for entry in criteria.walk(criteria.of(role)) if isinstance(entry, Holding)]
    if not asked:
        return marked("None listed for this role") if role.criteria is not None else wording.NOT_STATED
    named = []
    for entry in asked:
        due = f", {wording.deadline(entry.due, handbook)}" if entry.due else ""
        named.append(wording.credential(str(entry.credential), handbook) + due)
    return wording.listed(named, tongue=handbook.tongue)
