"""A pay plan: its table now, announced and earlier, one page for each locality; step timing and placement in words."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from ladderbook import benchmarks, citing, differentials, pay_charts, raises, waits, wording
from ladderbook.figures import Shown, figures
from ladderbook.model import Handbook
from ladderbook.pay.plan import Plan, PlanFields, Version
from ladderbook.placings import rule_words
from ladderbook.resolve import grades_of, plan_of
from ladderbook.schema.amounts import Amount
from ladderbook.schema.placement import Placement
from ladderbook.schema.reading import Word, value_of
from ladderbook.sitemap import Page, PageKind, View
from ladderbook.tongue import Tongue, marked
from ladderbook.tree import Text

COMPUTED = {
    "hour": marked("A year is the rate times the hours of a year."),
    "biweek": marked(
        "An hour is the rate divided by the hours of two weeks; a year is the hour times the hours of a year."
    ),
    "month": marked("A year is twelve months; an hour is the year divided by the hours of a year."),
    "year": marked("An hour is the year divided by the hours of a year."),
}
"""How the printed rates follow from those of the plan's basis (FORMAT, section 7)."""
ANCHORS = frozenset({"rates", "steps", "placement"})


def _anchors(plan: Plan, handbook: Handbook) -> frozenset[str]:
    """The sections a plan's page has: some only where there is something to say."""
    there = {
        "hourly": table(plan.at(handbook.as_of), None, handbook).other,
        "coming": plan.coming(handbook.as_of),
        "earlier": plan.past(handbook.as_of),
        "differentials": differentials.held(plan, handbook),
        "benchmarks": handbook.benchmarks,
        "roles": [role for role in handbook.roles.values() if plan_of(role, handbook) is plan],
    }
    return ANCHORS | {name for name, found in there.items() if found}


BEGINS = {
    "hours": marked("Each rate begins when the hours that head its column are worked."),
    "service": marked("Each rate begins when the time of service that heads its column is reached."),
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


def _percent(stated: Amount | Word | None) -> Amount | str:
    """What a place adds, or what stands in its place."""
    return stated if isinstance(stated, Amount) else wording.WORDS[stated]


def _hours(fields: PlanFields, tongue: Tongue) -> str:
    """What full time is, as far as it is stated."""
    say = tongue.say
    weekly, yearly = marked("{hours} hours a week"), marked("{hours} hours a year")
    stated = ((value_of(fields.weekly_hours), weekly), (value_of(fields.yearly_hours), yearly))
    known = [say(words, hours=wording.stated(hours, tongue)) for hours, words in stated if hours is not None]
    words = wording.WORDS[Word.UNPUBLISHED if Word.UNPUBLISHED in (fields.weekly_hours, fields.yearly_hours) else None]
    return (
        say("Full time is {hours}.", hours=", ".join(known))
        if known
        else say("How many hours full time has is {words}.", words=say(words))
    )


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
        "percent": _percent(fields.locality[Text(place)]) if place else None,
        "places": [
            (str(name), handbook.places[name], _percent(fields.locality[name])) for name in sorted(fields.locality)
        ],
        "hours": _hours(fields, handbook.tongue),
        "begins": BEGINS.get(str(fields.kind)),
        "computed": COMPUTED[fields.measure.basis] if fields.measure.hours and fields.yearly_hours else "",
        "ended": now.over(handbook.as_of),
        "until": wording.day_words(fields.until, handbook.tongue) if fields.until else None,
        "now": table(now, place, handbook),
        "chart": pay_charts.of_plan(now, place, handbook),
        "in_force": now.starts <= handbook.as_of,
        "coming": [table(version, place, handbook) for version in plan.coming(handbook.as_of)],
        "earlier": [table(version, place, handbook) for version in plan.past(handbook.as_of)],
        "raises": raises.raises(plan, place, handbook),
        "increases": waits.increases(plan, handbook),
        "calendar": waits.of_columns(plan, handbook),
        "longevity": waits.steps_of(now)[1],
        "increases_words": wording.stated(fields.step_increases, handbook.tongue)
        if isinstance(fields.step_increases, Word | None)
        else None,
        "differentials": differentials.of_plan(plan, place, handbook),
        "row_sources": [
            (str(grade), [citing.cite(handbook.sources[name], handbook.tongue) for name in names])
            for grade, names in sorted(fields.row_source.items())
        ],
        "ceiling": figures(handbook, now).own(fields.ceiling) if isinstance(fields.ceiling, Decimal) else None,
        "benchmarks": benchmarks.published(plan, handbook) if place is None else (),
        "placement": _placement(fields.placement, handbook.tongue),
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
        since=wording.day_words(version.effective, handbook.tongue) if version.effective else None,
        until=wording.day_words(version.ends, handbook.tongue) if version.ends else None,
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


def _placement(stated: object, tongue: Tongue) -> str:
    if isinstance(stated, Placement):
        return rule_words(stated, tongue)
    return tongue.say("The rule is {words}.", words=tongue.say(str(wording.stated(stated, tongue))))


KIND = PageKind("plan", "plan.html", pages, view)
