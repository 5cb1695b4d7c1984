"""What an author wrote wrong: sortable values with a place, a sentence and a fix."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from difflib import get_close_matches
from enum import IntEnum


class Severity(IntEnum):
    """How much a problem matters; only an error stops a handbook from being published."""

    ERROR = 0
    WARNING = 1
    ADVICE = 2

    @property
    def word(self) -> str:
        return self.name.lower()


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where a text stands: file, line and column counted from 1, and how many characters of that line it fills."""

    file: str
    line: int = 1
    column: int = 1
    length: int = field(default=1, compare=False)

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One fault. `code` names the fault and never changes; `fix` says what to do, in one sentence.

    `about` is the id of the item a check speaks of, so that an agency can set the check aside for that item alone.
    """

    place: Place
    code: str
    message: str
    fix: str
    severity: Severity = Severity.ERROR
    about: str = field(default="", compare=False)


def has_errors(problems: Iterable[Problem]) -> bool:
    return any(problem.severity is Severity.ERROR for problem in problems)


def did_you_mean(word: str, known: Iterable[str]) -> str | None:
    """The known word nearest to a mistyped one, or None when none is near."""
    names = {name.casefold(): name for name in known}
    near = get_close_matches(word.casefold(), names, n=1, cutoff=0.7)
    # Two letters that changed places make a short word too unlike by count alone: `oka` for `oak`.
    near += [name for name in names if sorted(name) == sorted(word.casefold())]
    return names[near[0]] if near else None
