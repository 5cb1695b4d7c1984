"""A to Z: every page by its title and its other names, for those who search by reading."""

from collections.abc import Iterator

from ladderbook import wording
from ladderbook.model import Handbook
from ladderbook.sitemap import Page, PageKind, View


def pages(handbook: Handbook) -> Iterator[Page]:
    yield Page("index", "a-to-z.html", "page:a-to-z", "A to Z", trail=("page:home",))


def view(handbook: Handbook, page: Page) -> View:
    letters: dict[str, list[tuple[str, str, str]]] = {}
    for words, subject, kind in sorted(set(_entries(handbook)), key=lambda entry: (entry[0].casefold(), entry)):
        first = words[:1].upper()
        letters.setdefault(first if first.isalpha() else "0-9", []).append((words, subject, kind))
    return {"letters": letters}


def _entries(handbook: Handbook) -> Iterator[tuple[str, str, str]]:
    """Title, subject, kind: also by other names and short forms."""
    for names, subject, kind in _named(handbook):
        for name in names:
            if name:
                yield wording.plain(name), subject, kind


def _named(handbook: Handbook) -> Iterator[tuple[tuple[str | None, ...], str, str]]:
    """All the names of everything that has a page."""
    for role in handbook.roles.values():
        yield (role.title, *role.also_called, role.code), f"role:{role.id}", "role"
    for competency in handbook.competencies.values():
        yield (competency.name,), f"competency:{competency.id}", "competency"
    for credential in handbook.credentials.values():
        name = credential.name + wording.told_apart(credential, handbook)
        yield (name, credential.abbreviation), f"credential:{credential.id}", "certificate"
    for plan in handbook.plans.values():
        yield (plan.at(handbook.as_of).fields.title,), f"plan:{plan.id}", "pay"
    for setting in handbook.settings.values():
        yield (setting.name,), f"setting:{setting.id}", "setting"
    for training in handbook.trainings.values():
        yield (training.title,), f"training:{training.id}", "training"
    for term in handbook.terms.values():
        yield (term.term, *term.also_called), f"page:glossary#term-{term.id}", "word"
    for article in handbook.articles:
        yield (article.front.title,), f"guidance:{article.slug}", "guidance"


KIND = PageKind("index", "a-to-z.html", pages, view)
