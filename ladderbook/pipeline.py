"""The straight line: from the files of one agency to the files of its handbook. Pure: no disk, no clock."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

import jinja2
from markupsafe import escape

from ladderbook import citing, contents, glossing, pages, wording
from ladderbook.assets import gather_assets
from ladderbook.data import LASTING, data_scripts
from ladderbook.files import Tree, below
from ladderbook.load import load
from ladderbook.model import Handbook
from ladderbook.people import contacts
from ladderbook.portal import make_portal
from ladderbook.portal.page import Network
from ladderbook.problems import Place, Problem, has_errors
from ladderbook.render import (
    CSP,
    ON_PAGE,
    Compiled,
    Link,
    Shell,
    environment,
    layout_fault,
    layout_texts,
    on_this_page,
    render_body,
    render_shell,
    with_addresses,
)
from ladderbook.resolve import resolve
from ladderbook.rules import check
from ladderbook.sitemap import Page, PageKind, SiteMap, map_site
from ladderbook.spoken import in_english, spoken
from ladderbook.summarize import certificates, summarize
from ladderbook.summary import Certificate, Summary, marker
from ladderbook.theme import SHEET, logo_problems, style_sheet
from ladderbook.tongue import marked

DESTINATIONS: Final = (
    ("page:map", marked("Map")),
    ("page:roles", marked("Roles")),
    ("page:pay", marked("Pay")),
    ("page:guidance", marked("Guidance")),
    ("page:review", marked("Review")),
)
"""What stands at the head of every page, as far as there is a page of it."""
MORE: Final = (
    ("page:a-to-z", marked("A to Z")),
    ("page:compare", marked("Compare two roles")),
    ("page:competencies", marked("Competencies")),
    ("page:credentials", marked("Certificates")),
    ("page:glossary", marked("Glossary")),
    ("page:settings", marked("Settings")),
    ("page:trainings", marked("Trainings")),
    ("page:people", marked("People to ask")),
    ("page:incentives", marked("Work and benefits")),
    ("page:changes", marked("What changed")),
    ("page:sources", marked("Sources")),
    ("page:whole", marked("The whole handbook on one page")),
    ("page:about", marked("About this edition: privacy, accessibility")),
)

KINDS: Final = {kind.name: kind for kind in pages.KINDS}


PORTAL_STYLE: Final = "assets/css/portal.css"
"""The one style sheet that no handbook needs."""


@dataclass(frozen=True, slots=True)
class Made:
    """What became of one agency: its files and summary, or none of them where a problem is an error."""

    agency: str
    files: Tree
    summary: Summary | None
    problems: tuple[Problem, ...]


def make_handbook(sources: Tree, agency: str, as_of: date, compiled: Compiled | None = None) -> Made:
    """One agency's handbook as of a day: read in, checked, shown. `compiled`: what keeps compiled layouts."""
    sound, problems = read_in(sources, agency, as_of)
    if sound is None:
        return _made(agency, {}, None, problems)
    files, faults = render(*sound, sources, compiled)
    return _made(agency, files, summarize(in_english(sound[0]), sound[1]), [*problems, *faults])


def read_in(sources: Tree, agency: str, as_of: date) -> tuple[tuple[Handbook, SiteMap] | None, list[Problem]]:
    """One agency's handbook and its site map, read in and checked; neither where a problem is an error."""
    drafts, malformed = load(sources, agency, as_of)
    handbook, unjoined = resolve(drafts, as_of)
    problems = [*malformed, *unjoined]
    if handbook is None or has_errors(problems):
        return None, problems
    handbook, unspoken = spoken(handbook, layouts_of(sources, agency))
    problems += unspoken
    sitemap, clashes = map_site(handbook, pages.KINDS)
    problems += [*clashes, *logo_problems(handbook, layouts_of(sources, agency)), *check(handbook, sitemap)]
    return None if has_errors(problems) else (handbook, sitemap), problems


def _made(agency: str, files: dict[str, bytes], summary: Summary | None, problems: list[Problem]) -> Made:
    if summary is None or has_errors(problems):
        return Made(agency, {}, None, tuple(sorted(set(problems))))
    return Made(agency, {**files, **marker(summary)}, summary, tuple(sorted(set(problems))))


def library_certificates(sources: Tree, as_of: date) -> tuple[Certificate, ...]:
    """The credentials of the library, whether a handbook names them or not: it is read as if it were a ladder.

    What is wrong in it, the agencies that use it tell.
    """
    files = {name.replace("library", _ALONE, 1): sources[name] for name in below(sources, "ladders/library")}
    files[f"ladders/{_ALONE}/agency.yaml"] = b"agency: {name: Library, kind: standard, edition: {effective: 2000}}\n"
    handbook, _ = resolve(load(files, _ALONE, as_of)[0], as_of)
    return certificates(handbook, map_site(handbook, pages.KINDS)[0]) if handbook else ()


_ALONE: Final = "the library"
"""The name of the ladder made from it: one that no folder can have."""


def layouts_of(sources: Tree, agency: str | None = None) -> Tree:
    """The layout files an agency sees: its own before the site's before the packaged ones."""
    found: dict[str, bytes] = {}
    for folder in ("packaged", "layouts/shared", *([f"layouts/{agency}"] if agency else [])):
        found.update((name.removeprefix(f"{folder}/"), sources[name]) for name in below(sources, folder))
    return found


