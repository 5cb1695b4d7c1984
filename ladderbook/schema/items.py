"""What every listed thing may carry, and how a map of the source becomes an item (FORMAT, section 3)."""

from collections.abc import Iterable
from functools import cache
from typing import Any, ClassVar, Final, Self

from pydantic import BaseModel, ConfigDict, ModelWrapValidatorHandler, ValidationInfo, model_validator

from ladderbook.problems import Problem, did_you_mean
from ladderbook.schema.dates import Date, Day, Start
from ladderbook.schema.reading import Many, reading_of, says, wrong
from ladderbook.schema.words import Flag, Id, Label, SourceId, Words
from ladderbook.tree import Map, Text

PAGES: Final = "role, move, plan, competency, credential, setting, training"
"""The pages that show what any map may carry."""


class Fields(BaseModel):
    """Any map of the source: known fields only, and never without its source."""

    model_config = ConfigDict(frozen=True, defer_build=True, json_schema_extra={"additionalProperties": False})

    source: Many[SourceId] = says(
        "Where this comes from; left out, it is the source of the map around it, last that of the file.",
        f"sources, {PAGES}",
        (),
        example="nmcb",
    )
    note: Words | None = says(
        "A remark for readers.", f"{PAGES}, glossary, people, home, about", None, example="Base rates, before locality."
    )
    disputed: Words | None = says(
        "In what the sources conflict; readers see it.", PAGES, None, example="Sources differ: 2 or 3 years"
    )
    spelled: ClassVar[tuple[str, ...]] = ()

    @model_validator(mode="wrap")
    @classmethod
    def _known_fields_only(cls, node: Any, then: ModelWrapValidatorHandler[Self], info: ValidationInfo) -> Self:
        if not isinstance(node, Map):
            kind = "a list" if isinstance(node, list) else "a text"
            raise wrong(
                "wrong-type",
                f"{kind} stands where a map of fields is expected",
                f"Write its fields: {cls.field_list()}.",
            )
        reading = reading_of(info)
        unknown = [cls._unknown(key) for key in node if key not in cls.field_names()]
        reading.problems.extend(unknown)
        made = then(node)
        if not unknown:
            reading.problems.extend(made.whole(node))
        return made

    def whole(self, node: Map) -> Iterable[Problem]:
        """What is wrong with the fields together, though each is right."""
        return ()

    @classmethod
    @cache
    def field_names(cls) -> tuple[str, ...]:
        """The fields as an author writes them."""
        return tuple(field.alias or name for name, field in cls.model_fields.items())

    @classmethod
    def field_list(cls) -> str:
        """The fields of this kind of thing, without those that every item has."""
        common = set(Item.model_fields if issubclass(cls, Item) else Fields.model_fields) - {"id"}
        own = [name for name in cls.field_names() if name not in common]
        return ", ".join(f"`{name}`" for name in own or cls.field_names())

    @classmethod
    def _unknown(cls, key: Text) -> Problem:
        near = did_you_mean(key, cls.field_names())
        fix = f"Did you mean `{near}`?" if near else f"The fields here are {cls.field_list()}."
        return Problem(key.place, "unknown-field", f"there is no field `{key}` here", fix)


class Item(Fields):
    """A listed thing: its id is its name for ever."""

    id: Id = says(
        "Its name for ever; an item whose id is already known changes that item.",
        "nowhere: it only names the item in addresses, links and numbers",
    )
    was: Many[Id] = says(
        "Its earlier names.",
        "nowhere: it only lets old letters and links still find it",
        (),
        example="peer-worker-2",
    )
    when: Words | None = says("It holds only then.", PAGES, None, example="in programs billed to Medicaid")
    effective: Start | None = says(
        "In force from this day, itself included; `announced`: it is decided, the day is not known.",
        f"{PAGES}, changes, home",
        None,
    )
    until: Date | None = says("In force to this day, itself included.", "nowhere: it only ends what is shown", None)
    also: dict[Label, Any] | None = says(
        "Appends to lists of texts or ids, where the field itself would replace them.",
        "nowhere: it only makes the lists longer",
        None,
        example={"does": ["Runs the Wednesday group"]},
    )
    hide: Flag | None = says("Leaves the item out.", "changes", None)


def first_day(item: Item) -> Day | None:
    """The day an item comes into force; None means from the start, or a day not known yet."""
    return item.effective if isinstance(item.effective, Day) else None
