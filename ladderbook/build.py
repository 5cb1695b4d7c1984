"""The build: every agency made and staged, then, if nothing is wrong, all of them published and the portal last."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from time import time_ns

from ladderbook import manifest, publish
from ladderbook.compiled import compiled_layouts
from ladderbook.current import Sources
from ladderbook.disk import SiteFiles, find_agencies, site_files
from ladderbook.files import Noting, Tree
from ladderbook.manifest import Known, Manifest
from ladderbook.pipeline import Made, library_certificates, make_handbook, render_portal
from ladderbook.portal import PAGES
from ladderbook.portal.page import network
from ladderbook.problems import Problem, Severity, did_you_mean, has_errors
from ladderbook.scan import scan
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
    found = scan(str(order.root))
    sources, problems = site_files(order.root, found)
    agencies, unnamed = find_agencies(sources)
    chosen = chosen_agencies(order.agencies, agencies)
    problems = [*problems, *unnamed]
    if not agencies and not problems:
        raise UnknownAgency(f"There is no agency in {order.root / 'ladders'}: make a folder for one, with a YAML file.")
    if order.output is None:
        return _report(_made(order, sources, chosen, progress), sources, problems)
    with publish.prepared(order.output):
        last, distrusted = manifest.read(str(order.output))
        if order.verify:
            last = last._replace(folders={})
        now = Sources(sources, found, looked_at, last)
        there = publish.summaries(order.output)
        current = [] if order.anew else [name for name in chosen if name in there and _stands(order, now, last, name)]
        made = _made(order, sources, [name for name in chosen if name not in current], progress)
        report = replace(_report(made, sources, problems), distrusted=distrusted)
        if not report.good and not order.keep_going:
            publish.recover(order.output)
            return report
        good = [one for one in made if one.summary is not None]
        there |= {one.agency: one.summary for one in good if one.summary}
        portal, faults = _portal(order, sources, [there[name] for name in agencies if name in there])
        if faults:
            publish.recover(order.output)
            return replace(report, problems=(*report.problems, *faults))
        removed = _publish(order.output, good, agencies, portal)
        known = {name: last.agencies[name] for name in agencies if name in last.agencies and name not in report.failed}
        known |= {one.agency: _known(one, now, order.as_of) for one in good}
        publish.remember(order.output, manifest.written(now.record(known)))
    names = tuple(one.agency for one in good)
    return replace(report, published=names, removed=tuple(removed), current=tuple(current), known=known)


def _stands(order: Order, now: Sources, last: Manifest, agency: str) -> bool:
    """Whether a published handbook need not be made again; under `--strict` one with warnings is, to tell them."""
    assert order.output is not None  # noqa: S101 - only a build asks
    return now.is_current(agency, order.output, order.as_of) and not (order.strict and last.agencies[agency].warnings)


def _known(one: "Staged", now: Sources, day: date) -> Known:
    counts = Counter(problem.severity for problem in one.problems)
    return now.known(one.folders, day, one.pages, counts[Severity.WARNING], counts[Severity.ADVICE])


def _made(order: Order, sources: SiteFiles, chosen: Sequence[str], progress: Callable[[str], None]) -> list["Staged"]:
    made = []
    for one in _make(order, sources, chosen):
        progress(one.agency)
        made.append(one)
    return made


def _report(made: Sequence["Staged"], sources: Tree, problems: Sequence[Problem]) -> Report:
    found = [*problems, *(problem for one in made for problem in one.problems)]
    return Report(tuple(sorted(set(found))), sources, failed=tuple(one.agency for one in made if one.summary is None))


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


def _make(order: Order, sources: SiteFiles, agencies: Sequence[str]) -> Iterator[Staged]:
    """Each agency made and, if all is well with it, staged; memory holds one at a time."""

    compiled = compiled_layouts()

    def make(agency: str) -> Staged:
        noting = Noting(sources)
        made = _strict(make_handbook(noting, agency, order.as_of, compiled), strict=order.strict)
        if order.output is not None and made.files:
            publish.stage(order.output, agency, made.files)
        pages = sum(name.endswith(".html") for name in made.files)
        return Staged(agency, made.summary, made.problems, pages, tuple(sorted(noting.noted)))

    return in_order(make, agencies, order.jobs)


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
    publish.publish_portal(output, portal, [page.file for page in PAGES])
    return publish.remove_others(output, agencies)
