"""Seconds that each stage of a build takes: `python benchmarks/stages.py 1 10 50`, or `--real` for our own handbooks.

Each number of agencies is measured in a process of its own, on one core, from sources in memory to handbooks on a disk.
"""

import multiprocessing
import resource
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, process_time

from made_up import made_up

from ladderbook import pages, publish
from ladderbook.disk import find_agencies, read_site
from ladderbook.load import load
from ladderbook.pipeline import layouts_of, render
from ladderbook.portal import make_portal
from ladderbook.portal.page import network
from ladderbook.problems import Problem, has_errors
from ladderbook.resolve import resolve
from ladderbook.rules import check
from ladderbook.sitemap import map_site
from ladderbook.summarize import summarize
from ladderbook.summary import Summary, marker
from ladderbook.tree import Tree

DAY = date(2026, 11, 21)
STAGES = ("load", "resolve", "map", "check", "render", "stage", "publish")


@dataclass
class Clock:
    """Seconds spent, by stage."""

    spent: dict[str, float] = field(default_factory=lambda: dict.fromkeys(STAGES, 0.0))

    @contextmanager
    def times(self, stage: str) -> Iterator[None]:
        start = perf_counter()
        yield
        self.spent[stage] += perf_counter() - start


def sound(problems: Sequence[Problem]) -> None:
    if has_errors(problems):
        raise SystemExit(f"these sources have errors: {problems[:3]}")


def handbook(sources: Tree, name: str, output: Path, clock: Clock) -> tuple[int, Summary]:
    """`pipeline.make_handbook` and staging, with a clock between the stages."""
    with clock.times("load"):
        drafts, malformed = load(sources, name, DAY)
    with clock.times("resolve"):
        book, unjoined = resolve(drafts, DAY)
    sound([*malformed, *unjoined])
    with clock.times("map"):
        sitemap, clashes = map_site(book, pages.KINDS)
    with clock.times("check"):
        found = check(book, sitemap)
    sound([*clashes, *found])
    with clock.times("render"):
        files, faults = render(book, sitemap, layouts_of(sources, name))
    sound(faults)
    with clock.times("stage"):
        summary = summarize(book, sitemap)
        publish.stage(output, name, {**files, **marker(summary)})
    return len(sitemap.pages), summary


def measure(count: int) -> str:
    """One line of the table; 0 stands for the handbooks of this repository."""
    sources = made_up(count) if count else read_site(Path(__file__).parent.parent)[0]
    agencies, clock, cpu = find_agencies(sources)[0], Clock(), process_time()
    with TemporaryDirectory() as folder:
        output = Path(folder)
        made, summaries = zip(*(handbook(sources, name, output, clock) for name in agencies), strict=True)
        with clock.times("publish"):
            publish.flush(output)
            for name in agencies:
                publish.swap(output, name)
            publish.publish_portal(output, make_portal(network(summaries, (), DAY), layouts_of(sources)))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1 << 20 if sys.platform == "darwin" else 1 << 10)
    seconds = [*clock.spent.values(), sum(clock.spent.values()), process_time() - cpu]
    return row(count or "real", *(f"{number:.3f}" for number in seconds), sum(made), f"{peak:.0f}")


def row(*cells: object) -> str:
    return "".join(f"{cell:>9}" for cell in cells)


if __name__ == "__main__":
    asked = [0 if word == "--real" else int(word) for word in sys.argv[1:] or ("1", "10", "50")]
    print(row("agencies", *STAGES, "total", "cpu", "pages", "peak MB"))
    with multiprocessing.get_context("spawn").Pool(1, maxtasksperchild=1) as pool:
        for line in pool.imap(measure, asked):
            print(line, flush=True)
