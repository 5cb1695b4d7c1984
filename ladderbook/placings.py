"""What a move would pay: for every step one can come from, where the placement rule lands one, and why."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Final

from ladderbook import money, wording
from ladderbook.crossing import Crossing, Silence, crossings
from ladderbook.figures import Figures, Shown, figures, locality
from ladderbook.model import Handbook, Way
from ladderbook.pay.placement import RULES, Landing
from ladderbook.schema.amounts import Amount
from ladderbook.schema.moves import Move
from ladderbook.schema.placement import Placement
from ladderbook.schema.reading import Word
from ladderbook.tongue import ENGLISH, Tongue, marked


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


def rule_words(terms: Placement, tongue: Tongue = ENGLISH) -> str:
    """A placement rule in words."""
    say = tongue.say
    words = say(
        _RULE_WORDS[str(terms.rule)],
        gain=terms.min_gain if isinstance(terms.min_gain, Amount) else "0%",
        steps="; ".join(
            say("{grades} up: {percent}", grades=grades, percent=percent)
            for grades, percent in sorted(terms.by_grades.items())
        ),
    )
    if terms.rule == "next-step" and isinstance(terms.min_gain, Amount):
        words += say(" If that raise is less than {gain}, you are placed one step higher.", gain=terms.min_gain)
    if isinstance(terms.max_gain, Amount):
        words += say(" The raise is at most {gain}.", gain=terms.max_gain)
    if terms.rule in RULES:
        words += say(_ABOVE[terms.may_cut and terms.above_range == "top"])
    if terms.place_first:
        words += say(
            " If the new job is in another place, your pay is first changed to that place's table, then placed."
        )
    return words


_ABOVE: Final = {
    False: marked(" If your present rate is above the whole new grade, you keep it."),
    True: marked(" If your present rate is above the whole new grade, you go to its highest rate, which is less."),
}
_RULE_WORDS: Final = {
    "two-step": marked(
        "You are placed at the lowest rate of the new grade that is at least your present rate plus two step "
        "increases of the grade you leave."
    ),
    "next-step": marked("You are placed at the first rate of the new grade that is above your present rate."),
    "min-percent": marked(
        "You are placed at the lowest rate of the new grade that is at least {gain} above your present rate."
    ),
    "percent-by-grades": marked(
        "Your rate rises by a percent for the number of grades you move ({steps}), or to the lowest "
        "rate of the new grade if that is more."
    ),
    "grade-minimum": marked("You are placed at the lowest rate of the new grade."),
    "keep-rate": marked("You keep your present rate, as far as the new grade has room for it."),
    "negotiated": marked("Your rate is agreed in talks."),
}


_RETAINED: Final = {
    "": marked("Your present rate is above all of {end}, so you keep it."),
    "closed": marked("No rate of {end} that you can be placed at is as high as yours, so you keep your rate."),
    "grade-minimum": marked("The lowest rate of {end} is below your present rate, so you keep your rate."),
}
_HIGHER: Final = marked(
    "The first rate of {end} above {now} is {first}, but that raise is less than {gain}, so you go one step higher, "
    "to {where}."
)
_ANSWERS: Final = {
    "next-step": marked("The first rate of {end} above {now} is {where}."),
    "closed": marked("No rate of {end} that you can be placed at is as high as yours, so you keep your rate."),
    "grade-minimum": marked("The lowest rate of {end} is {rate}."),
}


def placements(move: Move, way: Way, handbook: Handbook) -> tuple[PlacementTable, ...]:
    """The placement tables of one way: one for each grade it can be left from."""
    return tuple(_table(*found, handbook) for found in crossings(move, way, handbook))


def _table(grade: str, end: str, found: Crossing | Silence, handbook: Handbook) -> PlacementTable:
    if isinstance(found, Crossing):
        return _Printed(found, handbook).table()
    return PlacementTable(
        grade, end, silent=found.words or (rule_words(found.rule, handbook.tongue) if found.rule else None)
    )


@dataclass(frozen=True, slots=True)
class _Printed:
    """A crossing as readers see it."""

    crossing: Crossing
    handbook: Handbook

    @property
    def old(self) -> Figures:
        return figures(self.handbook, self.crossing.before)

    @property
    def new(self) -> Figures:
        return figures(self.handbook, self.crossing.after)

    def table(self) -> PlacementTable:
        crossing = self.crossing
        where = locality(self.handbook, crossing.after)
        return PlacementTable(
            crossing.grade,
            crossing.end,
            self.old.basis,
            self.new.basis,
            self.new.unit,
            rule_words(crossing.terms, self.handbook.tongue),
            str(self.handbook.places[where].name) if where else None,
            tuple(self._row(index) for index in range(len(crossing.left()))),
        )

    def _row(self, index: int) -> Row:
        stated = self.crossing.left()[index]
        present, landing = Fraction(stated or 0), self.crossing.land(index)
        column = self.crossing.before.table.columns[index]
        if landing is None:
            return self._unknown(column, stated)
        existing = present * self.crossing.unit
        return Row(
            column,
            self.old.shown(present),
            self._threshold(landing),
            self._landing(landing),
            self.new.shown(landing.rate),
            self.new.difference(self.new.hourly(landing.rate), self.old.hourly(present)),
            self.new.difference(self.new.yearly(landing.rate), self.old.yearly(present)),
            money.show_percent(landing.rate / existing - 1) if existing else "",
            self._why(landing, present, existing),
            self._local(index, landing),
        )

    def _unknown(self, column: str, stated: Decimal | None) -> Row:
        """A row that cannot be worked out."""
        words = wording.WORDS[Word.UNPUBLISHED]
        why = marked("A rate that this rule needs is not published.")
        before, after = self.old.shown(stated), Shown(words, words, words)
        return Row(column, before, words, words, after, words, words, words, why, None)

    def _say(self, message: str, **shown: object) -> str:
        return self.handbook.tongue.say(message, **shown)

    def _threshold(self, landing: Landing) -> str:
        asked = self.new.own(landing.threshold)
        return self._say("more than {rate}", rate=asked) if self.crossing.terms.rule == "next-step" else asked

    def _landing(self, landing: Landing) -> str:
        if landing.column is not None:
            return self._step(landing.column)
        return self._say(marked("your present rate") if not landing.reached else marked("a rate in the range"))

    def _step(self, column: int) -> str:
        label = self.crossing.after.table.columns[column]
        if len(self.crossing.after.table.columns) == 1:
            return self._say("the one rate")
        return self._say("step {column}", column=label) if label.isdecimal() else label

    def _why(self, landing: Landing, present: Fraction, existing: Fraction) -> str:
        """The sentence that explains a row: what the rule asks, and the rate that answers it."""
        return f"{self._asked(landing, present, existing)} {self._answered(landing, existing)}".strip()

    def _asked(self, landing: Landing, present: Fraction, existing: Fraction) -> str:
        now, asked = self.new.own(existing), self.new.own(landing.threshold)
        words = ""
        if self.crossing.before.fields.measure != self.crossing.after.fields.measure:
            words = self._say(
                "{before} per {basis} is {now} per {new_basis}. ",
                before=self.old.own(present),
                basis=self._say(self.old.basis),
                now=now,
                new_basis=self._say(self.new.basis),
            )
        if self.crossing.terms.rule == "two-step":
            increase = self.new.own((landing.threshold - existing) / 2)
            words += self._say(
                "Two step increases of {grade} (2 × {increase}) added to {now} is {asked}.",
                grade=self.crossing.grade,
                increase=increase,
                now=now,
                asked=asked,
            )
        elif self.crossing.terms.rule in ("min-percent", "percent-by-grades"):
            gain = self._gain(landing, existing)
            words += self._say("{gain} added to {now} is {asked}.", gain=gain, now=now, asked=asked)
        return words.strip()

    def _gain(self, landing: Landing, existing: Fraction) -> str:
        return money.show_percent(landing.threshold / existing - 1) if existing else "0%"

    def _answered(self, landing: Landing, existing: Fraction) -> str:
        now, where, rule = self.new.own(existing), self._landing(landing), str(self.crossing.terms.rule)
        if landing.column is None and not landing.reached:
            above_all = existing > max((rate for rate in self.crossing.entered() if rate), default=0)
            answer = _RETAINED["" if above_all else rule if rule in _RETAINED else "closed"]
        elif rule == "keep-rate":
            answer = marked("In {end} that is {where}.")
        elif not landing.reached:
            answer = marked("No rate of {end} is high enough, so you are placed at the highest, {where}.")
        elif landing.column is None:
            answer = marked("That lies in the range of {end}.")
        elif landing.higher:
            answer = _HIGHER
        elif len(self.crossing.after.table.columns) == 1:
            answer = marked("{end} has one rate: {rate}.")
        else:
            answer = _ANSWERS.get(rule, marked("The first rate of {end} at or above it is {where}."))
        first = self._step(landing.column - 1) if landing.column else ""
        rate = self.new.own(landing.rate)
        gain = self.crossing.terms.min_gain
        return self._say(answer, end=self.crossing.end, where=where, now=now, rate=rate, first=first, gain=gain)

    def _local(self, index: int, landing: Landing) -> tuple[str, str] | None:
        """The same row in the chosen locality: the rule works on base rates, then the locality percent is added."""
        where = locality(self.handbook, self.crossing.after)
        if where is None or landing.column is None:
            return None
        before = self.crossing.left(where)[index]
        after = self.crossing.entered(where)[landing.column]
        return None if before is None or after is None else (self.old.own(before), self.new.own(after))
