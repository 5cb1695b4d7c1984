"""From drafts to the handbook: grades found in their plans, moves spread into ways, numbers kept unambiguous."""

from collections.abc import Iterator, Mapping
from datetime import date
from itertools import islice, pairwise

from ladderbook import criteria, order
from ladderbook.asking import owners
from ladderbook.limits import WAYS
from ladderbook.load import Drafts
from ladderbook.model import Handbook, Status, Way
from ladderbook.pay.placement import NEEDS_STEPS, STEPS_INTO
from ladderbook.pay.plan import Plan, Version
from ladderbook.problems import Place, Problem, did_you_mean, has_errors
from ladderbook.schema.agency import Agency
from ladderbook.schema.criteria import AtLeast, Criterion, Shows
from ladderbook.schema.dates import Deadline
from ladderbook.schema.library import (
    Benchmark,
    Competency,
    Credential,
    Family,
    Incentive,
    Person,
    Source,
    Spot,
    Support,
    Term,
    Training,
)
from ladderbook.schema.moves import Move
from ladderbook.schema.placement import Placement
from ladderbook.schema.reading import Word, value_of
from ladderbook.schema.roles import Pay, Role
from ladderbook.tree import Text

PLACED_BY_PLAN = ("promotion", "entry", "acting")
"""Kinds of move whose pay the plan's rule sets where the move has none of its own."""
EVENTS = ("hire", "start", "expiry")


def resolve(drafts: Drafts, as_of: date) -> tuple[Handbook | None, list[Problem]]:
    """The handbook as of a day; None where a join is impossible."""
    if drafts.agency is None:
        return None, []
    families = order.families(drafts.section("families", Family), drafts.section("roles", Role))
    roles = order.roles(drafts.section("roles", Role), families)
    moves = order.moves(drafts.section("moves", Move), roles)
    handbook = Handbook(
        id=drafts.id,
        agency=drafts.agency,
        as_of=as_of,
        status=_status(drafts.agency, as_of),
        families=families,
        people=order.by_name(drafts.section("people", Person)),
        places=order.by_name(drafts.section("places", Spot)),
        settings=order.by_name(drafts.section("settings", Spot)),
        sources=order.by_name(drafts.section("sources", Source)),
        competencies=order.by_name(drafts.section("competencies", Competency)),
        credentials=order.by_name(drafts.section("credentials", Credential)),
        trainings=order.by_name(drafts.section("trainings", Training)),
        supports=order.by_name(drafts.section("supports", Support)),
        incentives=order.by_name(drafts.section("incentives", Incentive)),
        benchmarks=order.by_name(drafts.section("benchmarks", Benchmark)),
        terms=order.by_name(drafts.section("terms", Term)),
        variants=drafts.variants,
        changes=drafts.changes,
        standard=drafts.base_name,
        plans=dict(sorted(drafts.plans.items())),
        roles=roles,
        moves=moves,
        ways=tuple(islice((way for move in moves.values() for way in _ways(move, roles, drafts.plans)), WAYS + 1)),
        articles=tuple(sorted(drafts.articles, key=lambda article: (article.front.order, article.slug))),
        links=drafts.links,
        ended=drafts.ended,
        unread=drafts.unread,
    )
    checks = (_not_too_many, _roles, _moves, _needs_steps, _criteria, _clashes)
    problems = [problem for check in checks for problem in check(handbook)]
    return (None if has_errors(problems) else handbook), problems


def _not_too_many(handbook: Handbook) -> Iterator[Problem]:
    """Each way is a table of what it would pay: lists of roles on both sides of a move multiply."""
    if len(handbook.ways) > WAYS:
        move = handbook.moves[handbook.ways[-1].move]
        message = f"up to here the moves open more than {WAYS:,} ways from one role to another"
        fix = "Name fewer roles in `from` and `to`; every pair of them is a way."
        yield Problem(move.id.place, "too-many-values", message, fix)


def _status(agency: Agency, as_of: date) -> Status:
    if not agency.approvals and agency.status != "compiled":
        return Status.DRAFT
    return Status.COMING if agency.edition.effective.first > as_of else Status.IN_FORCE


def grades_of(role: Role | None, handbook: Handbook) -> tuple[str, ...]:
    """The grades a role spans, in its plan's order; none where its pay names no plan."""
    return _grades_of(role, handbook.plans)


def _grades_of(role: Role | None, plans: Mapping[str, Plan]) -> tuple[str, ...]:
    pay = value_of(role.pay) if role else None
    if not isinstance(pay, Pay):
        return ()
    plan = plans.get(str(pay.plan))
    order = [row.grade for version in plan.versions for row in version.table.rows] if plan else []
    return tuple(sorted(map(str, pay.grade), key=lambda grade: order.index(grade) if grade in order else len(order)))


