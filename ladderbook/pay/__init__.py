"""The kinds of pay plan, each lowering itself to one table. To add a kind: its file, one line here."""

from typing import Final

from ladderbook.pay.band import Band
from ladderbook.pay.grid import Grid
from ladderbook.pay.hours import Hours
from ladderbook.pay.plan import PlanFields
from ladderbook.pay.service import Service
from ladderbook.pay.single import Single

KINDS: Final[dict[str, type[PlanFields]]] = {
    "grid": Grid,
    "band": Band,
    "single": Single,
    "hours": Hours,
    "service": Service,
}
