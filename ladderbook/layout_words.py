"""The words of a layout: found for the catalogue, and put into another language before the layout is compiled.

Nothing in a layout marks them. A text between two block tags, line ends or `{% %}` is one message; what it shows is
named in braces (`{agency.name}`), the tags inside it are numbered (`<1>`). Texts of attributes are messages, and so
are those texts in expressions that look like words: with a space or a capital. A small word says that it is one:
`_("hour")`.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

_JINJA: Final = r"\{\{.*?\}\}|\{%.*?%\}"
_TOKEN: Final = re.compile(
    rf"(?P<comment>\{{#.*?#\}}|<!.*?>)|(?P<statement>\{{%.*?%\}})|(?P<shown>\{{\{{.*?\}}\}})"
    rf'|(?P<tag></?[A-Za-z](?:{_JINJA}|"(?:{_JINJA}|[^"])*"|[^<>"])*>)|(?P<line>\n)|(?P<text>[^{{<\n]+|.)',
    re.DOTALL,
)
_TAG_NAME: Final = re.compile(r"</?([A-Za-z0-9]+)")
_INLINE: Final = frozenset({"a", "abbr", "b", "cite", "code", "em", "i", "kbd", "mark", "q", "small", "span", "strong"})
"""Tags inside a sentence; any other begins or ends a message."""
_ATTRIBUTE: Final = re.compile(rf'(?<= )([a-z-]+)="((?:{_JINJA}|[^"])*)"', re.DOTALL)
_WORDY: Final = frozenset({"aria-label", "alt", "title", "placeholder"})
_PARTS: Final = re.compile(rf"({_JINJA})", re.DOTALL)
_MARKED: Final = re.compile(r'\b_\("((?:[^"\\]|\\.)*)"\)')
_CONSTANT: Final = re.compile(r'\b_\("((?:[^"\\]|\\.)*)"\)|"((?:[^"\\]|\\.)*)"')
_HOLDS_WORDS: Final = re.compile(r"\{%-?\s*(?:set|call)\b")
_NAME: Final = re.compile(r"[\w.]+")
_HOLE: Final = re.compile(r"\{([^{}]+)\}|</?\d+>")
_LETTERS: Final = re.compile(r"[^\W\d_]{2}|\b[Aa]\b")
_PLAIN: Final = frozenset({"title", "option", "textarea", "text", "tspan", "desc", "style"})
"""Elements that hold no other: what is not translated there cannot be marked."""

Say = Callable[[str], str | None]
"""From a message to its words in the other language; None where there are none."""


@dataclass(frozen=True, slots=True)
class Token:
    kind: str
    text: str

    @property
    def name(self) -> str:
        found = _TAG_NAME.match(self.text) if self.kind == "tag" else None
        return found[1].lower() if found else ""

    @property
    def ends(self) -> bool:
        return self.text.startswith("</")


def holes(message: str) -> list[str]:
    """What a message shows and the tags it has: a translation has the same, in any order."""
    return sorted(match[0] for match in _HOLE.finditer(message))


def messages(source: str) -> list[str]:
    """Every message of a layout, in its order."""
    found: list[str] = []

    def note(message: str) -> None:
        found.append(message)

    put(source, note)
    return found


def unmarked(source: str) -> str:
    """A layout as it is in English: what says that it is a word is that word."""
    return _MARKED.sub(r'"\1"', source) if '_("' in source else source


def put(source: str, say: Say) -> str:
    """The layout in other words. Its lines stay where they are; what has no other words is marked as English."""
    made: list[str] = []
    run: list[Token] = []
    inside = ""
    for match in _TOKEN.finditer(source):
        token = Token(match.lastgroup or "text", match[0])
        if token.kind in ("text", "shown") or token.name in _INLINE:
            run.append(token)
            continue
        made += [*_run(run, say, mark=inside not in _PLAIN), _other(token, say)]
        run = []
        inside = token.name if token.kind == "tag" and not token.ends else "" if token.ends else inside
    return "".join([*made, *_run(run, say, mark=inside not in _PLAIN)])


def _other(token: Token, say: Say) -> str:
    """A token that is no part of a message: the words in it are messages of their own."""
    if token.kind == "tag":
        return _ATTRIBUTE.sub(lambda found: _attribute(found, say), token.text)
    if token.kind == "shown" or (token.kind == "statement" and _HOLDS_WORDS.match(token.text)):
        return _CONSTANT.sub(lambda found: _constant(found, say), token.text)
    return _MARKED.sub(lambda found: _constant(found, say), token.text) if token.kind == "statement" else token.text


def _attribute(found: re.Match[str], say: Say) -> str:
    name, value = found.groups()
    if not value or not (name in _WORDY or (name.startswith("data-") and " " in _PARTS.sub("", value).strip())):
        return found[0]
    parts = [Token("shown" if part.startswith("{{") else "statement" if part.startswith("{%") else "text", part)
             for part in _PARTS.split(value) if part]  # fmt: skip
    made: list[str] = []
    run: list[Token] = []
    for part in parts:
        if part.kind == "statement":
            made += [*_run(run, say, mark=False), _other(part, say)]
            run = []
        else:
            run.append(part)
    return f'{name}="{"".join([*made, *_run(run, say, mark=False)])}"'


def _constant(found: re.Match[str], say: Say) -> str:
    """A text in an expression, in other words if it looks like words or says that it is."""
    marked, bare = found.groups()
    words = (bare if marked is None else marked).replace('\\"', '"')
    core = words.strip()
    if not core or (marked is None and not (_LETTERS.search(core) and (" " in core or core[0].isupper()))):
        return found[0]
    said = (say(core) or core).replace("\\", "\\\\").replace('"', '\\"')
    return '"' + words.replace(core, said) + '"'


def _run(run: Sequence[Token], say: Say, *, mark: bool) -> Iterator[str]:
    """A row of texts, expressions and inline tags, cut where a tag has no partner in it."""
    partners = _partners(run)
    piece: list[Token] = []
    for at, token in enumerate(run):
        if token.kind == "tag" and at not in partners:
            yield from _piece(piece, say, mark=mark)
            yield _other(token, say)
            piece = []
        else:
            piece.append(token)
    yield from _piece(piece, say, mark=mark)


def _partners(run: Sequence[Token]) -> dict[int, int]:
    """Where the tags that begin and end in a row stand: each with its partner."""
    open_at: list[int] = []
    found: dict[int, int] = {}
    for at, token in enumerate(run):
        if token.kind == "tag" and not token.ends:
            open_at.append(at)
        elif token.kind == "tag" and open_at and run[open_at[-1]].name == token.name:
            start = open_at.pop()
            found.update({start: at, at: start})
    return found


def _piece(piece: Sequence[Token], say: Say, *, mark: bool) -> Iterator[str]:
    """One message, or none where it has no words; tags around all of it and spaces at its ends do not belong to it."""
    if not any(token.kind == "text" and _LETTERS.search(token.text) for token in piece):
        yield from (_other(token, say) for token in piece)
        return
    first, last = piece[0], piece[-1]
    if first.kind == "text" and not first.text.strip():
        yield first.text
        yield from _piece(piece[1:], say, mark=mark)
    elif last.kind == "text" and not last.text.strip():
        yield from _piece(piece[:-1], say, mark=mark)
        yield last.text
    elif first.kind == "tag" and _partners(piece).get(0) == len(piece) - 1:
        yield _other(first, say)
        yield from _piece(piece[1:-1], say, mark=mark)
        yield last.text
    elif _only_inside_tags(piece):
        for group in _groups(piece):
            yield from _piece(group, say, mark=mark)
    else:
        yield _sentence(piece, say, mark=mark)


def _only_inside_tags(piece: Sequence[Token]) -> bool:
    """Whether no word stands beside the tags of a piece, so that what is in each is a message of its own."""
    return not any(
        _LETTERS.search(token.text) for group in _groups(piece) for token in group[:1] if token.kind == "text"
    )


def _groups(piece: Sequence[Token]) -> Iterator[Sequence[Token]]:
    """A piece cut into what stands beside its tags and each tag with what is in it."""
    partners, at = _partners(piece), 0
    while at < len(piece):
        end = partners.get(at, at) + 1
        yield piece[at:end]
        at = end


def _sentence(piece: Sequence[Token], say: Say, *, mark: bool) -> str:
    shown = dict(_named(piece))
    whole = "".join(name or token.text for name, token in zip(_names(piece), piece, strict=True))
    message = whole.strip()
    said = say(message)
    if said is None or holes(said) != holes(message):
        return "".join(_english(token, mark=mark) if token.kind == "text" else _other(token, say) for token in piece)
    filled = _HOLE.sub(lambda hole: _other(shown[hole[0]], say) if hole[0] in shown else hole[0], said)
    start = len(whole) - len(whole.lstrip())
    return whole[:start] + filled + whole[start + len(message) :]


def _names(piece: Sequence[Token]) -> list[str]:
    """What each token is called in a message; nothing for a text."""
    partners, numbers, taken = _partners(piece), _numbers(piece), dict[str, str]()
    found = []
    for at, token in enumerate(piece):
        if token.kind == "text":
            found.append("")
        elif token.kind == "tag":
            found.append(f"</{numbers[partners[at]]}>" if token.ends else f"<{numbers[at]}>")
        else:
            found.append(_free(token.text, taken))
    return found


def _named(piece: Sequence[Token]) -> Iterator[tuple[str, Token]]:
    return ((name, token) for name, token in zip(_names(piece), piece, strict=True) if name)


def _numbers(piece: Sequence[Token]) -> dict[int, int]:
    starts = [at for at, token in enumerate(piece) if token.kind == "tag" and not token.ends]
    return {at: number for number, at in enumerate(starts, 1)}


def _free(shown: str, taken: dict[str, str]) -> str:
    """A name in braces for what an expression shows: its own words where they are a name, else a number."""
    expression = shown.strip("{}- ")
    name = expression.partition("|")[0].strip()
    wanted = name if _NAME.fullmatch(name) else str(len(taken) + 1)
    called, count = f"{{{wanted}}}", 1
    while taken.setdefault(called, shown) != shown:
        count += 1
        called = f"{{{wanted} {count}}}"
    return called


def _english(token: Token, *, mark: bool) -> str:
    """A text that has no other words, as what it is."""
    core = token.text.strip()
    return token.text.replace(core, f'<span lang="en">{core}</span>') if mark and _LETTERS.search(core) else token.text
