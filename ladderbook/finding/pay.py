"""Pay as it is searched: each plan's rates, steps and what comes on top; the amounts of public rules."""

from collections.abc import Iterator

from ladderbook import differentials, figures, placings, waits, wording
from ladderbook.finding.entry import Findable, Section, paragraphs, plain, texts, told
from ladderbook.model import Handbook
from ladderbook.pay.plan import Plan
from ladderbook.schema.placement import Placement


def plans(handbook: Handbook) -> Iterator[Findable]:
    """Each plan, and each of its tables for a place."""
    for plan in handbook.plans.values():
        fields = plan.at(handbook.as_of).fields
        title, unseen = plain(fields.title), ("Pay plan", *texts((fields.id, *fields.was)))
        yield Findable("pay", f"plan:{plan.id}", title, (), unseen, told(*_sections(plan, handbook)))
        for name in sorted(fields.locality):
            rates = Section("rates", "Rates", tuple(_rates(plan, str(name), handbook)))
            where = f"{title}: {plain(handbook.places[name].name)}"
            yield Findable("pay", f"plan:{plan.id}/{name}", where, (), (), (rates,))


def _sections(plan: Plan, handbook: Handbook) -> Iterator[Section]:
    fields = plan.at(handbook.as_of).fields
    yield Section("", "", paragraphs(fields.text))
    yield Section("rates", "Rates", tuple(_rates(plan, None, handbook)))
    yield Section("steps", "When each step comes", tuple(_steps(plan, handbook)))
    for one in differentials.held(plan, handbook):
        line = f"{plain(one.title)}: {wording.amount(one.amount, handbook)}"
        yield Section("differentials", "On top of the rates", (line, *texts((one.text, one.when))))
    if isinstance(fields.placement, Placement):
        yield Section("placement", "Your rate when you are promoted", (placings.rule_words(fields.placement),))


def _rates(plan: Plan, place: str | None, handbook: Handbook) -> Iterator[str]:
    """A line for each grade: `P2: $20.50, $21.50, $22.50 per hour`."""
    version = plan.at(handbook.as_of)
    shown = figures.figures(handbook, version)
    for row in version.at(place).rows:
        yield f"{row.grade}: {', '.join(shown.point(point).own for point in row.points)} per {shown.basis}"


def _steps(plan: Plan, handbook: Handbook) -> Iterator[str]:
    for one in waits.increases(plan, handbook):
        yield from texts((one.increase.title, one.increase.text, one.total))
        yield from (f"{line.step}: {line.wait}" for line in one.lines if one.total is None)


def public_rules(handbook: Handbook) -> Iterator[Findable]:
    for one in handbook.incentives.values():
        amounts = (f"{label}: {wording.price(amount, handbook)}" for label, amount in sorted(one.amounts.items()))
        section = Section("", "", (*paragraphs(one.text), *amounts))
        yield Findable("pay", f"page:incentives#incentive-{one.id}", plain(one.title), (), (), told(section))
