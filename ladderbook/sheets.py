"""What fits on one printed sheet. A page says everything; on paper it leaves out what would need a second sheet.

Lines are counted as they fall at 11 points in the widest of the fonts that readers have: better a line too many than a
second sheet, on US letter or on A4.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import Final

from markupsafe import Markup

WIDTH: Final = 78
"""The letters of a line across the sheet, as a list has them."""
COLUMN: Final = 37
"""The letters of a line in one of two columns."""

_TAG: Final = re.compile("<[^>]+>")


@dataclass(frozen=True, slots=True)
class Told:
    """Something to tell; `fits` is false where it is told on a screen only."""

    words: Markup | str
    fits: bool


def lines(words: Markup | str, width: int) -> int:
    """The lines that words take, at least one."""
    return -(-max(len(_TAG.sub("", words)), 1) // width)


def fitting(costs: Iterable[int], room: int) -> tuple[bool, ...]:
    """Which of several things fit, those that come first before the others."""
    found = []
    for cost in costs:
        found.append(cost <= room)
        room -= cost if cost <= room else 0
    return tuple(found)


def in_turn(lists: Mapping[str, Sequence[Markup | str]], room: int, width: int) -> dict[str, list[Told]]:
    """Several lists on one sheet: the first of each, then the second of each, as long as there is room."""
    rounds = zip_longest(*([(name, words) for words in told] for name, told in lists.items()))
    order = [one for turn in rounds for one in turn if one is not None]
    fits = fitting((lines(words, width) for _, words in order), room)
    found: dict[str, list[Told]] = {name: [] for name in lists}
    for (name, words), fit in zip(order, fits, strict=True):
        found[name].append(Told(words, fit))
    return found
