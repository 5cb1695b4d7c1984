"""The kinds of pay plan, each in a file of its own; every kind lowers itself to one table. Add a kind: one line here."""

from typing import Final

from ladderbook.pay.grid import Grid
from ladderbook.pay.plan import PlanFields
from ladderbook.pay.single import Single

KINDS: Final[dict[str, type[PlanFields]]] = {
    "grid": Grid,
    "single": Single,
}
