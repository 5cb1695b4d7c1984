"""The wheel, installed where nothing else is: a new site of a few files becomes a handbook with style."""

import re
import subprocess
import sys
import venv
from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.on_disk import contents, write
from tests.support import AGENCY, PAY, ROLES, ROOT

pytestmark = pytest.mark.slow

SITE = {
    "ladders/oak/agency.yaml": AGENCY,
    "ladders/oak/ladder.yaml": PAY + ROLES,
    "content/oak/first-day.md": "---\ntitle: Your first day\nsummary: Where\n---\n\nCome at **nine**.\n",
}
HOME = "<h1>{{ agency.name }}</h1>\n<p>The home page of "


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "pip", "wheel", str(ROOT), "--no-deps", "--quiet", "--wheel-dir", str(folder)]
    subprocess.run(command, check=True)
    (built,) = folder.glob("ladderbook-*.whl")
    return built


@pytest.fixture(scope="module")
def ladderbook(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Callable[[Path], str]:
    """The installed command, run in a folder: what it says."""
    fresh = tmp_path_factory.mktemp("fresh")
    venv.create(fresh, with_pip=True)
    programs = fresh / ("Scripts" if sys.platform == "win32" else "bin")
    subprocess.run([programs / "python", "-m", "pip", "install", "--quiet", wheel], check=True)

    def ran(site: Path) -> str:
        return subprocess.run([programs / "ladderbook"], cwd=site, check=True, capture_output=True, text=True).stdout

    return ran


def test_the_wheel_holds_the_program_and_its_layouts_and_nothing_of_ours(wheel: Path) -> None:
    names = ZipFile(wheel).namelist()
    assert {"ladderbook/cli.py", "ladderbook/layouts/shared/shell.html"} <= set(names)
    assert {name.split("/")[0].split("-")[0] for name in names} == {"ladderbook"}
    assert not [name for name in names if name.endswith((".yaml", ".md", ".csv")) and "/vendor/" not in name]


def test_a_new_site_becomes_a_handbook(ladderbook: Callable[[Path], str], tmp_path: Path) -> None:
    said = ladderbook(write(tmp_path, SITE))
    output = contents(tmp_path / "output")
    assert re.fullmatch(r"1 handbook, \d+ pages\. Open output.index\.html\n", said)
    assert {name.split("/")[0] for name in output} == {".ladderbook.json", "SHA256SUMS", "assets", "index.html", "oak"}
    assert "Come at <strong>nine</strong>." in output["oak/guidance-first-day.html"].decode()
    assert "riverbend" not in "".join(output).casefold()


def test_every_page_has_its_style(ladderbook: Callable[[Path], str], tmp_path: Path) -> None:
    ladderbook(write(tmp_path, SITE))
    oak = contents(tmp_path / "output" / "oak")
    for name, data in oak.items():
        if name.endswith(".html"):
            (sheet,) = re.findall(r'<link rel="stylesheet" href="([^"]+)">', data.decode())
            assert len(oak[sheet]) > 1_000, name


def test_an_agencys_layout_comes_before_the_sites_and_that_before_ours(
    ladderbook: Callable[[Path], str], tmp_path: Path
) -> None:
    site = write(tmp_path, SITE | {name.replace("oak", "elm"): text for name, text in SITE.items()})
    write(site, {"layouts/shared/home.html": f"{HOME}the site</p>", "layouts/oak/home.html": f"{HOME}oak</p>"})
    write(site, {"layouts/shared/parts/trail.html": "<p>The trail of the site</p>"})
    ladderbook(site)
    elm, oak = (contents(tmp_path / "output" / name) for name in ("elm", "oak"))
    assert b"The home page of oak" in oak["index.html"]
    assert b"The home page of the site" in elm["index.html"]
    assert all(b"The trail of the site" in pages["role-peer-1.html"] for pages in (elm, oak))
    assert b"Where this leads" in elm["role-peer-1.html"]
