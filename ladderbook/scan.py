"""Which sources a site has, with their sizes and times: one look at its folders, and nothing heavy imported.

A build in which nothing changed ends here, so this module may import only what Python has loaded anyway.
"""

import os
import stat
from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from ladderbook.limits import FOLDERS

WANTED: Final = {
    "ladders": (".yaml", ".yml"),
    "content": (".md",),
    "layouts": (".html", ".css", ".js", ".svg", ".png", ".po"),
}
"""What is read: the folders of a site, and the endings that count in them."""
PACKAGED: Final = "packaged"
"""Under this name the layouts that come with Ladderbook are found, beside those of a site."""


class Found(NamedTuple):
    """One source: its name in the site, where it lies, its size and time, and whether it is no plain file.

    An odd one is a link, a linked folder, a folder too deep to look into, a pipe; `admit` says which of them are read.
    """

    name: str
    path: str
    size: int
    time: int
    odd: bool


Scan = Mapping[str, list[Found]]
"""The sources of a site by their folder: `ladders/riverbend`, `content/shared`, `packaged`."""


def scan(root: str) -> dict[str, list[Found]]:
    """Every source of the site at `root` and of the packaged layouts, by folder and name."""
    found: dict[str, list[Found]] = {}
    for name, endings in WANTED.items():
        for source in _all(os.path.join(root, name), name, endings):
            found.setdefault(folder_of(source.name), []).append(source)
    found[PACKAGED] = packaged()
    return found


def packaged() -> list[Found]:
    """The layouts that come with Ladderbook."""
    return list(_below(packaged_folder(), PACKAGED, WANTED["layouts"]))


def folder_of(name: str) -> str:
    """The folder a source counts to: the agency's, the library's, the shared one."""
    parts = name.split("/")
    return "/".join(parts[:2]) if len(parts) > 2 else parts[0]


def packaged_folder() -> str:
    """Where the layouts lie that come with Ladderbook: in the installed package, or beside it in a checkout."""
    package = os.path.dirname(os.path.abspath(__file__))
    inside = os.path.join(package, "layouts", "shared")
    return inside if os.path.isdir(inside) else os.path.join(os.path.dirname(package), "layouts", "shared")


def _all(folder: str, name: str, endings: tuple[str, ...]) -> Iterator[Found]:
    """The files below a folder of the site; a link in place of the folder is not followed."""
    return iter([Found(name, folder, 0, 0, odd=True)]) if os.path.islink(folder) else _below(folder, name, endings)


def _below(folder: str, name: str, endings: tuple[str, ...]) -> Iterator[Found]:
    """The files below a folder, by name; hidden ones are left alone."""
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except (FileNotFoundError, NotADirectoryError):
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        here = f"{name}/{entry.name}"
        if entry.is_dir(follow_symlinks=False) and name.count("/") < FOLDERS:
            yield from _below(entry.path, here, endings)
        elif entry.name.endswith(endings) or os.path.isdir(entry.path):
            yield _found(here, entry)


def _found(name: str, entry: "os.DirEntry[str]") -> Found:
    try:
        at = entry.stat()
    except OSError:
        return Found(name, entry.path, 0, 0, odd=True)  # deleted since, or a link to nothing or to itself
    odd = entry.is_symlink() or not stat.S_ISREG(at.st_mode)
    return Found(name, entry.path, at.st_size, at.st_mtime_ns, odd)
