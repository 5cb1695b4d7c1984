"""`export --single-file`: a page as one file for mail and phones, that loads nothing and says where it comes from."""

import re
from base64 import b64encode
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

import pytest

from ladderbook import cli
from ladderbook.export import exported
from tests.on_disk import small, write
from tests.support import AGENCY, DAY, ROOT, words
from tests.test_cli import Run, run

__all__ = ["run"]


def one(texts: Mapping[str, str], root: Path, subject: str = "role:peer-1") -> str:
    """The file of a page of the small agency, some of whose texts are replaced."""
    made = exported(write(root, small("oak") | dict(texts)), None, [subject], DAY)
    assert made.errors == ()
    [data] = made.files.values()
    return data.decode()


def kept_at(place: str) -> dict[str, str]:
    return {"ladders/oak/agency.yaml": AGENCY.replace("kind: peer-run", f"kind: peer-run, published_at: {place}")}


def head(html: str) -> str:
    """What stands above the page itself."""
    found = re.search(r'<p class="alert">(.*?)</p>', html, re.DOTALL)
    assert found
    return re.sub("<[^>]*>", "", found[1])


def test_a_file_says_at_the_top_where_it_comes_from_and_where_the_current_copy_is(tmp_path: Path) -> None:
    told = "One page of the handbook of Oak House, edition of July 1, 2026. "
    unknown = "Where the current copy is kept is not stated: ask before you rely on this one."
    assert head(one({}, tmp_path / "a")) == told + unknown
    assert head(one(kept_at("Staff room"), tmp_path / "b")) == f"{told}The current copy is kept at Staff room."
    html = one(kept_at("https://oak.example/handbook"), tmp_path / "c")
    assert head(html) == f"{told}The current copy is at https://oak.example/handbook/role-peer-1.html."
    assert "DRAFT. Nobody has approved this edition yet." in html


def test_links_lead_to_the_published_handbook_or_are_words(tmp_path: Path) -> None:
    published = one(kept_at("https://oak.example/handbook/index.html"), tmp_path / "a")
    assert '<a href="https://oak.example/handbook/move-to-peer-2.html">Peer Worker II</a>' in published
    html = one(kept_at("Staff room"), tmp_path / "b")
    assert "<h3>Peer Worker II</h3>" in html
    addresses = set(re.findall(r'(?:href|src)="([^"]*)"', html)) - {"data:,"}
    assert {address for address in addresses if not address.startswith("#")} == set()
    places = set(re.findall(r'id="([^"]*)"', html))
    assert {address[1:] for address in addresses} <= places


def test_the_style_is_inside_and_the_policy_knows_it_by_its_digest(tmp_path: Path) -> None:
    html = one({}, tmp_path)
    [style] = re.findall(r"<style>(.*?)</style>", html, re.DOTALL)
    digest = b64encode(sha256(style.encode()).digest()).decode()
    [policy] = re.findall(r'Content-Security-Policy" content="([^"]*)"', html)
    assert policy.replace("&#39;", "'").split("; ")[:2] == ["default-src 'none'", f"style-src 'sha256-{digest}'"]
    assert "<script" not in html and 'rel="stylesheet"' not in html


def test_a_style_of_an_agency_cannot_end_its_element(tmp_path: Path) -> None:
    html = one({"layouts/oak/assets/css/own.css": "/* </style><script>a()</script> */\n"}, tmp_path)
    assert (html.count("</style>"), html.count("</script")) == (1, 0)


def test_files_are_small_and_the_same_each_time() -> None:
    subjects = ["role:peer-specialist-2", "move:to-senior", "notice:peer-specialist-2", "page:map", "page:home"]
    first, again = (exported(ROOT, "riverbend", subjects, DAY).files for _ in range(2))
    assert first == again
    assert {name: len(data) for name, data in first.items() if len(data) >= 150_000} == {}
    assert sorted(first) == [
        *("riverbend-index.html", "riverbend-map.html", "riverbend-move-to-senior.html"),
        *("riverbend-notice-peer-specialist-2.html", "riverbend-role-peer-specialist-2.html"),
    ]


def test_a_page_made_of_others_is_whole(tmp_path: Path) -> None:
    assert "Peer Worker II" in words(one({}, tmp_path, "page:whole"))


def test_the_file_goes_where_it_is_told_to(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site = write(tmp_path / "site", small("oak"))
    monkeypatch.chdir(tmp_path)
    asked = ("export", "-C", site, "--as-of", DAY, "--single-file", "role:peer-1")
    name = "oak-role-peer-1.html"
    assert run(*asked).out == f"Wrote {name}.\n"
    assert run(*asked, "-o", "to/mail/").out == f"Wrote {Path('to', 'mail', name)}.\n"
    assert run(*asked, "-o", "to").out == f"Wrote {Path('to', name)}.\n"
    assert run(*asked, "-o", "mine.html").out == "Wrote mine.html.\n"
    assert len({path.read_bytes() for path in tmp_path.rglob("*.html")}) == 1
    two = run(*asked, "--single-file", "role:peer-2", "-o", "mine.html")
    assert (two.code, "mine.html is one file, but 2 pages are asked for. Name a folder." in two.err) == (2, True)


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["--single-file", "role:peer-3"], "There is no page for 'role:peer-3'. Did you mean role:peer-"),
        (["--single-file", "peer-2"], "There is no page for 'peer-2'. Did you mean role:peer-2?"),
        (["--single-file", "zebra"], "There is no page for 'zebra'. Write what links name: page:…, role:…, "),
        (
            ["--single-file", "role:peer-1", "--agency", "oka"],
            "There is no agency 'oka' in ladders/. Did you mean oak?",
        ),
        (["--singel-file", "role:peer-1"], "No such option '--singel-file'. Did you mean '--single-file'?"),
        ([], "Missing option '--single-file'."),
    ],
)
def test_what_cannot_be_exported_is_said(run: Run, tmp_path: Path, args: list[str], said: str) -> None:
    found = run("export", "-C", write(tmp_path, small("oak")), *args)
    assert (found.code, found.out) == (cli.USAGE, "")
    assert said in found.err


def test_of_several_agencies_one_is_named(run: Run, tmp_path: Path) -> None:
    site = write(tmp_path, small("elm") | small("oak"))
    found = run("export", "-C", site, "--single-file", "role:peer-1")
    assert (found.code, found.err) == (2, "Error: Name one agency with --agency. There are: elm, oak.\n")


def test_a_handbook_with_an_error_is_not_exported(run: Run, tmp_path: Path) -> None:
    site = write(tmp_path, small("oak") | {"ladders/oak/more.yaml": "families:\n  - {id: night, titel: Night}\n"})
    found = run("export", "-C", site, "--single-file", "role:peer-1")
    assert (found.code, found.out) == (cli.SOURCES, "")
    assert "error: there is no field `titel` here" in found.err


def test_a_fault_in_a_layout_is_told_with_its_line(run: Run, tmp_path: Path) -> None:
    site = write(tmp_path, small("oak") | {"layouts/shared/role.html": "<h1>\n{{ nothing.here }}</h1>\n"})
    found = run("export", "-C", site, "--single-file", "role:peer-1")
    assert found.code == cli.SOURCES
    assert "layouts/shared/role.html:2:1: error: this layout cannot be shown" in found.err
