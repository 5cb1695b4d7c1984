"""Pay kind `single`: one rate for each grade, such as $24.75 an hour for everyone in a role."""

from ladderbook.pay.plan import PlanFields


class Single(PlanFields):
    """Rows are grades with one column."""

    def column_labels(self) -> tuple[str, ...]:
        return ("Rate",)
