"""Publishing: staged beside the live handbook, linked where nothing changed, swapped once; no other files touched."""

import json
import os
import shutil
from contextlib import suppress
from pathlib import Path

import pytest

from ladderbook import publish as publishing
from ladderbook.digests import NAME as LIST
from ladderbook.manifest import NAME as RECORD
from ladderbook.publish import OLD, STAGING, Refused
from ladderbook.summary import MARKER
from tests.on_disk import calls, contents, publish, small, write

TWO = small("elm") | small("oak")
RENAMED = small("elm") | small("oak", title="Peer Guide")
RETOLD = TWO | {
    name: text.replace("{id: peer-2, ", "{id: peer-2, summary: Walks beside people., ")
    for name, text in small("oak").items()
}
"""Other words on one page: the contents beside every page hold titles, so a new title changes them all."""


@pytest.fixture(params=["exchange", "aside"], autouse=True)
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """With the system's exchange of two folders, and without it (Windows, some shares)."""
    if request.param == "aside":
        monkeypatch.setattr(publishing, "_libc", lambda: None)
    return str(request.param)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write(tmp_path / "site", TWO)


@pytest.fixture
def output(root: Path) -> Path:
    """Two handbooks, published."""
    publish(root, root / "output")
    return root / "output"


def identities(folder: Path) -> dict[str, tuple[int, int]]:
    """Of every file: which one it is on the disk, and when it was written."""
    return {name: ((folder / name).stat().st_ino, (folder / name).stat().st_mtime_ns) for name in contents(folder)}


def test_an_output_folder_holds_the_portal_and_a_folder_for_each_agency(output: Path) -> None:
    assert {entry.name for entry in output.iterdir()} == {
        *(MARKER, RECORD, LIST, "assets", "elm", "oak"),
        *("index.html", "atlas.html", "families.html", "credentials.html"),
    }


def test_every_folder_of_ours_says_so_and_an_agency_says_what_it_is(output: Path) -> None:
    markers = {name: json.loads(data) for name, data in contents(output).items() if name.endswith(MARKER)}
    assert markers[MARKER]["summary"] is None
    assert markers[f"oak/{MARKER}"]["summary"]["name"] == "Oak House"
    assert set(publishing.summaries(output)) == {"elm", "oak"}


def test_nothing_changed_so_no_file_is_written(root: Path, output: Path) -> None:
    before = identities(output)
    publish(root, output)
    assert identities(output) == before


def test_only_the_pages_that_changed_are_written(root: Path, output: Path) -> None:
    texts, files = contents(output), identities(output)
    write(root, RETOLD)
    publish(root, output)
    changed = {name for name, text in contents(output).items() if text != texts[name]}
    written = {name for name, file in identities(output).items() if file != files[name]}
    assert written == changed
    assert "oak/role-peer-2.html" in changed
    assert "oak/about.html" not in changed
    assert {name for name in changed if not name.startswith("oak/")} == {LIST}


def test_a_new_rate_changes_the_pages_over_all_agencies_that_print_it(root: Path, output: Path) -> None:
    texts = contents(output)
    pay = root / "ladders" / "oak" / "pay.yaml"
    pay.write_text(pay.read_text(encoding="utf-8").replace("22.50", "22.75"), encoding="utf-8")
    publish(root, output)
    changed = {name for name, text in contents(output).items() if text != texts.get(name)}
    assert {name for name in changed if "/" not in name and name.endswith(".html")} == {"atlas.html", "families.html"}


def test_no_file_is_left_with_a_second_name(root: Path, output: Path) -> None:
    write(root, RENAMED)
    publish(root, output)
    assert {path.stat().st_nlink for path in output.rglob("*") if path.is_file()} == {1}


def test_a_page_that_is_no_more_goes_with_the_old_edition(root: Path, output: Path) -> None:
    roles = root / "ladders" / "oak" / "roles.yaml"
    roles.write_text(roles.read_text(encoding="utf-8").replace("to-peer-2", "second-step"), encoding="utf-8")
    publish(root, output)
    assert not (output / "oak" / "move-to-peer-2.html").exists()
    assert (output / "oak" / "move-second-step.html").exists()


