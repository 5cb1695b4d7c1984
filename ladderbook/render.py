"""From pages to bytes: Jinja layouts, the shell of an agency rendered once, links by subject turned into addresses."""

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache, partial
from html import escape, unescape
from typing import Any, Final

import jinja2
import markupsafe
from markupsafe import Markup

from ladderbook import layout_words, prose, wording
from ladderbook.files import Tree
from ladderbook.glossing import Vocabulary, glossed
from ladderbook.tongue import ENGLISH, Tongue

_LINK: Final = re.compile(r'(<a\b[^<>]*? href=")((?:' + "|".join(prose.SUBJECTS) + r'):[^"]*)"')
_SLOTS: Final = {name: f"\x00{name}\x00" for name in ("title", "scripts", "trail", "body")}
_SLOT: Final = re.compile("\x00(title|scripts|trail|body)\x00")
CSP: Final = Markup(
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'none'; form-action 'none'; base-uri 'none'; object-src 'none'"
)
"""On every page: nothing from elsewhere, nothing sent anywhere, no inline script or style."""
ON_PAGE: Final = Markup("\x00on-page\x00")
"""Where a layout wants the list of what is on the page."""
_HEADING: Final = re.compile(r'<h2 id="([^"]+)">(.*?)</h2>', re.DOTALL)
_TAG: Final = re.compile(r"<[^>]+>")
_FOLD: Final = '<details class="fold">'
Link = Callable[[str], str | None]
Compiled = jinja2.BytecodeCache


@lru_cache(maxsize=64)
def environment(
    layouts: frozenset[tuple[str, str]], compiled: Compiled | None = None, tongue: Tongue = ENGLISH
) -> jinja2.Environment:
    """The layouts of one lookup, compiled once. What they show is escaped unless it is sanitised markup.

    `compiled` keeps what was compiled for the next process: of English only, for it knows a layout by its name. In
    another language the layouts are put into its words first, and so are our own words where they are shown.
    """
    texts = dict(layouts)
    put = layout_words.unmarked if tongue is ENGLISH else lambda source: layout_words.put(source, tongue.found)
    env = jinja2.Environment(
        loader=jinja2.FunctionLoader(lambda name: _source(texts, name, put)),
        bytecode_cache=compiled if tongue is ENGLISH else None,
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=None if tongue is ENGLISH else lambda shown: _said(shown, tongue),
    )
    env.filters["inline"] = partial(wording.stated, tongue=tongue)
    env.filters["block"] = partial(wording.block, tongue=tongue)
    env.filters["upfirst"] = _upfirst if tongue is ENGLISH else lambda words: _upfirst(_said(words, tongue))
    if tongue is not ENGLISH:
        env.filters["lower"] = lambda words: str(_said(words, tongue)).lower()
    env.filters["plain"] = prose.plain
    env.filters["stated"] = env.filters["inline"]
    env.filters["day"] = partial(wording.day_words, tongue=tongue)
    env.filters["glossed"] = _glossed
    return env


def _upfirst(words: str) -> str:
    return words[:1].upper() + words[1:]


def _said(shown: Any, tongue: Tongue) -> Any:
    """What a layout shows, in the words of a language: plain texts are ours; an author's are `Text` or markup."""
    return tongue.say(shown) if type(shown) is str else shown


@jinja2.pass_context
def _glossed(context: jinja2.runtime.Context, html: str | Markup) -> Markup:
    """A text whose words lead to the glossary, on pages that say which words do."""
    words, safe = context.get("vocabulary"), markupsafe.escape(html)
    return glossed(safe, words) if isinstance(words, Vocabulary) else safe


def _source(
    texts: Mapping[str, str], name: str, put: Callable[[str], str]
) -> tuple[str, str, Callable[[], bool]] | None:
    """A layout with its name as its file name, so that a fault in it can be told with its line."""
    return (put(texts[name]), name, lambda: True) if name in texts else None


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
        """A whole page; the links of its head and its contents to the page itself are marked."""
        return "".join(slots[piece] if number % 2 else _marked(piece, path) for number, piece in enumerate(self.pieces))


def _marked(piece: str, path: str) -> str:
    """A piece of the shell with its links to a page marked, and the group of the contents that has one opened."""
    link = f'<a class="nav-link" href="{path}">'
    if link not in piece:
        return piece
    *before, last = piece.split(link)
    opened = [_opened(part) for part in before]
    return link.replace(" href", ' aria-current="page" href').join([*opened, last])


def _opened(part: str) -> str:
    """With the last group that begins in it open."""
    start, group, entries = part.rpartition(_FOLD)
    return f"{start}{_FOLD[:-1]} open>{entries}" if group and "</details>" not in entries else part


def render_shell(env: jinja2.Environment, layout: str, view: Mapping[str, object], link: Link) -> Shell:
    slots = {name: Markup(mark) for name, mark in _SLOTS.items()}  # noqa: S704 - marks of our own
    text = env.get_template(layout).render(**view, **slots)
    return Shell(tuple(_SLOT.split(with_addresses(text, link, []))))


def render_body(env: jinja2.Environment, layout: str, view: Mapping[str, object]) -> str:
    return env.get_template(layout).render(**view)


def on_this_page(env: jinja2.Environment, body: str) -> str:
    """The body with a list of its sections where its layout wants one, if there are at least three."""
    if ON_PAGE not in body:
        return body
    found = [(name, Markup(_TAG.sub("", words))) for name, words in _HEADING.findall(body)]  # noqa: S704 - was markup
    listed = render_body(env, "parts/on-page.html", {"headings": found}) if len(found) > 2 else ""
    return body.replace(ON_PAGE, listed)


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
