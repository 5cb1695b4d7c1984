"""The JSON Schema of a source file: whatever the engine takes, an editor takes; and it marks what is surely wrong.

Editors read YAML in two ways: by version 1.2, where `yes` is a word, or by version 1.1, where it is a truth value.
"""

from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from ladderbook import manual
from ladderbook.cli import cli
from ladderbook.json_schema import file_schema
from tests.support import ROOT

SCHEMA = file_schema()
VALIDATOR = Draft202012Validator(SCHEMA)
FILES = sorted([*ROOT.glob("ladders/**/*.yaml"), *ROOT.glob("tests/format/ladders/**/*.yaml")])


class Version12(yaml.BaseLoader):
    """The core schema of YAML 1.2: `yes` and `2026-07` are words."""


class Version11(yaml.SafeLoader):
    """YAML 1.1, as editors read it: `yes` is a truth value; a day stays a word, because JSON has no days."""


for tag, form, first in (
    ("tag:yaml.org,2002:null", r"~|null", "~n"),
    ("tag:yaml.org,2002:bool", r"true|false", "tf"),
    ("tag:yaml.org,2002:int", r"[-+]?[0-9]+", "-+0123456789"),
    ("tag:yaml.org,2002:float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)", "-+.0123456789"),
):
    Version12.add_implicit_resolver(tag, yaml.resolver.re.compile(f"^(?:{form})$"), list(first))
VERSIONS = (Version11, Version12)


def read(text: str, version: type) -> Any:
    """A file as an editor sees it; keys are always words."""
    return _value(yaml.compose(text, Loader=version))


