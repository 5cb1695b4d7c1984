"""From bytes to `output/`: staged beside the live handbook, flushed once, swapped in one step, recovered at the start.

Killed at any moment, each agency's folder is its whole old or whole new edition. Only folders that carry our marker
are replaced or removed. Where the system cannot exchange two folders in one step (Windows, some network shares), the
old one is moved aside first; a kill between the two moves is mended by `recover` at the next start.
"""

import ctypes
import errno
import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from ladderbook.digests import NAME as LIST
from ladderbook.files import Tree
from ladderbook.manifest import NAME as RECORD
from ladderbook.summary import MARKER, Summary, marker, marks_agency, read_marker

STAGING: Final = ".staging"
OLD: Final = ".old"
FRESH: Final = ".new"
_EMPTY: Final = frozenset({".gitignore", MARKER + FRESH})
"""What may lie in a folder that counts as empty; the last is what a build leaves that dies at its first write."""
_EXCHANGE: Final = 2
_HERE: Final = -100
_CANNOT: Final = frozenset({errno.ENOSYS, errno.EINVAL, errno.EOPNOTSUPP})
"""What a system says that has no exchange."""


class Refused(Exception):
    """The output folder is not ours to write to; the message says why."""


@contextmanager
def prepared(output: Path) -> Iterator[None]:
    """The output folder made ready and held for one build: ours or empty, with nothing half-done left in it."""
    if output.exists() and not output.is_dir():
        raise Refused(f"{output} is a file, not a folder.")
    output.mkdir(parents=True, exist_ok=True)
    strangers = sorted(entry.name for entry in os.scandir(output) if entry.name not in _EMPTY)
    if strangers and not is_ours(output):
        shown = ", ".join(strangers[:3])
        raise Refused(f"{output} holds files that Ladderbook did not make ({shown}). Choose an empty folder with -o.")
    if is_ours(output) and marks_agency((output / MARKER).read_bytes()):
        raise Refused(f"{output} is one agency's handbook. Choose the folder above it with -o.")
    with held(output):
        _write_marker(output)
        recover(output)
        try:
            yield
        finally:
            _unmark_empty(output)


