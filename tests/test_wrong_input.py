"""Every wrong input of `cases/wrong`: exactly these problems, each at this place, with these words and this fix.

A case says what is wrong (`#`), what is expected, and the files that are laid over the small agency of `support`:

    # A field is misspelt.
    expect: ladders/oak/extra.yaml:2:5: error: there is no field `titel` here [unknown-field]
    fix: Did you mean `title`?
    caret: titel
    --- ladders/oak/extra.yaml
    families:
      - {id: night, titel: Night shift}

`caret` is the text under the caret; it is left out where the place is no line of a file. After a file's name may stand
`(bytes)`: its text has `\\t`, `\\xff` and the like for what cannot be seen; or `(gone)`: the file is left out.
"""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pytest

from ladderbook.pipeline import Made
from ladderbook.problems import Place
from tests.support import OAK, site

CASES: Final = Path(__file__).parent / "cases" / "wrong"
_FILE: Final = re.compile(r"^--- (.+?)(?: \((bytes|gone)\))?\n", re.MULTILINE)


@dataclass(frozen=True)
class Case:
    """One wrong input: what is expected, as written, and the files."""

    expected: str
    files: dict[str, bytes | None]


def read(path: Path) -> Case:
    """A case file, cut at its file names."""
    head, *parts = _FILE.split(path.read_text(encoding="utf-8"))
    expected = "".join(line for line in head.splitlines(keepends=True) if not line.startswith("#"))
    named = zip(parts[::3], parts[1::3], parts[2::3], strict=True)
    return Case(expected.strip(), {name: _data(text, form) for name, form, text in named})


def _data(text: str, form: str | None) -> bytes | None:
    if form == "gone":
        return None
    return text.encode("ascii").decode("unicode_escape").encode("latin-1") if form == "bytes" else text.encode()


def told(made: Made, files: dict[str, bytes | None]) -> str:
    """The problems of a build in the words of a case file."""
    lines = []
    for problem in made.problems:
        lines.append(f"expect: {problem.place}: {problem.severity.word}: {problem.message} [{problem.code}]")
        lines.append(f"fix: {problem.fix}")
        caret = under_caret(problem.place, files)
        lines += [] if caret is None else [f"caret: {caret}".rstrip()]
    return "\n".join(lines)


def under_caret(place: Place, files: dict[str, bytes | None]) -> str | None:
    """What the caret points at; None where the place is no line of a file."""
    text = files[place.file] if place.file in files else OAK.get(place.file, "").lstrip("\n").encode()
    rows = (text or b"").decode("utf-8-sig", "replace").split("\n")
    if not text or place.line > len(rows):
        return None
    return "".join(map(_visible, rows[place.line - 1][place.column - 1 :][: place.length]))


def _visible(character: str) -> str:
    return character if character.isprintable() else character.encode("unicode_escape").decode()


@pytest.mark.parametrize("path", sorted(CASES.glob("*.txt")), ids=lambda path: path.stem)
def test_wrong_input(path: Path) -> None:
    case = read(path)
    assert told(site(case.files), case.files) == case.expected


def test_the_small_agency_is_without_a_fault() -> None:
    assert site({}).problems == ()
