"""Checks of the people behind the roles: who supervises them, and what a page would tell of one of them."""

from collections.abc import Iterator

from ladderbook.model import Handbook
from ladderbook.problems import Problem, Severity
from ladderbook.rules.comparing import pay_of, rates_of
from ladderbook.schema.reading import Word, value_of
from ladderbook.schema.roles import Role
from ladderbook.sitemap import SiteMap


def every_role_has_a_supervisor(handbook: Handbook, _: SiteMap) -> Iterator[Problem]:
    """supervisor-missing: nobody is named who supervises a peer role, or who supervises a role that supervises others.

    Bad: a peer role without `reports_to` and without `supervision`. Good: `reports_to: peer-supervisor`.
    """
    if handbook.agency.kind == "standard":
        return
    supervising = {party for role in handbook.roles.values() for party in _supervisors(role)}
    for role in handbook.roles.values():
        said = isinstance(role.reports_to, Word) and role.reports_to is Word.UNPUBLISHED
        if said or role.supervision is Word.UNPUBLISHED or _supervisors(role):
            continue
        if role.identity == "peer" or role.id in supervising:
            message = f"nobody is named who supervises the role {role.id}"
            fix = "Add `reports_to:` or `supervision: {by: ...}`; a council or a board can supervise too."
            yield Problem(role.id.place, "supervisor-missing", message, fix, Severity.WARNING, about=role.id)


def _supervisors(role: Role) -> tuple[str, ...]:
    supervision = value_of(role.supervision)
    return (*map(str, value_of(role.reports_to) or ()), *map(str, supervision.by if supervision else ()))


def pay_tells_of_nobody(handbook: Handbook, _: SiteMap) -> Iterator[Problem]:
    """one-holder-pay: a handbook for the public states one single rate for a peer role; if one person holds it, that is
    what this person is paid.

    Bad: `pay: {rate: 26.40 per hour}` in a handbook with `audience: public`. Good: `pay: {min: ..., max: ...}`.
    """
    agency = handbook.agency
    if agency.audience != "public" or agency.status == "compiled" or agency.kind == "standard":
        return
    for role in handbook.roles.values():
        if role.identity == "peer" and role.employment != "volunteer" and _one_rate(role, handbook):
            message = f"anyone can read the one rate of {role.id}; if one person holds it, it is that person's pay"
            fix = "If only one person holds it, state the range of the grade, or give the handbook `audience: staff`."
            yield Problem(role.id.place, "one-holder-pay", message, fix, Severity.ADVICE, about=role.id)


def _one_rate(role: Role, handbook: Handbook) -> bool:
    """Whether all that is published of a role's pay is one rate."""
    pay = pay_of(role)
    if pay is None:
        return False
    if pay.plan:
        return len(set(rates_of(role, handbook))) == 1
    ends = {rate for rate in (pay.rate, pay.min, pay.max) if rate is not None and not isinstance(rate, Word)}
    return len(ends) == 1 and Word.UNPUBLISHED not in (pay.min, pay.max)
