"""What `show` prints: one agency's ladder, flattened."""

from pathlib import Path

from ladderbook.build import chosen_agencies
from ladderbook.disk import find_agencies, read_site
from ladderbook.files import Tree
from ladderbook.flatten import flat
from ladderbook.load import stack
from ladderbook.problems import Problem


def flattened(root: Path, agency: str) -> tuple[str, list[Problem], Tree]:
    """The flattened ladder, the problems of its files, and the sources they stand in."""
    sources, problems = read_site(root)
    agencies, unnamed = find_agencies(sources)
    chosen_agencies((agency,), agencies)
    stacked = stack(sources, agency, problems)
    found = [*problems, *unnamed, *stacked.gathered.problems]
    return flat(stacked.gathered), sorted(set(found)), sources
