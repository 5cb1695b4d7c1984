"""Checks of what criteria ask: that there is another way than a degree, and that one can show what is asked."""

import re
from collections.abc import Iterator
from typing import Any, Final

from ladderbook import criteria
from ladderbook.model import Handbook
from ladderbook.problems import Place, Problem, Severity
from ladderbook.schema.criteria import AllOf, AnyOf, AtLeast, Criterion, Education, Shows, SignOff, Statement, Time
from ladderbook.schema.moves import Move
from ladderbook.schema.reading import value_of
from ladderbook.schema.roles import Role
from ladderbook.sitemap import SiteMap
from ladderbook.tree import Text

_DEGREES: Final = ("associate", "bachelor", "master", "doctorate")


def degrees_have_an_alternative(handbook: Handbook, _: SiteMap) -> Iterator[Problem]:
    """degree-without-alternative: a peer cannot get on without a college degree, however much they have done.

    Bad: `criteria: [{id: degree, education: associate}]`. Good: `any_of:` the degree and two years of experience.
    """
    for owner in _on_the_way_of_peers(handbook):
        for degree in _unavoidable(criteria.of(owner)):
            message = f"{owner.id} asks for {_DEGREE_WORDS[str(degree.education)]}, and no other way is open"
            fix = "Put it in `any_of` beside experience, or a training, that shows the same."
            yield Problem(degree.id.place, "degree-without-alternative", message, fix, Severity.WARNING, about=owner.id)


_DEGREE_WORDS: Final = {
    "associate": "an associate degree",
    "bachelor": "a bachelor's degree",
    "master": "a master's degree",
    "doctorate": "a doctorate",
}


def _on_the_way_of_peers(handbook: Handbook) -> Iterator[Role | Move]:
    """Peer roles, the roles that peers are promoted to, and the moves that lead to either."""
    roles = {role.id for role in handbook.roles.values() if role.identity == "peer"}
    promoted = {way.end for way in handbook.ways if way.start in roles and handbook.moves[way.move].kind == "promotion"}
    known = {str(role) for role in (*roles, *promoted) if role is not None}
    yield from (role for role in handbook.roles.values() if role.id in known)
    yield from (move for move in handbook.moves.values() if any(way.end in known for way in handbook.ways_of(move.id)))


def _is_degree(entry: Any) -> bool:
    return isinstance(entry, Education) and str(entry.education) in _DEGREES


def _open(entry: Any) -> bool:
    """Whether something can be met without a degree."""
    match entry:
        case AnyOf():
            return any(map(_open, entry.any_of))
        case AtLeast():
            return sum(map(_open, entry.of)) >= entry.at_least.number
    return not _is_degree(entry) and all(map(_open, criteria.parts(entry)))


def _unavoidable(entries: tuple[Any, ...]) -> Iterator[Education]:
    """The degrees one cannot get around; of a group whose every way asks for one, the first."""
    for entry in entries:
        if _open(entry):
            continue
        if isinstance(entry, Education):
            yield entry
        elif isinstance(entry, AllOf):
            yield from _unavoidable(entry.all_of)
        else:
            yield from [one for one in criteria.walk(criteria.parts(entry)) if isinstance(one, Education)][:1]


def criteria_can_be_shown(handbook: Handbook, _: SiteMap) -> Iterator[Problem]:
    """nothing-to-show: a criterion does not say what shows that it is met, and nothing about it can be seen.

    Bad: `statement: Good communication`. Good: the same with `evidence: Two notes you wrote, without names`.
    """
    owners: tuple[Role | Move, ...] = (*handbook.roles.values(), *handbook.moves.values())
    for owner in owners:
        top = criteria.of(owner)
        for entry in criteria.walk(top):
            if not isinstance(entry, Criterion) or entry.evidence:
                continue
            why = _unseen(entry, top, handbook)
            if why:
                message = f"{owner.id} asks for `{entry.id}`, but {why}"
                fix = "Add `evidence:` with what a person can bring or do to show it."
                place: Place = entry.id.place
                yield Problem(place, "nothing-to-show", message, fix, Severity.ADVICE, about=owner.id)


def _unseen(entry: Criterion, among: tuple[Any, ...], handbook: Handbook) -> str | None:
    """Why nobody can see whether a criterion is met; None where something can be seen."""
    match entry:
        case Statement() if isinstance(entry.statement, str):
            words = f"{entry.statement} {entry.text or ''} {entry.note or ''}"
            return None if _VISIBLE.search(words) else "nothing says what shows it"
        case Shows():
            record = handbook.competencies.get(str(entry.competency))
            level = record.levels.get(entry.level) if record and isinstance(entry.level, Text) else None
            said = bool(entry.text) or (level is not None and bool(value_of(level.examples)))
            return None if said else "the competency has no examples at that level"
        case SignOff():
            others = [one for one in criteria.walk(among) if isinstance(one, Criterion) and one is not entry]
            alone = all(isinstance(one, Time) for one in others)
            return "it hangs on somebody's word alone" if alone and not entry.text else None
    return None


_VISIBLE: Final = re.compile(
    r"\b(?:sign(?:ed|ature)|writ(?:e|ten|ing)|letters?|cop(?:y|ies)|licen[cs]es?|certificates?|cards?|forms?|plans?"
    r"|pages?|sentences?|lists?|proofs?|records?|videos?|talks?|notes?|documents?|reports?|papers?|badges?|hours?"
    r"|drafts?|slips?|photos?|walks?|visits?|courses?|portfolios?|résumés?|resumes?|applications?|in your own words)\b",
    re.IGNORECASE,
)
"""Words for things one can bring, hand in, or be seen to do."""
