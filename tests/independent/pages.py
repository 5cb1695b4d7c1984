"""What a page says, read from its HTML: headings, tables by caption, list entries with their links."""

import re
from dataclasses import dataclass, field
from functools import lru_cache
from html.parser import HTMLParser
from pathlib import Path

HEADINGS = ("h1", "h2", "h3")
CELLS = ("th", "td")


@dataclass(slots=True)
class Shown:
    """A table: its caption, the heading above it, the words of its columns and of each row."""

    caption: str
    heading: str
    columns: list[str] = field(default_factory=list)
    rows: list[list[str]] = field(default_factory=list)


@dataclass(slots=True)
class Entry:
    """An entry of an ordered list: the headings above it, its words, where its links lead, the row it belongs to."""

    heading: str
    under: str
    text: str
    links: list[str]
    row: str


class Page(HTMLParser):
    """One page. A line break in a cell is read as ` / `."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tables: list[Shown] = []
        self.entries: list[Entry] = []
        self.heads: list[tuple[str, str]] = []
        self.facts: dict[str, str] = {}
        self._fact = ""
        self._texts: dict[str, list[str]] = {}
        self._heading = ["", "", ""]
        self._words: list[str] | None = None
        self._cells: list[str] = []
        self._links: list[str] | None = None
        self._item: list[str] = []
        self._row = ""
        self._in_table = 0
        self._ordered = 0
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begins a table, a row, a cell, a heading or a list entry."""
        if tag == "table":
            self._in_table += 1
            self.tables.append(Shown("", self._heading[1]))
        elif tag == "tr":
            self._cells = []
        elif tag in (*HEADINGS, *CELLS, "caption", "dt", "dd"):
            self._words = []
        elif tag == "br":
            self.handle_data(" / ")
        elif tag == "ol":
            self._ordered += 1
        elif tag == "li" and self._ordered:
            self._item, self._links, self._row = [], [], dict(attrs).get("data-row") or ""
        elif tag == "a" and self._links is not None:
            self._links.append(dict(attrs).get("href") or "")

    def handle_data(self, data: str) -> None:
        """Words of whatever is open."""
        if self._words is not None:
            self._words.append(data)
        self._texts.setdefault(self._heading[1], []).append(data)
        if self._links is not None:
            self._item.append(data)

    def handle_endtag(self, tag: str) -> None:
        """Keeps what has ended."""
        if tag in HEADINGS:
            depth = HEADINGS.index(tag)
            self._heading[depth:] = [self._said(), *[""] * (2 - depth)]
            self.heads.append((tag, self._heading[depth]))
        elif tag == "caption":
            self.tables[-1].caption = self._said()
        elif tag in ("dt", "dd"):
            self._keep_fact(tag)
        elif tag in CELLS and self._in_table:
            self._cells.append(self._said())
        elif tag == "tr":
            self._keep_row()
        elif tag == "table":
            self._in_table -= 1
        elif tag == "ol":
            self._ordered -= 1
        elif tag == "li":
            self._keep_entry()

    def _keep_fact(self, tag: str) -> None:
        if tag == "dt":
            self._fact = self._said()
        else:
            self.facts.setdefault(self._fact, self._said())

    def _keep_entry(self) -> None:
        if self._links is not None:
            text = " ".join("".join(self._item).split())
            self.entries.append(Entry(self._heading[1], self._heading[2], text, self._links, self._row))
            self._links = None

    def under(self, heading: str) -> str:
        """All words under a heading of the second level."""
        return " ".join("".join(self._texts.get(heading, [])).split())

    def _keep_row(self) -> None:
        table = self.tables[-1]
        if table.columns:
            table.rows.append(self._cells)
        else:
            table.columns = self._cells

    def _said(self) -> str:
        words, self._words = "".join(self._words or []), None
        return " ".join(words.split())


@lru_cache(maxsize=4096)
def _page(path: Path, _changed: int, _size: int) -> Page:
    text = path.read_text(encoding="utf-8")
    main = re.search(r"<main\b.*</main>", text, re.DOTALL)
    return Page(main[0] if main else text)


def read_page(path: Path) -> Page | None:
    """The main part of a page; nothing where there is no such page."""
    if not path.is_file():
        return None
    seen = path.stat()
    return _page(path, seen.st_mtime_ns, seen.st_size)
