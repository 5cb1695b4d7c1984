"""The look of one handbook: its accent, its logo, and what stands at the edge of every printed sheet."""

import re
from collections.abc import Iterator
from typing import Final

from ladderbook import accents, color, wording
from ladderbook.files import Tree
from ladderbook.model import Handbook
from ladderbook.problems import Problem

SHEET: Final = "assets/css/theme.css"
LARGEST_LOGO: Final = 100_000
"""Bytes: every page shows it, also over a slow line."""
_PLAIN: Final = re.compile(r"[^A-Za-z0-9 .,:;()-]")


def style_sheet(handbook: Handbook) -> bytes:
    """The generated style sheet of an agency; its own `layouts/<agency>/assets/css/theme.css` would take its place."""
    theme = handbook.agency.theme
    chosen = str(theme.accent) if theme and theme.accent else "teal"
    accent = color.read(accents.NAMED.get(chosen, chosen))
    assert accent is not None  # noqa: S101 - the schema takes no other
    return (accents.style_sheet(accent) + _sheets(handbook)).encode()


def _sheets(handbook: Handbook) -> str:
    """Agency, status and page number, which each printed sheet needs when sheets go astray."""
    name, status = wording.plain(handbook.agency.name), wording.status_words(handbook)
    return (
        f"@page {{ @top-left {{ content: {_text(name)}; }} @top-right {{ content: {_text(status)}; }}"
        ' @bottom-right { content: counter(page) " / " counter(pages); } }\n'
        "@page :first { @top-left { content: none; } @top-right { content: none; } }\n"
    )


def _text(words: str) -> str:
    """A text of CSS in which nothing an author writes ends the text."""
    return '"' + _PLAIN.sub(lambda found: f"\\{ord(found[0]):x} ", words) + '"'


def logo_problems(handbook: Handbook, layouts: Tree) -> Iterator[Problem]:
    """A logo that is not there, is no picture, or is too large."""
    logo = handbook.agency.theme.logo if handbook.agency.theme else None
    if logo is None:
        return
    folder = f"layouts/{handbook.id}/assets"
    data = layouts.get(f"assets/{logo}")
    if data is None:
        fix = f"Put the file into `{folder}/`, or write the name of one that is there."
        yield Problem(logo.place, "logo-missing", f"there is no `{logo}` in `{folder}/`", fix)
    elif not (data.startswith(b"\x89PNG\r\n") if logo.endswith(".png") else b"<svg" in data):
        message = f"`{folder}/{logo}` is no {'PNG' if logo.endswith('.png') else 'SVG'} picture"
        yield Problem(logo.place, "logo-broken", message, "Save the picture again in the format its name says.")
    elif len(data) > LARGEST_LOGO:
        message = f"the logo has {len(data):,} bytes; at most {LARGEST_LOGO:,} load fast enough on every page"
        yield Problem(logo.place, "logo-too-large", message, "Save it smaller: 200 pixels high are plenty.")