def layout_file(sources: Tree, agency: str | None, name: str) -> str:
    """Where the layout stands that an agency, or the portal, sees."""
    folders = (*([f"layouts/{agency}"] if agency else []), "layouts/shared", "packaged")
    return next((f"{folder}/{name}" for folder in folders if f"{folder}/{name}" in sources), f"layouts/shared/{name}")


def render(
    handbook: Handbook, sitemap: SiteMap, sources: Tree, compiled: Compiled | None = None
) -> tuple[dict[str, bytes], list[Problem]]:
    """Every page of the handbook and its assets. A fault in a layout is a problem at its line."""
    layouts = layouts_of(sources, handbook.id)
    env = environment(layout_texts(layouts), compiled, handbook.tongue)
    styled = {SHEET: style_sheet(handbook), **{name: file for name, file in layouts.items() if name != PORTAL_STYLE}}
    assets, addresses = gather_assets(styled, data_scripts(handbook, sitemap), LASTING)
    files: dict[str, bytes] = dict(assets)
    bodies: dict[str, str] = {}
    layout = "shell.html"
    try:
        shell = render_shell(env, layout, shell_view(handbook, addresses, sitemap.link), sitemap.link)
        for page in in_turn(sitemap):
            layout = KINDS[page.kind].layout
            body = body_of(page, env, handbook, sitemap, bodies)
            bodies[page.path] = body.replace(ON_PAGE, "")
            slots = {"body": on_this_page(env, body), "scripts": _scripts(KINDS[page.kind], addresses)}
            files[page.path] = _page(env, shell, page, slots, sitemap)
    except Exception as error:
        return {}, [layout_problem(error, layout, layouts, sources, handbook.id)]
    return files, []


def in_turn(sitemap: SiteMap) -> list[Page]:
    """The pages in the order in which they are rendered: those composed of others last."""
    return sorted(sitemap.pages, key=lambda page: KINDS[page.kind].composed is not None)


def body_of(
    page: Page, env: jinja2.Environment, handbook: Handbook, sitemap: SiteMap, bodies: Mapping[str, str]
) -> str:
    """What stands in `<main>` of a page, its links turned into addresses; `bodies` are those it may be composed of."""
    kind = KINDS[page.kind]
    more = kind.composed(sitemap, bodies) if kind.composed else {}
    vocabulary = handbook.once("vocabulary", lambda: glossing.vocabulary(handbook))
    common = {"on_page": ON_PAGE, "cited_as": citing.edition(handbook), "vocabulary": vocabulary}
    view = {"title": page.title, **common, **kind.view(handbook, page), **more}
    body = glossing.first_uses(render_body(env, kind.layout, view), vocabulary, page.subject)
    return _linked(body, sitemap.link, page.path)


def render_portal(
    network: Network, sources: Tree, compiled: Compiled | None = None
) -> tuple[dict[str, bytes], list[Problem]]:
    """The files beside the agencies' folders. A fault in a layout is a problem at its line."""
    layouts = layouts_of(sources)
    try:
        return make_portal(network, layouts, compiled), []
    except Exception as error:
        return {}, [layout_problem(error, "portal-base.html", layouts, sources)]


def layout_problem(error: Exception, layout: str, layouts: Tree, sources: Tree, agency: str | None = None) -> Problem:
    """A fault in a layout as a problem; one of ours is raised again."""
    found = layout_fault(error, layout, set(layouts))
    if found is None:
        raise error
    name, line, words = found
    place = Place(layout_file(sources, agency, name), line)
    fix = "Mend the layout, or delete it to use the packaged one."
    return Problem(place, "layout-fault", f"this layout cannot be shown: {words}", fix)


def shell_view(handbook: Handbook, assets: Mapping[str, str], link: Link) -> dict[str, object]:
    agency = handbook.agency
    return {
        "csp": CSP,
        "agency": agency,
        "assets": assets,
        "status": wording.status_words(handbook),
        "status_kind": agency.status if agency.status != "official" else handbook.status.name.lower().replace("_", "-"),
        "destinations": [(subject, words) for subject, words in DESTINATIONS if link(subject)],
        "contents": contents.groups(handbook, link),
        "more": [(subject, words) for subject, words in MORE if link(subject)],
        "contacts": contacts(handbook),
    }


def _scripts(kind: PageKind, addresses: Mapping[str, str]) -> str:
    """Classic scripts that run once the page is read, in their order."""
    return "".join(f'<script defer src="{addresses[name]}"></script>\n' for name in kind.scripts)


def _page(env: jinja2.Environment, shell: Shell, page: Page, slots: Mapping[str, str], sitemap: SiteMap) -> bytes:
    titles = {"page:home": marked("Home")}
    trail = [(subject, titles.get(subject) or sitemap.by_subject[subject].title) for subject in page.trail]
    above = render_body(env, "parts/trail.html", {"trail": trail, "title": page.title}) if trail else ""
    trail_and_title = {"title": str(escape(page.title)), "trail": _linked(above, sitemap.link, page.path)}
    return shell.around({**slots, **trail_and_title}, page.path).encode()


def _linked(html: str, link: Link, path: str) -> str:
    unresolved: list[str] = []
    linked = with_addresses(html, link, unresolved)
    if unresolved:
        raise jinja2.TemplateRuntimeError(f"{path} links to {', '.join(unresolved)}, which has no page")
    return linked
