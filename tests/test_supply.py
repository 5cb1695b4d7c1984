"""What the program is made of and what it reaches for: few packages, all pinned, and no network, no other program."""

import json
import re
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Final

from tests.on_disk import small, write
from tests.support import DAY, ROOT
from tools import sbom

DIRECT: Final = 9
HOOKED: Final = """
import os, sys
from pathlib import Path

root = Path(sys.argv[1]).resolve()
refused = ("socket.", "subprocess.", "os.system", "os.exec", "os.spawn", "os.posix_spawn", "os.startfile", "pty.",
           "urllib.", "http.", "ftplib.", "smtplib.", "webbrowser.", "winreg.")
changing = ("os.remove", "os.rename", "os.rmdir", "os.mkdir", "os.link", "os.symlink", "os.truncate", "shutil.")

def hook(event, args):
    if event.startswith(refused):
        os.write(2, f"{event} {args}\\n".encode()); os._exit(9)
    writes = event == "open" and isinstance(args[2], int) and args[2] & (os.O_WRONLY | os.O_RDWR)
    if writes or event.startswith(changing):
        paths = [Path(one) for one in args if isinstance(one, (str, os.PathLike))]
        if any(one.is_absolute() and not one.is_relative_to(root) for one in paths):
            os.write(2, f"{event} {args}\\n".encode()); os._exit(8)

sys.dont_write_bytecode = True
sys.addaudithook(hook)
sys.argv = ["ladderbook", "-C", str(root), "--as-of", sys.argv[2], "--jobs", sys.argv[3], "-q"]
from ladderbook.front import main
main()
"""


def pyproject() -> dict[str, dict[str, list[str]]]:
    found: dict[str, dict[str, list[str]]] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return found


def test_a_build_uses_no_network_and_no_other_program_and_writes_only_its_output(tmp_path: Path) -> None:
    root = write(tmp_path / "site", small("elm") | small("oak"))
    for jobs in ("1", "2"):  # in this process, and with workers of their own
        command = [sys.executable, "-c", HOOKED, root, DAY.isoformat(), jobs]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60, check=False)
        assert (done.returncode, done.stderr) == (0, "")
        write(root, small("oak", title=f"Peer Guide {jobs}"))
    assert {entry.name for entry in root.iterdir()} == {"ladders", "output"}


def test_few_packages_are_asked_for_each_with_bounds() -> None:
    asked = pyproject()["project"]["dependencies"]
    assert len(asked) <= DIRECT
    assert [one for one in asked if not re.fullmatch(r"[a-z0-9-]+>=[\d.]+,<[\d.]+", one)] == []


def test_every_package_is_pinned_to_the_digests_of_its_files() -> None:
    for name in ("site", "test"):
        text = (ROOT / f"requirements/{name}.txt").read_text(encoding="utf-8")
        blocks = re.split(r"^(?=[a-z0-9])", text, flags=re.MULTILINE)[1:]
        assert blocks
        assert [block for block in blocks if "==" not in block or "--hash=sha256:" not in block] == []
        assert "://" not in text
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    installs = [line for line in makefile.splitlines() if "pip install" in line and not line.startswith("#")]
    assert [line for line in installs if "--require-hashes" not in line] == []


def test_the_list_of_software_names_every_package_and_script_with_its_licence() -> None:
    listed = sbom.bill()
    assert (listed["bomFormat"], listed["specVersion"], listed["version"]) == ("CycloneDX", "1.6", 1)
    pinned = re.findall(r"^([a-z0-9-]+)==", (ROOT / "requirements/site.txt").read_text(encoding="utf-8"), re.MULTILINE)
    named = {one["name"] for one in listed["components"]}
    assert named - {"minisearch"} <= set(pinned)
    assert {re.split(r"[^a-z0-9-]", one)[0] for one in pyproject()["project"]["dependencies"]} <= named
    assert all(one["purl"].endswith(f"@{one['version']}") and one["licenses"] for one in listed["components"])
    references = {one["bom-ref"] for one in listed["components"]} | {"ladderbook"}
    assert {one["ref"] for one in listed["dependencies"]} | {"pkg:npm/minisearch@7.2.0"} == references
    assert {ref for one in listed["dependencies"] for ref in one["dependsOn"]} <= references


def test_the_list_of_software_tells_of_no_machine_day_or_registry() -> None:
    words = json.dumps(sbom.bill())
    assert json.dumps(sbom.bill()) == words
    assert "://" not in words
    assert str(ROOT) not in words
    assert not re.search(r"20\d\d-\d\d-\d\d", words)
