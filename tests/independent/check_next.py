"""The next-steps pages: the sums of each path they list, and that no other path is quicker or better paid."""

import re
from dataclasses import replace
from fractions import Fraction
from itertools import islice, permutations
from pathlib import Path as File

from tests.independent.asks import Need
from tests.independent.check_pay import page_or_wrong
from tests.independent.check_stops import StopsCheck
from tests.independent.findings import Expected, Findings, taken
from tests.independent.pages import Entry, Page, read_page
from tests.independent.paths import MOST, Map, Path
from tests.independent.placing import Spot
from tests.independent.sums import Span, added, money, plain, span
from tests.independent.ways import Handbook

COLUMNS = [
    "Moves",
    "Time at the least",
    "New training",
    "New certificates",
    "Pay there, from the lowest rate here",
    "Pay there, from the highest rate here",
]
STEP = re.compile(r"Time asked: (.*?)\. New: .*\. Pay there, from your lowest rate: (.*)\.$")
TAKES = re.compile(r"It takes (.*), new training: (.*), new certificates: (.*?)\.(?: |$)")


def check_next(findings: Findings, book: Handbook, folder: File) -> None:
    """The page of next steps of each role."""
    ways = Map(book)
    for role in book.roles:
        name = f"next-{role}.html"
        found = list(islice(ways.all_from(role), 50 * MOST))
        if all(path.at.role == role for path in found):
            there = read_page(folder / name)
            if there is not None and there.tables:
                findings.wrong(name, "a table nobody expects: nothing leads on from there")
            continue
        page = page_or_wrong(findings, folder, name)
        if page is not None:
            _Check(findings, ways, role, page).run(found)


