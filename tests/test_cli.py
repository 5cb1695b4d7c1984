"""The command line: exit codes, what is said where, and that nothing published is touched when something is wrong."""

import ctypes
import json
import os
import resource
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import pytest

from ladderbook import __version__, cli
from ladderbook.digests import NAME as LIST
from ladderbook.publish import STAGING
from tests.on_disk import contents, small, write
from tests.support import ROOT

TWO: Final = small("elm") | small("oak")
RENAMED: Final = small("elm", title="Peer Guide") | small("oak", title="Peer Guide")
WRONG: Final = {"ladders/elm/extra.yaml": "families:\n  - {id: night, titel: Night}\n"}
WARNED: Final = {
    "ladders/elm/extra.yaml": "roles:\n  - {id: peer-3, title: Peer Worker III, family: direct, level: 2,"
    " identity: peer, pay: {plan: hourly, grade: P2}, reports_to: office}\n"
}
"""A role that no move leads into: a warning."""
CALM: Final = "What is only counted stops nothing. Run `check` to read each with its line and its fix."
UNREACHABLE: Final = "warning: no move leads into the role peer-3  [unreachable-role]"


@dataclass(frozen=True)
class Ran:
    """What came of a command."""

    code: int
    out: str
    err: str


Run = Callable[..., Ran]
Staging = Callable[[int], tuple[subprocess.Popen[str], Path, dict[str, bytes]]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs the command in this process."""

    def ran(*args: object) -> Ran:
        monkeypatch.setattr(sys, "argv", ["ladderbook", *map(str, args)])
        with pytest.raises(SystemExit) as done:
            cli.main()
        out, err = capsys.readouterr()
        assert "Traceback" not in out + err
        return Ran(done.value.code, out, err)

    return ran


def start(*args: object, cwd: Path, **options: Any) -> subprocess.Popen[str]:
    """Starts the command in a process of its own, as a shell does."""
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
    # The package need not be installed where the tests run.
    options["env"] = {**options.get("env", os.environ), "PYTHONPATH": str(ROOT)}
    return subprocess.Popen([sys.executable, "-m", "ladderbook", *map(str, args)], cwd=cwd, **{**pipes, **options})


def spawn(*args: object, cwd: Path, **options: Any) -> Ran:
    """The command in a process of its own, to its end."""
    process = start(*args, cwd=cwd, **options)
    out, err = process.communicate(timeout=60)
    assert "Traceback" not in f"{out}{err}"
    return Ran(process.returncode, out, err)


def _obey_permissions() -> None:
    """Takes the right to write anywhere from a process that root starts."""
    if os.geteuid() == 0:
        drop_from_bounding_set, dac_override = 24, 1
        assert ctypes.CDLL(None).prctl(drop_from_bounding_set, dac_override, 0, 0, 0) == 0


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A site of two agencies, in which the command runs."""
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.chdir(write(tmp_path / "site", TWO))
    return tmp_path / "site"


@pytest.fixture
def output(root: Path, run: Run) -> Path:
    """Its handbooks, published."""
    assert run("-q").code == cli.GOOD
    return root / "output"


def pages(output: Path) -> int:
    """How many pages all handbooks together have, without the portal."""
    return sum(name.endswith(".html") and "/" in name for name in contents(output))


def changed(output: Path, before: dict[str, bytes]) -> set[str]:
    """The agencies whose handbooks are not what they were; `portal` for any page of the portal.

    The list over all of them changes with any.
    """
    after = contents(output)
    files = {name for name in before | after if before.get(name) != after.get(name)} - {LIST}
    return {"portal" if name.endswith(".html") and "/" not in name else name.split("/")[0] for name in files}


def test_building_says_what_was_built_on_stdout_and_nothing_on_stderr(root: Path, run: Run) -> None:
    found = run("build")
    said = f"2 handbooks, {pages(root / 'output')} pages. Open {Path('output', 'index.html')}\n"
    assert found == Ran(cli.GOOD, said, "")


def test_build_is_the_verb_where_none_is_given(root: Path, run: Run) -> None:
    assert run().code == run("-q").code == run("build", "-o", "other").code == cli.GOOD
    assert contents(root / "output") == contents(root / "other")


def test_the_front_door_is_the_same_command(root: Path, output: Path) -> None:
    subprocess.run(
        [sys.executable, ROOT / "build.py", "-C", root, "-o", root / "door"], check=True, capture_output=True
    )
    assert contents(root / "door") == contents(output)


def test_a_site_elsewhere_keeps_its_output(
    root: Path, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run("build", "-C", "site").code == cli.GOOD
    assert (root / "output" / "index.html").is_file()


def test_one_agency_or_several_are_built_alone(root: Path, output: Path, run: Run) -> None:
    before = contents(output)
    write(root, RENAMED | small("fir"))
    assert run("--agency", "oak", "--agency", "fir").out.startswith("2 handbooks, ")
    assert changed(output, before) == {"oak", "fir", "portal"}


def test_verbose_names_what_was_published_and_quiet_says_nothing(root: Path, run: Run) -> None:
    assert run("-v").out.startswith("published elm\npublished oak\n2 handbooks")
    assert run("-q") == Ran(cli.GOOD, "", "")


def test_an_agency_that_is_gone_is_named(root: Path, output: Path, run: Run) -> None:
    (root / "ladders" / "elm").rename(root / "elm")
    assert run().out.startswith("removed elm, which is no longer in ladders/\n1 handbook, ")


def test_the_day_decides_what_is_in_force(root: Path, output: Path, run: Run) -> None:
    write(root, {"ladders/oak/agency.yaml": TWO["ladders/oak/agency.yaml"].replace("2026-07-01", "2031-07-01")})
    pages = []
    for day in ("2031-06-30", "2031-07-01"):
        assert run("--as-of", day).code == cli.GOOD
        pages.append((output / "oak" / "index.html").read_text(encoding="utf-8").casefold())
    assert ["is to begin on july 1, 2031" in page for page in pages] == [True, False]


def test_checking_writes_nothing(root: Path, run: Run) -> None:
    before = contents(root)
    assert run("check") == Ran(cli.GOOD, "The sources are good.\n", "")
    assert run("check", "-q") == Ran(cli.GOOD, "", "")
    write(root, WRONG)
    assert run("check").code == cli.SOURCES
    assert contents(root) == before | {name: text.encode() for name, text in WRONG.items()}
    assert not (root / "output").exists()


def test_one_error_keeps_every_published_handbook(root: Path, output: Path, run: Run) -> None:
    before = contents(output)
    write(root, RENAMED | WRONG)
    found = run()
    assert (found.code, found.out) == (cli.SOURCES, "")
    assert found.err.splitlines() == [
        "ladders/elm/extra.yaml:2:17: error: there is no field `titel` here  [unknown-field]",
        "    - {id: night, titel: Night}",
        "                  ^^^^^",
        "  fix: Did you mean `title`?",
        "1 error.",
        "Nothing was published, the last good handbooks stay. To mend: elm.",
    ]
    assert contents(output) == before


def test_one_error_in_a_new_site_writes_nothing(root: Path, run: Run) -> None:
    write(root, WRONG)
    assert run().code == cli.SOURCES
    assert not contents(root / "output")


def test_keep_going_publishes_the_others_and_keeps_the_last_good_one(root: Path, output: Path, run: Run) -> None:
    before = contents(output)
    write(root, RENAMED | WRONG)
    found = run("--keep-going")
    assert found.code == cli.SOURCES
    assert found.err.endswith("Not published, the last good handbook stays: elm.\n")
    assert found.out.startswith("1 handbook, ")
    assert changed(output, before) == {"oak", "portal"}
    assert b"Elm House" in (output / "index.html").read_bytes()


def test_a_warning_is_said_and_stops_only_under_strict(root: Path, output: Path, run: Run) -> None:
    before = contents(output)
    write(root, WARNED)
    strict = run("--strict")
    assert strict.code == run("check", "--strict").code == cli.SOURCES
    assert strict.err.endswith("1 warning.\nNothing was published, the last good handbooks stay. To mend: elm.\n")
    assert contents(output) == before
    assert UNREACHABLE in strict.err
    kind = run()
    assert kind.code == cli.GOOD
    assert kind.err == f"  elm  1 warning\n1 warning. {CALM}\n"
    assert changed(output, before) == {"elm", "portal"}


def test_a_build_counts_its_warnings_and_a_check_tells_them(root: Path, run: Run) -> None:
    write(root, WARNED)
    checked = run("check").err
    assert UNREACHABLE in checked
    assert run("-v").err == checked
    assert UNREACHABLE not in run().err


def test_an_error_is_told_in_full_beside_the_count_of_warnings(root: Path, run: Run) -> None:
    write(root, WARNED | {"ladders/oak/extra.yaml": WRONG["ladders/elm/extra.yaml"]})
    told = run().err.splitlines()
    assert told[0] == "ladders/oak/extra.yaml:2:17: error: there is no field `titel` here  [unknown-field]"
    assert told[4:] == [
        "  elm  1 warning",
        f"1 error, 1 warning. {CALM}",
        "Nothing was published, the last good handbooks stay. To mend: oak.",
    ]


@pytest.mark.parametrize("verb", ["build", "check"])
def test_json_is_one_object_with_every_problem(root: Path, run: Run, verb: str) -> None:
    write(root, WRONG)
    found = run(verb, "--json")
    assert (found.code, found.err) == (cli.SOURCES, "")
    told = json.loads(found.out)
    assert (told["failed"], told["published"], told["pages"]) == (["elm"], [], 0)
    assert told["problems"] == [
        {
            "file": "ladders/elm/extra.yaml",
            "line": 2,
            "column": 17,
            "severity": "error",
            "code": "unknown-field",
            "message": "there is no field `titel` here",
            "fix": "Did you mean `title`?",
        }
    ]


def test_json_tells_what_was_published(root: Path, run: Run) -> None:
    told = json.loads(run("--json").out)
    assert told == {
        "published": ["elm", "oak"],
        "failed": [],
        "removed": [],
        "current": [],
        "pages": pages(root / "output"),
        "problems": [],
    }


COLOR: Final = "\x1b[31m"


def test_color_only_where_it_is_wanted(root: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    write(root, WRONG)
    assert COLOR not in run("check").err
    assert COLOR in run("check", "--color", "always").err
    monkeypatch.setenv("NO_COLOR", "1")
    assert COLOR in run("check", "--color", "always").err


@pytest.mark.parametrize(
    ("flags", "value", "colored"),
    [([], "", True), ([], "1", False), (["--color", "never"], "", False), (["--json"], "", False)],
    ids=["terminal", "NO_COLOR", "never", "json"],
)
def test_color_on_a_terminal(root: Path, flags: list[str], value: str, colored: bool) -> None:
    write(root, WRONG)
    here, there = os.openpty()
    env = {**os.environ, "NO_COLOR": value, "TERM": "xterm"}
    process = start("check", *flags, cwd=root, env=env, stdout=there, stderr=there)
    os.close(there)
    assert process.wait(60) == cli.SOURCES
    assert (COLOR in os.read(here, 10_000).decode()) == colored
    os.close(here)


def test_help_shows_examples_before_flags(run: Run) -> None:
    for verb in ([], ["build"], ["check"], ["serve"], ["export"]):
        found = run(*verb, "-h")
        assert (found.code, found.err) == (cli.GOOD, "")
        assert found == run(*verb, "--help")
        examples, _, flags = found.out.partition("Options:")
        assert examples.count("\n  ladderbook") >= 2
        assert "-h, --help" in flags


def test_version(run: Run) -> None:
    assert run("--version") == Ran(cli.GOOD, f"ladderbook, version {__version__}\n", "")


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["biuld"], "No such command 'biuld'. Did you mean 'build'?"),
        (["build", "--agncy", "oak"], "No such option '--agncy'. Did you mean '--agency'?"),
        (["--agncy", "oak"], "No such option '--agncy'. Did you mean '--agency'?"),
        (["check", "--agency", "oka"], "There is no agency 'oka' in ladders/. Did you mean oak?"),
        (["--agency", "zebra"], "There is no agency 'zebra' in ladders/. There are: elm, oak."),
        (
            ["--as-of", "tuesday"],
            "Invalid value for '--as-of': 'tuesday' is not a day. Write year-month-day: 2026-07-01.",
        ),
        (["--jobs", "0"], "Invalid value for '--jobs': 0 is not in the range x>=1."),
        (["-C", "nowhere"], "Invalid value for '-C': Directory 'nowhere' does not exist."),
        (
            ["-o", "ladders"],
            "ladders holds files that Ladderbook did not make (elm, oak). Choose an empty folder with -o.",
        ),
    ],
)
def test_a_mistake_in_the_command_is_said_with_a_hint(root: Path, run: Run, args: list[str], said: str) -> None:
    before = contents(root)
    found = run(*args)
    assert (found.code, found.out) == (cli.USAGE, "")
    assert found.err.endswith(f"Error: {said}\n")
    assert contents(root) == before


