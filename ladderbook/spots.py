"""Where the links, pictures and headings of a Markdown text stand in it: the converter does not say."""

import re
from collections.abc import Iterator, Sequence
from html import unescape
from typing import Final

from ladderbook.prose import Heading

_FENCE: Final = re.compile(r"^[ ]{0,3}(```+|~~~+)[^\n]*\n.*?(?:^[ ]{0,3}\1[`~]*[ ]*$|\Z)", re.DOTALL | re.MULTILINE)
_SPAN: Final = re.compile(r"(?<!`)(`+)(?!`).+?(?<!`)\1(?!`)", re.DOTALL)
_TOP: Final = re.compile(
    r"^(?:[> ]|[-*+] |\d+\. ){0,40}(?:(#)(?!#)[^\n]*[^\s#][^\n]*|(\S)[^\n]*\n=+[ ]*$)", re.MULTILINE
)  # fmt: skip


def link_spots(words: str, targets: Sequence[str]) -> Iterator[int]:
    """The offset of each target, one after the other: behind `](`, else where it is defined or stands by itself."""
    bare, at = _without_code(words), 0
    elsewhere: dict[str, int] = {}
    for target in targets:
        found = None if target in elsewhere else re.compile(rf"\]\(\s*<?({_form(target)})(?=[>\s)])").search(bare, at)
        if found:
            at = found.end()
            yield found.start(1)
        else:
            if target not in elsewhere:
                elsewhere[target] = _elsewhere(bare, target)
            yield elsewhere[target]


def _elsewhere(bare: str, target: str) -> int:
    """The offset of a target in a definition, or in angle brackets, or anywhere."""
    form = _form(target)
    pattern = rf"(?:^[ ]{{0,3}}\[[^\]\n]+\]:\s*<?|<)(?={form}(?:[>\s]|$))"
    found = re.search(pattern, bare, re.MULTILINE)
    return found.end() if found else max(bare.find(target), 0)


def picture_spots(words: str, sources: Sequence[str]) -> Iterator[int]:
    """The offset of each picture's source."""
    return link_spots(re.sub(r"(?<!!)\[([^\]\n]*)\]\(", r" \1  ", words), sources)


def top_heading_spots(words: str, headings: Sequence[Heading]) -> Iterator[int]:
    """The offset of each heading of the first level."""
    spots = [max(found.start(1), found.start(2)) for found in _TOP.finditer(_without_code(words))]
    wanted = [heading for heading in headings if heading.level == 1]
    for number, heading in enumerate(wanted):
        yield spots[number] if len(spots) == len(wanted) else max(words.find(heading.words), 0)


def _form(target: str) -> str:
    """A pattern of a target as it may be written, with `&amp;` for `&`."""
    return re.escape(unescape(target)).replace("&", "&(?:amp;)?")


def _without_code(words: str) -> str:
    """The text with blanks in place of code, so that every offset stays."""
    for pattern in (_FENCE, _SPAN):
        words = pattern.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), words)
    return words
