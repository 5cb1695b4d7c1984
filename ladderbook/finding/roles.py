"""Roles as they are searched: what one does, what is asked, what it pays; and the pages on where a role leads."""

from collections.abc import Iterator

from ladderbook import checklist, differentials, earnings, figures, paths, wording
from ladderbook.finding.criteria import criteria
from ladderbook.finding.entry import Findable, Section, named, opening, paragraphs, parties, plain, texts, told
from ladderbook.model import Handbook
from ladderbook.schema.reading import value_of
from ladderbook.schema.roles import Role


def roles(handbook: Handbook) -> Iterator[Findable]:
    for role in handbook.roles.values():
        unseen = texts((role.code, role.id, *role.was, *role.codes.values()))
        sections = told(*_sections(role, handbook))
        yield Findable("role", f"role:{role.id}", plain(role.title), texts(role.also_called), unseen, sections)


def _sections(role: Role, handbook: Handbook) -> Iterator[Section]:
    yield Section("", "", tuple(_opening(role, handbook)))
    for anchor, heading, stated in (("does", "What you do", role.does), ("does", "You do not", role.does_not)):
        yield Section(anchor, heading, texts(duty.text for duty in value_of(stated) or ()))
    yield Section("competencies", "What is expected", tuple(_competencies(role, handbook)))
    yield from criteria(checklist.lines(role, handbook))
    yield Section("pay", "Pay, step by step", (*_rates(role, handbook), *texts(differentials.of_role(role, handbook))))
    for variant in handbook.variants.get(role.id, ()):
        yield Section(f"variant-{variant.id}", "In another setting", texts((variant.role.title,)))


def _opening(role: Role, handbook: Handbook) -> Iterator[str]:
    yield from paragraphs(role.summary)
    yield f"Pay: {figures.role_pay(role, handbook).short}"
    yield from named("Hours a week", role.weekly_hours)
    yield from named("Shifts", role.shifts)
    yield from named("Employment", role.employment)
    yield from named("Benefits", role.benefits)
    yield from parties("Reports to", role.reports_to, handbook)


def _competencies(role: Role, handbook: Handbook) -> Iterator[str]:
    for name, level in (value_of(role.competencies) or {}).items():
        if name in handbook.competencies:
            yield f"{plain(handbook.competencies[name].name)}, level {wording.stated(level)}"


def _rates(role: Role, handbook: Handbook) -> Iterator[str]:
    """A line for each grade and basis: `P2, per hour: $20.50, $21.50, $22.50`."""
    for grade in figures.role_pay(role, handbook).steps:
        for number, name in enumerate(grade.columns):
            rates = ", ".join(rates[number] for _, rates in grade.steps)
            yield f"{grade.grade}, {name[:1].lower()}{name[1:]}: {rates}"


def onward(handbook: Handbook) -> Iterator[Findable]:
    """Where a role leads, and what it pays at its weekly hours beside the lines of public rules."""
    lines = ", ".join(line.label for line in earnings.lines(handbook))
    for role in handbook.roles.values():
        title = plain(role.title)
        if paths.lead_on(role, handbook):
            yield Findable("move", f"next:{role.id}", f"Next steps from {title}")
        if earnings.has_hours(role, handbook):
            hours = wording.listed(
                [str(wording.stated(number)) for number in earnings.weekly_hours(role, handbook)], "or"
            )
            sections = opening(f"Gross pay at {hours} hours a week", lines or None)
            yield Findable("pay", f"hours:{role.id}", f"Hours and pay: {title}", (), ("Part time",), sections)
