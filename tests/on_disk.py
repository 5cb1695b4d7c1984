"""Sites and handbooks on a disk, for tests of what is written: texts in, contents out, and every call on the way."""

import os
import pickle
import sys
import traceback
import warnings
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from tempfile import TemporaryFile
from typing import Final

from ladderbook import publish as publishing
from ladderbook.build import Order, Report, build
from ladderbook.manifest import NAME as RECORD
from tests.support import DAY, OAK

KILLED: Final = 9


def small(agency: str, title: str = "Peer Worker II") -> dict[str, str]:
    """The small agency of `support` under another id; `title` is that of its second role."""
    return {
        name.replace("oak", agency): text.replace("Oak", agency.title()).replace("Peer Worker II", title)
        for name, text in OAK.items()
    }


def write(root: Path, texts: Mapping[str, str]) -> Path:
    """A folder, with the files of `texts` in it."""
    for name, text in texts.items():
        file = root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return root


def publish(root: Path, output: Path, *agencies: str) -> Report:
    """A build of a site on the day of the tests."""
    return build(Order(root, output, DAY, agencies, jobs=1))


def contents(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, hidden ones too, but the record of the build: it tells of times."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != RECORD
    }


@dataclass(frozen=True)
class Call:
    """One call that changes something on the disk, told before it is carried out, and the paths it changes."""

    name: str
    paths: tuple[Path, ...]

    def touches(self, path: Path) -> bool:
        return path in self.paths

    def changes_below(self, folder: Path) -> bool:
        return any(folder in path.parents for path in self.paths)


def calls(work: Callable[[], object]) -> list[Call]:
    """The changing calls of some work, in order."""
    with TemporaryFile(buffering=0) as told:
        _forked(work, lambda call: pickle.dump(call, told))
        end = told.tell()
        told.seek(0)
        return [pickle.load(told) for _ in iter(lambda: told.tell() < end, False)]  # noqa: S301 - from our own child


def killed(work: Callable[[], object], at: int) -> bool:
    """Some work whose process dies right before its changing call number `at`. False where it ended before that."""
    return _forked(work, _dies(at, count())) == KILLED


def torn(work: Callable[[], object], at: int) -> bool:
    """Some work whose process dies half-way through writing its file number `at`. False where it ended before that."""
    return _forked(work, _tears(at, count())) == KILLED


def _dies(at: int, numbers: Iterator[int]) -> Callable[[Call], None]:
    return lambda _: os._exit(KILLED) if next(numbers) == at else None


def _tears(at: int, numbers: Iterator[int]) -> Callable[[Call], None]:
    def tell(call: Call) -> None:
        if call.name == "open" and next(numbers) == at:
            call.paths[0].write_bytes(b"<!doctype html><ti")
            os._exit(KILLED)

    return tell


def _forked(work: Callable[[], object], tell: Callable[[Call], None]) -> int:
    """How a child process ended that did the work. It never goes on with the tests."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # pytest-xdist has threads; the child uses none of them
        child = os.fork()
    if child == 0:
        try:
            _watch(tell)
            work()
        except BaseException:
            traceback.print_exc()
            os._exit(1)
        os._exit(0)
    ended = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    assert ended in (0, KILLED), "the work failed in the child process"
    return ended


def _watch(tell: Callable[[Call], None]) -> None:
    """Tells every changing call of this process from now on. Python itself does not tell of the exchange."""

    def hook(event: str, args: tuple[object, ...]) -> None:
        paths = tuple(_paths(event, args))
        if paths:
            tell(Call(event, paths))

    exchange = publishing._exchanged

    def told(one: Path, other: Path) -> bool:
        tell(Call("exchange", (one, other)))
        done = exchange(one, other)
        if done:
            tell(Call("exchanged", (one, other)))
        return done

    publishing._exchanged = told
    sys.addaudithook(hook)


def _paths(event: str, args: tuple[object, ...]) -> Iterator[Path]:
    """The paths that a call changes: none where it only reads."""
    match event, args:
        case "open", (str() | os.PathLike() as path, _, int(flags)) if flags & (os.O_WRONLY | os.O_RDWR):
            yield Path(path)
        case "os.link", (_, path, _, folder):
            yield _path(path, folder)
        case "os.rename", (one, other, one_folder, other_folder):
            yield _path(one, one_folder)
            yield _path(other, other_folder)
        case "os.mkdir" | "os.remove" | "os.rmdir" | "os.chmod" | "os.utime", (path, *_, folder):
            yield _path(path, folder)
        case "os.truncate" | "os.symlink" | "shutil.rmtree", (path, *_):
            yield Path(os.fsdecode(path))


def _path(path: object, folder: object) -> Path:
    name = Path(os.fsdecode(path))
    return Path(f"/proc/self/fd/{folder}").resolve() / name if isinstance(folder, int) and folder >= 0 else name
