"""YAML as a tree: every scalar stays the text that was written, everything knows its place, and all has a limit."""

import pytest

from ladderbook.limits import FILE_BYTES, YAML_DEPTH, YAML_VALUES
from ladderbook.problems import Place
from ladderbook.tree import Map, Node, Seq, Text, read_text, read_yaml


def read(words: str, first_line: int = 1) -> Map:
    """The map in a text without a fault."""
    root, problems = read_yaml("a.yaml", words.encode(), first_line=first_line)
    assert not problems
    assert isinstance(root, Map)
    return root


def value(root: Map, key: str) -> Node:
    return next(node for name, node in root.items() if name == key)


def found(data: str | bytes) -> list[str]:
    """Each problem as `line:column code`."""
    _, problems = read_yaml("a.yaml", data.encode() if isinstance(data, str) else data)
    return [f"{p.place.line}:{p.place.column} {p.code}" for p in problems]


@pytest.mark.parametrize(
    "written",
    [
        "no",
        "Yes",
        "on",
        "true",
        "null",
        "~",
        "010",
        "0x1F",
        "1:30",
        "1e3",
        "1_000",
        ".5",
        "+1",
        "24.750",
        "2026-07-01",
        "=",
        "<<",
    ],
)
def test_a_scalar_stays_the_text_that_was_written(written: str) -> None:
    assert value(read(f"a: {written}"), "a") == written


@pytest.mark.parametrize("written", ["24.75", '"24.75"', "'24.75'"])
def test_quotes_change_nothing(written: str) -> None:
    node = value(read(f"a: {written}"), "a")
    assert node == "24.75"
    assert isinstance(node, Text)
    assert node.quoted == (written != "24.75")


def test_a_text_of_many_lines() -> None:
    assert value(read("a: >\n  one\n  two\n"), "a") == "one two\n"
    assert value(read("a: |\n  one\n  two\n"), "a") == "one\ntwo\n"
    assert value(read("a: one\n  two\n"), "a") == "one two"


def test_keys_are_texts_too() -> None:
    assert list(read("1: a\nno: b\n2026-07-01: c")) == ["1", "no", "2026-07-01"]


def test_everything_knows_its_place_and_its_key() -> None:
    root = read("a: one\nb:\n  - two\nc: {d: 'three'}\n")
    one, b, c = value(root, "a"), value(root, "b"), value(root, "c")
    assert isinstance(b, Seq)
    assert isinstance(c, Map)
    places = [(str(node.place), node.place.length, node.key) for node in (one, b, b[0], c, value(c, "d"))]
    assert places == [
        ("a.yaml:1:4", 3, "a"),
        ("a.yaml:3:3", 1, "b"),
        ("a.yaml:3:5", 3, None),
        ("a.yaml:4:5", 1, "c"),
        ("a.yaml:4:8", 7, "d"),
    ]
    assert (b.flow, c.flow) == (False, True)
    assert root.key_text("c").place == Place("a.yaml", 4, 1)


def test_a_text_of_many_lines_has_the_place_of_its_first_letter() -> None:
    node = value(read("a: one\n  two\n"), "a")
    assert (node.place, node.place.length) == (Place("a.yaml", 1, 4), 1)


def test_columns_count_letters() -> None:
    assert value(read("été: 夜 shift"), "été").place == Place("a.yaml", 1, 6)


def test_lines_are_counted_from_where_the_text_begins_in_its_file() -> None:
    assert value(read("a: one", first_line=2), "a").place.line == 2


@pytest.mark.parametrize("words", ["", "# nothing yet\n", "\n\n", "---\n"])
def test_an_empty_file_is_no_fault(words: str) -> None:
    root, problems = read_yaml("a.yaml", words.encode())
    assert problems == []
    assert not root


def test_a_byte_order_mark_and_the_line_ends_of_windows_are_no_fault() -> None:
    root, problems = read_yaml("a.yaml", "\ufeffa: one\r\nb: two\r\n".encode())
    assert (root, problems) == ({"a": "one", "b": "two"}, [])


def test_the_first_of_two_equal_keys_is_kept() -> None:
    root, _ = read_yaml("a.yaml", b"a: one\na: two\n")
    assert root == {"a": "one"}


