"""From files to drafts: every item checked by its model, every fault of every file noted in one run."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache, lru_cache
from typing import Any, Final, TypeVar

from ladderbook.articles import Article, links, read_articles
from ladderbook.based_on import agency_node, chain
from ladderbook.changes import Changed, Variant
from ladderbook.decode import decode
from ladderbook.differences import differences
from ladderbook.files import Tree, below, folders
from ladderbook.history import History
from ladderbook.layers import Gathered, Identity, Layer, gather
from ladderbook.patching import name
from ladderbook.pay.plan import Plan
from ladderbook.problems import Place, Problem, Severity
from ladderbook.reading_items import Read, read_item
from ladderbook.schema.agency import Agency
from ladderbook.schema.items import Item
from ladderbook.schema.reading import Reading
from ladderbook.schema.sections import LISTS, SECTIONS
from ladderbook.schema.words import unknown_id
from ladderbook.tree import Map, Node, Text, read_yaml

I = TypeVar("I", bound=Item)  # noqa: E741

LINK_SECTIONS: Final = {
    "role": "roles",
    "move": "moves",
    "plan": "plans",
    "competency": "competencies",
    "credential": "credentials",
    "setting": "settings",
    "training": "trainings",
}
"""The kinds of link that name an item, and the item's section."""


@dataclass(frozen=True, slots=True)
class Drafts:
    """What the files say, each item on its own; nothing is joined yet. Unused items of the library are left out."""

    id: str
    agency: Agency | None
    bases: tuple[str, ...]
    base_name: str | None
    items: Mapping[str, Mapping[str, Any]]
    plans: Mapping[str, Plan]
    variants: Mapping[str, tuple[Variant, ...]]
    changes: Mapping[Identity, Changed]
    articles: tuple[Article, ...]
    links: tuple[Text, ...] = field(default=())
    unread: frozenset[str] = field(default=frozenset())
    """Ids of credentials that may be spoken of though they are not shown; `*` where a file could not be read."""
    ended: tuple[Item, ...] = field(default=())
    """Amounts that are no longer shown because their last day is past."""

    def section(self, name: str, model: type[I]) -> dict[str, I]:
        """The items of one section, as what they are."""
        return {key: item for key, item in self.items[name].items() if isinstance(item, model)}


@dataclass(frozen=True, slots=True)
class Stacked:
    """The layers an agency stands on, gathered into items."""

    bases: tuple[str, ...]
    base_name: str | None
    gathered: Gathered


def stack(sources: Tree, agency: str, problems: list[Problem]) -> Stacked:
    """Reads the library, the ladders an agency is based on, and its own, and gathers them by the patch rule."""

    @cache
    def roots(ladder: str) -> Sequence[Map]:
        return _roots(sources, f"ladders/{ladder}", problems)

    bases = chain(agency, roots, _ladders(sources), problems)
    gathered = gather([Layer(ladder, roots(ladder)) for ladder in ("library", *bases, agency)])
    return Stacked(bases, _name_of(roots(bases[-1])) if bases else None, gathered)


def load(sources: Tree, agency: str, as_of: date) -> tuple[Drafts, list[Problem]]:
    """The drafts of one agency: its own files, those it is based on, and the library's."""
    problems: list[Problem] = []
    day = as_of.isoformat()
    stacked = stack(sources, agency, problems)
    bases, gathered = stacked.bases, stacked.gathered
    problems.extend(gathered.problems)
    unread = _unread(sources, problems)
    known = None if unread else gathered.ids(day)
    reading = Reading(known=known, problems=problems, ended=gathered.ended(day))
    shelves = ("content/shared", *(f"content/{ladder}" for ladder in (*bases, agency)))
    articles = read_articles(sources, shelves, reading)
    found = _agency(gathered, agency, reading, unread=unread)
    read = {(section, key): read_item(section, key, history, reading, day) for section, key, history in _all(gathered)}
    named = [*reading.links, *(link for article in articles for link in links(article))]
    used = _used(gathered, read, {*reading.refs, *_link_refs(named)})
    named += [link for identity in sorted(used) if identity in read for link in read[identity].links]
    problems.extend(_unknown_links(named, reading.known))
    drafts = Drafts(
        agency,
        found,
        bases,
        stacked.base_name,
        {section: _kept(section, read, used) for section in SECTIONS},
        _kept("plans", read, used),
        {key: one.variants for (_, key), one in read.items() if one.variants},
        {identity: _changed(history, day) for identity, history in _histories(gathered, used)},
        tuple(articles),
        tuple(named),
        frozenset({"*"} if unread else gathered.items["credentials"]),
        tuple(one.ended for identity in sorted(used) if (one := read.get(identity)) and one.ended),
    )
    return drafts, sorted(set(problems))


