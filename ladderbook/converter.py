"""Python-Markdown behind one door: our dialect, one text at a time.

The dialect is CommonMark with tables, footnotes, definition lists and `> [!NOTE]` alerts; raw HTML is shown as text.
"""

import re
from dataclasses import dataclass
from typing import Final
from xml.etree.ElementTree import Element, SubElement

import markdown
from markdown.treeprocessors import Treeprocessor

_ALERT: Final = re.compile(r"\[!(NOTE|TIP|IMPORTANT|WARNING)\]\s*")


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
            "toc": {"toc_depth": "1-6", "marker": ""},
        },
        output_format="html",
    )
    md.preprocessors.deregister("html_block")
    md.inlinePatterns.deregister("html")
    md.inlinePatterns.deregister("entity")
    gather = _Gather(md)
    md.treeprocessors.register(gather, "ladderbook", 5)
    return md, gather


class Failed(Exception):
    """A text that the converter could not cope with; the message says what came of it."""


@dataclass(frozen=True, slots=True)
class Converted:
    """What the converter makes of a text. Nothing in it is safe yet: `prose` sanitises it."""

    html: str
    headings: list[dict[str, object]]
    links: tuple[str, ...]
    images: tuple[str, ...]


class Converter:
    """The converter, which is made anew after a text that broke it off: the old one still holds its pieces."""

    def __init__(self) -> None:
        self._md, self._gather = _converter()

    def convert(self, words: str) -> Converted:
        """A text converted. One that `refusal` lets pass hardly ever raises `Failed`."""
        self._md.reset()
        try:
            html = self._md.convert(words)
        except RecursionError:
            self._md, self._gather = _converter()
            raise Failed("this text is nested too deeply") from None
        headings = getattr(self._md, "toc_tokens", [])
        return Converted(html, headings, tuple(self._gather.links), tuple(self._gather.images))


CONVERTER: Final = Converter()
