"""The reference for authors: every section and every field of the format, as Markdown, from the models."""

from collections.abc import Iterable, Iterator
from inspect import get_annotations
from typing import Any, Final, get_args

from pydantic.fields import FieldInfo

from ladderbook import pay
from ladderbook.json_schema import Schema, Shapes
from ladderbook.pay.plan import PlanFields
from ladderbook.schema.agency import Agency
from ladderbook.schema.criteria import Criterion, Entry, Group
from ladderbook.schema.items import Fields, Item
from ladderbook.schema.sections import SECTIONS

Model = type[Fields]

VALUES: Final = (
    (
        "id",
        "`peer-specialist-2`",
        (
            "Small letters, digits and single hyphens; unique in its section. Roles, moves and people share one set. "
            "Never a grade or a step, for an id is for ever."
        ),
    ),
    ("label", "`HN-14` `JR` `03`", "Printed as written, compared as text, never read as a number."),
    ("text", "words", "Markdown. Inside `{ }` quote a text that holds a comma."),
    ("lines", "`- one line each`", "A list of texts is one line each with a dash, never `[a, b]`."),
    ("number", "`37.5`", "Digits and a point; the field's name says the unit."),
    ("whole number", "`2`", "Digits."),
    ("name of a picture", "`logo.svg`", "Small letters, digits and single hyphens, then `.svg` or `.png`; no folder."),
    (
        "money",
        "`50565` `24.75`",
        "Digits and a point: no sign, no comma. The plan says what it is per, the plan or the agency its currency.",
    ),
    (
        "duration",
        "`12 months` `2000 hours` `260 paid days`",
        (
            "A number and one unit: hours (worked), paid days, days, weeks, months, years. Never converted. "
            "`about` or `up to` may stand before it."
        ),
    ),
    (
        "rate",
        "`24.75 per hour` `20 hours per year` `500 once`",
        (
            "Per hour, shift, week, biweek, half-month, month, year, or once; without a unit before `per` it is money. "
            "`about` or `up to` may stand before it."
        ),
    ),
    ("percent", "`4%` `2.7846%`", "Always with the sign."),
    ("amount", "`50%` `6 hours` `1.00 per hour`", "A duration, a rate or a percent."),
    ("date", "`2026-07-01` `2026-07` `2026`", "As exact as the source; the first day counts."),
    (
        "deadline",
        "`2027-01-01` `12 months after hire`",
        (
            "A date, or a duration after or before `hire`, `start` (of this role), `expiry`, or the id of a criterion "
            "or credential: the day it is met."
        ),
    ),
    ("flag", "`yes` `no`", "Yes or no."),
    (
        "party",
        "`council`",
        "The id of a person, panel or kind of staff in `people`, or of a role; `supervisor` is built in.",
    ),
)
"""The types of the format: how each is written, and its rule."""


def markdown() -> str:
    """The whole reference as one page."""
    return "\n\n".join(_blocks()) + "\n"


def _blocks() -> Iterator[str]:
    yield "# Every section and every field"
    yield (
        "Every `.yaml` file in `ladders/` is a map of sections: `agency` once, and lists of items. Beside them "
        "`source: ID` is the source of everything in that file. A field that is not listed here does not exist."
    )
    yield (
        "**Bold** fields are required in a new item; an item that changes another needs only its `id`, and there "
        "`none` takes a field away. `*` after a type means one or many: write `x` or `[x, y]`. `or unpublished` means "
        "that `unpublished` (no public source gives it) and `none` (there is none) may stand in place of the value. "
        "The last column names the pages on which a reader sees the field."
    )
    yield "## Values"
    yield _table(("type", "write", "rule"), VALUES)
    told: set[type] = set()
    yield from _told("Any map", Fields, told)
    yield from _told("Any item", Item, told)
    yield from _told("agency", Agency, told)
    for model in dict.fromkeys(SECTIONS.values()):
        yield from _told(", ".join(name for name, known in SECTIONS.items() if known is model), model, told)
    heading, says, fields, *inside = _told("plans", PlanFields, told)
    kinds = _table(("kind", "its table"), ((f"`{kind}`", _doc(model)) for kind, model in pay.KINDS.items()))
    yield from (heading, says, fields, kinds, *inside)
    yield from _criteria(told)


def _criteria(told: set[type]) -> Iterator[str]:
    yield "## criteria"
    yield (
        "A list means all of it. An entry has an id and exactly one kind, or it is a group: `all_of`, `any_of`, or "
        "`at_least` with `of`. Groups nest; a group needs an id only to be patched into."
    )
    yield from _told("Any criterion", Criterion, told, level=3)
    yield from _told("Any group", Group, told, level=3)
    for member in get_args(get_args(Entry)[0]):
        model, kind = get_args(member)
        yield from _told(kind.tag, model, told, level=3)


