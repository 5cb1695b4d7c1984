"""What is new in one role for who comes from another: tasks, competencies, certificates and trainings, supervision."""

from dataclasses import dataclass
from decimal import Decimal

from markupsafe import Markup

from ladderbook import criteria, listing, wording
from ladderbook.asked import unavoidable
from ladderbook.model import Handbook
from ladderbook.schema.library import Competency
from ladderbook.schema.reading import value_of
from ladderbook.schema.roles import Role


@dataclass(frozen=True, slots=True)
class Raised:
    """A competency that is expected at another level than before; `before` is None where it was not expected."""

    competency: Competency
    before: str | None
    after: str


@dataclass(frozen=True, slots=True)
class New:
    """What sets a role apart from the one before it."""

    start: Role
    end: Role
    does: tuple[Markup | str, ...]
    no_longer: tuple[Markup | str, ...]
    competencies: tuple[Raised, ...]
    needs: tuple[Markup, ...]

    def __bool__(self) -> bool:
        return bool(self.does or self.no_longer or self.competencies or self.needs)


def compare(start: Role, end: Role, handbook: Handbook) -> New:
    """What is new in `end` for who comes from `start`; tasks are compared by their words."""
    before, after = _tasks(start), _tasks(end)
    had = set(unavoidable(criteria.of(start), handbook.as_of))
    asked = unavoidable(criteria.of(end), handbook.as_of)
    sections = {"credential": "credentials", "training": "trainings"}
    titles = (listing.title_of(sections[kind], name, handbook) for kind, name in asked if (kind, name) not in had)
    return New(
        start,
        end,
        tuple(wording.stated(task) for task in after if task not in before),
        tuple(wording.stated(task) for task in before if task not in after),
        tuple(_raised(start, end, handbook)),
        tuple(title for title in titles if title is not None),
    )


def _tasks(role: Role) -> tuple[str, ...]:
    return tuple(duty.text for duty in value_of(role.does) or ())


def _raised(start: Role, end: Role, handbook: Handbook) -> list[Raised]:
    """Competencies at a new level, in reading order; one at a lower level is not told as new."""
    before, after = _levels(start), _levels(end)
    found = []
    for record in handbook.competencies.values():
        old, new = before.get(record.id), after.get(record.id)
        if new is not None and new != old and not (old and _is_lower(new, old)):
            found.append(Raised(record, old, new))
    return found


def _levels(role: Role) -> dict[str, str]:
    return {str(name): str(wording.stated(level)) for name, level in (value_of(role.competencies) or {}).items()}


def _is_lower(level: str, than: str) -> bool:
    return level.isdecimal() and than.isdecimal() and Decimal(level) < Decimal(than)
