"""Ladders made up at random, the same for the same seed: within what the build accepts, at the edges of it."""

from decimal import Decimal
from pathlib import Path
from random import Random
from typing import Any

import yaml

from tests.independent.generate_criteria import credentials, criteria, trainings
from tests.independent.generate_plans import cents, plans

Data = dict[str, Any]
PLACES = ("north", "south", "east")
HOURS = ("5", "10", "16.25", "20", "24", "30", "32.75", "36", "37.5", "40")


def write_ladders(folder: Path, seeds: range) -> list[str]:
    """A folder of ladders for each seed; some of them build on the one before. The names of the folders."""
    names = []
    for seed in seeds:
        name = f"made-{seed:03d}"
        data = ladder(seed)
        if seed % 4 == 3 and seed - 1 in seeds:
            data = layer(seed, f"made-{seed - 1:03d}", ladder(seed - 1))
        target = folder / name
        target.mkdir(parents=True)
        text = yaml.safe_dump(data, sort_keys=False, allow_unicode=True, width=200)
        (target / "ladder.yaml").write_text(text, encoding="utf-8")
        names.append(name)
    return names


def ladder(seed: int) -> Data:
    """One whole ladder."""
    rng = Random(seed)  # noqa: S311 - not for secrets
    data: Data = {
        "source": "decision",
        "agency": _agency(rng, f"Made up {seed}"),
        "sources": [{"id": "decision", "kind": "own", "title": "A decision", "as_of": "2024-01-01"}],
        "places": [{"id": place, "name": place.capitalize()} for place in PLACES],
        "families": [{"id": "all", "title": "All"}],
        "trainings": trainings(rng),
        "credentials": credentials(rng),
    }
    data["plans"] = plans(rng, PLACES, data["agency"].get("place", [])[:1])
    data["roles"] = _roles(rng, data["plans"])
    data["moves"] = _moves(rng, data["roles"], data["plans"])
    data["incentives"] = [_lines(rng, data)]
    return data


def _agency(rng: Random, name: str) -> Data:
    places = rng.sample(PLACES, rng.choice((0, 1, 1, 1, 2)))
    agency: Data = {"name": name, "kind": "peer-run", "status": "example", "edition": {"effective": "2025-01-01"}}
    if places:
        agency["place"] = sorted(places)
    if rng.random() < 0.5:
        agency["benefits"] = {"from_weekly_hours": rng.choice(("20", "30", "32.5"))}
    return agency


def _first(all_plans: list[Data]) -> list[Data]:
    """The plans as they begin, without their later patches."""
    return list({plan["id"]: plan for plan in reversed(all_plans)}.values())[::-1]


def _roles(rng: Random, all_plans: list[Data]) -> list[Data]:
    roles: list[Data] = []
    for number in range(1, rng.randint(4, 6) + 1):
        role: Data = {
            "id": f"role-{number}",
            "title": f"Role {number}",
            "family": "all",
            "level": str(number),
            "identity": rng.choice(("peer", "peer", "open")),
            "pay": _pay(rng, rng.choice(_first(all_plans))),
        }
        if rng.random() < 0.6:
            role["weekly_hours"] = sorted(rng.sample(HOURS, rng.randint(1, 3)), key=float)
        if rng.random() < 0.6:
            role["criteria"] = criteria(rng, f"r{number}", after_start=True)
        roles.append(role)
    return roles


def _pay(rng: Random, plan: Data) -> Data | str:
    chance = rng.random()
    if chance < 0.04:
        return "unpublished"
    if chance < 0.1:
        return {"rate": "21.75 per hour"} if chance < 0.07 else {"min": "20.00 per hour", "max": "24.00 per hour"}
    grades = list(plan["rates"])
    first = rng.randrange(len(grades))
    several = grades[first : first + rng.choice((1, 1, 1, 2, 3))]
    return {"plan": plan["id"], "grade": several if len(several) > 1 else several[0]}


def _moves(rng: Random, roles: list[Data], all_plans: list[Data]) -> list[Data]:
    by_id = {plan["id"]: plan for plan in _first(all_plans)}
    moves: list[Data] = [_entry(rng, roles[0])]
    for number, role in enumerate(roles):
        moves += [move for other in roles[number + 1 :] for move in _between(rng, role, other)]
        if len(_grades(role)) > 1 and rng.random() < 0.8:
            move = _move(rng, "promotion", role, role)
            del move["to"]
            moves.append({**move, "along": "grades"})
    if len(roles) > 4 and rng.random() < 0.6:
        asked = criteria(rng, "several", after_start=False)
        sources = [role["id"] for role in roles[:3]]
        moves.append(
            {**_move(rng, "promotion", roles[0], roles[-1]), "id": "several", "from": sources, "criteria": asked}
        )
    for move in moves:
        if "from" in move and rng.random() < 0.35:
            move["placement"] = _own_rule(rng, move, by_id, roles)
    return moves


def _between(rng: Random, role: Data, other: Data) -> list[Data]:
    if rng.random() < 0.5:
        return [_move(rng, "promotion", role, other)]
    if rng.random() < 0.25:
        return [_move(rng, "lateral", *rng.sample((role, other), 2))]
    return [_move(rng, rng.choice(("step-back", "acting")), other, role)] if rng.random() < 0.15 else []


def _grades(role: Data) -> list[str]:
    pay = role["pay"]
    said = pay.get("grade", []) if isinstance(pay, dict) else []
    return said if isinstance(said, list) else [said]


def _entry(rng: Random, role: Data) -> Data:
    return {"id": "way-in", "kind": "entry", "to": role["id"], "decided": rng.choice(("competitive", "vacancy"))}


