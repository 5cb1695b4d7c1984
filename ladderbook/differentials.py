"""Pay on top of the rates: which roles and grades get it, what it makes of their rates, and what a role may get."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from markupsafe import Markup

from ladderbook import checklist, wording
from ladderbook.figures import Figures, figures
from ladderbook.model import Handbook
from ladderbook.pay.besides import Differential
from ladderbook.pay.plan import Plan
from ladderbook.pay.table import PayTable, Row
from ladderbook.resolve import grades_of, plan_of
from ladderbook.schema.amounts import Amount
from ladderbook.schema.reading import Word, value_of
from ladderbook.schema.roles import Role


@dataclass(frozen=True, slots=True)
class Recipient:
    """A role, or a role in one setting, that may get it, with the grades in which it does."""

    name: Markup
    grades: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Example:
    """One rate, what comes on top of it, and both together. `name` says which rate of which grade it is."""

    name: str
    rate: str
    added: str
    together: str


@dataclass(frozen=True, slots=True)
class OnTop:
    """One differential as its plan's page shows it."""

    item: Differential
    amount: str
    narrowed: Markup
    recipients: tuple[Recipient, ...]
    instead_of: str | Markup | None
    begins: str | None
    criteria: tuple[checklist.Line, ...]
    examples: tuple[Example, ...]
    unit: str


def of_plan(plan: Plan, place: str | None, handbook: Handbook) -> tuple[OnTop, ...]:
    """The differentials of a plan's version in force, with examples from the rates of a place."""
    return tuple(_on_top(one, plan, place, handbook) for one in held(plan, handbook))


def _on_top(one: Differential, plan: Plan, place: str | None, handbook: Handbook) -> OnTop:
    version = plan.at(handbook.as_of)
    shown = figures(handbook, version)
    recipients = tuple(_recipients(one, plan, handbook))
    return OnTop(
        one,
        _amount(one, shown),
        _narrowed(one, handbook),
        recipients,
        _instead_of(one, plan, handbook),
        wording.begins(one, handbook),
        checklist.plain_lines(value_of(one.criteria) or (), handbook),
        tuple(_examples(one, _rows(one, recipients, version.at(place)), shown)),
        f"{shown.unit} per {shown.basis}",
    )


def of_role(role: Role, handbook: Handbook) -> tuple[Markup, ...]:
    """What a role may get on top of its rate, each in one line, linked to its plan."""
    plan = plan_of(role, handbook)
    if plan is None:
        return ()
    shown = figures(handbook, plan.at(handbook.as_of))
    whole = grades_of(role, handbook)
    lines = []
    for one in held(plan, handbook):
        grades = tuple(grade for found in _of_one(one, role, plan, handbook) for grade in found.grades)
        if grades:
            link = wording.subject("plan", f"{plan.id}#differentials", wording.stated(one.title, handbook.tongue))
            terms = _terms(one, plan, [grade for grade in whole if grade in grades], whole, handbook)
            lines.append(Markup(", ").join([Markup("{}: {}").format(link, _amount(one, shown)), *terms]))
    return tuple(lines)


def held(plan: Plan, handbook: Handbook) -> tuple[Differential, ...]:
    """The differentials of a plan's version in force, without those that are past."""
    stated = value_of(plan.at(handbook.as_of).fields.differentials) or ()
    return tuple(one for one in stated if not wording.past(one, handbook))


def _amount(one: Differential, shown: Figures) -> str:
    return (
        one.amount.words(shown.currency, shown.tongue) if isinstance(one.amount, Amount) else wording.WORDS[one.amount]
    )


def _instead_of(one: Differential, plan: Plan, handbook: Handbook) -> str | Markup | None:
    titles = {str(other.id): other.title for other in held(plan, handbook)}
    return wording.stated(titles[str(one.instead_of)], handbook.tongue) if one.instead_of in titles else None


def _settings(one: Differential, handbook: Handbook) -> Markup:
    return wording.listed(
        [wording.stated(handbook.settings[name].name, handbook.tongue) for name in one.setting],
        "or",
        tongue=handbook.tongue,
    )


def _narrowed(one: Differential, handbook: Handbook) -> Markup:
    """Whom it is for, as its author narrowed it: roles, grades, settings."""
    roles = [wording.party(handbook, name) for name in one.role if name in handbook.roles] or one.role
    parts = [wording.listed(roles, "or", tongue=handbook.tongue)] if roles else []
    parts += [Markup("grade {}").format(wording.listed(one.grade, "or", tongue=handbook.tongue))] if one.grade else []
    parts += [Markup("work in {}").format(_settings(one, handbook))] if one.setting else []
    return Markup(", ").join(parts)


