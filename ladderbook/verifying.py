"""What `verify` finds: whether a folder of handbooks is, file by file, what a build wrote into it.

Only what lies in the folder is opened, never a name that a list holds; a link is a fault, wherever it leads.
"""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import file_digest
from pathlib import Path
from typing import Final

from ladderbook import digests
from ladderbook.manifest import NAME as RECORD
from ladderbook.publish import Refused, is_ours

UNLISTED: Final = frozenset({digests.NAME, RECORD, ".gitignore"})
"""What lies beside the portal and is in no list: the list itself, the record of the last build, a word for git."""


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """A file that is not as it was written."""

    name: str
    what: str

    def __str__(self) -> str:
        return f"{self.name}: {self.what}"

    @property
    def extra(self) -> bool:
        """Whether nothing is wrong but that somebody else put it there."""
        return self.what == _EXTRA


_EXTRA: Final = "not made by this build"


def verify(output: Path) -> list[Fault]:
    """What is not as it was written: in all handbooks and their portal, or in one handbook."""
    if not is_ours(output):
        raise Refused(f"{output} holds no handbooks that Ladderbook made.")
    return sorted(_faults(output, ""))


def _faults(folder: Path, shown: str) -> Iterator[Fault]:
    """The faults of a folder with a list; `shown` stands before each name."""
    listed = _list(folder)
    if listed is None:
        yield Fault(f"{shown}{digests.NAME}", "there is no list of digests here, or it is damaged")
        return
    inner = [name.removesuffix(f"/{digests.NAME}") for name in listed if name.endswith(f"/{digests.NAME}")]
    unlisted = UNLISTED if inner else {digests.NAME}
    there = dict(_digests(folder, {folder / name for name in inner}, ""))
    for name in sorted({*listed, *there} - unlisted):
        fault = _fault(listed.get(name), there.get(name))
        if fault:
            yield Fault(f"{shown}{name}", fault)
    for name in inner:
        if listed[f"{name}/{digests.NAME}"] == there.get(f"{name}/{digests.NAME}"):
            yield from _faults(folder / name, f"{shown}{name}/")


def _list(folder: Path) -> dict[str, str] | None:
    try:
        return digests.read((folder / digests.NAME).read_bytes())
    except FileNotFoundError:
        return None


def _fault(listed: str | None, there: str | None) -> str:
    if there is None:
        return "missing"
    if listed is None:
        return _EXTRA
    return "" if listed == there else "changed"


def _digests(folder: Path, inner: set[Path], before: str) -> Iterator[tuple[str, str]]:
    """The digest of every file below a folder by its name; of a folder with a list of its own, that of its list."""
    for entry in os.scandir(folder):
        name = f"{before}{entry.name}"
        if entry.is_symlink() or not (entry.is_dir() or entry.is_file()):
            yield name, "no plain file"
        elif entry.is_file():
            with Path(entry.path).open("rb") as file:
                yield name, file_digest(file, "sha256").hexdigest()
        elif Path(entry.path) not in inner:
            yield from _digests(Path(entry.path), inner, f"{name}/")
        elif (Path(entry.path) / digests.NAME).is_file():
            yield f"{name}/{digests.NAME}", digests.digest((Path(entry.path) / digests.NAME).read_bytes())
