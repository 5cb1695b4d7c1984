"""Where compiled layouts are kept between two runs: in Python's own cache folder, beside this program's own code.

Whoever may write there may change the program itself, so what lies there is believed as Python believes it. Nothing
compiled is ever read from a site or from its output.
"""

import shutil
import sys
from pathlib import Path

import jinja2

from ladderbook.manifest import engine


def compiled_layouts() -> jinja2.BytecodeCache | None:
    """The store of this version of the program; None where Python may not keep what it compiles either."""
    if sys.dont_write_bytecode:
        return None
    kept = Path(__file__).parent / "__pycache__"
    folder = kept / f"layouts-{engine()}"
    try:
        if not folder.is_dir():
            folder.mkdir(parents=True)
            _forget_others(folder)
    except OSError:
        return None
    return jinja2.FileSystemBytecodeCache(str(folder))


def _forget_others(folder: Path) -> None:
    """Takes away what older versions compiled."""
    for other in folder.parent.glob("layouts-*"):
        if other != folder:
            shutil.rmtree(other, ignore_errors=True)
