"""Notices that a source of a site changed, by looking at names, sizes and times; works on every file system."""

from pathlib import Path

from ladderbook.scan import scan

Look = dict[str, tuple[int, int]]


def look(root: Path) -> Look:
    """Every source with its size and time."""
    found = scan(str(root))
    return {source.name: (source.size, source.time) for sources in found.values() for source in sources}
