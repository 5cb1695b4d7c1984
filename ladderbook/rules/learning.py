"""Checks of credentials and competencies: their facts are said, they rise with the ladder, they are asked for."""

from collections.abc import Iterator
from typing import Any

from ladderbook import criteria
from ladderbook.model import Handbook
from ladderbook.problems import Problem, Severity
from ladderbook.schema.criteria import Shows
from ladderbook.schema.library import Competency
from ladderbook.schema.moves import Move
from ladderbook.schema.reading import value_of
from ladderbook.schema.roles import Role
from ladderbook.sitemap import SiteMap
from ladderbook.tree import Text


def credentials_have_their_facts(handbook: Handbook, _: SiteMap) -> Iterator[Problem]:
    """credential-unsourced: a credential has no source, or does not say whether and how it is renewed.

    Bad: a credential without `source` or without `renewals`. Good: `source: board` and `renewals: unpublished`.
    """
    for credential in handbook.credentials.values():
        renewed = credential.renewals is not None or credential.renewable is not None or credential.status == "ended"
        lacking = [word for word, said in (("source", credential.source), ("renewal", renewed)) if not said]
        if lacking:
            message = f"the credential {credential.id} says nothing of its {' and its '.join(lacking)}"
            fix = "Add `source:`, and `renewals:`; `none` if there is none, `unpublished` if no public source says it."
            place, name = credential.id.place, credential.id
            yield Problem(place, "credential-unsourced", message, fix, Severity.WARNING, about=name)


def competencies_do_not_fall(handbook: Handbook, _: SiteMap) -> Iterator[Problem]:
    """competency-falls: a promotion leads to a role that expects less of a competency than the role one leaves.

    Bad: `competencies: {listening: 1}` above a role with `listening: 2`. Good: `listening: 2` in both, or 3 above.
    """
    seen: set[tuple[str, str]] = set()
    for way in handbook.ways:
        if handbook.moves[way.move].kind != "promotion" or way.start is None or way.end is None:
            continue
        left, entered = handbook.roles[way.start], handbook.roles[way.end]
        higher = value_of(entered.competencies) or {}
        for name, level in (value_of(left.competencies) or {}).items():
            record = handbook.competencies.get(str(name))
            asked = higher.get(name)
            if (way.end, str(name)) in seen or record is None:
                continue
            if isinstance(asked, Text) and isinstance(level, Text) and _rank(record, asked) < _rank(record, level):
                seen.add((way.end, str(name)))
                message = f"{way.end} expects level {asked} of {name}, but {way.start}, which leads to it, {level}"
                fix = f"Write `{name}: {level}` or more in the role {way.end}, or less in {way.start}."
                yield Problem(asked.place, "competency-falls", message, fix, Severity.WARNING, about=str(way.end))


def _rank(competency: Competency, level: str) -> tuple[int, int]:
    """How high a level is: by its number, else by its place among the levels."""
    if level.isdecimal():
        return int(level), 0
    names = [str(name) for name in competency.levels]
    return 0, names.index(level) if level in names else 0


def own_competencies_are_used(handbook: Handbook, _: SiteMap) -> Iterator[Problem]:
    """competency-unused: a competency of the agency's own is asked for by no role and no criterion.

    Bad: `competencies: [{id: singing, name: Sings}]`, and nothing more. Good: a role with `competencies: {singing: 1}`.
    """
    if handbook.agency.kind == "standard":
        return
    variants = (variant.role for listed in handbook.variants.values() for variant in listed)
    roles = (*handbook.roles.values(), *variants)
    asked = {str(name) for role in roles for name in value_of(role.competencies) or {}}
    owners: tuple[Role | Move, ...] = (*roles, *handbook.moves.values())
    for owner in owners:
        asked |= _competencies(criteria.of(owner))
    for credential in handbook.credentials.values():
        asked |= _competencies(value_of(credential.criteria) or ())
    for competency in handbook.competencies.values():
        own = competency.id.place.file.startswith(f"ladders/{handbook.id}/")
        changed = handbook.changes.get(("competencies", competency.id))
        if own and competency.id not in asked and not (changed and changed.inherited):
            message = f"no role and no criterion asks for the competency {competency.id}"
            fix = "Add it to `competencies` of a role, or take it out."
            yield Problem(competency.id.place, "competency-unused", message, fix, Severity.ADVICE, about=competency.id)


def _competencies(asked: tuple[Any, ...]) -> set[str]:
    """The competencies that a list of criteria asks for, at every depth."""
    return {str(entry.competency) for entry in criteria.walk(asked) if isinstance(entry, Shows)}
