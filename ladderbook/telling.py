"""Changes in words: what the standard says and what is said here, what is coming and from which day."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup, escape
from pydantic import BaseModel, ConfigDict

from ladderbook import prose, wording
from ladderbook.changes import Changed
from ladderbook.decode import decode
from ladderbook.differences import Difference, differences
from ladderbook.model import Handbook
from ladderbook.schema.criteria import Criterion, Entry
from ladderbook.schema.dates import Day
from ladderbook.schema.reading import Reading, Word
from ladderbook.sentences import sentence
from ladderbook.tree import Map, Node, Seq, Text, text, wrapped

NOTHING = Changed()


class _One(BaseModel):
    """A criterion on its own."""

    model_config = ConfigDict(frozen=True)

    entry: Entry


@dataclass(frozen=True, slots=True)
class Told:
    """One difference as readers see it. `before` and `after` are None where there was or is nothing."""

    field: str
    kind: str
    before: Markup | None
    after: Markup | None
    path: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Coming:
    """What changes on one day."""

    day: str
    changes: tuple[Told, ...]


def changed(section: str, name: str, handbook: Handbook) -> Changed:
    return handbook.changes.get((section, name), NOTHING)


def here(section: str, name: str, handbook: Handbook) -> tuple[Told, ...]:
    """In what an item differs from the ladder it is based on."""
    return told(changed(section, name, handbook).here, handbook)


def coming(section: str, name: str, handbook: Handbook) -> tuple[Coming, ...]:
    """What is decided and will change an item."""
    return tuple(
        Coming(start(day, handbook), told(differences, handbook))
        for day, differences in changed(section, name, handbook).coming
        if differences
    )


def start(day: str, handbook: Handbook) -> str:
    """`From July 1, 2027`, or that the day is not known."""
    if day == Word.ANNOUNCED.value:
        return handbook.tongue.say("Decided; the day is not known yet")
    parts = day.split("-")
    first = Day.of(parts)
    return handbook.tongue.say("From {day}", day=wording.day_words(first, handbook.tongue))


def told(differences: Iterable[Difference], handbook: Handbook) -> tuple[Told, ...]:
    return tuple(
        Told(
            _field(one, handbook),
            one.kind,
            _words(one.before, one, handbook),
            _words(one.after, one, handbook),
            one.path,
        )
        for one in differences
    )


def of_criterion(section: str, owner: str, criterion: str, handbook: Handbook) -> Told | None:
    """The change of one criterion, if it was changed or added here."""
    found = [d for d in changed(section, owner, handbook).here if d.path == ("criteria", criterion)]
    return told(found, handbook)[0] if found else None


def hidden_criteria(section: str, owner: str, handbook: Handbook) -> tuple[Told, ...]:
    """The criteria that the standard has and this ladder hides."""
    found = [d for d in changed(section, owner, handbook).here if d.path[0] == "criteria" and d.after is None]
    return told(found, handbook)


def title_of(node: Map, name: str) -> Markup:
    """What an item that is hidden here is called."""
    title = next((value for key, value in node.items() if key in ("title", "name", "term")), None)
    return Markup(prose.inline(title)) if isinstance(title, Text) else escape(name)  # noqa: S704 - sanitised by prose


def history(section: str, name: str, handbook: Handbook) -> dict[str, object]:
    """What the page of an item shows of its changes."""
    return {
        "standard": handbook.standard,
        "inherited": bool(handbook.standard) and changed(section, name, handbook).inherited,
        "here": here(section, name, handbook),
        "coming": coming(section, name, handbook),
    }


_FIELDS: Final = {"criteria": "What it asks", "does": "What it does", "does_not": "What it does not do"}


def _field(one: Difference, handbook: Handbook) -> str:
    """What a change is of: the competency by its name, else the field."""
    if one.path[0] == "competencies" and len(one.path) > 1 and one.path[1] in handbook.competencies:
        return f"{prose.plain(handbook.competencies[one.path[1]].name)}, level"
    return _FIELDS.get(one.path[0], one.path[0].replace("_", " ").capitalize())


def _words(node: Node | None, one: Difference, handbook: Handbook) -> Markup | None:
    if node is None:
        return None
    if one.path[0] != "criteria" or not isinstance(node, Map):
        return _plain(node, one.path[-1], handbook)
    words = _criterion(node, handbook)
    if isinstance(one.before, Map) and isinstance(one.after, Map):
        for inside in differences(one.before, one.after):
            if inside.path[0] in _BESIDE:
                value = node.get(text(inside.path[0], node.place))
                stated = _plain(value, inside.path[0], handbook) if value is not None else wording.NOT_STATED
                stop = "" if str(stated).rstrip().endswith((".", "!", "?")) else "."
                words += Markup(" {}: {}{}").format(_BESIDE[inside.path[0]], stated, stop)
    return words


_BESIDE: Final = {
    "due": "Due",
    "evidence": "You show",
    "confirmed_by": "Confirmed by",
    "missed": "If missed",
    "leave": "Leave",
    "note": "Note",
}
"""Fields of a criterion that its sentence does not hold."""


def _criterion(node: Map, handbook: Handbook) -> Markup:
    """A criterion of another layer as its sentence; a group by its title."""
    read = decode(_One, wrapped("entry", node), Reading(None), "it")
    if read is not None and isinstance(read.entry, Criterion):
        return sentence(read.entry, handbook)
    title = next((value for key, value in node.items() if key == "title"), None)
    return Markup(prose.inline(title)) if isinstance(title, Text) else Markup("a group")  # noqa: S704 - sanitised


def _plain(node: Node, key: str, handbook: Handbook) -> Markup:
    """A value of another layer as words; an id is shown by the name of what it names."""
    if isinstance(node, Text):
        return escape(wording.jurisdiction(node)) if key == "jurisdiction" else _named(node, key, handbook)
    if isinstance(node, Seq):
        return Markup(", ").join(_plain(part, key, handbook) for part in node)
    shown = {field: value for field, value in node.items() if field not in ("id", "source")}
    for whole in ("title", "text"):
        if whole in shown:
            return _plain(shown[text(whole, node.place)], whole, handbook)
    parts = (
        Markup("{} {}").format(field.replace("_", " "), _plain(value, field, handbook))
        for field, value in sorted(shown.items())
    )
    return Markup(", ").join(parts)


def _named(node: Text, key: str, handbook: Handbook) -> Markup:
    if key == "family" and node in handbook.families:
        return escape(wording.stated(handbook.families[node].title, handbook.tongue))
    if key in ("from", "to") and node in handbook.roles:
        return escape(wording.party(handbook, node))
    if key in ("reports_to", "by", "who", "ask", "decided_by", "confirmed_by", "sign_off", "role", "all", "any"):
        return escape(wording.party(handbook, node))
    places = {"setting": handbook.settings, "place": handbook.places}.get(key, {})
    if node in places:
        return escape(wording.stated(places[node].name, handbook.tongue))
    if key == "plan" and node in handbook.plans:
        return escape(wording.stated(handbook.plans[node].at(handbook.as_of).fields.title, handbook.tongue))
    return Markup(prose.inline(node))  # noqa: S704 - sanitised by prose
