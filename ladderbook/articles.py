"""Guidance pages: a Markdown file with front matter, converted once, its links and headings with their places."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Annotated, Final

from ladderbook import prose
from ladderbook.decode import decode
from ladderbook.problems import Place, Problem
from ladderbook.prose import Prose
from ladderbook.schema.items import Fields
from ladderbook.schema.reading import Reading
from ladderbook.schema.words import Whole, Words, choice
from ladderbook.tree import Map, Text, Tree, read_text, read_yaml, text

AUDIENCES: Final = {
    "peer": "For peers",
    "supervisor": "For supervisors",
    "hr": "For HR",
    "everyone": "For everyone",
}
_FRONT: Final = re.compile(r"---[ ]*\r?\n(.*?\n)---[ ]*(?:\r?\n|\Z)", re.DOTALL)
_SLUG: Final = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


class FrontMatter(Fields):
    """What stands above the text of a guidance page."""

    title: Words
    audience: Annotated[Text, choice(*AUDIENCES)] = Text("everyone")
    order: Whole = 100
    summary: Words


@dataclass(frozen=True, slots=True)
class Article:
    """One guidance page. `first_line` is the line of its file on which the text begins."""

    slug: str
    file: str
    front: FrontMatter
    words: str
    first_line: int
    prose: Prose


@dataclass(slots=True)
class _Cursor:
    """Finds the targets of a text's links one after the other, so that each problem gets its own place."""

    article: Article
    at: int = 0

    def next(self, target: str) -> Place:
        words = self.article.words
        found = words.find(target, self.at)
        if found < 0:
            found = max(words.find(target), 0)
        self.at = found + len(target)
        line = words.count("\n", 0, found)
        column = found - (words.rfind("\n", 0, found) + 1)
        return Place(self.article.file, self.article.first_line + line, column + 1, len(target))


def links(article: Article) -> Iterator[Text]:
    """The targets of an article's links, each with its place."""
    cursor = _Cursor(article)
    for target in article.prose.links:
        yield text(target, cursor.next(target))


def read_articles(sources: Tree, folders: tuple[str, ...], reading: Reading) -> list[Article]:
    """The guidance of several folders; a file of a later folder replaces the one of the same path in an earlier."""
    files: dict[str, str] = {}
    for folder in folders:
        found = sorted(file for file in sources if file.startswith(f"{folder}/") and file.endswith(".md"))
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
    match = _FRONT.match(words or "")
    if words is None or match is None:
        if words is not None:
            reading.problems.append(_no_front_matter(file))
        return None
    node, problems = read_yaml(file, match[1].encode(), first_line=2)
    reading.problems.extend(problems)
    front = decode(FrontMatter, node, reading, "the front matter") if isinstance(node, Map) else None
    body, first_line = words[match.end() :], words.count("\n", 0, match.end()) + 1
    reason = prose.refuse(body)
    if reason:
        fix = "Make it simpler, or cut it into two pages."
        reading.problems.append(Problem(Place(file, first_line), "markdown-limit", reason, fix))
    if front is None or reason:
        return None
    return Article(slug=slug, file=file, front=front, words=body, first_line=first_line, prose=prose.block(body))


def _no_front_matter(file: str) -> Problem:
    fix = "Begin the file with a line ---, then title: and summary:, then a line ---."
    return Problem(Place(file), "no-front-matter", "this page has no front matter", fix)
