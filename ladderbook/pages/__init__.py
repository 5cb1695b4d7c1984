"""The kinds of page, in the order of the site map. To add a kind: its file, its layout, one line here."""

from typing import Final

from ladderbook.pages import (
    about,
    article,
    competencies,
    competency,
    credential,
    credentials,
    guidance,
    home,
    ladder,
    missing,
    move,
    pay,
    plan,
    role,
)
from ladderbook.sitemap import PageKind

KINDS: Final[tuple[PageKind, ...]] = (
    home.KIND,
    ladder.KIND,
    role.KIND,
    move.KIND,
    pay.KIND,
    plan.KIND,
    competencies.KIND,
    competency.KIND,
    credentials.KIND,
    credential.KIND,
    guidance.KIND,
    article.KIND,
    about.KIND,
    missing.KIND,
)
