"""What is YAML and yet not what the author meant: a comma in a text, a space that is none, a dash without its space."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from ladderbook.problems import Place, Problem

_BLANK: Final = re.compile("[ ]*([\u00a0\u1680\u2000-\u200b\u202f\u205f\u2060\u3000])")
_TIGHT_DASH: Final = re.compile(r"[ ]*(?:- +)*-([^\W\d][\w-]*:?)")
_TIGHT_COLON: Final = re.compile(r"([a-z_]+):(?!//)(\S.*)")
_COLOR: Final = re.compile(r"[ ](#[0-9a-fA-F]{6})\b")
_HEAD: Final = re.compile(r"[1-9]\d{0,2}")
_GROUP: Final = re.compile(r"\d{3}(\.\d+)?")


def blank_problem(row: str, place: Place) -> Problem | None:
    """A line that begins with a space copied from elsewhere, which is a letter to YAML."""
    found = _BLANK.match(row)
    if found is None:
        return None
    character = found[1]
    name = "a no-break space" if character in "\u00a0\u202f" else f"a space of another kind (U+{ord(character):04X})"
    at = Place(place.file, place.line, found.start(1) + 1)
    return Problem(
        at, "indentation", f"{name} stands at the start of this line", "Indent with spaces, two for each level."
    )


def dash_problem(row: str, place: Place) -> Problem | None:
    """A line such as `-id: night`, which is no entry of a list."""
    found = _TIGHT_DASH.match(row)
    if found is None or found.start(1) != place.column:
        return None
    return Problem(
        Place(place.file, place.line, place.column),
        "dash-without-space",
        "this dash has no space after it",
        f"Write `- {found[1]} ...`.",
    )


def color_problem(row: str, place: Place) -> Problem | None:
    """A color behind a bare `#`, which begins a comment, in the row behind a place."""
    found = _COLOR.search(row, place.column - 1)
    if found is None:
        return None
    at = Place(place.file, place.line, found.start(1) + 1, len(found[1]))
    return Problem(at, "needs-quotes", f"`{found[1]}` is read as a comment", f'Put quotes around it: "{found[1]}".')


def meant_key(key: str) -> str | None:
    """The field that is meant by a key such as `title:Night`."""
    found = _TIGHT_COLON.fullmatch(key)
    return found[1] if found else None


def colon_problem(key: str, place: Place) -> Problem:
    """A field in braces without a space after its colon."""
    found = _TIGHT_COLON.fullmatch(key)
    fix = f"Write `{found[1]}: {found[2]}`." if found else "Write `field: value`."
    return Problem(place, "colon-missing", f"`{key}` has no space after its colon", fix)


def empty_problem(key: str, place: Place) -> Problem:
    """A field without a value."""
    fix = "Write the value after the colon, or delete the line."
    return Problem(place, "empty-value", f"`{key}` has no value", fix)


def comma_in_braces(field: str, value: str, rest: Sequence[str], place: Place) -> Problem:
    """A text in braces that was cut at its commas; `rest` is what was cut off."""
    message = f"inside {{ }} a comma ends a value, so `{rest[0]}` is read as a field of its own"
    fix = f'Put quotes around the text: {field}: "{", ".join([value, *rest])}"'
    return Problem(place, "comma-in-braces", message, fix)


def commas_in_brackets(items: Sequence[tuple[str, Place]]) -> Iterator[Problem]:
    """Amounts in brackets that were cut at the commas of their thousands.

    `[100,200]` may be two amounts, so one is only suspected where a group begins with a zero, or where every other
    comma has its space: `[42,100, 43,500]`.
    """
    runs = list(_runs(items))
    every = len(runs) > 1 and all(len(run) > 1 for run in runs)
    if every or any(word.startswith("0") for run in runs for word, _ in run):
        for run in runs:
            if len(run) > 1:
                yield _cut_amount(run)


def _runs(items: Sequence[tuple[str, Place]]) -> Iterator[list[tuple[str, Place]]]:
    """The items, those together that may be one amount."""
    run = list(items[:1])
    for (_, before), (word, place) in pairwise(items):
        touches = place.line == before.line and place.column == before.column + before.length + 1
        if touches and _HEAD.fullmatch(run[0][0]) and _GROUP.fullmatch(word):
            run.append((word, place))
        else:
            yield run
            run = [(word, place)]
    yield run


def _cut_amount(run: Sequence[tuple[str, Place]]) -> Problem:
    words = [word for word, _ in run]
    read = " and ".join(f"`{word}`" for word in words)
    message = f"inside [ ] a comma ends a value, so `{','.join(words)}` is read as {read}"
    return Problem(run[0][1], "comma-in-brackets", message, f"Write `{''.join(words)}`.")
