"""From pages to bytes: Jinja layouts, the shell of an agency rendered once, links by subject turned into addresses."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from html import escape, unescape
from typing import Final

import jinja2
from markupsafe import Markup

from ladderbook import prose, wording
from ladderbook.problems import Place, Problem
from ladderbook.tree import Tree

_LINK: Final = re.compile(r'(<a\b[^<>]*? href=")((?:' + "|".join(prose.SUBJECTS) + r'):[^"]*)"')
_SLOTS: Final = {"title": "\x00title\x00", "trail": "\x00trail\x00", "body": "\x00body\x00"}
_SLOT: Final = re.compile("\x00(title|trail|body)\x00")
CSP: Final = Markup(
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'none'; form-action 'none'; base-uri 'none'; object-src 'none'"
)
"""On every page: nothing from elsewhere, nothing sent anywhere, no inline script or style."""
Link = Callable[[str], str | None]


@lru_cache(maxsize=64)
def environment(layouts: frozenset[tuple[str, str]]) -> jinja2.Environment:
    """The layouts of one lookup, compiled once. What they show is escaped unless it is sanitised markup."""
    texts = dict(layouts)
    env = jinja2.Environment(
        loader=jinja2.FunctionLoader(lambda name: _source(texts, name)),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    env.filters["inline"] = wording.stated
    env.filters["block"] = wording.block
    env.filters["upfirst"] = lambda words: words[:1].upper() + words[1:]
    env.filters["plain"] = prose.plain
    env.filters["stated"] = wording.stated
    env.filters["day"] = wording.day_words
    return env


def _source(texts: Mapping[str, str], name: str) -> tuple[str, str, Callable[[], bool]] | None:
    """A layout with its name as its file name, so that a fault in it can be told with its line."""
    return (texts[name], name, lambda: True) if name in texts else None


def layout_texts(layouts: Tree) -> frozenset[tuple[str, str]]:
    """The templates among the layout files."""
    return frozenset((name, data.decode()) for name, data in layouts.items() if name.endswith(".html"))


@dataclass(frozen=True, slots=True)
class Shell:
    """What surrounds every page of one agency, rendered once and cut at its slots."""

    pieces: tuple[str, ...]

    def around(self, title: str, trail: str, body: str, path: str) -> str:
        """A whole page; the navigation's link to the page itself is marked."""
        slots = {"title": title, "trail": trail, "body": body}
        page = "".join(slots[piece] if number % 2 else piece for number, piece in enumerate(self.pieces))
        return page.replace(
            f'<a class="nav-link" href="{path}">', f'<a class="nav-link" aria-current="page" href="{path}">', 1
        )


def render_shell(env: jinja2.Environment, layout: str, view: Mapping[str, object], link: Link) -> Shell:
    slots = {name: Markup(mark) for name, mark in _SLOTS.items()}  # noqa: S704 - marks of our own
    text = env.get_template(layout).render(**view, **slots)
    return Shell(tuple(_SLOT.split(with_addresses(text, link, []))))


def render_body(env: jinja2.Environment, layout: str, view: Mapping[str, object]) -> str:
    return env.get_template(layout).render(**view)


def with_addresses(html: str, link: Link, unresolved: list[str]) -> str:
    """The HTML with every `href="role:x"` turned into an address; a subject without a page is noted."""

    def address(match: re.Match[str]) -> str:
        target = unescape(match[2])
        found = link(target)
        if found is None:
            unresolved.append(target)
        return f'{match[1]}{escape(found or "#")}"'

    return _LINK.sub(address, html)


def layout_problem(error: jinja2.TemplateError, layout: str) -> Problem:
    """A fault in a layout, at its line."""
    name = getattr(error, "name", None) or layout
    line = getattr(error, "lineno", None) or _line_in_layout(error, name)
    message = f"the layout cannot be rendered: {error.message}"
    return Problem(
        Place(f"layouts/{name}", line),
        "layout-fault",
        message,
        "Mend the layout, or delete it to use the packaged one.",
    )


def _line_in_layout(error: BaseException, name: str) -> int:
    lines = [frame for frame in _frames(error) if frame[0] == name]
    return lines[-1][1] if lines else 1


def _frames(error: BaseException) -> Iterator[tuple[str, int]]:
    trace = error.__traceback__
    while trace is not None:
        yield trace.tb_frame.f_code.co_filename, trace.tb_lineno
        trace = trace.tb_next
