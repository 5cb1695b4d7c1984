"""Sources as readers see them: what something rests on, of what kind, and how old."""

from dataclasses import dataclass

from markupsafe import Markup

from ladderbook import wording
from ladderbook.model import Handbook
from ladderbook.schema.items import Fields
from ladderbook.schema.library import Source

KINDS = {
    "official": "official text",
    "copy": "copy of an official notice",
    "secondary": "secondary source",
    "computed": "computed from other sources",
    "own": "decision of this agency",
}


@dataclass(frozen=True, slots=True)
class Citation:
    """One source in a list of sources."""

    title: str | Markup
    url: str | None
    kind: str
    dated: str
    note: str | Markup | None


def cite(source: Source) -> Citation:
    dates = []
    if source.as_of:
        dates.append(f"dated {wording.day_words(source.as_of)}")
    if source.seen:
        dates.append(f"read {wording.day_words(source.seen)}")
    url = str(source.url) if source.url and str(source.url).startswith(("https://", "http://")) else None
    note = wording.stated(source.note) if source.note else None
    return Citation(wording.stated(source.title), url, KINDS[str(source.kind)], ", ".join(dates), note)


def sources(item: Fields, handbook: Handbook) -> tuple[Citation, ...]:
    """The sources of an item."""
    return tuple(cite(handbook.sources[name]) for name in item.source)


def all_sources(handbook: Handbook) -> tuple[Citation, ...]:
    return tuple(cite(source) for source in handbook.sources.values())
