"""The guidance every agency starts with: each page says what it is for, gives something to do and names its sources."""

import re
from pathlib import Path
from runpy import run_path
from typing import Any, Final

import pytest
import yaml

from ladderbook import prose
from ladderbook.articles import AUDIENCES
from tests.support import ROOT, messages, page, site

FOLDER: Final = ROOT / "content" / "shared"
PAGES: Final = sorted(FOLDER.glob("*.md"))
TOOL: Final[dict[str, Any]] = run_path(str(ROOT / "tools" / "reading_grade.py"))
SOURCES: Final = re.compile(r"^## Sources\n(.+)\Z", re.MULTILINE | re.DOTALL)


def test_the_grade_is_the_formula_of_flesch_and_kincaid() -> None:
    """Two sentences, 13 words, 14 syllables; the heading and the source do not count."""
    said = "## Now\n\nThe cat sat on the mat. You can [ask for](page:pay) more pay today.\n\n"
    sample = f"---\naudience: peer\n---\n{said}## Sources\n\n- A"
    assert TOOL["grade"](sample) == pytest.approx(0.39 * 13 / 2 + 11.8 * 14 / 13 - 15.59)


each_page = pytest.mark.parametrize("path", PAGES, ids=[path.stem for path in PAGES])


def front(path: Path) -> dict[str, str]:
    """The fields above a page's text."""
    head = path.read_text(encoding="utf-8").split("---\n")[1]
    return dict(line.split(": ", 1) for line in head.splitlines())


def text(path: Path) -> str:
    return path.read_text(encoding="utf-8").split("---\n", 2)[2]


def words(said: str) -> int:
    return len(TOOL["words"](TOOL["body"](said)))


def test_there_is_a_page_for_every_reader() -> None:
    assert len(PAGES) >= 18
    assert {front(path)["audience"] for path in PAGES} == set(AUDIENCES)


def test_they_are_sound_in_an_agency_that_has_nothing_else() -> None:
    made = site({f"content/shared/{path.name}": path.read_text(encoding="utf-8") for path in PAGES})
    assert messages(made) == []


def test_the_home_page_lists_what_is_for_peers_and_leads_to_the_rest() -> None:
    made = site({f"content/shared/{path.name}": path.read_text(encoding="utf-8") for path in PAGES})
    home = page(made, "index.html").partition("<main")[2]
    listed = {path.stem for path in PAGES if f'href="guidance-{path.stem}.html"' in home}
    assert listed == {path.stem for path in PAGES if front(path)["audience"] in {"peer", "everyone"}}
    assert 'href="guidance.html">All guidance pages' in home


def test_a_home_page_with_no_other_guidance_has_no_such_link() -> None:
    made = site({"content/oak/start.md": "---\ntitle: Start\naudience: peer\nsummary: How\n---\nHello.\n"})
    assert "All guidance pages" not in page(made, "index.html")


@each_page
def test_it_has_a_title_a_summary_and_a_reader(path: Path) -> None:
    assert {"title", "summary", "audience", "order"} <= front(path).keys()
    assert len(front(path)["summary"]) <= 150, "the summary stands in lists"


@each_page
def test_it_can_be_read_in_a_few_minutes(path: Path) -> None:
    assert 350 <= words(path.read_text(encoding="utf-8")) <= 900


@each_page
def test_it_opens_with_what_it_is_for(path: Path) -> None:
    first = text(path).strip().split("\n\n")[0]
    assert re.match(r"(Use )?[Tt]his page ", first)
    assert words(first) <= 30


@each_page
def test_a_page_for_peers_says_what_to_do_first(path: Path) -> None:
    """One small step, at once after what the page is for: for whoever reads on a phone at the end of a day."""
    if front(path)["audience"] == "peer":
        assert re.search(r"\*\*Do this first\.\*\* [A-Z]", "\n\n".join(text(path).strip().split("\n\n")[1:3]))


@each_page
def test_it_leads_on_to_two_subjects(path: Path) -> None:
    subjects = {link for link in prose.block(text(path)).links if link.startswith(prose.SUBJECTS)}
    assert len(subjects) >= 2, subjects


@each_page
def test_it_names_only_what_every_handbook_has(path: Path) -> None:
    kinds = {link.split(":")[0] for link in prose.block(text(path)).links}
    assert kinds <= {"page", "guidance", "http", "https"}


FACTS: Final = yaml.load(
    (ROOT / "tests" / "facts" / "work-incentives-2026.yaml").read_text(encoding="utf-8"),
    Loader=yaml.BaseLoader,  # noqa: S506 - BaseLoader makes texts, lists and maps only
)
DATED: Final = (FACTS["trial_work_month"], *FACTS["substantial_gainful_activity"].values(), FACTS["ssi"]["individual"])


def dollars(said: str) -> set[str]:
    """Every amount of money a text gives."""
    return {amount.replace(",", "") for amount in re.findall(r"\$(\d[\d,]*(?:\.\d\d)?)", said)}


@each_page
def test_a_page_with_amounts_of_one_year_is_looked_at_again_when_the_year_ends(path: Path) -> None:
    if dollars(text(path)) & set(DATED):
        assert front(path)["review_by"] == FACTS["until"]


def test_the_amounts_of_work_and_benefits_are_those_of_the_facts() -> None:
    """Beside them stand only a rate of $18 at 20 and 25 hours, in an average month and in one of five weeks."""
    ssi, example = FACTS["ssi"], FACTS["ssi_example"]
    free = int(ssi["general_exclusion"]) + int(ssi["earned_exclusion"])
    total = f"{float(example['gross']) + float(example['payment']):.2f}"
    published = {*DATED, ssi["couple"], ssi["resource_limit"], FACTS["able"]["ssi_resource_exclusion"], str(free)}
    worked_out = {example["gross"], example["countable"], example["payment"], total, "0"}
    months = {str(18 * hours * weeks // 12) for hours in (20, 25) for weeks in (52, 5 * 12)}
    said = text(FOLDER / "work-and-benefits.md")
    assert dollars(said) == published | worked_out | months | {"18"}
    line = FACTS["substantial_gainful_activity"]["not_blind"]
    assert [month for month in months if int(month) < int(line)] == ["1560"], "only one is below $1,690"
    assert all(int(month) > int(FACTS["trial_work_month"]) for month in months), "all four are above $1,210"


@each_page
def test_it_gives_something_to_do(path: Path) -> None:
    """Steps to take, a list to work through, or words to say."""
    assert re.search(r"^(1\. |- |> [^\[])", text(path), re.MULTILINE)


@each_page
def test_it_leaves_other_readers_something_too(path: Path) -> None:
    """A page is found by people it was not written for: one line for each of two other kinds of reader."""
    found = re.search(r"^## For other readers\n\n(- If you .+\n- If you .+)\n\n## Sources", text(path), re.MULTILINE)
    assert found


@each_page
def test_it_says_where_it_comes_from(path: Path) -> None:
    found = SOURCES.search(text(path))
    assert found, "a section `Sources`, the last one"
    sources = re.findall(r"^- (.+)$", found[1], re.MULTILINE)
    assert sources or "our own advice" in found[1]
    for source in sources:
        assert re.search(r"\b(20\d\d|no year given)\b", source), source
