"""Checks of age: of the edition, of its guidance, of its pay tables, and of the figures it quotes."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise

from ladderbook.model import Handbook
from ladderbook.pay.plan import END_OF_TIME, Plan, Version
from ladderbook.problems import Place, Problem, Severity
from ladderbook.resolve import plan_of
from ladderbook.rules.comparing import pay_of
from ladderbook.schema.dates import Day
from ladderbook.sitemap import SiteMap
from ladderbook.tree import Text
from ladderbook.turns import is_old
from ladderbook.wording import date_words, day_words


def nothing_is_past_its_review(handbook: Handbook, _: SiteMap) -> Iterator[Problem]:
    """review-overdue: the day by which the edition, or a guidance page, was to be looked at again is past.

    Bad: `review_by: 2024-06-30` in a build of 2026. Good: a new edition, or a later day once it was looked at.
    """
    review = handbook.agency.edition.review_by
    if isinstance(review, Day) and review.first < handbook.as_of:
        message = f"this edition was to be looked at again by {day_words(review)}"
        fix = "Look it over, then give `edition` a new `review_by`."
        place = review.place or handbook.agency.name.place
        yield Problem(place, "review-overdue", message, fix, Severity.WARNING, about=handbook.id)
    for article in handbook.articles:
        review = article.front.review_by
        if isinstance(review, Day) and review.first < handbook.as_of:
            message = f"this page was to be looked at again by {day_words(review)}"
            fix = "Look its figures up again, then give the page a new `review_by`."
            place = review.place or Place(article.file)
            yield Problem(place, "review-overdue", message, fix, Severity.WARNING, about=article.slug)


def pay_holds_without_a_gap(handbook: Handbook, _: SiteMap) -> Iterator[Problem]:
    """schedule-gap: there are days on which no pay table holds: before the first, between two, or after the last.

    Bad: `until: 2027-06-30`, with no table from the day after. Good: the plan a second time, `effective: 2027-07-01`.
    """
    for plan in handbook.plans.values() if handbook.agency.kind != "standard" else ():
        needed = _needed(plan, handbook)
        first = plan.versions[0]
        if needed is not None and needed < first.starts < END_OF_TIME:
            message = f"the plan {plan.id} begins on {date_words(first.starts)}, after the edition that uses it"
            yield _gap(
                plan, first.effective, message, "Add the rates that hold until then, or let the edition begin later."
            )
        for version, after in pairwise((*plan.versions, None)):
            last = _last_day(plan, version) if version else None
            if version is None or last is None or needed is None:
                continue
            if after is None and last >= handbook.as_of:
                message = f"the plan {plan.id} ends on {date_words(last)}, and nothing follows it"
                yield _gap(
                    plan, version.fields.until, message, "Add the rates from the day after, once they are decided."
                )
            elif after is not None and after.starts > last + timedelta(days=1):
                message = f"the plan {plan.id} ends on {date_words(last)}, and the next rates begin later"
                yield _gap(
                    plan, version.fields.until, message, "Let the next rates begin on the day after, or mend `until`."
                )


def _gap(plan: Plan, day: Day | None, message: str, fix: str) -> Problem:
    place = day.place if day else None
    place = place or plan.versions[0].fields.id.place
    return Problem(place, "schedule-gap", message, fix, Severity.WARNING, about=plan.id)


def _needed(plan: Plan, handbook: Handbook) -> date | None:
    """The first day on which a role needs the plan; None where no role does."""
    begins = handbook.agency.edition.effective.first
    users = [role.effective for role in handbook.roles.values() if plan_of(role, handbook) is plan]
    days = [max(day.first, begins) if isinstance(day, Day) else begins for day in users]
    return min(days, default=None)


def _last_day(plan: Plan, version: Version) -> date | None:
    """The last day a version says of itself; not what a version before it said."""
    until = version.fields.until
    earlier = [one.fields.until.place for one in plan.versions if one.fields.until and one.starts < version.starts]
    if until is None or until.place in earlier:
        return None
    first = until.first
    if until.parts == 3:
        return first
    after = (
        date(first.year + 1, 1, 1) if until.parts == 1 or first.month == 12 else date(first.year, first.month + 1, 1)
    )
    return after - timedelta(days=1)


def figures_are_not_old(handbook: Handbook, _: SiteMap) -> Iterator[Problem]:
    """figures-old: an amount whose last day is past, or rates whose source is more than three years old.

    Bad: `until: 2025-12-31` in a build of 2026. Good: the amounts of 2026.
    """
    for plan in handbook.plans.values():
        version = plan.at(handbook.as_of)
        last = _last_day(plan, version)
        if last is not None and last < handbook.as_of:
            message = f"the rates of the plan {plan.id} ended on {date_words(last)}"
            place = version.fields.until.place if version.fields.until else None
            fix = "Write the rates that hold now."
            yield Problem(place or version.fields.id.place, "figures-old", message, fix, Severity.ADVICE, about=plan.id)
    followed = {_stem(name) for name in (*handbook.incentives, *handbook.benchmarks)}
    newest = {_stem(ended.id): ended.id for ended in sorted(handbook.ended, key=lambda ended: str(ended.id))}
    for ended in handbook.ended:
        if ended.until is not None and _stem(ended.id) not in followed and newest[_stem(ended.id)] == ended.id:
            message = f"{ended.id} held until {day_words(ended.until)} and is no longer shown"
            fix = "Write the amounts that hold now, as an item with an id of their year."
            place = ended.until.place or ended.id.place
            yield Problem(place, "figures-old", message, fix, Severity.ADVICE, about=str(ended.id))
    yield from _old_sources(handbook)


def _stem(name: str) -> str:
    """An id without the year at its end: `ssdi-2027` follows `ssdi-2026`."""
    stem, _, year = name.rpartition("-")
    return stem if stem and year.isdecimal() else name


def _old_sources(handbook: Handbook) -> Iterator[Problem]:
    """The sources of published rates that are too old to be taken on trust."""
    named: dict[str, Text] = {}
    for plan in handbook.plans.values():
        version = plan.at(handbook.as_of)
        fields = version.fields
        if not any(row.known for row in version.table.rows):
            continue
        for source in (*fields.source, *(name for row in fields.row_source.values() for name in row)):
            named.setdefault(str(source), source)
    for role in handbook.roles.values():
        pay = pay_of(role)
        for source in (pay.source or role.source) if pay and not pay.plan else ():
            named.setdefault(str(source), source)
    for name in sorted(named):
        source_of = handbook.sources.get(name)
        day = (source_of.as_of or source_of.seen) if source_of and source_of.kind != "computed" else None
        if source_of and day and is_old(day.first, handbook.as_of):
            message = f"the source of these rates, {name}, is of {day_words(day)}"
            fix = "Look whether newer rates are published, then write them with their source."
            yield Problem(source_of.id.place, "figures-old", message, fix, Severity.ADVICE, about=name)
