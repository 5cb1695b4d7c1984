"""Something that can be found: a page or a word with its names, and its sentences under their headings."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from markupsafe import Markup

from ladderbook import prose, wording
from ladderbook.model import Handbook
from ladderbook.schema.reading import Word


@dataclass(frozen=True, slots=True)
class Section:
    """Sentences under one heading; what opens a page has neither anchor nor heading."""

    anchor: str
    heading: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Findable:
    """`subject` is what links name it by, `names` what else readers call it.

    `unseen` are words by which it is found and which no result shows: codes, ids, former ids, what people type for it.
    """

    kind: str
    subject: str
    title: str
    names: tuple[str, ...] = ()
    unseen: tuple[str, ...] = ()
    sections: tuple[Section, ...] = ()


def plain(words: object) -> str:
    """A stated value as plain text, whether it is an author's or already put into words."""
    stated = words if isinstance(words, Markup) else wording.stated(words)
    return prose.bare(stated) if isinstance(stated, Markup) else str(stated)


def texts(found: Iterable[object]) -> tuple[str, ...]:
    """Those that are stated, as plain text."""
    return tuple(plain(words) for words in found if words is not None and not isinstance(words, Word))


def paragraphs(words: str | None) -> tuple[str, ...]:
    """The lines of a longer text."""
    return tuple(line for _, line in prose.lines(prose.block(words).html)) if words else ()


def named(name: str, value: object) -> Iterator[str]:
    """`Hours a week: 20, 30, 37.5`, where it is stated."""
    if value is not None and not isinstance(value, Word) and value != ():
        yield f"{name}: {plain(value)}"


def parties(name: str, stated: object, handbook: Handbook) -> Iterator[str]:
    """`Reports to: Peer Supervisor`, where it is stated."""
    if isinstance(stated, tuple) and stated:
        yield f"{name}: {plain(wording.parties(handbook, stated))}"


def told(*sections: Section) -> tuple[Section, ...]:
    """Those that say something."""
    return tuple(section for section in sections if section.lines)


def opening(*lines: object) -> tuple[Section, ...]:
    """What has no headings."""
    return told(Section("", "", texts(lines)))
