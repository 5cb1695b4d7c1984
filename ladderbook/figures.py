"""Pay as readers see it: every rate in its plan's basis, per hour and per year, and the pay of a role."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from markupsafe import Markup

from ladderbook import money, wording
from ladderbook.model import Handbook
from ladderbook.pay.plan import Plan, Version
from ladderbook.pay.table import Measure, PayTable, Point
from ladderbook.pay.table import Row as TableRow
from ladderbook.resolve import grades_of, plan_of
from ladderbook.schema.amounts import Amount
from ladderbook.schema.reading import Word, value_of
from ladderbook.schema.roles import Pay, Role
from ladderbook.tongue import ENGLISH, Tongue, marked


@dataclass(frozen=True, slots=True)
class Shown:
    """One rate as printed, in the plan's own basis first. All words are "not published" where it is not known."""

    own: str
    hour: str
    year: str


@dataclass(frozen=True, slots=True)
class Figures:
    """How the numbers of one version of a plan are printed."""

    version: Version
    currency: str
    tongue: Tongue

    @property
    def basis(self) -> str:
        basis = self.version.fields.measure.basis
        return {"biweek": marked("two weeks")}.get(basis, basis)

    @property
    def unit(self) -> str:
        """What the numbers count: dollars, or the currency's own code."""
        return marked("dollars") if self.currency == "USD" else self.currency

    def point(self, point: Point) -> Shown:
        """A cell of the table; one that has no rate says so."""
        if not point.none:
            return self.shown(point.amount)
        return Shown(*[wording.WORDS[Word.NONE]] * 3)

    def shown(self, amount: Decimal | Fraction | None) -> Shown:
        if amount is None:
            return Shown(*[wording.WORDS[Word.UNPUBLISHED]] * 3)
        return _shown(self.version.fields.measure, self.currency, self.tongue, amount)

    def own(self, amount: Decimal | Fraction) -> str:
        """In the plan's basis; a computed threshold to the cent."""
        return self._print(money.half_up(Fraction(amount)))

    def hourly(self, amount: Decimal | Fraction) -> Decimal | None:
        """Dollars per hour, to the cent as printed; None where the hours of the plan are not stated."""
        exact = self.version.fields.measure.per_hour(amount)
        return None if exact is None else money.half_up(exact)

    def compared(self, amount: Decimal) -> Decimal:
        """Per hour; where the hours are not stated, as the plan states it."""
        hourly = self.hourly(amount)
        return amount if hourly is None else hourly

    def yearly(self, amount: Decimal | Fraction) -> Decimal | None:
        """Dollars for a full-time year, to the cent as printed; None where the hours of the plan are not stated."""
        exact = self.version.fields.measure.per_year(amount)
        return None if exact is None else money.half_up(exact)

    def difference(self, after: Decimal | None, before: Decimal | None) -> str:
        """A raise with its sign, `+$1.12`: the difference of two printed rates, so that who subtracts finds it."""
        if after is None or before is None:
            return wording.NOT_STATED
        amount = after - before
        sign = "+" if amount > 0 else money.MINUS if amount < 0 else ""
        return sign + self._print(abs(amount))

    def _print(self, amount: Decimal) -> str:
        return self.tongue.money(amount, self.currency)


@lru_cache(maxsize=4096)
def _shown(measure: Measure, currency: str, tongue: Tongue, amount: Decimal | Fraction) -> Shown:
    """Asked for the same few hundred rates on every page that names one."""
    exact = (Fraction(amount), measure.per_hour(amount), measure.per_year(amount))
    return Shown(*(wording.NOT_STATED if one is None else tongue.money(money.half_up(one), currency) for one in exact))


def figures(handbook: Handbook, version: Version) -> Figures:
    return Figures(version, str(version.fields.currency or handbook.agency.currency), handbook.tongue)


def locality(handbook: Handbook, version: Version) -> str | None:
    """The locality shown on moves: the first of the agency's places the plan knows."""
    return next((str(name) for name in handbook.agency.place if name in version.fields.locality), None)


@dataclass(frozen=True, slots=True)
class Range:
    """From and to, per hour and per year, of one or more grades; `where` names a locality.

    `ends` are the lowest and the highest rate per hour; where no hours are stated, in the plan's own basis.
    """

    own: str
    hour: str
    year: str
    basis: str = "hour"
    where: str | None = None
    known: bool = True
    ends: tuple[Decimal, Decimal] | None = None
    currency: str = "USD"
    tongue: Tongue = ENGLISH

    @property
    def per(self) -> str:
        """What `ends` are per."""
        return self.basis if self.hour == wording.NOT_STATED else "hour"

    @property
    def lines(self) -> tuple[str, ...]:
        """The range per hour and per year, as far as both can be worked out; else as the plan states it."""
        if not self.known:
            return (self.own,)
        say = self.tongue.say
        worked_out = ((self.hour, say("per hour")), (self.year, say("per year, full time")))
        lines = tuple(f"{rates} {per}" for rates, per in worked_out if rates != wording.NOT_STATED)
        stated = f"{self.own} {say(f'per {self.basis}')}"
        return lines if self.basis in ("hour", "year") or len(lines) == 2 else (stated, *lines)


