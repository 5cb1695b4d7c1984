"""The record of the last build, beside its handbooks: with it a build in which nothing changed ends before it begins.

It holds sizes, times, digests and counts, never a page and never code. Whatever looks wrong in it means that there is
none, and everything is made anew. Like `scan` it imports nothing heavy.
"""

import hashlib
import json
import os
import sys
from collections.abc import Collection, Iterable, Mapping
from typing import Any, Final, NamedTuple

from ladderbook.scan import Found, Scan

NAME: Final = ".ladderbook-build.json"
FORM: Final = 1
_TICK: Final = 100_000_000
"""Nanoseconds. A file written so shortly before it was looked at may be written again within one tick of its clock."""


class Known(NamedTuple):
    """An agency's handbook as it was made: from which folders, of what content, and on which days it is the same."""

    folders: tuple[str, ...]
    key: str
    first: str
    before: str
    pages: int
    warnings: int
    advice: int

    def holds_on(self, day: str) -> bool:
        return self.first <= day < self.before


class Manifest(NamedTuple):
    """What the last build knew: its engine, each folder's signature and digest, each agency's handbook."""

    engine: str
    folders: Mapping[str, tuple[str, str]]
    agencies: Mapping[str, Known]


NOTHING: Final = Manifest("", {}, {})


def read(output: str) -> tuple[Manifest, bool]:
    """The record in an output folder, and whether one stood there that cannot be used."""
    try:
        with open(os.path.join(output, NAME), "rb") as file:
            content = json.loads(file.read())
        if content["form"] != FORM:
            return NOTHING, True
        return _checked(content), False
    except FileNotFoundError:
        return NOTHING, False
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return NOTHING, True


def _checked(content: Any) -> Manifest:
    folders = {name: (_text(signature), _text(digest)) for name, (signature, digest) in content["folders"].items()}
    agencies = {name: _known(fields) for name, fields in content["agencies"].items()}
    return Manifest(_text(content["engine"]), folders, agencies)


def _known(fields: Any) -> Known:
    folders, key, first, before, *counts = fields
    pages, warnings, advice = (_count(count) for count in counts)
    return Known(tuple(map(_text, folders)), _text(key), _text(first), _text(before), pages, warnings, advice)


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value


def _count(value: Any) -> int:
    if type(value) is not int or value < 0:
        raise TypeError(value)
    return value


def written(manifest: Manifest) -> bytes:
    """The record as the bytes of its file."""
    content = {"form": FORM, **manifest._asdict()}
    return (json.dumps(content, sort_keys=True, separators=(",", ":")) + "\n").encode()


def signature(sources: Iterable[Found], looked_at: int) -> str:
    """A folder by the names, sizes and times of its files; empty where a file is too young to be known by its time."""
    listed = sorted((source.name, source.size, source.time) for source in sources)
    if any(time > looked_at - _TICK for _, _, time in listed):
        return ""
    return hashlib.blake2b(repr(listed).encode("utf-8", "surrogateescape"), digest_size=12).hexdigest()


def engine() -> str:
    """What makes the pages: the files of this program, Python, and the packages beside it, by name and version."""
    package = os.path.dirname(os.path.abspath(__file__))
    files = sorted(
        (os.path.join(folder, name), at.st_size, at.st_mtime_ns)
        for folder, _, names in os.walk(package)
        if "__pycache__" not in folder
        for name in names
        if (at := os.stat(os.path.join(folder, name)))
    )
    packages = sorted(
        name
        for folder in sys.path
        if folder.endswith("-packages") and os.path.isdir(folder)
        for name in os.listdir(folder)
        if name.endswith((".dist-info", ".egg-info"))
    )
    seen = repr((sys.version, files, packages)).encode("utf-8", "surrogateescape")
    return hashlib.blake2b(seen, digest_size=12).hexdigest()


def unchanged(output: str, found: Scan, looked_at: int, day: str) -> Manifest | None:
    """The record, if every handbook it tells of is still what a build on that day would make."""
    manifest, _ = read(output)
    folders = {name: signature for name, (signature, _) in manifest.folders.items()}
    known = manifest.agencies and all(folders.values()) and folders == signatures(found, looked_at)
    if not known or manifest.engine != engine():
        return None
    agencies = sorted(name.removeprefix("ladders/") for name in found if name.startswith("ladders/"))
    named = [name for name in agencies if name != "library"]
    current = all(known.holds_on(day) for known in manifest.agencies.values())
    there = all(os.path.isfile(os.path.join(output, name, "index.html")) for name in ("", *named))
    return manifest if current and there and named == sorted(manifest.agencies) else None


def told_of(manifest: Manifest, output: str) -> str:
    """What is said where nothing is to be done."""
    return f"Nothing changed: {counted(manifest.agencies.values())}. Open {os.path.join(output, 'index.html')}"


def counted(known: Collection[Known]) -> str:
    """`17 handbooks, 1069 pages`, and where the last build had something to say, how to hear it again."""
    counts = f"{number(len(known), 'handbook')}, {number(sum(one.pages for one in known), 'page')}"
    quiet = not any(one.warnings or one.advice for one in known)
    return counts if quiet else f"{counts}; warnings and advice as before (`check` tells them)"


def number(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"


def signatures(found: Scan, looked_at: int) -> dict[str, str]:
    return {folder: signature(sources, looked_at) for folder, sources in found.items() if sources}
