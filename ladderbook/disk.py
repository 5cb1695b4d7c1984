"""The files of a site: found in one look, admitted, read when asked for, and nothing that is not asked for."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from ladderbook.admit import SHARED, admitted
from ladderbook.files import Foldered, Tree, folders
from ladderbook.limits import AGENCY_BYTES, FILE_BYTES, SMALLEST_BYTES
from ladderbook.problems import Place, Problem
from ladderbook.scan import Found, folder_of, packaged, scan

RESERVED: Final = frozenset({"library", "shared", "parts", "assets", "data", "search", "index"})


class SiteFiles(Foldered):
    """Every source of a site by its path from there, and the packaged layouts under `packaged/`."""

    def __init__(self, found: Mapping[str, list[Found]]) -> None:
        self._found = {source.name: source for sources in found.values() for source in sources}
        self._by_folder = {folder: sorted(source.name for source in sources) for folder, sources in found.items()}
        self._kept: dict[str, bytes] = {}

    def below(self, folder: str) -> list[str]:
        if folder in self._by_folder:
            return self._by_folder[folder]
        return sorted(name for name in self._found if name.startswith(f"{folder}/")) if "/" not in folder else []

    def folders(self, parent: str) -> list[str]:
        return sorted(name.removeprefix(f"{parent}/") for name in self._by_folder if name.startswith(f"{parent}/"))

    def size(self, folder: str) -> int:
        """The bytes of the files of a folder; none is so small that it costs nothing."""
        return sum(max(self._found[name].size, SMALLEST_BYTES) for name in self._by_folder.get(folder, ()))

    def __getitem__(self, name: str) -> bytes:
        kept = self._kept.get(name)
        if kept is not None:
            return kept
        with Path(self._found[name].path).open("rb") as file:
            data = file.read(FILE_BYTES + 1)
        if folder_of(name) in SHARED:
            self._kept[name] = data  # so that many agencies cost no more than one
        return data

    def __contains__(self, name: object) -> bool:
        return name in self._found

    def __iter__(self) -> Iterator[str]:
        return iter(self._found)

    def __len__(self) -> int:
        return len(self._found)


def read_site(root: Path) -> tuple[SiteFiles, list[Problem]]:
    """The sources of the site at `root`, and why some of its files are not read."""
    return site_files(root, scan(str(root)))


def site_files(root: Path, found: Mapping[str, list[Found]]) -> tuple[SiteFiles, list[Problem]]:
    """The sources that a look at the site at `root` found."""
    good, problems = admitted(str(root), found)
    return SiteFiles(good), problems


def packaged_layouts() -> dict[str, bytes]:
    """The layouts that come with Ladderbook, in memory."""
    return {source.name: Path(source.path).read_bytes() for source in packaged()}


def too_large(agency: str, files: SiteFiles) -> Problem | None:
    """The fault of an agency whose files, with those that every agency shares, are too much for one build."""
    folders = (f"ladders/{agency}", f"content/{agency}", f"layouts/{agency}", *SHARED)
    size = sum(map(files.size, folders))
    if size <= AGENCY_BYTES:
        return None
    message = f"the files of this agency and those that all share have {size:,} bytes; the limit is {AGENCY_BYTES:,}"
    fix = "Take out what is not part of the ladder; no real agency comes near a tenth of this."
    return Problem(Place(f"ladders/{agency}"), "file-too-large", message, fix)


def find_agencies(sources: Tree) -> tuple[list[str], list[Problem]]:
    """The agencies of a site: the folders of `ladders/` but the library; a name that is no address is a problem."""
    found: list[str] = []
    problems = []
    for name in folders(sources, "ladders"):
        if name == "library":
            continue
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
