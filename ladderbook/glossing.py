"""Words that lead to where they are explained: the first use on a page of each word the glossary has a form for.

`glossed` marks every use in a text, `first_uses` keeps the first of each on a page, and spells out short forms there:
`SGA (substantial gainful activity)`. Headings, links, tables, quotes and code stay as they are, and so do criteria:
people cite them, and tick the box they stand beside.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from html import escape
from typing import Final

from markupsafe import Markup

from ladderbook import prose
from ladderbook.model import Handbook
from ladderbook.schema.library import Term
from ladderbook.schema.reading import Word

_WORD: Final = re.compile(
    r"<(a|h[1-6]|table|blockquote|pre|code|dt|sup)\b[^>]*>.*?</\1>|<[^>]*>|(?<![\w&-])(?P<word>\w+)", re.DOTALL
)
"""What is left alone, or a word."""
_USE: Final = re.compile(r'<a class="term" href="([^"]*)">([^<]*)</a>')
_LED_TO: Final = re.compile(r'<a href="(page:glossary#[^"]*|credential:[^"#]*)"')
_SHORT: Final = re.compile(r"[A-Z][A-Z0-9]{1,6}")
_PASSED_OVER: Final = frozenset({"of", "the", "and", "for", "to", "in", "a"})
"""Words without a letter in a short form."""
_NEAR: Final = 90
"""How far from a short form its full one may stand and still explain it."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The forms that lead somewhere, each with its target, by their first word; and what short forms stand for."""

    forms: Mapping[str, tuple[tuple[str, str], ...]]
    spelled: Mapping[str, str]


def vocabulary(handbook: Handbook) -> Vocabulary:
    """The words of a handbook: its own before the library's, its certificates by their short forms."""
    return handbook.once("vocabulary", lambda: _vocabulary(handbook))


def _vocabulary(handbook: Handbook) -> Vocabulary:
    targets: dict[str, str] = {}
    spelled: dict[str, str] = {}
    for target, names, led in (*_certificates(handbook), *_terms(handbook)):
        for form in led:
            if targets.setdefault(_key(form), target) == target and _SHORT.fullmatch(form):
                full = next((name for name in names if _stands_for(form, name)), None)
                spelled.update({form: full} if full else {})
    forms: dict[str, list[tuple[str, str]]] = {}
    for form in sorted(targets, key=lambda form: (-len(form), form)):
        for word in _first_words(form):
            forms.setdefault(word, []).append((form, targets[form]))
    return Vocabulary({word: tuple(found) for word, found in forms.items()}, spelled)


