"""Style sheets, scripts and pictures of the layouts, named by content so that no cache serves an old one."""

import re
from collections.abc import Collection, Mapping
from hashlib import sha256
from pathlib import PurePosixPath
from typing import Final

from ladderbook.files import Tree

STYLES: Final = ("tokens", "base", "nav", "parts", "tables", "print")
"""The order of the style sheets; any other comes before `print`, by name."""
_TEXT: Final = r""""(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'"""
_QUOTED: Final = re.compile(f"({_TEXT})", re.DOTALL)
_QUOTED_OR_COMMENT: Final = re.compile(rf"({_TEXT})|/\*.*?\*/", re.DOTALL)
_SPACES: Final = re.compile(r"\s+")
_AROUND: Final = re.compile(r" ?([{};,>]) ?")


def gather_assets(
    layouts: Tree, data: Tree | None = None, lasting: Collection[str] = ()
) -> tuple[dict[str, bytes], Mapping[str, str]]:
    """The asset files of a handbook, and the address of each by its name: `style.css`, `js/search.js`.

    `data` are scripts made from the handbook, by the same kind of name; the `lasting` ones keep it.
    """
    others = {
        name: data
        for name, data in layouts.items()
        if name.startswith("assets/") and not name.startswith("assets/css/")
    }
    files, addresses = {}, {}
    made = {f"assets/{name}": script for name, script in (data or {}).items()}
    for name, content in {"assets/style.css": style_of(layouts), **others, **made}.items():
        path = PurePosixPath(name)
        called = str(path.relative_to("assets"))
        digest = "" if called in lasting else f"-{sha256(content).hexdigest()[:10]}"
        addresses[called] = str(path.with_name(f"{path.stem}{digest}{path.suffix}"))
        files[addresses[called]] = content
    return files, addresses


def style_of(layouts: Tree) -> bytes:
    """The one style sheet that those of the layouts come to."""
    css = {PurePosixPath(name).stem: data for name, data in layouts.items() if name.startswith("assets/css/")}
    sheet = b"\n".join(css[name] for name in sorted(css, key=_order))
    return squeezed(sheet.decode("utf-8", "replace")).encode()


def squeezed(css: str) -> str:
    """A style sheet without comments and without the spaces that say nothing; texts in quotes stay as they are."""
    parts = _QUOTED.split(_QUOTED_OR_COMMENT.sub(lambda found: found[1] or " ", css))
    return "".join(part if number % 2 else _bare(part) for number, part in enumerate(parts))


def _bare(css: str) -> str:
    return _AROUND.sub(r"\1", _SPACES.sub(" ", css)).replace(": ", ":").replace(";}", "}")


def _order(name: str) -> tuple[float, str]:
    position = STYLES.index(name) if name in STYLES else len(STYLES) - 1.5
    return position, name