def test_each_agency_is_swapped_once_and_never_written_in_place(root: Path, output: Path, way: str) -> None:
    write(root, RENAMED)
    seen = calls(lambda: publish(root, output))
    swaps = ["exchange", "exchanged"] if way == "exchange" else ["exchange", "os.rename", "os.rename"]
    assert [call.name for call in seen if call.touches(output / "oak")] == swaps
    assert not [call for call in seen if call.touches(output / "elm")], "nothing of it changed"
    for agency in ("elm", "oak"):
        assert not [call for call in seen if call.changes_below(output / agency)]


def test_the_portal_comes_last_and_its_page_after_its_assets(root: Path, output: Path) -> None:
    shutil.rmtree(root / "ladders" / "elm")
    write(root, small("fir") | {"layouts/shared/assets/css/more.css": "p { color: black; }"})
    seen = calls(lambda: publish(root, output))
    page = [call.touches(output / "index.html") for call in seen].index(True)
    before = seen[:page]
    assert any(call.touches(output / "fir") for call in before)
    assert any(call.touches(output / "oak") for call in before)
    assert any(call.name == "os.rename" and call.changes_below(output / "assets") for call in before)
    assert not any(call.touches(output / "elm") for call in before)
    assert any(call.touches(output / "elm") for call in seen)


def test_assets_of_the_portal_lie_in_folders_and_leave_with_them(root: Path, output: Path) -> None:
    script = root / "layouts/shared/assets/js/more/one.js"
    write(root, {str(script.relative_to(root)): "1;"})
    publish(root, output)
    assert [file.read_bytes() for file in (output / "assets/js/more").iterdir()] == [b"1;"]
    script.unlink()
    publish(root, output)
    assert not (output / "assets/js/more").exists()


def test_an_agency_that_left_the_ladders_leaves_the_output(root: Path, output: Path) -> None:
    shutil.rmtree(root / "ladders" / "elm")
    report = publish(root, output)
    assert report.removed == ("elm",)
    assert not (output / "elm").exists()
    assert b"elm" not in (output / "index.html").read_bytes()


def test_where_one_agency_is_left_the_pages_over_all_go(root: Path, output: Path) -> None:
    shutil.rmtree(root / "ladders" / "elm")
    publish(root, output)
    assert {entry.name for entry in output.iterdir()} == {MARKER, RECORD, LIST, "assets", "index.html", "oak"}


def test_an_agency_whose_marker_is_of_an_older_form_is_missed_until_it_is_built_again(root: Path, output: Path) -> None:
    old = {"ladderbook": 1, "summary": {"id": "elm", "name": "Elm House", "roles": 2, "moves": 2}}
    (output / "elm" / MARKER).write_text(json.dumps(old), encoding="utf-8")
    with pytest.raises(Refused):
        publish(root, output / "elm")
    publish(root, output, "oak")
    assert b"Elm House" not in (output / "index.html").read_bytes()
    publish(root, output)
    assert b"Elm House" in (output / "index.html").read_bytes()


def test_a_folder_that_is_not_ours_stays_beside_the_handbooks(root: Path, output: Path) -> None:
    (output / "notes").mkdir()
    (output / "notes" / "mine.txt").write_text("mine", encoding="utf-8")
    shutil.rmtree(root / "ladders" / "elm")
    publish(root, output)
    assert contents(output / "notes") == {"mine.txt": b"mine"}


def test_one_agency_alone_is_rebuilt_and_the_portal_still_lists_both(root: Path, output: Path) -> None:
    before = identities(output / "elm")
    write(root, small("elm", title="Peer Guide") | small("oak", title="Peer Guide"))
    publish(root, output, "oak")
    assert identities(output / "elm") == before
    assert b"Peer Guide" in (output / "oak" / "role-peer-2.html").read_bytes()
    assert all(name in (output / "index.html").read_bytes() for name in (b"Elm House", b"Oak House"))


