"""What a second build does: it makes anew what changed and nothing else, and ends as a build from nothing would."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from time import time_ns
from typing import Final

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ladderbook import manifest
from ladderbook.build import Order, Report, build
from ladderbook.front import plain_build
from ladderbook.manifest import NAME
from ladderbook.scan import scan
from ladderbook.turns import next_turn
from tests.on_disk import contents, small, write
from tests.support import DAY, ROOT

GUIDE: Final = "---\ntitle: Asking\nsummary: How do I ask?\n---\nThis page says how.\n"
SITE: Final = small("elm") | small("oak") | {"content/shared/asking.md": GUIDE, "content/oak/own.md": GUIDE}
LIBRARY: Final = {"ladders/library/words.yaml": "terms: [{id: rung, term: Rung, text: One level of a ladder}]\n"}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Two agencies with a shared page and a library, built once, the files older than any clock's tick."""
    aged(write(tmp_path / "site", SITE | LIBRARY))
    again(tmp_path / "site")
    return tmp_path / "site"


def aged(folder: Path) -> Path:
    """The same files, written an hour ago."""
    for path in folder.rglob("*"):
        if path.is_file():
            old = path.stat().st_mtime_ns - 3_600_000_000_000
            os.utime(path, ns=(old, old))
    return folder


def again(root: Path, **asked: object) -> Report:
    order = {"root": root, "output": root / "output", "as_of": DAY, "jobs": 1, **asked}
    report = build(Order(**order))  # type: ignore[arg-type]
    assert report.good, report.problems
    return report


def edit(path: Path, before: str, after: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after), encoding="utf-8")


def test_nothing_changed_so_nothing_is_made(root: Path) -> None:
    report = again(root)
    assert (report.published, report.current) == ((), ("elm", "oak"))


def test_only_the_agency_whose_ladder_changed_is_made_anew(root: Path) -> None:
    edit(root / "ladders" / "oak" / "roles.yaml", "Peer Worker II", "Peer Guide")
    assert again(root).published == ("oak",)
    assert b"Peer Guide" in (root / "output" / "oak" / "index.html").read_bytes()


@pytest.mark.parametrize(
    ("file", "text", "made"),
    [
        ("content/shared/asking.md", GUIDE.replace("how", "when"), ("elm", "oak")),
        ("content/shared/new.md", GUIDE, ("elm", "oak")),
        ("content/oak/own.md", GUIDE.replace("how", "when"), ("oak",)),
        ("content/elm/new.md", GUIDE, ("elm",)),
        ("ladders/library/more.yaml", LIBRARY["ladders/library/words.yaml"].replace("rung", "step"), ("elm", "oak")),
        ("layouts/shared/assets/css/more.css", "p { margin: 0; }", ("elm", "oak")),
        ("layouts/oak/assets/css/more.css", "p { margin: 0; }", ("oak",)),
    ],
)
def test_what_changes_concerns_those_who_read_it(root: Path, file: str, text: str, made: tuple[str, ...]) -> None:
    write(root, {file: text})
    assert again(root).published == made
    assert again(root).published == ()


def test_a_new_agency_is_made_and_the_others_stay(root: Path) -> None:
    write(root, small("ash"))
    report = again(root)
    assert (report.published, report.current) == (("ash",), ("elm", "oak"))


def test_an_agency_that_is_gone_takes_its_handbook_along(root: Path) -> None:
    shutil.rmtree(root / "ladders" / "elm")
    report = again(root)
    assert (report.published, report.current, report.removed) == ((), ("oak",), ("elm",))


def test_a_source_that_is_gone_takes_its_page_along(root: Path) -> None:
    (root / "content" / "oak" / "own.md").unlink()
    assert again(root).published == ("oak",)
    assert not (root / "output" / "oak" / "guidance-own.html").exists()


def test_a_file_that_only_got_a_new_time_changes_nothing(root: Path) -> None:
    (root / "content" / "oak" / "own.md").touch()
    assert again(root).published == ()


def test_a_change_of_the_same_size_within_one_tick_of_the_clock_is_noticed(root: Path) -> None:
    page = root / "content" / "oak" / "own.md"
    page.write_text(GUIDE.replace("says", "told"), encoding="utf-8")
    again(root)
    at = page.stat()
    page.write_text(GUIDE.replace("says", "asks"), encoding="utf-8")
    os.utime(page, ns=(at.st_atime_ns, at.st_mtime_ns))
    assert again(root).published == ("oak",)


