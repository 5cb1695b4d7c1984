"""A move: what it takes, how it is decided, what it would pay from every step."""

from collections.abc import Iterator
from typing import Final

from markupsafe import Markup

from ladderbook import checklist, citing, earnings, listing, telling, wording
from ladderbook.model import Handbook, Way
from ladderbook.newness import WORDS, Comparison, compare
from ladderbook.placings import PlacementTable, placements
from ladderbook.resolve import plan_of
from ladderbook.schema.moves import Move
from ladderbook.schema.reading import Word, value_of
from ladderbook.schema.roles import Role
from ladderbook.sitemap import Page, PageKind, View
from ladderbook.tongue import marked

SECTIONS = frozenset({"criteria", "new", "process", "pay", "appeal"})


def pages(handbook: Handbook) -> Iterator[Page]:
    for move in handbook.moves.values():
        yield Page(
            "move",
            f"move-{move.id}.html",
            f"move:{move.id}",
            listing.move_title(move, handbook),
            move,
            ("page:home", "page:map"),
            SECTIONS | checklist.anchors(move),
            move.id.place,
        )


def view(handbook: Handbook, page: Page) -> View:
    move = page.about
    assert isinstance(move, Move)  # noqa: S101 - pages() put it there
    asked = checklist.lines(move, handbook)
    return {
        "move": move,
        "kind": wording.KINDS[str(move.kind)],
        "decided": wording.decided(move.decided, handbook.tongue),
        "from_roles": [handbook.roles[name] for name in move.from_],
        "to_roles": [] if move.along else [handbook.roles[name] for name in move.to],
        "facts": tuple(_facts(move, handbook)),
        "criteria": asked,
        "cited": checklist.first_numbered(asked),
        "criteria_words": wording.stated(move.criteria, handbook.tongue)
        if isinstance(move.criteria, Word | None)
        else None,
        "role_criteria": _role_criteria(move, handbook),
        "process": value_of(move.process),
        "process_words": wording.stated(move.process, handbook.tongue)
        if isinstance(move.process, Word | None)
        else None,
        "keeps": value_of(move.keeps),
        "loses": value_of(move.loses),
        "around": WORDS,
        "new": tuple(_new(move, handbook)),
        "counted": _counted(move, handbook),
        "pay": tuple(_pay(move, handbook)),
        "sources": citing.sources(move, handbook),
        **telling.history("moves", move.id, handbook),
    }


def _counted(move: Move, handbook: Handbook) -> tuple[Markup, ...]:
    """Pay on top that counts when a rate is placed, in the plans of the roles one leaves."""
    found: dict[str, Markup] = {}
    for name in move.from_ if move.kind in ("promotion", "acting") else ():
        plan = plan_of(handbook.roles.get(name), handbook)
        stated = value_of(plan.at(handbook.as_of).fields.differentials) if plan else None
        for one in stated or ():
            if plan and one.in_base and (not one.role or name in one.role):
                found[one.id] = wording.subject(
                    "plan", f"{plan.id}#differentials", wording.stated(one.title, handbook.tongue)
                )
    return tuple(found.values())


def _new(move: Move, handbook: Handbook) -> Iterator[Comparison]:
    """What changes between the roles of each way that leads to another role."""
    for way in handbook.ways_of(move.id):
        if way.start and way.end and way.start != way.end:
            yield compare(handbook.roles[way.start], handbook.roles[way.end], handbook)


def _role_criteria(move: Move, handbook: Handbook) -> tuple[tuple[Role, tuple[checklist.Line, ...]], ...]:
    """What the role asks of everyone in it, whichever way they came."""
    entered = [handbook.roles[name] for name in move.to] if not move.along else []
    return tuple(
        (role, checklist.lines(role, handbook, elsewhere=f"role:{role.id}"))
        for role in entered
        if value_of(role.criteria)
    )


_KEEPS_HOURS: Final = {True: marked("You may keep them"), False: marked("They change: see the new role")}
"""Whether present weekly hours may be kept."""


def _facts(move: Move, handbook: Handbook) -> Iterator[tuple[str, str | Markup]]:
    yield marked("Decided by"), listing.deciders(move, handbook)
    if move.ask:
        yield marked("Whom to ask"), wording.parties(handbook, move.ask, "or")
    yield marked("Typical time"), wording.stated(move.typical_time, handbook.tongue)
    if move.probation:
        yield marked("Probation"), wording.stated(move.probation, handbook.tongue)
    if move.lasts:
        yield marked("How long it lasts"), wording.stated(move.lasts, handbook.tongue)
    if move.keeps_hours is not None:
        yield marked("Your weekly hours"), wording.chosen(move.keeps_hours, _KEEPS_HOURS)
    elif len(move.from_) == len(move.to) == 1:
        yield (
            marked("Your weekly hours"),
            earnings.kept(move, handbook.roles[move.from_[0]], handbook.roles[move.to[0]], handbook.tongue),
        )
    if move.funding:
        yield marked("Also depends on"), wording.stated(move.funding, handbook.tongue)


def _pay(move: Move, handbook: Handbook) -> Iterator[dict[str, object]]:
    """What the ways of a move would pay. Ways that pay the same are told once, under the names of all their ends."""
    alike: dict[tuple[str | None, tuple[PlacementTable, ...]], list[Way]] = {}
    for way in handbook.ways_of(move.id):
        pay = listing.onward(way, handbook).pay
        alike.setdefault((pay.short if pay else None, placements(move, way, handbook)), []).append(way)
    for (_, tables), ways in alike.items():
        yield {
            "start": _titles([way.start for way in ways], handbook),
            "end": _titles([way.end for way in ways if way.end != way.start], handbook),
            "pay": listing.onward(ways[0], handbook).pay,
            "tables": tables,
        }


def _titles(roles: list[str | None], handbook: Handbook) -> Markup | None:
    named = [wording.stated(handbook.roles[name].title, handbook.tongue) for name in dict.fromkeys(roles) if name]
    return wording.listed(named, "or", tongue=handbook.tongue) if named else None


KIND = PageKind("move", "move.html", pages, view, scripts=("js/cite.js",))
