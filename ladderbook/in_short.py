"""A role in five lines of plain words, made from its facts."""

from collections.abc import Iterator

from markupsafe import Markup, escape

from ladderbook import figures, listing, people, role_facts, wording
from ladderbook.model import Handbook
from ladderbook.schema.reading import value_of
from ladderbook.schema.roles import Role

Line = tuple[str, str | Markup]


def lines(role: Role, handbook: Handbook) -> Iterator[Line]:
    """The five lines, each what it is about and a sentence."""
    yield "What it is", _what(role, handbook)
    yield "Pay", _pay(role, handbook)
    yield "Hours", _hours(role)
    yield "Next step", _next(role, handbook)
    yield "Whom to ask", _ask(handbook)


def _what(role: Role, handbook: Handbook) -> Markup:
    kind = "A peer role" if role.identity == "peer" else "A role open to everyone"
    family = wording.stated(handbook.families[role.family].title)
    level = handbook.agency.levels.get(wording.label(role.level))
    at = Markup(", at the level “{}”").format(wording.stated(level)) if level else ""
    return Markup("{} in {}{}.").format(kind, family, at)


def _pay(role: Role, handbook: Handbook) -> str:
    pay = figures.role_pay(role, handbook)
    if pay.words:
        return f"{'Unpaid' if pay.words == 'none' else pay.words[:1].upper() + pay.words[1:]}."
    words = ", which is ".join(pay.here.lines[:2])
    where = f" ({pay.here.where})" if pay.here.where else ""
    begins = f", from {pay.begins} on" if pay.begins else ""
    return f"{words[:1].upper()}{words[1:]}{where}{begins}."


def _hours(role: Role) -> Markup:
    hours = role_facts.weekly_hours(role)
    return Markup("{} hours a week.").format(hours) if value_of(role.weekly_hours) else escape(f"{hours}.".capitalize())


def _next(role: Role, handbook: Handbook) -> Markup:
    """The promotions from it, each with what it pays; where there is none, where else it leads."""
    steps = [listing.onward(way, handbook) for way in handbook.ways_out(role.id)]
    up = {step.role.id: step for step in steps if step.kind == "promotion" and step.role and step.role.id != role.id}
    if up:
        return wording.listed([_with_pay(step) for step in up.values()], "or") + "."
    if steps:
        return Markup("No step up is listed yet, only other ways on.")
    return Markup("None is listed yet.")


def _with_pay(step: listing.Step) -> Markup:
    assert step.role is not None  # noqa: S101 - only steps with one are asked for
    link = wording.subject("role", step.role.id, wording.stated(step.role.title))
    pay = "" if step.pay is None or step.pay.words in wording.WORDS.values() else step.pay.short.partition(" (")[0]
    return Markup("{} ({})").format(link, pay) if pay else link


def _ask(handbook: Handbook) -> Markup:
    first = next(iter(people.contacts(handbook)), None)
    if first is None:
        return Markup("Not stated.")
    ways = [words for words in (first.person.email, first.person.phone) if words] if first.person else []
    reach = Markup(", {}").format(wording.listed(ways, "or")) if ways else ""
    return Markup("{}{}.").format(first.who, reach)
