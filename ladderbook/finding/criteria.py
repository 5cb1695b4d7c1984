"""Criteria as they are searched: each under the number it is cited by, with what one shows for it."""

from collections.abc import Iterable, Iterator
from typing import Final

from ladderbook.checklist import Line
from ladderbook.finding.entry import Section, plain, texts

SEARCHED: Final = ("What you show", "Only when", "Note")
"""The facts of a criterion that say something of their own."""


def criteria(lines: Iterable[Line]) -> Iterator[Section]:
    """A section for each criterion, at any depth; groups only hold others together."""
    for line in lines:
        if line.sentence:
            title = f"{plain(line.title)}. " if line.title else ""
            facts = texts(words for name, words in line.facts if name in SEARCHED)
            yield Section(line.anchor or "criteria", line.number or "", (title + plain(line.sentence), *facts))
        yield from criteria(line.inside)
