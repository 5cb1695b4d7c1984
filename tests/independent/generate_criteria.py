"""Criteria, trainings and certificates made up at random."""

from random import Random
from typing import Any

Data = dict[str, Any]
LASTING = ("6 months", "12 months", "1 year", "26 weeks", "52 weeks", "1000 hours", "260 paid days", "90 days")
KINDS = ("time", "time", "training", "training", "credential", "statement", "experience")


def trainings(rng: Random) -> list[Data]:
    """Seven trainings, most with a length; the last two are courses of certificates."""
    lengths = (None, "unpublished", "8 hours", "40 hours", "3 days", "2 weeks", "1 day")
    made = []
    for number in range(1, 8):
        length = rng.choice(lengths)
        made.append(
            {"id": f"training-{number}", "title": f"Training {number}", **({"length": length} if length else {})}
        )
    return made


def credentials(rng: Random) -> list[Data]:
    """Three certificates; some ask for a training, and the last may count as the first."""
    made: list[Data] = []
    for number in range(1, 4):
        item: Data = {"id": f"certificate-{number}", "name": f"Certificate {number}"}
        if rng.random() < 0.5:
            item["abbreviation"] = f"C{number}"
        if number < 3 and rng.random() < 0.8:
            item["criteria"] = [{"id": "course", "training": f"training-{number + 5}"}]
        made.append(item)
    if rng.random() < 0.5:
        made[2]["counts_as"] = "certificate-1"
        made[0].pop("criteria", None)
    return made


def criteria(rng: Random, prefix: str, *, after_start: bool) -> list[Data]:
    """One to four criteria or groups. `after_start`: they may fall due in the role."""
    made = []
    first = 3 if after_start else 1
    for number in range(rng.randint(1, 4)):
        name = f"{prefix}-{number}"
        entry = _group(rng, name, first) if rng.random() < 0.35 else _leaf(rng, name, first)
        if rng.random() < (0.4 if after_start else 0.1):
            entry["due"] = rng.choice(("6 months after start", "2027-12-31", "12 months after hire"))
        single = not {"any_of", "all_of", "of"} & set(entry)
        if single and rng.random() < 0.15:
            entry["effective"] = rng.choice(("2026-03-01", "2027-01-01", "announced"))
        elif single and number and rng.random() < 0.15:
            entry["until"] = rng.choice(("2026-06-30", "2027-02-28"))
        made.append(entry)
    return made


def _leaf(rng: Random, name: str, first: int) -> Data:
    kind = rng.choice(KINDS)
    if kind == "time":
        where = rng.choice(({}, {}, {}, {"in": "role"}, {"in": "agency"}, {"in": "family"}))
        return {"id": name, "time": rng.choice(LASTING), **where}
    if kind in ("training", "credential"):
        what = f"training-{rng.randint(1, 5)}" if kind == "training" else f"certificate-{rng.randint(first, 3)}"
        return {"id": name, kind: what}
    return {"id": name, kind: "2 years" if kind == "experience" else "Something in writing"}


def _group(rng: Random, name: str, first: int) -> Data:
    inside = [_leaf(rng, f"{name}-{letter}", first) for letter in "abc"[: rng.randint(2, 3)]]
    if rng.random() < 0.3:
        inside[0] = {"id": f"{name}-n", "all_of": [_leaf(rng, f"{name}-n{number}", first) for number in range(2)]}
    for entry in inside:
        if entry.get("in"):
            del entry["in"]
    kind = rng.choice(("any_of", "any_of", "all_of", "at_least"))
    if kind == "at_least":
        return {"id": name, "at_least": str(rng.randint(1, len(inside))), "of": inside}
    return {"id": name, kind: inside}
