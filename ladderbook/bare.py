"""Frozen values as JSON has them, and back: a value is read only if every field is there and of its kind."""

from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from decimal import Decimal
from functools import cache
from typing import Annotated, Any, get_args, get_origin, get_type_hints

from ladderbook import money
from ladderbook.schema.dates import Day

Reader = Callable[[Any], Any]
"""Makes a value from JSON; raises ValueError, LookupError or TypeError where it is of another form."""


def bare(value: object) -> object:
    """A value as JSON has it."""
    if isinstance(value, Day):
        return value.iso
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, tuple):
        return [bare(part) for part in value]
    if is_dataclass(value):
        return {field.name: bare(getattr(value, field.name)) for field in fields(value)}
    return value


@cache
def reader(kind: Any) -> Reader:
    """What reads a value of a kind; made once for each."""
    made = _SCALARS.get(kind)
    if made:
        return made
    if is_dataclass(kind):
        hints = get_type_hints(kind, include_extras=True)
        return _whole(kind, {name: reader(inside) for name, inside in hints.items()})
    if get_origin(kind) is Annotated:
        return _one_of(*kind.__metadata__)
    inside = reader(get_args(kind)[0])
    return _several(inside) if get_origin(kind) is tuple else _perhaps(inside)


def _whole(kind: Any, readers: Mapping[str, Reader]) -> Reader:
    """A value with these fields and no others."""

    def read(value: Any) -> object:
        if len(value) != len(readers):
            raise ValueError(f"{value!r} has other fields")
        return kind(*[one(value[name]) for name, one in readers.items()])

    return read


def _one_of(choices: tuple[str, ...]) -> Reader:
    return lambda value: choices[choices.index(value)]


def _several(read: Reader) -> Reader:
    return lambda value: tuple([read(part) for part in _of(list, value)])


def _perhaps(read: Reader) -> Reader:
    return lambda value: None if value is None else read(value)


def _of(kind: Any, value: Any) -> Any:
    if type(value) is not kind:
        raise TypeError(f"{value!r} is no {kind}")
    return value


_SCALARS: Mapping[Any, Reader] = {
    str: lambda value: _of(str, value),
    bool: lambda value: _of(bool, value),
    Decimal: lambda value: _of(Decimal, money.number(_of(str, value))),
    Day: lambda value: Day.of(_of(str, value).split("-")),
}
