"""The site map: which pages there are and where, so that everything else links by subject and never by address."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from ladderbook.model import Handbook
from ladderbook.problems import Place, Problem, did_you_mean


@dataclass(frozen=True, slots=True)
class Page:
    """One page. `subject` is what links name it by (`role:peer-specialist-2`); `about` is what its view is made from.

    `trail` are the subjects above it, from the home page down; `anchors` the places inside it that links may name.
    """

    kind: str
    path: str
    subject: str
    title: str
    about: object = None
    trail: tuple[str, ...] = ()
    anchors: frozenset[str] = frozenset()
    place: Place | None = field(default=None, compare=False)


View = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class PageKind:
    """A kind of page: its layout, which pages of it a handbook has, and what each of them shows.

    A page that is `composed` of others also gets their bodies, by path, and is rendered after them. `scripts` are
    those it needs besides the shell's, in the order they run: `data/ladder.js`, `js/compare.js`.
    """

    name: str
    layout: str
    pages: Callable[[Handbook], Iterable[Page]]
    view: Callable[[Handbook, Page], View]
    composed: "Composed | None" = None
    scripts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SiteMap:
    """Every page of a handbook, by subject."""

    pages: tuple[Page, ...]
    by_subject: Mapping[str, Page]

    def link(self, target: str) -> str | None:
        """The address of `role:peer-specialist-2#pay` from any page of the handbook; None where there is none.

        All pages of a handbook lie in one folder, so the address does not depend on the page that links.
        """
        subject, _, anchor = target.partition("#")
        page = self.by_subject.get(subject)
        if page is None or (anchor and anchor not in page.anchors):
            return None
        return f"{page.path}#{anchor}" if anchor else page.path


Composed = Callable[[SiteMap, Mapping[str, str]], View]


def map_site(handbook: Handbook, kinds: Sequence[PageKind]) -> tuple[SiteMap, list[Problem]]:
    """The pages of every kind, in order; two pages at one address are a problem of the second."""
    pages = tuple(page for kind in kinds for page in kind.pages(handbook))
    first: dict[str, Page] = {}
    problems = []
    for page in pages:
        other = first.setdefault(page.path.casefold(), page)
        if other is not page:
            problems.append(_same_address(page, other))
    return SiteMap(pages, {page.subject: page for page in pages}), problems


def _same_address(page: Page, other: Page) -> Problem:
    place = page.place or Place("ladders")
    if page.subject == other.subject and other.place:
        message = f"{place.file} and {other.place.file} would both be the page {page.path}"
        return Problem(place, "same-address", message, "Rename one of the files.")
    message = f"{page.subject} and {other.subject} would both be the page {page.path}"
    return Problem(place, "same-address", message, "Give one of them another id.")


class UnknownSubject(Exception):
    """A page was asked for that the handbook does not have; the message helps."""


def page_of(subject: str, sitemap: SiteMap) -> Page:
    """The page of a subject such as `role:peer-specialist-2`."""
    page = sitemap.by_subject.get(subject)
    if page is not None:
        return page
    known = [name for name in sitemap.by_subject if not name.startswith("was:")]
    near = next((name for name in known if name.partition(":")[2] == subject), None) or did_you_mean(subject, known)
    kinds = ", ".join(dict.fromkeys(f"{name.partition(':')[0]}:…" for name in known))
    hint = f"Did you mean {near}?" if near else f"Write what links name: {kinds}."
    raise UnknownSubject(f"There is no page for {subject!r}. {hint}")
