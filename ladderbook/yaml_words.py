"""What libyaml says about broken YAML, put into words an author understands."""

import re
from collections.abc import Callable
from typing import Final

import yaml

from ladderbook.problems import Place, Problem

_KEY: Final = re.compile(r"\s*(- +)*[\w-]+:( |$)")

_SENTENCES: Final = (
    # (libyaml's words, code, message, fix, is the fault where the construct began?)
    ("expected key", "indentation", "this line does not line up with the lines above it",
     "Give it the same number of spaces as the other fields of this item.", False),
    ("expected '-' indicator", "indentation", "this line does not line up with the dashes above it",
     "Start it with a dash in the same column, or indent it under the item it belongs to.", False),
    ("expected ',' or '}'", "brace-open", "this `{` is not closed, or a comma is missing after it",
     "Close it with `}`, put commas between the fields, and quotes around a text that holds `,` `:` `{` or `}`.", True),
    ("expected ',' or ']'", "bracket-open", "this `[` is not closed, or a comma is missing after it",
     "Close it with `]` and put commas between the items.", True),
    ("expected ':'", "colon-missing", "this line is not a field: it has no colon",
     "Write `field: value`; a text that goes on in the next line must be indented further.", True),
    ("end of stream", "quote-open", "this quote is never closed", "Close it, or leave both quotes out.", True),
    ("escape", "bad-escape", "a backslash inside double quotes needs another backslash",
     "Write \\\\, or use single quotes.", False),
    ("expected the node content", "value-missing", "a value is missing here",
     "Write it, or take the comma away.", False),
    ("document start", "indentation", "this line starts further left than the lines above it allow",
     "Give it the same number of spaces as the other fields of this item.", False),
)  # fmt: skip


def syntax_problem(error: yaml.MarkedYAMLError, file: str, words: str, first_line: int) -> Problem:
    """One problem in our words. The place is where an author has to look, not where the parser gave up."""
    lines = words.split("\n")
    mark = error.problem_mark or error.context_mark
    if mark is None:
        return Problem(Place(file), "yaml-syntax", f"this is not YAML: {error}", "Compare it with the example.")
    line = lines[mark.line] if mark.line < len(lines) else ""
    said = str(error.problem)

    def problem(at: yaml.Mark, code: str, message: str, fix: str) -> Problem:
        return Problem(Place(file, at.line + first_line, at.column + 1), code, message, fix)

    tab = line.find("\t")
    if tab >= 0 and not line[:tab].strip():
        place = Place(file, mark.line + first_line, tab + 1)
        return Problem(
            place, "tab", "a tab stands at the start of this line", "Indent with spaces, two for each level."
        )
    if "mapping values are not allowed" in said:
        return _second_colon(problem, mark, line)
    if "cannot start any token" in said or "alphabetic or numeric" in said:
        shown = line[mark.column : mark.column + 1]
        return problem(mark, "needs-quotes", f"a text cannot begin with `{shown}`", "Put quotes around the whole text.")
    for phrase, code, message, fix, at_start in _SENTENCES:
        if phrase in said:
            return problem(error.context_mark if at_start and error.context_mark else mark, code, message, fix)
    return problem(mark, "yaml-syntax", f"this is not YAML: {said}", "Compare the line with the example in the format.")


def _second_colon(problem: Callable[..., Problem], mark: yaml.Mark, line: str) -> Problem:
    """A colon where none may be: the line is indented too far, or a text holds `: `."""
    key = _KEY.match(line)
    if key and key.end() > mark.column:
        start = yaml.Mark(mark.name, mark.index, mark.line, len(line) - len(line.lstrip()), "", 0)
        message = "this line is indented further than the line above it allows"
        return problem(
            start, "indentation", message, "Give it the same number of spaces as the other fields of this item."
        )
    return problem(
        mark, "colon-in-text", "a text that holds `: ` needs quotes", 'Put quotes around the whole text: "..."'
    )
