"""What the scripts of a handbook know, written from the model: one classic script a subject, each setting one name.

A classic script opens from a file share, where pages may not fetch anything.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from ladderbook.data import roles, search
from ladderbook.model import Handbook
from ladderbook.sitemap import SiteMap


@dataclass(frozen=True, slots=True)
class DataScript:
    """A script that says `window.LADDERBOOK_SEARCH = ...` and nothing else; `make` returns what JSON can say."""

    name: str
    make: Callable[[Handbook, SiteMap], object]


DATA: Final[tuple[DataScript, ...]] = (DataScript("roles", roles.make), DataScript("search", search.make))

LASTING: Final = frozenset({"data/search.js"})
"""Those that every page names keep one address: else every page would be another one whenever a word changes.
The script that loads one asks for it anew each hour, so that caches do not keep an old one for long."""


def data_scripts(handbook: Handbook, sitemap: SiteMap) -> Mapping[str, bytes]:
    """The data scripts of a handbook, by the name layouts know them under: `data/search.js`."""
    return {f"data/{one.name}.js": _script(one.name, one.make(handbook, sitemap)) for one in DATA}


def _script(name: str, content: object) -> bytes:
    """No text of an author can end the script or the line it stands in."""
    words = json.dumps(content, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    for character in "<>&\u2028\u2029":
        words = words.replace(character, f"\\u{ord(character):04x}")
    return f"window.LADDERBOOK_{name.upper().replace('-', '_')} = {words};\n".encode()
