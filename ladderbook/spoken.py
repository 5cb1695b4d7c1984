"""Which language a handbook is in: its agency's, with the words of the catalogue among the layouts."""

from dataclasses import replace

from ladderbook.files import Tree
from ladderbook.model import Handbook
from ladderbook.problems import Problem
from ladderbook.tongue import ENGLISH, catalogue_of, speaking, tongue


def spoken(handbook: Handbook, layouts: Tree) -> tuple[Handbook, list[Problem]]:
    """The handbook in the language of its agency; a locale or a catalogue that nobody can read is a problem."""
    locale, name = handbook.agency.locale, catalogue_of(handbook.agency.locale)
    found = tongue(str(locale))
    if found is None:
        message = f"`{locale}` is no language and country that dates and money are known for"
        fix = "Write a language, or a language and a country: es, es-US, fr-CA."
        return handbook, [Problem(locale.place, "unknown-choice", message, fix)]
    said = speaking(found, layouts[name]) if name in layouts else found
    if said is None:
        message = f"the catalogue {name} among the layouts cannot be read"
        fix = "Mend it with a program for PO files, or delete it to use the packaged one."
        return handbook, [Problem(locale.place, "layout-fault", message, fix)]
    return (handbook if said is handbook.tongue else replace(handbook, tongue=said)), []


def in_english(handbook: Handbook) -> Handbook:
    """What the portal is told: it is in English, whatever its handbooks are in."""
    return handbook if handbook.tongue is ENGLISH else replace(handbook, tongue=ENGLISH, worked_out={})
