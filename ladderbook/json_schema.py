"""The JSON Schema of a source file, made from the models: for editors that complete fields and mark mistakes.

An editor sees one file at a time and reads YAML in its own way. So here a text may be a bare number, a reference may
name anything, and an item needs nothing but its id, because it may change an item of another file.
"""

from typing import Any, Final

from pydantic import TypeAdapter
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue, models_json_schema
from pydantic_core import core_schema

from ladderbook import pay
from ladderbook.pay.plan import PlanFields
from ladderbook.schema.agency import Agency
from ladderbook.schema.criteria import KINDS, Criterion, Group
from ladderbook.schema.items import Item
from ladderbook.schema.reading import Many
from ladderbook.schema.sections import SECTIONS
from ladderbook.schema.words import Flag, SourceId

Schema = dict[str, Any]

_CRITERION: Final = "criterion"
_TOLD: Final = ("description", "examples", "seen")
"""What is said of a field, beside the shape of its value."""
_BASES: Final = ("Item", "PlanFields", "CriterionPatch", "Variant")
"""The models whose fields others have too: each such field is said once, in the first of these that has it."""
_ENTRY: Final = "What must be met: an id and one kind, or a group; or a change of one that stands elsewhere."
_PATCH: Final = "A change of a criterion or group that stands elsewhere: its id, and what is new."


class Shapes(GenerateJsonSchema):
    """The models as they are: what an item is when nothing else is known of it."""

    def nullable_schema(self, schema: core_schema.NullableSchema) -> JsonSchemaValue:
        """A field that is left out is never null in a source."""
        return self.generate_inner(schema["schema"])

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        """Nobody needs to write what holds anyway."""
        return self.generate_inner(schema["schema"])

    def dict_schema(self, schema: core_schema.DictSchema) -> JsonSchemaValue:
        """A key is a word in any editor, so nothing is asked of it; what it is, is said beside it."""
        key = self.generate_inner(schema["keys_schema"])["title"]
        return {"type": "object", "$comment": key, "additionalProperties": self.generate_inner(schema["values_schema"])}

    def tagged_union_schema(self, schema: core_schema.TaggedUnionSchema) -> JsonSchemaValue:
        return {"title": _CRITERION, **super().tagged_union_schema(schema)}

    def model_schema(self, schema: core_schema.ModelSchema) -> JsonSchemaValue:
        """Without the names that only our code knows."""
        return {key: value for key, value in super().model_schema(schema).items() if key != "title"}

    def sort(self, value: JsonSchemaValue, parent_key: str | None = None) -> JsonSchemaValue:
        """In the order of the models."""
        return value

    def field_title_should_be_set(self, schema: Any) -> bool:
        return False


class Patches(Shapes):
    """The items as one file may state them: each may be a change of one that another file has."""

    def model_schema(self, schema: core_schema.ModelSchema) -> JsonSchemaValue:
        shape, model = super().model_schema(schema), schema["cls"]
        required = shape.get("required", [])
        shape["properties"] = {
            key: value if key in required else _or_none(value) for key, value in shape["properties"].items()
        }
        shape["required"] = [key for key in required if key == "id" or _is_kind(key, model)]
        if "id" in shape["properties"]:
            shape["properties"].setdefault("hide", _shape_of(Flag))
        if issubclass(model, Item) and not issubclass(model, Criterion):
            also = {key: value for key, value in shape["properties"]["also"].items() if key != "examples"}
            shape["properties"]["also"] = {**also, "propertyNames": {"enum": _lists(shape["properties"])}}
        if issubclass(model, PlanFields):
            _by_kind(shape, next((kind for kind, known in pay.KINDS.items() if known is model), None))
        return shape


def _lists(fields: Schema) -> list[str]:
    """The fields that `also` can append to: lists of texts and ids."""
    return [key for key, shape in fields.items() if _one_or_many(shape)]


def _one_or_many(shape: Schema) -> bool:
    choices = shape.get("anyOf", ())
    return any({"type": "array", "items": choices[0]} == choice or _one_or_many(choice) for choice in choices)


def _is_kind(key: str, model: type) -> bool:
    return key in KINDS and issubclass(model, Criterion | Group)


def _by_kind(plan: Schema, kind: str | None) -> None:
    """A plan says its kind; a change of a plan does not."""
    if kind is None:
        del plan["properties"]["kind"]
    else:
        plan["properties"]["kind"] = {"const": kind, **_told(plan["properties"]["kind"])}
        plan["required"].append("kind")