def test_faults_inside_a_file_are_told_in_one_run() -> None:
    words = "a: one\na: two\nb:\n<<: {c: d}\ne:\n  - one\n  -\nf: {g: one, two}\n"
    assert found(words) == [
        "2:1 duplicate-key",
        "3:1 empty-value",
        "4:1 merge-key",
        "7:4 empty-value",
        "8:13 comma-in-braces",
    ]


@pytest.mark.parametrize(
    ("words", "problem"),
    [
        ("a: &x one\nb: *x", "1:4 alias"),
        ("a: *x", "1:4 alias"),
        ("a: !!int 1", "1:4 tag"),
        ("- !x {a: b}", "1:3 tag"),
        ("? [a]\n: b", "1:3 key-not-text"),
        ("a: b\n---\nc: d", "2:1 second-document"),
        ("a: b\n...\nc: d", "3:1 indentation"),
    ],
)
def test_what_yaml_has_and_the_format_has_not(words: str, problem: str) -> None:
    assert found(words) == [problem]


def test_references_cannot_grow() -> None:
    """A text of a few lines whose references would make a thousand million values."""
    lines = ["a: &a [x, x]", *(f"{b}: &{b} [*{a}, *{a}, *{a}]" for a, b in zip("abcdefgh", "bcdefghi", strict=True))]
    assert found("\n".join(lines)) == ["1:4 alias"]


def test_a_file_has_a_limit() -> None:
    assert found(b"#" * FILE_BYTES) == []
    assert found(b"#" * (FILE_BYTES + 1)) == ["1:1 file-too-large"]


def test_levels_have_a_limit() -> None:
    assert found("[" * YAML_DEPTH + "a" + "]" * YAML_DEPTH) == []
    assert found("[" * 500_000) == [f"1:{YAML_DEPTH + 1} too-deep"]
    assert found("- " * 500_000) == [f"1:{2 * YAML_DEPTH + 1} too-deep"]


def test_values_have_a_limit() -> None:
    assert found("[" + "a, " * 1000 + "a]") == []
    assert [problem.partition(" ")[2] for problem in found("[" + "a, " * YAML_VALUES + "a]")] == ["too-many-values"]


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"a: caf\xe9", "1:7 not-utf-8"),
        (b"a: b\nc: caf\xe9", "2:7 not-utf-8"),
        (b"caf\xc3\xa9: caf\xe9", "1:10 not-utf-8"),
        (b"\xef\xbb\xbfa: b\nc: caf\xe9", "2:7 not-utf-8"),
        (b"\xff\xfea\x00", "1:1 not-utf-8"),
        (b"a: \x00", "1:4 control-character"),
        (b"a: b\nc: \x1b[31m", "2:4 control-character"),
        (b"a: \x7f", "1:4 control-character"),
        ("a: \x92".encode(), "1:4 control-character"),
        ("a: \x9b31m".encode(), "1:4 control-character"),
        ("a: \ufeff".encode(), "1:4 control-character"),
        ("a: \uffff".encode(), "1:4 control-character"),
    ],
)
def test_a_file_is_utf_8_without_control_characters(data: bytes, problem: str) -> None:
    assert found(data) == [problem]
    words, problems = read_text("a.md", data)
    assert words is None
    assert [f"{p.place.line}:{p.place.column} {p.code}" for p in problems] == [problem]


@pytest.mark.parametrize("line_break", ["\r", "\x85", "\u2028", "\u2029"])
def test_every_place_is_a_line_of_the_file(line_break: str) -> None:
    """libyaml takes these for line ends, editors and `report` do not."""
    root, problems = read_yaml("a.yaml", f'a: "one{line_break} two"\nb: {{c}}\n'.encode())
    places = [problem.place for problem in problems] or [value(root, "b").place] if isinstance(root, Map) else []
    assert [place for place in places if place.line > 2] == []


@pytest.mark.parametrize("escape", [r"\0", r"\x1b", r"\e", r"\x9b"])
def test_a_control_character_cannot_be_written_by_its_number(escape: str) -> None:
    assert found(f'a: "one{escape}two"') == ["1:4 control-character"]