def test_a_folder_with_only_a_gitignore_counts_as_empty_and_the_file_stays(root: Path) -> None:
    output = root / "output"
    output.mkdir()
    (output / ".gitignore").write_text("*\n", encoding="utf-8")
    publish(root, output)
    write(root, RENAMED)
    publish(root, output)
    assert (output / ".gitignore").read_text(encoding="utf-8") == "*\n"


@pytest.mark.parametrize("folder", [".", "oak", "assets", OLD, STAGING])
def test_a_folder_with_other_files_is_refused_and_left_alone(tmp_path: Path, root: Path, folder: str) -> None:
    mine = write(tmp_path / "mine", {f"{folder}/letter.txt": "mine", "other.txt": "mine too"})
    before = contents(mine)
    with pytest.raises(Refused, match="holds files that Ladderbook did not make"):
        publish(root, mine)
    assert contents(mine) == before


def test_a_file_in_place_of_the_output_folder_is_refused(tmp_path: Path, root: Path) -> None:
    (tmp_path / "mine").write_text("mine", encoding="utf-8")
    with pytest.raises(Refused, match="is a file, not a folder"):
        publish(root, tmp_path / "mine")
    assert (tmp_path / "mine").read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize("name", ["oak/letter.txt", "oak"], ids=["folder", "file"])
def test_at_an_agencys_place_what_is_not_ours_is_refused_and_left_alone(root: Path, output: Path, name: str) -> None:
    shutil.rmtree(output / "oak")
    write(output, {name: "mine"})
    with pytest.raises(Refused, match="was not made by Ladderbook"):
        publish(root, output)
    assert (output / name).read_text(encoding="utf-8") == "mine"


def test_where_one_agency_is_refused_no_other_is_published(root: Path, output: Path) -> None:
    before = contents(output / "elm")
    shutil.rmtree(output / "oak")
    write(output, {"oak/letter.txt": "mine"})
    write(root, small("elm", title="Peer Guide"))
    with pytest.raises(Refused):
        publish(root, output)
    assert contents(output / "elm") == before


def test_the_folder_of_one_handbook_is_no_output_folder(root: Path, output: Path) -> None:
    before = contents(output)
    with pytest.raises(Refused):
        publish(root, output / "oak")
    assert contents(output) == before


def test_what_was_staged_is_thrown_away(root: Path, output: Path) -> None:
    before = contents(output)
    write(output, {f"{STAGING}/oak/index.html": "half", f"{STAGING}/left/index.html": "half"})
    publish(root, output)
    assert contents(output) == before


def test_what_was_staged_as_a_link_to_a_live_page_is_not_written_through(
    tmp_path: Path, root: Path, output: Path
) -> None:
    live, staged = output / "oak" / "role-peer-2.html", output / STAGING / "oak" / "role-peer-2.html"
    staged.parent.mkdir(parents=True)
    os.link(live, staged)
    os.link(live, tmp_path / "kept.html")
    before = live.read_bytes()
    write(root, RENAMED)
    publish(root, output)
    assert (tmp_path / "kept.html").read_bytes() == before != live.read_bytes()


def test_a_handbook_that_was_moved_aside_comes_back_even_if_the_sources_are_wrong(root: Path, output: Path) -> None:
    before = contents(output)
    (output / OLD).mkdir()
    (output / "oak").rename(output / OLD / "oak")
    write(root, {"ladders/elm/roles.yaml": "roles: 7"})
    assert publish(root, output).failed == ("elm",)
    assert contents(output) == before


def test_a_handbook_moved_aside_whose_successor_stands_is_dropped(root: Path, output: Path) -> None:
    before = contents(output)
    shutil.copytree(output / "oak", output / OLD / "oak")
    publish(root, output)
    assert contents(output) == before


def test_a_handbook_stays_where_another_build_threw_its_successor_away(root: Path, output: Path) -> None:
    before = contents(output / "oak")
    with publishing.prepared(output):
        pass
    publishing.stage(output, "oak", {MARKER: b"{}", "index.html": b"new"})
    with suppress(OSError, Refused):
        publish(root, output)
        publishing.swap(output, "oak")
    assert contents(output / "oak") == before
