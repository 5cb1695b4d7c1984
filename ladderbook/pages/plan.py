"""A pay plan: its table now, announced and earlier, one page for each locality; step timing and placement in words."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from ladderbook import checklist, citing, money, wording
from ladderbook.figures import Shown, figures
from ladderbook.model import Handbook
from ladderbook.pay.plan import Plan, PlanFields, StepIncrease, Version
from ladderbook.placings import rule_words
from ladderbook.resolve import grades_of, plan_of
from ladderbook.schema.amounts import Amount
from ladderbook.schema.library import Benchmark
from ladderbook.schema.placement import Placement
from ladderbook.schema.reading import Word, value_of
from ladderbook.sitemap import Page, PageKind, View

COMPUTED = {
    "hour": "A year is the rate times the hours of a year.",
    "biweek": "An hour is the rate divided by the hours of two weeks; a year is the hour times the hours of a year.",
    "month": "A year is twelve months; an hour is the year divided by the hours of a year.",
    "year": "An hour is the year divided by the hours of a year.",
}
"""How the printed rates follow from those of the plan's basis (FORMAT, section 7)."""
ANCHORS = frozenset({"rates", "steps", "placement"})


def _anchors(plan: Plan, handbook: Handbook) -> frozenset[str]:
    """The sections a plan's page has: some only where there is something to say."""
    there = {
        "hourly": table(plan.at(handbook.as_of), None, handbook).other,
        "coming": plan.coming(handbook.as_of),
        "earlier": plan.past(handbook.as_of),
        "differentials": value_of(plan.at(handbook.as_of).fields.differentials),
        "roles": [role for role in handbook.roles.values() if plan_of(role, handbook) is plan],
    }
    return ANCHORS | {name for name, found in there.items() if found}


BEGINS = {
    "hours": "Each rate begins when the hours that head its column are worked.",
    "service": "Each rate begins when the time of service that heads its column is reached.",
}
"""When a rate comes in the kinds of plan whose columns say it themselves."""


@dataclass(frozen=True, slots=True)
class About:
    """What a plan page is about: the plan, and the locality or None for the base table."""

    plan: Plan
    place: str | None


def pages(handbook: Handbook) -> Iterator[Page]:
    for plan in handbook.plans.values():
        now = plan.at(handbook.as_of)
        title, place = wording.plain(now.fields.title), now.fields.id.place
        trail = ("page:home", "page:pay")
        anchors = _anchors(plan, handbook)
        yield Page("plan", f"pay-{plan.id}.html", f"plan:{plan.id}", title, About(plan, None), trail, anchors, place)
        for name in sorted(now.fields.locality):
            where = f"{title}: {wording.plain(handbook.places[name].name)}"
            path, subject = f"pay-{plan.id}-{name}.html", f"plan:{plan.id}/{name}"
            yield Page(
                "plan",
                path,
                subject,
                where,
                About(plan, str(name)),
                (*trail, f"plan:{plan.id}"),
                ANCHORS | (anchors & {"hourly"}),
                place,
            )


def _hours(fields: PlanFields) -> str:
    """What full time is, as far as it is stated."""
    stated = ((value_of(fields.weekly_hours), "a week"), (value_of(fields.yearly_hours), "a year"))
    known = [f"{wording.stated(hours)} hours {period}" for hours, period in stated if hours is not None]
    words = wording.WORDS[Word.UNPUBLISHED if Word.UNPUBLISHED in (fields.weekly_hours, fields.yearly_hours) else None]
    return f"Full time is {', '.join(known)}." if known else f"How many hours full time has is {words}."


def _differentials(fields: PlanFields, handbook: Handbook) -> list[dict[str, object]]:
    """Pay on top of the rates: for whom, how much, on what terms."""
    stated = value_of(fields.differentials) or ()
    titles = {str(one.id): wording.stated(one.title) for one in stated}
    return [
        {
            "item": one,
            "amount": wording.stated(one.amount),
            "roles": wording.listed([wording.party(handbook, name) for name in one.role], "or"),
            "grades": ", ".join(one.grade),
            "settings": wording.listed([wording.stated(handbook.settings[name].name) for name in one.setting], "or"),
            "instead_of": titles.get(str(one.instead_of)),
            "criteria": checklist.plain_lines(value_of(one.criteria) or (), handbook),
        }
        for one in stated
    ]


def _benchmark(one: Benchmark, handbook: Handbook) -> dict[str, object]:
    """A published wage beside the plan, with its area, year and source."""
    rows = [
        (f"{label}th percentile", amount)
        for label, amount in sorted(one.percentiles.items(), key=lambda pair: wording.natural(pair[0]))
    ]
    rows += [("Mean", one.mean)] if one.mean is not None else []
    shown = [(words, money.show(a) if isinstance(a, Decimal) else wording.stated(a)) for words, a in rows]
    return {"item": one, "rows": shown, "sources": citing.sources(one, handbook)}