def test_a_change_that_hides_behind_its_time_is_found_by_verify(root: Path) -> None:
    page = root / "content" / "oak" / "own.md"
    at = page.stat()
    page.write_text(GUIDE.replace("says", "asks"), encoding="utf-8")
    os.utime(page, ns=(at.st_atime_ns, at.st_mtime_ns))
    assert again(root).published == ()
    assert again(root, verify=True).published == ("oak",)


def test_a_handbook_that_was_removed_is_made_again(root: Path) -> None:
    shutil.rmtree(root / "output" / "oak")
    assert again(root).published == ("oak",)


def test_a_day_on_which_something_comes_into_force_is_a_change(root: Path) -> None:
    edit(root / "ladders" / "oak" / "pay.yaml", "effective: 2026-07-01", "effective: 2026-12-01")
    again(root)
    assert again(root, as_of=date(2026, 11, 30)).published == ()
    assert again(root, as_of=date(2026, 12, 1)).published == ("oak",)


def test_going_back_in_time_makes_anew(root: Path) -> None:
    assert again(root, as_of=DAY - timedelta(days=1)).published == ("elm", "oak")


def test_no_cache_makes_all_anew_and_writes_no_page(root: Path) -> None:
    before = contents(root / "output")
    assert again(root, anew=True).published == ("elm", "oak")
    assert contents(root / "output") == before


@pytest.mark.parametrize(
    "record",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b'{"form": 2}',
        b"\xff\xfe",
        b'{"form": 1, "engine": 1, "folders": {}, "agencies": {}}',
        b'{"form": 1, "engine": "", "folders": {"content": ["a"]}, "agencies": {}}',
        b'{"form": 1, "engine": "", "folders": {}, "agencies": {"oak": [["ladders/oak"], "k", "a", "z", -1, 0, 0]}}',
        b"[" * 100_000,
    ],
)
def test_a_damaged_record_is_not_believed(root: Path, record: bytes) -> None:
    before = contents(root / "output")
    (root / "output" / NAME).write_bytes(record)
    report = again(root)
    assert report.distrusted
    assert report.published == ("elm", "oak")
    assert contents(root / "output") == before
    assert not again(root).distrusted


def test_the_record_of_another_engine_is_not_believed(root: Path) -> None:
    record = root / "output" / NAME
    record.write_text(json.dumps(json.loads(record.read_text()) | {"engine": "older"}), encoding="utf-8")
    assert again(root).published == ("elm", "oak")


