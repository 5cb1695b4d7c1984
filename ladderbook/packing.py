"""What `pack` writes: the published handbooks, or one of them, as one zip file to mail or to hand on.

The same handbooks give the same zip file: its times, modes and order are fixed, and files are taken by their list.
"""

import zipfile
from pathlib import Path
from typing import Final

from ladderbook import digests
from ladderbook.publish import Refused, summaries
from ladderbook.verifying import Fault, verify

NOTICE: Final = "UNZIP-FIRST.txt"
_TEXT: Final = """\
{title}

Unpack this file before you open it: most systems show what is inside, but a page
opened from there has no colors and its links lead nowhere.

1. Save this zip file in a folder of your own.
2. Windows: right-click it and choose "Extract All". Mac: double-click it.
3. Open {folder}/index.html in the folder that appears.

A handbook needs no network, sends nothing and stores nothing.
"""
_LONG_AGO: Final = (1980, 1, 1, 0, 0, 0)
"""The first day that a zip file can name."""
_MODE: Final = 0o100644


def packed(output: Path, agency: str | None) -> tuple[str, list[Fault]]:
    """The name of the folder in the zip file, and what is wrong with the published files: then nothing is packed."""
    names = summaries(output) if output.is_dir() else {}
    if agency is not None and agency not in names:
        raise Refused(f"There is no handbook {agency!r} in {output}. There are: {', '.join(names) or 'none'}.")
    folder = output / agency if agency else output
    return agency or "handbooks", [fault for fault in verify(folder) if not fault.extra]


def pack(output: Path, agency: str | None, target: Path) -> None:
    """Writes the zip file: a word to whoever opens it first, then every file by name."""
    folder, top = (output / agency, agency) if agency else (output, "handbooks")
    title = f"The handbook of {summaries(output)[agency].name}" if agency else "Career and compensation handbooks"
    fresh = target.with_name(f"{target.name}.new")
    with zipfile.ZipFile(fresh, "w") as file:
        _put(file, NOTICE, _TEXT.format(title=title, folder=top).encode())
        for name in _names(folder):
            _put(file, f"{top}/{name}", (folder / name).read_bytes())
    fresh.replace(target)


def _names(folder: Path) -> list[str]:
    """The files of a folder that are handed on: what its list names, and the lists."""
    listed = digests.read((folder / digests.NAME).read_bytes()) or {}
    inner = [name.removesuffix(f"/{digests.NAME}") for name in listed if name.endswith(f"/{digests.NAME}")]
    return sorted({*listed, digests.NAME, *(f"{name}/{one}" for name in inner for one in _names(folder / name))})


def _put(file: zipfile.ZipFile, name: str, data: bytes) -> None:
    info = zipfile.ZipInfo(name, _LONG_AGO)
    info.create_system, info.external_attr = 3, _MODE << 16  # as on Unix, wherever it is written
    file.writestr(info, data, zipfile.ZIP_DEFLATED, 9)
