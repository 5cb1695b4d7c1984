"""What `export` writes: pages of one handbook, each as a file of its own."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from ladderbook.build import UnknownAgency, chosen_agencies
from ladderbook.disk import find_agencies, read_site
from ladderbook.files import Tree
from ladderbook.pipeline import read_in
from ladderbook.problems import Problem, Severity, has_errors
from ladderbook.single_file import file_name, single_file
from ladderbook.sitemap import page_of


@dataclass(frozen=True, slots=True)
class Exported:
    """The files by name, the errors of the handbook, which then has no files, and the sources they stand in."""

    files: Tree
    errors: tuple[Problem, ...]
    sources: Tree


def exported(root: Path, agency: str | None, subjects: Sequence[str], as_of: date) -> Exported:
    """The pages of the subjects as of a day; no files where the handbook has an error."""
    sources, problems = read_site(root)
    agencies, unnamed = find_agencies(sources)
    sound, found = read_in(sources, the_agency(agency, agencies), as_of)
    problems = [*problems, *unnamed, *found]
    if sound is None or has_errors(problems):
        return Exported({}, _errors(problems), sources)
    handbook, sitemap = sound
    files = {}
    for page in [page_of(subject, sitemap) for subject in subjects]:
        files[file_name(page, handbook)], faults = single_file(page, handbook, sitemap, sources)
        problems += faults
    return Exported({} if has_errors(problems) else files, _errors(problems), sources)


def _errors(problems: Sequence[Problem]) -> tuple[Problem, ...]:
    return tuple(sorted({problem for problem in problems if problem.severity is Severity.ERROR}))


def the_agency(asked: str | None, agencies: Sequence[str]) -> str:
    """The agency asked for; of a site with one, that one."""
    if asked is not None:
        return chosen_agencies((asked,), agencies)[0]
    if len(agencies) == 1:
        return agencies[0]
    raise UnknownAgency(f"Name one agency with --agency. There are: {', '.join(agencies) or 'none'}.")


def place_of(output: str | None, files: Tree) -> dict[Path, bytes] | None:
    """Where each file goes: into a folder, or one of them under a name of its own; None where that cannot be."""
    folder = Path(output or ".")
    if output is None or folder.is_dir() or output.endswith(("/", "\\")):
        return {folder / name: data for name, data in files.items()}
    return dict(zip([folder], files.values(), strict=True)) if len(files) == 1 else None


def write(placed: dict[Path, bytes]) -> None:
    for path, data in placed.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
