"""Pages at former addresses: an item keeps being found by the ids it had before (`was`)."""

from collections.abc import Iterable, Iterator, Mapping

from ladderbook.model import Handbook
from ladderbook.schema.items import Item
from ladderbook.sitemap import Page, PageKind, View


def pages(handbook: Handbook) -> Iterator[Page]:
    for kind, items in _addressed(handbook):
        for item in items.values():
            for former in item.was:
                yield Page(
                    "redirect",
                    f"{kind[1]}-{former}.html",
                    f"was:{kind[0]}:{former}",
                    f"{former}: new address",
                    f"{kind[0]}:{item.id}",
                    ("page:home",),
                    place=former.place,
                )


def _addressed(handbook: Handbook) -> Iterable[tuple[tuple[str, str], Mapping[str, Item]]]:
    """Link kind and file prefix of every section whose items have pages."""
    plans = {name: plan.at(handbook.as_of).fields for name, plan in handbook.plans.items()}
    return (
        (("role", "role"), handbook.roles),
        (("move", "move"), handbook.moves),
        (("plan", "pay"), plans),
        (("competency", "competency"), handbook.competencies),
        (("credential", "credential"), handbook.credentials),
        (("setting", "setting"), handbook.settings),
        (("training", "training"), handbook.trainings),
    )


def view(handbook: Handbook, page: Page) -> View:
    return {"subject": page.about}


KIND = PageKind("redirect", "redirect.html", pages, view)
