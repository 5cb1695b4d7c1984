"""The rule that says which step of the new grade one is placed on (FORMAT, section 7)."""

from typing import Annotated, Final

from pydantic import Field

from ladderbook.schema.amounts import Percent
from ladderbook.schema.items import Fields
from ladderbook.schema.reading import Stated
from ladderbook.schema.words import Flag, Label, choice
from ladderbook.tree import Text

RULES: Final = (
    "two-step",
    "next-step",
    "min-percent",
    "percent-by-grades",
    "grade-minimum",
    "keep-rate",
    "negotiated",
)


class Placement(Fields):
    """Data of a placement rule; the arithmetic is in `ladderbook.pay.placement`."""

    rule: Annotated[Text, choice(*RULES)]
    min_gain: Stated[Percent] = Field(None, description="next-step: one step higher if the raise is less.")
    max_gain: Stated[Percent] = Field(None, description="The most that pay may rise by.")
    by_grades: dict[Label, Percent] = Field(default_factory=dict, description="percent-by-grades: grades up, percent.")
    place_first: Flag = Field(False, description="A change of place is worked out before the promotion.")
    may_cut: Flag = Field(False, description="Placement may lower the rate of pay.")
    above_range: Annotated[Text, choice("retained", "top")] = Field(Text("retained"), description="Above the range.")
