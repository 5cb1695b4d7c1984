"""What others are paid: published wages, and how the pay of a role compares with them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from markupsafe import Markup

from ladderbook import citing, wording
from ladderbook.charts import Chart, Rates, chart
from ladderbook.ends import Ends, ends_of, ends_of_grades
from ladderbook.model import Handbook
from ladderbook.pay.plan import Plan
from ladderbook.schema.library import Benchmark
from ladderbook.schema.reading import Word, value_of
from ladderbook.schema.roles import Role
from ladderbook.tree import Text

MEDIAN: Final = Text("50")


@dataclass(frozen=True, slots=True)
class Line:
    """One published wage, and how the ends of the role's range compare with it."""

    words: str
    wage: str
    here: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Wages:
    """The published wages of an occupation. `ends` heads the columns of the role's rates, `lies` is a sentence."""

    item: Benchmark
    caption: Markup
    lines: tuple[Line, ...]
    employment: str | None
    sources: tuple[citing.Citation, ...]
    ends: tuple[str, ...] = ()
    lies: Markup | None = None
    chart: Chart | None = None


def published(plan: Plan, handbook: Handbook) -> tuple[Wages, ...]:
    """The benchmarks by themselves, behind the grades of a plan."""
    version = plan.at(handbook.as_of)
    found = []
    for one in handbook.benchmarks.values():
        ends = dict(ends_of_grades(version, _basis(one), handbook))
        found.append(_wages(one, None, _chart(one, ends, handbook), handbook))
    return tuple(found)


def beside(role: Role, handbook: Handbook) -> tuple[Wages, ...]:
    """The benchmarks beside the pay of a role; by themselves where that is not known in their basis.

    A role without pay, such as a volunteer's, has none beside it.
    """
    if role.pay is Word.NONE:
        return ()
    found = []
    for one in handbook.benchmarks.values():
        ends = ends_of(role, _basis(one), handbook)
        drawn = _chart(one, {wording.plain(role.title): ends}, handbook)
        found.append(_wages(one, ends, drawn, handbook))
    return tuple(found)


def _chart(one: Benchmark, ends: Mapping[str, Ends | None], handbook: Handbook) -> Chart | None:
    """Ranges in the basis of a benchmark, with its percentiles behind them; None where it has none."""
    stated = {int(label): value_of(wage) for label, wage in one.percentiles.items() if label.isdecimal()}
    survey = {percentile: wage for percentile, wage in stated.items() if wage is not None}
    rows = [Rates(name, ends=(found.low, found.high)) for name, found in ends.items() if found]
    return chart(rows, str(handbook.agency.currency), _basis(one), survey) if survey else None


def _basis(one: Benchmark) -> str:
    return str(one.basis or "hour")


def _wages(one: Benchmark, ends: Ends | None, drawn: Chart | None, handbook: Handbook) -> Wages:
    stated: list[tuple[str, Decimal | Word | None]] = [
        (_percentile(label), wage)
        for label, wage in sorted(one.percentiles.items(), key=lambda pair: wording.natural(pair[0]))
    ]
    stated += [("Average (mean)", one.mean)] if one.mean is not None else []
    return Wages(
        one,
        _caption(one, handbook),
        tuple(Line(words, wording.price(wage, handbook), _here(wage, ends, handbook)) for words, wage in stated),
        _employment(one.employment),
        citing.sources(one, handbook),
        tuple(_heads(ends, handbook)) if ends else (),
        _lies(one, ends, handbook) if ends else None,
        drawn,
    )


def _caption(one: Benchmark, handbook: Handbook) -> Markup:
    """`Community health workers, United States, 2025 (occupation 21-1094): dollars per hour`."""
    parts = [wording.stated(one.title, handbook.tongue), *_told(one.area, "area"), *_year(one, handbook)]
    occupation = Markup("").join(Markup(" (occupation {})").format(code) for code in _told(one.soc, "code"))
    currency = str(handbook.agency.currency)
    unit = "dollars" if currency == "USD" else currency
    return Markup("{}{}: {} per {}").format(Markup(", ").join(parts), occupation, unit, _basis(one))


def _told(stated: str | None, name: str) -> Iterator[str | Markup]:
    """A text of the caption; nothing where there is none, and what it is where it is not published."""
    if stated == Word.UNPUBLISHED.value:
        yield f"{name} {wording.WORDS[Word.UNPUBLISHED]}"
    elif stated and stated != Word.NONE.value:
        yield wording.stated(stated)


def _year(one: Benchmark, handbook: Handbook) -> Iterator[str]:
    """The year its source gives, else that in which it was read."""
    for source in (handbook.sources[name] for name in one.source[:1]):
        if source.as_of:
            yield str(source.as_of.first.year)
        elif source.seen:
            yield f"read in {source.seen.first.year}"


def _percentile(label: str) -> str:
    if not label.isdecimal():
        return label
    last = "th" if label[-2:-1] == "1" else {"1": "st", "2": "nd", "3": "rd"}.get(label[-1], "th")
    return f"{label}{last} percentile{' (the median)' if label == MEDIAN else ''}"


def _employment(stated: Decimal | Word | None) -> str | None:
    if isinstance(stated, Decimal):
        return f"{wording.stated(stated)} people work in it."
    return "How many people work in it is not published." if stated is Word.UNPUBLISHED else None


def _heads(ends: Ends, handbook: Handbook) -> Iterator[str]:
    low, high = (wording.price(rate, handbook) for rate in (ends.low, ends.high))
    if ends.low == ends.high:
        yield f"Rate here, {low}"
    else:
        yield from (f"Lowest rate here, {low}", f"Highest rate here, {high}")


def _here(wage: Decimal | Word | None, ends: Ends | None, handbook: Handbook) -> tuple[str, ...]:
    """How much more or less the ends of the range are, from the printed figures."""
    if ends is None:
        return ()
    rates = (ends.low,) if ends.low == ends.high else (ends.low, ends.high)
    if not isinstance(wage, Decimal):
        return (wording.WORDS[wage],) * len(rates)
    return tuple(_apart(rate - wage, handbook) for rate in rates)


def _apart(amount: Decimal, handbook: Handbook) -> str:
    if amount == 0:
        return "the same"
    return f"{wording.price(abs(amount), handbook)} {'more' if amount > 0 else 'less'}"


# -- where the range lies


def _lies(one: Benchmark, ends: Ends, handbook: Handbook) -> Markup | None:
    """One sentence about the middle of what others are paid: the median, or the average where there is none."""
    median, mean = value_of(one.percentiles.get(MEDIAN)), value_of(one.mean)
    middle = mean if median is None else median
    if middle is None:
        return None
    low, high = (wording.price(rate, handbook) for rate in (ends.low, ends.high))
    alike = ends.low == ends.high
    subject = f"The rate here, {low}" if alike else f"The range here, {low} to {high}"
    if not ends.whole:
        subject = f"What is published of {subject[:1].lower()}{subject[1:]}"
    period = f"{'an' if _basis(one) == 'hour' else 'a'} {_basis(one)}"
    where = Markup(" ({})").format(ends.where) if ends.where else ""
    name = f"the {'average' if median is None else 'median'} of {wording.price(middle, handbook)}"
    return Markup("{} {}{}, {} {}.").format(subject, period, where, _position(ends, middle), name)


def _position(ends: Ends, middle: Decimal) -> str:
    if ends.low == ends.high == middle:
        return "is at"
    if ends.high < middle:
        return "lies below"
    if ends.low > middle:
        return "lies above"
    if ends.high == middle:
        return "ends at"
    return "begins at" if ends.low == middle else "takes in"
