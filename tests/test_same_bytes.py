"""The same sources give the same bytes, tree and zip file, wherever, by whomever and with whatever they are built.

A few builds of a small site, or with LADDERBOOK_MATRIX twenty of Riverbend and the standard it builds on, each in a
process of its own that differs from the last in everything.
"""

import os
import subprocess
import sys
from hashlib import sha256
from pathlib import Path
from typing import Final

from ladderbook.manifest import NAME as RECORD
from ladderbook.packing import pack
from tests.on_disk import small
from tests.support import DAY, ROOT, real_sources

LONG: Final = bool(os.environ.get("LADDERBOOK_MATRIX"))
BUILDS: Final = 20 if LONG else 3
ZONES: Final = ("UTC", "Pacific/Kiritimati", "America/St_Johns", "Asia/Kathmandu")
LOCALES: Final = ("C", "C.UTF-8", "POSIX", "de_DE.UTF-8", "tr_TR.UTF-8")
FOLDERS: Final = ("a", "with a space/é 夜", "a'b & c#d %41", "deep/" * 12 + "b")
SHARED: Final = (
    "ladders/library",
    "ladders/state-standard",
    "ladders/riverbend",
    "content/shared",
    "content/riverbend",
)


def copied(to: Path, *, backward: bool) -> Path:
    """The sources, written in one order or the other, with other times and rights."""
    sources = real_sources() if LONG else {name: text.encode() for name, text in (small("elm") | small("oak")).items()}
    wanted = [name for name in sources if name.startswith(SHARED if LONG else "ladders/")]
    for number, name in enumerate(sorted(wanted, reverse=backward)):
        target = to / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(sources[name])
        target.chmod(0o600 if backward else 0o644)
        os.utime(target, (number * 1_000_000, number * 1_000_000))
    return to


def built(root: Path, number: int) -> tuple[str, str]:
    """The digests of the tree and of the zip file of a build that differs from the one before in everything it can."""
    here = os.environ | {
        "TZ": ZONES[number % len(ZONES)],
        "LC_ALL": LOCALES[number % len(LOCALES)],
        "PYTHONHASHSEED": str(number * 7919 % 4_294_967_295),
        "PYTHONUTF8": str(number % 2),
        "USER": f"user-{number}",
        "HOME": str(root.parent),
        "COLUMNS": str(40 + number * 10),
        "SOURCE_DATE_EPOCH": str(number * 10**7),
        "PYTHONPATH": str(ROOT),
        "PYTHONDONTWRITEBYTECODE": "1",
    }
    output = root.parent / f"handbooks {number}"
    where = ("-C", str(root)) if number % 2 else ("-C", os.path.relpath(root, root.parent))
    flags = ("--as-of", DAY.isoformat(), "--jobs", str((1, 4, 2)[number % 3]), "-q")
    mask = os.umask((0o022, 0o077)[number % 2])
    try:
        command = [sys.executable, "-m", "ladderbook", "build", *where, "-o", str(output), *flags]
        done = subprocess.run(command, cwd=root.parent, env=here, capture_output=True, check=False)
        assert done.returncode == 0, done.stderr.decode()
        pack(output, None, Path(f"{output}.zip"))
    finally:
        os.umask(mask)
    files = {path.relative_to(output).as_posix(): path for path in output.rglob("*") if path.is_file()}
    tree = sha256()
    for name in sorted(files):
        if name != RECORD:
            tree.update(name.encode() + b"\0" + sha256(files[name].read_bytes()).digest())
    return tree.hexdigest(), sha256(Path(f"{output}.zip").read_bytes()).hexdigest()


def test_the_same_sources_give_the_same_bytes(tmp_path: Path) -> None:
    found = set()
    for number in range(BUILDS):
        root = copied(tmp_path / FOLDERS[number % len(FOLDERS)] / str(number) / "site", backward=bool(number % 2))
        found.add(built(root, number))
    assert len(found) == 1
