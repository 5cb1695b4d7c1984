"""Style sheets, scripts and pictures of the layouts, named by content so that no cache serves an old one."""

from collections.abc import Collection, Mapping
from hashlib import sha256
from pathlib import PurePosixPath
from typing import Final

from ladderbook.files import Tree
from ladderbook.squeezing import squeezed

STYLES: Final = ("tokens", "base", "nav", "parts", "tables", "print")
"""The order of the style sheets; any other comes before `print`, by name."""
PORTAL: Final = frozenset({"portal"})
HANDBOOK: Final = frozenset({"compare", "drawing", "review"})
"""The style sheets of pages that only the portal has, or only a handbook: the other does not carry them."""


def gather_assets(
    layouts: Tree, data: Tree | None = None, lasting: Collection[str] = (), without: Collection[str] = PORTAL
) -> tuple[dict[str, bytes], Mapping[str, str]]:
    """The asset files of a handbook, and the address of each by its name: `style.css`, `js/search.js`.

    `data` are scripts made from the handbook, by the same kind of name; the `lasting` ones keep it. `without` are style
    sheets that no page here needs.
    """
    css = {PurePosixPath(name).stem: data for name, data in layouts.items() if name.startswith("assets/css/")}
    others = {
        name: data
        for name, data in layouts.items()
        if name.startswith("assets/") and not name.startswith("assets/css/")
    }
    sheet = squeezed(
        b"\n".join(css[name] for name in sorted(css.keys() - set(without), key=_order)).decode("utf-8", "replace")
    ).encode()
    files, addresses = {}, {}
    made = {f"assets/{name}": script for name, script in (data or {}).items()}
    for name, content in {"assets/style.css": sheet, **others, **made}.items():
        path = PurePosixPath(name)
        called = str(path.relative_to("assets"))
        digest = "" if called in lasting else f"-{sha256(content).hexdigest()[:10]}"
        addresses[called] = str(path.with_name(f"{path.stem}{digest}{path.suffix}"))
        files[addresses[called]] = content
    return files, addresses


def _order(name: str) -> tuple[float, str]:
    position = STYLES.index(name) if name in STYLES else len(STYLES) - 1.5
    return position, name