def _told(heading: str, model: Model, told: set[type], level: int = 2) -> Iterator[str]:
    """What a model says and each of its fields, unless told before; then the maps inside it."""
    if model in told:
        return
    shapes = _shapes(model)
    fields = [(name, field) for name, field in model.model_fields.items() if _owner(model, name) not in told]
    told.update(model.__mro__)
    yield f"{'#' * level} {heading}"
    yield _doc(model) + (" Besides, it has what any item has." if issubclass(model, Item) and "›" in heading else "")
    rows = [(field.alias or name, field, shapes[field.alias or name]) for name, field in fields]
    rows.sort(key=lambda row: not row[1].is_required())
    yield _table(("field", "type", "meaning", "example", "seen on"), (_row(*row) for row in rows))
    for name, _, shape in rows:
        for inner in _maps(shape):
            yield from _told(f"{heading} › {name}", _MODELS[inner], told, level=3)


def _owner(model: Model, field: str) -> type:
    """The class that says a field."""
    return next(base for base in model.__mro__ if field in get_annotations(base))


def _doc(model: type) -> str:
    return " ".join((model.__doc__ or "").split())


def _shapes(model: Model) -> Schema:
    """The shape of each field's value."""
    shape = model.model_json_schema(schema_generator=Shapes, ref_template="{model}")
    fields: Schema = (shape["$defs"][shape["$ref"]] if "$ref" in shape else shape)["properties"]
    return fields


def _models(model: Model) -> Iterator[Model]:
    for known in model.__subclasses__():
        yield known
        yield from _models(known)


_MODELS: Final = {model.__name__: model for model in _models(Fields)}


def _maps(shape: Any) -> Iterator[str]:
    """The names of the models inside a shape, but those of criteria, which are told once."""
    if isinstance(shape, dict) and shape.get("title") != "criterion":
        yield from [shape["$ref"]] if "$ref" in shape else []
        for value in shape.values():
            yield from _maps(value)
    elif isinstance(shape, list):
        for part in shape:
            yield from _maps(part)


def _row(name: str, field: FieldInfo, shape: Schema) -> tuple[str, ...]:
    extra = field.json_schema_extra
    assert isinstance(extra, dict)  # noqa: S101 - every field is made by `says`
    meaning = f"{field.description}{_default(field.default)}"
    return (f"**{name}**" if field.is_required() else name, words(shape), meaning, _example(shape), str(extra["seen"]))


def _default(value: object) -> str:
    """What holds where a field is left out; most fields then are just not stated."""
    if isinstance(value, bool):
        return f" Left out: `{'yes' if value else 'no'}`."
    return f" Left out: `{value}`." if isinstance(value, str) and value else ""


def words(shape: Schema) -> str:
    """A type in the words of the format."""
    if "title" in shape:
        return _titled(shape)
    if "anyOf" in shape:
        return _choices(shape["anyOf"])
    if "enum" in shape:
        return (
            "unpublished"
            if "unpublished" in shape["enum"]
            else " · ".join(f"`{word}`" for word in shape["enum"] if word)
        )
    if "$ref" in shape:
        return "item" if issubclass(_MODELS[shape["$ref"]], Item) else "map"
    return _collection(shape)


def _titled(shape: Schema) -> str:
    if shape["title"] == "criterion":
        return "[criteria](#criteria)"
    if shape["title"] == "lines" and shape["anyOf"][0].get("title") != "text":
        return f"lines ({words(shape['anyOf'][0])})"
    return str(shape["title"])


def _choices(choices: list[Schema]) -> str:
    one, *others = choices
    if {"type": "array", "items": one} not in others:
        return " or ".join(map(words, choices))
    said = words(one)
    many = f"({said})\\*" if "·" in said or " or " in said else f"{said}\\*"
    return " or ".join([many, *map(words, others[1:])])


def _collection(shape: Schema) -> str:
    if "items" in shape:
        return f"list of {words(shape['items'])}{'s' if '$ref' in shape['items'] else ''}"
    return f"map {shape['$comment']}: {words(shape['additionalProperties'])}" if "$comment" in shape else "list"


def _example(shape: Schema) -> str:
    found = next(_examples(shape), None)
    if found is None:
        return ""
    return f"`- {_flow(found[0])}`" if isinstance(found, list) and _is_lines(shape) else f"`{_flow(found)}`"


def _examples(shape: Any) -> Iterator[Any]:
    """The examples of a shape, its own before those inside it."""
    if isinstance(shape, dict):
        yield from (*shape.get("examples", ()), *shape.get("enum", ()))
        for value in shape.values():
            yield from _examples(value)
    elif isinstance(shape, list):
        for part in shape:
            yield from _examples(part)


def _is_lines(shape: Schema) -> bool:
    return shape.get("title") == "lines" or any(map(_is_lines, shape.get("anyOf", ())))


def _flow(value: object, *, inside: bool = False) -> str:
    """A value as YAML on one line."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {_flow(part, inside=True)}" for key, part in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(_flow(part, inside=True) for part in value) + "]"
    return f'"{value}"' if ": " in str(value) or (inside and "," in str(value)) else str(value)


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = (head, ("---",) * len(head), *rows)
    return "\n".join(f"| {' | '.join(cell.replace('|', '&#124;') for cell in line)} |" for line in lines)
