"""A role in five lines of plain words, made from its facts."""

from collections.abc import Iterator

from markupsafe import Markup, escape

from ladderbook import figures, listing, people, role_facts, wording
from ladderbook.model import Handbook
from ladderbook.schema.reading import value_of
from ladderbook.schema.roles import Role
from ladderbook.tongue import Tongue, marked

Line = tuple[str, str | Markup]


def lines(role: Role, handbook: Handbook) -> Iterator[Line]:
    """The five lines, each what it is about and a sentence."""
    yield marked("What it is"), _what(role, handbook)
    yield marked("Pay"), _pay(role, handbook)
    yield marked("Hours"), _hours(role, handbook.tongue)
    yield marked("Next step"), _next(role, handbook)
    yield marked("Whom to ask"), _ask(handbook)


def _what(role: Role, handbook: Handbook) -> Markup:
    tongue = handbook.tongue
    family = wording.stated(handbook.families[role.family].title, handbook.tongue)
    level = handbook.agency.levels.get(wording.label(role.level))
    at = tongue.markup(", at the level “{level}”", level=wording.stated(level, tongue)) if level else ""
    if role.identity == "peer":
        return tongue.markup("A peer role in {family}{at}.", family=family, at=at)
    return tongue.markup("A role open to everyone in {family}{at}.", family=family, at=at)


def _pay(role: Role, handbook: Handbook) -> str:
    say, pay = handbook.tongue.say, figures.role_pay(role, handbook)
    if pay.words:
        words = say("Unpaid") if pay.words == "none" else say(pay.words)
        return f"{words[:1].upper()}{words[1:]}."
    words = say(", which is ").join(pay.here.lines[:2])
    where = f" ({say(pay.here.where)})" if pay.here.where else ""
    begins = say(", from {day} on", day=pay.begins) if pay.begins else ""
    return f"{words[:1].upper()}{words[1:]}{where}{begins}."


def _hours(role: Role, tongue: Tongue) -> Markup:
    hours = role_facts.weekly_hours(role, tongue)
    if value_of(role.weekly_hours):
        return tongue.markup("{hours} hours a week.", hours=hours)
    return escape(f"{tongue.say(str(hours))}.".capitalize())


def _next(role: Role, handbook: Handbook) -> Markup:
    """The promotions from it, each with what it pays; where there is none, where else it leads."""
    steps = [listing.onward(way, handbook) for way in handbook.ways_out(role.id)]
    up = {step.role.id: step for step in steps if step.kind == "promotion" and step.role and step.role.id != role.id}
    if up:
        return wording.listed([_with_pay(step) for step in up.values()], "or", tongue=handbook.tongue) + "."
    if steps:
        return handbook.tongue.markup("No step up is listed yet, only other ways on.")
    return handbook.tongue.markup("None is listed yet.")


def _with_pay(step: listing.Step) -> Markup:
    assert step.role is not None  # noqa: S101 - only steps with one are asked for
    link = wording.subject("role", step.role.id, wording.stated(step.role.title))
    pay = "" if step.pay is None or step.pay.words in wording.WORDS.values() else step.pay.short.partition(" (")[0]
    return Markup("{} ({})").format(link, pay) if pay else link


def _ask(handbook: Handbook) -> Markup:
    first = next(iter(people.contacts(handbook)), None)
    if first is None:
        return handbook.tongue.markup("Not stated.")
    ways = [words for words in (first.person.email, first.person.phone) if words] if first.person else []
    reach = Markup(", {}").format(wording.listed(ways, "or", tongue=handbook.tongue)) if ways else ""
    return Markup("{}{}.").format(first.who, reach)
