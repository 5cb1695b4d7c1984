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
    """Title, subject, kind: also by former names in use and by short forms."""
    for role in handbook.roles.values():
        for name in (role.title, *role.also_called, *([role.code] if role.code else [])):
            yield wording.plain(name), f"role:{role.id}", "role"
    for competency in handbook.competencies.values():
        yield wording.plain(competency.name), f"competency:{competency.id}", "competency"
    for credential in handbook.credentials.values():
        for name in (credential.name, *([credential.abbreviation] if credential.abbreviation else [])):
            yield wording.plain(name), f"credential:{credential.id}", "certificate"
    for plan in handbook.plans.values():
        yield wording.plain(plan.at(handbook.as_of).fields.title), f"plan:{plan.id}", "pay"
    for setting in handbook.settings.values():
        yield wording.plain(setting.name), f"setting:{setting.id}", "setting"
    for training in handbook.trainings.values():
        yield wording.plain(training.title), f"training:{training.id}", "training"
    for term in handbook.terms.values():
        for name in (term.term, *term.also_called):
            yield wording.plain(name), f"page:glossary#term-{term.id}", "word"
    for article in handbook.articles:
        yield wording.plain(article.front.title), f"guidance:{article.slug}", "guidance"


KIND = PageKind("index", "a-to-z.html", pages, view)
