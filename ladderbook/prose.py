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
from xml.etree.ElementTree import Element, SubElement

import markdown
import nh3
from markdown.treeprocessors import Treeprocessor

MAX_BYTES: Final = 200_000
MAX_NESTING: Final = 12
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
_ALERT: Final = re.compile(r"\[!(NOTE|TIP|IMPORTANT|WARNING)\]\s*")
_ALIGN: Final = re.compile(r'(<t[hd]) align="(left|right|center)"')
_TABLE: Final = re.compile("<table>")
_HREF: Final = re.compile(r'href="((?:' + "|".join(SUBJECTS) + r'):[^"]*)"')
_MARKS: Final = re.compile(r"[*_`\[\]<>&\\#|!~^\n-]|://")
_TAG: Final = re.compile(r"<[^>]+>")
_LINE: Final = re.compile(r"(?=<(?:p|li|dt|dd|tr|pre|h[1-6])\b)|</(?:p|li|dt|dd|tr|pre|h[1-6])>")
_BESIDE: Final = re.compile(r'<sup\b.*?</sup>|<a class="footnote-backref".*?</a>|<p class="alert-title">.*?</p>')
_CELL: Final = re.compile(r"</t[hd]>|<br>")
_ANCHORED: Final = re.compile(r'<h[1-6] id="([^"]*)"')
_TOO_DEEP: Final = re.compile(rf"^(?: {{{MAX_NESTING * 4},}}\S|(?:[>\-*+] ?){{{MAX_NESTING + 1},}}\S)", re.MULTILINE)
_RUN: Final = re.compile(r"[\[(*_`<]{60,}")


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


class _Gather(Treeprocessor):
    """Notes links and images, and makes alerts of block quotes that begin with a mark."""

    def __init__(self, md: markdown.Markdown) -> None:
        super().__init__(md)
        self.links: list[str] = []
        self.images: list[str] = []

    def run(self, root: Element) -> None:
        self.links = [link.get("href", "") for link in root.iter("a") if "footnote" not in link.get("class", "")]
        self.images = [image.get("src", "") for image in root.iter("img")]
        for quote in root.iter("blockquote"):
            first = quote.find("p")
            mark = _ALERT.match(first.text or "") if first is not None else None
            if mark and first is not None:
                self._alert(quote, first, mark)

    @staticmethod
    def _alert(quote: Element, first: Element, mark: re.Match[str]) -> None:
        quote.tag = "div"
        quote.set("class", f"alert alert-{mark[1].lower()}")
        first.text = (first.text or "")[mark.end() :]
        title = SubElement(quote, "p", {"class": "alert-title"})
        title.text = mark[1].capitalize()
        quote.remove(title)
        quote.insert(0, title)


def _converter() -> tuple[markdown.Markdown, _Gather]:
    md = markdown.Markdown(
        extensions=["tables", "footnotes", "def_list", "fenced_code", "sane_lists", "toc"],
        extension_configs={
            "tables": {"use_align_attribute": True},
            "footnotes": {"BACKLINK_TITLE": "Back to the text"},
            "toc": {"toc_depth": "1-6"},
        },
        output_format="html",
    )
    md.preprocessors.deregister("html_block")
    md.inlinePatterns.deregister("html")
    md.inlinePatterns.deregister("entity")
    gather = _Gather(md)
    md.treeprocessors.register(gather, "ladderbook", 5)
    return md, gather


_MD, _GATHER = _converter()


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a text is not given to the converter, and the offset at which it goes wrong."""

    reason: str
    at: int


def refuse(words: str) -> Refusal | None:
    """What would make the converter slow or make it fail."""
    if len(words.encode()) > MAX_BYTES:
        return Refusal(f"this text is longer than {MAX_BYTES:,} bytes", 0)
    deep = _TOO_DEEP.search(words)
    if deep:
        return Refusal(f"lists or quotes are nested more than {MAX_NESTING} levels deep", deep.start())
    run = _RUN.search(words)
    return Refusal("more than 60 marks stand in a row", run.start()) if run else None


@lru_cache(maxsize=4096)
def block(words: str) -> Prose:
    """A text of paragraphs, lists, tables and headings."""
    if not _MARKS.search(words):
        return Prose(f"<p>{escape(words)}</p>", (), (), ())
    _MD.reset()
    html = _safe(_MD.convert(words))
    headings = tuple(_headings(getattr(_MD, "toc_tokens", [])))
    return Prose(html, headings, tuple(_GATHER.links), tuple(_GATHER.images))


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
