"""Bytes as text: UTF-8 only, and no character that an editor does not show or that would act on a terminal."""

import re
from typing import Final

from ladderbook.problems import Place, Problem

_CONTROL: Final = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]|\r(?!\n)")
"""U+0085, U+2028 and U+2029 end a line for libyaml, but not for editors: behind them every place would be wrong."""


def decoded(file: str, data: bytes) -> tuple[str | None, list[Problem]]:
    """The text of a file, which must be UTF-8 without control characters."""
    try:
        words = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        place = _behind(file, error.object[: error.start].decode("utf-8"))
        fix = "Save the file as UTF-8 (in Excel or Notepad: Save as, encoding UTF-8)."
        return None, [Problem(place, "not-utf-8", "this file is not UTF-8 text", fix)]
    found = _CONTROL.search(words)
    if found is None:
        return words, []
    return None, [_problem(_behind(file, words[: found.start()]), found[0])]


def control_problem(words: str, place: Place) -> Problem | None:
    """The fault of a text in double quotes that spells a control character by its number."""
    found = _CONTROL.search(words.replace("\r", "\0"))
    return _problem(place, words[found.start()]) if found else None


def without_controls(words: str) -> str:
    """The text with a mark where each control character stood."""
    return _CONTROL.sub("\ufffd", words.replace("\r", "\0"))


def _behind(file: str, words: str) -> Place:
    return Place(file, words.count("\n") + 1, len(words) - words.rfind("\n"))


def _problem(place: Place, character: str) -> Problem:
    fix = "Save the file with the line ends of Windows or Linux." if character == "\r" else "Delete it."
    return Problem(place, "control-character", f"a control character (U+{ord(character):04X}) stands here", fix)