def test_a_folder_without_ladders_is_an_error_and_removes_no_handbook(output: Path, tmp_path: Path, run: Run) -> None:
    before = contents(output)
    (tmp_path / "elsewhere").mkdir()
    found = run("-C", tmp_path / "elsewhere", "-o", output)
    assert contents(output) == before
    assert found.code in (cli.SOURCES, cli.USAGE)
    assert "ladders" in found.err


def test_a_fault_in_a_layout_is_told_with_its_file(root: Path, output: Path, run: Run) -> None:
    before = contents(output)
    write(root, RENAMED | {"layouts/oak/home.html": "<h1>{{ agency.name }}</h1>\n{{ nothing.here }}\n"})
    found = run()
    assert found.code == cli.SOURCES
    assert found.err.startswith("layouts/oak/home.html:2:1: error: ")
    assert contents(output) == before


def test_a_fault_in_a_layout_of_the_portal_stops_the_build_with_its_line(root: Path, output: Path, run: Run) -> None:
    before = contents(output)
    write(
        root, RENAMED | {"layouts/shared/portal-atlas.html": "{% extends 'portal-base.html' %}\n{{ nothing.here }}\n"}
    )
    write(root, {"layouts/shared/portal-base.html": "{% block main %}{% endblock %}\n{{ no_such_thing.at_all }}\n"})
    found = run()
    assert found.code == cli.SOURCES
    assert "layouts/shared/portal-base.html:2:1: error: this layout cannot be shown" in found.err
    assert found.err.endswith("Nothing was published, the last good handbooks stay. To mend: what is told above.\n")
    assert contents(output) == before


