"""The rule that says which step of the new grade one is placed on (FORMAT, section 7)."""

from typing import Annotated, Final

from pydantic import Field

from ladderbook.schema.amounts import Percent
from ladderbook.schema.items import Fields
from ladderbook.schema.reading import Stated
from ladderbook.schema.words import Flag, choice
from ladderbook.tree import Text

RULES: Final = ("two-step", "next-step")


class Placement(Fields):
    """Data of a placement rule; the arithmetic is in `ladderbook.pay.placement`."""

    rule: Annotated[Text, choice(*RULES)]
    min_gain: Stated[Percent] = Field(None, description="next-step: one step higher if the raise is less.")
    place_first: Flag = Field(False, description="A change of place is worked out before the promotion.")
    may_cut: Flag = Field(False, description="Placement may lower the rate of pay.")
    above_range: Annotated[Text, choice("retained", "top")] = Field(Text("retained"), description="Above the range.")
