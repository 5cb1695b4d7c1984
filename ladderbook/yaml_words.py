"""What libyaml says about broken YAML, put into words an author understands."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

import yaml

from ladderbook.problems import Place, Problem
from ladderbook.yaml_slips import blank_problem, color_problem

_KEY: Final = re.compile(r"\s*(- +)*[\w-]+:( |$)")
_FIELD: Final = re.compile(r"[\w-]+:( |$)")
_BEFORE: Final = re.compile(r"[ ]*(- +)*")
_LIKE_OTHERS: Final = "Give it the same number of spaces as the other fields of this item."
_QUOTE_ALL: Final = "Put quotes around the whole text."
_COMPARE: Final = "Compare the line with the example in the format."

_SENTENCES: Final = (
    # (libyaml's words, code, message, fix, is the fault where the construct began?)
    ("expected key", "indentation", "this line does not line up with the lines above it", _LIKE_OTHERS, False),
    ("expected '-' indicator", "indentation", "this line does not line up with the dashes above it",
     "Start it with a dash in the same column, or indent it under the item it belongs to.", False),
    ("expected ',' or '}'", "brace-open", "this `{` is not closed, or a comma is missing after it",
     "Close it with `}`, put commas between the fields, and quotes around a text that holds `,` `:` `{` or `}`.", True),
    ("expected ',' or ']'", "bracket-open", "this `[` is not closed, or a comma is missing after it",
     "Close it with `]` and put commas between the items.", True),
    ("expected ':'", "colon-missing", "this line is not a field: it has no colon with a space after it",
     "Write `field: value`; a text that goes on in the next line must be indented further.", True),
    ("end of stream", "quote-open", "this quote is never closed", "Close it, or leave both quotes out.", True),
    ("document indicator", "quote-open", "this quote is never closed", "Close it, or leave both quotes out.", True),
    ("expected node content", "value-missing", "a value is missing here", "Write it, or take the comma away.", False),
    ("document start", "indentation", "this line starts further left than the lines above it allow",
     _LIKE_OTHERS, False),
    ("tab character", "tab", "a tab stands in this line", "Indent with spaces, two for each level.", False),
    ("block sequence entries", "indentation", "a list cannot begin on the line of its field",
     "Write the dash on the next line, two spaces further in than the field.", False),
    ("mapping keys", "needs-quotes", "a `?` cannot stand here",
     "Delete it, or put quotes around the whole text.", False),
    ("unexpected ':'", "colon-in-text", "a colon stands here without the name of a field before it or a space after it",
     "Write `field: value`, or put quotes around the whole text.", False),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Reached:
    """How far a file could be read: its lines, its last scalar, and the innermost brace or bracket that is open."""

    file: str
    rows: list[str]
    first_line: int
    scalar: Any
    opened: Place | None


@dataclass(frozen=True, slots=True)
class _Fault:
    """One complaint of libyaml; `row` is the line at its mark, and `sign` the character there."""

    reached: Reached
    said: str
    context: str
    mark: yaml.Mark
    start: yaml.Mark
    row: str

    @property
    def sign(self) -> str:
        return self.row[self.mark.column : self.mark.column + 1]

    def at(self, line: int, column: int) -> Place:
        """A place from libyaml's counting, which begins at zero."""
        return Place(self.reached.file, line + self.reached.first_line, column + 1)

    def problem(self, mark: yaml.Mark, code: str, message: str, fix: str) -> Problem:
        return Problem(self.at(mark.line, mark.column), code, message, fix)


def syntax_problem(error: yaml.YAMLError, reached: Reached) -> Problem:
    """One problem in our words. The place is where an author has to look, not where the parser gave up."""
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    if mark is None:
        return Problem(Place(reached.file), "yaml-syntax", "this file cannot be read as YAML", _COMPARE)
    said, context = str(getattr(error, "problem", "")), str(getattr(error, "context", ""))
    row = reached.rows[mark.line] if mark.line < len(reached.rows) else ""
    fault = _Fault(reached, said, context, mark, getattr(error, "context_mark", None) or mark, row)
    for look in _LOOKS:
        problem = look(fault)
        if problem is not None:
            return problem
    return fault.problem(mark, "yaml-syntax", "this line cannot be read as YAML", _COMPARE)


def _white(fault: _Fault) -> Problem | None:
    """A line that begins with a tab, or with a space that is none."""
    tab = fault.row.find("\t")
    if tab >= 0 and not fault.row[:tab].strip():
        message, fix = "a tab stands at the start of this line", "Indent with spaces, two for each level."
        return Problem(fault.at(fault.mark.line, tab), "tab", message, fix)
    return blank_problem(fault.row, fault.at(fault.mark.line, 0))


def _quote(fault: _Fault) -> Problem | None:
    """Words behind a closing quote: it closes too early, or it is the opening quote of a text further down."""
    scalar = fault.reached.scalar
    if scalar is None or scalar.style not in ("'", '"') or "expected" not in fault.said:
        return None
    between = fault.row[scalar.end_mark.column : fault.mark.column]
    rest = fault.row[fault.mark.column :]
    if scalar.end_mark.line != fault.mark.line or between.strip() or not rest or rest[0] in ",:]}#":
        return None
    if scalar.start_mark.line != fault.mark.line:
        last = fault.mark.line + fault.reached.first_line
        message = f"this quote is closed only on line {last}"
        return fault.problem(scalar.start_mark, "quote-open", message, "Close it, or leave both quotes out.")
    if fault.reached.opened and _FIELD.match(rest):
        return None
    fix = "Put the quotes around the whole text; around one that holds `'` put `\"`."
    return fault.problem(fault.mark, "quote-closed", "the text goes on after its closing quote", fix)