def _terms(
    one: Differential, plan: Plan, grades: list[str], whole: tuple[str, ...], handbook: Handbook
) -> Iterator[str | Markup]:
    """On what it hangs for someone in the role."""
    if len(grades) < len(whole):
        yield Markup("in grade {}").format(wording.listed(grades, "or", tongue=handbook.tongue))
    if one.setting:
        yield Markup("for work in {}").format(_settings(one, handbook))
    if one.when:
        yield Markup("only when: {}").format(wording.stated(one.when, handbook.tongue))
    if value_of(one.criteria):
        yield "if you meet what it asks"
    instead = _instead_of(one, plan, handbook)
    if instead:
        yield Markup("in place of “{}”").format(instead)
    begins = wording.begins(one, handbook)
    if begins:
        yield f"from {begins} on"


# -- who gets it


def _recipients(one: Differential, plan: Plan, handbook: Handbook) -> Iterator[Recipient]:
    """The roles the plan pays that its roles, grades and settings fit; of a role it does not fit, the variants."""
    for role in handbook.roles.values():
        yield from _of_one(one, role, plan, handbook)


def _of_one(one: Differential, role: Role, plan: Plan, handbook: Handbook) -> Iterator[Recipient]:
    if one.role and role.id not in one.role:
        return
    title = wording.stated(role.title, handbook.tongue)
    grades = _fitting(one, role, plan, handbook)
    if grades:
        yield Recipient(wording.subject("role", role.id, title), grades)
        return
    for variant in handbook.variants.get(role.id, ()):
        grades = _fitting(one, variant.role, plan, handbook)
        if grades:
            words = Markup("{}: {}").format(title, wording.stated(variant.role.title, handbook.tongue))
            yield Recipient(wording.subject("role", f"{role.id}#variant-{variant.id}", words), grades)


def _fitting(one: Differential, role: Role, plan: Plan, handbook: Handbook) -> tuple[str, ...]:
    """The grades in which a role gets it; a role that is not said to work in a setting does not get what that pays."""
    if plan_of(role, handbook) is not plan or (one.setting and not set(one.setting) & set(role.setting)):
        return ()
    return tuple(grade for grade in grades_of(role, handbook) if not one.grade or grade in one.grade)


def _rows(one: Differential, recipients: tuple[Recipient, ...], table: PayTable) -> Iterator[Row]:
    """The rows of the grades that get it; where no role or setting narrows it, whether or not a role has them."""
    found = {grade for recipient in recipients for grade in recipient.grades}
    for row in table.rows:
        if row.grade in found or (not one.role and not one.setting and (not one.grade or row.grade in one.grade)):
            yield row


# -- what it makes of a rate


def _examples(one: Differential, rows: Iterator[Row], shown: Figures) -> Iterator[Example]:
    """The lowest and the highest rate of each grade: only of a percent, and of an amount an hour on hourly rates."""
    if not isinstance(one.amount, Amount) or not _adds_up(one.amount, shown):
        return
    for row in rows:
        if not row.known:
            unknown = wording.WORDS[Word.UNPUBLISHED]
            known = _amount(one, shown) if one.amount.unit == "money" else unknown
            yield Example(row.grade, unknown, known, unknown)
            continue
        low, high = min(row.known), max(row.known)
        public = "" if all(point.none or point.amount is not None for point in row.points) else " published"
        if low == high:
            yield _example(one.amount, f"{row.grade}{public and ', the published rate'}", low, shown)
        else:
            yield _example(one.amount, f"{row.grade}, lowest{public}", low, shown)
            yield _example(one.amount, f"{row.grade}, highest{public}", high, shown)


def _adds_up(amount: Amount, shown: Figures) -> bool:
    if amount.hedge:
        return False
    return amount.unit == "percent" or ((amount.unit, amount.per, shown.basis) == ("money", "hour", "hour"))


def _example(amount: Amount, name: str, rate: Decimal, shown: Figures) -> Example:
    """A percent is of the rate, rounded as the plan rounds."""
    added = amount.number
    if amount.unit == "percent":
        added = shown.version.fields.in_whole_units(Fraction(rate) * Fraction(amount.number) / 100)
    return Example(name, shown.own(rate), shown.own(added), shown.own(rate + added))
