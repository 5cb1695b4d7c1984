"""Every rate that is printed: on the pages of the plans, on those of the roles and in the overview."""

from collections.abc import Callable
from datetime import date
from fractions import Fraction
from pathlib import Path

from tests.independent.check_added import check_added
from tests.independent.findings import Findings, taken
from tests.independent.pages import Page, Shown, read_page
from tests.independent.plans import Table, changes, table_on
from tests.independent.sums import money, plain
from tests.independent.ways import Handbook, Job

UNKNOWN = "not published"
WORDS = {"hour": "hour", "year": "year", "month": "month", "biweek": "two weeks", "": "hour"}
Unit = Callable[[Fraction], Fraction | None]


def page_or_wrong(findings: Findings, folder: Path, name: str) -> Page | None:
    """A page that must be there."""
    page = read_page(folder / name)
    if page is None:
        findings.wrong(name, "there is no such page")
    return page


def units(table: Table) -> dict[str, Unit]:
    """How a rate of a table is said per hour, per year and in its own basis."""
    return {"hour": table.hour, "year": table.year, WORDS[table.basis]: lambda rate: rate}


def said(rate: Fraction | None, unit: Unit) -> str:
    """A rate in a unit, or why there is none."""
    if rate is None:
        return UNKNOWN
    amount = unit(rate)
    return "not stated" if amount is None else money(amount)


def day_in_words(day: date) -> str:
    """As the pages say a day."""
    return f"{day:%B} {day.day}, {day.year}"


def check_plans(findings: Findings, book: Handbook, folder: Path) -> None:
    """The page of each plan, and one for each of its places."""
    names = book.place_names()
    for name, table in book.plans.items():
        _check_plan(findings, book, folder, f"pay-{name}.html", (table, None))
        for place in table.places():
            if place in names:
                _check_plan(findings, book, folder, f"pay-{name}-{place}.html", (table, place))


def _at(table: Table, place: str | None) -> Table:
    return table if place is None else table.local(place)


def _check_plan(findings: Findings, book: Handbook, folder: Path, name: str, what: tuple[Table, str | None]) -> None:
    page = page_or_wrong(findings, folder, name)
    if page is None:
        return
    base, place = what
    tables = [shown for shown in page.tables if "dollars per" in shown.caption and shown.heading != "What others pay"]
    now = _at(base, place)
    own = WORDS[now.basis]
    _rates(findings, name, tables, f"Rates in force: dollars per {own}", now, own)
    for unit in ("hour", "year"):
        caption = f"Worked out: dollars per {unit}, full time"
        there = any(shown.caption == caption for shown in tables)
        if there or (unit == ("year" if own == "hour" else "hour") and _known(now, unit)):
            _rates(findings, name, tables, caption, now, unit)
    days = changes(book.ladder, base.name)
    current = max(day for day in days if day <= book.day)
    for first, after in zip(days, [*days[1:], None], strict=True):
        version = table_on(book.ladder, base.name, first)
        if first != current and version is not None:
            until = f" until {day_in_words(after)}" if after else ""
            start = day_in_words(first) if first != date.min else "the start"
            own = WORDS[version.basis]
            captions = [f"From {start}{end}: dollars per {own}" for end in (until, "")]
            _rates(findings, name, tables, captions, _at(version, place), own)
    for shown in tables:
        if not check_added(findings, book, name, (now, place), shown):
            findings.wrong(name, f"a table nobody expects: {shown.caption}")


def _known(table: Table, unit: str) -> bool:
    return any(
        rate is not None and units(table)[unit](rate) is not None for row in table.rates.values() for rate in row
    )


def _rates(
    findings: Findings, page: str, tables: list[Shown], captions: str | list[str], table: Table, unit: str
) -> None:
    shown = taken(findings, page, tables, *([captions] if isinstance(captions, str) else captions))
    if shown is None:
        return
    columns = _as_printed(table.columns, shown.columns[1:])
    rows = {
        grade: dict(zip(columns, (said(rate, units(table)[unit]) for rate in row), strict=True))
        for grade, row in table.rates.items()
    }
    findings.table("rates", page, shown, columns, rows)


def _as_printed(columns: tuple[str, ...], printed: list[str]) -> list[str]:
    """A column that an author calls `03` may stand there as `Step 03`."""
    return [f"Step {column}" if f"Step {column}" in printed else column for column in columns]


