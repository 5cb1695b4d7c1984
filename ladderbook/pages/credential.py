"""A credential: how to get it, keep it, and what happens when a renewal is missed."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from markupsafe import Markup

from ladderbook import checklist, citing, listing, telling, wording
from ladderbook.asking import asked_by, asks_for
from ladderbook.model import Handbook
from ladderbook.schema.amounts import Amount
from ladderbook.schema.dates import Deadline
from ladderbook.schema.library import Credential, Lapse, Reciprocity, Renewal
from ladderbook.schema.reading import Word, value_of
from ladderbook.sitemap import Page, PageKind, View

STATUS = {"open": "open", "paused": "paused", "ended": "ended: it is no longer given"}
COUNTED = {
    "anniversary": "from the day you got it",
    "calendar-year": "by calendar year",
    "birthday": "from your birthday",
}


CARRIED: Final = {True: "carry over", False: "do not carry over"}


def pages(handbook: Handbook) -> Iterator[Page]:
    for credential in handbook.credentials.values():
        yield Page(
            "credential",
            f"credential-{credential.id}.html",
            f"credential:{credential.id}",
            wording.credential_title(credential, handbook),
            credential,
            ("page:home", "page:credentials"),
            frozenset({"get", "keep", "missed", "elsewhere", "roles"}) | checklist.anchors(credential),
            credential.id.place,
        )


def view(handbook: Handbook, page: Page) -> View:
    credential = page.about
    assert isinstance(credential, Credential)  # noqa: S101 - pages() put it there
    reciprocity = credential.reciprocity
    asked = checklist.plain_lines(value_of(credential.criteria) or (), handbook, credential)
    return {
        "credential": credential,
        "told_apart": wording.told_apart(credential, handbook),
        "facts": tuple(_facts(credential, handbook)),
        "criteria": asked,
        "cited": checklist.first_numbered(asked),
        "criteria_words": _words(credential.criteria),
        "renewals": [_renewal(renewal, handbook) for renewal in value_of(credential.renewals) or ()],
        "renewals_words": _words(credential.renewals),
        "lapse": credential.lapse if isinstance(credential.lapse, Lapse) else None,
        "lapse_words": _words(credential.lapse),
        "reciprocity": reciprocity if isinstance(reciprocity, Reciprocity) else None,
        "reciprocity_criteria": checklist.plain_lines(reciprocity.criteria, handbook)
        if isinstance(reciprocity, Reciprocity)
        else (),
        "reciprocity_words": _words(reciprocity),
        "asked_by": listing.titled(asked_by(handbook, lambda entry: asks_for(entry, credential.id)), handbook),
        "sources": citing.sources(credential, handbook),
        **telling.history("credentials", credential.id, handbook),
    }


def _words(stated: object) -> str | None:
    return str(wording.stated(stated)) if isinstance(stated, Word | None) else None


def _facts(credential: Credential, handbook: Handbook) -> Iterator[tuple[str, str | Markup]]:
    if credential.abbreviation:
        yield "Short form", wording.stated(credential.abbreviation, handbook.tongue)
    yield "Given by", wording.stated(credential.issuer, handbook.tongue)
    if credential.jurisdiction:
        yield "Where", wording.jurisdiction(credential.jurisdiction)
    if credential.status:
        yield "Applications", wording.chosen(credential.status, STATUS)
    yield "Cost", wording.price(credential.cost, handbook)
    yield "Lasts", wording.stated(credential.lasts, handbook.tongue)
    if credential.renewable is not None:
        yield "Can be renewed", wording.times(credential.renewable)
    if credential.counts_as:
        yield (
            "Counts as",
            wording.listed(
                [wording.credential(str(name), handbook) for name in credential.counts_as], tongue=handbook.tongue
            ),
        )
    if credential.leads_to:
        yield (
            "Leads to",
            wording.listed(
                [wording.credential(str(name), handbook) for name in credential.leads_to], tongue=handbook.tongue
            ),
        )


def _renewal(renewal: Renewal, handbook: Handbook) -> dict[str, object]:
    hours = renewal.hours
    facts: list[tuple[str, str | Markup]] = [
        ("Every", wording.stated(renewal.every, handbook.tongue)),
        (
            "Hours of learning",
            f"{hours} hours" if isinstance(hours, Decimal) else wording.stated(hours, handbook.tongue),
        ),
    ]
    for part in renewal.parts:
        bounds = [f"at least {part.min}" if part.min else "", f"at most {part.max}" if part.max else ""]
        facts.append(
            (f"Of these, {_inside(wording.plain(part.title))}", " and ".join(bound for bound in bounds if bound))
        )
    if renewal.fee is not None:
        facts.append(("Fee", wording.price(renewal.fee, handbook)))
    if renewal.late_fee is not None:
        facts.append(("Late fee", wording.price(renewal.late_fee, handbook)))
    if renewal.window is not None:
        facts.append(("When to renew", _window(renewal.window, handbook)))
    if renewal.counted:
        facts.append(("Counted", wording.chosen(renewal.counted, COUNTED)))
    if renewal.starts:
        facts.append(("Starts", wording.stated(renewal.starts, handbook.tongue)))
    if renewal.carry_over is not None:
        facts.append(("Extra hours", wording.chosen(renewal.carry_over, CARRIED)))
    return {
        "facts": facts,
        "criteria": checklist.plain_lines(renewal.criteria, handbook, renewal),
        "item": renewal,
        "title": f"Every {renewal.every}" if isinstance(renewal.every, Amount) else None,
    }


def _inside(title: str) -> str:
    """A title inside a sentence: with a small letter, unless it begins with an acronym or a name of one letter."""
    return title if title[1:2].isupper() or len(title) < 2 else title[0].lower() + title[1:]


def _window(stated: Deadline | Word, handbook: Handbook) -> str:
    """From when, or by when, one renews."""
    if isinstance(stated, Deadline) and stated.side == "before" and stated.event == "expiry":
        return f"in the last {stated.length} before it expires"
    return wording.deadline(stated, handbook)


KIND = PageKind("credential", "credential.html", pages, view, scripts=("js/cite.js",))