@pytest.mark.parametrize("fault", ["{{ 1 + 'a' }}", "{{ 1 // 0 }}", "{{ agency.name.upper(1) }}"])
def test_a_fault_of_any_type_in_a_layout_is_the_layouts(root: Path, output: Path, run: Run, fault: str) -> None:
    write(root, {"layouts/shared/home.html": f"<h1>Home</h1>\n{fault}\n"})
    found = run()
    assert "not in your files" not in found.err
    assert found.code == cli.SOURCES
    assert "layouts/shared/home.html:2:1: error: " in found.err


@pytest.mark.parametrize(
    ("file", "place"), [("file", "file/output"), (f"output/{STAGING}", "output")], ids=["above", "staging"]
)
def test_a_file_in_place_of_a_folder_is_a_fault_of_the_environment(
    root: Path, output: Path, run: Run, file: str, place: str
) -> None:
    write(root, RENAMED | {file: ""})
    before = contents(output)
    found = run("-o", place)
    assert (found.code, found.out) == (cli.ENVIRONMENT, "")
    assert found.err.count("\n") == 1
    assert contents(output) == before


def test_a_folder_that_may_not_be_written_to_is_a_fault_of_the_environment(root: Path, output: Path) -> None:
    before = contents(output)
    write(root, RENAMED)
    output.chmod(0o500)
    found = spawn(cwd=root, preexec_fn=_obey_permissions)
    output.chmod(0o700)
    assert (found.code, found.out) == (cli.ENVIRONMENT, "")
    assert found.err.count("\n") == 1
    assert contents(output) == before


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_full_disk_leaves_the_handbooks_as_they_are(root: Path, output: Path, jobs: int) -> None:
    """A limit on the size of a file stands for the full disk: writing fails in the middle of a page."""
    before = contents(output)
    write(root, RENAMED)
    limit = (2_000, 2_000)
    found = spawn("--jobs", jobs, cwd=root, preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, limit))
    assert found == Ran(cli.ENVIRONMENT, "", "Error: File too large. Each published handbook is whole.\n")
    assert changed(output, before) <= {STAGING}
    assert spawn(cwd=root).code == cli.GOOD