@dataclass(frozen=True, slots=True)
class GradeSteps:
    """The rates of one grade, step by step, in every basis that can be worked out."""

    grade: str
    columns: tuple[str, ...]
    steps: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class RolePay:
    """What a role pays. `words` says it where there is no plan: a rate, a range of rates, "not published".

    `begins` is set where the rates are not in force yet, `title` is the plan's.
    """

    words: str | None
    plan: Plan | None = None
    grades: tuple[str, ...] = ()
    ranges: tuple[Range, ...] = ()
    steps: tuple[GradeSteps, ...] = ()
    hours: str = ""
    title: str | Markup = ""
    begins: str | None = None
    hiring: str | None = None
    tongue: Tongue = ENGLISH

    @property
    def here(self) -> Range:
        """What is paid where the agency is: the range of its locality, or the only one."""
        return self.ranges[-1]

    @property
    def line(self) -> str:
        """The first of its rates, per hour where that is known, with its place; words where there is none."""
        line, say = self.words or self.here.lines[0], self.tongue.say
        if line == wording.WORDS[Word.NONE]:
            return say("Unpaid")
        said = say("Pay {words}", words=say(line)) if line in wording.WORDS.values() else line[:1].upper() + line[1:]
        where = say(self.here.where) if self.words is None and self.here.where else ""
        begins = say("from {day}", day=self.begins) if self.begins else ""
        return said + "".join(f" ({more})" for more in (where, begins) if more)

    @property
    def short(self) -> str:
        """One line for lists."""
        if self.words:
            return self.words
        first, *more = self.here.lines
        full_time = self.tongue.say(", full time")
        return f"{first} ({more[0].removesuffix(full_time)})" if more else first


def role_pay(role: Role, handbook: Handbook) -> RolePay:
    """The pay of a role (or of a variant of one) as of the handbook's day; of a plan not begun, what it will be."""
    if handbook.roles.get(role.id) is not role:
        return _role_pay(role, handbook)
    return handbook.once(("pay", role.id), lambda: _role_pay(role, handbook))


def _role_pay(role: Role, handbook: Handbook) -> RolePay:
    pay, plan = value_of(role.pay), plan_of(role, handbook)
    if not isinstance(pay, Pay):
        return RolePay(str(wording.stated(role.pay)), tongue=handbook.tongue)
    if plan is None:
        return RolePay(_rates_words(pay, handbook), tongue=handbook.tongue)
    grades = grades_of(role, handbook)
    version = plan.with_grade(grades, handbook.as_of)
    shown = figures(handbook, version)
    where = locality(handbook, version)
    ranges = [_range(version.table, grades, shown, marked("before locality pay") if version.fields.locality else None)]
    if where:
        ranges.append(_range(version.at(where), grades, shown, str(handbook.places[where].name)))
    hiring = value_of(pay.hiring)
    return RolePay(
        words=None,
        plan=plan,
        grades=grades,
        ranges=tuple(ranges),
        steps=tuple(_grade_steps(row, version, shown) for row in version.table.rows if row.grade in grades),
        hours=_full_time(version, handbook.tongue),
        title=wording.stated(version.fields.title, handbook.tongue),
        begins=wording.day_words(version.fields.effective, handbook.tongue)
        if version.starts > handbook.as_of
        else None,
        hiring=_between(hiring.min, hiring.max, handbook) if hiring else None,
        tongue=handbook.tongue,
    )


def _full_time(version: Version, tongue: Tongue) -> str:
    hours = value_of(version.fields.yearly_hours)
    return "" if hours is None else tongue.say(", full time {hours} hours a year", hours=wording.stated(hours, tongue))


def _grade_steps(row: TableRow, version: Version, shown: Figures) -> GradeSteps:
    points = [shown.point(point) for point in row.points]
    bases = [(marked("Per hour"), [each.hour for each in points]), (marked("Per year"), [each.year for each in points])]
    if shown.basis not in ("hour", "year"):
        bases.insert(0, (f"Per {shown.basis}", [each.own for each in points]))
    told = [(name, rates) for name, rates in bases if wording.NOT_STATED not in rates]
    cells = zip(*(rates for _, rates in told), strict=True)
    return GradeSteps(row.grade, tuple(name for name, _ in told), tuple(zip(version.table.columns, cells, strict=True)))


def _rates_words(pay: Pay, handbook: Handbook) -> str:
    """Rates a role states itself: only their own basis is printed (FORMAT, section 5)."""
    if pay.rate is not None:
        return str(wording.amount(pay.rate, handbook))
    return _between(pay.min, pay.max, handbook)


def _between(low: Amount | Word | None, high: Amount | Word | None, handbook: Handbook) -> str:
    return handbook.tongue.say(
        "{low} to {high}", low=wording.amount(low, handbook), high=wording.amount(high, handbook)
    )


def _range(table: PayTable, grades: tuple[str, ...], shown: Figures, where: str | None) -> Range:
    known = [amount for row in table.rows if row.grade in grades for amount in row.known]
    if not known:
        words = wording.WORDS[Word.UNPUBLISHED]
        return Range(words, words, words, where=where, known=False, tongue=shown.tongue)
    low, high = shown.shown(min(known)), shown.shown(max(known))
    ends = ((low.own, high.own), (low.hour, high.hour), (low.year, high.year))
    own, hour, year = (
        first if first == last else shown.tongue.say("{low} to {high}", low=first, high=last) for first, last in ends
    )
    compared = (shown.compared(min(known)), shown.compared(max(known)))
    return Range(own, hour, year, shown.basis, where, ends=compared, currency=shown.currency, tongue=shown.tongue)
