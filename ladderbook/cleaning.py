"""What `clean` removes: what a build wrote into a folder that carries our marker, and nothing else."""

import shutil
from pathlib import Path

from ladderbook import digests, publish
from ladderbook.manifest import NAME as RECORD
from ladderbook.portal import PAGES
from ladderbook.publish import Refused, is_ours
from ladderbook.summary import MARKER, marks_agency


def clean(output: Path) -> list[str]:
    """Removes the handbooks and their portal; the names of what stays, because no build of ours made it."""
    if not is_ours(output):
        raise Refused(f"{output} does not carry Ladderbook's marker; nothing is removed.")
    if marks_agency((output / MARKER).read_bytes()):
        raise Refused(f"{output} is one agency's handbook. Name the folder above it.")
    with publish.held(output):
        listed = digests.read((output / digests.NAME).read_bytes()) if (output / digests.NAME).is_file() else {}
        publish.forget(output)
        publish.recover(output)
        publish.remove_others(output, ())
        wanted = {*(listed or ()), *(page.file for page in PAGES), digests.NAME, RECORD} - {MARKER}
        for name in sorted(name for name in wanted if _is_portals(output, name)):
            (output / name).unlink()
        _remove_empty(output / "assets")
        stays = sorted(entry.name for entry in output.iterdir() if entry.name not in (MARKER, ".gitignore"))
        (output / MARKER).unlink()
    return stays


def _is_portals(output: Path, name: str) -> bool:
    """Whether a name is that of a file of the portal that is there; a list may have been written by anybody."""
    file = output / name
    inside = file.parent.resolve().is_relative_to(output.resolve())
    return inside and file.is_file() and (file.parent == output or Path(name).parts[0] == "assets")


def _remove_empty(folder: Path) -> None:
    """Removes a folder and those in it as far as they are empty."""
    if folder.is_symlink() or not folder.is_dir():
        return
    for inner in folder.iterdir():
        _remove_empty(inner)
    if not any(folder.iterdir()):
        shutil.rmtree(folder)
