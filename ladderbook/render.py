"""From pages to bytes: Jinja layouts, the shell of an agency rendered once, links by subject turned into addresses."""

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from html import escape, unescape
from typing import Final

import jinja2
from markupsafe import Markup

from ladderbook import prose, wording
from ladderbook.files import Tree

_LINK: Final = re.compile(r'(<a\b[^<>]*? href=")((?:' + "|".join(prose.SUBJECTS) + r'):[^"]*)"')
_SLOTS: Final = {name: f"\x00{name}\x00" for name in ("title", "scripts", "trail", "body")}
_SLOT: Final = re.compile("\x00(title|scripts|trail|body)\x00")
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
    return frozenset(
        (name, data.decode("utf-8", "replace")) for name, data in layouts.items() if name.endswith(".html")
    )


@dataclass(frozen=True, slots=True)
class Shell:
    """What surrounds every page of one agency, rendered once and cut at its slots."""

    pieces: tuple[str, ...]

    def around(self, slots: Mapping[str, str], path: str) -> str:
        """A whole page; the navigation's link to the page itself is marked."""
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


def layout_fault(error: Exception, layout: str, names: Collection[str]) -> tuple[str, int, str] | None:
    """The layout, line and words of a fault in a layout; None where the fault is ours.

    It is a layout's if Jinja says so, or if the innermost code that ran is a layout's.
    """
    frames = list(_frames(error))
    inside = [(name, line) for name, line in frames if name in names]
    if isinstance(error, jinja2.TemplateSyntaxError):
        return error.name or layout, error.lineno, error.message or "it is not a template"
    if isinstance(error, jinja2.TemplateError):
        name, line = inside[-1] if inside else (layout, 1)
        return name, line, error.message or str(error)
    if inside and frames[-1] == inside[-1]:
        return *inside[-1], f"{type(error).__name__}: {error}"
    return None


def _frames(error: BaseException) -> Iterator[tuple[str, int]]:
    trace = error.__traceback__
    while trace is not None:
        yield trace.tb_frame.f_code.co_filename, trace.tb_lineno
        trace = trace.tb_next
