"""The build: every agency made and staged, then, if nothing is wrong, all of them published and the portal last."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from ladderbook import publish
from ladderbook.disk import find_agencies, read_site
from ladderbook.pipeline import Made, layouts_of, library_certificates, make_handbook
from ladderbook.portal import PAGES, make_portal
from ladderbook.portal.page import network
from ladderbook.problems import Problem, Severity, did_you_mean, has_errors
from ladderbook.summary import Summary
from ladderbook.tree import Tree
from ladderbook.workers import in_order


@dataclass(frozen=True, slots=True)
class Order:
    """What a build is asked to do. `agencies` empty means all; `output` None means to check only."""

    root: Path
    output: Path | None
    as_of: date
    agencies: tuple[str, ...] = ()
    strict: bool = False
    keep_going: bool = False
    jobs: int = 0


@dataclass(frozen=True, slots=True)
class Report:
    """What came of it: the problems with the sources they stand in, and which handbooks were published."""

    problems: tuple[Problem, ...]
    sources: Tree
    published: tuple[str, ...] = ()
    failed: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    pages: int = 0

    @property
    def good(self) -> bool:
        return not self.failed and not has_errors(self.problems)


class UnknownAgency(Exception):
    """An agency was asked for that the site does not have; the message helps."""


def build(order: Order, progress: Callable[[str], None] = lambda _: None) -> Report:
    """Carries out an order. Nothing published is touched while any agency has an error, unless told to keep going."""
    sources, problems = read_site(order.root)
    agencies, unnamed = find_agencies(sources)
    chosen = chosen_agencies(order.agencies, agencies)
    problems = [*problems, *unnamed]
    if not agencies and not problems:
        raise UnknownAgency(f"There is no agency in {order.root / 'ladders'}: make a folder for one, with a YAML file.")
    if order.output is None:
        return _report(_made(order, sources, chosen, progress), sources, problems)
    with publish.prepared(order.output):
        made = _made(order, sources, chosen, progress)
        report = _report(made, sources, problems)
        if not report.good and not order.keep_going:
            publish.recover(order.output)
            return report
        good = [one for one in made if one.summary is not None]
        removed = _publish(order, order.output, sources, good, agencies)
    names = tuple(one.agency for one in good)
    return replace(report, published=names, removed=tuple(removed), pages=sum(one.pages for one in good))


def _made(order: Order, sources: Tree, chosen: Sequence[str], progress: Callable[[str], None]) -> list["Staged"]:
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


def _make(order: Order, sources: Tree, agencies: Sequence[str]) -> Iterator[Staged]:
    """Each agency made and, if all is well with it, staged; memory holds one at a time."""

    def make(agency: str) -> Staged:
        made = _strict(make_handbook(sources, agency, order.as_of), strict=order.strict)
        if order.output is not None and made.files:
            publish.stage(order.output, agency, made.files)
        pages = sum(name.endswith(".html") for name in made.files)
        return Staged(agency, made.summary, made.problems, pages)

    return in_order(make, agencies, order.jobs)


def _strict(made: Made, *, strict: bool) -> Made:
    """Under `--strict` a warning stops a handbook as an error does."""
    if strict and any(problem.severity is Severity.WARNING for problem in made.problems):
        return replace(made, files={}, summary=None)
    return made


def _publish(order: Order, output: Path, sources: Tree, good: Sequence[Staged], agencies: Sequence[str]) -> list[str]:
    """Everything that can fail is done before the first swap; the portal comes last."""
    known = publish.summaries(output) | {one.agency: one.summary for one in good if one.summary}
    summaries = [summary for name, summary in known.items() if name in agencies]
    library = library_certificates(sources, order.as_of) if len(summaries) > 1 else ()
    portal = make_portal(network(summaries, library), layouts_of(sources))
    publish.refuse_strangers(output, [one.agency for one in good])
    publish.flush(output)
    for one in good:
        publish.swap(output, one.agency)
    publish.publish_portal(output, portal, [page.file for page in PAGES])
    return publish.remove_others(output, agencies)