def check_roles(findings: Findings, book: Handbook, folder: Path) -> None:
    """The tables of steps on each role's page, and the summary above them."""
    for role in book.roles:
        name = f"role-{role}.html"
        page = page_or_wrong(findings, folder, name)
        if page is None:
            continue
        tables = [shown for shown in page.tables if ": rates in force" in shown.caption]
        for job in book.jobs(role):
            if job.table is not None:
                _steps(findings, name, tables, job, job.table)
        for shown in tables:
            findings.wrong(name, f"a table nobody expects: {shown.caption}")
        _summary(findings, book, name, page, role)


def _steps(findings: Findings, page: str, tables: list[Shown], job: Job, table: Table) -> None:
    full = f", full time {plain(table.yearly)} hours a year" if table.yearly else ""
    shown = taken(findings, page, tables, f"{job.grade}: rates in force{full}")
    if shown is None:
        return
    all_units = units(table)
    columns = [unit for unit in all_units if _known(table, unit) or f"Per {unit}" in shown.columns]
    columns.sort(key=lambda unit: (unit != WORDS[table.basis] or unit == "year", unit == "year"))
    names = _as_printed(table.columns, [row[0] for row in shown.rows])
    rows = {
        name: {f"Per {unit}": said(rate, all_units[unit]) for unit in columns}
        for name, rate in zip(names, table.rates[job.grade], strict=True)
    }
    findings.table("steps", page, shown, [f"Per {unit}" for unit in columns], rows)


def ends(book: Handbook, role: str, place: str | None, unit: str) -> str | None:
    """The lowest and the highest rate of a role in a unit."""
    tables = [(job.grade, _at(job.table, place)) for job in book.jobs(role) if job.table is not None]
    rates = [(rate, table) for grade, table in tables for rate in table.rates[grade] if rate is not None]
    if not rates:
        return UNKNOWN
    amounts = [units(table)[unit](rate) for rate, table in rates]
    known = [amount for amount in amounts if amount is not None]
    if not known:
        return "not stated"
    low, high = money(min(known)), money(max(known))
    return low if min(known) == max(known) else f"{low} to {high}"


def _places(book: Handbook, role: str) -> list[str | None]:
    table = book.jobs(role)[0].table
    return [None, *(book.places(table) if table is not None else [])]


def _summary(findings: Findings, book: Handbook, name: str, page: Page, role: str) -> None:
    table = book.jobs(role)[0].table
    if table is None:
        return
    pay = page.facts.get("Pay", "")
    for place in _places(book, role):
        for unit, words in (("hour", "per hour"), ("year", "per year, full time")):
            amounts = ends(book, role, place, unit)
            if amounts is not None and amounts.startswith("$"):
                found = next((part for part in pay.split(" / ") if part.startswith(f"{amounts} {words}")), pay)
                findings.cell("summary", (name, "Pay", place or "base", unit), found[: len(amounts)], amounts)


def check_overview(findings: Findings, book: Handbook, folder: Path) -> None:
    """The table of what each role pays."""
    page = page_or_wrong(findings, folder, "pay.html")
    caption = "Rates in force, from lowest to highest step"
    shown = taken(findings, "pay.html", list(page.tables), caption) if page else None
    if shown is None:
        return
    names = book.place_names()
    columns = ["Grade", "Per hour", "Per year, full time"]
    rows: dict[str, dict[str, str | None]] = {}
    for role, item in book.roles.items():
        places, table = _places(book, role), book.jobs(role)[0].table
        before = table is not None and bool(table.places())
        grades = ", ".join(job.grade for job in book.jobs(role)) or "none"
        for place in places:
            named = names[place] if place else "before locality pay"
            title = item["title"] + (f" / {named}" if before else "")
            cells = [grades, *(ends(book, role, place, unit) for unit in ("hour", "year"))]
            if table is None:
                stated = _stated(item.get("pay"))
                cells = [stated if stated == UNKNOWN else "none", stated, "see the role"]
            rows[title] = dict(zip(columns, cells, strict=True))
    findings.table("overview", "pay.html", shown, columns, rows)


def _stated(pay: object) -> str:
    """The pay of a role that no plan pays."""
    if isinstance(pay, dict):
        rates = [pay[field] for field in ("rate", "min", "max") if field in pay]
        return " to ".join(f"{money(Fraction(rate.split()[0]))} {rate.partition(' ')[2]}" for rate in rates)
    return {"unpublished": UNKNOWN, "none": "none"}.get(str(pay), "not stated")
