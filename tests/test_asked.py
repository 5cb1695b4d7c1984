"""What criteria come to: the least time, what nobody gets around, whether a degree can be avoided."""

from datetime import date

import pytest

from ladderbook import criteria
from ladderbook.asked import Wait, can_be_met, is_degree, least_wait, unavoidable
from ladderbook.load import load
from ladderbook.resolve import resolve
from tests.support import DAY, OAK, packaged_layouts


def asked(text: str) -> tuple[object, ...]:
    """The criteria of a move, read from `[...]`."""
    more = f"""
trainings: [{{id: course, title: Course, length: 40 hours}}, {{id: other, title: Other}}]
credentials: [{{id: cps, name: Certified Peer}}, {{id: old, name: Old Certificate}}]
moves: [{{id: sideways, kind: lateral, from: peer-1, to: peer-2, decided: on-request, criteria: {text}}}]
"""
    sources = {name: words.encode() for name, words in {**OAK, "ladders/oak/more.yaml": more}.items()}
    drafts, problems = load({**packaged_layouts(), **sources}, "oak", DAY)
    assert problems == []
    handbook, _ = resolve(drafts, DAY)
    assert handbook is not None
    return criteria.of(handbook.moves["sideways"])


def told(wait: Wait) -> tuple[str, str]:
    return str(wait.amount or ""), str(wait.whole or "")


@pytest.mark.parametrize(
    ("text", "wait"),
    [
        ("[]", ("", "")),
        ("[{id: a, time: 12 months}]", ("12 months", "")),
        # side by side: the longer; 52 weeks are 12 months, 2 years are 24
        ("[{id: a, time: 40 weeks}, {id: b, time: 2 years}]", ("2 years", "")),
        ("[{any_of: [{id: a, time: 12 months}, {id: b, time: 6 months}]}]", ("6 months", "")),
        ("[{any_of: [{id: a, time: 12 months}, {id: b, statement: A degree}]}]", ("", "")),
        ("[{at_least: 2, of: [{id: a, time: 3 months}, {id: b, time: 1 year}, {id: c, time: 6 months}]}]",
         ("6 months", "")),
        ("[{any_of: [{all_of: [{id: a, time: 1 month}, {id: b, time: 9 months}]}, {id: c, time: 8 months}]}]",
         ("8 months", "")),
        # 2,080 hours of work are a year; 1,000 are less than 6 months
        ("[{any_of: [{id: a, time: 1000 hours}, {id: b, time: 6 months}]}]", ("1,000 hours", "")),
        ("[{id: a, time: 3 years, in: agency}, {id: b, time: 1 year}]", ("1 year", "3 years")),
        ("[{id: a, time: 1 year, effective: announced}]", ("", "")),
        ("[{id: a, time: 1 year, effective: 2027-01-01}]", ("", "")),
        ("[{id: a, time: 1 year, until: 2026-01-01}]", ("", "")),
    ],
)  # fmt: skip
def test_the_least_time(text: str, wait: tuple[str, str]) -> None:
    assert told(least_wait(asked(text), DAY)) == wait


def test_a_time_that_is_not_published_is_known_to_be_asked() -> None:
    assert least_wait(asked("[{id: a, time: unpublished}]"), DAY).unknown


@pytest.mark.parametrize(
    ("text", "needs"),
    [
        ("[{id: a, training: course}, {id: b, credential: cps}]", ["course", "cps"]),
        ("[{any_of: [{id: a, training: course}, {id: b, credential: cps}]}]", []),
        ("[{any_of: [{id: a, training: course}, {all_of: [{id: b, training: course}, {id: c, credential: cps}]}]}]",
         ["course"]),
        # two of three: what stands in two of them cannot be avoided
        ("[{at_least: 2, of: [{id: a, training: course}, {id: b, training: course}, {id: c, credential: cps}]}]",
         ["course"]),
        ("[{at_least: 3, of: [{id: a, training: course}, {id: b, training: other}, {id: c, credential: cps}]}]",
         ["course", "other", "cps"]),
    ],
)  # fmt: skip
def test_what_nobody_gets_around(text: str, needs: list[str]) -> None:
    assert [name for _, name in unavoidable(asked(text), DAY)] == needs


@pytest.mark.parametrize(
    ("text", "avoidable"),
    [
        ("[{id: a, education: bachelor}]", False),
        ("[{id: a, education: high-school}]", True),
        ("[{id: a, education: 24 credits}]", True),
        ("[{any_of: [{id: a, education: master}, {id: b, experience: 2 years}]}]", True),
        ("[{at_least: 2, of: [{id: a, education: associate}, {id: b, experience: 2 years}, {id: c, exam: Ours}]}]",
         True),
        ("[{at_least: 2, of: [{id: a, education: associate}, {id: b, experience: 2 years}]}]", False),
        ("[{id: a, education: bachelor, effective: 2027-01-01}]", True),
    ],
)  # fmt: skip
def test_whether_a_degree_can_be_avoided(text: str, avoidable: bool) -> None:
    assert can_be_met(asked(text), DAY, is_degree) is avoidable


def test_what_binds_later_starters_binds_them_from_its_day_on() -> None:
    entries = asked("[{id: a, time: 1 year, effective: 2027-01-01}]")
    assert told(least_wait(entries, date(2027, 1, 1))) == ("1 year", "")
