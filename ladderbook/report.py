"""Problems for people and for programs: place, sentence, the line with a caret, the fix."""

import json
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Final
from unicodedata import combining, east_asian_width

import click

from ladderbook.files import Tree
from ladderbook.problems import Problem, Severity

MOST: Final = 50
"""Problems shown of one file; the rest is counted."""
_COLORS: Final = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.ADVICE: "blue"}
_WIDTH: Final = 100
_SHARED: Final = "shared by all"


def lines(problems: Sequence[Problem], sources: Tree) -> Iterator[str]:
    """Every problem as a few lines of text, sorted by place; colors are stripped where they are not wanted."""
    for file, of in groupby(sorted(problems), key=lambda problem: problem.place.file):
        found = list(of)
        for problem in found[:MOST]:
            yield from problem_lines(problem, sources.get(file))
        if len(found) > MOST:
            yield f"{_clean(file)}: and {len(found) - MOST} more"


def tallies(problems: Iterable[Problem]) -> Iterator[str]:
    """A line for each agency, with how many problems stand in its files; those in shared files come last."""
    owners = sorted(problems, key=lambda problem: (_owner(problem) == _SHARED, _owner(problem)))
    told = {owner: counted(of) for owner, of in groupby(owners, key=_owner)}
    width = max(map(len, told), default=0)
    for owner, count in told.items():
        yield f"  {_clean(owner):{width}}  {count}"


def _owner(problem: Problem) -> str:
    """The agency in whose folder a problem stands: `ladders/oak/...`, `content/oak/...`."""
    folder, _, rest = problem.place.file.partition("/")
    owner = rest.partition("/")[0] or folder
    return _SHARED if owner in ("library", "shared") else owner


def problem_lines(problem: Problem, data: bytes | None) -> Iterator[str]:
    severity = click.style(problem.severity.word, fg=_COLORS[problem.severity], bold=True)
    yield f"{_clean(str(problem.place))}: {severity}: {_clean(problem.message)}  [{problem.code}]"
    yield from _quoted(problem, data)
    yield f"  fix: {_clean(problem.fix)}"


def _quoted(problem: Problem, data: bytes | None) -> Iterator[str]:
    """The line with a caret below; a long one is cut around the place."""
    rows = data.decode("utf-8-sig", "replace").split("\n") if data else []
    if not 0 < problem.place.line <= len(rows):
        return
    row = rows[problem.place.line - 1].rstrip("\r").replace("\t", " ")
    at = min(problem.place.column - 1, len(row))
    start = max(0, at - _WIDTH // 2) if len(row) > _WIDTH else 0
    shown = _clean(row[start : start + _WIDTH])
    if not shown.strip():
        return
    before, marked = shown[: at - start], shown[at - start :][: problem.place.length]
    caret = "^" * max(1, _cells(marked))
    yield f"  {shown}"
    yield f"  {' ' * _cells(before)}{click.style(caret, fg=_COLORS[problem.severity])}"


def _cells(words: str) -> int:
    """How many cells of a terminal a text fills: a wide letter two, an accent that joins the letter before it none."""
    return sum(0 if combining(letter) else 2 if east_asian_width(letter) in "WF" else 1 for letter in words)


def _clean(words: str) -> str:
    """Without control characters: a source cannot write to the terminal."""
    return "".join(character if character.isprintable() or character == " " else "�" for character in words)


def counted(problems: Iterable[Problem]) -> str:
    """`2 errors, 1 warning`, or nothing."""
    found = list(problems)
    words = []
    for severity in Severity:
        number = sum(problem.severity is severity for problem in found)
        name = severity.word if number == 1 or severity is Severity.ADVICE else f"{severity.word}s"
        words += [f"{number} {name}"] if number else []
    return ", ".join(words)


def as_json(problems: Sequence[Problem], **facts: object) -> str:
    """One JSON object: the facts of a run and its problems."""
    listed = [
        {
            "file": problem.place.file,
            "line": problem.place.line,
            "column": problem.place.column,
            "severity": problem.severity.word,
            "code": problem.code,
            "message": problem.message,
            "fix": problem.fix,
        }
        for problem in sorted(problems)
    ]
    return json.dumps({**facts, "problems": listed}, indent=1)
