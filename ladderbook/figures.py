"""Pay as readers see it: every rate in its plan's basis, per hour and per year, and the pay of a role."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from ladderbook import money, wording
from ladderbook.model import Handbook
from ladderbook.pay.plan import Plan, Version
from ladderbook.pay.table import PayTable
from ladderbook.resolve import grades_of, plan_of
from ladderbook.schema.reading import Word, value_of
from ladderbook.schema.roles import Pay, Role

MINUS = "\N{MINUS SIGN}"


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

    @property
    def basis(self) -> str:
        return {"biweek": "two weeks"}.get(self.version.fields.basis, str(self.version.fields.basis))

    def shown(self, amount: Decimal | Fraction | None) -> Shown:
        if amount is None:
            words = wording.WORDS[Word.UNPUBLISHED]
            return Shown(words, words, words)
        return Shown(self.own(amount), self._print(self.hourly(amount)), self._print(self.yearly(amount)))

    def own(self, amount: Decimal | Fraction) -> str:
        """In the plan's basis; a computed threshold to the cent."""
        return self._print(money.half_up(Fraction(amount)))

    def hourly(self, amount: Decimal | Fraction) -> Decimal:
        """Dollars per hour, to the cent as printed."""
        return money.half_up(self.version.fields.measure.per_hour(amount))

    def yearly(self, amount: Decimal | Fraction) -> Decimal:
        """Dollars for a full-time year, to the cent as printed."""
        return money.half_up(self.version.fields.measure.per_year(amount))

    def difference(self, amount: Decimal) -> str:
        """A raise with its sign, `+$1.12`: the difference of two printed rates, so that who subtracts finds it."""
        sign = "+" if amount > 0 else MINUS if amount < 0 else ""
        return sign + self._print(abs(amount))

    def _print(self, amount: Decimal) -> str:
        return money.show(amount, self.currency)


def figures(handbook: Handbook, version: Version) -> Figures:
    return Figures(version, str(version.fields.currency or handbook.agency.currency))


def locality(handbook: Handbook, version: Version) -> str | None:
    """The locality shown on moves: the first of the agency's places the plan knows."""
    return next((str(name) for name in handbook.agency.place if name in version.fields.locality), None)


@dataclass(frozen=True, slots=True)
class Range:
    """From and to, per hour and per year, of one or more grades; `where` names a locality."""

    hour: str
    year: str
    where: str | None = None


@dataclass(frozen=True, slots=True)
class GradeSteps:
    """The rates of one grade, step by step."""

    grade: str
    steps: tuple[tuple[str, Shown], ...]


@dataclass(frozen=True, slots=True)
class RolePay:
    """What a role pays. `words` says it where there is no plan: a rate, a range of rates, "not published"."""

    words: str | None
    plan: Plan | None = None
    grades: tuple[str, ...] = ()
    ranges: tuple[Range, ...] = ()
    steps: tuple[GradeSteps, ...] = ()
    hours: str = ""
    hiring: str | None = None

    @property
    def short(self) -> str:
        """One line for lists."""
        return self.words or f"{self.ranges[0].hour} per hour ({self.ranges[0].year} per year)"


def role_pay(role: Role, handbook: Handbook) -> RolePay:
    """The pay of a role as of the handbook's day."""
    pay, plan = value_of(role.pay), plan_of(role, handbook)
    if not isinstance(pay, Pay):
        return RolePay(str(wording.stated(role.pay)))
    if plan is None:
        return RolePay(_rates_words(pay))
    version = plan.at(handbook.as_of)
    shown = figures(handbook, version)
    grades = grades_of(role)
    rows = [row for row in version.table.rows if row.grade in grades]
    where = locality(handbook, version)
    ranges = [_range(version.table, grades, shown, "before locality pay" if version.fields.locality else None)]
    if where:
        ranges.append(_range(version.at(where), grades, shown, str(handbook.places[where].name)))
    steps = tuple(
        GradeSteps(
            row.grade, tuple((c, shown.shown(p.amount)) for c, p in zip(version.table.columns, row.points, strict=True))
        )
        for row in rows
    )
    hiring = value_of(pay.hiring)
    hired = f"{wording.stated(hiring.min)} to {wording.stated(hiring.max)}" if hiring else None
    return RolePay(None, plan, grades, tuple(ranges), steps, str(wording.stated(version.fields.yearly_hours)), hired)


def _rates_words(pay: Pay) -> str:
    """Rates a role states itself: only their own basis is printed (FORMAT, section 5)."""
    if pay.rate is not None:
        return str(wording.stated(pay.rate))
    return f"{wording.stated(pay.min)} to {wording.stated(pay.max)}"


def _range(table: PayTable, grades: tuple[str, ...], shown: Figures, where: str | None) -> Range:
    known = [amount for row in table.rows if row.grade in grades for amount in row.known]
    if not known:
        words = wording.WORDS[Word.UNPUBLISHED]
        return Range(words, words, where)
    low, high = shown.shown(min(known)), shown.shown(max(known))
    same = low == high
    return Range(
        low.hour if same else f"{low.hour} to {high.hour}", low.year if same else f"{low.year} to {high.year}", where
    )