def _ways(move: Move, roles: dict[str, Role], plans: Mapping[str, Plan]) -> Iterator[Way]:
    """Every way a move opens: every pair of its lists, never a role to itself; along grades each to the next."""
    if move.along == "grades":
        for role in move.from_:
            for low, high in pairwise(_grades_of(roles.get(role), plans)):
                yield Way(move.id, str(role), str(role), (low,), high)
    elif move.along:
        yield from (Way(move.id, str(role), str(role)) for role in move.from_)
    else:
        for start in dict.fromkeys(move.from_) or (None,):
            for end in dict.fromkeys(move.to) or (None,):
                if start != end:
                    yield _way(move, start, end, roles, plans)


def _way(move: Move, start: Text | None, end: Text | None, roles: dict[str, Role], plans: Mapping[str, Plan]) -> Way:
    left = tuple(map(str, move.from_grade)) or _grades_of(roles.get(str(start)), plans)
    entered = tuple(map(str, move.to_grade)) or _grades_of(roles.get(str(end)), plans)
    return Way(
        move.id,
        None if start is None else str(start),
        None if end is None else str(end),
        left,
        entered[0] if entered else None,
    )


def plan_of(role: Role | None, handbook: Handbook) -> Plan | None:
    """The plan a role is paid by."""
    pay = value_of(role.pay) if role else None
    return handbook.plans.get(str(pay.plan)) if isinstance(pay, Pay) and pay.plan else None


def _roles(handbook: Handbook) -> Iterator[Problem]:
    for role in handbook.roles.values():
        pay, plan = value_of(role.pay), plan_of(role, handbook)
        if isinstance(pay, Pay) and plan:
            yield from _unknown_grades(pay.grade, plan)
        for competency, level in (value_of(role.competencies) or {}).items():
            if isinstance(level, Text):
                yield from _unknown_level(handbook, competency, level)


def _unknown_grades(grades: tuple[Text, ...], plan: Plan) -> Iterator[Problem]:
    known = [row.grade for version in plan.versions for row in version.table.rows]
    for grade in grades:
        if grade not in known:
            near = did_you_mean(grade, known)
            fix = (
                f"Did you mean `{near}`?" if near else f"The grades of {plan.id} are {', '.join(dict.fromkeys(known))}."
            )
            yield Problem(grade.place, "grade-unknown", f"the plan {plan.id} has no grade `{grade}`", fix)


def _unknown_level(handbook: Handbook, competency: str, level: Text) -> Iterator[Problem]:
    record = handbook.competencies.get(competency)
    if record and record.levels and level not in record.levels:
        fix = f"Its levels are {', '.join(record.levels)}."
        yield Problem(level.place, "unknown-level", f"the competency {competency} has no level `{level}`", fix)


def _moves(handbook: Handbook) -> Iterator[Problem]:
    for move in handbook.moves.values():
        yield from _ends(move)
        yield from _nowhere(move, handbook)
        left = plan_of(handbook.roles.get(str(move.from_[0])), handbook) if move.from_ else None
        entered = plan_of(handbook.roles.get(str(move.to[0])), handbook) if move.to else None
        start_plan = left if move.from_ else entered
        if start_plan:
            yield from _unknown_grades(move.from_grade, start_plan)
        if entered:
            yield from _unknown_grades(move.to_grade, entered)


def _ends(move: Move) -> Iterator[Problem]:
    """Which of `from`, `to` and `along` a kind of move has (FORMAT, section 6)."""
    entry, leaves = move.kind == "entry", move.kind == "exit"
    faults = (
        (entry and move.from_, "begins in a role", "An entry has no `from`; make it a promotion, or take `from` away."),
        (not entry and not move.from_, "begins in no role", "Add `from:` with the role one leaves."),
        (leaves and move.to, "leads to a role", "An exit has no `to`; make it a promotion or lateral move."),
        (leaves and not move.title, "has no title", "Add `title:` saying where it leads."),
        (not leaves and not move.to and not move.along, "leads to no role", "Add `to:` with the role it leads to."),
        (move.along and move.to, "has both `to` and `along`", "Keep `along` for a move inside one role, else `to`."),
    )
    for wrong, message, fix in faults:
        if wrong:
            yield Problem(move.id.place, "move-ends", f"the {move.kind} {move.id} {message}", fix)


def _nowhere(move: Move, handbook: Handbook) -> Iterator[Problem]:
    """A move that opens no way: from a role to itself, or along grades where there is one."""
    known = all(role in handbook.roles for role in (*move.from_, *move.to))
    if handbook.ways_of(move.id) or not move.from_ or not known or (move.along and move.to):
        return
    role = move.from_[0]
    if move.along == "grades":
        message = f"the {move.kind} {move.id} goes along grades, but {role} has only one"
        yield Problem(move.id.place, "move-ends", message, "Give the role several grades, or the move a `to`.")
    elif move.to:
        message = f"the {move.kind} {move.id} leads from {role} to itself"
        fix = "Write another role in `to`, or `along: grades` or `along: weekly_hours` for a move inside one role."
        yield Problem(move.id.place, "move-ends", message, fix)