@dataclass(frozen=True, slots=True)
class Table:
    """One version of a plan, printed: in its own basis, and per hour (or per year where it is hourly)."""

    since: str | None
    until: str | None
    columns: tuple[str, ...]
    steps: bool
    basis: str
    unit: str
    rows: tuple[tuple[str, tuple[Shown, ...]], ...]
    other: str | None
    sources: tuple[citing.Citation, ...]


def view(handbook: Handbook, page: Page) -> View:
    about = page.about
    assert isinstance(about, About)  # noqa: S101 - pages() put it there
    plan, place = about.plan, about.place
    now = plan.at(handbook.as_of)
    fields = now.fields
    return {
        "plan": plan,
        "fields": fields,
        "place": handbook.places[place] if place else None,
        "percent": fields.locality[next(name for name in fields.locality if name == place)] if place else None,
        "places": [(str(name), handbook.places[name], percent) for name, percent in sorted(fields.locality.items())],
        "hours": _hours(fields),
        "begins": BEGINS.get(str(fields.kind)),
        "computed": COMPUTED[fields.measure.basis] if fields.measure.hours and fields.yearly_hours else "",
        "ended": now.over(handbook.as_of),
        "until": wording.day_words(fields.until) if fields.until else None,
        "now": table(now, place, handbook),
        "in_force": now.starts <= handbook.as_of,
        "coming": [table(version, place, handbook) for version in plan.coming(handbook.as_of)],
        "earlier": [table(version, place, handbook) for version in plan.past(handbook.as_of)],
        "increases": [_increase(increase, now, handbook) for increase in value_of(fields.step_increases) or ()],
        "increases_words": wording.stated(fields.step_increases)
        if isinstance(fields.step_increases, Word | None)
        else None,
        "differentials": _differentials(fields, handbook),
        "row_sources": [
            (str(grade), [citing.cite(handbook.sources[name]) for name in names])
            for grade, names in sorted(fields.row_source.items())
        ],
        "ceiling": figures(handbook, now).own(fields.ceiling) if isinstance(fields.ceiling, Decimal) else None,
        "benchmarks": [_benchmark(one, handbook) for one in handbook.benchmarks.values()] if place is None else [],
        "placement": _placement(fields.placement),
        "roles": [role for role in handbook.roles.values() if plan_of(role, handbook) is plan],
        "grades": {role.id: grades_of(role, handbook) for role in handbook.roles.values()},
    }


def table(version: Version, place: str | None, handbook: Handbook) -> Table:
    """A version as printed."""
    shown = figures(handbook, version)
    rates = version.at(place)
    other = "year" if shown.basis == "hour" else "hour"
    rows = tuple((row.grade, tuple(shown.point(point) for point in row.points)) for row in rates.rows)
    return Table(
        since=wording.day_words(version.effective) if version.effective else None,
        until=wording.day_words(version.ends) if version.ends else None,
        columns=rates.columns,
        steps=all(column.isdecimal() for column in rates.columns),
        basis=shown.basis,
        unit=shown.unit,
        rows=rows,
        other=other if _worked_out(version, other) else None,
        sources=citing.sources(version.fields, handbook),
    )


def _worked_out(version: Version, basis: str) -> bool:
    """Whether rates can be worked out in another basis, and there are any."""
    measure = version.fields.measure
    found = measure.per_year(Fraction(1)) if basis == "year" else measure.per_hour(Fraction(1))
    return found is not None and any(row.known for row in version.table.rows)


def _increase(increase: StepIncrease, version: Version, handbook: Handbook) -> dict[str, object]:
    """When each step comes: one line from each step to the next, or one line for all."""
    columns = version.table.columns
    waits, overs = _each(increase.wait, len(columns) - 1), _each(increase.over, len(columns) - 1)
    lines = [
        (f"{_step(columns[i])} to {_step(columns[i + 1])}", wait, over)
        for i, (wait, over) in enumerate(zip(waits, overs, strict=True))
    ]
    same = len({(wait, over) for _, wait, over in lines}) == 1 and len(lines) > 1
    return {
        "increase": increase,
        "lines": [("Each step", lines[0][1], lines[0][2])] if same else lines,
        "over": any(over is not None for _, _, over in lines),
        "criteria": checklist.plain_lines(value_of(increase.criteria) or (), handbook),
        "restarts_on": value_of(increase.restarts_on),
        "sources": citing.sources(increase, handbook),
    }


def _step(column: str) -> str:
    return f"Step {column}" if column.isdecimal() else column


def _each(stated: object, count: int) -> list[str | None]:
    """One wait for every step but the last; a single one stands for all."""
    if stated is None:
        return [None] * count
    values = stated if isinstance(stated, tuple) else (stated,)
    words: list[str | None] = [_wait(value) for value in values]
    return words * count if len(words) == 1 else (words + [wording.NOT_STATED] * count)[:count]


def _wait(value: object) -> str:
    if isinstance(value, Amount) and value.unit == "hours":
        return f"{value} worked"
    return str(wording.stated(value))


def _placement(stated: object) -> str:
    return rule_words(stated) if isinstance(stated, Placement) else f"The rule is {wording.stated(stated)}."


KIND = PageKind("plan", "plan.html", pages, view)