def _or_none(shape: Schema) -> Schema:
    """In a change `none` takes a field away; a text may say so anyway."""
    bare = {key: value for key, value in shape.items() if key not in _TOLD}
    if "string" in bare.get("type", ()) and not bare.keys() & {"pattern", "enum"}:
        return shape
    choices = bare["anyOf"] if bare.keys() == {"anyOf"} else [bare]
    if any("none" in choice.get("enum", ()) for choice in choices):
        return shape
    return {**_told(shape), "anyOf": [*choices, {"const": "none"}]}


def _told(shape: Schema) -> Schema:
    return {key: shape[key] for key in _TOLD if key in shape}


def file_schema() -> Schema:
    """The JSON Schema (2020-12) of any `.yaml` file of `ladders/`."""
    agency = Agency.model_json_schema(schema_generator=Shapes)
    plans: tuple[type[Item], ...] = (*pay.KINDS.values(), PlanFields)
    models: tuple[type[Item], ...] = tuple(dict.fromkeys((Item, *SECTIONS.values(), *plans)))
    named, shared = models_json_schema([(model, "validation") for model in models], schema_generator=Patches)
    shapes = {**_authored(agency.pop("$defs")), **_authored(shared["$defs"]), "Agency": agency}
    shapes |= _criteria(shapes)
    listed = {section: [named[model, "validation"]] for section, model in SECTIONS.items()}
    listed["plans"] = [named[model, "validation"] for model in plans]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Ladderbook source file",
        "description": "A map of sections. How an author cuts a folder into files is free.",
        "type": "object",
        "additionalProperties": False,
        "properties": {
            "agency": {"$ref": "#/$defs/Agency", "description": "The agency this ladder is of."},
            "source": {
                **_shape_of(Many[SourceId]),
                "description": "The source of everything in this file that has none of its own.",
            },
            **{section: _list_of(choices) for section, choices in listed.items()},
        },
        "$defs": _finished({name: _by_reference(name, shape, shapes) for name, shape in shapes.items()}),
    }


def _authored(shapes: Schema) -> Schema:
    """The maps an author writes, without the values they are read into."""
    return {name: shape for name, shape in shapes.items() if shape.get("additionalProperties") is False}


def _shape_of(value: Any) -> Schema:
    return TypeAdapter(value).json_schema(schema_generator=Shapes)


def _list_of(choices: list[Schema]) -> Schema:
    return {"type": "array", "items": choices[0] if len(choices) == 1 else {"oneOf": choices}}


def _criteria(shapes: Schema) -> Schema:
    """The one list type of criteria: every kind, and a change of one whose kind stands elsewhere."""
    kinds = {name: shape for name, shape in shapes.items() if {*shape.get("required", ())} & {*KINDS}}
    fields: Schema = {}
    for shape in kinds.values():
        for key, value in shape["properties"].items():
            if key not in KINDS:
                known = fields.setdefault(key, value)
                fields[key] = known if known == value else {"anyOf": [known, value]}
    for shape in kinds.values():
        shape["properties"].setdefault("into", fields["into"])
    patch = {"type": "object", "description": _PATCH, "additionalProperties": False, "properties": fields}
    choices = [{"$ref": f"#/$defs/{name}"} for name in (*kinds, "CriterionPatch")]
    return {
        "Criterion": {"description": _ENTRY, "oneOf": choices},
        "CriterionPatch": {**patch, "required": ["id"]},
    }


def _by_reference(name: str, shape: Schema, shapes: Schema) -> Schema:
    """A model without the fields that one of the bases before it has just so; they are referred to there."""
    above = _BASES[: _BASES.index(name)] if name in _BASES else _BASES

    def once(key: str, value: Schema) -> Schema:
        base = next((base for base in above if shapes[base]["properties"].get(key) == value), None)
        return {"$ref": f"#/$defs/{base}/properties/{key}"} if base else value

    fields = shape.get("properties", {})
    return {**shape, "properties": {key: once(key, value) for key, value in fields.items()}} if fields else shape


def _finished(node: Any) -> Any:
    """Every union of criteria by its name, and where a reader sees a field as part of its description."""
    if isinstance(node, list):
        return [_finished(part) for part in node]
    if not isinstance(node, dict):
        return node
    if node.get("title") == _CRITERION:
        return {"$ref": "#/$defs/Criterion"}
    said = {key: value for key, value in node.items() if key in _TOLD and not isinstance(value, dict)}
    shape = {key: _finished(value) for key, value in node.items() if key not in said}
    return {**_with_pages(said), **shape}


def _with_pages(said: Schema) -> Schema:
    """What is said of a field, with the pages that show it in the same sentence as what it means."""
    if "seen" not in said:
        return said
    pages = said.pop("seen")
    seen = pages if pages.startswith("nowhere") else f"on: {pages}"
    return {**said, "description": f"{said['description']} Seen {seen}."}
