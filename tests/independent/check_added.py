"""The tables beside the rates of a plan: what a coming version changes, and rates with a differential on top."""

import re
from datetime import datetime
from fractions import Fraction

from tests.independent.findings import Expected, Findings
from tests.independent.pages import Shown
from tests.independent.plans import Table, table_on
from tests.independent.sums import money, percent, printed_money, raised
from tests.independent.ways import Handbook

CHANGES = re.compile(r"What changes on (.+): dollars per (.+)")
WITH = re.compile(r"With (.+): dollars per (.+)")
SHORT = {"two weeks": "biweek"}


def check_added(findings: Findings, book: Handbook, page: str, now: tuple[Table, str | None], shown: Shown) -> bool:
    """Checks one of these tables; whether it is one."""
    table, place = now
    if found := CHANGES.fullmatch(shown.caption):
        coming = table_on(book.ladder, table.name, datetime.strptime(found[1], "%B %d, %Y").date())  # noqa: DTZ007
        if coming is not None:
            _changes(findings, page, shown, table, coming.local(place) if place else coming)
        return True
    if found := WITH.fullmatch(shown.caption):
        _with(findings, page, shown, table, found[1])
        return True
    return False


def _ends(table: Table, grade: str) -> tuple[Fraction, Fraction] | None:
    known = [rate for rate in table.rates[grade] if rate is not None]
    return (min(known), max(known)) if known else None


def _changes(findings: Findings, page: str, shown: Shown, now: Table, then: Table) -> None:
    names = ("Rate",) if len(then.columns) == 1 else ("Lowest", "Highest")
    columns = [f"{end}{said}" for end in names for said in (" now", " then", ": change")]
    rows: dict[str, dict[str, Expected]] = {}
    for grade in then.rates:
        before, after = _ends(now, grade) if grade in now.rates else None, _ends(then, grade)
        rows[grade] = dict.fromkeys(columns)
        for number, end in enumerate(names):
            if before and after:
                change = printed_money(after[number]) - printed_money(before[number])
                rows[grade][f"{end} now"] = money(before[number])
                rows[grade][f"{end} then"] = money(after[number])
                rows[grade][f"{end}: change"] = raised(change) if change else "no change"
    findings.table("changes", page, shown, columns, rows)


def _with(findings: Findings, page: str, shown: Shown, table: Table, title: str) -> None:
    items = table.item.get("differentials", [])
    amounts = [item["amount"] for item in items if isinstance(item, dict) and item["title"] == title]
    basis = SHORT.get(shown.caption.rpartition(" per ")[2], shown.caption.rpartition(" per ")[2])
    rows: dict[str, dict[str, Expected]] = {}
    for name in (row[0] for row in shown.rows):
        grade, _, end = name.rpartition(", ")
        ends = _ends(table, grade) if grade in table.rates else None
        rate = ends[end == "highest"] if ends else None
        hour = rate if basis == table.basis or rate is None else table.hour(rate)
        top = _on_top(amounts[0], hour, basis) if amounts and hour is not None else None
        cells: dict[str, Expected] = dict.fromkeys(shown.columns[1:])
        if hour is not None and top is not None:
            both = {money(hour + top), money(printed_money(hour) + printed_money(top))}
            cells = {"Rate": money(hour), "On top": money(top), "Together": frozenset(both)}
        rows[name] = cells
    findings.table("differentials", page, shown, ["Rate", "On top", "Together"], rows)


def _on_top(amount: str, rate: Fraction, basis: str) -> Fraction | None:
    if amount.endswith("%"):
        return rate * percent(amount)
    number, _, per = amount.partition(" per ")
    return Fraction(number) if per == basis else None
