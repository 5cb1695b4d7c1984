"""A to Z: every page by its title and its other names, for those who search by reading."""

from collections.abc import Iterator
from dataclasses import dataclass

from ladderbook import wording
from ladderbook.model import Handbook
from ladderbook.order import by_letter
from ladderbook.sitemap import Page, PageKind, View
from ladderbook.tongue import marked


def pages(handbook: Handbook) -> Iterator[Page]:
    yield Page("index", "a-to-z.html", "page:a-to-z", "A to Z", trail=("page:home",))


@dataclass(frozen=True, slots=True)
class Entry:
    """One line: a name, and the title of what it names where that is another."""

    words: str
    subject: str
    kind: str
    title: str | None


def view(handbook: Handbook, page: Page) -> View:
    letters: dict[str, list[Entry]] = {}
    for entry in sorted(set(_entries(handbook)), key=lambda one: (by_letter(one.words)[1], one.words, one.subject)):
        letters.setdefault(by_letter(entry.words)[0], []).append(entry)
    return {"letters": letters}


def _entries(handbook: Handbook) -> Iterator[Entry]:
    """A line for each title, and one for each other name and short form."""
    for names, subject, kind in _named(handbook):
        title, *others = (wording.plain(name) for name in names if name)
        yield Entry(title, subject, kind, None)
        yield from (Entry(name, subject, kind, title) for name in others if name != title)


Named = tuple[tuple[str | None, ...], str, str]
"""The names of something, its title first; its subject; what kind of thing it is."""


def _named(handbook: Handbook) -> Iterator[Named]:
    yield from _ladder(handbook)
    for setting in handbook.settings.values():
        yield (setting.name,), f"setting:{setting.id}", marked("setting")
    for training in handbook.trainings.values():
        yield (training.title,), f"training:{training.id}", marked("training")
    for term in handbook.terms.values():
        yield (term.term, *term.also_called), f"page:glossary#term-{term.id}", marked("word")
    for article in handbook.articles:
        yield (article.front.title,), f"guidance:{article.slug}", marked("guidance")
    yield from _help(handbook)


def _ladder(handbook: Handbook) -> Iterator[Named]:
    for role in handbook.roles.values():
        yield (role.title, *role.also_called, role.code), f"role:{role.id}", marked("role")
    for competency in handbook.competencies.values():
        yield (competency.name,), f"competency:{competency.id}", marked("competency")
    for credential in handbook.credentials.values():
        name = credential.name + wording.told_apart(credential, handbook)
        yield (name, credential.abbreviation), f"credential:{credential.id}", marked("certificate")
    for plan in handbook.plans.values():
        yield (plan.at(handbook.as_of).fields.title,), f"plan:{plan.id}", marked("pay")


def _help(handbook: Handbook) -> Iterator[Named]:
    for person in handbook.people.values():
        yield (person.name,), "page:people#people", marked("whom to ask")
    for support in handbook.supports.values():
        yield (support.title,), "page:people#supports", "support"
    for rule in handbook.incentives.values():
        yield (rule.title,), f"page:incentives#incentive-{rule.id}", marked("public rule")


KIND = PageKind("index", "a-to-z.html", pages, view)
