"""Every figure of a handbook, worked out again from the sources and compared with what the pages print."""

from datetime import date
from pathlib import Path

from tests.independent.check_hours import check_hours
from tests.independent.check_moves import check_moves
from tests.independent.check_next import check_next
from tests.independent.check_pay import check_overview, check_plans, check_roles
from tests.independent.check_whole import check_whole
from tests.independent.findings import Findings
from tests.independent.ways import Handbook

CHECKS = (check_plans, check_roles, check_overview, check_moves, check_hours, check_next, check_whole)


def compare(ladders: Path, handbook: Path, agency: str, day: date) -> Findings:
    """All disagreements of an agency's handbook with its sources, and the number of cells compared."""
    findings = Findings()
    book = Handbook(ladders, agency, day)
    for check_one in CHECKS:
        check_one(findings, book, handbook)
    return findings


def check(ladders: Path, handbook: Path, agency: str, day: date) -> list[str]:
    """The disagreements alone, each naming page, table, row, column, what is printed and what was expected."""
    return compare(ladders, handbook, agency, day).disagreements
