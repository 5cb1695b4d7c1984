"""The files of a site: read once into memory, nothing outside it, nothing that is not asked for."""

import os
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Final

from ladderbook.problems import Place, Problem
from ladderbook.tree import Tree

WANTED: Final = {
    "ladders": (".yaml", ".yml"),
    "content": (".md",),
    "layouts": (".html", ".css", ".js", ".svg", ".png"),
}
"""What is read: the folder of a site, and the endings that count in it."""
RESERVED: Final = frozenset({"library", "shared", "parts", "assets", "data", "search", "index"})


def read_site(root: Path) -> tuple[dict[str, bytes], list[Problem]]:
    """Every source of the site at `root`, by its path from there, and the packaged layouts under `packaged/`."""
    files: dict[str, bytes] = {}
    problems: list[Problem] = []
    inside = root.resolve()
    for folder, endings in WANTED.items():
        for path in _walk(root / folder):
            if not path.name.endswith(endings):
                continue
            name = path.relative_to(root).as_posix()
            if path.is_symlink() and not path.resolve().is_relative_to(inside):
                message, fix = "this link leads out of the site", "Copy the file into the site."
                problems.append(Problem(Place(name), "link-outside", message, fix))
            else:
                files[name] = path.read_bytes()
    files.update(packaged_layouts())
    return files, problems


def _walk(folder: Path) -> Iterator[Path]:
    """The files below a folder, by name; hidden ones and linked folders are left alone."""
    for here, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (Path(here, name) for name in sorted(names) if not name.startswith("."))


def packaged_layouts() -> dict[str, bytes]:
    """The layouts that come with Ladderbook: inside the installed package, or beside it in a checkout."""
    package = Path(__file__).parent
    folder = next(
        (f for f in (package / "layouts" / "shared", package.parent / "layouts" / "shared") if f.is_dir()), None
    )
    if folder is None:
        return {}
    return {
        f"packaged/{path.relative_to(folder).as_posix()}": path.read_bytes()
        for path in _walk(folder)
        if path.name.endswith(WANTED["layouts"])
    }


def find_agencies(sources: Tree) -> tuple[list[str], list[Problem]]:
    """The agencies of a site: the folders of `ladders/` but the library; a name that is no address is a problem."""
    found: list[str] = []
    problems = []
    names = {PurePosixPath(file).parts[1] for file in sources if file.startswith("ladders/") and file.count("/") > 1}
    for name in sorted(names - {"library"}):
        plain = "".join(c if c.isascii() and c.isalnum() else "-" for c in name.casefold()).strip("-")
        place = Place(f"ladders/{name}")
        if name in RESERVED:
            message = f"`{name}` is a name that handbooks use themselves"
            problems.append(Problem(place, "reserved-id", message, "Give the agency's folder another name."))
        elif name != plain or "--" in name or len(name) > 60:
            message = f"`{name}` cannot be the address of a handbook: small letters, digits and single hyphens"
            problems.append(Problem(place, "bad-id", message, f"Rename the folder to `{plain or 'my-agency'}`."))
        else:
            found.append(name)
    return found, problems
