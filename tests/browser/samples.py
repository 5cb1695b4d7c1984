"""What the browser tests look at, and how: the portal, and the richest page of each kind of two unlike handbooks.

Of the second handbook only those kinds whose pages are unlike those of the first; with `LADDERBOOK_MATRIX=1` all.
"""

import os
from collections.abc import Callable
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from ladderbook.portal import PAGES

if TYPE_CHECKING:
    from playwright.sync_api import Page

See = Callable[..., "Page"]
"""`see(path)` or `see(path, mode)`: a page of the handbooks, opened."""
Scheme = Literal["light", "dark"]


class Sample(NamedTuple):
    """A page to look at: its agency (none: the portal), its kind and its file."""

    agency: str
    kind: str
    file: str

    @property
    def path(self) -> str:
        return f"{self.agency}/{self.file}" if self.agency else self.file


class Mode(NamedTuple):
    """How a reader looks at it."""

    width: int
    scheme: Scheme = "light"
    forced: bool = False
    height: int = 800
    zoom: int = 1
    paper: bool = False
    scripts: bool = True

    def __str__(self) -> str:
        extra = ("-on-paper" if self.paper else "") + (f"-at-{self.zoom}00-percent" if self.zoom > 1 else "")
        extra += "" if self.scripts else "-without-scripts"
        return f"{self.width}-{'forced' if self.forced else self.scheme}{extra}"


RIVERBEND: Final = {
    "home": "index.html",
    "map": "map.html",
    "roles": "roles.html",
    "role": "role-senior-peer-specialist.html",
    "sheet": "sheet-peer-specialist-2.html",
    "move": "move-to-senior.html",
    "compare": "compare.html",
    "comparison": "compare-peer-specialist-2--senior-peer-specialist.html",
    "next": "next-peer-specialist-1.html",
    "hours": "hours-peer-specialist-2.html",
    "review": "review.html",
    "brief": "brief-senior-peer-specialist.html",
    "worksheet": "worksheet-senior-peer-specialist.html",
    "ready": "ready-senior-peer-specialist.html",
    "notice": "notice-senior-peer-specialist.html",
    "job": "job-peer-specialist-1.html",
    "feedback": "feedback.html",
    "adjustments": "adjustments.html",
    "pay": "pay.html",
    "plan": "pay-peer-hourly.html",
    "competencies": "competencies.html",
    "competency": "competency-shares-lived-experience.html",
    "credentials": "credentials.html",
    "credential": "credential-nm-cpsw.html",
    "guidance": "guidance.html",
    "article": "guidance-keeping-your-certification.html",
    "about": "about.html",
    "settings": "settings.html",
    "setting": "setting-crisis.html",
    "trainings": "trainings.html",
    "training": "training-peer-foundations.html",
    "glossary": "glossary.html",
    "index": "a-to-z.html",
    "people": "people.html",
    "incentives": "work-and-benefits.html",
    "sources": "sources.html",
    "changes": "changes.html",
    "whole": "whole.html",
    "redirect": "role-peer-support-worker.html",
    "missing": "404.html",
}
VA: Final = {
    "home": "index.html",
    "map": "map.html",
    "roles": "roles.html",
    "role": "role-peer-specialist-2.html",
    "sheet": "sheet-peer-specialist-2.html",
    "move": "move-to-specialist-2.html",
    "compare": "compare.html",
    "comparison": "compare-peer-specialist-1--peer-specialist-2.html",
    "next": "next-peer-specialist-1.html",
    "hours": "hours-peer-specialist-1.html",
    "review": "review.html",
    "brief": "brief-peer-specialist-1.html",
    "worksheet": "worksheet-peer-specialist-1.html",
    "ready": "ready-peer-specialist-1.html",
    "notice": "notice-peer-specialist-1.html",
    "job": "job-peer-specialist-1.html",
    "feedback": "feedback.html",
    "adjustments": "adjustments.html",
    "pay": "pay.html",
    "plan": "pay-gs-boston.html",
    "competencies": "competencies.html",
    "credentials": "credentials.html",
    "credential": "credential-peer-certification.html",
    "guidance": "guidance.html",
    "article": "guidance-supervising-peers.html",
    "about": "about.html",
    "settings": "settings.html",
    "trainings": "trainings.html",
    "glossary": "glossary.html",
    "index": "a-to-z.html",
    "people": "people.html",
    "incentives": "work-and-benefits.html",
    "sources": "sources.html",
    "changes": "changes.html",
    "whole": "whole.html",
    "missing": "404.html",
}
PORTAL: Final = tuple(Sample("", page.file.removesuffix(".html"), page.file) for page in PAGES)
HANDBOOKS: Final = {"riverbend": RIVERBEND, "us-va-peer-specialist": VA}
UNLIKE: Final = {
    "home", "map", "role", "sheet", "move", "comparison", "next", "hours", "brief", "worksheet", "notice", "plan",
    "credential", "about", "whole",
}  # fmt: skip
SAMPLES: Final = (
    *PORTAL,
    *(
        Sample(agency, kind, file)
        for agency, files in HANDBOOKS.items()
        for kind, file in files.items()
        if agency == "riverbend" or kind in UNLIKE or os.environ.get("LADDERBOOK_MATRIX")
    ),
)
READ_CLOSELY: Final = tuple(sample for sample in SAMPLES if sample.kind in ("role", "move", "plan"))
"""The pages people print and bring along."""

PHONE: Final = Mode(320)
PHONE_AT_NIGHT: Final = Mode(320, "dark")
TABLET: Final = Mode(768)
DESK: Final = Mode(1280)
DESK_ENLARGED: Final = Mode(320, height=256, zoom=4)
"""1280 x 1024 enlarged to 400 percent, as browsers lay it out."""
PAPER: Final = Mode(680, paper=True)
"""As wide as a sheet of US letter between its margins."""
PAPER_AT_NIGHT: Final = Mode(680, "dark", paper=True)
WITHOUT_SCRIPTS: Final = Mode(320, scripts=False)
FORCED_COLORS: Final = Mode(1280, forced=True)
ALL_MODES: Final = tuple(
    mode._replace(scripts=scripts)
    for scripts in (True, False)
    for width in (320, 768, 1280)
    for mode in (Mode(width), Mode(width, "dark"), Mode(width, forced=True))
)


def name_of(value: object) -> str:
    """How a sample or a mode is called in the name of a test."""
    return f"{value.agency[:9] or 'network'}-{value.kind}" if isinstance(value, Sample) else str(value)
