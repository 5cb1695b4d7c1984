"""Certificates, skills and trainings as they are searched."""

from collections.abc import Iterator

from ladderbook import checklist, wording
from ladderbook.finding.criteria import criteria
from ladderbook.finding.entry import Findable, Section, named, opening, paragraphs, plain, texts, told
from ladderbook.model import Handbook
from ladderbook.schema.library import Credential, Lapse, Reciprocity
from ladderbook.schema.reading import value_of


def credentials(handbook: Handbook) -> Iterator[Findable]:
    for one in handbook.credentials.values():
        names, unseen = texts((one.abbreviation,)), texts((one.id, *one.was))
        sections = told(*_of_credential(one, handbook))
        yield Findable(
            "credential", f"credential:{one.id}", wording.credential_title(one, handbook), names, unseen, sections
        )


def _of_credential(one: Credential, handbook: Handbook) -> Iterator[Section]:
    yield Section("", "", (*paragraphs(one.text), *named("Given by", one.issuer)))
    yield from criteria(checklist.plain_lines(value_of(one.criteria) or (), handbook, one))
    renewals = value_of(one.renewals) or ()
    hours = (f"{wording.stated(each.hours)} hours of learning" for each in renewals if each.hours is not None)
    yield Section("keep", "How to keep it", tuple(hours))
    for each in renewals:
        yield from criteria(checklist.plain_lines(each.criteria, handbook, each))
    if isinstance(one.lapse, Lapse):
        yield Section("missed", "If a renewal is missed", texts((one.lapse.text,)))
    if isinstance(one.reciprocity, Reciprocity):
        yield Section("elsewhere", "If you hold one from another state", texts((one.reciprocity.text,)))


def competencies(handbook: Handbook) -> Iterator[Findable]:
    for one in handbook.competencies.values():
        levels = (
            Section(f"level-{number}", f"Level {number}", texts((level.title, *(value_of(level.examples) or ()))))
            for number, level in sorted(one.levels.items(), key=lambda pair: wording.natural(pair[0]))
        )
        sections = told(Section("", "", paragraphs(one.text)), *levels)
        unseen = texts((one.id, *one.was))
        names = texts((one.category,))
        yield Findable("competency", f"competency:{one.id}", plain(one.name), names, unseen, sections)


def trainings(handbook: Handbook) -> Iterator[Findable]:
    for one in handbook.trainings.values():
        facts = (*named("Length", one.length), *named("Given by", one.provider))
        cost = (f"Cost: {wording.price(one.cost, handbook)}",) if one.cost is not None else ()
        sections = told(Section("", "", (*paragraphs(one.text), *texts((one.note,)), *facts, *cost)))
        unseen = texts((one.id, *one.was))
        yield Findable("training", f"training:{one.id}", plain(one.title), (), unseen, sections)


def settings(handbook: Handbook) -> Iterator[Findable]:
    for one in handbook.settings.values():
        there = (plain(role.title) for role in handbook.roles.values() if one.id in role.setting)
        sections = opening(one.text, *there)
        unseen = texts((one.id, *one.was))
        yield Findable("setting", f"setting:{one.id}", plain(one.name), (), unseen, sections)
