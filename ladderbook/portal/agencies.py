"""The first page: every agency by whose text its handbook is, by place and by kind."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from ladderbook.portal.page import Network, PortalPage, by_place, grouped, place
from ladderbook.summary import Summary

KINDS: Final = {
    "peer-run": "Peer-run agencies",
    "behavioral-health": "Behavioral health agencies",
    "health-system": "Health systems",
    "managed-care": "Managed care networks",
    "government": "Government",
    "standard": "Standards to build on",
}
_HEADINGS: Final = {
    "official": ("Agencies", "Each handbook is the agency's own."),
    "compiled": (
        "Compiled from public sources",
        "Made by others from what is public; the organizations named did not publish these handbooks.",
    ),
    "example": (
        "Invented examples",
        "These agencies do not exist. They show what a handbook can say; their pay and their rules are no evidence.",
    ),
}


def view(of: Network) -> Mapping[str, object]:
    standings = grouped(of.agencies, lambda one: one.standing)
    return {"groups": [(*_HEADINGS[name], list(_places(standings[name]))) for name in _HEADINGS if name in standings]}


def _places(agencies: Sequence[Summary]) -> Iterator[tuple[str, list[tuple[str, list[Summary]]]]]:
    """Each place with its agencies by kind."""
    places = grouped(agencies, lambda one: one.jurisdiction)
    for code in sorted(places, key=by_place):
        kinds = grouped(places[code], lambda one: one.kind)
        yield place(code), [(KINDS[kind], kinds[kind]) for kind in KINDS if kind in kinds]


PAGE = PortalPage("index.html", "portal-agencies.html", "Handbooks", view)
