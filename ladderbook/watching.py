"""Notices that a source of a site changed, by looking at names, sizes and times; works on every file system."""

import os
from collections.abc import Iterator
from pathlib import Path

from ladderbook.disk import WANTED

Look = dict[str, tuple[int, int]]


def look(root: Path) -> Look:
    """Every source with its size and time."""
    return {entry.path: (found.st_size, found.st_mtime_ns) for entry, found in _sources(root)}


def _sources(root: Path) -> Iterator[tuple[os.DirEntry[str], os.stat_result]]:
    for folder, endings in WANTED.items():
        yield from _below(root / folder, endings)


def _below(folder: Path | str, endings: tuple[str, ...]) -> Iterator[tuple[os.DirEntry[str], os.stat_result]]:
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError:
        return
    for entry in entries:
        try:
            if entry.is_dir(follow_symlinks=False) and not entry.name.startswith("."):
                yield from _below(entry.path, endings)
            elif entry.name.endswith(endings):
                yield entry, entry.stat()
        except OSError:
            continue
