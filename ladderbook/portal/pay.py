"""What several roles pay together: the lowest and the highest published rate, and for how many there is one."""

from collections.abc import Iterator, Sequence

from ladderbook import money
from ladderbook.portal.page import grouped
from ladderbook.summary import Rates, Rung


def pay_lines(rungs: Sequence[Rung]) -> tuple[str, ...]:
    """From the lowest to the highest rate, for each unit and place that rates are stated in; what is missing."""
    return tuple(line[:1].upper() + line[1:] for line in _lines(rungs))


def _lines(rungs: Sequence[Rung]) -> Iterator[str]:
    known = [rung for rung in rungs if rung.pay.rates]
    for alike in grouped(
        (one for rung in known for one in rung.pay.rates), lambda one: (one.where, one.per, one.currency)
    ).values():
        yield _between(alike)
    unknown = list(dict.fromkeys(rung.pay.words for rung in rungs if not rung.pay.rates))
    if known and unknown:
        yield f"for {len(known)} of {len(rungs)} roles; the others: {', '.join(unknown)}"
    else:
        yield from unknown


def _between(alike: list[Rates]) -> str:
    first = alike[0]
    low, high = min(one.low for one in alike), max(one.high for one in alike)
    ends = dict.fromkeys(money.show(end, first.currency) for end in (low, high))
    return f"{' to '.join(ends)} per {first.per}{f', {first.where}' if first.where else ''}"
