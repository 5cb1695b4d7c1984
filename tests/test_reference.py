"""The reference for authors: what is in `docs/` is what the models and the manual say now."""

import re
from collections.abc import Iterator
from inspect import get_annotations
from runpy import run_path
from typing import Annotated, Any

import pytest
from jsonschema import Draft202012Validator
from pydantic import TypeAdapter
from pydantic.fields import FieldInfo

from ladderbook import manual, pages, reference
from ladderbook.json_schema import Shapes, file_schema
from ladderbook.pay.plan import PlanFields
from ladderbook.schema.agency import Agency
from ladderbook.schema.items import Fields, Item
from ladderbook.schema.sections import LISTS, SECTIONS
from tests.support import ROOT

SCHEMA = file_schema()
REFERENCE = reference.markdown()
PAGES = run_path(str(ROOT / "tools" / "docs.py"))["pages"]()
"""What tools/docs.py would write now."""
SEEN = {*(kind.name for kind in pages.KINDS), "portal", "every page"}


def models(model: type[Fields] = Fields) -> Iterator[type[Fields]]:
    """Every model of the source format; front matter is no section, and is told where guidance is."""
    for known in model.__subclasses__():
        if known.__module__.startswith(("ladderbook.schema", "ladderbook.pay")):
            yield known
            yield from models(known)


FIELDS = {
    f"{model.__name__}.{name}": (model, field)
    for model in dict.fromkeys((Fields, *models()))
    for name, field in model.model_fields.items()
    if name in get_annotations(model)
}
"""Every field, with the model that says it."""


@pytest.mark.parametrize("name", PAGES)
def test_docs_are_what_they_would_be_now(name: str) -> None:
    there = (ROOT / "docs" / name).read_text(encoding="utf-8")
    assert there == PAGES[name], "run: python tools/docs.py"


@pytest.mark.parametrize(("model", "field"), FIELDS.values(), ids=FIELDS)
def test_a_field_says_what_it_means_and_who_sees_it(model: type[Fields], field: FieldInfo) -> None:
    assert (field.description or "").endswith(".")
    extra = field.json_schema_extra
    assert isinstance(extra, dict)
    seen = str(extra["seen"])
    assert re.match(r"nowhere: it only \w+", seen) or {*seen.split(", ")} <= SEEN, seen


@pytest.mark.parametrize("model", dict.fromkeys(models()))
def test_a_map_says_what_it_is(model: type[Fields]) -> None:
    assert (model.__doc__ or "").strip().endswith(".")


EXAMPLES = {key: (model, field) for key, (model, field) in FIELDS.items() if field.examples}


@pytest.mark.parametrize(("model", "field"), EXAMPLES.values(), ids=EXAMPLES)
def test_the_example_of_a_field_is_right(model: type[Fields], field: FieldInfo) -> None:
    shape = TypeAdapter(Annotated[field.annotation, *field.metadata, "value"]).json_schema(schema_generator=Shapes)
    assert [error.message for error in Draft202012Validator(shape).iter_errors((field.examples or [])[0])] == []


def test_every_section_has_its_place() -> None:
    assert {*LISTS} == {*SECTIONS, "plans"}
    headings = {name for line in re.findall(r"^## (.*)$", REFERENCE, re.MULTILINE) for name in line.split(", ")}
    assert {"agency", *LISTS, "criteria"} <= headings


@pytest.mark.parametrize("model", [Agency, Item, PlanFields, *dict.fromkeys(SECTIONS.values())])
def test_every_field_has_its_row(model: type[Fields]) -> None:
    for name, field in model.model_fields.items():
        row = f"**{field.alias or name}**" if field.is_required() else field.alias or name
        assert f"\n| {row} | " in REFERENCE


def test_every_type_is_explained() -> None:
    told = {name for name, _, _ in reference.VALUES}
    plain = {title for title in titles(SCHEMA["$defs"]) if not title.startswith(("id of ", "`"))}
    assert plain - {"duration or rate", "date or `announced`"} <= told


def titles(shape: Any) -> Iterator[str]:
    """What the types in a schema are called."""
    if isinstance(shape, dict):
        if "title" in shape and shape.keys() & {"type", "anyOf"} and isinstance(shape["title"], str):
            yield shape["title"]
        for value in shape.values():
            yield from titles(value)
    elif isinstance(shape, list):
        for part in shape:
            yield from titles(part)


@pytest.mark.parametrize(
    "row",
    [
        "| **identity** | `peer` · `open` | Whether it is for people with lived experience",
        "| source | id of sources\\* | Where this comes from",
        "| decided_by | party\\* or map or unpublished | Who decides",
        "| does | lines (text or map) or unpublished | What one does in it. | `- Meets people",
        "| counts | (`paid` · `volunteer` · `internship` · `military`)\\* | Which experience counts.",
        "| locality | map id of places: percent or unpublished | What is added",
        "| variants | list of items | The same role in other settings",
        "| may_cut | flag | Whether placement may lower the rate of pay. Left out: `no`. | `yes` | move |",
    ],
)
def test_a_row_speaks_the_words_of_the_format(row: str) -> None:
    assert row in REFERENCE


def test_every_problem_has_its_place() -> None:
    text = manual.markdown()
    told = re.sub(r"^```.*?^```$", "", text, flags=re.MULTILINE | re.DOTALL)
    assert re.findall(r"^## (.*)$", told, re.MULTILINE) == list(manual.CODES)
    assert "Bad, `ladders/oak/glossary.yaml`, saved as Windows-1252:\n\n```yaml\nterms:\n" in text
    assert "Bad, `ladders/oak/glossary.yaml`, a link to `../../../everyone/glossary.yaml`\n" in text
    assert "```markdown\n---\ntitle: Your first day\n" in text
