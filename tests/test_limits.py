"""No source takes the program long or much memory: what is too much of anything is told, never worked off.

The bombs are in `bombs`, which runs in a process of its own. `ladderbook.limits` holds every limit.
"""

import json
import subprocess
import sys
from typing import Any

import pytest

from ladderbook import limits
from ladderbook.refusal import refuse
from tests.bombs import bombs
from tests.support import ROOT, messages, site

SECONDS = 2.0
MEGABYTES = 300


@pytest.fixture(scope="module")
def ran() -> list[Any]:
    """What the bombs cost, and last the memory of them all."""
    command = [sys.executable, "-m", "tests.bombs"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True, timeout=300)
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_no_bomb_takes_two_seconds(ran: list[Any]) -> None:
    assert [name for name, *_ in ran[:-1]] == [name for name, *_ in bombs()]
    assert [(name, seconds) for name, seconds, *_ in ran[:-1] if seconds > SECONDS] == []


def test_no_bomb_takes_much_memory(ran: list[Any]) -> None:
    assert ran[-1] < MEGABYTES


def test_bombs_are_told_for_what_they_are(ran: list[Any]) -> None:
    assert [(name, code, codes) for name, _, code, codes in ran[:-1] if code and code not in codes] == []


def families(count: int) -> dict[str, str | bytes | None]:
    """More families than one file may hold, in several files of a thousand."""
    named = [f"  - {{id: f{number}, title: Family}}\n" for number in range(count)]
    cut = range(0, count, 1_000)
    return {f"ladders/oak/more-{start}.yaml": "families:\n" + "".join(named[start : start + 1_000]) for start in cut}


def test_items_of_one_section_are_counted_over_all_files() -> None:
    found = [message for message in messages(site(families(limits.ITEMS + 5))) if "too-many" in message]
    assert len(found) == 1, found
    assert "here the families come to more than 3,000" in found[0]


@pytest.mark.parametrize("more", [0, 1])
def test_entries_of_one_list(more: int) -> None:
    words = "terms:\n" + "".join(
        f"  - {{id: t{number}, term: T{number}, text: A word}}\n" for number in range(limits.YAML_ENTRIES + more)
    )
    found = [message for message in messages(site({"ladders/oak/terms.yaml": words})) if "too-many" in message]
    assert len(found) == more


def test_versions_of_one_item() -> None:
    days = [f"20{year}-{month:02}-01" for year in range(27, 47) for month in range(1, 13)]
    said = "roles:\n" + "".join(f"  - {{id: peer-2, effective: {day}, summary: Helps on {day}}}\n" for day in days)
    (found,) = [message for message in messages(site({"ladders/oak/later.yaml": said})) if "too-many" in message]
    assert "`peer-2` is stated more than 200 times" in found


PLAIN = "Two words, *one* of them [stressed](role:peer-1).\n\n"


def test_an_honest_page_as_long_as_may_be_is_not_refused() -> None:
    page = PLAIN * (limits.MARKDOWN_BYTES // len(PLAIN))
    assert refuse(page) is None


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("a" * (limits.MARKDOWN_BYTES + 1), "longer than 200,000 bytes"),
        ("é" * (limits.MARKDOWN_BYTES // 2 + 1), "longer than 200,000 bytes"),
        ("> " * 13 + "a", "nested more than 12 levels deep"),
        ("    " * 13 + "- a", "nested more than 12 levels deep"),
        ("*" * 61, "more than 60 marks stand in a row"),
        ("*a* " * 10_001, "more than 20,000 marks"),
        ("[a" * 200, "more than 20 brackets are open at once"),
        ("*a " * 200, "more than 20 marks of emphasis are open at once"),
        ("```\na\n\n" * 201, "more than 200 lines begin or end a block of code"),
        ("`a" * 201, "more than 200 backticks stand in one line"),
        ("# a\n" * 101, "more than 100 headings, rules or definitions follow each other"),
        ("a[^1]\n\n" * 101 + "[^1]: b", "the footnote `1` is cited more than 100 times"),
        ("a\n" * 30_001, "more than 60,000 characters stand without an empty line"),
    ],
)
def test_what_the_converter_is_not_given(text: str, reason: str) -> None:
    refused = refuse(text)
    assert refused is not None
    assert reason in refused.reason