def _color(fault: _Fault) -> Problem | None:
    """A brace whose end stands in a comment, because a color began one."""
    opened = fault.reached.opened
    if opened is None:
        return None
    return color_problem(fault.reached.rows[opened.line - fault.reached.first_line], opened)


def _closed_twice(fault: _Fault) -> Problem | None:
    if fault.sign not in ("}", "]") or fault.reached.opened:
        return None
    return fault.problem(
        fault.mark, "closed-twice", f"nothing is open that this `{fault.sign}` could close", "Delete it."
    )


def _in_braces(fault: _Fault) -> Problem | None:
    """A brace or bracket with a fault at a known spot; where its end is missing, it is shown itself."""
    scalar, opened = fault.reached.scalar, fault.reached.opened
    if opened is None:
        return None
    kind = "bracket" if "sequence" in fault.context else "brace"
    ends = not "".join([fault.row[fault.mark.column :], *fault.reached.rows[fault.mark.line + 1 :]]).strip()
    if ("node content" in fault.said and ends) or "block sequence" in fault.said:
        sign = fault.reached.rows[opened.line - fault.reached.first_line][opened.column - 1]
        kind = "bracket" if sign == "[" else "brace"
        return next(
            Problem(opened, code, message, fix) for _, code, message, fix, _ in _SENTENCES if code == f"{kind}-open"
        )
    on_this_line = scalar is not None and scalar.start_mark.line == fault.mark.line
    if "expected ','" not in fault.said or not on_this_line or fault.sign in ("", "]", "}"):
        return None
    if fault.sign == ":":
        fix = "Put a comma before the next field, or quotes around a text that holds `: `."
        return fault.problem(fault.mark, "colon-in-text", "a second colon stands in this field", fix)
    fix = "Put a comma before it, or quotes around the whole text."
    return fault.problem(fault.mark, f"{kind}-open", "a comma is missing before this", fix)


def _second_colon(fault: _Fault) -> Problem | None:
    """A colon where none may be: a line above has none, the line is indented too far, or a text holds `: `."""
    if "mapping values are not allowed" not in fault.said:
        return None
    key = _KEY.match(fault.row)
    if not key or key.end() <= fault.mark.column:
        fix = 'Put quotes around the whole text: "..."'
        return fault.problem(fault.mark, "colon-in-text", "a text that holds `: ` needs quotes", fix)
    begun = _begun_above(fault)
    if begun is not None:
        return begun
    message = "this line is indented further than the line above it allows"
    indent = len(fault.row) - len(fault.row.lstrip())
    return Problem(fault.at(fault.mark.line, indent), "indentation", message, _LIKE_OTHERS)


def _begun_above(fault: _Fault) -> Problem | None:
    """The line above, where it has no colon, so that this line was read as the rest of its text."""
    scalar = fault.reached.scalar
    if scalar is None or scalar.style or scalar.start_mark.line == fault.mark.line:
        return None
    before = fault.reached.rows[scalar.start_mark.line][: scalar.start_mark.column]
    if not _BEFORE.fullmatch(before):
        return None
    code, message, fix = next(words for phrase, *words, _ in _SENTENCES if phrase == "expected ':'")
    return fault.problem(scalar.start_mark, code, message, fix)


def _first_sign(fault: _Fault) -> Problem | None:
    """A text that begins with a character that means something to YAML."""
    at_start = ("alias", "anchor", "block scalar", "directive", "tag")
    if "cannot start any token" in fault.said:
        mark = fault.mark
    elif any(word in fault.context for word in at_start) or "directive" in fault.said or "tag handle" in fault.said:
        mark = fault.start
    else:
        return None
    rows = fault.reached.rows
    shown = rows[mark.line][mark.column : mark.column + 1] if mark.line < len(rows) else ""
    return fault.problem(mark, "needs-quotes", f"a text cannot begin with `{shown}`", _QUOTE_ALL)


def _escape(fault: _Fault) -> Problem | None:
    if "escape" not in fault.said and "hexdecimal" not in fault.said:
        return None
    at = fault.row.rfind("\\", 0, fault.mark.column + 1)
    message = "a backslash inside double quotes needs another backslash"
    return Problem(fault.at(fault.mark.line, max(at, 0)), "bad-escape", message, "Write \\\\, or use single quotes.")


def _dash(fault: _Fault) -> Problem | None:
    """A dash that is not in the column of the other dashes."""
    if not re.match(r"-( |$)", fault.row[fault.mark.column :]) or "block sequence" in fault.said:
        return None
    message = "this line does not line up with the lines above it"
    fix = "Give the dash the same number of spaces as the other dashes of this list."
    return fault.problem(fault.mark, "indentation", message, fix)


def _sentence(fault: _Fault) -> Problem | None:
    for phrase, code, message, fix, at_start in _SENTENCES:
        if phrase in fault.said:
            return fault.problem(fault.start if at_start else fault.mark, code, message, fix)
    return None


_LOOKS: Final[tuple[Callable[[_Fault], Problem | None], ...]] = (
    _white, _quote, _color, _closed_twice, _in_braces, _second_colon, _first_sign, _escape, _dash, _sentence,
)  # fmt: skip