def _certificates(handbook: Handbook) -> Iterator[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    """Target, names and forms of each certificate with a short form that no other certificate has."""
    called: dict[str, list[str]] = {}
    for one in handbook.credentials.values():
        if one.abbreviation:
            called.setdefault(prose.plain(one.abbreviation), []).append(str(one.id))
    for short, holders in called.items():
        if len(holders) == 1 and _SHORT.fullmatch(short):
            yield f"credential:{holders[0]}", (prose.plain(handbook.credentials[holders[0]].name),), (short,)


def _terms(handbook: Handbook) -> Iterator[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    """Target, names and forms of each word: the agency's own first, so that theirs win over the library's."""

    def shared(term: Term) -> bool:
        changed = handbook.changes.get(("terms", str(term.id)))
        return changed is None or changed.inherited

    for term in sorted(handbook.terms.values(), key=shared):
        names = tuple(prose.plain(name) for name in (term.term, *term.also_called))
        yield f"page:glossary#term-{term.id}", names, tuple(_forms(term, names))


def _forms(term: Term, names: tuple[str, ...]) -> Iterable[str]:
    """What the author says; else the word itself and its short forms."""
    if isinstance(term.in_text, Word):
        return ()
    if term.in_text is not None:
        return (prose.plain(form) for form in term.in_text)
    return (names[0], *filter(_SHORT.fullmatch, names[1:]))


def _stands_for(short: str, name: str) -> bool:
    """Whether a short form is made of the first letters of a name."""
    words = [word for word in re.split(r"[\s-]+", name) if word.casefold() not in _PASSED_OVER]
    return len(words) > 1 and "".join(word[0] for word in words).upper() == short


def _key(form: str) -> str:
    """A form as it is compared: as it stands, but that it may begin a sentence."""
    return form if _SHORT.fullmatch(form) else form[:1].lower() + form[1:]


def _first_words(form: str) -> tuple[str, ...]:
    """The words a use of a form can begin with: where it has one word only, its plural too."""
    first = re.match(r"\w+", form)
    word = first[0].casefold() if first else ""
    one = len(word) == len(form)
    return (word, f"{word}s", f"{word}es", f"{word.removesuffix('y')}ies") if one else (word,)


@lru_cache(maxsize=4096)
def _use_of(form: str) -> re.Pattern[str]:
    """One form in a text: whole words, plurals too; as it stands, but that it may begin a sentence.

    So names such as `Certification Board of Ohio` lead nowhere. A space may be a hyphen and a hyphen a space.
    """
    first = form[0] if _SHORT.fullmatch(form) else f"[{form[0].lower()}{form[0].upper()}]"
    rest = re.sub(r"\\[ -]", r"[\\s-]", re.escape(escape(form[1:], quote=False)))
    many = rf"{rest[:-1]}(?:y|ies)" if rest.endswith("y") else f"{rest}(?:s|es)?"
    return re.compile(rf"{first}{many}(?![\w-])")


@lru_cache(maxsize=4096)
def _words_of(html: str) -> Mapping[str, tuple[int, ...]]:
    """Where each word of a text begins, of those that may lead somewhere. Texts that handbooks share are read once."""
    found: dict[str, list[int]] = {}
    for match in _WORD.finditer(html):
        if match["word"]:
            found.setdefault(match["word"].casefold(), []).append(match.start())
    return {word: tuple(places) for word, places in found.items()}


def glossed(html: Markup, words: Vocabulary) -> Markup:
    """A text with every use marked, the longest form first."""
    places = _words_of(str(html))
    found = sorted(
        use for word in places.keys() & words.forms.keys() for use in _uses(html, places[word], words.forms[word])
    )
    made, end = [], 0
    for start, stop, target in found:
        if start >= end:
            made.append(f'{html[end:start]}<a class="term" href="{target}">{html[start:stop]}</a>')
            end = stop
    return Markup("".join([*made, html[end:]]))  # noqa: S704 - it was safe before, and so are ids


def _uses(html: str, places: Iterable[int], forms: tuple[tuple[str, str], ...]) -> Iterator[tuple[int, int, str]]:
    """Start, end and target of the forms that begin at some places."""
    for place in places:
        for form, target in forms:
            match = _use_of(form).match(html, place)
            if match:
                yield place, match.end(), target
                break


def first_uses(body: str, words: Vocabulary, own: str) -> str:
    """A page with the first use of each word linked, but to the page itself; its short forms spelled out there."""
    seen, told = {own, *_LED_TO.findall(body)}, set()

    def use(match: re.Match[str]) -> str:
        target, said = match.groups()
        shown = said if target in seen else f'<a class="term" href="{target}">{said}</a>'
        seen.add(target)
        full = words.spelled.get(said)
        if not full or said in told:
            return shown
        told.add(said)
        return shown if target == own or _is_told(match, full) else f"{shown} ({_inside(full)})"

    return _USE.sub(use, body)


def _is_told(use: re.Match[str], full: str) -> bool:
    """Whether the full form stands beside a short one, or the short one is itself what brackets explain."""
    before = prose.bare(use.string[max(0, use.start() - _NEAR) : use.start()])
    after = prose.bare(use.string[use.end() : use.end() + _NEAR])
    return before.rfind("(") > before.rfind(")") or full.casefold() in f"{before} {after}".casefold()


def _inside(full: str) -> str:
    """A name inside a sentence: with a small letter, unless all of its words have capitals."""
    return full[0].lower() + full[1:] if full[1:] == full[1:].lower() else full