def _value(node: yaml.Node) -> Any:
    if isinstance(node, yaml.MappingNode):
        return {key.value: _value(value) for key, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [_value(part) for part in node.value]
    if node.tag.endswith((":timestamp", ":str")):
        return node.value
    return yaml.SafeLoader("").construct_object(node)


def faults(text: str, version: type = Version12) -> list[str]:
    """Where an editor marks a fault, and why."""
    found = VALIDATOR.iter_errors(read(dedent(text), version))
    return [f"{error.json_path}: {error.message}" for error in found]


def test_it_is_a_schema_of_the_draft_it_names() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    assert SCHEMA["$schema"] == "https://json-schema.org/draft/2020-12/schema"


@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_source_file_is_valid(path: Path, version: type) -> None:
    assert faults(path.read_text(encoding="utf-8"), version) == []


PAIRS = {
    "a section that is misspelt": ("role: [{id: a}]", "roles: [{id: a}]"),
    "a section that is a map": ("roles: {id: a}", "roles: [{id: a}]"),
    "an item without an id": ("terms: [{term: Warm line}]", "terms: [{id: warm-line, term: Warm line}]"),
    "an id with capitals": ("terms: [{id: Warm Line}]", "terms: [{id: warm-line}]"),
    "a field that is misspelt": ("roles: [{id: a, titel: Peer}]", "roles: [{id: a, title: Peer}]"),
    "a word that is none of the choices": ("moves: [{id: a, kind: promote}]", "moves: [{id: a, kind: promotion}]"),
    "a flag in other words": ("moves: [{id: a, keeps_hours: maybe}]", "moves: [{id: a, keeps_hours: yes}]"),
    "money with its sign": ("trainings: [{id: a, cost: $450}]", "trainings: [{id: a, cost: 450}]"),
    "a length of time in words": ("trainings: [{id: a, length: a week}]", "trainings: [{id: a, length: 1 week}]"),
    "a percent without its sign": (
        "plans: [{id: a, placement: {rule: min-percent, min_gain: 5}}]",
        "plans: [{id: a, placement: {rule: min-percent, min_gain: 5%}}]",
    ),
    "a kind of plan there is not": ("plans: [{id: a, kind: steps}]", "plans: [{id: a, kind: grid}]"),
    "a criterion of two kinds": (
        "moves: [{id: a, criteria: [{id: b, time: 1 year, rating: Good}]}]",
        "moves: [{id: a, criteria: [{id: b, time: 1 year}, {id: c, rating: Good}]}]",
    ),
    "a criterion without an id": (
        "moves: [{id: a, criteria: [{time: 1 year}]}]",
        "moves: [{id: a, criteria: [{id: b, time: 1 year}]}]",
    ),
    "a fault deep in a group": (
        "moves: [{id: a, criteria: [{any_of: [{id: b, all_of: [{id: c, exam: Test, passes: 70%}]}]}]}]",
        "moves: [{id: a, criteria: [{any_of: [{id: b, all_of: [{id: c, exam: Test, pass: 70%}]}]}]}]",
    ),
    "an agency without an edition": (
        "agency: {name: Oak House, kind: peer-run}",
        "agency: {name: Oak House, kind: peer-run, edition: {effective: 2026}}",
    ),
    "a field that `also` cannot append to": (
        "roles: [{id: a, also: {title: Peer}}]",
        "roles: [{id: a, also: {does: [Listens]}}]",
    ),
}


@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize(("wrong", "right"), PAIRS.values(), ids=PAIRS)
def test_a_mistake_is_marked(wrong: str, right: str, version: type) -> None:
    assert faults(wrong, version)
    assert faults(right, version) == []


@pytest.mark.parametrize(
    "text",
    [
        "terms: [{id: 988, term: 988, text: yes}]",
        "roles: [{id: a, also_called: [1st, 2, no]}]",
        "roles: [{id: a, pay: unpublished, benefits: none}]",
        "roles: [{id: a, overtime: none, pay: {hiring: none, grade: P3}}]",
        "roles: [{id: a, weekly_hours: 37.5}, {id: b, weekly_hours: [20, '30']}]",
        "roles: [{id: a, does: Listens}, {id: b, does: [Listens, {id: c, text: Walks}]}]",
        "moves: [{id: a, decided_by: council}, {id: b, decided_by: [council, peer]}]",
        "moves: [{id: c, decided_by: {any: council}}]",
        "moves: [{id: a, criteria: [{id: b, due: 12 months after hire}, {id: c, hide: yes}]}]",
        "moves: [{id: a, criteria: none}]",
        "moves: [{id: a, criteria: [{id: b, into: c, any_of: [{id: d, rating: Good}]}, {id: e, hide: yes}]}]",
        "roles: [{id: a, does_not: [{id: assess, hide: yes}]}]",
        "plans: [{id: a, effective: 2027, raise: 3%}]",
        "plans: [{id: a, rates: {3: [18.00, '18.50', unpublished], JR: unpublished}}]",
        "plans: [{id: a, placement: unpublished}, {id: b, placement: {min_gain: 4%}}]",
    ],
)
@pytest.mark.parametrize("version", VERSIONS)
def test_what_the_format_allows_is_taken(text: str, version: type) -> None:
    assert faults(text, version) == []


GOOD = [
    pytest.param(text, id=f"{code}: {heading}")
    for code in manual.CODES
    for heading, text in manual.files(manual.page(code).good)
    if heading.endswith(".yaml")
]


@pytest.mark.parametrize("text", GOOD)
def test_a_good_example_of_the_manual_is_taken(text: str) -> None:
    assert faults(text) == []


def test_a_field_tells_what_it_means_and_where_it_is_seen() -> None:
    title = SCHEMA["$defs"]["Training"]["properties"]["length"]
    assert title["description"] == "How long it takes. Seen on: training, role, move, credential."


def test_the_verb_prints_it(capsys: pytest.CaptureFixture[str]) -> None:
    cli.main(["schema"], standalone_mode=False)
    assert yaml.safe_load(capsys.readouterr().out) == SCHEMA


def test_the_verb_writes_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    cli.main(["schema", "-o", str(tmp_path / "ladderbook.json")], standalone_mode=False)
    assert yaml.safe_load((tmp_path / "ladderbook.json").read_text(encoding="utf-8")) == SCHEMA
    assert "ladderbook.json" in capsys.readouterr().out
