"""What a terminal and a program see of problems: the sentence, the line with a caret, the fix; or JSON."""

import json
from unicodedata import combining, east_asian_width

import click
import pytest

from ladderbook.problems import Place, Problem, Severity
from ladderbook.report import MOST, as_json, counted, lines, problem_lines, tallies


def problem(line: int = 1, column: int = 1, length: int = 1, severity: Severity = Severity.ERROR) -> Problem:
    return Problem(Place("a.yaml", line, column, length), "fault", "this is wrong", "Mend it.", severity)


def shown(found: Problem, text: str | None) -> list[str]:
    """The lines of one problem without colors."""
    return [click.unstyle(line) for line in problem_lines(found, None if text is None else text.encode())]


def cells(words: str) -> int:
    """How many cells of a terminal a text fills."""
    return sum(0 if combining(letter) else 2 if east_asian_width(letter) in "WF" else 1 for letter in words)


def test_a_problem_is_a_sentence_a_line_a_caret_and_a_fix() -> None:
    assert shown(problem(2, 5, 5), "roles:\n    titel: Senior\n") == [
        "a.yaml:2:5: error: this is wrong  [fault]",
        "      titel: Senior",
        "      ^^^^^",
        "  fix: Mend it.",
    ]


@pytest.mark.parametrize(
    ("severity", "color"), [(Severity.ERROR, "red"), (Severity.WARNING, "yellow"), (Severity.ADVICE, "blue")]
)
def test_severities_have_colors(severity: Severity, color: str) -> None:
    first, _, caret, _ = problem_lines(problem(severity=severity), b"a: b")
    assert click.style(severity.word, fg=color, bold=True) in first
    assert click.style("^", fg=color) in caret


@pytest.mark.parametrize(("line", "text"), [(1, None), (1, ""), (3, "a: b"), (2, "a: b\n   \n")])
def test_a_place_without_a_line_has_no_caret(line: int, text: str | None) -> None:
    assert len(shown(problem(line), text)) == 2


@pytest.mark.parametrize("column", [1, 40, 50, 51, 52, 99, 100, 101, 150, 250, 296])
def test_a_long_line_is_cut_around_the_caret(column: int) -> None:
    row = "".join(chr(ord("a") + number % 26) + str(number % 10) for number in range(150))
    _, line, caret, _ = shown(problem(1, column, 5), row)
    assert len(line) <= 102
    assert line[caret.index("^") : len(caret)] == row[column - 1 : column + 4]


def test_a_caret_is_never_longer_than_its_line() -> None:
    _, line, caret, _ = shown(problem(1, 4, 500), "a: text")
    assert (line, caret) == ("  a: text", "     ^^^^")


def test_a_caret_may_stand_behind_its_line() -> None:
    _, line, caret, _ = shown(problem(1, 9), "a: text")
    assert (line, caret) == ("  a: text", "         ^")


@pytest.mark.parametrize("before", ["夜のシフト", "\uff2e\uff29\uff27\uff28\uff34", "e\u0301te\u0301", "été", "\tx"])
def test_a_caret_stands_under_its_letter_behind_wide_and_narrow_ones(before: str) -> None:
    row = f"{before}: titel"
    _, line, caret, _ = shown(problem(1, row.index("titel") + 1, 5), row)
    assert caret.index("^") == cells(line[: line.index("titel")])
    assert caret.count("^") == 5


def test_a_caret_is_as_wide_as_what_it_marks() -> None:
    _, _, caret, _ = shown(problem(1, 4, 2), "a: 夜間 x")
    assert caret == "     ^^^^"


def test_problems_are_sorted_and_counted_behind_the_fiftieth_of_a_file() -> None:
    many = [problem(line) for line in range(MOST + 3, 0, -1)]
    other = Problem(Place("b.yaml"), "fault", "this is wrong", "Mend it.")
    told = [click.unstyle(line) for line in lines([other, *many], {})]
    assert [line.split(" ")[0] for line in told if "error" in line] == [
        *(f"a.yaml:{line}:1:" for line in range(1, MOST + 1)),
        "b.yaml:1:1:",
    ]
    assert told[2 * MOST] == "a.yaml: and 3 more"


def test_fifty_problems_of_a_file_are_all_told() -> None:
    assert not any("more" in line for line in lines([problem(line) for line in range(MOST)], {}))


@pytest.mark.parametrize("character", ["\x07", "\x1b", "\x9b", "\u202e", "\u2028", "\x7f", "\r", "\x00"])
def test_control_characters_never_reach_the_terminal(character: str) -> None:
    found = Problem(Place(f"a{character}.yaml"), "fault", f"`{character}` is wrong", f"Delete {character}.")
    told = shown(found, f"a: {character}b")
    assert len(told) == 4
    assert character not in "".join(told)


def test_nor_do_they_in_the_count_of_a_file() -> None:
    many = [Problem(Place("a\x1b.yaml", line), "fault", "this is wrong", "Mend it.") for line in range(MOST + 1)]
    assert "\x1b" not in "".join(click.unstyle(line) for line in lines(many, {}))


@pytest.mark.parametrize("data", [b"\xff\xfea\x00", b"caf\xe9: x", "\ufefftitel: x".encode()])
def test_any_bytes_can_be_shown(data: bytes) -> None:
    assert len(list(problem_lines(problem(), data))) == 4


@pytest.mark.parametrize(
    ("severities", "words"),
    [
        ([], ""),
        ([Severity.ERROR], "1 error"),
        ([Severity.WARNING, Severity.ERROR, Severity.ERROR], "2 errors, 1 warning"),
        ([Severity.ADVICE, Severity.ADVICE], "2 advice"),
    ],
)
def test_problems_are_counted_in_words(severities: list[Severity], words: str) -> None:
    assert counted(problem(severity=severity) for severity in severities) == words


def test_a_line_for_each_agency_counts_its_problems_and_shared_files_come_last() -> None:
    places = {
        "ladders/oak/roles.yaml": Severity.WARNING,
        "content/oak/start.md": Severity.ADVICE,
        "ladders/library/terms.yaml": Severity.WARNING,
        "content/shared/start.md": Severity.WARNING,
        "ladders/willow/pay.yaml": Severity.ADVICE,
        "ladders/a\x1b/pay.yaml": Severity.ADVICE,
    }
    found = [Problem(Place(file), "fault", "this is so", "Look.", severity) for file, severity in places.items()]
    assert list(tallies(found)) == [
        "  a�             1 advice",
        "  oak            1 warning, 1 advice",
        "  willow         1 advice",
        "  shared by all  2 warnings",
    ]


def test_json_is_one_object_with_the_facts_of_the_run_and_its_problems_in_order() -> None:
    told = as_json([problem(2, severity=Severity.WARNING), problem(1, 5)], published=["oak"], pages=3)
    rest = {"code": "fault", "message": "this is wrong", "fix": "Mend it."}
    assert json.loads(told) == {
        "published": ["oak"],
        "pages": 3,
        "problems": [
            {"file": "a.yaml", "line": 1, "column": 5, "severity": "error", **rest},
            {"file": "a.yaml", "line": 2, "column": 1, "severity": "warning", **rest},
        ],
    }


def test_json_of_no_problems() -> None:
    assert json.loads(as_json([])) == {"problems": []}


def test_json_holds_no_control_characters() -> None:
    found = Problem(Place("a\x1b.yaml"), "fault", "`\x9b` is wrong", "Delete \x07.")
    assert all(letter.isprintable() or letter == "\n" for letter in as_json([found]))
