"""The handbooks of this repository, as they are published: every link, every heading, every promise about a page."""

import getpass
import platform
import re
from collections import Counter, deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from gzip import compress
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from posixpath import dirname, join, normpath
from typing import Final
from urllib.parse import unquote, urlsplit

import pytest

from ladderbook import pages as kinds
from ladderbook.build import Order, Report, build
from ladderbook.load import load
from ladderbook.model import Handbook
from ladderbook.problems import Severity
from ladderbook.resolve import resolve
from ladderbook.sitemap import SiteMap, map_site
from tests.on_disk import contents
from tests.support import DAY, ROOT, real_sources

AGENCIES: Final = sorted(path.name for path in (ROOT / "ladders").iterdir() if path.is_dir() and path.name != "library")
OUTSIDE: Final = ("http", "https", "mailto", "tel")
VOID: Final = ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr")
Tag = tuple[str, dict[str, str]]


class Page(HTMLParser):
    """What is in a page, in its order."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[Tag] = []
        self.texts: list[tuple[str, str]] = []
        self.open: list[str] = []
        self.unmatched: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: value or "" for name, value in attrs}))
        self.open += [] if tag in VOID else [tag]

    def handle_endtag(self, tag: str) -> None:
        if self.open and self.open[-1] == tag:
            self.open.pop()
        elif tag not in VOID:
            self.unmatched.append(f"</{tag}> in line {self.getpos()[0]}")

    def handle_data(self, data: str) -> None:
        if self.tags and data.strip():
            self.texts.append((self.tags[-1][0], data.strip()))

    def all(self, *names: str) -> list[dict[str, str]]:
        """The attributes of every element of these names."""
        return [attributes for tag, attributes in self.tags if tag in names]

    @property
    def ids(self) -> list[str]:
        return [attributes["id"] for _, attributes in self.tags if "id" in attributes]

    @property
    def links(self) -> list[str]:
        """The addresses inside the handbooks that the page leads to."""
        return [a["href"] for a in self.all("a") if urlsplit(a.get("href", "")).scheme not in OUTSIDE]


@dataclass(frozen=True)
class Published:
    """All handbooks as they lie in the output folder."""

    report: Report
    folder: Path
    files: Mapping[str, bytes]
    pages: Mapping[str, Page] = field(repr=False)

    def clicks(self, start: str, at_most: int = 100) -> dict[str, int]:
        """How many clicks from a page each page is away, of those not further than `at_most`."""
        away = {start: 0}
        waiting = deque([start])
        while waiting:
            here = waiting.popleft()
            if away[here] == at_most:
                break
            for link in self.pages[here].links:
                there = target(here, link)[0]
                if there in self.pages and there not in away:
                    away[there] = away[here] + 1
                    waiting.append(there)
        return away


def target(page: str, link: str) -> tuple[str, str]:
    """The file a relative link leads to, and the place in it."""
    address, _, anchor = link.partition("#")
    return normpath(join(dirname(page), unquote(address))) if address else page, unquote(anchor)


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory) -> Published:
    folder = tmp_path_factory.mktemp("published") / "handbooks"
    report = build(Order(ROOT, folder, DAY))
    files = contents(folder)
    return Published(
        report, folder, files, {name: Page(files[name].decode()) for name in files if name.endswith(".html")}
    )


def handbook(agency: str) -> tuple[Handbook, SiteMap]:
    """The model behind a handbook, to ask what a page should lead to."""
    found, _ = resolve(load(real_sources(), agency, DAY)[0], DAY)
    assert found is not None
    return found, map_site(found, kinds.KINDS)[0]


def test_every_handbook_is_published_without_an_error(real: Published) -> None:
    assert list(real.report.published) == AGENCIES
    assert not [problem for problem in real.report.problems if problem.severity is Severity.ERROR]


@pytest.mark.parametrize("agency", AGENCIES)
def test_the_warnings_are_the_reviewed_ones(real: Published, agency: str) -> None:
    """`warnings.txt` beside the ladder: `code | message`, and below it, after `#`, what it tells the agency."""
    lines = (ROOT / "ladders" / agency / "warnings.txt").read_text(encoding="utf-8").splitlines()
    reviewed = sorted(line for line in lines if line and not line.startswith("#"))
    untold = [one for one, below in pairwise([*lines, ""]) if not one.startswith("#") and not below.startswith("# ")]
    assert untold == []
    warnings = [problem for problem in real.report.problems if problem.severity is Severity.WARNING]
    of = [problem for problem in warnings if problem.place.file.split("/")[1] in (agency, "library", "shared")]
    assert sorted(f"{problem.code} | {problem.message}" for problem in of) == reviewed


def test_every_link_leads_to_a_page_and_a_place_that_is_there(real: Published) -> None:
    broken = []
    for name, page in real.pages.items():
        for link in page.links:
            file, anchor = target(name, link)
            if file not in real.files or (anchor and anchor not in real.pages[file].ids):
                broken.append(f"{name}: {link}")
    assert broken == []


def test_links_are_relative_and_name_their_file(real: Published) -> None:
    """So they work from a file share, in any folder of any server, and from a zip."""
    wrong = []
    for name, page in real.pages.items():
        for link in [*page.links, *(tag["href"] for tag in page.all("link") if tag["href"] != "data:,")]:
            parts = urlsplit(link)
            if parts.scheme or parts.netloc or link.startswith("/") or "?" in link or parts.path.endswith("/"):
                wrong.append(f"{name}: {link}")
    assert wrong == []


def test_no_handbook_needs_the_pages_of_another(real: Published) -> None:
    roots = {name: {target(name, link)[0] for link in page.links} for name, page in real.pages.items() if "/" in name}
    for name, targets in roots.items():
        assert {there for there in targets if dirname(there) != dirname(name)} <= {"index.html"}, name


def test_nothing_is_loaded_from_elsewhere(real: Published) -> None:
    loading = ("src", "srcset", "href", "action", "formaction", "poster", "data", "ping", "background", "content")
    found = [
        f"{name}: <{tag} {attribute}={attributes[attribute]!r}>"
        for name, page in real.pages.items()
        for tag, attributes in page.tags
        for attribute in loading
        if tag != "a" and "//" in attributes.get(attribute, "")
    ]
    found += [
        name for name, data in real.files.items() if name.endswith(".css") and re.search(rb"//|@import|url\(", data)
    ]
    assert found == []


def test_every_stylesheet_and_picture_is_there(real: Published) -> None:
    for name, page in real.pages.items():
        sheets = [tag["href"] for tag in page.all("link") if tag.get("rel") == "stylesheet"]
        sources = [tag["src"] for tag in page.all("img", "script", "source") if "src" in tag]
        assert sheets, name
        assert {target(name, address)[0] for address in sheets + sources} <= set(real.files), name


def test_no_id_stands_twice_in_a_page(real: Published) -> None:
    twice = {name: [one for one, count in Counter(page.ids).items() if count > 1] for name, page in real.pages.items()}
    assert {name: ids for name, ids in twice.items() if ids} == {}


def test_whatever_an_attribute_points_to_is_in_the_page(real: Published) -> None:
    pointing = ("aria-labelledby", "aria-describedby", "aria-controls", "for", "headers")
    for name, page in real.pages.items():
        named = {one for _, tag in page.tags for attribute in pointing for one in tag.get(attribute, "").split()}
        assert named <= set(page.ids), name


def test_headings_begin_with_the_only_h1_and_skip_no_level(real: Published) -> None:
    wrong = {}
    for name, page in real.pages.items():
        levels = [int(tag[1]) for tag, _ in page.tags if re.fullmatch("h[1-6]", tag)]
        if levels[0] != 1 or levels.count(1) != 1 or any(b > a + 1 for a, b in pairwise(levels)):
            wrong[name] = levels
    assert wrong == {}


def test_every_page_has_language_title_and_policy_before_anything_is_loaded(real: Published) -> None:
    for name, page in real.pages.items():
        tags = [tag for tag, _ in page.tags]
        policies = [tag for tag in page.all("meta") if tag.get("http-equiv") == "Content-Security-Policy"]
        assert len(policies) == 1, name
        assert {"default-src 'none'", "form-action 'none'", "base-uri 'none'"} <= set(
            policies[0]["content"].split("; ")
        )
        assert "unsafe" not in policies[0]["content"], name
        assert page.tags.index(("meta", policies[0])) < min(tags.index(tag) for tag in ("link", "title")), name
        assert page.all("html")[0]["lang"].startswith("en"), name
        assert page.all("meta")[0] == {"charset": "utf-8"}, name
        assert len([words for tag, words in page.texts if tag == "title"]) == 1, name


def test_titles_tell_the_pages_of_a_handbook_apart(real: Published) -> None:
    titles = Counter(
        (dirname(name), words) for name, page in real.pages.items() for tag, words in page.texts if tag == "title"
    )
    assert [title for title, count in titles.items() if count > 1] == []


def test_the_first_thing_to_reach_is_the_link_to_the_content(real: Published) -> None:
    for name, page in real.pages.items():
        first = page.all("a", "button", "input", "select", "textarea", "summary")[0]
        assert first.get("href") == "#main", name
        assert [tag for tag, attributes in page.tags if attributes.get("id") == "main"] == ["main"], name


def test_no_page_holds_script_or_style_of_its_own(real: Published) -> None:
    found = [
        f"{name}: <{tag} {sorted(attributes)}>"
        for name, page in real.pages.items()
        for tag, attributes in page.tags
        if tag in ("style", "iframe", "object", "embed", "base")
        or (tag == "script" and not is_file_of(real, name, attributes))
        or (tag == "form" and {"action", "method"} & set(attributes))
        or "style" in attributes
        or any(attribute.startswith("on") for attribute in attributes)
    ]
    assert found == []
    assert [words for page in real.pages.values() for tag, words in page.texts if tag == "script"] == []


def is_file_of(real: Published, name: str, attributes: Mapping[str, str]) -> bool:
    """Whether a script is a classic one in a file of its own handbook."""
    source = attributes.get("src", "")
    return (
        set(attributes) == {"defer", "src"} and source.startswith("assets/") and target(name, source)[0] in real.files
    )


@pytest.mark.parametrize("agency", AGENCIES)
def test_every_page_is_within_four_clicks_of_the_first(real: Published, agency: str) -> None:
    away = real.clicks(f"{agency}/index.html")
    _, sitemap = handbook(agency)
    former = {f"{agency}/{found.path}" for found in sitemap.pages if found.kind == "redirect"}
    own = {name for name in real.pages if name.startswith(f"{agency}/")} - former
    assert {name: away.get(name) for name in own if away.get(name, 9) > 4} == {f"{agency}/404.html": None}


def test_every_handbook_is_one_click_from_the_portal(real: Published) -> None:
    away = real.clicks("index.html")
    assert {away[f"{agency}/index.html"] for agency in AGENCIES} == {1}


@pytest.mark.parametrize("agency", AGENCIES)
def test_pay_moves_and_guidance_are_within_two_clicks_of_every_role(real: Published, agency: str) -> None:
    book, sitemap = handbook(agency)
    far = []
    for role in book.roles.values():
        away = real.clicks(f"{agency}/{sitemap.link(f'role:{role.id}')}", at_most=2)
        moves = {f"move:{way.move}" for way in (*book.ways_out(role.id), *book.ways_in(role.id))}
        plans = {f"plan:{role.pay.plan}"} if getattr(role.pay, "plan", None) else {"page:pay"}
        for subject in moves | plans | {"page:guidance"}:
            there = away.get(f"{agency}/{sitemap.link(subject)}", 9)
            far += [f"{role.id}: {subject} is {there} clicks away"] if there > 2 else []
    assert far == []


@pytest.mark.parametrize("agency", AGENCIES)
def test_a_peer_and_a_supervisor_are_soon_where_they_want_to_be(real: Published, agency: str) -> None:
    """From the first page: a role in one click, what a next role asks and pays in two, a worksheet in two."""
    book, sitemap = handbook(agency)
    away = real.clicks(f"{agency}/index.html")
    wanted = {f"role:{role}": 1 for role in book.roles}
    wanted |= {f"move:{way.move}": 2 for way in book.ways} | {f"worksheet:{role}": 2 for role in book.roles}
    far = {subject: away[f"{agency}/{sitemap.link(subject)}"] for subject in wanted if sitemap.link(subject)}
    assert {subject: clicks for subject, clicks in far.items() if clicks > wanted[subject]} == {}


def test_pages_and_styles_are_small(real: Published) -> None:
    roles = {name: len(data) for name, data in real.files.items() if "/role-" in name}
    styles = {name: len(data) for name, data in real.files.items() if name.endswith(".css")}
    scripts = b"".join(data for name, data in real.files.items() if name.startswith("riverbend/assets/js/"))
    assert len(roles) > 10
    assert {name: size for name, size in roles.items() if size >= 60_000} == {}
    assert {name: size for name, size in styles.items() if size >= 25_000} == {}
    assert 0 < len(compress(scripts)) < 40_000


def test_every_element_that_is_opened_is_closed_in_its_place(real: Published) -> None:
    assert {name: page.unmatched for name, page in real.pages.items() if page.unmatched or page.open} == {}


def private_words(real: Published) -> Iterator[str]:
    """What only this machine knows, unless the sources say it too."""
    own = (str(ROOT), str(real.folder), str(Path.home()), getpass.getuser(), platform.node(), *days(date.today()))  # noqa: DTZ011
    sources = b"\n".join(real_sources().values()).decode()
    return (word for word in own if len(word) > 3 and not stands(word, sources))


def stands(word: str, text: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text) is not None


def days(day: date) -> Iterable[str]:
    """A day in the ways it might be printed."""
    return (
        day.isoformat(),
        f"{day.day} {day:%B %Y}",
        f"{day:%B} {day.day}, {day.year}",
        f"{day:%b} {day.day}, {day.year}",
    )


def test_nothing_of_this_machine_or_day_is_in_the_output(real: Published) -> None:
    words = list(private_words(real))
    assert str(real.folder) in words
    assert [(name, word) for name, data in real.files.items() for word in words if stands(word, data.decode())] == []


def test_the_day_of_a_build_is_not_in_its_bytes(real: Published, tmp_path: Path) -> None:
    """Nothing of these ladders comes into force or ends in the days between."""
    build(Order(ROOT, tmp_path / "later", DAY + timedelta(days=9)))
    assert contents(tmp_path / "later") == real.files
