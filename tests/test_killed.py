"""Killed at any moment: a build dies at a call that changes the disk, or in the middle of a file.

Of a run of equal calls, such as the writing of fifty pages, it dies at the first and at some of the others; with
`LADDERBOOK_MATRIX=1` at every single one.

Each handbook is then its whole old or whole new edition, the portal leads to handbooks that are there, and the next
build, of the new sources or again of the old, ends as if nothing had happened. Where two folders cannot be exchanged
in one step, a handbook may be missing between two calls; its whole old edition then lies aside.
"""

import os
import re
import shutil
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import pytest

from ladderbook import publish as publishing
from ladderbook.publish import OLD
from tests.on_disk import calls, contents, killed, publish, small, torn, write

pytestmark = pytest.mark.slow

Texts = dict[str, str]
Pages = dict[str, bytes]
Way = Callable[[Callable[[], object], int], bool]
AGENCIES: Final = ("elm", "fir", "oak")
OLD_SITE: Final = small("elm") | small("oak")
CHANGES: Final[dict[str, tuple[Texts, Texts]]] = {
    "a title changes, one agency leaves, one comes": (OLD_SITE, small("fir") | small("oak", title="Peer Guide")),
    "every page changes": (OLD_SITE, OLD_SITE | {"layouts/shared/assets/css/more.css": "p { color: black; }"}),
    "there was nothing": ({}, OLD_SITE),
}


@dataclass(frozen=True)
class Change:
    """Two states of a site with the handbooks of each, as a build from nothing makes them, and those in force."""

    old: Path
    new: Path
    old_pages: Pages
    new_pages: Pages
    published: Path

    def next_builds(self) -> list[tuple[Path, Pages]]:
        """What an author may build after the kill, and what must come of it."""
        return [(self.new, self.new_pages), *([(self.old, self.old_pages)] if self.old_pages else [])]


@pytest.fixture
def place() -> Iterator[Path]:
    """A folder in memory, where there is such a thing: every build flushes its disk, and a real one is slow at that."""
    memory = Path("/dev/shm")  # noqa: S108 - a folder of its own is made in it
    with TemporaryDirectory(dir=memory if memory.is_dir() else None) as folder:
        yield Path(folder)


def between(before: Texts, after: Texts, place: Path) -> Change:
    """The change on the disk, with the handbooks of `before` published."""
    old, new, published, clean = (place / name for name in ("old", "new", "published", "clean"))
    write(old, before)
    write(new, after)
    published.mkdir()
    if before:
        publish(old, published)
    publish(new, clean)
    return Change(old, new, contents(published), contents(clean), published)


@pytest.mark.parametrize("way", [killed, torn])
@pytest.mark.parametrize("what", CHANGES)
def test_whole_after_every_kill(what: str, way: Way, place: Path) -> None:
    assert not broken(between(*CHANGES[what], place), way, place / "output", exchange=True)


@pytest.mark.parametrize("way", [killed, torn])
def test_whole_or_aside_where_folders_cannot_be_exchanged(
    way: Way, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(publishing, "_libc", lambda: None)
    change = between(*CHANGES["a title changes, one agency leaves, one comes"], place)
    assert not broken(change, way, place / "output", exchange=False)


def broken(change: Change, way: Way, output: Path, *, exchange: bool) -> list[str]:
    """What is wrong after which kill of a build of the new site, or after the build that follows it."""
    twin(change.published, output)
    named = [call.name for call in calls(lambda: publish(change.new, output))]
    deaths = (
        moments(named) if way is killed else [named[:at].count("open") for at in moments(named) if named[at] == "open"]
    )
    assert len(deaths) > 5, "too few deaths to be all of them"
    found = []
    for at in deaths:
        twin(change.published, output)
        assert way(lambda: publish(change.new, output), at), "it ended before it was killed"
        found += [f"{at}: {fault}" for fault in faults(output, change, exchange=exchange)]
        for then, expected in change.next_builds():
            mended = twin(output, output.with_name("mended"))
            publish(then, mended)
            found += [f"{at}: {then.name} then ends with {name}" for name in differing(contents(mended), expected)]
    return found


def moments(named: list[str]) -> list[int]:
    """The numbers of the calls to die at."""
    if os.environ.get("LADDERBOOK_MATRIX"):
        return list(range(len(named)))
    before = ["", *named]
    return [at for at, name in enumerate(named) if at % 25 == 0 or before[at] != name]


def twin(folder: Path, to: Path) -> Path:
    """A copy in which files with two names are again one file with two names."""
    shutil.rmtree(to, ignore_errors=True)
    subprocess.run(["cp", "-a", folder, to], check=True)
    return to


def faults(output: Path, change: Change, *, exchange: bool) -> Iterator[str]:
    """What somebody who opens the output folder now would find broken."""
    found = contents(output)
    missing = set()
    for name in AGENCIES:
        old, new = agency(change.old_pages, name), agency(change.new_pages, name)
        if agency(found, name) in (old, new):
            continue
        missing.add(name)
        if exchange or agency(found, name) or agency(found, f"{OLD}/{name}") != old:
            yield f"{name} is neither its old nor its new edition"
    portal = found.get("index.html", b"").decode()
    if not portal and change.old_pages:
        yield "there is no portal"
    for link in re.findall(r'href="(?!data:)([^"#]+)"', portal):
        if link not in found and link.split("/")[0] not in missing:
            yield f"the portal links to {link}, which is not there"


def agency(pages: Pages, name: str) -> Pages:
    """The files of one handbook."""
    return {path.removeprefix(f"{name}/"): data for path, data in pages.items() if path.startswith(f"{name}/")}


def differing(found: Pages, expected: Pages) -> list[str]:
    """The names of the files that are not as they should be, there or not."""
    return sorted(name for name in found | expected if found.get(name) != expected.get(name))
