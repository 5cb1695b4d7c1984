"""Markdown to safe HTML: one converter, one allow-list, links by id left for the site map to resolve.

The dialect is CommonMark with tables, footnotes, definition lists and `> [!NOTE]` alerts; raw HTML is shown as text.
A short text (a title, a list item) takes emphasis, code and links only; a text without any mark takes a fast path.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from html import escape, unescape
from itertools import count
from typing import Final

import nh3

from ladderbook.converter import CONVERTER

SUBJECTS: Final = (
    "role", "move", "plan", "competency", "credential", "setting", "training", "guidance", "compare", "next", "hours",
    "sheet", "brief", "worksheet", "ready", "notice", "job", "page",
)  # fmt: skip
"""The kinds of thing a link can name: `[words](role:peer-specialist-2)`."""

_TAGS: Final = {
    "p", "br", "hr", "em", "strong", "code", "pre", "a", "ul", "ol", "li", "blockquote", "div", "sup",
    "h1", "h2", "h3", "h4", "h5", "h6", "table", "thead", "tbody", "tr", "th", "td", "dl", "dt", "dd",
}  # fmt: skip
_ATTRIBUTES: Final = {
    "a": {"href", "title", "id"},
    "li": {"id"},
    "sup": {"id"},
    "ol": {"start"},
    "th": {"align"},
    "td": {"align"},
    **{f"h{level}": {"id"} for level in range(1, 7)},
}
_CLASSES: Final = {
    "div": {"footnote", "alert", "alert-note", "alert-tip", "alert-important", "alert-warning"},
    "p": {"alert-title"},
    "a": {"footnote-ref", "footnote-backref"},
}
_SCHEMES: Final = {"http", "https", "mailto", "tel", *SUBJECTS}
_ALIGN: Final = re.compile(r'(<t[hd]) align="(left|right|center)"')
_TABLE: Final = re.compile("<table>")
_HREF: Final = re.compile(r'href="((?:' + "|".join(SUBJECTS) + r'):[^"]*)"')
_MARKS: Final = re.compile(r"[*_`\[\]<>&\\#|!~^\n-]|://")
_TAG: Final = re.compile(r"<[^>]+>")
_LINE: Final = re.compile(r"(?=<(?:p|li|dt|dd|tr|pre|h[1-6])\b)|</(?:p|li|dt|dd|tr|pre|h[1-6])>")
_BESIDE: Final = re.compile(r'<sup\b.*?</sup>|<a class="footnote-backref".*?</a>|<p class="alert-title">.*?</p>')
_CELL: Final = re.compile(r"</t[hd]>|<br>")
_ANCHORED: Final = re.compile(r'<h[1-6] id="([^"]*)"')


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of a page: its anchor, its level and its words."""

    id: str
    level: int
    words: str


@dataclass(frozen=True, slots=True)
class Prose:
    """A converted text. `html` is safe; its links by id are resolved with `linked`."""

    html: str
    headings: tuple[Heading, ...]
    links: tuple[str, ...]
    images: tuple[str, ...]

    @property
    def anchors(self) -> frozenset[str]:
        return frozenset(heading.id for heading in self.headings)


@lru_cache(maxsize=4096)
def block(words: str) -> Prose:
    """A text of paragraphs, lists, tables and headings. One that `refusal` lets pass hardly ever raises `Failed`."""
    if not _MARKS.search(words):
        return Prose(f"<p>{escape(words)}</p>", (), (), ())
    raw = CONVERTER.convert(words)
    return Prose(_safe(raw.html), tuple(_headings(raw.headings)), raw.links, raw.images)


@lru_cache(maxsize=16384)
def inline(words: str) -> str:
    """A short text: emphasis, code and links, no blocks."""
    if not _MARKS.search(words):
        return escape(words)
    html = block(words).html
    one = re.fullmatch(r"<p>(.*)</p>", html, re.DOTALL)
    return one[1] if one and "<p>" not in one[1] else escape(words)


def plain(words: str) -> str:
    """A short text without its marks, for titles and attributes."""
    return bare(inline(words))


def bare(html: str) -> str:
    """Markup without its tags."""
    return unescape(_TAG.sub("", html))


@lru_cache(maxsize=1024)
def lines(html: str) -> tuple[tuple[str, str], ...]:
    """A converted text in plain lines, each with the anchor of the heading it stands under (its own, for a heading)."""
    found, under = [], ""
    for piece in _LINE.split(_BESIDE.sub("", html)):
        heading = _ANCHORED.match(piece)
        under = heading[1] if heading else under
        words = " ".join(bare(_CELL.sub(" ", piece)).split())
        if words:
            found.append((under, words))
    return tuple(found)


def _safe(html: str) -> str:
    clean = nh3.clean(
        html,
        tags=_TAGS,
        attributes=_ATTRIBUTES,
        allowed_classes=_CLASSES,
        url_schemes=_SCHEMES,
        link_rel=None,
        strip_comments=True,
    )
    return _in_scrolling_groups(_ALIGN.sub(r'\1 class="align-\2"', clean))


def _in_scrolling_groups(html: str) -> str:
    """Each table in a group of its own that scrolls where it is wider than the page, by keyboard too."""
    number = count(1)

    def opened(_: re.Match[str]) -> str:
        return f'<div class="scroll" role="group" aria-label="Table {next(number)}" tabindex="0"><table>'

    return _TABLE.sub(opened, html).replace("</table>", "</table></div>")


def _headings(tokens: list[dict[str, object]]) -> list[Heading]:
    found = []
    for token in tokens:
        found.append(Heading(str(token["id"]), int(str(token["level"])), unescape(str(token["name"]))))
        found.extend(_headings(token["children"]))  # type: ignore[arg-type]
    return found


def linked(html: str, link: Callable[[str], str]) -> str:
    """The HTML with every link by id turned into an address."""
    return _HREF.sub(lambda match: f'href="{escape(link(unescape(match[1])))}"', html)
