"""Pay kind `service`: rates by years of service in the class, such as Colorado's minimum, year 3, 5, 8 and so on."""

from ladderbook.pay.plan import PlanFields


class Service(PlanFields):
    """Rows are grades, columns the length of service at which a rate begins; the author names them."""

    def column_labels(self) -> tuple[str, ...]:
        return ("0 years",)
