"""Roles and moves in lists: by family, into the ladder, out of it, and the ways on from each role."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup

from ladderbook import role_facts, wording
from ladderbook.figures import RolePay, role_pay
from ladderbook.model import Handbook, Way
from ladderbook.pay.plan import Version
from ladderbook.schema.items import Item
from ladderbook.schema.library import Credential, Family
from ladderbook.schema.moves import Deciders, Move
from ladderbook.schema.roles import Role
from ladderbook.tongue import Tongue, marked


@dataclass(frozen=True, slots=True)
class Step:
    """One way on from a role, or into one: the move, what kind it is, and the role at its other end."""

    move: Move
    kind: str
    kind_words: str
    words: str | Markup
    role: Role | None
    pay: RolePay | None
    decided: str
    leaves_peer_work: bool


@dataclass(frozen=True, slots=True)
class Rung:
    """One role in a list, with the ways on from it."""

    role: Role
    level: str | None
    pay: RolePay
    hours: str | Markup
    out: tuple[Step, ...]

    @property
    def next_roles(self) -> tuple[Role, ...]:
        """The other roles it leads to, each once."""
        found = {step.role.id: step.role for step in self.out if step.role and step.role.id != self.role.id}
        return tuple(found.values())


@dataclass(frozen=True, slots=True)
class FamilyList:
    family: Family
    rungs: tuple[Rung, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """A decided change of a plan that has not come into force."""

    plan: str
    title: str | Markup
    when: str


def _when(version: Version, tongue: Tongue) -> str:
    if not version.effective:
        return tongue.say("Decided; the day is not known yet")
    return tongue.say("From {day}", day=wording.day_words(version.effective, tongue))


def title_of(section: str, name: str, handbook: Handbook) -> Markup | None:
    """An item's title as a link to its page; None where it has none."""
    if section == "moves" and name in handbook.moves:
        return wording.subject("move", name, move_title(handbook.moves[name], handbook))
    for kind, where, items in (
        ("role", "roles", handbook.roles),
        ("competency", "competencies", handbook.competencies),
        ("credential", "credentials", handbook.credentials),
        ("setting", "settings", handbook.settings),
        ("training", "trainings", handbook.trainings),
    ):
        if section == where and name in items:
            item = items[name]
            words = wording.stated(getattr(item, "title", None) or getattr(item, "name", None), handbook.tongue)
            return wording.subject(kind, name, words + _told_apart(item, handbook))
    return None


def _told_apart(item: Item, handbook: Handbook) -> str:
    return wording.told_apart(item, handbook) if isinstance(item, Credential) else ""


def titled(found: Iterable[tuple[str, str]], handbook: Handbook) -> list[Markup]:
    """Items, given as kind and id, as links to their pages."""
    titles = (
        wording.subject(
            kind, name, wording.stated(handbook.plans[name].at(handbook.as_of).fields.title, handbook.tongue)
        )
        if kind == "plan"
        else title_of(f"{kind}s", name, handbook)
        for kind, name in found
    )
    return [title for title in titles if title is not None]


def move_title(move: Move, handbook: Handbook) -> str:
    """What a move is called, in plain text: its own title, or made from its roles."""
    if move.title:
        return wording.plain(move.title)
    say, start = handbook.tongue.say, _names(move.from_, handbook)
    if move.along:
        one, several = _ALONG[move.along]
        return say(one, role=start) if len(move.from_) == 1 else say(several)
    end = _names(move.to, handbook)
    return (
        say("Starting as {role}", role=end)
        if move.kind == "entry"
        else say("From {start} to {end}", start=start, end=end)
    )


_ALONG: Final = {
    "weekly_hours": (marked("More hours as {role}"), marked("More hours in the same role")),
    "grades": (marked("The next grade as {role}"), marked("The next grade in the same role")),
    "variants": (marked("Another setting as {role}"), marked("Another setting in the same role")),
}


def _names(roles: tuple[str, ...], handbook: Handbook) -> str:
    titles = [wording.plain(handbook.roles[role].title) for role in roles]
    last = handbook.tongue.say("or")
    return titles[0] if len(titles) == 1 else f"{', '.join(titles[:-1])} {last} {titles[-1]}" if titles else ""


def deciders(move: Move, handbook: Handbook) -> Markup | str:
    """Who decides a move: all of them together, or any one."""
    stated = move.decided_by
    if not isinstance(stated, Deciders):
        return wording.stated(stated, handbook.tongue)
    if stated.any:
        return handbook.tongue.markup("{who}, any one of them", who=wording.parties(handbook, stated.any, "or"))
    together = handbook.tongue.say(", together") if len(stated.all) > 1 else ""
    return wording.parties(handbook, stated.all) + together


def onward(way: Way, handbook: Handbook) -> Step:
    """A way as seen from its start."""
    return _step(way, way.end, handbook)


def back(way: Way, handbook: Handbook) -> Step:
    """A way as seen from its end."""
    return _step(way, way.start, handbook)


def _step(way: Way, other: str | None, handbook: Handbook) -> Step:
    move = handbook.moves[way.move]
    role = handbook.roles[other] if other else None
    if move.along == "grades":
        words: str | Markup = handbook.tongue.say("{start} to {end}", start=way.start_grades[0], end=way.end_grade)
    elif move.along == "variants":
        words = marked("Another setting in this role")
    elif move.along:
        words = marked("More hours in this role")
    elif role is None:
        words = move_title(move, handbook)
    else:
        words = wording.stated(role.title, handbook.tongue)
    start = handbook.roles[way.start] if way.start else None
    return Step(
        move=move,
        kind=str(move.kind),
        kind_words=wording.KINDS[str(move.kind)],
        words=words,
        role=role,
        pay=role_pay(role, handbook) if role and not move.along else None,
        decided=wording.decided_elsewhere(move.decided, handbook.tongue),
        leaves_peer_work=bool(role and start and start.identity == "peer" and role.identity != "peer"),
    )


def families(handbook: Handbook) -> tuple[FamilyList, ...]:
    """Every family that has roles, with them, lowest level first."""
    lists = []
    for family in handbook.families.values():
        rungs = tuple(rung(role, handbook) for role in handbook.roles.values() if role.family == family.id)
        lists.append(FamilyList(family, rungs))
    return tuple(of for of in lists if of.rungs)


def rung(role: Role, handbook: Handbook) -> Rung:
    level = handbook.agency.levels.get(wording.label(role.level))
    steps = tuple(onward(way, handbook) for way in handbook.ways_out(role.id))
    return Rung(
        role,
        wording.plain(level) if level else None,
        role_pay(role, handbook),
        role_facts.weekly_hours(role, handbook.tongue),
        steps,
    )


def entries(handbook: Handbook) -> tuple[Step, ...]:
    """The ways into the ladder."""
    return tuple(onward(way, handbook) for way in handbook.ways if way.start is None)


def exits(handbook: Handbook) -> tuple[tuple[Move, str, Markup], ...]:
    """The moves out of the ladder: move, title, from which roles."""
    found = (move for move in handbook.moves.values() if move.kind == "exit")
    return tuple((move, move_title(move, handbook), wording.parties(handbook, move.from_, "or")) for move in found)


def changes(handbook: Handbook) -> tuple[Change, ...]:
    """What is decided and yet to come, plan by plan."""
    return tuple(
        Change(plan.id, wording.stated(version.fields.title, handbook.tongue), _when(version, handbook.tongue))
        for plan in handbook.plans.values()
        for version in plan.coming(handbook.as_of)
    )
