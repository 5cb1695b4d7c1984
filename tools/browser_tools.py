"""Installs the two checkers of the browser tests with npm: axe-core (accessibility) and the Nu HTML checker (markup).

Versions stand in `tests/browser/package.json`; what must arrive is pinned here by its sha256. No lock file is written.
`python tools/browser_tools.py` may be run as often as one likes: what is already there and right is left alone.
"""

import os
import shutil
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

HERE = Path(__file__).resolve().parent.parent / "tests" / "browser"
MODULES = HERE / "node_modules"
AXE = MODULES / "axe-core" / "axe.min.js"
VNU = MODULES / "vnu-jar" / "build" / "dist" / "vnu.jar"
PINNED = {
    AXE: "29348999450cdf2849a8e70b7912fc2da85a849da39c0d0d5394f51d4a9ed95c",
    VNU: "22f15dd39a33bed929d2a5c0cddf5946849a647eca9272bf4d5d00bc7e7a4d47",
}
COMMAND = "install --prefix {} --no-save --no-package-lock --ignore-scripts --no-audit --no-fund --loglevel=error"


def wrong(path: Path) -> str | None:
    """What is the matter with one of the two files, in a sentence; None when it is the one that is pinned."""
    name = path.relative_to(HERE).as_posix()
    if not path.is_file():
        return f"tests/browser/{name} is missing. Run: python tools/browser_tools.py"
    if sha256(path.read_bytes()).hexdigest() != PINNED[path]:
        return f"tests/browser/{name} is not the file that is pinned in tools/browser_tools.py. Run it again."
    return None


def install() -> None:
    """Has npm fetch both. What lay there before goes first: npm trusts a package that it once installed."""
    npm = shutil.which("npm")
    if npm is None:
        sys.exit("The browser tests need npm (it comes with Node.js): install it, then run this again.")
    shutil.rmtree(MODULES, ignore_errors=True)
    arguments = [part.format(HERE) for part in COMMAND.split()]
    quiet = {**os.environ, "NO_UPDATE_NOTIFIER": "1"}
    if subprocess.run([npm, *arguments], check=False, stdout=subprocess.DEVNULL, env=quiet).returncode:
        sys.exit("npm could not install axe-core and vnu-jar; what it said stands above.")


def main() -> None:
    if not any(map(wrong, PINNED)):
        print("axe-core and the Nu checker are already in tests/browser/node_modules.")
        return
    print("Installing axe-core and the Nu checker into tests/browser/node_modules ...", flush=True)
    install()
    for fault in filter(None, map(wrong, PINNED)):
        sys.exit(fault)
    print("Installed, and both are the files that are pinned.")


if __name__ == "__main__":
    main()
