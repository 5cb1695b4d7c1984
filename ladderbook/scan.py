"""Which sources a site has, with their sizes and times: one look at its folders, and nothing heavy imported.

A build in which nothing changed ends here, so this module may import only what Python has loaded anyway.
"""

import os
from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

WANTED: Final = {
    "ladders": (".yaml", ".yml"),
    "content": (".md",),
    "layouts": (".html", ".css", ".js", ".svg", ".png"),
}
"""What is read: the folders of a site, and the endings that count in them."""
PACKAGED: Final = "packaged"
"""Under this name the layouts that come with Ladderbook are found, beside those of a site."""


class Found(NamedTuple):
    """One source: its name in the site, where it lies, its size and time, and whether it is a link."""

    name: str
    path: str
    size: int
    time: int
    linked: bool


Scan = Mapping[str, list[Found]]
"""The sources of a site by their folder: `ladders/riverbend`, `content/shared`, `packaged`."""


def scan(root: str) -> dict[str, list[Found]]:
    """Every source of the site at `root` and of the packaged layouts, by folder and name."""
    found: dict[str, list[Found]] = {}
    for name, endings in WANTED.items():
        for source in _below(os.path.join(root, name), name, endings):
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


def _below(folder: str, name: str, endings: tuple[str, ...]) -> Iterator[Found]:
    """The files below a folder, by name; hidden ones and linked folders are left alone."""
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except (FileNotFoundError, NotADirectoryError):
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        here = f"{name}/{entry.name}"
        if entry.is_dir(follow_symlinks=False):
            yield from _below(entry.path, here, endings)
        elif entry.name.endswith(endings) and not entry.is_dir():
            linked = entry.is_symlink()
            try:
                at = entry.stat()
                size, time = at.st_size, at.st_mtime_ns
            except FileNotFoundError:
                size, time = 0, 0  # deleted since, or a link to nothing: whoever reads it says so
            yield Found(here, entry.path, size, time, linked)
