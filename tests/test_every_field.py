"""The ladders of this repository show the whole format: every field of every model stands in some file."""

from collections.abc import Iterator
from inspect import get_annotations
from typing import Any, Final, get_args, get_origin

from pydantic import Tag

from ladderbook.articles import FrontMatter
from ladderbook.pay import KINDS
from ladderbook.schema.agency import Agency
from ladderbook.schema.items import Fields
from ladderbook.schema.moves import Deciders
from ladderbook.schema.roles import Duty
from ladderbook.schema.sections import SECTIONS
from ladderbook.tree import Map, Node, Seq, read_yaml
from tests.support import ROOT

Model = type[Fields]
Models = dict[str | None, Model]
"""The models a value may be, each by the key that chooses it among others (a criterion's kind)."""

AUTHORED: Final[dict[str, tuple[Model, ...]]] = {
    "agency": (Agency,),
    "plans": tuple(KINDS.values()),
    **{section: (model,) for section, model in SECTIONS.items()},
}
SHORT: Final[dict[Model, str]] = {Duty: "text", Deciders: "all"}
"""The field that a value stands for where it is written without its map."""


def test_every_field_is_used_by_some_ladder() -> None:
    models = [model for found in AUTHORED.values() for model in found]
    unused = fields_of([*models, FrontMatter]) - set(written())
    assert not unused, f"no file uses {', '.join(sorted(unused))}"


def fields_of(models: list[Model]) -> set[str]:
    """Every field of these models and of all inside them, as `Class.field` of the class that declares it."""
    known: set[Model] = set()
    waiting = list(models)
    while waiting:
        model = waiting.pop()
        if model not in known:
            known.add(model)
            waiting += [inner for kind, _ in declared(model).values() for inner in models_in(kind).values()]
    return {name for model in known for _, name in declared(model).values()}


def written() -> Iterator[str]:
    """The fields that stand in the files."""
    for path in sorted((ROOT / "ladders").rglob("*.yaml")):
        root, _ = read_yaml(path.name, path.read_bytes())
        assert isinstance(root, Map), path
        for section, node in root.items():
            for model in AUTHORED.get(section, ()):
                yield from used(model, node)
    for path in sorted((ROOT / "content").rglob("*.md")):
        front, _ = read_yaml(path.name, path.read_bytes().split(b"---\n")[1])
        assert front is not None, path
        yield from used(FrontMatter, front)


def used(model: Model, node: Node) -> Iterator[str]:
    """The fields of a model in a node, and of the models inside it."""
    for one in node if isinstance(node, Seq) else [node]:
        if isinstance(one, Map):
            fields = declared(model)
            for key, value in one.items():
                if key in fields:
                    kind, name = fields[key]
                    yield name
                    yield from inside(kind, value)
        elif model in SHORT:
            yield declared(model)[SHORT[model]][1]


def inside(kind: Any, node: Node) -> Iterator[str]:
    """The fields of the models a type is made of, in a value of it."""
    nodes = list(node.values()) if get_origin(kind) is dict and isinstance(node, Map) else [node]
    for part in [one for each in nodes for one in (each if isinstance(each, Seq) else [each])]:
        for model in chosen(models_in(kind), part):
            yield from used(model, part)


def chosen(models: Models, node: Node) -> list[Model]:
    """The one model there is; of a criterion that of its kind, or, in a patch without one, the first that fits."""
    if None in models:
        return [models[None]]
    of_its_kind = [model for kind, model in models.items() if kind in node]
    fitting = [model for model in models.values() if set(node) <= set(declared(model))]
    return [*of_its_kind, *fitting][:1]


def declared(model: Model) -> dict[str, tuple[Any, str]]:
    """Each field as authors write it: its type, and `Class.field` of the class that declares it."""
    return {
        field.alias or name: (field.annotation, f"{declaring(model, name)}.{field.alias or name}")
        for name, field in model.model_fields.items()
    }


def declaring(model: Model, name: str) -> str:
    return next(base.__name__ for base in reversed(model.__mro__) if name in get_annotations(base))


def models_in(kind: Any, chosen_by: str | None = None) -> Models:
    """The models that a type is made of."""
    if isinstance(kind, type) and issubclass(kind, Fields):
        return {chosen_by: kind}
    key = next((str(part.tag) for part in get_args(kind) if isinstance(part, Tag)), chosen_by)
    return {tag: model for part in get_args(kind) for tag, model in models_in(part, key).items()}
