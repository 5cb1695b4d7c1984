"""One build opens anywhere: by double click, from any address of a web server, from a folder with an awkward name.

A page must have the title and the links that its file has, wear its style sheet, ask for nothing outside the
handbooks, and give the console nothing to complain of. The search finds the same in all places. From the folder with
an awkward name every page of the VA is opened, and everywhere one page of each kind of each agency; with
`LADDERBOOK_MATRIX=1` every page everywhere.
"""

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import unquote, urldefrag, urljoin

import pytest

from tests.browser.places import PLACES, Place, from_an_awkward_folder
from tests.browser.searching import first_five

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Route

pytestmark = pytest.mark.browser

NO_GROUND: Final = ("rgba(0, 0, 0, 0)", "rgb(255, 255, 255)")
LISTEN: Final = """
addEventListener("securitypolicyviolation", (event) => console.error(`${event.violatedDirective} ${event.blockedURI}`));
"""
LOOK: Final = """
() => ({
  title: document.title,
  links: [...document.querySelectorAll("a[href]")].map((link) => link.href).filter((to) => /^(file|http):/.test(to)),
  ground: getComputedStyle(document.body).backgroundColor,
  font: getComputedStyle(document.body).fontFamily,
})
"""


@dataclass
class Visit:
    """What became of opening every page that can be reached: of each its title and its links."""

    pages: dict[str, tuple[str, frozenset[str]]] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)


def visit(browser: "Browser", base: str, names: list[str]) -> Visit:
    """Opens pages; what each of them links to is compared with what its file says."""
    found = Visit()
    page = watched(browser, base, found.faults)
    for name in names:
        page.goto(urljoin(base, name))
        seen: dict[str, Any] = page.evaluate(LOOK)
        ours = [to for to in seen["links"] if to.startswith(base)]
        found.pages[name] = (seen["title"], frozenset(unquote(to.removeprefix(base)) for to in ours))
        if seen["ground"] in NO_GROUND or "system-ui" not in seen["font"]:
            found.faults.append(f"{name} has no style sheet: {seen['font']} on {seen['ground']}")
    page.context.close()
    return found


def reached(known: "dict[str, File]") -> set[str]:
    """What one comes to from the portal, and the pages that nothing links: for lost readers, at former addresses."""
    lost = [name for name, file in known.items() if name.endswith("/404.html") or "new address" in file.title]
    waiting = ["index.html", *lost]
    for name in waiting:
        waiting += sorted({urldefrag(to).url for to in known[name].links} - set(waiting))
    return set(waiting)


def opened(known: "dict[str, File]", place: Place) -> list[str]:
    """The pages to open in a place."""
    if os.environ.get("LADDERBOOK_MATRIX"):
        return sorted(known)
    kinds = {re.sub(r"-.*|\.html$", "", name.removeprefix("us-va-")): name for name in sorted(known, reverse=True)}
    whole = [name for name in known if name.startswith("us-va-")] if place is from_an_awkward_folder else []
    return sorted({*kinds.values(), *whole})


def watched(browser: "Browser", base: str, faults: list[str]) -> "Page":
    """A window that notes every complaint, and lets nothing through to anywhere but the handbooks."""

    def guard(route: "Route") -> None:
        if route.request.url.startswith(base):
            route.continue_()
        else:
            faults.append(f"asks for {route.request.url}")
            route.abort()

    context = browser.new_context()
    context.add_init_script(LISTEN)
    context.route("**/*", guard)
    page = context.new_page()
    page.on("console", lambda message: faults.append(f"{message.type}: {message.text}"))
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("requestfailed", lambda request: faults.append(f"does not get {request.url}"))
    page.on("response", lambda answer: faults.extend([] if answer.ok else [f"gets {answer.status} for {answer.url}"]))
    return page


ASKED: Final = ("raise", "CPSW", "hours ssi", "certifcation", "$21.50", "résumé", "quit", "supervision")
ANSWERS: dict[str, dict[str, list[str]]] = {}
"""What was found in the first place that was tried; every other place must find the same."""


def ask(browser: "Browser", base: str, faults: list[str]) -> dict[str, list[str]]:
    """The first five results for some words, searched where the handbooks lie."""
    page = watched(browser, base, faults)
    page.goto(urljoin(base, "riverbend/index.html"))
    found = first_five(page, ASKED)
    page.context.close()
    return found


class File(HTMLParser):
    """The title, the links and the places of a file, read without a browser."""

    def __init__(self, name: str, text: str) -> None:
        super().__init__()
        self.name = name
        self.title = ""
        self.links: set[str] = set()
        self.places = {name}
        self.titled = False
        self.feed(text)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        named = dict(attributes)
        to = named.get("href")
        if tag == "a" and to and ":" not in to:
            self.links.add(urljoin(self.name, to))
        if "id" in named:
            self.places.add(f"{self.name}#{named['id']}")
        self.titled = tag == "title"

    def handle_data(self, data: str) -> None:
        if self.titled:
            self.title += data.strip()


def files(handbooks: Path) -> Iterator[File]:
    for path in handbooks.rglob("*.html"):
        yield File(path.relative_to(handbooks).as_posix(), path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.__name__)
def test_pages_open(place: Place, handbooks: Path, browser: "Browser", tmp_path: Path) -> None:
    known = {file.name: file for file in files(handbooks)}
    names = opened(known, place)
    with place(handbooks, tmp_path) as base:
        found = visit(browser, base, names)
        answers = ask(browser, base, found.faults)
    assert not found.faults, "\n".join(found.faults)
    assert answers == ANSWERS.setdefault("first place", answers) and all(answers.values())
    written = {name: (known[name].title, frozenset(known[name].links)) for name in names}
    assert not [name for name in names if written[name] != found.pages[name]]


def test_every_link_leads_to_a_place_that_is_there_and_every_page_is_linked(handbooks: Path) -> None:
    known = {file.name: file for file in files(handbooks)}
    places = {place for file in known.values() for place in file.places}
    lost = [f"{file.name} -> {to}" for file in known.values() for to in sorted(file.links - places)]
    assert not lost, "\n".join(lost)
    assert reached(known) == set(known)
