"""How a value is read: the texts of the source go in, typed values come out, and each fault says how to mend it.

A validator gets the node of the source and returns a typed value, or raises `wrong(...)`, whose code, message and fix
become a problem at the place of that node.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from enum import Enum
from types import NoneType
from typing import Annotated, Any, Final, TypeVar, get_args

from pydantic import (
    BeforeValidator,
    Field,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    ValidationInfo,
    WithJsonSchema,
)
from pydantic_core import CoreSchema, PydanticCustomError, PydanticUndefined, core_schema

from ladderbook.problems import Problem
from ladderbook.tree import Map, Seq, Text

T = TypeVar("T")

DIGITS: Final = r"^\d{1,12}(\.\d{1,6})?$"
"""What `money.number` reads, for the JSON Schema of a number that is given as a text."""


class Word(Enum):
    """The words of the language that may stand in place of a value; `announced` only in place of a day."""

    UNPUBLISHED = "unpublished"
    NONE = "none"
    ANNOUNCED = "announced"


@dataclass(slots=True)
class Reading:
    """What is known while one item is read, and what is noted on the way.

    `known`: the ids of every section; None while a file cannot be read, so that nobody is told of a missing id that may
    stand there. `refs`: the (section, id) pairs the item refers to. `links`: links inside its texts, with their place.
    `told`: what is missing was told of an earlier version. `ended`: what is past, with its last day.
    """

    known: dict[str, set[str]] | None
    problems: list[Problem] = field(default_factory=list)
    refs: set[tuple[str, str]] = field(default_factory=set)
    links: list[Text] = field(default_factory=list)
    told: bool = False
    ended: Mapping[tuple[str, str], str] = field(default_factory=dict)


def reading_of(info: ValidationInfo) -> Reading:
    """The reading a validator works in; `decode` passes it to pydantic as the context."""
    context = info.context
    assert isinstance(context, Reading)  # noqa: S101 - a model is only ever read through `decode`
    return context


def wrong(code: str, message: str, fix: str) -> PydanticCustomError:
    """The error a validator raises; code, message and fix are those of the problem it becomes."""
    return PydanticCustomError(code, "{message}", {"message": message, "fix": fix})


def says(meaning: str, seen: str, default: object = PydanticUndefined, **more: Any) -> Any:
    """A field: what it means, the pages on which a reader sees it, and its value where it is left out.

    Without a default the field is required. `example` is given where that of the field's type does not tell enough.
    """
    examples = [more.pop("example")] if "example" in more else None
    return Field(default, description=meaning, examples=examples, json_schema_extra={"seen": seen}, **more)


def _kind(node: object) -> str:
    return "a map" if isinstance(node, dict) else "a list" if isinstance(node, list) else "a text"


def refuse_colon(node: Any, fields: Collection[str] = ()) -> None:
    """A line of a list that holds `: ` is read as a map of one field, which nobody meant."""
    if isinstance(node, Map) and not node.flow and node.key is None and len(node) == 1:
        ((before, after),) = node.items()
        if before not in fields and isinstance(after, Text):
            fix = f'Put quotes around the whole text: "{before}: {after}"'
            raise wrong("colon-in-text", "a text that holds `: ` needs quotes", fix)


def scalar(name: str, check: Callable[[Text, ValidationInfo], object], example: str, **schema: object) -> Any:
    """The pydantic metadata of a value written as one text. Its JSON Schema is titled with FORMAT's word for it."""

    def validate(node: Any, info: ValidationInfo) -> object:
        if not isinstance(node, Text):
            refuse_colon(node)
            raise wrong(
                "wrong-type", f"{_kind(node)} stands where {name} is expected", f"Write it like this: {example}"
            )
        return check(node, info)

    json: dict[str, Any] = {"type": "string", "examples": [example], **schema}
    return _Both(validate, WithJsonSchema(json))


@dataclass(frozen=True, slots=True)
class _Both:
    """A validator and the JSON Schema of what it takes, as one piece of metadata.

    Not pydantic's own `PlainValidator`: that works out how to write each value back, which takes half of the time in
    which this program starts, and nothing is ever written back.
    """

    validate: Callable[[Any, ValidationInfo], object]
    schema: WithJsonSchema

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.with_info_plain_validator_function(self.validate)

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: Any) -> dict[str, Any]:
        return self.schema.__get_pydantic_json_schema__(schema, handler)


@dataclass(frozen=True, slots=True)
class _OrOne(BeforeValidator):
    """Makes a list of a single value."""

    title: str | None = None

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        many = handler(schema)
        named = {"title": self.title} if self.title else {}
        return {**named, "anyOf": [many["items"], many]}


def _as_list(node: object) -> object:
    return node if isinstance(node, list) else [node]


def _dashes(node: object) -> object:
    if isinstance(node, Seq) and node.flow:
        fix = "Write one line for each, beginning with a dash; a comma inside brackets would cut a sentence in two."
        raise wrong("sentences-in-brackets", "a list of texts stands in brackets", fix)
    if isinstance(node, Map):
        raise wrong(
            "wrong-type", "a map stands where a list of texts is expected", "Begin each line with a dash: `- ...`."
        )
    return _as_list(node)


Many = Annotated[tuple[T, ...], _OrOne(_as_list)]
"""`x` or `[x, y]`."""
Lines = Annotated[tuple[T, ...], _OrOne(_dashes, title="lines")]
"""Texts, one line each with a dash."""


class _Stated:
    """Lets `unpublished` and `none` stand in place of the value."""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        (inner,) = (kind for kind in get_args(source) if kind not in (Word, NoneType))

        def validate(node: Any, then: Callable[[Any], Any]) -> Any:
            if isinstance(node, Text) and node in ("unpublished", "none"):
                return Word(node)
            return then(node)

        return core_schema.no_info_wrap_validator_function(validate, handler.generate_schema(inner))

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {"anyOf": [handler(schema), {"enum": [Word.UNPUBLISHED.value, Word.NONE.value]}]}


Stated = Annotated[T | Word | None, _Stated()]
"""A value, one of the two words, or None where the author did not state it."""


def value_of(stated: T | Word | None) -> T | None:
    """The value where there is one; None for `unpublished`, `none` and not stated."""
    return None if isinstance(stated, Word) else stated
