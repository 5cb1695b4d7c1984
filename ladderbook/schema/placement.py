"""The rule that says which step of the new grade one is placed on (FORMAT, section 7)."""

from typing import Annotated, Final

from ladderbook.schema.amounts import Percent
from ladderbook.schema.items import Fields
from ladderbook.schema.reading import Stated, says
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
    """On which rate of the new grade one is placed."""

    rule: Annotated[Text, choice(*RULES)] = says(
        "The rule by which the rate of the new grade is found.", "move, plan", example="next-step"
    )
    min_gain: Stated[Percent] = says(
        "The least that pay rises by: `min-percent` asks it, `next-step` goes one step higher where a raise is less.",
        "move, plan",
        None,
        example="5%",
    )
    max_gain: Stated[Percent] = says("The most that pay may rise by.", "move, plan", None, example="15%")
    by_grades: dict[Label, Percent] = says(
        "The raise for each number of grades one moves up (`percent-by-grades`).",
        "move, plan",
        {},
        example={"1": "4%", "2": "6%"},
    )
    place_first: Flag = says("Whether a change of place is worked out before the promotion.", "move, plan", False)
    may_cut: Flag = says("Whether placement may lower the rate of pay.", "move", False)
    above_range: Annotated[Text, choice("retained", "top")] = says(
        "Where the present rate is above the whole new grade: it is `retained`, or one gets the `top` of the grade.",
        "move, plan",
        Text("retained"),
    )
