"""What a move would pay: for every step one can come from, where the placement rule lands one, and why."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Final

from ladderbook import money, wording
from ladderbook.figures import Figures, Shown, figures, locality
from ladderbook.model import Handbook, Way
from ladderbook.pay.placement import RULES, Landing, Target, place
from ladderbook.pay.plan import Plan, Version
from ladderbook.resolve import plan_of, terms_of
from ladderbook.schema.amounts import Amount
from ladderbook.schema.moves import Move
from ladderbook.schema.placement import Placement
from ladderbook.schema.reading import Word
from ladderbook.schema.roles import Pay


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a placement table: where one stands, what the rule asks, where one lands, and why."""

    column: str
    before: Shown
    threshold: str
    landing: str
    after: Shown
    raise_hour: str
    raise_year: str
    percent: str
    why: str
    local: tuple[str, str] | None


@dataclass(frozen=True, slots=True)
class PlacementTable:
    """Where every step of one grade lands in another. `silent` says why there is no table."""

    start: str
    end: str
    basis: str = ""
    new_basis: str = ""
    unit: str = "dollars"
    rule: str = ""
    where: str | None = None
    rows: tuple[Row, ...] = ()
    silent: str | None = None


def rule_words(terms: Placement) -> str:
    """A placement rule in words."""
    words = _RULE_WORDS[str(terms.rule)].format(
        gain=terms.min_gain if isinstance(terms.min_gain, Amount) else "0%",
        steps="; ".join(f"{grades} up: {percent}" for grades, percent in sorted(terms.by_grades.items())),
    )
    if terms.rule == "next-step" and isinstance(terms.min_gain, Amount):
        words += f" If that raise is less than {terms.min_gain}, you are placed one step higher."
    if isinstance(terms.max_gain, Amount):
        words += f" The raise is at most {terms.max_gain}."
    if terms.rule in RULES:
        words += _ABOVE[terms.may_cut and terms.above_range == "top"]
    if terms.place_first:
        words += " If the new job is in another place, your pay is first changed to that place's table, then placed."
    return words


_ABOVE: Final = {
    False: " If your present rate is above the whole new grade, you keep it.",
    True: " If your present rate is above the whole new grade, you go to its highest rate, which is less.",
}
_RULE_WORDS: Final = {
    "two-step": "You are placed at the lowest rate of the new grade that is at least your present rate plus two step "
    "increases of the grade you leave.",
    "next-step": "You are placed at the first rate of the new grade that is above your present rate.",
    "min-percent": "You are placed at the lowest rate of the new grade that is at least {gain} above your present "
    "rate.",
    "percent-by-grades": "Your rate rises by a percent for the number of grades you move ({steps}), or to the lowest "
    "rate of the new grade if that is more.",
    "grade-minimum": "You are placed at the lowest rate of the new grade.",
    "keep-rate": "You keep your present rate, as far as the new grade has room for it.",
    "negotiated": "Your rate is agreed in talks.",
}


_RETAINED: Final = {
    "": "Your present rate is above all of {end}, so you keep it.",
    "closed": "No rate of {end} that you can be placed at is as high as yours, so you keep your rate.",
    "grade-minimum": "The lowest rate of {end} is below your present rate, so you keep your rate.",
}
_HIGHER: Final = (
    "The first rate of {end} above {now} is {first}, but that raise is less than {gain}, so you go one step higher, "
    "to {where}."
)
_ANSWERS: Final = {
    "next-step": "The first rate of {end} above {now} is {where}.",
    "closed": "No rate of {end} that you can be placed at is as high as yours, so you keep your rate.",
    "grade-minimum": "The lowest rate of {end} is {rate}.",
}


def placements(move: Move, way: Way, handbook: Handbook) -> tuple[PlacementTable, ...]:
    """The placement tables of one way: one for each grade it can be left from.

    A new hire comes from no grade, so an entry has a table only where it names `from_grade`.
    """
    entered = plan_of(handbook.roles.get(str(way.end)), handbook)
    left = plan_of(handbook.roles.get(str(way.start)), handbook) if way.start else entered
    if entered is None or way.end_grade is None or (way.start is None and not move.from_grade):
        return ()
    if left is None:
        return _without_steps(move, way, entered, handbook)
    return tuple(_placement(move, left, grade, entered, way.end_grade, handbook) for grade in way.start_grades)


