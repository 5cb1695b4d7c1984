"""YAML as a tree of texts, maps and lists that know their place: libyaml's events, with limits and without surprises.

Every scalar stays the text the author wrote; the field that holds it decides what it means. So `no`, `010` and `1:30`
are themselves, and quotes change nothing. Aliases, tags, merge keys and a key given twice are problems.
The nodes are `str`, `dict` and `list`, so that pydantic reads them as they are.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final

import yaml

from ladderbook import yaml_slips
from ladderbook.characters import control_problem, decoded, without_controls
from ladderbook.files import Tree
from ladderbook.limits import FILE_BYTES, YAML_DEPTH, YAML_ENTRIES, YAML_FAULTS, YAML_VALUES
from ladderbook.nodes import Map, Node, Seq, Text, text, wrapped
from ladderbook.problems import Place, Problem
from ladderbook.yaml_words import Reached, syntax_problem

__all__ = ["Map", "Node", "Seq", "Text", "Tree", "read_text", "read_yaml", "text", "wrapped"]

_ALIAS_FIX: Final = "Write the value itself; put quotes around a text that begins with `*`."


@dataclass(slots=True)
class _Open:
    """A map or list whose end has not come yet, how much of it was read, the key that waits for its value, and the
    last keys without a colon."""

    node: Map | Seq
    count: int = 0
    key: Text | None = None
    loose: list[Text] = field(default_factory=list)


class _Stop(Exception):
    """Reading this file cannot go on; the problem is already noted."""


def read_yaml(file: str, data: bytes, *, first_line: int = 1) -> tuple[Node | None, list[Problem]]:
    """The document in `data`, or None where it cannot be read, and every problem found on the way.

    `first_line` is the line of `file` on which `data` begins (the front matter of a page begins on its second).
    """
    if len(data) > FILE_BYTES:
        message = f"this file is {len(data):,} bytes long; the limit is {FILE_BYTES:,}"
        return None, [Problem(Place(file), "file-too-large", message, "Cut it into several files; any cut will do.")]
    words, problems = read_text(file, data)
    if words is None:
        return None, problems
    reader = _Reader(file, words, first_line)
    try:
        reader.read()
    except _Stop:
        return None, reader.problems
    except yaml.YAMLError as error:
        reader.problems.append(syntax_problem(error, reader.reached()))
        return None, reader.problems
    return reader.root, reader.problems


def read_text(file: str, data: bytes) -> tuple[str | None, list[Problem]]:
    """The text of a file, which must be UTF-8 without control characters."""
    return decoded(file, data)


class _Reader:
    """Turns the events of one file into nodes, noting what the format does not allow."""

    def __init__(self, file: str, words: str, first_line: int) -> None:
        self.file = file
        self.words = words
        self.shift = first_line
        self.problems: list[Problem] = []
        self.root: Node | None = None
        self.open: list[_Open] = []
        self.rows = words.split("\n")
        self.scalar: Any = None

    def reached(self) -> Reached:
        """How far reading came, for the words about what is broken there."""
        opened = next((top.node.place for top in reversed(self.open) if top.node.flow), None)
        return Reached(self.file, self.rows, self.shift, self.scalar, opened)

    def read(self) -> None:
        for event in self._events():
            match event:
                case yaml.ScalarEvent():
                    self._add(self._scalar(event))
                case yaml.MappingStartEvent():
                    self._begin(Map(), event)
                case yaml.SequenceStartEvent():
                    self._begin(Seq(), event)
                case yaml.MappingEndEvent() | yaml.SequenceEndEvent():
                    self._end()
                case yaml.AliasEvent():
                    self._stop(event, "alias", f"`*{event.anchor}` refers to another place", _ALIAS_FIX)
                case yaml.DocumentStartEvent() if self.root is not None:
                    self._stop(event, "second-document", "`---` starts a second document", "Use one file for each.")

    def _events(self) -> Iterator[Any]:
        for count, event in enumerate(yaml.parse(self.words, Loader=yaml.CSafeLoader)):
            if count > YAML_VALUES:
                self._stop(
                    event, "too-many-values", f"more than {YAML_VALUES:,} values in one file", "Cut it in several."
                )
            if len(self.problems) > YAML_FAULTS:
                raise _Stop
            yield event

    def _place(self, event: Any) -> Place:
        start, end = event.start_mark, event.end_mark
        length = end.column - start.column if end.line == start.line else 1
        return Place(self.file, start.line + self.shift, start.column + 1, max(1, length))

    def _stop(self, event: Any, code: str, message: str, fix: str) -> None:
        self.problems.append(Problem(self._place(event), code, message, fix))
        raise _Stop

    def _scalar(self, event: Any) -> Text:
        self._plain(event)
        self.scalar, place = event, self._place(event)
        if not event.style:
            self._slip(event, place)
        problem = control_problem(event.value, place) if event.style == '"' else None
        self.problems += [problem] if problem else []
        words = without_controls(event.value) if problem else event.value
        return text(words, place, quoted=event.style in ("'", '"', "|", ">"))

    def _slip(self, event: Any, place: Place) -> None:
        """Stops where a line begins with what only looks like a space or a dash."""
        row = self.rows[event.start_mark.line] if event.value else ""
        if row[: event.start_mark.column].strip(" -"):
            return
        problem = yaml_slips.blank_problem(row, place) or yaml_slips.dash_problem(row, place)
        if problem:
            self.problems.append(problem)
            raise _Stop

    def _plain(self, event: Any) -> None:
        if event.anchor is not None:
            self._stop(
                event, "alias", f"`&{event.anchor}` names a place for reuse", "Write the value where it is used."
            )
        if event.tag is not None:
            written = self.rows[event.start_mark.line][event.start_mark.column :].split()[0]
            self._stop(event, "tag", f"`{written}` is a YAML tag", "Leave it out; the field decides what a value is.")

    def _begin(self, node: Map | Seq, event: Any) -> None:
        self._plain(event)
        if len(self.open) >= YAML_DEPTH:
            self._stop(event, "too-deep", f"more than {YAML_DEPTH} levels inside each other", "Use fewer levels.")
        node.place, node.flow = self._place(event), bool(event.flow_style)
        if isinstance(node, Map):
            node.empty = frozenset()
        self._add(node)
        self.open.append(_Open(node))

    def _end(self) -> None:
        top = self.open.pop()
        if isinstance(top.node, Map):
            self._cut_off(top)
            top.node.place = next(iter(top.node)).place if top.node else top.node.place
        elif top.node.flow:
            items = [(str(item), item.place) for item in top.node if isinstance(item, Text) and not item.quoted]
            self.problems += yaml_slips.commas_in_brackets(items)

    def _add(self, node: Node) -> None:
        node.key = None
        if not self.open:
            self.root = node
            return
        top = self.open[-1]
        self._count(top, node)
        if isinstance(top.node, Seq):
            if _blank(node):
                self._note(node.place, "empty-value", "this list item is empty", "Write it or delete the dash.")
            else:
                top.node.append(node)
        elif top.key is None:
            top.key = self._key(node)
        else:
            self._pair(top, top.node, top.key, node)
            top.key = None

    def _count(self, top: _Open, node: Node) -> None:
        top.count += 1
        if top.count > (YAML_ENTRIES if isinstance(top.node, Seq) else 2 * YAML_ENTRIES):
            message = f"more than {YAML_ENTRIES:,} entries in one list or map"
            self.problems.append(Problem(node.place, "too-many-values", message, "Cut it in several files."))
            raise _Stop

    def _key(self, node: Node) -> Text:
        if isinstance(node, Text):
            return node
        self.problems.append(Problem(node.place, "key-not-text", "a key must be a word", "Write `key: value`."))
        raise _Stop

    def _pair(self, top: _Open, owner: Map, key: Text, node: Node) -> None:
        node.key = key
        if key in owner:
            first = owner.key_text(key).place
            message = f"`{key}` is given twice; the first is on line {first.line}"
            self._note(key.place, "duplicate-key", message, "Keep one of them.")
        elif key == "<<":
            self._note(key.place, "merge-key", "`<<` merges another map", "Write the fields themselves.")
        elif _blank(node):
            self._empty(top, owner, key, node)
        else:
            self._cut_off(top)
            owner[key] = node

    def _empty(self, top: _Open, owner: Map, key: Text, node: Node) -> None:
        """A key without a value; inside braces and without a colon it nearly always is the rest of a text."""
        meant = yaml_slips.meant_key(key)
        colon = node.place.column > key.place.column + key.place.length or node.place.line > key.place.line
        owner.empty |= {meant or key} if meant or colon else set()
        if not colon and owner.flow and meant:
            self.problems.append(yaml_slips.colon_problem(key, key.place))
        elif not colon and owner.flow and owner and isinstance(list(owner.values())[-1], Text):
            top.loose.append(key)
        else:
            color = yaml_slips.color_problem(self.rows[key.place.line - 1], key.place)
            self.problems.append(color or yaml_slips.empty_problem(key, node.place if node else key.place))

    def _cut_off(self, top: _Open) -> None:
        """Tells of the keys without a colon that stand behind the last value: they are the rest of its text."""
        if top.loose and isinstance(top.node, Map):
            name, value = list(top.node.items())[-1]
            self.problems.append(yaml_slips.comma_in_braces(name, str(value), top.loose, top.loose[0].place))
            top.loose = []

    def _note(self, place: Place, code: str, message: str, fix: str) -> None:
        self.problems.append(Problem(place, code, message, fix))


def _blank(node: Node) -> bool:
    return isinstance(node, Text) and not node.strip()