def test_the_record_is_gone_before_the_first_handbook_is_swapped(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Else a build that dies between two swaps would leave handbooks that the record does not know of."""
    there: list[bool] = []
    swap = manifest_free(there)
    monkeypatch.setattr("ladderbook.publish.swap", swap)
    edit(root / "ladders" / "oak" / "roles.yaml", "Peer Worker II", "Peer Guide")
    with pytest.raises(InterruptedError):
        again(root)
    assert there == [False]


def manifest_free(there: list[bool]):  # type: ignore[no-untyped-def]
    def swap(output: Path, _: str) -> None:
        there.append((output / NAME).exists())
        raise InterruptedError

    return swap


def test_nothing_changed_is_told_before_anything_heavy_is_imported(root: Path) -> None:
    today = date.today()  # noqa: DTZ011
    again(root, as_of=today)
    heavy = "{'click', 'jinja2', 'markdown', 'pydantic', 'yaml', 'rich'}"
    code = (
        "import sys; sys.argv[1:] = ['-C', sys.argv[1]]; from ladderbook.front import main; main();"
        f"print(sorted({heavy} & set(sys.modules)))"
    )
    said = subprocess.run(
        [sys.executable, "-c", code, str(root)], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout
    assert said.startswith("Nothing changed: 2 handbooks, ")
    assert said.endswith("[]\n")


def test_the_front_door_does_not_trust_the_time_of_a_file_written_just_now(root: Path) -> None:
    today = date.today()  # noqa: DTZ011
    for words in ("Peer Guide", "Peer Coach"):
        write(root, small("oak", title=words))
        again(root, as_of=today)
        write(root, small("oak", title=words.swapcase()))
        assert manifest.unchanged(str(root / "output"), scan(str(root)), time_ns(), today.isoformat()) is None


@pytest.mark.parametrize(
    ("words", "root", "output"),
    [("", ".", ""), ("build", ".", ""), ("build -C site -o out", "site", "out"), ("--output out", ".", "out")],
)
def test_a_plain_build_is_answered_at_the_front_door(words: str, root: str, output: str) -> None:
    asked = plain_build(words.split())
    assert asked is not None
    assert (asked.root, asked.output) == (root, output)


@pytest.mark.parametrize(
    "words", ["-v", "--strict", "check", "-o", "-o out --json", "--as-of soon", "-h", "--agency oak", "serve"]
)
def test_anything_else_is_left_to_the_command_line(words: str) -> None:
    assert plain_build(words.split()) is None


@pytest.mark.parametrize(
    ("text", "day", "turn"),
    [
        (b"effective: 2027-07-01", "2026-11-28", "2027-07-01"),
        (b"effective: 2027-07-01", "2027-07-01", "2027-07-02"),
        (b"until: 2027-07", "2027-07-05", "2027-08-01"),
        (b"until: 2026", "2026-11-28", "2027-01-01"),
        (b"as_of: 2024-02-29", "2026-11-28", "2027-02-28"),
        (b"phone: 505-555-0100", "2026-11-28", "9999-12-31"),
    ],
)
def test_the_next_day_on_which_a_date_can_matter(text: bytes, day: str, turn: str) -> None:
    assert next_turn([text], date.fromisoformat(day)).isoformat() == turn


EDITS: Final = {
    "retitle oak": ("ladders/oak/roles.yaml", "Peer Guide"),
    "retitle elm": ("ladders/elm/roles.yaml", "Peer Mentor"),
    "shared page": ("content/shared/asking.md", "changed"),
    "own page": ("content/oak/more.md", "added"),
    "library": ("ladders/library/words.yaml", "changed"),
    "layout": ("layouts/shared/assets/css/more.css", "added"),
    "own layout": ("layouts/elm/assets/css/more.css", "added"),
    "new agency": ("ladders/ash", "added"),
    "agency gone": ("ladders/elm", "removed"),
    "page gone": ("content/shared/asking.md", "removed"),
    "a later day": ("", "later"),
    "many workers": ("", "workers"),
}
"""What an author may do between two builds; doing it again takes it back."""


def changed(texts: dict[str, str], file: str, how: str) -> dict[str, str]:
    """The site after one edit, or before it if it was made already."""
    if how == "removed":
        kept = {name: text for name, text in texts.items() if not name.startswith(file)}
        gone = {name: text for name, text in (SITE | LIBRARY).items() if name.startswith(file)}
        return kept if len(kept) < len(texts) else texts | gone
    if how == "added":
        made = {file: GUIDE if file.endswith(".md") else "p { margin: 0; }"} if "." in file else small("ash")
        kept = {name: text for name, text in texts.items() if name not in made}
        return kept if len(kept) < len(texts) else texts | made
    if file not in texts:
        return texts
    words = {"ladders/library/words.yaml": "One level", "content/shared/asking.md": "how"}.get(file, "Peer Worker II")
    old, new = (words, how) if words in texts[file] else (how, words)
    return texts | {file: texts[file].replace(old, new)}


@pytest.fixture(scope="module")
def memory() -> Iterator[Path]:
    """A folder in memory where there is one: each build flushes its disk."""
    folder = Path("/dev/shm")  # noqa: S108 - a folder of its own is made in it
    with TemporaryDirectory(dir=folder if folder.is_dir() else None) as place:
        yield Path(place)


@settings(
    max_examples=int(os.environ.get("LADDERBOOK_EDITS", "8")),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(edits=st.lists(st.sampled_from(sorted(EDITS)), min_size=1, max_size=4))
def test_after_any_edits_the_output_is_that_of_a_build_from_nothing(memory: Path, edits: list[str]) -> None:
    with TemporaryDirectory(dir=memory) as place:
        site, output, clean = (Path(place, name) for name in ("site", "output", "clean"))
        texts, day, jobs = SITE | LIBRARY, DAY, 1
        build(Order(write(site, texts), output, day, jobs=jobs))
        for name in edits:
            file, how = EDITS[name]
            day += timedelta(days=400 if how == "later" else 0)
            jobs = 3 if how == "workers" else 1
            texts = changed(texts, file, how) if file else texts
            shutil.rmtree(site)
            build(Order(write(site, texts), output, day, jobs=jobs))
        assert build(Order(site, clean, day, jobs=1)).good
        assert contents(output) == contents(clean)
