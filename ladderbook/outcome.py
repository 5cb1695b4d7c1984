"""What came of a build or a check, told on the terminal: problems and what to mend, or what was published."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

import click

from ladderbook import report
from ladderbook.build import Order, Report
from ladderbook.manifest import counted, number
from ladderbook.problems import Problem, Severity

_CALM: Final = "What is only counted stops nothing. Run `check` to read each with its line and its fix."


def as_json(found: Report) -> str:
    """One JSON object for a program."""
    facts = {"published": found.published, "failed": found.failed, "removed": found.removed}
    return report.as_json(found.problems, **facts, current=found.current, pages=found.pages)


def tell(found: Report, order: Order, *, color: bool | None, quiet: bool, verbose: bool) -> None:
    """Says it in sentences: what is wrong to the error stream, what was made to the other."""
    for line in problems(found, order, verbose=verbose):
        click.echo(line, err=True, color=color)
    if found.distrusted:
        click.echo("The record of the last build could not be used; every handbook was made anew.", err=True)
    if not found.good:
        click.echo(_failure(found, order), err=True)
    if quiet:
        return
    if order.output is None:
        if found.good:
            click.echo("The sources are good.")
    elif found.published or found.current:
        _celebrate(found, order.output, verbose=verbose)


def problems(found: Report, order: Order, *, verbose: bool = False) -> Iterator[str]:
    """What stops a handbook in full. A check tells the rest in full too; a build, which is run often, counts it."""
    everything = verbose or order.output is None
    rest = [] if everything else [problem for problem in found.problems if not _stops(problem, order)]
    full = found.problems if everything else [problem for problem in found.problems if _stops(problem, order)]
    yield from report.lines(full, found.sources)
    yield from report.tallies(rest)
    count = report.counted(found.problems)
    if rest:
        yield f"{count}. {_CALM}"
    elif count:
        yield f"{count}."


def _stops(problem: Problem, order: Order) -> bool:
    return problem.severity is Severity.ERROR or (order.strict and problem.severity is Severity.WARNING)


def _failure(found: Report, order: Order) -> str:
    named = ", ".join(found.failed) or "what is told above"
    if order.output is None:
        return f"To mend: {named}."
    if found.published:
        return f"Not published, the last good handbook stays: {named}."
    return f"Nothing was published, the last good handbooks stay. To mend: {named}."


def _celebrate(found: Report, output: Path, *, verbose: bool) -> None:
    if verbose:
        for agency in found.published:
            click.echo(f"published {agency}")
    for agency in found.removed:
        click.echo(f"removed {agency}, which is no longer in ladders/")
    click.echo(f"{_sum(found)}. Open {output / 'index.html'}")


def _sum(found: Report) -> str:
    """How many handbooks there are now, and how many of them were made in this run."""
    known = [found.known[name] for name in (*found.published, *found.current)]
    if not found.published and not found.removed:
        return f"Nothing changed: {counted(known)}"
    made = f", {len(found.published)} of them made anew" if found.current else ""
    return f"{number(len(known), 'handbook')}, {number(found.pages, 'page')}{made}"
