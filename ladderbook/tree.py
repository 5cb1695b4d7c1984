"""YAML as a tree of texts, maps and lists that know their place: libyaml's events, with limits and without surprises.

Every scalar stays the text the author wrote; the field that holds it decides what it means. So `no`, `010` and `1:30`
are themselves, and quotes change nothing. Aliases, tags, merge keys and a key given twice are problems.
The nodes are `str`, `dict` and `list`, so that pydantic reads them as they are.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

import yaml

from ladderbook.problems import Place, Problem
from ladderbook.yaml_words import syntax_problem

Tree = Mapping[str, bytes]
"""Files in memory: relative path with forward slashes, and content."""

MAX_BYTES: Final = 1_000_000
MAX_DEPTH: Final = 40
MAX_EVENTS: Final = 200_000
_ALIAS_FIX: Final = "Write the value itself; put quotes around a text that begins with `*`."


class Text(str):
    """A scalar as written. `key` is the key it is the value of, if it is one."""

    __slots__ = ("key", "place", "quoted")
    place: Place
    key: "Text | None"
    quoted: bool


class Map(dict[Text, "Node"]):
    """A map; its keys are texts with places of their own. `flow` tells `{ }` from indented lines."""

    __slots__ = ("flow", "key", "place")
    place: Place
    key: Text | None
    flow: bool

    def key_text(self, name: str) -> Text:
        """The key as written, with its place."""
        return next(key for key in self if key == name)


class Seq(list["Node"]):
    """A list. `flow` tells `[ ]` from dashes."""

    __slots__ = ("flow", "key", "place")
    place: Place
    key: Text | None
    flow: bool


Node = Text | Map | Seq


def text(words: str, place: Place, *, quoted: bool = False) -> Text:
    """A scalar node made by hand."""
    node = Text(words)
    node.place, node.key, node.quoted = place, None, quoted
    return node


def wrapped(field: str, node: Node) -> Map:
    """A map of one field around a value that was written in its short form."""
    owner = Map({text(field, node.place): node})
    owner.place, owner.key, owner.flow = node.place, node.key, True
    return owner


@dataclass(slots=True)
class _Open:
    """A map or list whose end has not come yet, and the key that waits for its value."""

    node: Map | Seq
    key: Text | None = None


class _Stop(Exception):
    """Reading this file cannot go on; the problem is already noted."""


def read_yaml(file: str, data: bytes, *, first_line: int = 1) -> tuple[Node | None, list[Problem]]:
    """The document in `data`, or None where it cannot be read, and every problem found on the way.

    `first_line` is the line of `file` on which `data` begins (the front matter of a page begins on its second).
    """
    if len(data) > MAX_BYTES:
        message = f"this file is {len(data):,} bytes long; the limit is {MAX_BYTES:,}"
        return None, [Problem(Place(file), "file-too-large", message, "Cut it into several files; any cut will do.")]
    words, problems = read_text(file, data)
    if words is None:
        return None, problems
    reader = _Reader(file, words, first_line)
    try:
        reader.read()
    except _Stop:
        return None, reader.problems
    except yaml.MarkedYAMLError as error:
        reader.problems.append(syntax_problem(error, file, words, first_line))
        return None, reader.problems
    return reader.root, reader.problems


def read_text(file: str, data: bytes) -> tuple[str | None, list[Problem]]:
    """The text of a file, which must be UTF-8 without control characters."""
    try:
        words = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start]
        place = Place(file, before.count(b"\n") + 1, error.start - before.rfind(b"\n"))
        fix = "Save the file as UTF-8 (in Excel or Notepad: Save as, encoding UTF-8)."
        return None, [Problem(place, "not-utf-8", "this file is not UTF-8 text", fix)]
    for number, line in enumerate(words.split("\n"), start=1):
        for column, character in enumerate(line, start=1):
            if (character < " " and character not in "\t\r") or character in "\x7f\ufeff\ufffe\uffff":
                message = f"a control character (U+{ord(character):04X}) stands here"
                return None, [Problem(Place(file, number, column), "control-character", message, "Delete it.")]
    return words, []


class _Reader:
    """Turns the events of one file into nodes, noting what the format does not allow."""

    def __init__(self, file: str, words: str, first_line: int) -> None:
        self.file = file
        self.words = words
        self.shift = first_line
        self.problems: list[Problem] = []
        self.root: Node | None = None
        self.open: list[_Open] = []

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
            if count > MAX_EVENTS:
                self._stop(
                    event, "too-many-values", f"more than {MAX_EVENTS:,} values in one file", "Cut it in several."
                )
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
        return text(event.value, self._place(event), quoted=event.style in ("'", '"', "|", ">"))

    def _plain(self, event: Any) -> None:
        if event.anchor is not None:
            self._stop(
                event, "alias", f"`&{event.anchor}` names a place for reuse", "Write the value where it is used."
            )
        if event.tag is not None:
            self._stop(event, "tag", f"`{event.tag}` is a YAML tag", "Leave it out; the field decides what a value is.")

    def _begin(self, node: Map | Seq, event: Any) -> None:
        self._plain(event)
        if len(self.open) >= MAX_DEPTH:
            self._stop(event, "too-deep", f"more than {MAX_DEPTH} levels inside each other", "Use fewer levels.")
        node.place, node.flow = self._place(event), bool(event.flow_style)
        self._add(node)
        self.open.append(_Open(node))

    def _end(self) -> None:
        top = self.open.pop()
        if isinstance(top.node, Map) and top.node:
            top.node.place = next(iter(top.node)).place

    def _add(self, node: Node) -> None:
        node.key = None
        if not self.open:
            self.root = node
            return
        top = self.open[-1]
        if isinstance(top.node, Seq):
            if node == "" and isinstance(node, Text):
                self._note(node.place, "empty-value", "this list item is empty", "Write it or delete the dash.")
            top.node.append(node)
        elif top.key is None:
            top.key = self._key(node)
        else:
            self._pair(top.node, top.key, node)
            top.key = None

    def _key(self, node: Node) -> Text:
        if isinstance(node, Text):
            return node
        self.problems.append(Problem(node.place, "key-not-text", "a key must be a word", "Write `key: value`."))
        raise _Stop

    def _pair(self, owner: Map, key: Text, node: Node) -> None:
        node.key = key
        if key in owner:
            first = owner.key_text(key).place
            message = f"`{key}` is given twice; the first is on line {first.line}"
            self._note(key.place, "duplicate-key", message, "Keep one of them.")
        elif key == "<<":
            self._note(key.place, "merge-key", "`<<` merges another map", "Write the fields themselves.")
        elif node == "" and isinstance(node, Text):
            self._note(key.place, *_empty(owner, key))
        else:
            owner[key] = node

    def _note(self, place: Place, code: str, message: str, fix: str) -> None:
        self.problems.append(Problem(place, code, message, fix))


def _empty(owner: Map, key: Text) -> tuple[str, str, str]:
    """An empty value; inside braces it nearly always is the rest of a text that holds a comma."""
    if not owner.flow or not owner:
        return "empty-value", f"`{key}` has no value", "Write the value after the colon, or delete the line."
    before, value = list(owner.items())[-1]
    message = f"inside {{ }} a comma ends a value, so `{key}` is read as a field of its own"
    return "comma-in-braces", message, f'Put quotes around the text: {before}: "{value}, {key}"'
