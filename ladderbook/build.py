"""The build: every agency made and staged, then, if nothing is wrong, all of them published and the portal last."""

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from time import time_ns

from ladderbook import digests, manifest, publish
from ladderbook.compiled import compiled_layouts
from ladderbook.current import Sources
from ladderbook.disk import SiteFiles, find_agencies, site_files, too_large
from ladderbook.files import Noting, Tree
from ladderbook.manifest import Known, Manifest
from ladderbook.pipeline import Made, library_certificates, make_handbook, render_portal
from ladderbook.portal import PAGES
from ladderbook.portal.page import network
from ladderbook.problems import Problem, Severity, did_you_mean, has_errors
from ladderbook.scan import Scan, folder_of, scan
from ladderbook.summary import Summary
from ladderbook.workers import in_order


@dataclass(frozen=True, slots=True)
class Order:
    """What a build is asked to do. `agencies` empty means all; `output` None means to check only.

    `anew` makes every handbook although the record of the last build says that it is current; `verify` believes no
    times of files and reads them all.
    """

    root: Path
    output: Path | None
    as_of: date
    agencies: tuple[str, ...] = ()
    strict: bool = False
    keep_going: bool = False
    jobs: int = 0
    anew: bool = False
    verify: bool = False


@dataclass(frozen=True, slots=True)
class Report:
    """What came of it: the problems with the sources they stand in, and which handbooks were published.

    `current` are the handbooks that were left as they are; `known` tells of each that now stands in the output.
    """

    problems: tuple[Problem, ...]
    sources: Tree
    published: tuple[str, ...] = ()
    failed: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    current: tuple[str, ...] = ()
    known: Mapping[str, Known] = field(default_factory=dict)
    distrusted: bool = False

    @property
    def good(self) -> bool:
        return not self.failed and not has_errors(self.problems)

    @property
    def pages(self) -> int:
        """The pages of the handbooks that were published or are current."""
        return sum(self.known[name].pages for name in (*self.published, *self.current))


class UnknownAgency(Exception):
    """An agency was asked for that the site does not have; the message helps."""


def build(order: Order, progress: Callable[[str], None] = lambda _: None) -> Report:
    """Carries out an order. Nothing published is touched while any agency has an error, unless told to keep going."""
    looked_at = time_ns()
    site = _site(order.root)
    chosen = chosen_agencies(order.agencies, site.agencies)
    if not site.agencies and not site.problems:
        raise UnknownAgency(f"There is no agency in {order.root / 'ladders'}: make a folder for one, with a YAML file.")
    if order.output is None:
        return _report(_made(order, site, chosen, progress), site)
    with publish.prepared(order.output):
        last, distrusted = manifest.read(str(order.output))
        if order.verify:
            last = last._replace(folders={})
        now = Sources(site.files, site.found, looked_at, last)
        there = publish.summaries(order.output)
        current = [name for name in chosen if name in there and _stands(order, site, now, last, name)]
        made = _made(order, site, [name for name in chosen if name not in current], progress)
        report = replace(_report(made, site), distrusted=distrusted)
        if not report.good and not order.keep_going:
            publish.recover(order.output)
            return report
        good = [one for one in made if one.summary is not None]
        there |= {one.agency: one.summary for one in good if one.summary}
        agencies = [*site.agencies, *(there if site.problems else ())]  # one whose files are wrong may only seem gone
        portal, faults = _portal(order, site.files, [there[name] for name in sorted({*agencies}) if name in there])
        if faults:
            publish.recover(order.output)
            return replace(report, problems=(*report.problems, *faults))
        removed = _publish(order.output, good, agencies, portal)
        known = {name: last.agencies[name] for name in site.agencies if name in last.agencies}
        known = {name: one for name, one in known.items() if name not in report.failed}
        known |= {one.agency: _known(one, now, order.as_of) for one in good}
        record = now.record(known)
        publish.remember(order.output, manifest.written(record._replace(folders={}) if site.problems else record))
    names = tuple(one.agency for one in good)
    return replace(report, published=names, removed=tuple(removed), current=tuple(current), known=known)


@dataclass(frozen=True, slots=True)
class _Site:
    """What a look at a site found: its sources, its agencies, and what is wrong with the files themselves."""

    found: Scan
    files: SiteFiles
    agencies: list[str]
    problems: list[Problem]

    def faults(self, agency: str, folders: Collection[str]) -> list[Problem]:
        """What is wrong with the files of the folders that an agency was made from."""
        large = too_large(agency, self.files)
        of_these = [problem for problem in self.problems if folder_of(problem.place.file) in folders]
        return [*([large] if large else []), *of_these]