class _Check:
    def __init__(self, findings: Findings, ways: Map, role: str, page: Page) -> None:
        self.findings, self.ways, self.role, self.page = findings, ways, role, page
        self.name = f"next-{role}.html"
        self.roles = ways.book.roles
        self.stops = StopsCheck(findings, ways, role, page)

    def run(self, found: list[Path]) -> None:
        reached: dict[str, list[Path]] = {}
        for path in found:
            if path.at.role != self.role:
                reached.setdefault(path.at.role, []).append(path)
        shown = taken(self.findings, self.name, list(self.page.tables), "The quickest way to each role")
        if shown is None:
            return
        shown = replace(shown, rows=[[row[0].removesuffix(" / outside peer work"), *row[1:]] for row in shown.rows])
        rows = {}
        for role, paths in reached.items():
            title = self.roles[role]["title"]
            listed = self._listed(title, "The quickest way")
            if listed is None:
                continue
            known = not any(self._unknown(path) for path in paths)
            if known and len(found) <= MOST and listed.key != min(path.key for path in paths):
                self.findings.wrong(self.name, f"To {title}: {_told(min(paths, key=lambda path: path.key))} is quicker")
            rows[title] = dict(zip(COLUMNS, self._cells(listed), strict=True))
            if known:
                self._best(title, listed, paths if len(found) <= MOST else [])
        self.findings.table("next steps", self.name, shown, COLUMNS, rows)
        self.stops.done()

    def _unknown(self, path: Path) -> bool:
        return any(self.ways.asking.unpublished(step) for step in path.steps)

    def _cells(self, path: Path) -> list[Expected]:
        if self._unknown(path):
            return [str(len(path.steps)), None, None, None, paid_said(path.low), paid_said(path.high)]
        return [
            str(len(path.steps)),
            spans_said(path.elapsed, "None asked"),
            self._trainings(path.new),
            self._certificates(path.new),
            paid_said(path.low),
            paid_said(path.high),
        ]

    def _trainings(self, new: frozenset[Need]) -> frozenset[str]:
        lengths = [span(self.ways.asking.trainings[name].get("length")) for kind, name in new if kind == "training"]
        unknown = lengths.count(None)
        total = added(one for one in lengths if one is not None)
        said = spans_said(total, "None" if not unknown else "")
        last = f"{unknown} of a length that is not given"
        return frozenset(f"{first} and {last}" if first else last for first in said) if unknown else said

    def _certificates(self, new: frozenset[Need]) -> frozenset[str]:
        items = [self.ways.asking.credentials[name] for kind, name in new if kind == "credential"]
        names = [item["name"] + (f" ({item['abbreviation']})" if "abbreviation" in item else "") for item in items]
        return frozenset(_joined(list(order)) for order in permutations(names)) if names else frozenset({"None"})

    def _listed(self, title: str, way: str) -> Path | None:
        """The path that the page lists for a role, followed move by move with all that it prints on the way."""
        entries = [
            entry
            for entry in self.page.entries
            if entry.heading == f"To {title}" and (not entry.under or entry.under.startswith(way))
        ]
        path = self.ways.start(self.role)
        for entry in entries:
            after = self._followed(path, entry)
            if after is None:
                self.findings.wrong(self.name, f"To {title}: no such move is open there: {entry.text}")
                return None
            self._step(title, path, after, entry)
            self.stops.entry(entry, after)
            path = after
        if not path.steps or self.roles[path.at.role]["title"] != title:
            self.findings.wrong(self.name, f"To {title}: the moves of {way.lower()} do not lead there")
            return None
        return path

    def _followed(self, path: Path, entry: Entry) -> Path | None:
        moves = [link.removeprefix("move-").partition(".html")[0] for link in entry.links if link.startswith("move-")]
        roles = [link.removeprefix("role-").partition(".html")[0] for link in entry.links if link.startswith("role-")]
        for step in self.ways.onward(path):
            if step.move in moves and step.entered.role in roles:
                return self.ways.after(path, step)
        return None

    def _step(self, title: str, before: Path, path: Path, entry: Entry) -> None:
        step = path.steps[-1]
        said = STEP.search(entry.text)
        if said is None:
            self.findings.wrong(self.name, f"To {title}: nothing can be read in {entry.text!r}")
            return
        where = (self.name, f"To {title}", f"move {len(path.steps)}: {step.move}")
        pay = paid_said(path.low)
        self.findings.cell("path", (*where, "pay"), said[2], pay[0].lower() + pay[1:])
        time = self.ways.asking.time(step)
        if self.ways.asking.unpublished(step):
            return
        if time.here and time.in_all:
            return
        asked = spans_said(time.here or time.in_all, "none asked")
        self.findings.cell("path", (*where, "time"), said[1].removesuffix(" here in all"), asked)

    def _best(self, title: str, quickest: Path, paths: list[Path]) -> None:
        """The best paid way: shown where it pays more than the quickest, and then nothing pays more."""
        heads = self._heads(title)
        hours = [path.hour for path in paths if path.hour is not None]
        more = bool(hours) and (quickest.hour is None or max(hours) > quickest.hour)
        if paths and more != bool(heads):
            most = max(paths, key=lambda path: path.hour or Fraction(0))
            self.findings.wrong(self.name, f"To {title}: best paid is {_told(most)}, the page shows {heads}")
        if not heads:
            return
        listed = self._listed(title, "The best paid way")
        if listed is None:
            return
        where = (self.name, f"To {title}", "The best paid way")
        best = max(paths, key=lambda path: path.hour or Fraction(0)) if paths else listed
        if best.hour != listed.hour:
            self.findings.wrong(self.name, f"To {title}: {_told(best)} is paid better than {_told(listed)}")
        self.findings.cell("path", (*where, "pay"), heads[0].partition(": ")[2], paid_said(listed.low))
        self._takes(where, title, listed)

    def _heads(self, title: str) -> list[str]:
        under = ""
        found = []
        for tag, words in self.page.heads:
            if tag == "h2":
                under = words
            elif under == f"To {title}" and words.startswith("The best paid way"):
                found.append(words)
        return found

    def _takes(self, where: tuple[str, str, str], title: str, path: Path) -> None:
        said = TAKES.search(self.page.under(f"To {title}"))
        if said is None:
            self.findings.wrong(self.name, f"To {title}: the page does not say what the best paid way takes")
            return
        _, time, trainings, certificates = self._cells(path)[:4]
        for column, printed, expected in zip(COLUMNS[1:4], said.groups(), (time, trainings, certificates), strict=True):
            texts = {expected} if isinstance(expected, str) else set(expected or ())
            texts = {"no time that is asked"} if texts == {"None asked"} else texts
            either = frozenset({*texts, *(text[0].lower() + text[1:] for text in texts)})
            self.findings.cell("path", (*where, column), printed, either)


def spans_said(total: Span, nothing: str) -> frozenset[str]:
    """A duration of several units, in any order of them."""
    parts = [f"{plain(number)} {unit if number != 1 else unit[:-1]}" for unit, number in total.items()]
    if not parts:
        return frozenset({nothing})
    return frozenset(_joined(list(order)) for order in permutations(parts))


def _joined(parts: list[str]) -> str:
    return " and ".join([", ".join(parts[:-1]), parts[-1]] if parts[:-1] else parts)


def paid_said(spot: Spot | None) -> str:
    """Pay on arrival, per hour and, where the hours of a year are known, per year."""
    if spot is None or spot.hour is None:
        return "Not known"
    year = spot.table.year(spot.rate)
    return f"{money(spot.hour)} an hour" + (f", {money(year)} a year" if year is not None else "")


def _told(path: Path) -> str:
    moves = ", ".join(step.move for step in path.steps)
    return f"[{moves}: {'/'.join(spans_said(path.elapsed, 'no time'))}, {paid_said(path.low)}]"