def _without_steps(move: Move, way: Way, entered: Plan, handbook: Handbook) -> tuple[PlacementTable, ...]:
    """From a rate that stands in no plan there is no table, but the rule holds all the same."""
    rule = terms_of(move, entered, handbook.as_of)
    if not isinstance(handbook.roles[str(way.start)].pay, Pay) or not isinstance(rule, Placement):
        return ()
    return (PlacementTable("", str(way.end_grade), silent=rule_words(rule)),)


def _placement(move: Move, left: Plan, grade: str, entered: Plan, end: str, handbook: Handbook) -> PlacementTable:
    if left.id == entered.id and grade == end:
        return PlacementTable(grade, end, silent=f"The grade stays the same: {grade}.")
    stated = terms_of(move, entered, handbook.as_of)
    if not isinstance(stated, Placement):
        silent = f"How your rate is set when you move from {grade} to {end} is {wording.WORDS[stated]}."
        return PlacementTable(grade, end, silent=silent)
    before, after = left.at(handbook.as_of), entered.at(handbook.as_of)
    if stated.rule not in RULES:
        return PlacementTable(grade, end, silent=rule_words(stated))
    if before.table.row(grade) is None or after.table.row(end) is None:
        return PlacementTable(grade, end, silent=f"{grade} or {end} is not in the pay table in force.")
    unit = before.fields.measure.into(after.fields.measure)
    if unit is None:
        silent = f"Rates of {grade} and {end} cannot be compared: the hours of full time are not stated."
        return PlacementTable(grade, end, silent=silent)
    return _Crossing(before, after, grade, end, stated, handbook, unit).table()


