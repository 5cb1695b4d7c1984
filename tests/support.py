"""How tests talk to the engine: a site is a dict of texts, a build is one call, a message is one line."""

from collections.abc import Mapping
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from textwrap import dedent

from ladderbook.disk import packaged_layouts
from ladderbook.pipeline import Made, make_handbook
from ladderbook.scan import WANTED

ROOT = Path(__file__).parent.parent
DAY = date(2026, 11, 21)
"""The day on which tests build, unless one says otherwise."""

AGENCY = """
agency: {name: Oak House, kind: peer-run, edition: {effective: 2026-07-01}}
families: [{id: direct, title: Direct support}]
people: [{id: office, name: Workforce Office}]
sources: [{id: board, kind: own, title: Board decision, as_of: 2026-06-01}]
"""

PAY = """
plans:
  - id: hourly
    title: Hourly scale
    kind: grid
    basis: hour
    weekly_hours: 40
    yearly_hours: 2080
    effective: 2026-07-01
    rates:
      P1: [18.00, 18.50, 19.00]
      P2: [20.50, 21.50, 22.50]
    placement: {rule: next-step}
"""

ROLES = """
roles:
  - {id: peer-1, title: Peer Worker I, family: direct, level: 1, identity: peer, pay: {plan: hourly, grade: P1}, reports_to: office, does: unpublished}
  - {id: peer-2, title: Peer Worker II, family: direct, level: 2, identity: peer, pay: {plan: hourly, grade: P2}, reports_to: office, does: unpublished}
moves:
  - {id: hired, kind: entry, to: peer-1, decided: competitive}
  - id: to-peer-2
    kind: promotion
    from: peer-1
    to: peer-2
    decided: criteria-met
    criteria:
      - {id: time, time: 12 months}
"""  # noqa: E501

OAK = {"ladders/oak/agency.yaml": AGENCY, "ladders/oak/pay.yaml": PAY, "ladders/oak/roles.yaml": ROLES}
"""A small agency without a fault: what a test changes stands out."""


def site(
    texts: Mapping[str, str | bytes | None], agency: str = "oak", as_of: date = DAY, base: Mapping[str, str] = OAK
) -> Made:
    """A build of `base` with some files replaced (or, with None, left out)."""
    merged: dict[str, str | bytes | None] = {**base, **texts}
    sources = {
        name: text if isinstance(text, bytes) else dedent(text).lstrip("\n").encode()
        for name, text in merged.items()
        if text is not None
    }
    return make_handbook({**packaged_layouts(), **sources}, agency, as_of)


def messages(made: Made) -> list[str]:
    """Each problem as `file:line:column: severity: message [code] fix: ...`."""
    return [f"{p.place}: {p.severity.word}: {p.message} [{p.code}] fix: {p.fix}" for p in sorted(made.problems)]


def errors(made: Made) -> list[str]:
    """The messages of what stops the handbook; what a check would say of a sample ladder is not a test's concern."""
    return [message for message in messages(made) if ": error: " in message]


def page(made: Made, path: str) -> str:
    """The HTML of one page of a build; the messages where there is none."""
    assert path in made.files, (path, messages(made), sorted(made.files))
    return made.files[path].decode()


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self.inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.inside = self.inside or tag == "main"
        if tag in ("p", "li", "tr", "h1", "h2", "h3", "dt", "dd", "caption"):
            self.words.append("\n")
        elif tag in ("td", "th"):
            self.words.append(" | ")

    def handle_endtag(self, tag: str) -> None:
        self.inside = self.inside and tag != "main"

    def handle_data(self, data: str) -> None:
        if self.inside:
            self.words.append(data)


def words(html: str) -> str:
    """What a reader sees of `<main>`: one line a paragraph, list item or table row (cells parted by ` | `)."""
    parser = _Words()
    parser.feed(html)
    lines = (" ".join(line.split()) for line in "".join(parser.words).split("\n"))
    return "\n".join(line for line in lines if line)


def real_sources() -> dict[str, bytes]:
    """The sources of the handbooks in this repository."""
    found = dict(packaged_layouts())
    for folder, endings in WANTED.items():
        for path in sorted((ROOT / folder).rglob("*")):
            if path.name.endswith(endings) and path.is_file():
                found[path.relative_to(ROOT).as_posix()] = path.read_bytes()
    return found
