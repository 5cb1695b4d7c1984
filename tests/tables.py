"""The tables of a page as readers see them: found by caption, each cell by the words of its row and its column."""

from dataclasses import dataclass, field
from html.parser import HTMLParser


@dataclass(slots=True)
class Table:
    """One table. `heading` is the heading above it; a row is named by its first cell."""

    heading: str
    caption: str = ""
    columns: list[str] = field(default_factory=list)
    rows: dict[str, list[str]] = field(default_factory=dict)

    def cell(self, row: str, column: str) -> str:
        """The words where a row and a column meet."""
        assert row in self.rows, (row, self.caption, list(self.rows))
        assert self.columns.count(column) == 1, (column, self.caption, self.columns)
        return self.rows[row][self.columns.index(column)]

    def line(self, row: str) -> dict[str, str]:
        """A whole row, by column; the first column, which names the row, is left out."""
        assert len(self.rows[row]) == len(self.columns), (self.caption, self.columns, self.rows[row])
        return dict(zip(self.columns[1:], self.rows[row][1:], strict=True))


class _Tables(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tables: list[Table] = []
        self.heading = ""
        self.cells: list[str] = []
        self.in_head = False
        self.words: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("caption", "th", "td", "h1", "h2", "h3"):
            self.words = []
        elif tag == "table":
            self.tables.append(Table(self.heading))
        elif tag == "thead":
            self.in_head = True
        elif tag == "tr":
            self.cells = []
        elif tag == "br" and self.words is not None:
            self.words.append(" ")

    def handle_data(self, data: str) -> None:
        if self.words is not None:
            self.words.append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag in ("th", "td"):
            self.cells.append(self._said())
        elif tag == "caption":
            self.tables[-1].caption = self._said()
        elif tag in ("h1", "h2", "h3"):
            self.heading = self._said()
        elif tag == "thead":
            self.in_head = False
        elif tag == "tr" and self.in_head:
            self.tables[-1].columns = self.cells
        elif tag == "tr":
            assert self.cells[0] not in self.tables[-1].rows, (self.tables[-1].caption, self.cells)
            self.tables[-1].rows[self.cells[0]] = self.cells

    def _said(self) -> str:
        said, self.words = " ".join("".join(self.words or ()).split()), None
        return said


def tables(html: str) -> list[Table]:
    """Every table of a page, in order."""
    parser = _Tables()
    parser.feed(html)
    return parser.tables


def table(html: str, caption: str) -> Table:
    """The one table whose caption begins with these words."""
    found = [each for each in tables(html) if each.caption.startswith(caption)]
    assert len(found) == 1, (caption, [each.caption for each in tables(html)])
    return found[0]
