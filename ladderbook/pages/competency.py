"""A competency: what it looks like at each level, and which roles ask for it."""

from collections.abc import Iterator

from markupsafe import Markup

from ladderbook import citing, telling, wording
from ladderbook.model import Handbook
from ladderbook.schema.library import Competency
from ladderbook.schema.reading import value_of
from ladderbook.schema.roles import Role
from ladderbook.sitemap import Page, PageKind, View


def pages(handbook: Handbook) -> Iterator[Page]:
    for competency in handbook.competencies.values():
        yield Page(
            "competency",
            f"competency-{competency.id}.html",
            f"competency:{competency.id}",
            wording.plain(competency.name),
            competency,
            ("page:home", "page:competencies"),
            frozenset({"roles", *(f"level-{level}" for level in competency.levels)}),
            competency.id.place,
        )


def view(handbook: Handbook, page: Page) -> View:
    competency = page.about
    assert isinstance(competency, Competency)  # noqa: S101 - pages() put it there
    asking = [(role, _level(role, competency)) for role in handbook.roles.values()]
    return {
        "competency": competency,
        "levels": [
            (level, fields.title, value_of(fields.examples), [role for role, asked in asking if asked == level])
            for level, fields in sorted(competency.levels.items(), key=lambda pair: wording.natural(pair[0]))
        ],
        "roles": [(role, level) for role, level in asking if level is not None],
        "crosswalk": [(name, ", ".join(labels)) for name, labels in sorted(competency.crosswalk.items())],
        "sources": citing.sources(competency, handbook),
        **telling.history("competencies", competency.id, handbook),
    }


def _level(role: Role, competency: Competency) -> str | Markup | None:
    """The level a role asks; None where it does not ask the competency."""
    asked = value_of(role.competencies) or {}
    return wording.stated(asked[competency.id]) if competency.id in asked else None


KIND = PageKind("competency", "competency.html", pages, view)
