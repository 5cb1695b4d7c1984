"""Small ladders, each with one corner in which a page and the sources once disagreed."""

from pathlib import Path
from typing import Any

import yaml

Data = dict[str, Any]
FULL: Data = {"weekly_hours": "40", "yearly_hours": "2080"}
HOURLY: Data = {"kind": "grid", "basis": "hour", **FULL}
MOVE: Data = {"id": "up", "kind": "promotion", "from": "one", "to": "two", "decided": "vacancy"}


def plan(name: str, **fields: Any) -> Data:
    """A plan with a title."""
    return {"id": name, "title": name.capitalize(), **fields}


def role(name: str, grade: str, of: str = "scale", **fields: Any) -> Data:
    """A role in one grade of a plan."""
    level = {"one": "1", "two": "2"}[name]
    pay = {"plan": of, "grade": grade}
    return {
        "id": name,
        "title": name.capitalize(),
        "family": "all",
        "level": level,
        "identity": "peer",
        "pay": pay,
        **fields,
    }


def ladder(name: str, **sections: Any) -> Data:
    """A whole ladder around some sections."""
    scale = plan("scale", **HOURLY, rates={"A": ["18.00", "19.00"], "B": ["21.00", "22.00"]})
    agency = {"name": name, "kind": "peer-run", "status": "example", "edition": {"effective": "2025-01-01"}}
    return {
        "source": "own",
        "agency": {**agency, **sections.pop("agency", {})},
        "sources": [{"id": "own", "kind": "own", "title": "A decision", "as_of": "2025-01-01"}],
        "families": [{"id": "all", "title": "All"}],
        "plans": [scale],
        "roles": [role("one", "A"), role("two", "B")],
        "moves": [MOVE],
        **sections,
    }


def _two_plans(left: Data, entered: Data, rule: Data) -> Data:
    roles = [role("one", "A", "left"), role("two", "B", "entered")]
    plans = [plan("left", **left), plan("entered", **entered)]
    return {"plans": plans, "roles": roles, "moves": [{**MOVE, "placement": rule}]}


def _asking(*criteria: Data, own: tuple[Data, ...] = ()) -> Data:
    numbered = [{"id": f"c{number}", **entry} for number, entry in enumerate(criteria)]
    held: Data = {"criteria": [{"id": f"r{number}", **entry} for number, entry in enumerate(own)]} if own else {}
    return {
        "trainings": [{"id": "course", "title": "Course", "length": "40 hours"}],
        "credentials": [{"id": "card", "name": "Card", "criteria": [{"id": "course", "training": "course"}]}],
        "roles": [role("one", "A", **held), role("two", "B")],
        "moves": [{**MOVE, "criteria": numbered}],
    }


MONTHLY = plan("scale", kind="grid", basis="month", **FULL, rates={"A": ["3100", "3300"], "B": ["3500", "3700"]})
RAISED = [
    plan("scale", **HOURLY, rates={"A": ["18.00", "19.00"], "B": ["21.00", "22.00"]}),
    {"id": "scale", "effective": "2026-01-01", "raise": "4%"},
]
PLACES: Data = {"agency": {"place": "north"}, "places": [{"id": "north", "name": "North"}]}
STEPS: Data = {**HOURLY, "rates": {"B": ["20.00", "22.00", "24.00"]}}
CUT: Data = {"rule": "grade-minimum", "may_cut": "yes", "above_range": "top"}
OPEN_BAND: Data = {"kind": "band", "basis": "hour", **FULL, "rates": {"B": ["21.00", "26.00", "unpublished"]}}
BAND: Data = {"kind": "band", "basis": "hour", **FULL, "rates": {"B": ["20.00", "unpublished", "26.00"]}}

CORNERS: dict[str, Data] = {
    "one-grade-anew-after-a-raise": {
        "plans": [*RAISED, {"id": "scale", "effective": "2026-06-01", "rates": {"B": ["22.50", "23.50"]}}],
        "moves": [],
    },
    "minimum-with-a-cut": _two_plans({**HOURLY, "rates": {"A": ["21.00", "23.00"]}}, STEPS, CUT),
    "band-without-its-maximum": _two_plans(
        {**HOURLY, "rates": {"A": ["23.00", "24.00"]}}, OPEN_BAND, {"rule": "min-percent", "min_gain": "2%"}
    ),
    "keep-rate-in-a-band-without-its-middle": _two_plans(
        {**HOURLY, "rates": {"A": ["19.00", "22.00"]}}, BAND, {"rule": "keep-rate"}
    ),
    "hours-in-a-place-not-published": {
        **PLACES,
        "plans": [{**RAISED[0], "locality": {"north": "unpublished"}}],
        "roles": [role("one", "A", weekly_hours="20"), role("two", "B")],
    },
    "a-course-asked-twice": _asking({"credential": "card"}, {"training": "course"}),
    "the-course-of-a-card-one-has": _asking({"credential": "card"}, own=({"credential": "card"},)),
    "a-month-raised-by-the-hour": {
        "plans": [MONTHLY, {"id": "scale", "effective": "2026-01-01", "raise": "0.50 per hour"}]
    },
}
RAISE_HERE = {"plans": [{"id": "scale", "effective": "2026-06-01", "raise": "2%"}]}
ONLY_PAST = {"moves": [{**MOVE, "criteria": [{"id": "gone", "statement": "A letter", "until": "2026-06-30"}]}]}


def write_corners(folder: Path) -> None:
    """One folder for each corner, and one ladder that raises what another has raised before."""
    for name, sections in CORNERS.items():
        write(folder, name, ladder(name, **sections))
    later = {"id": "scale", "effective": "2026-09-01", "raise": "1%"}
    write(folder, "base", ladder("Base", plans=[*RAISED, later], moves=[]))
    here = {"name": "Here", "kind": "peer-run", "status": "example", "edition": {"effective": "2025-01-01"}}
    source = [{"id": "ours", "kind": "own", "title": "Ours", "as_of": "2025-01-01"}]
    based = {"based_on": {"ladder": "base", "edition": "2025-01-01"}}
    write(folder, "raise-upon-raise", {"source": "ours", "sources": source, "agency": here | based, **RAISE_HERE})


def write(folder: Path, name: str, data: Data) -> None:
    """A ladder in one file."""
    (folder / name).mkdir(parents=True)
    (folder / name / "ladder.yaml").write_text(yaml.safe_dump(data, sort_keys=False), encoding="utf-8")
