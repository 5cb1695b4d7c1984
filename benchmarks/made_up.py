"""Made-up agencies to measure with, always the same: 12 roles, 20 moves, 12 grades of 8 steps, 8 competencies, 6 pages.

Three of the guidance pages and most sentences are the same for all agencies.
"""

import yaml

from ladderbook.disk import packaged_layouts
from ladderbook.tree import Tree

ROLES, COMPETENCIES, SHARED, OWN = range(1, 13), range(1, 9), range(1, 4), range(4, 7)
STEPS = [(n, n + 1) for n in ROLES if n < 12] + [(n, n + 2) for n in ROLES if n < 9]
SENTENCES = (
    "Meet people where they are and walk beside them at their pace.",
    "Share your own story when it helps the *other* person, and keep what you want to keep.",
    "Ask your supervisor early, because asking is part of the work.",
    "Write down what you did together in words that both of you would use.",
    "Know two places to call and **go along** the first time.",
    "Look after yourself with rest, company and somebody to talk to.",
)


def words(*numbers: int) -> str:
    """Two sentences that depend on the numbers alone."""
    return f"{SENTENCES[sum(numbers) % 6]} {SENTENCES[sum(numbers) * 7 % 5]}"


def role(n: int, number: int) -> dict[str, object]:
    return {
        "id": f"worker-{n}", "title": f"Peer Worker {n}", "code": f"W{n}", "family": "direct", "level": n,
        "identity": "peer", "pay": {"plan": "scale", "grade": f"G{n}"}, "weekly_hours": [20, 30, 40],
        "does": [words(n), words(n, 2), f"{words(n, 3)} This is number {number}."],
        "competencies": {f"skill-{n % 8 + 1}": 1, f"skill-{(n + 3) % 8 + 1}": 2},
        "criteria": [{"id": "check", "clearance": "Background check"}],
    }  # fmt: skip


def move(start: int, end: int) -> dict[str, object]:
    ways = [{"id": "study", "education": "associate"}, {"id": "work", "experience": f"{500 * start} hours"}]
    criteria = [
        {"id": f"time-{start}", "time": f"{start + 6} months"},
        {"id": f"skill-{start}", "competency": f"skill-{start % 8 + 1}", "level": 2},
        {"any_of": [{**way, "id": f"{way['id']}-{start}"} for way in ways]},
    ]
    return {
        "id": f"from-{start}-to-{end}", "kind": "promotion", "from": f"worker-{start}", "to": f"worker-{end}",
        "decided": "criteria-met", "ask": "supervisor", "criteria": criteria,
        "process": [words(start, end), words(start, 5)],
    }  # fmt: skip


def competency(n: int) -> dict[str, object]:
    levels = {level: {"examples": [words(n, level), words(n, level, 3)]} for level in (1, 2, 3)}
    return {"id": f"skill-{n}", "name": f"Skill {n}", "levels": levels}


def ladder(number: int) -> dict[str, object]:
    edition = {"effective": "2026-07-01"}
    plan = {
        "id": "scale", "title": "Hourly scale", "kind": "grid", "basis": "hour",
        "weekly_hours": 40, "yearly_hours": 2080, "effective": "2026-07-01", "placement": {"rule": "next-step"},
        "rates": {f"G{n}": [f"{14 + n * 1.5 + step / 2:.2f}" for step in range(8)] for n in ROLES},
    }  # fmt: skip
    return {
        "agency": {"name": f"Agency {number}", "kind": "peer-run", "edition": edition},
        "families": [{"id": "direct", "title": "Direct support"}],
        "competencies": [competency(n) for n in COMPETENCIES],
        "plans": [plan],
        "roles": [role(n, number) for n in ROLES],
        "moves": [
            {"id": "hired", "kind": "entry", "to": "worker-1", "decided": "competitive"},
            *(move(start, end) for start, end in STEPS),
        ],
    }


def guide(n: int, number: int = 0) -> str:
    links = "- [Pay](page:pay)\n- [The first role](role:worker-1)"
    parts = [f"## Part {part}\n\n{words(n, part)} Number {number}.\n\n{links}\n- {words(part)}" for part in range(1, 6)]
    table = f"| day | what |\n|---|---|\n| 1 | {SENTENCES[n - 1]} |"
    return "\n\n".join([f"---\ntitle: Guide {n}\nsummary: How to do part {n}\n---", *parts, table])


def made_up(count: int) -> Tree:
    """The sources of a site of so many agencies."""
    texts = {f"content/shared/guide-{n}.md": guide(n) for n in SHARED}
    for number in range(count):
        texts |= {f"content/agency-{number}/guide-{n}.md": guide(n, number) for n in OWN}
        texts[f"ladders/agency-{number}/ladder.yaml"] = yaml.safe_dump(ladder(number), sort_keys=False)
    return packaged_layouts() | {name: text.encode() for name, text in texts.items()}
