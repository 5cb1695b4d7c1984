"""Pay kind `band`: a minimum and a maximum, perhaps a midpoint, no steps between, such as Maryland's grades."""

from ladderbook.pay.plan import PlanFields


class Band(PlanFields):
    """Rows are grades; columns are the ends of the range and, where there are three rates, its middle."""

    def column_labels(self) -> tuple[str, ...]:
        widest = max((len(rates) for rates in self.rates.values() if isinstance(rates, tuple)), default=2)
        return ("Minimum", "Midpoint", "Maximum") if widest == 3 else ("Minimum", "Maximum")