def test_where_the_results_cannot_be_said_nothing_false_is_said(root: Path, output: Path) -> None:
    write(root, RENAMED)
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        found = spawn(cwd=root, stdout=full)
    assert found.code == cli.ENVIRONMENT
    assert b"Peer Guide" in (output / "oak" / "role-peer-2.html").read_bytes()
    assert "left as they are" not in found.err


@pytest.fixture
def staging(tmp_path: Path) -> Staging:
    """Starts a build of many changed agencies and returns while they are being staged."""
    root, output = tmp_path / "site", tmp_path / "site" / "output"
    names = [f"oak-{number}" for number in range(40)]

    def started(jobs: int) -> tuple[subprocess.Popen[str], Path, dict[str, bytes]]:
        write(root, {file: text for name in names for file, text in small(name).items()})
        assert spawn(cwd=root).code == cli.GOOD
        before = contents(output)
        write(root, {file: text for name in names for file, text in small(name, title="Peer Guide").items()})
        process = start("--jobs", jobs, cwd=root, start_new_session=True)
        while process.poll() is None and not (output / STAGING / "oak-1").exists():
            time.sleep(0.002)
        return process, output, before

    return started


@pytest.mark.parametrize("jobs", [1, 2])
def test_control_c_leaves_the_handbooks_whole(staging: Staging, jobs: int) -> None:
    """The signal goes to the whole group of processes, as a terminal sends it."""
    process, output, before = staging(jobs)
    os.killpg(process.pid, signal.SIGINT)
    out, err = process.communicate(timeout=60)
    assert process.returncode == cli.INTERRUPTED
    assert changed(output, before) <= {STAGING}
    assert (out, err.strip()) == ("", "Stopped. The published handbooks are whole.")


