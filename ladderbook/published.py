"""The verbs that look at what is published: `verify`, `pack`, `clean`. They read no source."""

import sys
from pathlib import Path

import click

from ladderbook.cleaning import clean
from ladderbook.flags import OUTPUT, ROOT
from ladderbook.packing import pack, packed
from ladderbook.verifying import Fault, verify


@click.command("verify")
@click.argument("folder", required=False, type=click.Path(path_type=Path))
@ROOT
def verify_command(folder: Path | None, root: Path) -> None:
    """Say whether published handbooks are, file by file, as they were written: exit 0, or 1 and each file that is not.

    FOLDER holds the handbooks, or is one of them; default: output/ of the site. What is compared is the SHA256SUMS in
    each; `sha256sum -c SHA256SUMS` does the same without Ladderbook.

    \b
    ladderbook verify
    ladderbook verify /srv/intranet/handbooks
    ladderbook verify output/riverbend
    """
    shown = folder or root / "output"
    _stop_at(verify(shown), f"{shown} is not as it was written. `ladderbook --no-cache` writes it again.")
    click.echo(f"{shown}: every file is as it was written.")


@click.command("pack")
@ROOT
@OUTPUT
@click.option("--agency", metavar="ID", help="Only this handbook. Default: all of them with their portal.")
@click.option("--to", "target", type=click.Path(dir_okay=False, path_type=Path), help="The zip file to write.")
def pack_command(root: Path, output: Path | None, agency: str | None, target: Path | None) -> None:
    """Write the published handbooks as one zip file, the same bytes for the same handbooks.

    In it a short text says to unpack it first. Files that a build did not write are left out; where one is missing or
    changed, nothing is packed.

    \b
    ladderbook pack
    ladderbook pack --agency riverbend --to riverbend-2026.zip
    """
    folder = output or root / "output"
    name, faults = packed(folder, agency)
    _stop_at(faults, "Nothing is packed. `ladderbook --no-cache` writes the handbooks again.")
    target = target or Path(f"{name}.zip")
    pack(folder, agency, target)
    click.echo(f"Wrote {target}.")


@click.command("clean")
@ROOT
@OUTPUT
def clean_command(root: Path, output: Path | None) -> None:
    """Remove the published handbooks: only what a build wrote, only from a folder that carries our marker.

    \b
    ladderbook clean
    ladderbook clean -o public
    """
    folder = output or root / "output"
    stays = clean(folder)
    click.echo(f"Removed the handbooks in {folder}." + (f" Left there: {', '.join(stays)}." if stays else ""))


def _stop_at(faults: list[Fault], then: str) -> None:
    if faults:
        click.echo("\n".join((*map(str, faults), then)), err=True)
        sys.exit(1)