def terms_of(move: Move, entered: Plan, as_of: date) -> Placement | Word | None:
    """The placement rule of a move: its own, else for a move up (or in, or acting) that of the plan one enters."""
    if move.placement is not None or move.kind not in PLACED_BY_PLAN:
        return move.placement
    return entered.at(as_of).fields.placement


def _needs_steps(handbook: Handbook) -> Iterator[Problem]:
    """A rule that counts steps, on a way that leaves (or enters) a plan without any."""
    for way in handbook.ways:
        left = plan_of(handbook.roles.get(str(way.start)), handbook)
        entered = plan_of(handbook.roles.get(str(way.end)), handbook)
        if left is None or entered is None:
            continue
        rule = terms_of(handbook.moves[way.move], entered, handbook.as_of)
        if not isinstance(rule, Placement):
            continue
        whose, plan = ("left", left) if rule.rule in NEEDS_STEPS else ("entered", entered)
        if rule.rule in (*NEEDS_STEPS, *STEPS_INTO) and not _has_steps(plan.at(handbook.as_of), whose):
            message = f"the rule `{rule.rule}` counts steps of the grade {whose}, but the plan {plan.id} has none"
            fix = "Give the move a `placement` of its own, such as {rule: min-percent, min_gain: 5%}, or `unpublished`."
            yield Problem(rule.rule.place, "rule-needs-steps", message, fix)


def _has_steps(version: Version, whose: str) -> bool:
    """A range has ends and no steps; one rate is a step one can land on, not one to count from."""
    return version.fields.kind != "band" and (whose == "entered" or len(version.table.columns) > 1)


def _criteria(handbook: Handbook) -> Iterator[Problem]:
    """Ids said twice inside an owner, deadlines after an event nobody knows, levels a competency does not have."""
    for owner in owners(handbook):
        seen: dict[str, Place] = {}
        ids = {str(entry.id) for entry in owner.entries if entry.id}
        events = {*EVENTS, *ids, *handbook.credentials, *handbook.unread}
        for entry in owner.entries:
            if entry.id and str(entry.id) in seen:
                line = seen[str(entry.id)].line
                message = f"`{entry.id}` stands twice in {owner.called}; the first is on line {line}"
                yield Problem(entry.id.place, "duplicate-id", message, "Give one of them another id.")
            elif entry.id:
                seen[str(entry.id)] = entry.id.place
            yield from _too_many(entry)
            yield from _unknown_event(value_of(entry.due), events)
            if isinstance(entry, Criterion) and entry.missed:
                yield from _unknown_event(value_of(entry.missed.at), events)
            if isinstance(entry, Shows) and isinstance(entry.level, Text):
                yield from _unknown_level(handbook, str(entry.competency), entry.level)


def _too_many(entry: object) -> Iterator[Problem]:
    if isinstance(entry, AtLeast) and not 0 < entry.at_least.number <= len(entry.of):
        message = f"`at_least: {entry.at_least.number}` can never be met, for there are only {len(entry.of)}"
        yield Problem(
            entry.at_least.place, "at-least", message, f"Write a number from 1 to {len(entry.of)}, or add entries."
        )


def _unknown_event(deadline: Deadline | None, events: set[str]) -> Iterator[Problem]:
    event = deadline.event if deadline else None
    if event is not None and event not in events and "*" not in events:
        near = did_you_mean(event, events)
        fix = (
            f"Did you mean `{near}`?"
            if near
            else "Write `hire`, `start`, `expiry`, or the id of a criterion or credential."
        )
        yield Problem(event.place, "unknown-event", f"`{event}` is no event this handbook knows", fix)


def _clashes(handbook: Handbook) -> Iterator[Problem]:
    """One number, two different criteria: a role's own and those of the moves into it share one set of numbers."""
    first: dict[str, tuple[Criterion, str]] = {}
    owners: tuple[Role | Move, ...] = (*handbook.roles.values(), *handbook.moves.values())
    for owner in owners:
        for entry in criteria.walk(criteria.of(owner)):
            if not isinstance(entry, Criterion):
                continue
            number = handbook.number(owner, entry.id)
            known, where = first.setdefault(number, (entry, owner.id))
            if known != entry and where != owner.id:
                message = f"{number} means one thing in {where} and another in {owner.id}"
                fix = "Give one of them another id, or make them the same."
                yield Problem(entry.id.place, "criterion-clash", message, fix)