@contextmanager
def held(output: Path) -> Iterator[None]:
    """One build at a time: the second waits for the first. The system lets go of the lock of a build that dies."""
    try:
        import fcntl  # noqa: PLC0415 - not on Windows, where two builds at once are not kept apart
    except ImportError:
        yield
        return
    handle = os.open(output, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def _write_marker(output: Path) -> None:
    """The root is marked before anything else is written, so that what a killed build leaves is known as ours."""
    if not is_ours(output):
        _replace(output / MARKER, marker()[MARKER])


def _unmark_empty(output: Path) -> None:
    """A folder in which nothing was published is left as it was found."""
    if {entry.name for entry in os.scandir(output)} <= {".gitignore", MARKER}:
        (output / MARKER).unlink(missing_ok=True)


def recover(output: Path) -> None:
    """Ends what a killed build began: a handbook that was moved aside comes back, what was staged is thrown away."""
    aside = output / OLD
    if aside.is_dir():
        for old in sorted(aside.iterdir()):
            if not (output / old.name).exists():
                old.rename(output / old.name)
    shutil.rmtree(aside, ignore_errors=True)
    shutil.rmtree(output / STAGING, ignore_errors=True)
    for left in (*output.glob(f"*{FRESH}"), *(output / "assets").rglob(f"*{FRESH}")):
        left.unlink()


def stage(output: Path, agency: str, files: Tree) -> None:
    """Writes a handbook beside the live one. A file whose bytes did not change is a hard link and keeps its time."""
    live, staged = output / agency, output / STAGING / agency
    for folder in sorted({(staged / name).parent for name in files}):
        folder.mkdir(parents=True, exist_ok=True)
    for name, data in files.items():
        if not _linked(live / name, staged / name, data):
            (staged / name).write_bytes(data)


def _linked(old: Path, new: Path, data: bytes) -> bool:
    try:
        if old.stat().st_size != len(data) or old.read_bytes() != data:
            return False
        os.link(old, new)
    except OSError:
        return False
    return True


def flush(output: Path) -> None:
    """Has everything staged written to the disk before anything is swapped."""
    if hasattr(os, "O_DIRECTORY"):
        handle = os.open(output, os.O_RDONLY | os.O_DIRECTORY)
        try:
            syncfs = getattr(_libc(), "syncfs", None)
            syncfs(handle) if syncfs else os.sync()
        finally:
            os.close(handle)


def refuse_strangers(output: Path, agencies: Iterable[str]) -> None:
    """Refuses before the first swap if a folder that would be replaced is not ours."""
    for agency in agencies:
        if (output / agency).exists() and not is_ours(output / agency):
            raise Refused(f"{output / agency} was not made by Ladderbook; nothing is replaced.")


def swap(output: Path, agency: str) -> None:
    """Puts the staged handbook in the place of the live one."""
    live, staged = output / agency, output / STAGING / agency
    if not live.exists():
        staged.rename(live)
    elif not _exchanged(staged, live):
        _moved_aside(output, live, staged)
    shutil.rmtree(staged, ignore_errors=True)


def _moved_aside(output: Path, live: Path, staged: Path) -> None:
    """Two moves in place of one exchange; if the second fails the first is taken back."""
    aside = output / OLD
    aside.mkdir(exist_ok=True)
    live.rename(aside / live.name)
    try:
        staged.rename(live)
    except OSError:
        (aside / live.name).rename(live)
        raise
    shutil.rmtree(aside)


def _exchanged(one: Path, other: Path) -> bool:
    """Linux swaps two folders in one step (renameat2, RENAME_EXCHANGE); False where the system cannot."""
    rename = getattr(_libc(), "renameat2", None)
    if rename is None:
        return False
    if rename(_HERE, os.fsencode(one), _HERE, os.fsencode(other), _EXCHANGE) == 0:
        return True
    fault = ctypes.get_errno()
    if fault in _CANNOT:
        return False
    raise OSError(fault, os.strerror(fault), str(other))


def _libc() -> object:
    return ctypes.CDLL(None, use_errno=True) if os.name == "posix" else None


def is_ours(folder: Path) -> bool:
    return (folder / MARKER).is_file()


def forget(output: Path) -> None:
    """Takes the record of the last build away before the first swap: from there on it may be wrong."""
    (output / RECORD).unlink(missing_ok=True)


def remember(output: Path, record: bytes) -> None:
    """Keeps the record of this build, once everything it tells of is in place."""
    target = output / RECORD
    if not (target.is_file() and target.read_bytes() == record):
        _replace(target, record)


def publish_portal(output: Path, files: Tree, pages: Iterable[str] = ()) -> None:
    """Writes the portal's own files, each in one step, its first page last.

    After it go the assets nobody needs any more, and those of all its `pages` that it has no longer.
    """
    for name in sorted(files, key=lambda name: (name == "index.html", name)):
        target = output / name
        if not (target.is_file() and target.read_bytes() == files[name]):
            target.parent.mkdir(parents=True, exist_ok=True)
            _replace(target, files[name])
    wanted = {output / name for name in files}
    for asset in sorted((output / "assets").rglob("*"), reverse=True):
        if asset.is_dir() and not any(asset.iterdir()):
            asset.rmdir()
        elif asset.is_file() and asset not in wanted:
            asset.unlink()
    for name in pages:
        if name not in files:
            (output / name).unlink(missing_ok=True)


def _replace(target: Path, data: bytes) -> None:
    fresh = target.with_name(target.name + FRESH)
    fresh.write_bytes(data)
    fresh.replace(target)


def summaries(output: Path) -> dict[str, Summary]:
    """What the handbooks in the output folder say of themselves."""
    found = {}
    for folder in sorted(output.iterdir()):
        if folder.is_dir() and is_ours(folder):
            summary = read_marker((folder / MARKER).read_bytes())
            if summary is not None and summary.id == folder.name:
                found[folder.name] = summary
    return found


def lists(output: Path, agencies: Iterable[str]) -> dict[str, bytes]:
    """The lists of digests of those agencies that have a handbook in the output folder."""
    there = {agency: output / agency / LIST for agency in agencies if is_ours(output / agency)}
    return {agency: file.read_bytes() for agency, file in there.items() if file.is_file()}


def remove_others(output: Path, agencies: Iterable[str]) -> list[str]:
    """Removes the handbooks of agencies that are no more; their names."""
    kept = {*agencies, "assets"}
    folders = (folder for folder in sorted(output.iterdir()) if folder.is_dir() and not folder.is_symlink())
    gone = [folder for folder in folders if folder.name not in kept and is_ours(folder)]
    for folder in gone:
        aside = output / STAGING / folder.name
        aside.parent.mkdir(exist_ok=True)
        folder.rename(aside)
    shutil.rmtree(output / STAGING, ignore_errors=True)
    return [folder.name for folder in gone]
