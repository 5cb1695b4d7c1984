"""Guidance pages: a Markdown file with front matter, converted once, its links and headings with their places."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Annotated, Final, cast

from ladderbook import prose
from ladderbook.converter import Failed
from ladderbook.decode import decode
from ladderbook.files import Tree, below
from ladderbook.problems import Place, Problem
from ladderbook.prose import Heading, Prose
from ladderbook.refusal import Refusal, refuse
from ladderbook.schema.dates import Date
from ladderbook.schema.items import Fields
from ladderbook.schema.reading import Reading
from ladderbook.schema.words import Language, Whole, Words, choice
from ladderbook.spots import link_spots, picture_spots, top_heading_spots
from ladderbook.tongue import marked
from ladderbook.tree import Map, Text, read_text, read_yaml, text

AUDIENCES: Final = {
    "peer": marked("For peers"),
    "supervisor": marked("For supervisors"),
    "hr": marked("For HR"),
    "everyone": marked("For everyone"),
}
_FRONT: Final = re.compile(r"---[ ]*\r?\n((?:.*?\n)??)---[ ]*(?:\r?\n|\Z)", re.DOTALL)
_BEGUN: Final = re.compile(r"---[ ]*\r?\n\s*[\w-]+:")
_SLUG: Final = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


class FrontMatter(Fields):
    """What stands above the text of a guidance page.

    `review_by` is the day by which it is looked at again; `language` is set where it is not the agency's.
    """

    title: Words
    audience: Annotated[Text, choice(*AUDIENCES)] = Text("everyone")
    order: Whole = 100
    summary: Words
    review_by: Date | None = None
    language: Language | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """One guidance page. `first_line` is the line of its file on which the text begins."""

    slug: str
    file: str
    front: FrontMatter
    words: str
    first_line: int
    prose: Prose


def links(article: Article) -> Iterator[Text]:
    """The targets of an article's links, each with its place."""
    targets = article.prose.links
    for target, spot in zip(targets, link_spots(article.words, targets), strict=True):
        yield text(target, place(article, spot, len(target)))


def pictures(article: Article) -> Iterator[Text]:
    """The sources of an article's pictures, each with its place."""
    sources = article.prose.images
    for source, spot in zip(sources, picture_spots(article.words, sources), strict=True):
        yield text(source, place(article, spot, len(source)))


def top_headings(article: Article) -> Iterator[tuple[Heading, Place]]:
    """The headings of the first level, each with its place."""
    found = [heading for heading in article.prose.headings if heading.level == 1]
    for heading, spot in zip(found, top_heading_spots(article.words, found), strict=True):
        yield heading, place(article, spot)


def place(article: Article, spot: int, length: int = 1) -> Place:
    """The place of an offset of the text in the article's file."""
    return _place(article.file, article.words, article.first_line, spot, length)


def _place(file: str, words: str, first_line: int, spot: int, length: int = 1) -> Place:
    line = first_line + words.count("\n", 0, spot)
    return Place(file, line, spot - words.rfind("\n", 0, spot), length)


def read_articles(sources: Tree, folders: tuple[str, ...], reading: Reading) -> list[Article]:
    """The guidance of several folders; a file of a later folder replaces the one of the same path in an earlier."""
    files: dict[str, str] = {}
    for folder in folders:
        found = (file for file in below(sources, folder) if file.endswith(".md"))
        files.update({file.removeprefix(f"{folder}/"): file for file in found})
    articles = (_article(path, file, sources[file], reading) for path, file in sorted(files.items()))
    return [article for article in articles if article is not None]


def _article(path: str, file: str, data: bytes, reading: Reading) -> Article | None:
    slug = str(PurePosixPath(path).with_suffix("")).replace("/", "-")
    if not _SLUG.fullmatch(slug):
        message = f"`{path}` cannot be the address of a page"
        fix = "Rename the file: small letters, digits and single hyphens, such as first-weeks.md."
        reading.problems.append(Problem(Place(file), "bad-file-name", message, fix))
        return None
    words, problems = read_text(file, data)
    reading.problems.extend(problems)
    if words is None:
        return None
    match = _FRONT.match(words)
    front = _front(file, words, match, reading)
    end = match.end() if match else 0
    body, first_line = words[end:], words.count("\n", 0, end) + 1
    converted = _converted(body, file, first_line, reading) if match else None
    if front is None or converted is None:
        return None
    return Article(slug=slug, file=file, front=front, words=body, first_line=first_line, prose=converted)


def _converted(body: str, file: str, first_line: int, reading: Reading) -> Prose | None:
    """The text of a page; where it is too much for the converter, a problem."""
    refused = refuse(body)
    try:
        if refused is None:
            return prose.block(body)
    except Failed as failed:
        refused = Refusal(str(failed), 0)
    at = _place(file, body, first_line, refused.at)
    fix = "Make it simpler, or cut it into two pages."
    reading.problems.append(Problem(at, "markdown-limit", refused.reason, fix))
    return None


def _front(file: str, words: str, match: re.Match[str] | None, reading: Reading) -> FrontMatter | None:
    """What the front matter says; where there is none, or none that can be read, a problem."""
    if match is None or not match[1].strip():
        reading.problems.append(_no_front_matter(file, begun=match is None and _BEGUN.match(words) is not None))
        return None
    node, problems = read_yaml(file, match[1].encode(), first_line=2)
    reading.problems.extend(problems)
    if node is None and not problems:
        reading.problems.append(_no_front_matter(file, begun=False))
    # A text or a list is no map, and that is what the model then says.
    return None if node is None else decode(FrontMatter, cast("Map", node), reading, "the front matter")


def _no_front_matter(file: str, *, begun: bool) -> Problem:
    if begun:
        message, fix = "the front matter of this page is not closed", "Write a line --- below its last field."
    else:
        message = "this page has no front matter"
        fix = "Begin the file with a line ---, then title: and summary:, then a line ---."
    return Problem(Place(file), "no-front-matter", message, fix)
