"""Which files of a site are read: whatever else lies there is told with its name, and nothing outside is looked at."""

import os
from pathlib import Path
from typing import Final

import pytest

from ladderbook import limits
from ladderbook.build import Order, Report, build
from ladderbook.scan import packaged
from tests.on_disk import contents, small, write
from tests.support import AGENCY, DAY, errors, site

OUTSIDE: Final = "terms:\n  - {id: secret, term: Secret, text: Not for you}\n"
TERMS: Final = "terms:\n  - {id: rung, term: Rung, text: One level of a ladder}\n"
GUIDE: Final = "---\ntitle: Asking\nsummary: How do I ask?\n---\nThis page says how.\n"
NAMES: Final = {
    "a backslash": "ladders/oak/more\\..\\..\\secret.yaml",
    "a drive letter": "ladders/oak/C:secret.yaml",
    "another stream": "ladders/oak/terms.yaml:secret.yaml",
    "a wildcard": "ladders/oak/*.yaml",
    "a question mark": "ladders/oak/what?.yaml",
    "a quotation mark": 'ladders/oak/"quoted".yaml',
    "angle brackets": "ladders/oak/<b>.yaml",
    "a pipe sign": "ladders/oak/a|b.yaml",
    "a line break": "ladders/oak/a\nb.yaml",
    "an escape sequence": "ladders/oak/\x1b[31m.yaml",
    "text that runs backwards": "ladders/oak/\u202elmay.yaml",
    "bytes that are no text": os.fsdecode(b"ladders/oak/\xff.yaml"),
    "a dot at the end of a folder": "ladders/oak/more./terms.yaml",
    "a space at the end of a folder": "ladders/oak/more /terms.yaml",
    "a device": "ladders/oak/con.yaml",
    "a device with two endings": "ladders/oak/NUL.old.yaml",
    "a device as a folder": "ladders/oak/aux/terms.yaml",
    "a device with a number": "content/oak/com1.md",
    "a device with a raised number": "ladders/oak/lpt².yaml",
    "a device that is read": "ladders/oak/CONIN$.yaml",
    "a device with spaces": "ladders/oak/aux  .yaml",
    "a share": "ladders/oak/\\\\server\\share.yaml",
    "a device as a layout": "layouts/oak/assets/lpt9.svg",
    "a device as an agency": "ladders/prn/terms.yaml",
    "too long a name": f"ladders/oak/{'a' * 170}.yaml",
}
TWINS: Final = {
    "capitals": ("ladders/oak/Terms.yaml", "ladders/oak/terms.yaml"),
    "capitals of a folder": ("ladders/oak/More/a.yaml", "ladders/oak/more/b.yaml"),
    "capitals of an agency": ("content/Oak/asking.md", "content/oak/other.md"),
    "sharp s": ("ladders/oak/strasse.yaml", "ladders/oak/straße.yaml"),
    "composed letters": ("ladders/oak/cafe\u0301.yaml", "ladders/oak/caf\u00e9.yaml"),
    "letters of another width": ("ladders/oak/\u212bngstrom.yaml", "ladders/oak/\u00e5ngstrom.yaml"),
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A sound site of two agencies, with a secret beside it."""
    write(tmp_path, {"secret.yaml": OUTSIDE, "secrets/terms.yaml": OUTSIDE})
    return write(tmp_path / "site", small("elm") | small("oak"))


def built(root: Path, **asked: object) -> Report:
    return build(Order(root, root / "output", DAY, jobs=1, **asked))  # type: ignore[arg-type]


def told(root: Path, **asked: object) -> list[tuple[str, str]]:
    """File and code of every error; nothing of the secret is in a page."""
    report = built(root, **asked)
    assert not any(b"Not for you" in page for page in contents(root / "output").values())
    return [(problem.place.file, problem.code) for problem in report.problems]


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES)
def test_a_name_that_not_every_system_can_keep(root: Path, name: str) -> None:
    write(root, {name: GUIDE if name.endswith(".md") else "<svg/>" if name.endswith(".svg") else TERMS})
    assert told(root) == [(name, "bad-path")]


@pytest.mark.parametrize("names", TWINS.values(), ids=TWINS)
def test_two_names_that_some_systems_take_for_one(root: Path, names: tuple[str, str]) -> None:
    write(root, {name: GUIDE if name.endswith(".md") else "terms: []\n" for name in names})
    assert [code for _, code in told(root) if code != "empty-value"] == ["same-path"]


PICTURES: Final = (
    "../logo.svg", "../../secret.svg", "a/../../logo.svg", "/etc/logo.svg", "C:\\logo.svg", "\\\\server\\logo.svg",
    "..\\logo.svg", "logo.svg/", ".svg", "..svg", "con.svg", "logo.svg%00.png", "%2e%2e/logo.svg",
    "http://evil.example/logo.svg", "Logo.svg",
)  # fmt: skip


@pytest.mark.parametrize("name", PICTURES)
def test_the_name_of_a_picture_is_no_path(name: str) -> None:
    agency = AGENCY.replace("2026-07-01}}", f"2026-07-01}}, theme: {{logo: '{name}'}}}}", 1)
    assert name in agency
    assert any(
        "logo" in message or "picture" in message for message in errors(site({"ladders/oak/agency.yaml": agency}))
    )


LINKS: Final = {
    "a file outside": ("ladders/oak/terms.yaml", "../../../secret.yaml", "link-outside"),
    "a file outside, from the root": ("ladders/oak/terms.yaml", "/etc/hostname", "link-outside"),
    "a file outside whose folder begins alike": (
        "ladders/oak/terms.yaml",
        "../../../site-2/secret.yaml",
        "link-outside",
    ),
    "by way of another link": ("ladders/oak/terms.yaml", "far.yaml", "link-outside"),
    "a layout outside": ("layouts/oak/home.html", "../../../secret.yaml", "link-outside"),
    "a folder outside": ("ladders/oak/more", "../../../secrets", "link-outside"),
    "an agency outside": ("ladders/ash", "../../secrets", "link-outside"),
    "all content outside": ("content", "../secrets", "link-outside"),
    "a folder inside": ("ladders/oak/more", "../elm", "not-a-file"),
    "a circle of folders": ("ladders/oak/more", ".", "not-a-file"),
    "nothing": ("ladders/oak/terms.yaml", "none.yaml", "not-a-file"),
    "itself": ("ladders/oak/terms.yaml", "terms.yaml", "not-a-file"),
    "a device": ("ladders/oak/terms.yaml", "/dev/zero", "link-outside"),
}


@pytest.mark.parametrize(("name", "target", "code"), LINKS.values(), ids=LINKS)
def test_a_link_to(root: Path, name: str, target: str, code: str) -> None:
    write(root.parent / "site-2", {"secret.yaml": OUTSIDE})
    link = root / name
    link.parent.mkdir(parents=True, exist_ok=True)
    if target == "far.yaml":
        (link.parent / "far.yaml").symlink_to("../../../secret.yaml")
    link.symlink_to(target)
    assert (name, code) in told(root)
    assert {found for _, found in told(root)} == {code}


def test_a_link_to_a_file_of_the_site_is_read(root: Path) -> None:
    write(root, {"ladders/elm/terms.yaml": TERMS})
    (root / "ladders/oak/terms.yaml").symlink_to("../elm/terms.yaml")
    assert told(root) == []
    assert b"Rung" in contents(root / "output")["oak/glossary.html"]


def test_a_pipe_is_not_waited_for(root: Path) -> None:
    os.mkfifo(root / "ladders/oak/terms.yaml")
    assert told(root) == [("ladders/oak/terms.yaml", "not-a-file")]


def test_folders_deep_inside_each_other_are_not_looked_into(root: Path) -> None:
    deep = root / "ladders/oak"
    for _ in range(80):
        deep = deep / "deeper"
    write(deep, {"terms.yaml": TERMS})
    name = f"ladders/oak{'/deeper' * limits.FOLDERS}"
    assert told(root) == [(name, "not-a-file")]


def test_a_file_that_is_too_large_is_not_read(root: Path) -> None:
    with (root / "ladders/oak/terms.yaml").open("wb") as file:
        file.truncate(200_000_000_000)
    assert told(root) == [("ladders/oak/terms.yaml", "file-too-large")]


def test_too_much_for_one_agency(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ladderbook.disk.AGENCY_BYTES", 2_000_000)
    for number in range(3):
        write(root, {f"content/oak/page-{number}.md": GUIDE + "x " * 400_000})
    assert told(root) == [("ladders/oak", "file-too-large")]


def test_any_number_of_agencies_is_not_too_much(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    alone = sum(max(len(text), limits.SMALLEST_BYTES) for text in small("oak").values())
    shared = sum(max(found.size, limits.SMALLEST_BYTES) for found in packaged())
    monkeypatch.setattr("ladderbook.disk.AGENCY_BYTES", shared + alone)
    for number in range(60):
        write(root, small(f"fir-{number}"))
    assert build(Order(root, None, DAY, ("oak", "fir-1"), jobs=1)).problems == ()


def test_an_agency_with_a_file_that_is_not_read_is_not_published_and_no_other_is_removed(root: Path) -> None:
    assert told(root) == []
    before = contents(root / "output")
    (root / "ladders/elm/terms.yaml").symlink_to("/etc/hostname")
    (root / "ladders/oak").rename(root.parent / "oak")
    (root / "ladders/oak").symlink_to(root.parent / "oak")
    report = built(root, keep_going=True)
    assert report.failed == ("elm",)
    assert report.removed == ()
    after = contents(root / "output")
    assert {name: data for name, data in after.items() if "/" in name} == {
        name: data for name, data in before.items() if "/" in name
    }


def test_a_build_after_it_tells_of_the_file_again(root: Path) -> None:
    (root / "ladders/elm/terms.yaml").symlink_to("/etc/hostname")
    for _ in range(2):
        assert told(root, keep_going=True) == [("ladders/elm/terms.yaml", "link-outside")]
