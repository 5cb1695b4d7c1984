"""The whole handbook on one page says what the pages say."""

from pathlib import Path

from tests.independent.check_pay import page_or_wrong
from tests.independent.findings import Findings
from tests.independent.pages import Shown, read_page
from tests.independent.ways import Handbook


def check_whole(findings: Findings, book: Handbook, folder: Path) -> None:
    """Every table of the pages of pay, roles and moves stands there again, cell by cell."""
    whole = page_or_wrong(findings, folder, "whole.html")
    if whole is None:
        return
    there = [_cells(shown) for shown in whole.tables]
    names = ["pay.html", *(f"pay-{plan}.html" for plan in book.plans)]
    names += [f"role-{role}.html" for role in book.roles] + [f"move-{move}.html" for move in book.moves]
    for name in names:
        page = read_page(folder / name)
        for shown in page.tables if page else ():
            cells = _cells(shown)
            if cells in there:
                there.remove(cells)
                findings.counts["whole"] += sum(len(row) - 1 for row in shown.rows)
            else:
                findings.wrong("whole.html", f"the table {shown.caption!r} of {name} is not there, or says otherwise")


def _cells(shown: Shown) -> tuple[str, list[str], list[list[str]]]:
    return shown.caption, shown.columns, shown.rows
