"""Pay kind `hours`: rates by hours worked, such as an apprentice's $16.00, then $17.30 after 2,000 hours."""

from ladderbook.pay.plan import PlanFields


class Hours(PlanFields):
    """Rows are grades, columns the hours worked at which a rate begins; the author names them."""

    def column_labels(self) -> tuple[str, ...]:
        return ("0 hours",)
