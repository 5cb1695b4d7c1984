"""The search index: what can be found, as short lists, and the words that mean the same.

    {kinds:   [[name, weight, how many are shown], ...],
     entries: [[kind, address, title, names, unseen, [[anchor, heading, line, ...], ...]], ...],
     again:   [line, ...] said more than once; above, its number stands for it,
     named:   [kind, ...] whose names mean the same,
     alike:   [[[typed, ...], [looked for, ...]], ...],
     over:    [word, ...] to pass over}

Texts, not a finished index: the browser makes one from them faster than it could read one three times as long.
"""

from collections import Counter
from collections.abc import Mapping
from typing import Final

from ladderbook.finding import everyday, everything
from ladderbook.finding.entry import Findable
from ladderbook.model import Handbook
from ladderbook.sitemap import SiteMap

KINDS: Final = {
    "role": ("Roles", 1.3, 4),
    "move": ("Ways on", 1, 4),
    "pay": ("Pay", 1.2, 4),
    "credential": ("Certificates", 1.3, 4),
    "training": ("Trainings", 1.1, 3),
    "competency": ("Competencies", 0.9, 3),
    "setting": ("Settings", 0.9, 3),
    "person": ("People and help", 1, 3),
    "article": ("Guidance", 1.1, 4),
    "paper": ("To print and fill in", 0.8, 3),
    "page": ("Lists and overviews", 1.1, 3),
    "term": ("Words explained", 0.6, 2),
}
"""The headings results stand under, how much a find of that kind counts beside the others, how many are shown."""
ALIKE: Final = ("term", "credential")
"""Kinds whose names mean the same thing: who types one of them also looks for the others."""
PAPERS: Final = ("review", "brief", "worksheet", "ready", "notice", "job", "feedback", "adjustments")
"""Kinds of page that are papers for talks."""
NOT_FOUND: Final = ("redirect", "missing", "comparison", "sheet")
"""Kinds of page nobody looks for, or finds by the page that leads to them."""
ALSO: Final = {
    "page:map": ("All roles and moves", "Career ladder", "Career map", "Org chart"),
    "page:pay": ("All pay plans", "Salaries", "Wages"),
    "page:about": ("Privacy", "Accessibility", "Approval", "Dates"),
    "page:compare": ("Differences between roles", "Side by side"),
    "page:whole": ("Print", "PDF"),
    "page:people": ("Whom to ask", "Contacts"),
    "page:changes": ("What is new", "What is coming"),
    "page:guidance": ("Advice", "How to"),
}
"""What people type for pages that list things."""


def make(handbook: Handbook, sitemap: SiteMap) -> object:
    found = list(everything(handbook))
    told = {one.subject for one in found}
    rest = [page for page in sitemap.pages if page.subject not in told and page.kind not in NOT_FOUND]
    found += [
        Findable("paper" if page.kind in PAPERS else "page", page.subject, page.title, (), ALSO.get(page.subject, ()))
        for page in rest
    ]
    kinds = list(KINDS)
    counted = Counter(line for one in found for section in one.sections for line in section.lines)
    again = {line: number for number, line in enumerate(line for line, times in counted.items() if times > 1)}
    return {
        "kinds": list(KINDS.values()),
        "entries": [_entry(one, kinds.index(one.kind), again, sitemap) for one in found],
        "again": list(again),
        "named": [kinds.index(kind) for kind in ALIKE],
        "alike": [[typed.split(", "), looked_for.split(", ")] for typed, looked_for in everyday.SAID_OTHERWISE],
        "over": everyday.PASSED_OVER.split(),
    }


def _entry(one: Findable, kind: int, again: Mapping[str, int], sitemap: SiteMap) -> list[object]:
    """A line that is said more than once is given by its number."""
    sections = [
        [_anchor(one, section.anchor, sitemap), section.heading, *(again.get(line, line) for line in section.lines)]
        for section in one.sections
    ]
    address = sitemap.link(one.subject) or sitemap.link(one.subject.partition("#")[0])
    return [kind, address, one.title, one.names, "; ".join(one.unseen), sections]


def _anchor(one: Findable, anchor: str, sitemap: SiteMap) -> str:
    """The anchor, where the page has one of that name."""
    return anchor if anchor and sitemap.link(f"{one.subject}#{anchor}") else ""
