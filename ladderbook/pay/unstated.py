"""A plan whose kind is not stated, because none of its rates is published."""

from ladderbook.pay.plan import PlanFields


class Unstated(PlanFields):
    """Rows are grades; there is one column, of rates that are not published."""

    def column_labels(self) -> tuple[str, ...]:
        longest = max((len(rates) for rates in self.rates.values() if isinstance(rates, tuple)), default=1)
        return ("Rate",) if longest == 1 else tuple(str(number) for number in range(1, longest + 1))
