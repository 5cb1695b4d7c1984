"""Families across agencies: the same kind of work side by side, with the roles and what they pay."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ladderbook.portal.page import Network, PortalPage, Shown, folded, grouped, place, shown
from ladderbook.portal.pay import pay_lines
from ladderbook.summary import Family, Summary


@dataclass(frozen=True, slots=True)
class Row:
    """A family of one agency: its roles, each with its pay, and what the lowest and the highest of them pay."""

    agency: Summary
    place: str
    roles: tuple[tuple[Shown, str], ...]
    pay: tuple[str, ...]


def view(of: Network) -> Mapping[str, object]:
    found = [(agency, family) for agency in of.agencies for family in agency.families]
    alike = grouped(found, lambda one: folded(one[1].title))
    order = sorted(alike, key=lambda title: (-len(alike[title]), title))
    return {"families": [(_title(alike[title]), _rows(alike[title])) for title in order]}


def _title(found: Sequence[tuple[Summary, Family]]) -> str:
    """As most agencies write it."""
    return Counter(" ".join(family.title.split()) for _, family in found).most_common(1)[0][0]


def _rows(found: Sequence[tuple[Summary, Family]]) -> list[Row]:
    """A row for each agency, invented ones last."""
    return [_row(*one) for one in sorted(found, key=lambda one: one[0].standing == "example")]


def _row(agency: Summary, family: Family) -> Row:
    roles = tuple((shown(rung.link, agency), rung.pay.words) for rung in family.rungs)
    return Row(agency, place(agency.jurisdiction), roles, pay_lines(family.rungs))


PAGE = PortalPage("families.html", "portal-families.html", "Families", view)
