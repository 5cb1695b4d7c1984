"""Pay plans made up at random: all kinds, bases and roundings, with raises, ceilings, places and rules."""

from decimal import ROUND_HALF_UP, Decimal
from random import Random
from typing import Any

Data = dict[str, Any]
KINDS = ("grid", "grid", "band", "single", "hours", "service")
DAYS = ("2025-03-01", "2026-01-01", "2026-11-21", "2026-12-01", "2027-07-01", "2028-01-01")
FULL = (("40", "2080"), ("40", "2087"), ("37.5", "1950"), ("36", "1872"), ("35", "1820"), ("37.5", "1957.5"))
A_YEAR = {"hour": Decimal(2000), "biweek": Decimal(26), "month": Decimal(12), "year": Decimal(1)}


def plans(rng: Random, places: tuple[str, ...], own: list[str]) -> list[Data]:
    """Two to four plans, each followed by its dated changes. The percent of the agency's own place is published."""
    made = []
    for number in range(rng.randint(2, 4)):
        plan = _plan(rng, number, places)
        for place in own if "locality" in plan else ():
            if plan["locality"][place] == "unpublished":
                plan["locality"][place] = "7.25%"
        made += [plan, *_changes(rng, plan)]
    steps = all(plan["kind"] not in ("band", "single") for plan in made if "kind" in plan)
    for plan in made:
        if "kind" in plan and rng.random() < 0.92:
            plan["placement"] = rule(rng, band=plan["kind"] == "band", with_steps=steps)
    return made


def _plan(rng: Random, number: int, places: tuple[str, ...]) -> Data:
    kind, basis = rng.choice(KINDS), rng.choice(("hour", "hour", "year", "month", "biweek"))
    width = {"band": rng.choice((2, 3)), "single": 1}.get(kind) or rng.randint(2, 5)
    longevity = rng.choice((0, 0, 0, 1, 2)) if kind in ("grid", "service") else 0
    weekly, yearly = rng.choice(FULL)
    plan: Data = {"id": f"plan-{number}", "title": f"Plan {number}", "kind": kind, "basis": basis}
    if basis in ("biweek", "hour") or rng.random() < 0.9:
        plan["weekly_hours"] = weekly
    if basis in ("month", "year") or rng.random() < 0.9:
        plan["yearly_hours"] = yearly
    plan["rounding"] = "cent" if basis in ("hour", "biweek") else rng.choice(("cent", "dollar", "dollar-up"))
    columns = _columns(rng, kind, width)
    if columns:
        plan["columns"] = columns
    if longevity:
        plan["longevity"] = [f"L{extra}" for extra in range(1, longevity + 1)]
    plan["rates"] = _rates(rng, plan, number, width + longevity)
    if rng.random() < 0.3:
        plan["ceiling"] = _text(_top(plan) * Decimal(rng.choice(("1", "1.02", "1.1"))), plan["rounding"])
    if rng.random() < 0.4:
        shares = rng.sample(("17.06%", "3%", "32.58%", "5.5%", "unpublished"), len(places))
        plan["locality"] = dict(zip(rng.sample(places, len(places)), shares, strict=True))
    if rng.random() < 0.5:
        plan["effective"] = rng.choice(("2024-01-01", "2024-07-01"))
    return plan


def _columns(rng: Random, kind: str, width: int) -> list[str]:
    if kind == "hours":
        return [f"{number * 700} hours" for number in range(width)]
    if kind == "service":
        return [f"{number * 2} years" for number in range(width)]
    if kind == "grid" and rng.random() < 0.25:
        return ["JR", "02", "mid", "S4", "top"][:width]
    return []


def _rates(rng: Random, plan: Data, number: int, width: int) -> dict[str, list[str]]:
    start = Decimal(rng.randint(1500, 2600)) / 100
    rows: dict[str, list[str]] = {}
    for grade in range(rng.randint(1, 4)):
        hour, row = start, []
        for _ in range(width):
            row.append(_text(hour * 2000 / A_YEAR[plan["basis"]], plan["rounding"]))
            hour *= 1 + Decimal(rng.randint(12, 90)) / 1000
        rows[f"{'GHJK'[number]}{grade + 1}"] = row
        start *= 1 + Decimal(rng.randint(40, 160)) / 1000
    if rng.random() < 0.2 and width > 1 and plan["kind"] != "band":
        row = rng.choice(list(rows.values()))
        row[rng.randrange(width)] = "unpublished"
    return rows


def _text(amount: Decimal, rounding: str) -> str:
    return str(amount.quantize(Decimal("0.01") if rounding == "cent" else Decimal(1), ROUND_HALF_UP))


def cents(amount: Decimal) -> str:
    """To the cent, half up."""
    return _text(amount, "cent")


def _top(plan: Data) -> Decimal:
    return max(Decimal(rate) for row in plan["rates"].values() for rate in row if rate != "unpublished")


def _changes(rng: Random, plan: Data) -> list[Data]:
    changes = []
    for day in sorted(rng.sample(DAYS, rng.choice((0, 1, 1, 2, 3)))):
        by = ["3%", "2.75%", "0.4%", f"{_step(plan)} per {plan['basis']}"]
        if "yearly_hours" in plan and "weekly_hours" in plan:
            by += ["0.55 per hour", "900 per year", "41.25 per month", "33 per biweek"]
        change: Data = {"id": plan["id"], "effective": day}
        if rng.random() < 0.2:
            rates = {grade: [_more(plan, rate) for rate in row] for grade, row in plan["rates"].items()}
            changes.append({**change, "rates": rates})
        else:
            changes.append({**change, "raise": rng.choice(by)})
    return changes


def _more(plan: Data, rate: str) -> str:
    if rate == "unpublished":
        return rate
    more = _text(Decimal(rate) * Decimal("1.013"), plan["rounding"])
    return str(min(Decimal(more), Decimal(plan["ceiling"]))) if "ceiling" in plan else more


def _step(plan: Data) -> str:
    return {"hour": "0.35", "biweek": "27.50", "month": "60", "year": "725"}[plan["basis"]]


def rule(rng: Random, *, band: bool, with_steps: bool) -> Data:
    """A placement rule with parameters at random; a range has no steps to count."""
    kinds = ["min-percent", "min-percent", "percent-by-grades", "grade-minimum", "keep-rate", "negotiated"]
    kinds += [] if band else ["next-step"] * 4
    kinds += ["two-step"] * 5 if with_steps else []
    kind = rng.choice(kinds)
    made: Data = {"rule": kind}
    if kind == "min-percent" or (kind == "next-step" and rng.random() < 0.5):
        made["min_gain"] = rng.choice(("2%", "4%", "5%", "7.5%", "10%"))
    if kind == "percent-by-grades":
        made["by_grades"] = {"1": rng.choice(("3%", "4.5%")), "2": "6%", "4": "11.11%"}
    if kind not in ("negotiated", "keep-rate") and rng.random() < 0.3:
        made["max_gain"] = rng.choice(("10%", "12.5%", "15%", "25%"))
    if rng.random() < 0.4:
        made["above_range"] = rng.choice(("retained", "top"))
    return made
