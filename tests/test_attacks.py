"""Whatever an author writes, a handbook shows it as text: in pages, attributes, addresses, scripts, styles and files.

`browser/test_attacks.py` opens the same handbook in a browser.
"""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

import pytest
import yaml

from ladderbook.digests import NAME as LIST
from ladderbook.export import exported
from tests.attacks import AGENCY, ATTACKS, TARGETS, hostile, published, said
from tests.on_disk import contents
from tests.support import DAY, errors, site
from tests.test_site import Page

OURS: Final = re.compile(r"assets/[a-z/-]+(?:-[0-9a-f]{10})?\.(?:js|css|svg|png)")
RUNS: Final = (
    "iframe",
    "object",
    "embed",
    "base",
    "frame",
    "applet",
    "style",
    "template",
    "foreignobject",
    "animate",
    "set",
    "math",
)


@pytest.fixture(scope="module")
def attacked() -> Iterator[Path]:
    """The output of a site with the handbook of attacks and a small one beside it, so that there is a portal."""
    with published() as output:
        yield output


@pytest.fixture(scope="module")
def pages(attacked: Path) -> dict[str, Page]:
    return {name: Page(data.decode()) for name, data in contents(attacked).items() if name.endswith(".html")}


def test_there_are_enough_attacks_and_every_one_is_said() -> None:
    assert len(set(ATTACKS)) >= 150
    ladders = [data for name, data in hostile().items() if name.startswith(f"ladders/{AGENCY}/") and "txt" not in name]
    texts = set[str]().union(*(said(yaml.load(data, yaml.CBaseLoader)) for data in ladders))  # noqa: S506
    assert set(ATTACKS) - texts == set()


def test_no_attack_is_markup(pages: dict[str, Page]) -> None:
    found = [
        f"{name}: <{tag} {attributes}>"
        for name, page in pages.items()
        for tag, attributes in page.tags
        if tag in RUNS
        or "style" in attributes
        or any(
            attribute.startswith(("on", "xlink", "formaction", "srcdoc", "ping", "background"))
            for attribute in attributes
        )
        or (tag in ("script", "img", "link") and not _ours(attributes))
        or (tag == "form" and {"action", "method"} & set(attributes))
        or (tag == "meta" and attributes.get("http-equiv") not in (None, "Content-Security-Policy", "refresh"))
        or (
            attributes.get("http-equiv") == "refresh"
            and not re.fullmatch(r"0; ?url=[a-z0-9-]+\.html", attributes["content"])
        )
    ]
    assert found == []
    assert [words for page in pages.values() for tag, words in page.texts if tag == "script"] == []


def _ours(attributes: dict[str, str]) -> bool:
    address = attributes.get("src", attributes.get("href", ""))
    return OURS.fullmatch(address.removeprefix("../")) is not None or address == "data:,"


def test_every_address_is_of_a_harmless_kind(pages: dict[str, Page]) -> None:
    schemes = {urlsplit(tag["href"]).scheme for page in pages.values() for tag in page.all("a") if "href" in tag}
    assert schemes <= {"", "http", "https", "mailto", "tel"}


def test_what_a_page_says_is_what_was_written(pages: dict[str, Page]) -> None:
    said = " ".join(words for page in pages.values() for _, words in page.texts)
    told = [attack for attack in ATTACKS if attack.startswith("<") and "\t" not in attack and "`" not in attack]
    assert len([attack for attack in told if attack in said]) > len(told) * 0.9


def test_names_of_files_and_ids_hold_no_attack(attacked: Path, pages: dict[str, Page]) -> None:
    assert [name for name in contents(attacked) if not re.fullmatch(r"[A-Za-z0-9./-]+", name)] == []
    assert [one for page in pages.values() for one in page.ids if not re.fullmatch(r"[A-Za-z0-9:_.-]+", one)] == []


def test_scripts_of_data_end_where_they_should_and_hold_only_data(attacked: Path) -> None:
    scripts = {
        name: data.decode() for name, data in contents(attacked / AGENCY).items() if name.startswith("assets/data/")
    }
    assert len(scripts) >= 2
    for name, words in scripts.items():
        assert "</" not in words, name
        assert "<!--" not in words, name
        assert "\u2028" not in words, name
        assert "\u2029" not in words, name
        statement = re.fullmatch(r"(?:/\*.*?\*/\s*)?window\.[A-Z_]+ ?= ?(.+?);?\s*", words, re.DOTALL)
        assert statement, (name, words[:200])
        json.loads(statement[1])


def test_style_sheets_hold_no_attack(attacked: Path) -> None:
    (sheet,) = (
        data.decode() for name, data in contents(attacked / AGENCY).items() if re.search(r"style-[^/]*css", name)
    )
    assert "<" not in sheet
    assert "hit()" not in re.sub(r'"[^"\n]*"', "", sheet)


def test_a_page_by_itself_holds_no_attack(attacked: Path) -> None:
    subjects = (
        "role:senior-peer-specialist",
        "page:map",
        "plan:peer-hourly",
        "guidance:attacks",
        "worksheet:peer-trainee",
    )
    made = exported(attacked.parent, AGENCY, subjects, DAY)
    assert made.errors == ()
    for name, data in made.files.items():
        page = Page(data.decode())
        assert [tag for tag, _ in page.tags if tag in RUNS and tag != "style"] == [], name
        assert page.all("script") == [], name
        assert [a for _, tag in page.tags for a in tag if a.startswith("on") or a == "style"] == [], name
        assert {urlsplit(tag.get("href", "")).scheme for tag in page.all("a")} <= {"", "http", "https", "mailto", "tel"}


@pytest.mark.parametrize("target", TARGETS)
def test_a_link_leads_nowhere_else(target: str) -> None:
    """A link of Markdown is a problem or harmless; an address of a source or training is shown, not linked."""
    quoted = json.dumps(target)
    texts = {
        "content/oak/link.md": "---\ntitle: A\nsummary: B\n---\n\n"
        f"[x]({target}) <{target}> ![x]({target})\n\n[y][z]\n\n[z]: {target}\n",
        "ladders/oak/links.yaml": f"sources:\n  - {{id: law, kind: web, title: Law, url: {quoted}, seen: 2026-01-01}}\n"
        f"trainings:\n  - {{id: course, title: Course, url: {quoted}, source: law}}\n"
        f"people:\n  - {{id: anna, name: Anna, email: {quoted}, phone: {quoted}}}\n",
    }
    for made in (site(texts), site({name: text for name, text in texts.items() if name.endswith(".yaml")})):
        for name, data in made.files.items():
            if name.endswith(".html"):
                links = [tag["href"] for tag in Page(data.decode()).all("a") if "href" in tag]
                assert {urlsplit(link).scheme for link in links} <= {"", "http", "https", "mailto", "tel"}, name
                assert [link for link in links if link.startswith(("//", "\\", "/"))] == [], name


def test_no_attack_is_an_id() -> None:
    families = "".join(f"  - {{id: {json.dumps(attack, ensure_ascii=False)}, title: Family}}\n" for attack in ATTACKS)
    told = errors(site({"ladders/oak/families.yaml": f"families:\n{families}"}))
    plain = [attack for attack in ATTACKS if re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", attack) and len(attack) <= 60]
    assert len([message for message in told if "[bad-id]" in message]) == len(ATTACKS) - len(plain)


def test_content_and_ladders_are_no_templates(attacked: Path) -> None:
    assert [name for name, data in contents(attacked / AGENCY).items() if b"1337" in data and name != LIST] == []
