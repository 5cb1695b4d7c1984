"""What changed: against the standard the ladder is based on, and what is decided and still to come."""

from collections.abc import Iterator

from markupsafe import Markup

from ladderbook import criteria, listing, sentences, telling, wording
from ladderbook.model import Handbook
from ladderbook.schema.criteria import Criterion
from ladderbook.schema.dates import Day
from ladderbook.schema.reading import Word
from ladderbook.sitemap import Page, PageKind, View


def pages(handbook: Handbook) -> Iterator[Page]:
    anchors = frozenset({"here", "coming", "hidden"})
    yield Page(
        "changes",
        "changes.html",
        "page:changes",
        handbook.tongue.say("What changed"),
        trail=("page:home",),
        anchors=anchors,
    )


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
        "asked": list(_asked_later(handbook)),
        "compiled": handbook.agency.status == "compiled",
        "edition": wording.day_words(handbook.agency.edition.effective, handbook.tongue),
        "supersedes": handbook.agency.edition.supersedes
        and wording.day_words(handbook.agency.edition.supersedes, handbook.tongue),
    }


def _asked_later(handbook: Handbook) -> Iterator[tuple[str, Markup | None, Markup]]:
    """What a role or a move will ask: from when, which one, what."""
    for section, owners in (("roles", handbook.roles), ("moves", handbook.moves)):
        for name, owner in owners.items():
            for entry in criteria.walk(criteria.of(owner)):
                if isinstance(entry, Criterion) and (when := _later(entry.effective, handbook)):
                    yield when, listing.title_of(section, name, handbook), sentences.sentence(entry, handbook)


def _later(effective: Day | Word | None, handbook: Handbook) -> str | None:
    """From when something holds that does not hold yet."""
    if isinstance(effective, Day):
        return f"From {wording.day_words(effective, handbook.tongue)}" if effective.first > handbook.as_of else None
    return "Decided; the day is not known yet" if effective is Word.ANNOUNCED else None


KIND = PageKind("changes", "changes.html", pages, view)
