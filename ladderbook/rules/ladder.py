"""Checks of the ladder's shape: ways on from every role, ways to every role."""

from collections.abc import Iterator

from ladderbook.model import Handbook
from ladderbook.problems import Problem, Severity
from ladderbook.sitemap import SiteMap


def every_role_has_a_way_on(handbook: Handbook, _: SiteMap) -> Iterator[Problem]:
    """no-way-up: a role below the highest level has no promotion out of it, so its readers find no next step.

    In a ladder of one level, that holds for each of its roles.

    Bad: a role that no promotion has in `from`. Good: a promotion, or a note in the role that says why there is none.
    """
    if not handbook.roles or handbook.agency.kind == "standard":
        return
    levels = {role.level for role in handbook.roles.values()}
    for role in handbook.roles.values():
        kinds = {handbook.moves[way.move].kind for way in handbook.ways_out(role.id)}
        if "promotion" not in kinds and (len(levels) == 1 or role.level < max(levels)):
            message = f"no promotion leads on from the role {role.id}"
            fix = "Add a move with `kind: promotion` from it, or leave it so if that is true: the page says so."
            yield Problem(role.id.place, "no-way-up", message, fix, Severity.WARNING)


def every_role_can_be_reached(handbook: Handbook, _: SiteMap) -> Iterator[Problem]:
    """unreachable-role: no move leads into a role, so nobody learns how to get there.

    Bad: a role that no move has in `to`. Good: an entry, a promotion or a lateral move into it.
    """
    for role in handbook.roles.values() if handbook.agency.kind != "standard" else ():
        if not handbook.ways_in(role.id):
            message = f"no move leads into the role {role.id}"
            fix = "Add an entry if people are hired into it, or a move from another role."
            yield Problem(role.id.place, "unreachable-role", message, fix, Severity.WARNING)
