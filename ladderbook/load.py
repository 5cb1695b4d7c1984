"""From files to drafts: every item checked by its model, every fault of every file noted in one run."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, TypeVar

from ladderbook import pay
from ladderbook.articles import Article, links, read_articles
from ladderbook.decode import decode
from ladderbook.layers import Gathered, Layer, gather
from ladderbook.pay.plan import Plan, PlanFields, Version, lower
from ladderbook.problems import Place, Problem, did_you_mean
from ladderbook.schema.agency import Agency
from ladderbook.schema.items import Item, first_day
from ladderbook.schema.reading import Reading
from ladderbook.schema.sections import LISTS, SECTIONS, singular
from ladderbook.schema.words import unknown_id
from ladderbook.tree import Map, Text, Tree, read_yaml

I = TypeVar("I", bound=Item)  # noqa: E741

LINK_SECTIONS: Final = {
    "role": "roles",
    "move": "moves",
    "plan": "plans",
    "competency": "competencies",
    "credential": "credentials",
}
"""The kinds of link that name an item, and the item's section."""


@dataclass(frozen=True, slots=True)
class Drafts:
    """What the files say, each item on its own; nothing is joined yet. Unused items of the library are left out."""

    id: str
    agency: Agency | None
    items: Mapping[str, Mapping[str, Any]]
    plans: Mapping[str, Plan]
    articles: tuple[Article, ...]
    links: tuple[Text, ...] = field(default=())

    def section(self, name: str, model: type[I]) -> dict[str, I]:
        """The items of one section, as what they are."""
        return {key: item for key, item in self.items[name].items() if isinstance(item, model)}


def load(sources: Tree, agency: str) -> tuple[Drafts, list[Problem]]:
    """The drafts of one agency: its own files and the library's."""
    problems: list[Problem] = []
    layers = [Layer(name, _roots(sources, f"ladders/{name}", problems)) for name in ("library", agency)]
    gathered = gather(layers)
    unread = any(problem.place.file.endswith((".yaml", ".yml")) for problem in problems)
    problems.extend(gathered.problems)
    reading = Reading(known=None if unread else gathered.ids(), problems=problems)
    articles = read_articles(sources, ("content/shared", f"content/{agency}"), reading)
    found = _agency(gathered, agency, reading, unread=unread)
    items, plans, refs, item_links = _read_items(gathered, reading)
    named = [*reading.links, *(link for article in articles for link in links(article))]
    used = _used(gathered, refs, {*reading.refs, *_link_refs(named)})
    kept = {section: {key: item for key, item in of.items() if (section, key) in used} for section, of in items.items()}
    named += [link for identity, of in item_links.items() if identity in used for link in of]
    problems.extend(_unknown_links(named, reading.known))
    plans = {key: plan for key, plan in plans.items() if ("plans", key) in used}
    return Drafts(agency, found, kept, plans, tuple(articles), tuple(named)), sorted(set(problems))


def _roots(sources: Tree, folder: str, problems: list[Problem]) -> Sequence[Map]:
    roots = []
    for file in sorted(sources):
        if not file.startswith(f"{folder}/") or not file.endswith((".yaml", ".yml")):
            continue
        root, found = read_yaml(file, sources[file])
        problems.extend(found)
        if isinstance(root, Map):
            roots.append(root)
        elif root is not None:
            message, fix = "a file is a map of sections", "Begin with a section such as `roles:`."
            problems.append(Problem(Place(file), "wrong-type", message, fix))
    return roots


def _agency(gathered: Gathered, folder: str, reading: Reading, *, unread: bool) -> Agency | None:
    if gathered.agency is not None:
        return decode(Agency, gathered.agency, reading, "the agency")
    if not unread:
        fix = "Add `agency:` with name, kind and edition to a file of this folder."
        message = "no file of this folder says which agency it is for"
        reading.problems.append(Problem(Place(f"ladders/{folder}/agency.yaml"), "no-agency", message, fix))
    return None


Refs = dict[tuple[str, str], set[tuple[str, str]]]


def _read_items(
    gathered: Gathered, reading: Reading
) -> tuple[dict[str, dict[str, Item]], dict[str, Plan], Refs, dict[tuple[str, str], list[Text]]]:
    """Every item checked by its model, with what each refers to and the links in its texts."""
    items: dict[str, dict[str, Item]] = {section: {} for section in SECTIONS}
    plans: dict[str, Plan] = {}
    refs: Refs = {}
    found_links: dict[tuple[str, str], list[Text]] = {}
    for section in LISTS:
        for name, versions in gathered.items[section].items():
            own = Reading(reading.known, reading.problems)
            called = f"the {singular(section)} {name}" if not name.startswith("(") else f"this {singular(section)}"
            if section == "plans":
                plan = _plan(name, versions, own, called)
                plans.update({name: plan} if plan else {})
            else:
                item = decode(SECTIONS[section], versions[-1], own, called)
                items[section].update({name: item} if item else {})
            refs[section, name] = own.refs
            found_links[section, name] = own.links
    return items, plans, refs, found_links


def _plan(name: str, nodes: tuple[Map, ...], reading: Reading, called: str) -> Plan | None:
    """A plan with its versions, each lowered to a table by its kind."""
    fields = [_plan_fields(node, reading, called) for node in nodes]
    whole = [version for version in fields if version is not None]
    if len(whole) < len(fields):
        return None
    tables = []
    for version in whole:
        table, problems = lower(version)
        tables.append(table)
        reading.problems.extend(problems)
    ends = [*(first_day(version) for version in whole[1:]), None]
    return Plan(name, tuple(Version(f, t, e) for f, t, e in zip(whole, tables, ends, strict=True)))


def _plan_fields(node: Map, reading: Reading, called: str) -> PlanFields | None:
    kind = next((value for key, value in node.items() if key == "kind"), None)
    if isinstance(kind, Text) and kind not in pay.KINDS:
        near = did_you_mean(kind, pay.KINDS)
        fix = f"Did you mean `{near}`?" if near else f"The kinds are {', '.join(f'`{known}`' for known in pay.KINDS)}."
        reading.problems.append(Problem(kind.place, "unknown-pay-kind", f"there is no kind of plan `{kind}`", fix))
        return None
    model = pay.KINDS[kind] if isinstance(kind, Text) else PlanFields
    return decode(model, node, reading, called)


def _link_refs(found: Iterable[Text]) -> set[tuple[str, str]]:
    parts = (link.partition("#")[0].partition(":") for link in found)
    return {(LINK_SECTIONS[kind], name) for kind, _, name in parts if kind in LINK_SECTIONS}


def _used(gathered: Gathered, refs: Refs, start: set[tuple[str, str]]) -> set[tuple[str, str]]:
    """The agency's own items, and all that they and its guidance lead to."""
    used: set[tuple[str, str]] = set()
    waiting = [*gathered.own, *start]
    while waiting:
        identity = waiting.pop()
        if identity not in used:
            used.add(identity)
            waiting.extend(refs.get(identity, ()))
    return used


def _unknown_links(named: Iterable[Text], known: dict[str, set[str]] | None) -> Iterable[Problem]:
    for link in named:
        kind, _, name = link.partition("#")[0].partition(":")
        section = LINK_SECTIONS.get(kind)
        if section and known is not None and name not in known[section]:
            fault = unknown_id(name, (section,), known)
            context = fault.context or {}
            yield Problem(link.place, "unknown-id", context["message"], context["fix"])
