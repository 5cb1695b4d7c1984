"""Whom to ask: people, panels and offices with the ways to reach them."""

from dataclasses import dataclass

from markupsafe import Markup

from ladderbook import wording
from ladderbook.model import Handbook
from ladderbook.schema.library import Person
from ladderbook.tongue import marked


@dataclass(frozen=True, slots=True)
class Contact:
    """One person or office and what to ask them about."""

    about: str
    who: str | Markup
    person: Person | None


_ABOUT = (
    ("advancement", marked("Moving up and pay")),
    ("appeals", marked("If you disagree with a decision")),
    ("safety", marked("If something is not safe")),
)


def contacts(handbook: Handbook) -> tuple[Contact, ...]:
    """The agency's contacts, in the same order everywhere."""
    stated = handbook.agency.contacts
    if stated is None:
        return ()
    named = ((about, getattr(stated, field)) for field, about in _ABOUT)
    return tuple(
        Contact(about, wording.party(handbook, name), handbook.people.get(name))
        for about, name in named
        if name is not None
    )
