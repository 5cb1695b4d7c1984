"""Which files of a site are read: plain files of a fair size, inside the site, with names every system can keep."""

import os
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final
from unicodedata import normalize

from ladderbook.limits import FILE_BYTES, FOLDERS, PATH_CHARACTERS
from ladderbook.problems import Place, Problem
from ladderbook.scan import PACKAGED, Found, Scan

SHARED: Final = frozenset({"ladders/library", "content/shared", "layouts/shared", PACKAGED})
"""Folders that every agency reads."""
_PORTS: Final = "123456789¹²³"
DEVICES: Final = {"con", "prn", "aux", "nul", "conin$", "conout$"} | {
    f"{port}{number}" for port in ("com", "lpt") for number in _PORTS
}
"""What Windows takes for a device, whatever comes behind the first dot."""
_BAD: Final = (
    (re.compile(r'[\\:*?"<>|]'), "`{}` in a name means something else on some systems"),
    (re.compile(r"[. ](?=/|$)"), "Windows drops the dot or space at the end of this name"),
    (
        re.compile(rf"(?<![^/])(?:{'|'.join(map(re.escape, sorted(DEVICES)))})(?= *[./]| *$)", re.IGNORECASE),
        "`{}` is a device on Windows",
    ),
)
"""What makes a name one that not every system can keep: a copy of the site would then be another site."""


def admitted(root: str, found: Scan) -> tuple[dict[str, list[Found]], list[Problem]]:
    """The sources of the site at `root` that may be read, by folder, and why the others may not."""
    inside = os.path.realpath(root)
    good: dict[str, list[Found]] = {}
    problems = []
    for folder, sources in found.items():
        if folder == PACKAGED:
            good[folder] = sources
            continue
        told = {source: _fault(source, inside) for source in sources}
        kept = [source for source, fault in told.items() if fault is None]
        good.update({folder: kept} if kept else {})
        problems += [fault for fault in told.values() if fault is not None]
    return good, [*problems, *_twins(good)]


def _fault(source: Found, inside: str) -> Problem | None:
    """Why a source is not read."""
    place = Place(source.name)
    named = _bad_name(source.name)
    if named is not None:
        return Problem(place, "bad-path", named, "Rename it: letters, digits and hyphens, not too long.")
    if source.odd:
        return _odd(source, place, inside)
    if source.size > FILE_BYTES:
        message = f"this file is {source.size:,} bytes long; the limit is {FILE_BYTES:,}"
        return Problem(place, "file-too-large", message, "Cut it into several files; any cut will do.")
    return None


def _odd(source: Found, place: Place, inside: str) -> Problem | None:
    """A link to a plain file of the site is read; nothing else that is no plain file."""
    path = Path(source.path)
    if path.is_symlink() and not Path(os.path.realpath(path)).is_relative_to(inside):
        return Problem(place, "link-outside", "this link leads out of the site", "Copy the file into the site.")
    if path.is_dir():
        linked = "this is a link to a folder"
        message = linked if path.is_symlink() else f"more than {FOLDERS} folders lie inside each other here"
        return Problem(place, "not-a-file", message, "Put the files themselves here, or higher up.")
    if not path.is_file():
        fix = "Put the file itself here, or delete it."
        return Problem(place, "not-a-file", "there is no file behind this name", fix)
    return None


def _bad_name(name: str) -> str | None:
    if len(name) > PATH_CHARACTERS:
        return f"this name has {len(name)} characters with its folders; the limit is {PATH_CHARACTERS}"
    if not name.isprintable():
        return "this name holds a character that cannot be shown"
    found = ((pattern.search(name), words) for pattern, words in _BAD)
    return next((words.format(sign[0]) for sign, words in found if sign), None)


def _twins(good: Mapping[str, Iterable[Found]]) -> Iterator[Problem]:
    """Names that Windows or macOS would take for one: they differ only in capitals, or in how letters are composed."""
    names: set[str] = set()
    for source in (source for sources in good.values() for source in sources):
        name = source.name
        while name and name not in names:
            names.add(name)
            name = name.rpartition("/")[0]
    first: dict[str, str] = {}
    for name in sorted(names):
        other = first.setdefault(_folded(name), name)
        if other != name:
            message = f"this is the same name as `{other}` on Windows and macOS"
            yield Problem(Place(name), "same-path", message, "Rename one of them.")


def _folded(name: str) -> str:
    return name.lower() if name.isascii() else normalize("NFC", normalize("NFC", name).casefold())
