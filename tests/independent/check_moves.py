"""Every row of every placement table: what the rule asks, where one lands, the new rate, the raise, the place's."""

from collections import Counter
from fractions import Fraction
from pathlib import Path

from tests.independent.check_pay import UNKNOWN, WORDS, page_or_wrong, said, units
from tests.independent.findings import Expected, Findings
from tests.independent.pages import Shown
from tests.independent.placing import Landing, Spot, place
from tests.independent.plans import Table
from tests.independent.sums import money, percents, printed_money, raised
from tests.independent.ways import Handbook, Step

NOT_STATED = "not stated"
STARTS = "From each step of "


def check_moves(findings: Findings, book: Handbook, folder: Path) -> None:
    """The page of each move."""
    for move in book.moves:
        name = f"move-{move}.html"
        page = page_or_wrong(findings, folder, name)
        if page is None:
            continue
        tables = [shown for shown in page.tables if shown.caption.startswith(STARTS)]
        steps = list(book.steps(move))
        alike = Counter((step.left.grade, step.entered.grade) for step in steps)
        seen: list[Shown] = []
        for step in steps:
            if _prints_a_table(step):
                named = alike[step.left.grade, step.entered.grade] > 1
                seen += _placement(findings, book, name, tables, step, named)
        for shown in [shown for shown in tables if shown not in seen]:
            findings.wrong(name, f"a table nobody expects: {shown.caption}")


def _prints_a_table(step: Step) -> bool:
    if step.rule is None or step.stays or step.rule.get("rule") == "negotiated":
        return False
    return step.left.table is not None and step.entered.table is not None


def _placement(
    findings: Findings, book: Handbook, page: str, tables: list[Shown], step: Step, named: bool
) -> list[Shown]:
    left, entered = step.left, step.entered
    if left.table is None or entered.table is None or step.rule is None:
        return []
    grades = f"{STARTS}{left.grade} to {entered.grade}"
    titles = [book.roles[job.role]["title"] if job.role else "" for job in (left, entered)]
    unit = f", dollars per {WORDS[entered.table.basis]}"
    captions = [f"{grades} ({titles[0]} to {titles[1]}){unit}", grades + unit]
    shown = next((shown for shown in tables if shown.caption in captions), None)
    landings = [_landing(step, column) for column in range(len(left.table.columns))]
    if shown is None:
        if any(landings):
            findings.wrong(page, f"there is no table {captions[0]!r}")
        return []
    rows: dict[str, dict[str, Expected]] = {}
    for column, label in enumerate(left.table.columns):
        name = f"Step {label}" if any(row[0] == f"Step {label}" for row in shown.rows) else label
        line = Line(book, step, column, landings[column])
        rows[name] = {heading: line.cell(heading) for heading in shown.columns[1:]}
    findings.table("placement", page, shown, _columns(book, step), rows)
    if named and shown.caption == captions[0]:
        tables.remove(shown)
    return [shown]


def _landing(step: Step, column: int) -> Landing | None:
    table, grade = step.left.table, step.left.grade
    rate = table.rates[grade][column] if table else None
    if table is None or rate is None or step.entered.table is None or step.rule is None:
        return None
    return place(step.rule, Spot(table, grade, rate, column), step.entered.table, step.entered.grade)


def _columns(book: Handbook, step: Step) -> list[str]:
    """The columns that the two bases ask for: each rate in its own basis, per hour, and per year where hourly."""
    left, entered = step.left.table, step.entered.table
    if left is None or entered is None:
        return []
    same, hourly = left.basis == entered.basis, entered.basis == "hour"
    columns = ["Step now", "Rate now" if same else f"Rate now per {WORDS[left.basis]}", "You land on", "New rate"]
    columns += ["Raise per hour", "Raise per year", "Percent"]
    columns += ["Per hour now"] if left.basis != "hour" and not hourly else []
    columns += ["New per year" if hourly else "New per hour", "The rule asks"]
    names = book.place_names()
    columns += [f"{names[place]}: now, then" for place in book.places(entered)]
    return columns[1:]


class Line:
    """One row: what each heading asks for."""

    def __init__(self, book: Handbook, step: Step, column: int, landing: Landing | None) -> None:
        self.book, self.step, self.column, self.landing = book, step, column, landing
        left, entered = step.left.table, step.entered.table
        if left is None or entered is None:
            raise ValueError(step)
        self.left: Table = left
        self.entered: Table = entered
        self.rate = left.rates[step.left.grade][column]

    def cell(self, heading: str) -> Expected:
        """The text of the cell under a heading."""
        if heading == "Rate now" and self.landing and self.left.name != self.entered.name:
            return frozenset({money(self.rate or Fraction(0)), money(self.landing.present)})
        if heading.startswith("Rate now"):
            return UNKNOWN if self.rate is None else money(self.rate)
        if heading in ("Per hour now", "Per year now"):
            now = said(self.rate, units(self.left)[heading.split()[1]])
            return now if self.landing else frozenset({now, UNKNOWN})
        if ": now, then" in heading:
            return self._local(heading.removesuffix(": now, then"))
        if self.landing is None:
            return frozenset({UNKNOWN, UNKNOWN.capitalize()})
        return self._known(heading, self.landing)

    def _known(self, heading: str, landing: Landing) -> Expected:
        new = landing.spot.rate
        match heading.split():
            case ["You", "land", "on"]:
                return self._column(landing)
            case ["New", "rate"]:
                return money(new)
            case ["Raise", "per", unit]:
                return self._raise(unit, new)
            case ["Percent"]:
                return percents(landing.gain)
            case ["New", "per", *unit]:
                return said(new, units(self.entered)[" ".join(unit)])
            case ["The", "rule", "asks"]:
                more = "more than " if (self.step.rule or {}).get("rule") == "next-step" else ""
                return more + money(landing.asked)
        return f"a heading nobody expects: {heading}"

    def _raise(self, unit: str, new: Fraction) -> str:
        """The difference of the two figures as they are printed."""
        before = units(self.left)[unit](self.rate or Fraction(0))
        after = units(self.entered)[unit](new)
        if before is None or after is None:
            return NOT_STATED
        return raised(printed_money(after) - printed_money(before))

    def _column(self, landing: Landing) -> Expected:
        if landing.kept and landing.spot.column is None:
            return "Your present rate"
        if landing.spot.column is None:
            return "A rate in the range"
        if self.entered.kind == "single":
            return "The one rate"
        row = self.entered.rates[self.step.entered.grade]
        kept = ["Your present rate"] if landing.kept else []
        labels = [label for label, rate in zip(self.entered.columns, row, strict=True) if rate == landing.spot.rate]
        return frozenset(
            {*kept, *labels, *(f"Step {label}" for label in labels), *(label.capitalize() for label in labels)}
        )

    def _local(self, name: str) -> Expected:
        places = {called: place for place, called in self.book.place_names().items()}
        if name not in places or self.landing is None:
            return "see the pay page"
        now, column = self._there(self.left, places[name], self.step.left.grade, self.column), self.landing.spot.column
        if column is None:
            return "see the pay page"
        then = self._there(self.entered, places[name], self.step.entered.grade, column)
        if now is None or then is None:
            return "see the pay page"
        both = f"{money(now)}, {money(then)}"
        return frozenset({both, "see the pay page"}) if self.landing.kept else both

    def _there(self, table: Table, place: str, grade: str, column: int) -> Fraction | None:
        """The rate of a column in the table of a place; the base rate where the plan knows no such place."""
        local = table.local(place) if place in table.places() else table
        return local.rates[grade][column]
