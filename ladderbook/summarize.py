"""From a handbook to its summary: what the portal tells of it, in the words and with the figures of its own pages."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Final

from markupsafe import Markup

from ladderbook import checklist, citing, criteria, figures, listing, wording
from ladderbook.asking import asked_by, asks_for
from ladderbook.model import Handbook
from ladderbook.schema.amounts import Amount
from ladderbook.schema.criteria import Education, Experience, Holding, Time, Trained
from ladderbook.schema.items import Fields
from ladderbook.schema.library import Credential, Renewal, Source
from ladderbook.schema.moves import Move
from ladderbook.schema.reading import value_of
from ladderbook.schema.roles import Pay as StatedPay
from ladderbook.schema.roles import Role
from ladderbook.sitemap import SiteMap
from ladderbook.summary import ASKED, Ask, Asks, Certificate, Family, Link, Origin, Pay, Rates, Rung, Summary, Way
from ladderbook.tongue import ENGLISH

_KINDS: Final = tuple(zip(ASKED, (Holding, Education | Trained, Time | Experience, object), strict=True))
"""What belongs to each kind. A group of several kinds is told once, under the first of them."""
_STATUS: Final = {"open": "", "paused": "applications are paused", "ended": "it is no longer given"}


def summarize(handbook: Handbook, sitemap: SiteMap) -> Summary:
    """The summary of a handbook; its links are those of the site map."""
    agency = handbook.agency
    return Summary(
        id=handbook.id,
        name=wording.plain(agency.name),
        kind=str(agency.kind),
        standing=str(agency.status),
        status=wording.status_words(handbook),
        jurisdiction=str(agency.jurisdiction or ""),
        families=tuple(_family(of, handbook, sitemap) for of in listing.families(handbook)),
        ways=tuple(_way(move, handbook, sitemap) for move in handbook.moves.values()),
        certificates=certificates(handbook, sitemap),
        sources=tuple(_origin(handbook.sources[name]) for name in _named(handbook)),
    )


def _link(subject: str, words: str, sitemap: SiteMap) -> Link:
    return Link(words, sitemap.by_subject[subject].path)


def _family(found: listing.FamilyList, handbook: Handbook, sitemap: SiteMap) -> Family:
    rungs = (_rung(one.role, handbook, sitemap) for one in found.rungs)
    return Family(wording.plain(found.family.title), tuple(rungs))


def _rung(role: Role, handbook: Handbook, sitemap: SiteMap) -> Rung:
    link = _link(f"role:{role.id}", wording.plain(role.title), sitemap)
    return Rung(link, role.level, role.identity == "peer", _pay(role, handbook), _asks(role.criteria, handbook))


def _pay(role: Role, handbook: Handbook) -> Pay:
    pay = figures.role_pay(role, handbook)
    begins = f" (from {pay.begins})" if pay.begins else ""
    if pay.words:
        return Pay(str(pay.words) + begins, tuple(_own_rates(value_of(role.pay), handbook)))
    told = (f"{one.lines[0]}, {one.where}" if one.where else one.lines[0] for one in pay.ranges)
    rates = (Rates(*one.ends, one.per, one.currency, one.where or "") for one in pay.ranges if one.ends)
    return Pay("; ".join(told) + begins, tuple(rates))


def _own_rates(pay: object, handbook: Handbook) -> Iterator[Rates]:
    """The rates a role states itself, without a plan."""
    if isinstance(pay, StatedPay):
        low, high = (pay.rate, pay.rate) if pay.rate is not None else (pay.min, pay.max)
        if isinstance(low, Amount) and isinstance(high, Amount) and low.per == high.per and low.per:
            yield Rates(low.number, high.number, low.per, str(handbook.agency.currency), "")


def _way(move: Move, handbook: Handbook, sitemap: SiteMap) -> Way:
    link = _link(f"move:{move.id}", listing.move_title(move, handbook), sitemap)
    decided = wording.chosen(move.decided, wording.DECIDED_BRIEFLY)
    return Way(link, str(move.kind), decided, _asks(move.criteria, handbook))


def _asks(stated: object, handbook: Handbook) -> Asks:
    if not isinstance(stated, tuple):
        return Asks((), str(wording.stated(stated)))
    return Asks(tuple(_told(stated, handbook)), "")


def _told(entries: Iterable[object], handbook: Handbook) -> Iterator[Ask]:
    for entry in entries:
        inside = tuple(criteria.walk((entry,)))
        kind = next(kind for kind, model in _KINDS if any(isinstance(one, model) for one in inside))
        yield from (Ask(kind, _sentence(line)) for line in checklist.plain_lines((entry,), handbook))


def _sentence(line: checklist.Line) -> str:
    """A line of a checklist as one plain sentence without its period; what is inside it stands in brackets."""
    title = f"{_plain(line.title)}: " if line.title else ""
    words = title + _plain(line.sentence).removesuffix(".") if line.sentence else _plain(line.lead)
    if line.inside:
        including = "including " if line.sentence else ""
        words += f" ({including}{'; '.join(map(_sentence, line.inside))})"
    return words + "".join(_BESIDE[name].format(_plain(fact)) for name, fact in line.facts if name in _BESIDE)


_BESIDE: Final = {
    "Only when": " (only when {})",
    "When": ", {}",
    "Binds": " (binds {})",
    "Asked until": " (asked until {})",
    "Not certain": " (not certain: {})",
}
"""What of the facts below a criterion changes what is asked."""


def _plain(words: Markup | str | None) -> str:
    return words.striptags() if isinstance(words, Markup) else str(words or "")


def certificates(handbook: Handbook, sitemap: SiteMap) -> tuple[Certificate, ...]:
    """The credentials a handbook tells of."""
    return tuple(_certificate(one, handbook, sitemap) for one in handbook.credentials.values())


def _certificate(record: Credential, handbook: Handbook, sitemap: SiteMap) -> Certificate:
    return Certificate(
        link=_link(f"credential:{record.id}", wording.plain(record.name), sitemap),
        abbreviation=wording.plain(record.abbreviation or ""),
        issuer=_plain(wording.stated(record.issuer)),
        jurisdiction=str(record.jurisdiction or ""),
        status=wording.chosen(record.status, _STATUS) if record.status else "",
        asks=_asks(record.criteria, handbook),
        kept=tuple(_kept(record)),
        roles=tuple(
            _link(f"role:{one}", wording.plain(handbook.roles[one].title), sitemap)
            for one in _asked_of(record.id, handbook)
        ),
        sources=tuple(_origin(handbook.sources[name]) for name in record.source),
    )


def _kept(record: Credential) -> Iterator[str]:
    """How a credential is kept: each cycle of renewal, else how long it lasts."""
    renewals = record.renewals
    if isinstance(renewals, tuple):
        yield from map(_cycle, renewals)
    elif record.lasts is not None or record.renewable is not None:
        times = f", can be renewed {wording.times(record.renewable)}" if record.renewable is not None else ""
        yield f"lasts {wording.stated(record.lasts)}{times}"
    else:
        yield str(wording.stated(renewals))


def _cycle(renewal: Renewal) -> str:
    hours = (
        f"{renewal.hours:,f} hours" if isinstance(renewal.hours, Decimal) else f"hours {wording.stated(renewal.hours)}"
    )
    return (
        f"{hours} every {renewal.every}"
        if isinstance(renewal.every, Amount)
        else f"{hours}, cycle {wording.stated(renewal.every)}"
    )


def _asked_of(credential: str, handbook: Handbook) -> dict[str, None]:
    """The roles that ask for a credential, themselves or through a move that leads to them."""
    roles: dict[str, None] = {}
    for kind, name in asked_by(handbook, lambda entry: asks_for(entry, credential)):
        if kind == "role":
            roles[name] = None
        elif kind == "move":
            move = handbook.moves[name]
            roles |= dict.fromkeys(map(str, move.from_ if move.along else move.to))
    return {role: None for role in handbook.roles if role in roles}


def _named(handbook: Handbook) -> Iterator[str]:
    """The sources that the agency, its roles, its moves and its plans name, each once."""
    plans = [plan.at(handbook.as_of).fields for plan in handbook.plans.values()]
    owners: tuple[Fields, ...] = (handbook.agency, *handbook.roles.values(), *handbook.moves.values(), *plans)
    rows = (name for plan in plans for names in plan.row_source.values() for name in names)
    cited = {str(name) for name in (*(name for owner in owners for name in owner.source), *rows)}
    return (name for name in handbook.sources if name in cited)


def _origin(source: Source) -> Origin:
    cited = citing.cite(source, ENGLISH)
    return Origin(_plain(cited.title), cited.url, cited.kind, source.as_of, source.seen)