@dataclass(frozen=True, slots=True)
class _Crossing:
    """Two grades and the rule between them."""

    before: Version
    after: Version
    grade: str
    end: str
    terms: Placement
    handbook: Handbook
    unit: Fraction

    @property
    def old(self) -> Figures:
        return figures(self.handbook, self.before)

    @property
    def new(self) -> Figures:
        return figures(self.handbook, self.after)

    def _rates(self, version: Version, grade: str, where: str | None = None) -> tuple[Decimal | None, ...]:
        row = version.at(where).row(grade)
        return tuple(point.amount for point in row.points) if row else ()

    def table(self) -> PlacementTable:
        left = self._rates(self.before, self.grade)
        rows = tuple(self._row(index) for index in range(len(left)))
        where = locality(self.handbook, self.after)
        return PlacementTable(
            self.grade,
            self.end,
            self.old.basis,
            self.new.basis,
            self.new.unit,
            rule_words(self.terms),
            str(self.handbook.places[where].name) if where else None,
            rows,
            self._silent(left),
        )

    def _silent(self, left: tuple[Decimal | None, ...]) -> str | None:
        """Why there is nothing to work out, where that is so."""
        for grade, rates in ((self.grade, left), (self.end, self._rates(self.after, self.end))):
            if not any(rates):
                return f"The rates of {grade} are not published."
        return None

    def _row(self, index: int) -> Row:
        left, entered = self._rates(self.before, self.grade), self._rates(self.after, self.end)
        present = Fraction(left[index] or 0)
        landing = place(left, index, self._target(entered), self.terms, self.unit)
        known = left[index] is not None
        column = self.before.table.columns[index]
        if landing is None:
            unknown = wording.WORDS[Word.UNPUBLISHED]
            blank = Shown(unknown, unknown, unknown)
            why = "A rate that this rule needs is not published."
            return Row(
                column,
                self.old.shown(present) if known else blank,
                unknown,
                unknown,
                blank,
                unknown,
                unknown,
                unknown,
                why,
                None,
            )
        existing = present * self.unit
        return Row(
            column,
            self.old.shown(present),
            ("more than " if self.terms.rule == "next-step" else "") + self.new.own(landing.threshold),
            self._landing(landing),
            self.new.shown(landing.rate),
            self.new.difference(self.new.hourly(landing.rate), self.old.hourly(present)),
            self.new.difference(self.new.yearly(landing.rate), self.old.yearly(present)),
            money.show_percent(landing.rate / existing - 1) if existing else "",
            self._why(landing, present, existing),
            self._local(index, landing),
        )

    def _target(self, rates: tuple[Decimal | None, ...]) -> Target:
        """The new grade without the columns that only service reaches."""
        fields = self.after.fields
        open_to_all = rates[: len(rates) - len(fields.longevity)]
        order = [row.grade for row in self.after.table.rows]
        same_plan = self.before.fields.id == fields.id and self.grade in order and self.end in order
        jumped = order.index(self.end) - order.index(self.grade) if same_plan else 1
        return Target(open_to_all, jumped, fields.kind == "band", fields.rounded)

    def _landing(self, landing: Landing) -> str:
        if landing.column is not None:
            return self._step(landing.column)
        return "your present rate" if not landing.reached else "a rate in the range"

    def _step(self, column: int) -> str:
        label = self.after.table.columns[column]
        if len(self.after.table.columns) == 1:
            return "the one rate"
        return f"step {label}" if label.isdecimal() else label

    def _why(self, landing: Landing, present: Fraction, existing: Fraction) -> str:
        """The sentence that explains a row: what the rule asks, and the rate that answers it."""
        return f"{self._asked(landing, present, existing)} {self._answered(landing, existing)}".strip()

    def _asked(self, landing: Landing, present: Fraction, existing: Fraction) -> str:
        now, asked = self.new.own(existing), self.new.own(landing.threshold)
        words = ""
        if self.before.fields.measure != self.after.fields.measure:
            words = f"{self.old.own(present)} per {self.old.basis} is {now} per {self.new.basis}. "
        if self.terms.rule == "two-step":
            increase = self.new.own((landing.threshold - existing) / 2)
            words += f"Two step increases of {self.grade} (2 × {increase}) added to {now} is {asked}."
        elif self.terms.rule in ("min-percent", "percent-by-grades"):
            words += f"{self._gain(landing, existing)} added to {now} is {asked}."
        return words.strip()

    def _gain(self, landing: Landing, existing: Fraction) -> str:
        return money.show_percent(landing.threshold / existing - 1) if existing else "0%"

    def _answered(self, landing: Landing, existing: Fraction) -> str:
        now, where, rule = self.new.own(existing), self._landing(landing), str(self.terms.rule)
        if landing.column is None and not landing.reached:
            above_all = existing > max((rate for rate in self._rates(self.after, self.end) if rate), default=0)
            answer = _RETAINED["" if above_all else rule if rule in _RETAINED else "closed"]
        elif rule == "keep-rate":
            answer = "In {end} that is {where}."
        elif not landing.reached:
            answer = "No rate of {end} is high enough, so you are placed at the highest, {where}."
        elif landing.column is None:
            answer = "That lies in the range of {end}."
        elif landing.higher:
            answer = _HIGHER
        elif len(self.after.table.columns) == 1:
            answer = "{end} has one rate: {rate}."
        else:
            answer = _ANSWERS.get(rule, "The first rate of {end} at or above it is {where}.")
        first = self._step(landing.column - 1) if landing.column else ""
        rate = self.new.own(landing.rate)
        return answer.format(end=self.end, where=where, now=now, rate=rate, first=first, gain=self.terms.min_gain)

    def _local(self, index: int, landing: Landing) -> tuple[str, str] | None:
        """The same row in the chosen locality: the rule works on base rates, then the locality percent is added."""
        where = locality(self.handbook, self.after)
        if where is None or landing.column is None:
            return None
        before = self._rates(self.before, self.grade, where)[index]
        after = self._rates(self.after, self.end, where)[landing.column]
        return None if before is None or after is None else (self.old.own(before), self.new.own(after))
