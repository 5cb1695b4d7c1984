"""Pay kind `grid`: grades by steps, such as the General Schedule or an hourly scale with steps."""

from ladderbook.pay.plan import PlanFields


class Grid(PlanFields):
    """Rows are grades, columns are steps 1 to n."""

    def column_labels(self) -> tuple[str, ...]:
        longest = max((len(rates) for rates in self.rates.values() if isinstance(rates, tuple)), default=1)
        return tuple(str(step) for step in range(1, longest - len(self.longevity) + 1))
