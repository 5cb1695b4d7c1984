"""One page of a handbook as a file of its own, for mail and phones: its style inside, no scripts, nothing to load.

Links to other pages lead to where the handbook is published, if that is an address; else their words stand as text.
"""

import re
from base64 import b64encode
from collections.abc import Collection
from hashlib import sha256
from typing import Final

import jinja2
from markupsafe import Markup

from ladderbook.assets import style_of
from ladderbook.files import Tree
from ladderbook.model import Handbook
from ladderbook.pipeline import KINDS, body_of, in_turn, layout_problem, layouts_of, shell_view
from ladderbook.problems import Problem
from ladderbook.render import (
    ON_PAGE,
    environment,
    layout_texts,
    on_this_page,
    render_body,
    with_addresses,
)
from ladderbook.sitemap import Page, SiteMap
from ladderbook.theme import SHEET, style_sheet

LAYOUT: Final = "single.html"
_ANCHOR: Final = re.compile(r'<a\b[^<>]*? ?href="([^"#:]*\.html)(#[^"]*)?"[^<>]*>(.*?)</a>', re.DOTALL)
_WEB: Final = ("https://", "http://")


def file_name(page: Page, handbook: Handbook) -> str:
    return f"{handbook.id}-{page.path}"


def single_file(page: Page, handbook: Handbook, sitemap: SiteMap, sources: Tree) -> tuple[bytes, list[Problem]]:
    """The page as one file; a fault in a layout is a problem at its line."""
    layouts = layouts_of(sources, handbook.id)
    env = environment(layout_texts(layouts), tongue=handbook.tongue)
    try:
        made = _made(page, env, handbook, sitemap, style_of({SHEET: style_sheet(handbook), **layouts}))
    except Exception as error:
        return b"", [layout_problem(error, KINDS[page.kind].layout, layouts, sources, handbook.id)]
    return made.encode(), []


def _made(page: Page, env: jinja2.Environment, handbook: Handbook, sitemap: SiteMap, sheet: bytes) -> str:
    style = sheet.decode().replace("</", "<\\/")
    address = published_at(handbook)
    view = {
        **shell_view(handbook, {}, sitemap.link),
        "csp": policy(style),
        "style": Markup(style),  # noqa: S704 - the sheet of the layouts, which cannot end its element
        "title": page.title,
        "address": address and address + page.path,
        "body": Markup(on_this_page(env, _body(page, env, handbook, sitemap))),  # noqa: S704 - our own page
    }
    linked = with_addresses(render_body(env, LAYOUT, view), sitemap.link, [])
    return standing_alone(linked, page.path, address, {other.path for other in sitemap.pages})


def _body(page: Page, env: jinja2.Environment, handbook: Handbook, sitemap: SiteMap) -> str:
    """The body of the page; of one that is composed, after those of all others."""
    bodies: dict[str, str] = {}
    if KINDS[page.kind].composed:
        for other in in_turn(sitemap):
            if KINDS[other.kind].composed is None:
                bodies[other.path] = body_of(other, env, handbook, sitemap, {}).replace(ON_PAGE, "")
    return body_of(page, env, handbook, sitemap, bodies)


def policy(style: str) -> str:
    """What the file may do: wear this one style, show pictures it holds itself, and nothing else."""
    digest = b64encode(sha256(style.encode()).digest()).decode()
    return (
        f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; form-action 'none'; base-uri 'none'; "
        "object-src 'none'"
    )


def published_at(handbook: Handbook) -> str | None:
    """The address of the folder the handbook is published in, if it has one."""
    stated = str(handbook.agency.published_at or "").strip()
    if not stated.startswith(_WEB) or " " in stated:
        return None
    return stated.rpartition("/")[0] + "/" if stated.endswith(".html") else stated.rstrip("/") + "/"


def standing_alone(html: str, own: str, address: str | None, paths: Collection[str]) -> str:
    """A page whose links to other pages lead to where they are published, or are only their words."""

    def link(match: re.Match[str]) -> str:
        path, anchor, words = match[1], match[2] or "", match[3]
        if path == own:
            return match[0].replace(f'href="{path}{anchor}"', f'href="{anchor or "#main"}"', 1)
        if path in paths and address:
            return match[0].replace(f'href="{path}', f'href="{address}{path}', 1)
        return words

    return _ANCHOR.sub(link, html)
