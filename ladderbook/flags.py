"""The flags of the verbs that make handbooks, and what they ask for."""

import os
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, Final

import click

from ladderbook.build import Order


def _day(_: click.Context, __: click.Parameter, value: str | None) -> date:
    if value is None:
        return date.today()  # noqa: DTZ011 - the author's own calendar decides what is in force
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise click.BadParameter(f"{value!r} is not a day. Write year-month-day: 2026-07-01.") from None


ROOT: Final = click.option(
    "-C", "root", type=click.Path(exists=True, file_okay=False, path_type=Path), default=".", help="The site's folder."
)
OUTPUT: Final = click.option(
    "-o", "--output", type=click.Path(path_type=Path), help="Where the handbooks go. Default: output/ of the site."
)
AS_OF: Final = click.option(
    "--as-of", callback=_day, metavar="DAY", help="The day that decides what is in force. Default: today."
)
COMMON: Final = (
    ROOT,
    click.option("-q", "--quiet", is_flag=True, help="Say only what is wrong."),
    click.option("-v", "--verbose", is_flag=True, help="Also print each warning and advice, and what was published."),
    click.option("--json", "as_json", is_flag=True, help="Print one JSON object instead of sentences."),
    click.option(
        "--color", type=click.Choice(["auto", "always", "never"]), default="auto", help="Colors (also NO_COLOR)."
    ),
    AS_OF,
    click.option("--agency", "agencies", multiple=True, metavar="ID", help="Only this agency; may be repeated."),
    click.option("--strict", is_flag=True, help="Treat warnings as errors."),
    click.option("--no-cache", "anew", is_flag=True, help="Make every handbook anew, also those that are current."),
    click.option("--verify", is_flag=True, help="Read every source to see what changed; believe no times of files."),
    click.option("--jobs", type=click.IntRange(1), metavar="N", help="Agencies at once. Default: as many as it pays."),
)


def common(command: Callable[..., Any]) -> Callable[..., Any]:
    """The flags of every verb."""
    for option in reversed(COMMON):
        command = option(command)
    return command


def order_of(root: Path, output: Path | None, flags: dict[str, Any]) -> Order:
    """The build that the flags ask for; without an output it only checks."""
    return Order(
        root=root,
        output=output,
        as_of=flags["as_of"],
        agencies=flags["agencies"],
        strict=flags["strict"],
        keep_going=flags.get("keep_going", False),
        jobs=flags["jobs"] or 0,
        anew=flags["anew"] or flags["verbose"] or flags["as_json"],
        verify=flags["verify"],
    )


def color(flags: dict[str, Any]) -> bool | None:
    """Whether to write in colors; None where the terminal decides."""
    if flags["color"] == "auto":
        return False if os.environ.get("NO_COLOR") else None
    return bool(flags["color"] == "always")