def _site(root: Path) -> _Site:
    found = scan(str(root))
    files, refused = site_files(root, found)
    agencies, unnamed = find_agencies(files)
    return _Site(found, files, agencies, [*refused, *unnamed])


def _stands(order: Order, site: _Site, now: Sources, last: Manifest, agency: str) -> bool:
    """Whether a published handbook need not be made again; under `--strict` one with warnings is, to tell them."""
    assert order.output is not None  # noqa: S101 - only a build asks
    known = last.agencies.get(agency)
    if order.anew or known is None or site.faults(agency, known.folders) or (order.strict and known.warnings):
        return False
    return now.is_current(agency, order.output, order.as_of)


def _known(one: "Staged", now: Sources, day: date) -> Known:
    counts = Counter(problem.severity for problem in one.problems)
    return now.known(one.folders, day, one.pages, counts[Severity.WARNING], counts[Severity.ADVICE])


def _made(order: Order, site: _Site, chosen: Sequence[str], progress: Callable[[str], None]) -> list["Staged"]:
    made = []
    for one in _make(order, site, chosen):
        progress(one.agency)
        made.append(one)
    return made


def _report(made: Sequence["Staged"], site: _Site) -> Report:
    found = [*site.problems, *(problem for one in made for problem in one.problems)]
    return Report(
        tuple(sorted(set(found))), site.files, failed=tuple(one.agency for one in made if one.summary is None)
    )


def chosen_agencies(asked: Sequence[str], agencies: Sequence[str]) -> list[str]:
    """The agencies asked for, or all; an unknown one is refused with the nearest name."""
    for name in asked:
        if name not in agencies:
            near = did_you_mean(name, agencies)
            hint = f"Did you mean {near}?" if near else f"There are: {', '.join(agencies) or 'none'}."
            raise UnknownAgency(f"There is no agency {name!r} in ladders/. {hint}")
    return [agency for agency in agencies if not asked or agency in asked]


@dataclass(frozen=True, slots=True)
class Staged:
    """A handbook made and staged: what is left of it once its files are on the disk."""

    agency: str
    summary: Summary | None
    problems: tuple[Problem, ...]
    pages: int
    folders: tuple[str, ...]


def _make(order: Order, site: _Site, agencies: Sequence[str]) -> Iterator[Staged]:
    """Each agency made and, if all is well with it, staged; memory holds one at a time."""

    compiled = compiled_layouts()

    def make(agency: str) -> Staged:
        if site.faults(agency, ()):
            return Staged(agency, None, tuple(site.faults(agency, ())), 0, ())
        noting = Noting(site.files)
        made = _strict(make_handbook(noting, agency, order.as_of, compiled), strict=order.strict)
        made = _without_faults(made, site.faults(agency, noting.noted))
        if order.output is not None and made.files:
            publish.stage(order.output, agency, {**made.files, **digests.listed(made.files)})
        pages = sum(name.endswith(".html") for name in made.files)
        return Staged(agency, made.summary, made.problems, pages, tuple(sorted(noting.noted)))

    return in_order(make, agencies, order.jobs)


def _without_faults(made: Made, faults: Sequence[Problem]) -> Made:
    """A handbook made without a file that could not be read is none."""
    return Made(made.agency, {}, None, (*made.problems, *faults)) if faults else made


def _strict(made: Made, *, strict: bool) -> Made:
    """Under `--strict` a warning stops a handbook as an error does."""
    if strict and any(problem.severity is Severity.WARNING for problem in made.problems):
        return replace(made, files={}, summary=None)
    return made


def _portal(order: Order, sources: Tree, summaries: Sequence[Summary]) -> tuple[Tree, list[Problem]]:
    library = library_certificates(sources, order.as_of) if len(summaries) > 1 else ()
    return render_portal(network(summaries, library, order.as_of), sources, compiled_layouts())


def _publish(output: Path, good: Sequence[Staged], agencies: Sequence[str], portal: Tree) -> list[str]:
    """Everything that can fail is done before the first swap; the portal comes last."""
    publish.refuse_strangers(output, [one.agency for one in good])
    if good:
        publish.forget(output)
        publish.flush(output)
    for one in good:
        publish.swap(output, one.agency)
    lists = publish.lists(output, agencies)
    publish.publish_portal(output, {**portal, **digests.over(portal, lists)}, [page.file for page in PAGES])
    return publish.remove_others(output, agencies)
