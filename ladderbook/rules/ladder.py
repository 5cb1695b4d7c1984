"""Checks of the ladder's shape: ways on from every role, ways to every role, ways that stay in peer work."""

from collections.abc import Iterable, Iterator, Mapping

from ladderbook.model import Handbook
from ladderbook.problems import Problem, Severity
from ladderbook.sitemap import SiteMap


def every_role_has_a_way_on(handbook: Handbook, _: SiteMap) -> Iterator[Problem]:
    """no-way-up: a role below the highest level has no promotion out of it, so its readers find no next step.

    In a ladder of one level, that holds for each role that no promotion leads to.

    Bad: a role that no promotion has in `from`. Good: a promotion, or a note in the role that says why there is none.
    """
    if not handbook.roles or handbook.agency.kind == "standard":
        return
    levels = {role.level for role in handbook.roles.values()}
    for role in handbook.roles.values():
        kinds = {handbook.moves[way.move].kind for way in handbook.ways_out(role.id)}
        risen = any(handbook.moves[way.move].kind == "promotion" for way in handbook.ways_in(role.id))
        below = role.level < max(levels) or (len(levels) == 1 and not risen)
        if "promotion" not in kinds and below:
            message = f"no promotion leads on from the role {role.id}"
            fix = "Add a move with `kind: promotion` from it, or leave it so if that is true: the page says so."
            yield Problem(role.id.place, "no-way-up", message, fix, Severity.WARNING, about=role.id)


def every_role_can_be_reached(handbook: Handbook, _: SiteMap) -> Iterator[Problem]:
    """unreachable-role: no move leads into a role, or only from roles that nobody can reach, so nobody gets there.

    Bad: a role that no move has in `to`. Good: an entry, a promotion or a lateral move into it.
    """
    entered = {way.end for way in handbook.ways if way.start is None and way.end is not None}
    reached = _followed(entered, _steps(handbook))
    for role in handbook.roles.values() if handbook.agency.kind != "standard" else ():
        if not handbook.ways_in(role.id):
            message = f"no move leads into the role {role.id}"
            fix = "Add an entry if people are hired into it, or a move from another role."
            yield Problem(role.id.place, "unreachable-role", message, fix, Severity.WARNING, about=role.id)
        elif role.id not in reached:
            message = f"only roles that nobody can reach lead to the role {role.id}"
            fix = "Add an entry for it, or for a role that leads to it."
            yield Problem(role.id.place, "unreachable-role", message, fix, Severity.WARNING, about=role.id)


def _steps(handbook: Handbook, kind: str | None = None) -> dict[str, set[str]]:
    """From each role, the other roles that moves (of one kind) lead to."""
    found: dict[str, set[str]] = {role: set() for role in handbook.roles}
    for way in handbook.ways:
        if way.start in found and way.end is not None and way.start != way.end:
            found[way.start] |= {way.end} if kind in (None, handbook.moves[way.move].kind) else set()
    return found


def _followed(start: Iterable[str], steps: Mapping[str, set[str]]) -> set[str]:
    """Every role one can come to, those one begins with among them."""
    found: set[str] = set()
    waiting = list(start)
    while waiting:
        role = waiting.pop()
        if role not in found:
            found.add(role)
            waiting.extend(steps.get(role, ()))
    return found


def promotions_lead_upward(handbook: Handbook, _: SiteMap) -> Iterator[Problem]:
    """promotion-cycle: promotions lead in a circle, back to the role one has left.

    Bad: `kind: promotion` from Peer Worker II back to I. Good: `kind: step-back`.
    """
    steps = _steps(handbook, "promotion")
    before: dict[str, set[str]] = {role: {other for other in steps if role in steps[other]} for role in steps}
    told: set[str] = set()
    for role in steps:
        circle = _followed(steps[role], steps) & _followed(before[role], before)
        if not circle or role in told:
            continue
        told |= circle
        back = [way for way in handbook.ways if _promotes(handbook, way.move) and {way.start, way.end} <= circle]
        last = min(back, key=lambda way: handbook.roles[str(way.end)].level - handbook.roles[str(way.start)].level)
        move = handbook.moves[last.move]
        named = ", ".join(name for name in handbook.roles if name in circle)
        message = f"promotions lead in a circle through {named}"
        fix = f"Make {move.id} a move of another kind, such as `kind: step-back` or `kind: lateral`."
        yield Problem(move.id.place, "promotion-cycle", message, fix, Severity.WARNING, about=move.id)


def _promotes(handbook: Handbook, move: str) -> bool:
    return handbook.moves[move].kind == "promotion"


def promotions_stay_in_peer_work(handbook: Handbook, _: SiteMap) -> Iterator[Problem]:
    """leaves-peer-work: every promotion out of a peer role leads out of peer work.

    Bad: a peer role whose one promotion leads to a role of `identity: open`. Good: a promotion to a senior peer role.
    """
    for role in handbook.roles.values():
        ends = [way.end for way in handbook.ways_out(role.id) if _promotes(handbook, way.move)]
        if role.identity == "peer" and ends and not any(_is_peer(handbook, end) for end in ends):
            message = f"every promotion from the peer role {role.id} leads out of peer work"
            fix = "Add a promotion to a peer role, so that nobody has to leave peer work to move up."
            yield Problem(role.id.place, "leaves-peer-work", message, fix, Severity.WARNING, about=role.id)


def _is_peer(handbook: Handbook, role: str | None) -> bool:
    return role is not None and handbook.roles[role].identity == "peer"


def peers_can_rise_to_the_top(handbook: Handbook, _: SiteMap) -> Iterator[Problem]:
    """no-senior-peer-role: no peer role stands above the lowest level, or none stands on the highest.

    Bad: a ladder whose highest roles all have `identity: open`. Good: a peer role beside them.
    """
    levels = {role.level for role in handbook.roles.values()}
    peers = {role.level for role in handbook.roles.values() if role.identity == "peer"}
    if handbook.agency.kind == "standard" or not peers:
        return
    place, name = handbook.agency.name.place, handbook.id
    if max(peers) == min(levels):
        message = "no peer role stands above the lowest level"
        fix = "Add a senior peer role, so that peers can grow as peers."
        yield Problem(place, "no-senior-peer-role", message, fix, Severity.WARNING, about=name)
    elif max(levels) not in peers:
        highest = next(role for role in handbook.roles.values() if role.level == max(levels))
        message = f"no peer role stands on the highest level, that of {highest.id}"
        fix = "Add a peer role on that level, or make one of its roles `identity: peer` if lived experience is asked."
        yield Problem(highest.id.place, "no-senior-peer-role", message, fix, Severity.WARNING, about=highest.id)
