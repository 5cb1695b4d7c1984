"""The list of digests of a folder, in the form that `sha256sum -c` reads: which files there are, and what they hold.

Each handbook has one over its own files; that of the portal is over the portal's files and the lists of the handbooks,
so that its own digest stands for all of them. Nothing in a list tells of a machine or a day.
"""

import re
from collections.abc import Mapping
from hashlib import sha256
from typing import Final

from ladderbook.files import Tree

NAME: Final = "SHA256SUMS"
_LINE: Final = re.compile(r"([0-9a-f]{64})  (.+)")


def listed(files: Tree) -> Tree:
    """The list over some files, as the one file it is."""
    lines = (f"{digest(files[name])}  {name}\n" for name in sorted(files))
    return {NAME: "".join(lines).encode()}


def over(portal: Tree, lists: Mapping[str, bytes]) -> Tree:
    """The list over the portal's own files and the lists of the handbooks, by the name of their folders."""
    return listed({**portal, **{f"{folder}/{NAME}": data for folder, data in lists.items()}})


def digest(data: bytes) -> str:
    return sha256(data).hexdigest()


def read(data: bytes) -> dict[str, str] | None:
    """The digests in a list by name; None where it is no list."""
    found = [_LINE.fullmatch(line) for line in data.decode(errors="replace").splitlines()]
    if None in found:
        return None
    return {line[2]: line[1] for line in found if line}
