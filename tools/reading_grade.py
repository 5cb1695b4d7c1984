"""Prints the words and the reading grade of each guidance page: advice for whoever writes, never a failure.

The grade is Flesch-Kincaid's, 0.39 x words per sentence + 11.8 x syllables per word - 15.59. It is approximate: a
syllable is a group of vowels, and a line without an end mark is a sentence. Left out are tables, sources, and what has
fewer than five words (headings, short list items), because it would make any page look easy.
Run: python tools/reading_grade.py [FILE ...]; without a file, all of content/.
"""

import re
import sys
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parent.parent
GOALS: Final = {"peer": 6}
"""The grade to aim at, by reader; 9 for all others."""
SHORTEST: Final = 5
_FRONT: Final = re.compile(r"---\n.*?\n---\n", re.DOTALL)
_AUDIENCE: Final = re.compile(r"^audience: *(\w+)", re.MULTILINE)
_SOURCES: Final = re.compile(r"^## Sources\n.*", re.MULTILINE | re.DOTALL)
_TABLE: Final = re.compile(r"^\|.*\n", re.MULTILINE)
_LINK: Final = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_MARKS: Final = re.compile(r"^[ >]*(?:\[!\w+\]|[-#:]+ |\d+\. )?|[*_`]", re.MULTILINE)
_WORD: Final = re.compile(r"[A-Za-z][A-Za-z']*|[\d.,]*\d")
_END: Final = re.compile(r"(?<=[.!?:])[\"')]*\s+|\n+")
_VOWELS: Final = re.compile(r"[aeiouy]+")
_MUTE: Final = re.compile(r"(?<=[^aeiouyl])e$|(?<=[^aeiouytd])ed$|(?<=[^aeiouyscgzx])es$")


def body(page: str) -> str:
    """The words of a page as a reader meets them: no front matter, no addresses."""
    return _LINK.sub(r"\1", _FRONT.sub("", page, count=1))


def words(text: str) -> list[str]:
    return _WORD.findall(text)


def sentences(page: str) -> list[list[str]]:
    """The sentences of a page that count, each as its words."""
    text = _MARKS.sub("", _TABLE.sub("", _SOURCES.sub("", body(page))))
    return [found for part in _END.split(text) if len(found := words(part)) >= SHORTEST]


def syllables(word: str) -> int:
    """How many syllables a word has, about: its groups of vowels, without the mute ones at its end."""
    return max(1, len(_VOWELS.findall(_MUTE.sub("", word.lower()))))


def grade(page: str) -> float:
    """The school grade in which a page can be read, by the formula."""
    found = sentences(page)
    every = [word for sentence in found for word in sentence]
    if not every:
        return 0.0
    return 0.39 * len(every) / len(found) + 11.8 * sum(map(syllables, every)) / len(every) - 15.59


def goal(page: str) -> int:
    audience = _AUDIENCE.search(page)
    return GOALS.get(audience[1] if audience else "", 9)


def line(name: str, page: str) -> str:
    """What is said about one page; its longest sentence too, where the page is above its goal."""
    reached, found = grade(page), sentences(page)
    said = f"{len(words(body(page))):5} words  grade {reached:4.1f}  {name}"
    if reached <= goal(page):
        return said
    longest = max(found, key=len)
    return f"{said}\n      above {goal(page)}; its longest sentence: {' '.join(longest)}"


def main() -> None:
    files = [Path(name) for name in sys.argv[1:]] or sorted((ROOT / "content").rglob("*.md"))
    for file in files:
        print(line(str(file.resolve().relative_to(ROOT)), file.read_text(encoding="utf-8")))


if __name__ == "__main__":
    main()