def _name_of(roots: Sequence[Map]) -> str | None:
    """What a ladder calls itself."""
    node = agency_node(roots)
    named = node.get(name("name")) if node else None
    return str(named) if isinstance(named, Text) else None


def _ladders(sources: Tree) -> list[str]:
    return [ladder for ladder in folders(sources, "ladders") if ladder != "library"]


def _roots(sources: Tree, folder: str, problems: list[Problem]) -> Sequence[Map]:
    found = []
    for file in below(sources, folder):
        if not file.endswith((".yaml", ".yml")):
            continue
        root, faults = _parsed(file, sources[file])
        problems.extend(faults)
        if isinstance(root, Map):
            found.append(root)
        elif root is not None:
            message, fix = "a file is a map of sections", "Begin with a section such as `roles:`."
            problems.append(Problem(root.place, "wrong-type", message, fix))
    return found


@lru_cache(maxsize=96)
def _parsed(file: str, data: bytes) -> tuple[Node | None, tuple[Problem, ...]]:
    """A file that several agencies read is parsed once: the library, a ladder that others build on."""
    root, faults = read_yaml(file, data)
    return root, tuple(faults)


def _unread(sources: Tree, problems: Iterable[Problem]) -> bool:
    """Whether something could not be read, so that an id nobody finds may stand there."""
    harmless = ("duplicate-id", "duplicate-key", "empty-value", "comma-in-braces", "patch-matches-nothing")
    return any(
        problem.place.file in sources
        and problem.place.file.endswith((".yaml", ".yml"))
        and problem.code not in harmless
        for problem in problems
        if problem.severity is Severity.ERROR
    )


def _agency(gathered: Gathered, folder: str, reading: Reading, *, unread: bool) -> Agency | None:
    if gathered.agency is not None:
        return decode(Agency, gathered.agency, reading, "the agency")
    if not unread:
        fix = "Add `agency:` with name, kind and edition to a file of this folder."
        message = "no file of this folder says which agency it is for"
        reading.problems.append(Problem(Place(f"ladders/{folder}/agency.yaml"), "no-agency", message, fix))
    return None


def _all(gathered: Gathered) -> Iterable[tuple[str, str, History]]:
    return ((section, key, history) for section in LISTS for key, history in gathered.items[section].items())


def _histories(gathered: Gathered, used: set[Identity]) -> Iterable[tuple[Identity, History]]:
    return (((section, key), history) for section, key, history in _all(gathered) if (section, key) in used)


def _changed(history: History, day: str) -> Changed:
    now, below = history.at(day), history.inherited_at(day)
    changed_here = history.inherited is not history.versions
    here = tuple(differences(below, now)) if changed_here and now is not None and below is not None else ()
    coming = []
    before = now
    for version in history.coming(day):
        if before is not None and version.node is not None:
            coming.append((version.day, tuple(differences(before, version.node))))
        before = version.node
    inherited = any(version.node is not None for version in history.inherited)
    return Changed(here, tuple(coming), below if now is None else None, inherited)


def _kept(section: str, read: Mapping[Identity, Read], used: set[Identity]) -> dict[str, Any]:
    return {
        key: one.item for (where, key), one in read.items() if where == section and one.item and (where, key) in used
    }


def _link_refs(found: Iterable[Text]) -> set[Identity]:
    parts = (link.partition("#")[0].partition(":") for link in found)
    return {(LINK_SECTIONS[kind], target) for kind, _, target in parts if kind in LINK_SECTIONS}


def _used(gathered: Gathered, read: Mapping[Identity, Read], start: set[Identity]) -> set[Identity]:
    """What the ladders speak of, and all that it and the guidance lead to."""
    used: set[Identity] = set()
    waiting = [*gathered.own, *start]
    while waiting:
        identity = waiting.pop()
        if identity not in used:
            used.add(identity)
            waiting.extend(read[identity].refs if identity in read else ())
    return used


def _unknown_links(named: Iterable[Text], known: dict[str, set[str]] | None) -> Iterable[Problem]:
    for link in named:
        kind, _, target = link.partition("#")[0].partition(":")
        section = LINK_SECTIONS.get(kind)
        if section and known is not None and target.partition("/")[0] not in known.get(section, {target}):
            fault = unknown_id(target, (section,), known)
            context = fault.context or {}
            yield Problem(link.place, "unknown-id", context["message"], context["fix"])