def test_a_worker_that_the_system_kills_ends_the_build(staging: Staging) -> None:
    """As Linux does when memory runs out."""
    process, output, before = staging(2)
    workers = subprocess.run(["pgrep", "-P", str(process.pid)], capture_output=True, text=True, check=True).stdout
    os.kill(int(workers.split()[0]), signal.SIGKILL)
    try:
        _, err = process.communicate(timeout=20)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
        pytest.fail("the build waits for ever")
    assert process.returncode in (cli.ENVIRONMENT, cli.BUG)
    assert "Traceback" not in err
    assert changed(output, before) <= {STAGING}


def test_a_fault_of_ours_is_one_sentence_and_a_file(
    root: Path, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("out of order")

    monkeypatch.setattr(cli, "build", broken)
    found = run()
    assert (found.code, found.out, found.err.count("\n")) == (cli.BUG, "", 1)
    (details,) = tmp_path.glob("ladderbook-*.txt")
    assert str(details) in found.err
    assert "RuntimeError: out of order" in details.read_text(encoding="utf-8")


def test_one_worker_and_two_make_the_same_bytes(tmp_path: Path) -> None:
    names = ("ash", "elm", "fir", "oak", "yew")
    root = write(tmp_path / "site", {file: text for name in names for file, text in small(name).items()})
    for jobs in (1, 2):
        assert spawn("--jobs", jobs, "--as-of", "2026-11-21", "-o", f"by-{jobs}", cwd=root).code == cli.GOOD
    one, two = contents(root / "by-1"), contents(root / "by-2")
    assert one == two
    assert {name.split("/")[0] for name in one} > set(names)


def test_workers_do_not_change_the_messages(tmp_path: Path) -> None:
    names = ("ash", "elm", "fir", "oak", "yew")
    texts = {file: text for name in names for file, text in small(name).items()}
    wrong = {f"ladders/{name}/extra.yaml": WRONG["ladders/elm/extra.yaml"] for name in names[::2]}
    root = write(tmp_path / "site", texts | wrong)
    assert spawn("--jobs", 1, "check", cwd=root).err
    one, two = (spawn("check", "--jobs", jobs, cwd=root) for jobs in (1, 2))
    assert one == two
    assert one.code == cli.SOURCES
