"""The hours pages: gross pay at each of a role's weekly hours, beside lines, and the most hours under each line."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from tests.independent.check_pay import page_or_wrong
from tests.independent.findings import Expected, Findings, taken
from tests.independent.pages import Page, Shown
from tests.independent.reading import many
from tests.independent.sums import money, plain, printed_money
from tests.independent.ways import Handbook

QUARTER = Fraction(1, 4)


@dataclass(frozen=True, slots=True)
class Wage:
    """A rate of a role by its hour, with the paid weeks of its year."""

    label: str
    hour: Fraction
    weeks: Fraction
    full: Fraction | None

    def pay(self, hours: Fraction) -> dict[str, Fraction]:
        """Gross pay at weekly hours."""
        week = self.hour * hours
        year = week * self.weeks
        return {
            "Per hour": self.hour,
            "A week": week,
            "Four weeks": week * 4,
            "A month on average": year / 12,
            "Five weeks": week * 5,
            "A year": year,
        }


def check_hours(findings: Findings, book: Handbook, folder: Path) -> None:
    """The hours page of each role whose hourly rates are known."""
    lines = _lines(book)
    for role in book.roles:
        name = f"hours-{role}.html"
        wages, hours = _wages(book, role), _weekly_hours(book, role)
        if not wages or not hours:
            if (folder / name).exists():
                findings.wrong(name, "a page nobody expects")
            continue
        page = page_or_wrong(findings, folder, name)
        if page is not None:
            _check_page(findings, name, page, (wages, hours, lines))


def _lines(book: Handbook) -> dict[str, Fraction]:
    """The lines in force, by the words of their columns."""
    found = {}
    for item in book.of("incentives").values():
        for label in many(item.get("lines")):
            said = item["amounts"].get(label)
            if said and said != "unpublished":
                found[f"{label}: {money(Fraction(said))}"] = Fraction(said)
    return dict(sorted(found.items(), key=lambda line: line[1]))


def _wages(book: Handbook, role: str) -> list[Wage]:
    wages = []
    for job in book.jobs(role):
        if job.table is None:
            return _stated(book.roles[role].get("pay"))
        base = job.table
        places = book.places(base)
        table = base.local(places[0]) if places else base
        weeks = base.yearly / base.weekly if base.yearly and base.weekly else Fraction(52)
        for column, rate in zip(table.columns, table.rates[job.grade], strict=True):
            hour = table.hour(rate) if rate is not None else None
            if hour is not None:
                wages.append(Wage(f"{job.grade}, {column}", hour, weeks, base.weekly))
    return wages


def _stated(pay: object) -> list[Wage]:
    """The hourly rates of a role that no plan pays."""
    said = {"rate": "Rate", "min": "Lowest", "max": "Highest"}
    rates = {label: str(pay[field]) for field, label in said.items() if field in pay} if isinstance(pay, dict) else {}
    return [
        Wage(label, Fraction(rate.split()[0]), Fraction(52), None)
        for label, rate in rates.items()
        if rate.endswith(" per hour")
    ]


def _weekly_hours(book: Handbook, role: str) -> list[Fraction]:
    stated = [Fraction(said) for said in many(book.roles[role].get("weekly_hours"))]
    table = book.jobs(role)[0].table
    return stated or ([table.weekly] if table is not None and table.weekly else [])


Known = tuple[list[Wage], list[Fraction], dict[str, Fraction]]


def _check_page(findings: Findings, name: str, page: Page, known: Known) -> None:
    wages, hours, lines = known
    tables = list(page.tables)
    for number in hours:
        said = plain(number)
        gross = {wage.label: {head: money(sum_) for head, sum_ in wage.pay(number).items()} for wage in wages}
        _table(findings, ("gross", name), tables, f"Gross pay at {said} hours a week", gross)
        if lines:
            beside = {wage.label: {head: _beside(wage, number, line) for head, line in lines.items()} for wage in wages}
            _table(findings, ("lines", name), tables, f"A month at {said} hours a week beside each line", beside)
    for month in ("on average", "of five weeks") if lines else ():
        most = {
            wage.label: {"Per hour": money(wage.hour)}
            | {head: _most(wage, line, month) for head, line in lines.items()}
            for wage in wages
        }
        caption = f"The most weekly hours that stay under each line, in a month {month}"
        _table(findings, ("most hours", name), tables, caption, most)
    for shown in tables:
        findings.wrong(name, f"a table nobody expects: {shown.caption}")


def _table(
    findings: Findings,
    where: tuple[str, str],
    tables: list[Shown],
    caption: str,
    rows: Mapping[str, Mapping[str, Expected]],
) -> None:
    kind, page = where
    shown = taken(findings, page, tables, caption)
    if shown is None:
        return
    printed = {row[0] for row in shown.rows}
    named = {_as_printed(label, printed): cells for label, cells in rows.items()}
    findings.table(kind, page, shown, list(next(iter(rows.values()))), named)


def _as_printed(label: str, printed: set[str]) -> str:
    grade, _, column = label.partition(", ")
    if not column:
        return label
    for said in (column, f"step {column}", column[0].lower() + column[1:]):
        if f"{grade}, {said}" in printed:
            return f"{grade}, {said}"
    return label


def _beside(wage: Wage, hours: Fraction, line: Fraction) -> str:
    pay = wage.pay(hours)
    average, four, five = (
        _side(printed_money(pay[month]), line) for month in ("A month on average", "Four weeks", "Five weeks")
    )
    words = [average.capitalize()]
    words += [f"{four} in a month of four weeks"] if four != average else []
    words += [f"{five} in a month of five weeks"] if five != average else []
    return "; ".join(words)


def _side(amount: Fraction, line: Fraction) -> str:
    if amount == line:
        return "at"
    return "under" if amount < line else "over"


def _most(wage: Wage, line: Fraction, month: str) -> str:
    """The most quarters of an hour whose printed month is under the line, found by trying one after the other."""
    weeks = Fraction(5) if month == "of five weeks" else wage.weeks / 12
    if wage.full and printed_money(wage.hour * wage.full * weeks) < line:
        return f"All of full time, {plain(wage.full)}"
    quarters = int(line / (wage.hour * weeks * QUARTER)) + 2
    while quarters > 0 and printed_money(wage.hour * QUARTER * quarters * weeks) >= line:
        quarters -= 1
    return plain(quarters * QUARTER)
