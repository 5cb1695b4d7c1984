"""Checks of links, headings and pictures in guidance and in texts."""

from collections.abc import Iterator
from typing import Final

from ladderbook.articles import pictures, top_headings
from ladderbook.model import Handbook
from ladderbook.problems import Problem, did_you_mean
from ladderbook.prose import SUBJECTS
from ladderbook.sitemap import SiteMap
from ladderbook.tree import Text

_OUTSIDE: Final = ("https://", "http://", "mailto:", "tel:")


def links_lead_somewhere(handbook: Handbook, sitemap: SiteMap) -> Iterator[Problem]:
    """broken-link: a link names a page or a heading that is not there.

    Bad: `[pay](page:wages)`. Good: `[pay](page:pay)`, `[steps](plan:peer-hourly#steps)`, `[law](https://example.org)`.
    """
    own = {article.file: sitemap.by_subject[f"guidance:{article.slug}"] for article in handbook.articles}
    for link in handbook.links:
        if link.startswith(_OUTSIDE):
            continue
        subject, _, anchor = link.partition("#")
        page = sitemap.by_subject.get(subject) if subject else own.get(link.place.file)
        if page is None:
            yield _no_page(link, subject, sitemap)
        elif anchor and anchor not in page.anchors:
            yield _no_anchor(link, anchor, page.anchors)


def _no_page(link: Text, subject: str, sitemap: SiteMap) -> Problem:
    kind, _, name = subject.partition(":")
    if kind not in SUBJECTS:
        fix = "Link by id, such as role:peer-1, page:pay or guidance:first-weeks, or by a whole https address."
        return Problem(
            link.place, "broken-link", f"`{link}` is neither a subject of this handbook nor a web address", fix
        )
    known = [each for each in sitemap.by_subject if each.startswith(f"{kind}:")]
    near = did_you_mean(name, [each.partition(":")[2] for each in known])
    fix = f"Did you mean `{kind}:{near}`?" if near else f"There are: {', '.join(known) or 'none'}."
    return Problem(link.place, "broken-link", f"there is no page for `{subject}`", fix)


def _no_anchor(link: Text, anchor: str, anchors: frozenset[str]) -> Problem:
    near = did_you_mean(anchor, sorted(anchors))
    fix = (
        f"Did you mean `#{near}`?"
        if near
        else f"The page has: {', '.join(f'#{name}' for name in sorted(anchors)) or 'none'}."
    )
    return Problem(link.place, "broken-anchor", f"that page has no place called `{anchor}`", fix)


def headings_begin_below_the_title(handbook: Handbook, _: SiteMap) -> Iterator[Problem]:
    """heading-level: a heading of the first level stands in a guidance page, whose title is in its front matter.

    Bad: `# Your first day`. Good: `## Your first day`.
    """
    for article in handbook.articles:
        for heading, place in top_headings(article):
            message = f"“{heading.words}” is a heading of the first level; the page's title is in its front matter"
            yield Problem(place, "heading-level", message, "Begin with `##`.")


def guidance_has_no_pictures(handbook: Handbook, _: SiteMap) -> Iterator[Problem]:
    """picture: a guidance page shows a picture, which handbooks do not carry.

    Bad: `![our team](team.jpg)`. Good: say it in words.
    """
    for article in handbook.articles:
        for source in pictures(article):
            yield Problem(source.place, "picture", f"the picture `{source}` cannot be shown", "Say it in words.")
