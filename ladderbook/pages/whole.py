"""The whole handbook on one page, for print: the bodies of its pages one after the other, linked inside it.

Works on the HTML that the layouts made, whose ids and links are ours: ids get the page's name in front, so that none is
met twice, headings go down one level, links to a page that is part of it stay inside it, and what is a landmark of a
page alone is none of many.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from typing import Final

from markupsafe import Markup

from ladderbook.model import Handbook
from ladderbook.sitemap import Page, PageKind, SiteMap, View

_ID: Final = re.compile(r'\b(id|aria-labelledby|for)="([^"]+)"')
_HREF: Final = re.compile(r'href="([^"#:]*)(?:#([^"]*))?"')
_NAV: Final = re.compile(r'<nav class="on-page".*?</nav>', re.DOTALL)
_LANDMARK: Final = re.compile(r'<section[^>]*? aria-labelledby="[^"]*"[^>]*>')
_HEADING: Final = re.compile(r"<(/?)h([1-5])\b")
PARTS: Final = (
    "map",
    "role",
    "move",
    "pay",
    "plan",
    "competency",
    "credential",
    "setting",
    "training",
    "article",
    "glossary",
    "people",
    "sources",
    "about",
)
"""The kinds of page that are part of it; a locality's pay table is not, nor are lists of what is there anyway."""


def name_of(path: str) -> str:
    """The anchor of a page inside the whole: its file's name without the ending."""
    return path.removesuffix(".html")


def part(path: str, body: str, inside: Collection[str]) -> str:
    """One page's body as a part of the whole."""
    own = name_of(path)

    def address(match: re.Match[str]) -> str:
        target, anchor = match[1] or path, match[2]
        if target not in inside:
            return match[0]
        return f'href="#{name_of(target)}--{anchor}"' if anchor else f'href="#{name_of(target)}"'

    body = _LANDMARK.sub("<section>", _NAV.sub("", body)).replace('role="region"', 'role="group"')
    body = _ID.sub(lambda match: f'{match[1]}="{own}--{match[2]}"', body)
    body = _HREF.sub(address, body)
    body = _HEADING.sub(lambda match: f"<{match[1]}h{int(match[2]) + 1}", body)
    return f'<article class="part" id="{own}">\n{body}\n</article>'


def pages(handbook: Handbook) -> Iterator[Page]:
    yield Page("whole", "whole.html", "page:whole", handbook.tongue.say("The whole handbook"), trail=("page:home",))


def view(handbook: Handbook, page: Page) -> View:
    return {}


def composed(sitemap: SiteMap, bodies: Mapping[str, str]) -> View:
    """The parts, in the order of the site map. A table for each place is left to its own page."""
    found = [page for page in sitemap.pages if page.kind in PARTS and "/" not in page.subject]
    inside = {page.path for page in found}
    return {
        "contents": [(name_of(page.path), page.title) for page in found],
        "parts": [Markup(part(page.path, bodies[page.path], inside)) for page in found],  # noqa: S704 - our own pages
    }


KIND = PageKind("whole", "whole.html", pages, view, composed)
