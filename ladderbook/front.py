"""The front door: where nothing changed since the last build it says so at once; else it opens the command line."""

import re
import sys
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

TAKEN: Final = {"-C": "root", "-o": "output", "--output": "output", "--as-of": "day"}
"""The flags of a build that may be answered here; with any other one the command line decides."""
_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}")


class Asked(NamedTuple):
    """A plain build: of which site, to where, as of which day (none: today)."""

    root: str = "."
    output: str = ""
    day: str = ""


def main() -> None:
    """The installed command."""
    asked = plain_build(sys.argv[1:])
    if asked is None or not _answered(asked):
        from ladderbook.cli import main as command_line

        command_line()


def plain_build(words: Sequence[str]) -> Asked | None:
    """What the words of a command line ask for, if it is a build with none but the plainest flags."""
    rest = iter(words[1:] if words[:1] == ["build"] else words)
    given = dict(_flags(rest))
    asked = Asked(**given) if "" not in given and all(given.values()) else None
    return asked if asked and (not asked.day or _DAY.fullmatch(asked.day)) else None


def _flags(words: Iterator[str]) -> Iterator[tuple[str, str]]:
    for word in words:
        yield TAKEN.get(word, ""), next(words, "")


def _answered(asked: Asked) -> bool:
    """Whether every handbook is still what this build would make; if so, that is said."""
    import os
    import time

    from ladderbook.manifest import told_of, unchanged
    from ladderbook.scan import scan

    output = asked.output or os.path.join(asked.root, "output")
    looked_at, day = time.time_ns(), asked.day or time.strftime("%Y-%m-%d")
    try:
        manifest = unchanged(output, scan(asked.root), looked_at, day)
    except OSError:
        return False  # a folder that cannot be looked into: the command line says so
    if manifest is not None:
        print(told_of(manifest, output))
    return manifest is not None
