"""The command line: `build` (the default), `check`, `serve`, `show`, `export`, `explain`, `schema`.

What looks at published handbooks (`verify`, `pack`, `clean`) is in `published`.

0 good · 1 problems in the sources · 2 usage · 3 environment (disk, permission) · 4 a bug of ours · 130 interrupted
"""

import sys
import tempfile
import traceback
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from datetime import date
from pathlib import Path
from typing import Any, Final, NoReturn

import click

from ladderbook import __version__, outcome, report
from ladderbook.build import Order, Report, UnknownAgency, build
from ladderbook.flags import AS_OF, OUTPUT, ROOT, color, common, order_of
from ladderbook.problems import did_you_mean, has_errors
from ladderbook.publish import Refused
from ladderbook.published import clean_command, pack_command, verify_command
from ladderbook.sitemap import UnknownSubject

GOOD: Final = 0
SOURCES: Final = 1
USAGE: Final = 2
ENVIRONMENT: Final = 3
BUG: Final = 4
INTERRUPTED: Final = 130


class DefaultsToBuild(click.Group):
    """`ladderbook -o DIR` is `ladderbook build -o DIR`."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        if not args or (args[0].startswith("-") and args[0] not in ("-h", "--help", "--version")):
            args.insert(0, "build")
        return super().parse_args(ctx, args)


CONTEXT: Final = {"help_option_names": ["-h", "--help"], "max_content_width": 100}


@click.group(cls=DefaultsToBuild, context_settings=CONTEXT)
@click.version_option(__version__, prog_name="ladderbook")
def cli() -> None:
    """Career and compensation ladders for peer support work, as a static handbook for each agency.

    \b
    ladderbook                      build every handbook into output/
    ladderbook check                print every problem with its line and its fix, write nothing
    ladderbook serve                preview; pages change as you save
    ladderbook explain pay-falls    what a problem means, with an example
    ladderbook export -h            a page as one file for mail and phones
    ladderbook --agency riverbend   build one handbook
    ladderbook verify               whether the published files are as they were written
    ladderbook pack                 the handbooks as one zip file
    ladderbook build -h             the flags of building
    """


for verb in (verify_command, pack_command, clean_command):
    cli.add_command(verb)


@cli.command("build")
@common
@OUTPUT
@click.option("--keep-going", is_flag=True, help="Publish the agencies without errors although another has some.")
def build_command(root: Path, output: Path | None, **flags: Any) -> None:
    """Build the handbooks.

    Errors are printed in full. Warnings and advice stop nothing: they are counted for each agency, and `check`
    prints each with its line and its fix; so does -v.

    \b
    ladderbook build
    ladderbook build -C site -o public --agency riverbend
    ladderbook build --as-of 2027-07-01 --strict
    """
    order = order_of(root, output or root / "output", flags)
    with _bar(flags) as progress:
        found = build(order, progress)
    _end(found, order, flags)


@cli.command("check")
@common
def check_command(root: Path, **flags: Any) -> None:
    """Find every problem in the sources; write nothing.

    Each error, warning and advice is printed with its line and its fix.

    \b
    ladderbook check
    ladderbook check --agency riverbend --json
    """
    order = order_of(root, None, flags)
    _end(build(order), order, flags)


@cli.command("show")
@click.argument("agency")
@ROOT
@click.option("--flat", is_flag=True, required=True, help="As one file, with everything it builds on.")
def show_command(agency: str, root: Path, flat: bool) -> None:
    """Print an agency's ladder with everything it builds on, as one YAML file.

    \b
    ladderbook show riverbend --flat
    """
    from ladderbook.show import flattened

    text, problems, sources = flattened(root, agency)
    for line in report.lines(problems, sources):
        click.echo(line, err=True)
    if has_errors(problems):
        sys.exit(SOURCES)
    click.echo(text, nl=False)


@cli.command("export")
@ROOT
@click.option("--single-file", "subjects", multiple=True, required=True, metavar="SUBJECT", help="The page of it.")
@click.option("--agency", metavar="ID", help="Whose handbook. A site of one agency needs none.")
@AS_OF
@click.option("-o", "--output", metavar="FILE|DIR", help="Where it goes. Default: here, under a name of its own.")
def export_command(root: Path, subjects: tuple[str, ...], agency: str | None, as_of: date, output: str | None) -> None:
    """Write a page as one file for mail and phones: its style inside, no scripts, nothing to load.

    A subject is what links name: role:ID, move:ID, plan:ID, guidance:NAME, page:map and so on. Repeat --single-file
    for several pages.

    \b
    ladderbook export --single-file role:peer-specialist-2 --agency riverbend
    ladderbook export --single-file move:to-specialist-2 --agency riverbend -o to-mail/
    """
    from ladderbook.export import exported, place_of, write

    made = exported(root, agency, subjects, as_of)
    for line in report.lines(made.errors, made.sources):
        click.echo(line, err=True)
    if made.errors:
        sys.exit(SOURCES)
    placed = place_of(output, made.files)
    if placed is None:
        raise click.UsageError(f"{output} is one file, but {len(made.files)} pages are asked for. Name a folder.")
    write(placed)
    for path in placed:
        click.echo(f"Wrote {path}.")


@cli.command("serve")
@common
@OUTPUT
@click.option("--host", default="127.0.0.1", help="The address to listen on. Default: this machine only.")
@click.option("--port", type=click.IntRange(0, 65535), default=8000, help="Default: 8000, or the next one free.")
@click.option("--open", "opens", is_flag=True, help="Open the first page in the browser.")
def serve_command(root: Path, output: Path | None, host: str, port: int, opens: bool, **flags: Any) -> None:
    """Preview the handbooks; pages change as you save, and what stops a handbook shows over them.

    \b
    ladderbook serve
    ladderbook serve --port 9000 --open
    """
    from ladderbook.preview import serve

    order = order_of(root, output or root / "output", flags)
    verbose: bool = flags["verbose"]

    def say(words: str) -> None:
        click.echo(words, err=True, color=color(flags))

    serve(order, host, port, opens=opens, verbose=verbose, say=say)


@cli.command("explain")
@click.argument("code", required=False)
def explain_command(code: str | None) -> None:
    """Say what the code of a problem means, with a bad and a good example; without a code, list them all.

    \b
    ladderbook explain pay-falls
    ladderbook explain
    """
    from ladderbook import manual

    if code is None:
        click.echo("\n".join(manual.contents()))
        return
    page = manual.page(code)
    if page is None:
        near = did_you_mean(code, manual.CODES)
        hint = f"Did you mean {near}?" if near else "`ladderbook explain` lists them all."
        raise click.UsageError(f"There is no problem with the code {code!r}. {hint}")
    click.echo("\n".join(manual.told(page)))


@cli.command("schema")
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="The file to write it to.")
def schema_command(output: Path | None) -> None:
    """Print the JSON Schema of a source file, with which an editor completes fields and marks mistakes.

    \b
    ladderbook schema
    ladderbook schema -o ladderbook.schema.json
    """
    import json

    from ladderbook.json_schema import file_schema

    words = json.dumps(file_schema(), indent=1)
    if output is None:
        click.echo(words)
    else:
        output.write_text(words + "\n", encoding="utf-8")
        click.echo(f"Wrote {output}.")


def _bar(flags: dict[str, Any]) -> AbstractContextManager[Callable[[str], None]]:
    """A progress bar, only where somebody watches a terminal and the build is long enough to see it."""
    if flags["quiet"] or flags["as_json"] or not sys.stderr.isatty():
        return nullcontext(lambda _: None)
    from ladderbook.progress import bar

    return bar()


def _end(found: Report, order: Order, flags: dict[str, Any]) -> NoReturn:
    """Says what came of it, and exits."""
    if flags["as_json"]:
        click.echo(outcome.as_json(found))
    else:
        outcome.tell(found, order, color=color(flags), quiet=flags["quiet"], verbose=flags["verbose"])
    sys.exit(GOOD if found.good else SOURCES)


def main() -> None:
    """The installed command. Every way out has an exit code; no traceback reaches a user."""
    try:
        sys.exit(cli.main(standalone_mode=False, prog_name="ladderbook"))
    except click.exceptions.Exit as done:
        sys.exit(done.exit_code)
    except click.ClickException as error:
        error.show()
        sys.exit(USAGE)
    except (click.Abort, KeyboardInterrupt):
        click.echo("Stopped. The published handbooks are whole.", err=True)
        sys.exit(INTERRUPTED)
    except (UnknownAgency, UnknownSubject, Refused) as error:
        click.echo(f"Error: {error}", err=True)
        sys.exit(USAGE)
    except OSError as error:
        where = f"{error.filename}: " if error.filename else ""
        click.echo(f"Error: {where}{error.strerror or error}. Each published handbook is whole.", err=True)
        sys.exit(ENVIRONMENT)
    except Exception:
        sys.exit(_bug())


def _bug() -> int:
    """A fault of ours: the details go to a file, one sentence to the user."""
    with tempfile.NamedTemporaryFile("w", prefix="ladderbook-", suffix=".txt", delete=False, encoding="utf-8") as file:
        traceback.print_exc(file=file)
    click.echo(f"This is a fault in Ladderbook, not in your files. Please send us {file.name}", err=True)
    return BUG
