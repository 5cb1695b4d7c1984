"""The Nu HTML checker has nothing to say about any page or style sheet."""

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Final

import pytest

pytestmark = pytest.mark.browser

FALSE_ALARM: Final = (
    r"Resource violates Content Security Policy.*assets/.*blocked by .(style|script|img)-src.*"
    r"|CSS: .(vector-effect|field-sizing).: Property .* doesn.t exist."
)
"""Nu takes the `'self'` of a file to allow nothing; browsers do not: test_opening.py sees all of it at work.
And it does not know two properties of younger standards (SVG 2, CSS User Interface 4)."""


@pytest.fixture
def java() -> str:
    found = shutil.which("java")
    if found is None and os.environ.get("CI") == "true":
        pytest.fail("The Nu HTML checker needs Java, and CI must have it.", pytrace=False)
    if found is None:
        pytest.skip("The Nu HTML checker needs Java, which is not installed here.")
    return found


def nu(java: str, vnu: Path, folder: Path, kind: str) -> list[str]:
    """What the checker says of the files of a kind in a folder."""
    flags = [f"--skip-non-{kind}", "--format", "json", "--stdout", "--exit-zero-always", "--filterpattern", FALSE_ALARM]
    command = [java, "-jar", str(vnu), *flags, str(folder)]
    answer = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True).stdout
    return [f"{one['url']}:{one.get('lastLine')}: {one['message']}" for one in json.loads(answer)["messages"]]


@pytest.mark.parametrize("kind", ["html", "css"])
def test_nu_has_nothing_to_say(java: str, vnu: Path, handbooks: Path, kind: str) -> None:
    found = nu(java, vnu, handbooks, kind)
    assert not found, "\n".join(found)


def test_nu_sees_a_fault(java: str, vnu: Path, tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text("<!doctype html><title>x</title><p id=a><p id=a>", encoding="utf-8")
    (tmp_path / "style.css").write_text("p { colour: red }", encoding="utf-8")
    assert "Duplicate ID" in "".join(nu(java, vnu, tmp_path, "html"))
    assert "colour" in "".join(nu(java, vnu, tmp_path, "css"))
