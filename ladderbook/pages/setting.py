"""A setting of work: what it is, and the roles and variants that work there."""

from collections.abc import Iterator

from ladderbook import citing, figures, listing, telling, wording
from ladderbook.model import Handbook
from ladderbook.schema.library import Spot
from ladderbook.sitemap import Page, PageKind, View


def pages(handbook: Handbook) -> Iterator[Page]:
    for setting in handbook.settings.values():
        yield Page(
            "setting",
            f"setting-{setting.id}.html",
            f"setting:{setting.id}",
            wording.plain(setting.name),
            setting,
            ("page:home", "page:settings"),
            frozenset({"roles"}),
            setting.id.place,
        )


def view(handbook: Handbook, page: Page) -> View:
    setting = page.about
    assert isinstance(setting, Spot)  # noqa: S101 - pages() put it there
    variants = [
        (handbook.roles[role], variant)
        for role, found in handbook.variants.items()
        if role in handbook.roles
        for variant in found
        if setting.id in variant.role.setting
    ]
    return {
        "setting": setting,
        "roles": [
            (role, figures.role_pay(role, handbook)) for role in handbook.roles.values() if setting.id in role.setting
        ],
        "variants": variants,
        "moves": [
            (move, listing.move_title(move, handbook)) for move in handbook.moves.values() if move.along == "variants"
        ],
        "sources": citing.sources(setting, handbook),
        **telling.history("settings", setting.id, handbook),
    }


KIND = PageKind("setting", "setting.html", pages, view)
