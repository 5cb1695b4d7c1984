"""What every listed thing may carry, and how a map of the source becomes an item (FORMAT, section 3)."""

from typing import Any, ClassVar, Self

from pydantic import BaseModel, ConfigDict, Field, ModelWrapValidatorHandler, ValidationInfo, model_validator

from ladderbook.problems import Problem, did_you_mean
from ladderbook.schema.dates import Date, Day, Start
from ladderbook.schema.reading import Many, reading_of, wrong
from ladderbook.schema.words import Flag, Id, Label, SourceId, Words
from ladderbook.tree import Map, Text


class Fields(BaseModel):
    """Any map of the source: known fields only, and never without its source."""

    model_config = ConfigDict(frozen=True, json_schema_extra={"additionalProperties": False})

    source: Many[SourceId] = Field((), description="Where this comes from; inherited from the map around it.")
    note: Words | None = Field(None, description="A remark that readers see.")
    disputed: Words | None = Field(None, description="How sources conflict; shown, and a warning.")
    spelled: ClassVar[tuple[str, ...]] = ()

    @model_validator(mode="wrap")
    @classmethod
    def _known_fields_only(cls, node: Any, then: ModelWrapValidatorHandler[Self], info: ValidationInfo) -> Self:
        if not isinstance(node, Map):
            kind = "a list" if isinstance(node, list) else "a text"
            raise wrong(
                "wrong-type", f"{kind} stands where a map of fields is expected", f"Fields: {cls.field_list()}."
            )
        reading = reading_of(info)
        reading.problems.extend(cls._unknown(key) for key in node if key not in cls.field_names())
        return then(node)

    @classmethod
    def field_names(cls) -> tuple[str, ...]:
        """The fields as an author writes them."""
        return tuple(field.alias or name for name, field in cls.model_fields.items())

    @classmethod
    def field_list(cls) -> str:
        return ", ".join(f"`{name}`" for name in cls.field_names())

    @classmethod
    def _unknown(cls, key: Text) -> Problem:
        near = did_you_mean(key, cls.field_names())
        fix = f"Did you mean `{near}`?" if near else f"The fields here are {cls.field_list()}."
        return Problem(key.place, "unknown-field", f"there is no field `{key}` here", fix)


class Item(Fields):
    """A listed thing: its id is its name for ever."""

    id: Id = Field(description="Its name for ever: small letters, digits, hyphens.")
    was: Many[Id] = Field((), description="Earlier names, so that old links and letters still find it.")
    when: Words | None = Field(None, description="It holds only then.")
    effective: Start | None = Field(None, description="In force from this day; `announced`: the day is not known.")
    until: Date | None = Field(None, description="In force to this day, itself included.")
    also: dict[Label, Any] | None = Field(None, description="Appends to lists of texts or ids.")
    hide: Flag | None = Field(None, description="Leaves the item out.")


def first_day(item: Item) -> Day | None:
    """The day an item comes into force; None means from the start, or a day not known yet."""
    return item.effective if isinstance(item.effective, Day) else None