def _move(rng: Random, kind: str, left: Data, entered: Data) -> Data:
    move: Data = {
        "id": f"{kind}-{left['id'][5:]}-{entered['id'][5:]}",
        "kind": kind,
        "from": left["id"],
        "to": entered["id"],
        "decided": rng.choice(("criteria-met", "vacancy", "competitive", "on-request")),
    }
    if kind == "acting":
        move["lasts"] = "6 months"
    if left is not entered:
        if len(_grades(left)) > 1 and rng.random() < 0.3:
            move["from_grade"] = rng.choice(_grades(left))
        if len(_grades(entered)) > 1 and rng.random() < 0.3:
            move["to_grade"] = rng.choice(_grades(entered))
    if rng.random() < 0.7:
        move["criteria"] = criteria(rng, move["id"], after_start=False)
    return move


def _own_rule(rng: Random, move: Data, by_id: dict[str, Data], roles: list[Data]) -> Data:
    rules: list[Data] = [
        {"rule": "keep-rate"},
        {"rule": "grade-minimum"},
        {"rule": "min-percent", "min_gain": rng.choice(("2%", "5%", "8.25%"))},
    ]
    entered = next(role["pay"] for role in roles if role["id"] == move.get("to", move["from"]))
    if isinstance(entered, dict) and "plan" in entered and by_id[entered["plan"]]["kind"] != "band":
        rules.append({"rule": "next-step", **rng.choice(({}, {"min_gain": "3%"}, {"min_gain": "6.5%"}))})
    rule: Data = {**rng.choice(rules)}
    if rng.random() < 0.3:
        rule["max_gain"] = rng.choice(("9%", "12%", "20%"))
    if rule["rule"] != "grade-minimum" and rng.random() < 0.4:
        rule |= {"may_cut": rng.choice(("yes", "no")), "above_range": rng.choice(("top", "retained"))}
    return rule


def _lines(rng: Random, data: Data) -> Data:
    amounts = {"A low line": rng.choice(("610", "955.50", "1210")), "A high line": rng.choice(("1690", "2830", "4000"))}
    amounts |= _just_there(data)
    return {"id": "lines", "title": "Lines", "amounts": amounts, "lines": rng.sample(list(amounts), len(amounts))}


def _just_there(data: Data) -> Data:
    """Lines that a rate as it begins meets to the cent: in four weeks, and in a month on average."""
    by_id = {plan["id"]: plan for plan in _first(data["plans"])}
    for role in data["roles"]:
        plan = by_id.get(role["pay"].get("plan")) if isinstance(role["pay"], dict) else None
        first = plan["rates"][_grades(role)[0]][0] if plan and plan["basis"] == "hour" else "unpublished"
        if plan and first != "unpublished" and "weekly_hours" in role:
            quarters = int(first.replace(".", "")) * int(float(role["weekly_hours"][0]) * 4)
            yearly = Decimal(plan.get("yearly_hours", 52)) / Decimal(plan.get("weekly_hours", 1))
            average = (
                Decimal(quarters) / 400 * (yearly if "yearly_hours" in plan and "weekly_hours" in plan else 52) / 12
            )
            return {"In four weeks": str(Decimal(quarters) / 100), "On average": cents(average)}
    return {}


def layer(seed: int, base: str, below: Data) -> Data:
    """An agency that builds on another and changes it: new fields, hidden and added items, other criteria, dates."""
    rng = Random(seed)  # noqa: S311 - not for secrets
    shares = [share for plan in below["plans"] for share in plan.get("locality", {}).items()]
    hidden = {place for place, share in shares if share == "unpublished"}
    agency = {**_agency(rng, f"Made up {seed}"), "based_on": {"ladder": base, "edition": "2025-01-01"}}
    return {
        "source": "ours",
        "agency": agency | {"place": [place for place in PLACES if place not in hidden] or [PLACES[0]]},
        "sources": [{"id": "ours", "kind": "own", "title": "Ours", "as_of": "2025-01-01"}],
        "roles": [_changed_role(rng, role) for role in below["roles"]],
        "moves": [change for move in below["moves"][1:] for change in _changed_move(rng, move)],
        "plans": [
            {"id": plan["id"], "effective": "2026-09-01", "raise": "2.5%"}
            for plan in _first(below["plans"])
            if sum(other["id"] == plan["id"] for other in below["plans"]) == 1
        ],
    }


def _changed_role(rng: Random, role: Data) -> Data:
    change: Data = {"id": role["id"], "title": role["title"] + " here"}
    if rng.random() < 0.5:
        change["weekly_hours"] = sorted(rng.sample(HOURS, 2), key=float)
    elif "weekly_hours" in role:
        change["weekly_hours"] = "none"
    return change


def _changed_move(rng: Random, move: Data) -> list[Data]:
    chance = rng.random()
    if chance < 0.15:
        return [{"id": move["id"], "hide": "yes"}]
    if chance < 0.7:
        return [{"id": move["id"], "criteria": _patches(rng, move)}]
    if chance < 0.85 and "criteria" in move:
        later = {"id": move["id"], "effective": rng.choice(("2026-05-01", "2027-05-01"))}
        return [{**later, "criteria": [{"id": f"{move['id']}-later", "time": "7 months"}]}]
    return []


def _patches(rng: Random, move: Data) -> list[Data]:
    patches: list[Data] = [{"id": f"{move['id']}-ours", "time": rng.choice(("3 months", "13 weeks", "1 year"))}]
    for entry in move.get("criteria", []):
        chance = rng.random()
        if "any_of" in entry and chance < 0.6:
            patches.append({"id": f"{entry['id']}-also", "into": entry["id"], "training": "training-1"})
        elif chance < 0.3:
            patches.append({"id": entry["id"], "hide": "yes"})
        elif "time" in entry and chance < 0.7:
            patches.append({"id": entry["id"], "time": rng.choice(("4 months", "900 hours"))})
    return patches
