"""What `verify`, `pack` and `clean` do with published handbooks, and the lists of digests they go by."""

import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import pytest

from ladderbook import cli
from ladderbook.digests import NAME as LIST
from ladderbook.manifest import NAME as RECORD
from ladderbook.summary import MARKER
from tests.on_disk import contents, publish, small, write

TWO = small("elm") | small("oak")
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = write(tmp_path_factory.mktemp("site"), TWO)
    publish(root, root / "output")
    return root / "output"


@pytest.fixture
def output(made: Path, tmp_path: Path) -> Path:
    """Two handbooks, published; a copy to spoil."""
    return Path(shutil.copytree(made, tmp_path / "output"))


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs a verb in the folder above the handbooks: exit code, what it says, what is wrong."""
    monkeypatch.chdir(tmp_path)

    def ran(*words: object) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["ladderbook", *map(str, words)])
        with pytest.raises(SystemExit) as done:
            cli.main()
        return int(done.value.code or 0), *capsys.readouterr()

    return ran


def digests(folder: Path) -> dict[str, str]:
    lines = (folder / LIST).read_text(encoding="utf-8").splitlines()
    return {name: digest for digest, name in (line.split("  ", 1) for line in lines)}


def test_a_list_names_every_file_of_a_handbook_and_the_root_names_the_lists(output: Path) -> None:
    files = contents(output / "oak")
    expected = {name: sha256(data).hexdigest() for name, data in files.items() if name != LIST}
    assert digests(output / "oak") == expected
    root = digests(output)
    assert root[f"oak/{LIST}"] == sha256(files[LIST]).hexdigest()
    assert {name for name in root if "/" in name and not name.startswith("assets/")} == {f"elm/{LIST}", f"oak/{LIST}"}
    assert {name for name in contents(output) if "/" not in name} - set(root) == {LIST}


def test_a_list_is_read_by_what_every_system_has(output: Path) -> None:
    """As `sha256sum` writes it: the digest, two spaces, the name; where a system has that program, it agrees."""
    program = shutil.which("sha256sum")
    for folder in (output, output / "oak"):
        lines = (folder / LIST).read_text(encoding="utf-8").splitlines()
        assert [line for line in lines if not re.fullmatch(r"[0-9a-f]{64}  [^\\\n]+", line)] == []
        command = [program, "-c", "--strict", "--quiet", LIST]
        assert program is None or subprocess.run(command, cwd=folder, check=False).returncode == 0


def test_whole_handbooks_are_said_to_be_whole(run: Run, output: Path) -> None:
    for folder in ("output", "output/oak"):
        assert run("verify", folder) == (0, f"{folder}: every file is as it was written.\n", "")
    (output / ".gitignore").write_text("*\n", encoding="utf-8")
    assert run("verify")[0] == 0


def test_what_is_missing_changed_or_new_is_named(run: Run, output: Path) -> None:
    (output / "oak/role-peer-1.html").unlink()
    with (output / "oak/index.html").open("ab") as file:
        file.write(b" ")
    write(output, {"oak/more/x.html": "<script>", "elm/y.txt": "", "notes/mine.txt": "", "z.html": ""})
    (output / "elm/about.html").unlink()
    (output / "elm/about.html").symlink_to("index.html")
    code, said, wrong = run("verify")
    assert (code, said) == (1, "")
    assert wrong.splitlines()[:-1] == [
        "elm/about.html: changed",
        "elm/y.txt: not made by this build",
        "notes/mine.txt: not made by this build",
        "oak/index.html: changed",
        "oak/more/x.html: not made by this build",
        "oak/role-peer-1.html: missing",
        "z.html: not made by this build",
    ]


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        (f"oak/{LIST}", None, f"oak/{LIST}: missing"),
        (f"oak/{LIST}", "0" * 64 + "  index.html\n", f"oak/{LIST}: changed"),
        (LIST, None, f"{LIST}: there is no list of digests here, or it is damaged"),
        (LIST, "what is this\n", f"{LIST}: there is no list of digests here, or it is damaged"),
        (f"oak/{MARKER}", None, f"oak/{MARKER}: missing"),
    ],
)
def test_a_list_that_is_spoilt_is_told(run: Run, output: Path, name: str, text: str | None, said: str) -> None:
    (output / name).unlink()
    if text is not None:
        write(output, {name: text})
    code, _, wrong = run("verify")
    assert code == 1
    assert wrong.splitlines()[0] == said


def test_a_list_opens_nothing_outside(run: Run, output: Path) -> None:
    secret = write(output.parent, {"secret.txt": "Not for you"}) / "secret.txt"
    named = f"{sha256(secret.read_bytes()).hexdigest()}  ../secret.txt\n"
    (output / LIST).write_text(named, encoding="utf-8")
    assert "../secret.txt: missing" in run("verify")[2]
    assert run("pack")[0] == 1
    run("clean")
    assert secret.read_text(encoding="utf-8") == "Not for you"


def test_what_is_no_folder_of_ours_is_no_folder_to_verify_pack_or_clean(run: Run, output: Path) -> None:
    mine = write(output.parent / "mine", {"index.html": "mine"})
    assert run("verify", mine)[0] == run("pack", "-o", mine, "--agency", "oak")[0] == run("clean", "-o", mine)[0] == 2
    assert run("pack", "-o", mine)[0] == run("verify", output.parent / "none")[0] == 2
    assert run("clean", "-o", output / "oak")[0] == 2
    assert contents(mine) == {"index.html": b"mine"}


def test_a_build_makes_a_spoilt_handbook_whole_again(run: Run, made: Path, output: Path) -> None:
    (output / "oak/role-peer-1.html").unlink()
    write(output, {"oak/more.html": "x"})
    assert run("-C", made.parent, "-o", output, "--no-cache", "--as-of", "2026-09-01", "-q")[0] == 0
    assert run("verify")[0] == 0
    assert contents(output) == contents(made)


def names(data: bytes) -> list[str]:
    return zipfile.ZipFile(BytesIO(data)).namelist()


def test_a_pack_is_what_was_published_and_a_word_before_it(run: Run, output: Path, tmp_path: Path) -> None:
    assert run("pack") == (0, "Wrote handbooks.zip.\n", "")
    packed = zipfile.ZipFile(tmp_path / "handbooks.zip")
    assert packed.testzip() is None
    assert packed.namelist()[0] == "UNZIP-FIRST.txt"
    assert b"Open handbooks/index.html in the folder" in packed.read("UNZIP-FIRST.txt")
    packed.extractall(tmp_path / "unzipped")
    assert contents(tmp_path / "unzipped/handbooks") == contents(output)
    assert run("verify", tmp_path / "unzipped/handbooks")[0] == 0


def test_one_handbook_is_packed_alone(run: Run, output: Path, tmp_path: Path) -> None:
    assert run("pack", "--agency", "oak", "--to", "mine.zip")[0] == 0
    packed = zipfile.ZipFile(tmp_path / "mine.zip")
    assert set(packed.namelist()) == {"UNZIP-FIRST.txt", *(f"oak/{name}" for name in contents(output / "oak"))}
    assert b"The handbook of Oak House" in packed.read("UNZIP-FIRST.txt")
    assert run("pack", "--agency", "ash")[0] == 2


def test_the_same_handbooks_are_the_same_pack(run: Run, output: Path, tmp_path: Path) -> None:
    run("pack", "--to", "one.zip")
    for path in output.rglob("*"):
        path.chmod(0o700)
        path.touch()
    shutil.copytree(output, tmp_path / "again")
    (tmp_path / "again" / RECORD).unlink()
    write(tmp_path / "again", {".gitignore": "*", "oak/mine.txt": "left out"})
    run("pack", "-o", "again", "--to", "two.zip")
    one, two = ((tmp_path / f"{name}.zip").read_bytes() for name in ("one", "two"))
    assert one == two
    assert not [name for name in names(two) if RECORD in name or "mine" in name or "gitignore" in name]


def test_what_is_not_whole_is_not_packed(run: Run, output: Path, tmp_path: Path) -> None:
    (output / "oak/role-peer-1.html").write_text("changed", encoding="utf-8")
    code, _, wrong = run("pack")
    assert code == 1
    assert "oak/role-peer-1.html: changed" in wrong
    assert not list(tmp_path.glob("*.zip*"))


def test_clean_removes_all_that_was_made(run: Run, output: Path) -> None:
    write(output, {".gitignore": "*\n"})
    assert run("clean") == (0, "Removed the handbooks in output.\n", "")
    assert contents(output) == {".gitignore": b"*\n"}
    assert run("clean")[0] == 2


def test_clean_leaves_what_no_build_made(run: Run, output: Path, tmp_path: Path) -> None:
    elsewhere = write(tmp_path / "elsewhere", {MARKER: "{}", "mine.txt": "mine"})
    write(output, {"notes/mine.txt": "mine", "letter.html": "mine", "assets/mine.css": "mine"})
    (output / "linked").symlink_to(elsewhere)
    assert run("clean")[1] == "Removed the handbooks in output. Left there: assets, letter.html, linked, notes.\n"
    assert contents(elsewhere) == {MARKER: b"{}", "mine.txt": b"mine"}
    assert set(contents(output)) == {"notes/mine.txt", "letter.html", "assets/mine.css"}
