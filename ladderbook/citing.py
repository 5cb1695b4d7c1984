"""Sources as readers see them: what something rests on, of what kind, and how old."""

from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import Markup

from ladderbook import wording
from ladderbook.model import Handbook
from ladderbook.schema.items import Fields
from ladderbook.schema.library import Source
from ladderbook.tongue import Tongue, marked

KINDS = {
    "official": marked("official text"),
    "copy": marked("copy of an official notice"),
    "secondary": marked("secondary source"),
    "computed": marked("computed from other sources"),
    "own": marked("decision of this agency"),
}


@dataclass(frozen=True, slots=True)
class Citation:
    """One source in a list of sources."""

    title: str | Markup
    url: str | None
    kind: str
    dated: str
    note: str | Markup | None


def edition(handbook: Handbook) -> str:
    """How this edition is cited: the agency and the day from which it holds."""
    agency, tongue = handbook.agency, handbook.tongue
    effective = wording.day_words(agency.edition.effective, tongue)
    return tongue.say("{agency} handbook, edition of {day}", agency=wording.plain(agency.name), day=effective)


def cite(source: Source, tongue: Tongue) -> Citation:
    dates = []
    if source.as_of:
        dates.append(tongue.say("dated {day}", day=wording.day_words(source.as_of, tongue)))
    if source.seen:
        dates.append(tongue.say("read {day}", day=wording.day_words(source.seen, tongue)))
    url = str(source.url) if source.url and str(source.url).startswith(("https://", "http://")) else None
    note = wording.stated(source.note) if source.note else None
    kind = KINDS[str(source.kind)]
    return Citation(wording.stated(source.title), url, kind, ", ".join(dates), note)


def sources(item: Fields, handbook: Handbook) -> tuple[Citation, ...]:
    """The sources of an item."""
    return tuple(cite(handbook.sources[name], handbook.tongue) for name in item.source)


def computed_from(source: Source, handbook: Handbook) -> str:
    """The sources a computed one rests on."""
    return ", ".join(wording.plain(handbook.sources[name].title) for name in source.computed_from)


def all_sources(handbook: Handbook) -> tuple[Citation, ...]:
    return tuple(cite(source, handbook.tongue) for source in handbook.sources.values())


def supported(source: Source, handbook: Handbook) -> list[tuple[str, str]]:
    """What rests on a source: subject and title of every role, move, plan, competency and so on that names it."""
    found: list[tuple[str, str]] = []
    plans = {name: plan.at(handbook.as_of).fields for name, plan in handbook.plans.items()}
    sections: tuple[tuple[str, Mapping[str, Fields]], ...] = (
        ("role", handbook.roles),
        ("plan", plans),
        ("competency", handbook.competencies),
        ("credential", handbook.credentials),
        ("setting", handbook.settings),
        ("training", handbook.trainings),
    )
    for kind, items in sections:
        for name, item in items.items():
            if source.id in item.source:
                title = getattr(item, "title", None) or getattr(item, "name", None) or name
                found.append((f"{kind}:{name}", wording.plain(title)))
    return found
