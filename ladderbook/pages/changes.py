"""What changed: against the standard the ladder is based on, and what is decided and still to come."""

from collections.abc import Iterator

from markupsafe import Markup

from ladderbook import listing, telling, wording
from ladderbook.model import Handbook
from ladderbook.sitemap import Page, PageKind, View


def pages(handbook: Handbook) -> Iterator[Page]:
    anchors = frozenset({"here", "coming", "hidden"})
    yield Page("changes", "changes.html", "page:changes", "What changed", trail=("page:home",), anchors=anchors)


def view(handbook: Handbook, page: Page) -> View:
    here: list[tuple[Markup, tuple[telling.Told, ...]]] = []
    coming: list[tuple[Markup, telling.Coming]] = []
    hidden: list[Markup] = []
    for (section, name), changed in handbook.changes.items():
        title = listing.title_of(section, name, handbook)
        if changed.hidden is not None:
            hidden.append(telling.title_of(changed.hidden, name))
        if title is None:
            continue
        told = telling.here(section, name, handbook)
        if told:
            here.append((title, told))
        coming.extend((title, day) for day in telling.coming(section, name, handbook))
    return {
        "standard": handbook.standard,
        "here": here,
        "coming": coming,
        "hidden": hidden,
        "plans": listing.changes(handbook),
        "edition": wording.day_words(handbook.agency.edition.effective),
        "supersedes": handbook.agency.edition.supersedes and wording.day_words(handbook.agency.edition.supersedes),
    }


KIND = PageKind("changes", "changes.html", pages, view)
