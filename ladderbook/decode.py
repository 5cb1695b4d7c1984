"""From nodes to models: pydantic checks the shape, and what it finds is said again in our words, at the right place."""

from collections.abc import Callable, Iterator
from typing import Any, Final, TypeVar

from pydantic import BaseModel, ValidationError

from ladderbook.problems import Place, Problem
from ladderbook.schema.criteria import KINDS, kind_fault
from ladderbook.schema.reading import Reading
from ladderbook.tree import Map, Seq

M = TypeVar("M", bound=BaseModel)


Near = Callable[[], str | None]
"""Finds the item that one may be a mistyped change of; only called where something is missing, because it is slow."""
_HELPED: Final = 200
"""Problems after which nobody reads what an id may have meant; to look for it among thousands would take minutes."""


def _nobody() -> str | None:
    return None


def decode(model: type[M], node: Map, reading: Reading, called: str, near: Near = _nobody) -> M | None:
    """The item in `node`, or None where its shape is wrong; every problem goes into `reading`.

    `called` names the item in messages: "role peer-supervisor"; `near` is an item it may be a mistyped change of.
    """
    noted = len(reading.problems)
    try:
        read = model.model_validate(node, context=reading)
        return read if len(reading.problems) == noted else None
    except ValidationError as error:
        misspelt = {problem.fix for problem in reading.problems[noted:]}
        found = _problems(error, called, near if noted < _HELPED else _nobody, misspelt)
        reading.problems.extend(one for one in found if not reading.told or one.code != "missing-field")
        return None


def _problems(error: ValidationError, called: str, near: Near, misspelt: set[str]) -> Iterator[Problem]:
    faults = error.errors(include_url=False)
    for fault in faults:
        kind, node = fault["type"], fault["input"]
        if kind == "missing":
            field = str(fault["loc"][-1])
            if f"Did you mean `{field}`?" not in misspelt and field not in getattr(node, "empty", ()):
                yield _missing(node, field, _owner(node, fault["loc"], called), near)
        elif kind.startswith("union_tag"):
            place, code, message, fix = kind_fault(node)
            yield Problem(_place(place), code, message, fix)
        elif "fix" in fault.get("ctx", {}):
            yield Problem(_place(node), kind, fault["ctx"]["message"], fault["ctx"]["fix"])
        elif kind != "too_short" or not _fault_inside(fault["loc"], faults):
            yield _wrong_shape(kind, node, called)


def _fault_inside(loc: tuple[int | str, ...], faults: list[Any]) -> bool:
    """Whether something inside a list is wrong, so that the list only seems too short."""
    return any(len(other["loc"]) > len(loc) and other["loc"][: len(loc)] == loc for other in faults)


def _owner(node: Any, loc: tuple[int | str, ...], called: str) -> str:
    """What lacks a field: the item itself, a map inside it by its key, or an entry of a list."""
    fields = [part for part in loc[:-1] if isinstance(part, str) and part not in KINDS]
    if not fields:
        return called
    name = next((value for key, value in node.items() if key == "id"), None)
    return f"`{name or node.key}`" if name or node.key else f"an entry of `{fields[-1]}`"


def _missing(node: Any, field: str, owner: str, near: Near) -> Problem:
    fix = f"Add a line `{field}: ...`."
    other = None if owner.startswith(("`", "an entry")) else near()
    if other:
        fix = f"Did you mean the {other}? Else add a line `{field}: ...`."
    return Problem(_place(node), "missing-field", f"{owner} has no `{field}`", fix)


def _wrong_shape(kind: str, node: Any, called: str) -> Problem:
    place = _place(node)
    found = "a map of fields" if isinstance(node, Map) else "a list" if isinstance(node, Seq) else "a text"
    key = getattr(node, "key", None)
    owner = f"`{key}`" if key else called
    if kind == "too_short":
        return Problem(place, "empty-list", f"{owner} is empty", "Write at least one entry, or leave the field out.")
    wanted = (
        "a list, one entry a line, each beginning with a dash"
        if kind in ("tuple_type", "list_type")
        else "a map of fields"
    )
    return Problem(
        place, "wrong-type", f"{owner} is {found}, but {wanted} is expected", "Write it as the format shows."
    )


def _place(node: Any) -> Place:
    place: Place = node if isinstance(node, Place) else node.place
    return place
