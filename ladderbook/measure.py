"""How wide words are at most, and how they are set in lines, without asking a font.

A drawing cannot know which font a reader has. The widths are those of DejaVu Sans Bold, the widest of the common sans
serif faces: words that are wrapped by them fit in all of them.
"""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

_WIDTHS: Final = {
    35: " 'ijl",
    46: "IJ,.:;|/\\-!()[]f\u2018\u2019·›",
    53: 'rt_`–*"',
    60: "csz?",
    70: "0123456789$aekvxyoELFT€£“”",
    73: "bdghnpquSPYZ{}",
    79: "ABCKRVX",
    89: "DGHNOQU&<>=+#~^×−",
    111: "wmMW%@—…",
}
_OF: Final = {character: width for width, characters in _WIDTHS.items() for character in characters}
_WIDEST: Final = 130
"""An em and a bit: what a letter of another script, or a symbol, takes."""


@dataclass(frozen=True, slots=True)
class Type:
    """How a text is set: the height of its letters and of its lines, in px; the style sheet has the same.

    `share` is how wide it is in percent of bold.
    """

    letters: int
    line: int
    share: int = 100


REGULAR: Final = 95


@dataclass(frozen=True, slots=True)
class Words:
    """A text in lines, and the point where the first of them begins."""

    x: int
    y: int
    lines: tuple[str, ...]
    type: Type

    @property
    def set(self) -> tuple[tuple[int, str], ...]:
        """Each line with the y on which its letters stand."""
        first = self.y + (self.type.line + self.type.letters) // 2 - 2
        return tuple((first + number * self.type.line, line) for number, line in enumerate(self.lines))

    @property
    def height(self) -> int:
        return len(self.lines) * self.type.line


@lru_cache(maxsize=4096)
def width(words: str, type_: Type) -> int:
    """How many px the words take at most. The same few words are asked for again and again."""
    letters = (letter for letter in unicodedata.normalize("NFD", words) if not unicodedata.combining(letter))
    return -(-type_.letters * type_.share * sum(_OF.get(letter, _WIDEST) for letter in letters) // 100**2)


def filled(words: str, room: int, type_: Type, most: int) -> tuple[str, ...]:
    """The words in at most so many lines, each as full as it gets; a mark shows where they were cut."""
    lines = _filled(words, room, type_)
    if len(lines) > most:
        return (*lines[: most - 1], _cut(" ".join(lines[most - 1 :]), room, type_))
    return tuple(lines)


def wrapped(words: str, room: int, type_: Type, most: int) -> tuple[str, ...]:
    """The same, but with lines of about the same length, as headings are set."""
    lines = filled(words, room, type_, most)
    if lines[-1:] and lines[-1].endswith("…"):
        return lines
    longest = max((width(word, type_) for word in words.split()), default=room)
    rooms = range(min(longest, room), room + 1, type_.letters // 2)
    return next((found for less in rooms if len(found := tuple(_filled(words, less, type_))) == len(lines)), lines)


def _filled(words: str, room: int, type_: Type) -> list[str]:
    """Line by line, each as full as it gets; a word that is wider than a line goes on in the next."""
    lines: list[str] = []
    for word in words.split():
        if lines and width(f"{lines[-1]} {word}", type_) <= room:
            lines[-1] += f" {word}"
        else:
            lines += _parts(word, room, type_)
    return lines


def _parts(word: str, room: int, type_: Type) -> Iterator[str]:
    """A word in parts that fit, but never less than a letter."""
    while width(word, type_) > room and len(word) > 1:
        ends = range(len(word) - 1, 1, -1)
        end = next((end for end in ends if width(f"{word[:end]}-", type_) <= room), 1)
        yield f"{word[:end]}-"
        word = word[end:]
    yield word


def _cut(words: str, room: int, type_: Type) -> str:
    end = next(end for end in range(len(words), -1, -1) if end == 0 or width(f"{words[:end]}…", type_) <= room)
    return f"{words[:end].rstrip()}…"
