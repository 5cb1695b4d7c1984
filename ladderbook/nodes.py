"""What YAML becomes: texts, maps and lists that know their place; pydantic reads them as `str`, `dict` and `list`."""

from ladderbook.problems import Place


class Text(str):
    """A scalar as written. `key` is the key it is the value of, if it is one."""

    __slots__ = ("key", "place", "quoted")
    place: Place
    key: "Text | None"
    quoted: bool


class Map(dict[Text, "Node"]):
    """A map; its keys are texts with places of their own. `flow` tells `{ }` from indented lines.

    `empty`: keys that stand there without a value; they are told already, and not missing.
    """

    __slots__ = ("empty", "flow", "key", "place")
    place: Place
    key: Text | None
    flow: bool
    empty: frozenset[str]

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
    owner.place, owner.key, owner.flow, owner.empty = node.place, node.key, True, frozenset()
    return owner
