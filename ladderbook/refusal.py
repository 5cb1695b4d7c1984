"""Which Markdown is not given to the converter: what would make it slow or make it fail, found by counting.

Python-Markdown takes time that grows with the square of a few things: brackets and emphasis that nobody closes, lines
of some kinds that stand close together, fences, one footnote cited again and again. Counts are the same on every
machine, so a page that one office can publish another can too. Where a count says no, no author loses anything: what
is refused is not how anybody writes.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from ladderbook.limits import (
    MARKDOWN_BYTES,
    MARKDOWN_CITED,
    MARKDOWN_CLOSE,
    MARKDOWN_FENCES,
    MARKDOWN_MARKS,
    MARKDOWN_NESTING,
    MARKDOWN_OPEN,
    MARKDOWN_PART,
    MARKDOWN_RUN,
    MARKDOWN_TICKS,
)

HARMLESS: Final = 300
"""Characters: in so few there cannot be too much of anything but nesting."""
_STEP: Final = r"(?> {4}|\t|>[ ]?|[-*+:][ ]+|\d{1,9}[.)][ ]+)"
_RULE: Final = r"(?![ ]{0,3}([-*_])(?:[ \t]*\1)*[ \t]*$)"
_DEEP: Final = re.compile(rf"^{_RULE}{_STEP}{{{MARKDOWN_NESTING + 1},}}\S", re.MULTILINE)
_RUN: Final = re.compile(rf"[\[(*_`<]{{{MARKDOWN_RUN + 1},}}")
_MARK: Final = re.compile(r"[\[\]*_`<&!]")
_GAP: Final = re.compile(r"\n[ \t]*(?=\n)")
"""An empty line, which parts what stands above it from what stands below."""
_BRACKET: Final = re.compile(r"\\.|\]\(|[\[\]()]")
_STRESS: Final = re.compile(r"\\.|(?<![*_])(\*{1,3}|_{1,3})(?![*_])")
_FENCE: Final = re.compile(r"^[ \t]*(?:```|~~~)", re.MULTILINE)
_CITED: Final = re.compile(r"\[\^([^\[\]\n]*)\]")
_CLOSE: Final = re.compile(r"^[ ]{0,3}(?:\#|:[ \t]|\[[^\]\n]*\]:|([-*_])(?:[ \t]*\1){2,}[ \t]*$)", re.MULTILINE)
"""Headings, definitions, addresses of links, rules."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a text is not given to the converter, and the offset at which it goes wrong."""

    reason: str
    at: int


def refuse(words: str) -> Refusal | None:
    """What would make the converter slow or make it fail; None where it may have the text."""
    return next(_refusals(words), None)


def _refusals(words: str) -> Iterator[Refusal]:
    if len(words) > MARKDOWN_BYTES or len(words.encode()) > MARKDOWN_BYTES:
        yield Refusal(f"this text is longer than {MARKDOWN_BYTES:,} bytes", 0)
    deep = _DEEP.search(words)
    if deep:
        yield Refusal(f"lists or quotes are nested more than {MARKDOWN_NESTING} levels deep", deep.start())
    run = _RUN.search(words)
    if run:
        yield Refusal(f"more than {MARKDOWN_RUN} marks stand in a row", run.start())
    if len(words) > MARKDOWN_MARKS and len(_MARK.findall(words)) > MARKDOWN_MARKS:
        yield Refusal(f"more than {MARKDOWN_MARKS:,} marks stand in this text", 0)
    if len(words) > HARMLESS:
        yield from _crowded(words)


def _crowded(words: str) -> Iterator[Refusal]:
    """What there is too much of in the whole text, and then in one part of it."""
    for number, fence in enumerate(_FENCE.finditer(words)):
        if number == MARKDOWN_FENCES:
            yield Refusal(f"more than {MARKDOWN_FENCES} lines begin or end a block of code", fence.start())
    cited: Counter[str] = Counter()
    for note in _CITED.finditer(words):
        cited[note[1]] += 1
        if cited[note[1]] > MARKDOWN_CITED:
            yield Refusal(f"the footnote `{note[1]}` is cited more than {MARKDOWN_CITED} times", note.start())
    start = 0
    for gap in (*_GAP.finditer(words), None):
        end = gap.start() if gap else len(words)
        if end - start > HARMLESS:
            yield from _crowded_part(words[start:end], start)
        start = gap.end() if gap else end


def _crowded_part(part: str, start: int) -> Iterator[Refusal]:
    """What there is too much of between two empty lines."""
    if len(part) > MARKDOWN_PART:
        yield Refusal(f"more than {MARKDOWN_PART:,} characters stand without an empty line between them", start)
    if max(line.count("`") for line in part.split("\n")) > MARKDOWN_TICKS:
        yield Refusal(f"more than {MARKDOWN_TICKS} backticks stand in one line", start)
    for number, line in enumerate(_CLOSE.finditer(part)):
        if number == MARKDOWN_CLOSE:
            reason = (
                f"more than {MARKDOWN_CLOSE} headings, rules or definitions follow each other without an empty line"
            )
            yield Refusal(reason, start + line.start())
    for what, at in (("brackets", _brackets(part)), ("marks of emphasis", _stressed(part))):
        if at is not None:
            yield Refusal(f"more than {MARKDOWN_OPEN} {what} are open at once", start + at)


def _brackets(part: str) -> int | None:
    """Where too many brackets are open: square ones, or the round ones of addresses."""
    square = rounded = 0
    for found in _BRACKET.finditer(part):
        sign = found[0]
        square += (sign == "[") - (sign in ("]", "](") and square > 0)
        rounded += (sign == "](" or (sign == "(" and rounded > 0)) - (sign == ")" and rounded > 0)
        if max(square, rounded) > MARKDOWN_OPEN:
            return found.start()
    return None


def _stressed(part: str) -> int | None:
    """Where too many marks of emphasis wait for the one that closes them."""
    waiting: list[str] = []
    for found in _STRESS.finditer(part):
        before, after = part[found.start() - 1 : found.start()].strip(), part[found.end() : found.end() + 1].strip()
        if not found[1] or not (before or after):
            continue
        if before and waiting and waiting[-1] == found[1]:
            waiting.pop()
        elif after:
            waiting.append(found[1])
        if len(waiting) > MARKDOWN_OPEN:
            return found.start()
    return None
