"""Handbooks in other languages: the words, dates and money a reader meets, and what is said where words are missing."""

import re
from datetime import date
from decimal import Decimal
from functools import cache
from html.parser import HTMLParser
from io import BytesIO
from runpy import run_path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

from ladderbook import layout_words
from ladderbook.pipeline import Made
from ladderbook.tongue import ENGLISH, Tongue, tongue
from tests.support import AGENCY, ROOT, messages, page, site, words

WORDS = ROOT / "layouts" / "shared" / "words"
LAYOUTS = {path.name: path.read_text(encoding="utf-8") for path in sorted(WORDS.parent.rglob("*.html"))}
LANGUAGES = {path.stem: read_po(BytesIO(path.read_bytes())) for path in sorted(WORDS.glob("*.po"))}
THEIRS = (
    "peer-2-time",
    "Oak House",
    "Direct support",
    "Workforce Office",
    "Board decision",
    "Hourly scale",
    "Peer Worker II",
    "Peer Worker I",
)
"""What the small agency calls its things, the longer first."""
OUTSTANDING = {"brief-peer-1", "compare", "compare-peer-1--peer-2", "next-peer-1", "notice-peer-1", "notice-peer-2"}
"""Pages with words that are not in the catalogue yet."""
GUIDE = "---\ntitle: Your first day\nsummary: Where\naudience: peer\nlanguage: en\n---\n\nCome at nine.\n"


def agency(locale: str) -> str:
    return AGENCY.replace(
        "kind: peer-run,", f"kind: peer-run, locale: {locale}, approvals: [{{by: office, on: 2026}}],"
    )


@cache
def spanish() -> Made:
    return site({"ladders/oak/agency.yaml": agency("es-US"), "content/oak/first-day.md": GUIDE})


@cache
def pseudo() -> Made:
    """A handbook in which each word of ours stands in brackets: what does not is outside the catalogue."""
    catalog = Catalog(locale="es")
    for message in read_po(BytesIO((WORDS / "ladderbook.pot").read_bytes())):
        if message.id:
            catalog.add(message.id, f"[{message.id}]")
    out = BytesIO()
    write_po(out, catalog)
    return site({"ladders/oak/agency.yaml": agency("es-US"), "layouts/oak/words/es.po": out.getvalue()})


def known(locale: str) -> Tongue:
    found = tongue(locale)
    assert found is not None
    return found


def test_the_catalogues_are_what_make_words_would_write() -> None:
    for path, text in run_path(str(ROOT / "tools" / "words.py"))["up_to_date"]().items():
        assert path.read_bytes() == text, f"{path.name} is not up to date: run `make words`"


@pytest.mark.parametrize("name", LAYOUTS)
def test_a_layout_in_its_own_words_is_itself(name: str) -> None:
    assert layout_words.put(LAYOUTS[name], lambda message: message) == layout_words.unmarked(LAYOUTS[name])


@pytest.mark.parametrize(
    ("layout", "found"),
    [
        ("<h2>Pay</h2>\n<p>Ask\nus</p>", ["Pay", "Ask", "us"]),
        ("<p>{{ role.title|inline }} pays {{ rate() }}, {{ more(1) }}.</p>", ["{role.title} pays {2}, {3}."]),
        ("<p>See <a href=\"role:{{ x }}\">the role</a> first.</p>", ["See <1>the role</1> first."]),
        ("<p><a href='a'>One</a> · <b>Two</b></p>", ["One", "Two"]),
        ("<p>{% if a %}From {% else %}, to {% endif %}{{ b }}</p>", ["From", ", to"]),
        ('<nav aria-label="Contents" class="x y" data-none="Nothing for {typed}" data-of="{{ a }} {{ b }}">',
         ["Contents", "Nothing for {typed}"]),
        ('{{ "Not yet" if x == "draft" else _("none") }}{% set a = "Rates to come" %}{% if a == "Past" %}',
         ["Not yet", "none", "Rates to come"]),
        ("{# A note #}<style>{{ style }}</style><p>{{ x }}: 20 – {{ y }}</p>", []),
    ],
)  # fmt: skip
def test_messages_of_a_layout(layout: str, found: list[str]) -> None:
    assert layout_words.messages(layout) == found


def test_a_message_is_put_into_other_words_where_it_stands() -> None:
    said = {"See <1>the role</1> of {name}.": "{name}: <1>el puesto</1>.", "Pay": "Pago"}
    layout = '<h2 title="Pay">Pay</h2>\n<p> See <a href="x">the role</a> of {{ name|inline }}.</p>\n<p>Ask</p>'
    assert layout_words.put(layout, said.get) == (
        '<h2 title="Pago">Pago</h2>\n<p> {{ name|inline }}: <a href="x">el puesto</a>.</p>\n'
        '<p><span lang="en">Ask</span></p>'
    )


@pytest.mark.parametrize("said", ["See {other}.", "<1>x</1> {name}", "Nothing"])
def test_words_that_show_something_else_are_not_said(said: str) -> None:
    assert layout_words.put("<p>See {{ name }}.</p>", {"See {name}.": said}.get) == (
        '<p><span lang="en">See</span> {{ name }}.</p>'
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_shows_what_its_message_shows(language: str) -> None:
    wrong = [
        (one.id, one.string)
        for one in LANGUAGES[language]
        if one.id and one.string and layout_words.holes(str(one.id)) != layout_words.holes(str(one.string))
    ]
    assert wrong == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_has_the_spaces_of_its_message_and_no_markup(language: str) -> None:
    for one in LANGUAGES[language]:
        if one.id and one.string:
            ends = [(text[:1] == " ", text[-1:] == " ") for text in (str(one.id), str(one.string))]
            assert ends[0] == ends[1], one.id
            assert not re.search(r"<(?!/?\d+>)|&", str(one.string)), one.id


def test_a_spanish_handbook_says_its_language_its_words_its_dates_and_its_money() -> None:
    home, role, move = (page(spanish(), f"{name}.html") for name in ("index", "role-peer-1", "move-to-peer-2"))
    for html in (home, role, move):
        assert '<html lang="es-US">' in html
        assert '<a class="skip" href="#main">Ir al contenido</a>' in html
        assert '<a class="nav-link" href="map.html">Mapa</a>' in html
        assert "Vigente desde el 1 de julio de 2026." in html
        assert 'data-none="No se encontró nada para “{typed}”"' in html
        assert "<title>" in html and "Manual de Oak House</title>" in html
    assert "Encuentre su puesto" in home and "$18.00 a $19.00 por hora" in home
    assert "Pago, escalón por escalón" in role and "$37,440" in role
    assert "Cuando cumple todo esto, asciende." in move
    assert "Pase 12 meses en el puesto que deja." in words(move)
    assert "La primera tarifa de P2 por encima de $18.00 es escalón 1." in words(move)


def test_what_has_no_words_is_said_in_english_and_marked_as_english() -> None:
    made = site(
        {"ladders/oak/agency.yaml": agency("es-US"), "layouts/oak/words/es.po": b'msgid "Map"\nmsgstr "Mapa"\n'}
    )
    home = page(made, "index.html")
    assert '<h2 id="find"><span lang="en">Find your role</span></h2>' in home
    assert ">Mapa</a>" in home and "In force since 1 de julio de 2026." in home
    for name, data in {**made.files, **spanish().files}.items():
        if name.endswith(".html"):
            assert not re.search(r'="[^"<>]*<span lang', data.decode()), name


def test_the_portal_is_told_of_a_spanish_handbook_in_english() -> None:
    assert spanish().summary is not None
    assert "In force since July 1, 2026." in repr(spanish().summary)


def test_a_guidance_page_in_another_language_says_so() -> None:
    article = page(spanish(), "guidance-first-day.html")
    assert '<h1 lang="en">Your first day</h1>' in article and '<div class="prose" lang="en">' in article
    assert '<li lang="en"><a href="guidance-first-day.html">' in page(spanish(), "index.html")


def test_a_locale_that_nobody_knows_is_a_problem_at_its_place() -> None:
    (message,) = messages(site({"ladders/oak/agency.yaml": agency("klingon-QQ")}))
    assert message.startswith("ladders/oak/agency.yaml:1:") and "`klingon-QQ` is no language and country" in message


def test_a_catalogue_that_cannot_be_read_is_a_problem() -> None:
    texts = {"ladders/oak/agency.yaml": agency("es-US"), "layouts/oak/words/es.po": b"Mapa\n"}
    (message,) = messages(site(texts))
    assert "the catalogue words/es.po among the layouts cannot be read" in message


def test_english_needs_no_catalogue_and_no_babel() -> None:
    assert tongue("en-US") is tongue("en") is ENGLISH
    assert ENGLISH.day(date(2026, 7, 1)) == "July 1, 2026"


@pytest.mark.parametrize(
    ("locale", "day", "month", "cents", "whole", "number"),
    [
        ("es-US", "1 de julio de 2026", "julio de 2026", "$24.75", "$48,262", "12,345.5"),
        ("es", "1 de julio de 2026", "julio de 2026", "24,75\xa0US$", "48.262\xa0US$", "12.345,5"),
        ("fr-CA", "1 juillet 2026", "juillet 2026", "24,75\xa0$\xa0US", "48\xa0262\xa0$\xa0US", "12\xa0345,5"),
        ("en-GB", "1 July 2026", "July 2026", "US$24.75", "US$48,262", "12,345.5"),
    ],
)
def test_dates_and_money_are_those_of_the_country(
    locale: str, day: str, month: str, cents: str, whole: str, number: str
) -> None:
    """As CLDR has them."""
    said = known(locale)
    assert (said.day(date(2026, 7, 1)), said.day(date(2026, 7, 1), 2), said.day(date(2026, 7, 1), 1)) == (
        day,
        month,
        "2026",
    )
    assert (said.money(Decimal("24.75")), said.money(Decimal(48262)), said.number(Decimal("12345.5"))) == (
        cents,
        whole,
        number,
    )


class _Texts(HTMLParser):
    """The texts of a page and of its labels, but for those of an element that is marked as English."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.inside = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.inside = tag
        self.found += [value for name, value in attrs if name in ("aria-label", "title", "alt") and value]

    def handle_data(self, data: str) -> None:
        if self.inside not in ("style", "script"):
            self.found += [line.strip() for line in data.split("\n") if line.strip()]


def outside_brackets(text: str) -> str:
    """What stands in no bracket, at any depth."""
    while (rest := re.sub(r"\[[^\[\]]*\]", "", text)) != text:
        text = rest
    return text


def unbracketed(name: str) -> list[str]:
    """The words of a page that are neither in the catalogue nor the agency's."""
    texts = _Texts()
    texts.feed(page(pseudo(), name))
    rest = re.sub(
        "|".join((*map(re.escape, THEIRS), "1 de julio de 2026")), "", outside_brackets("\n".join(texts.found))
    )
    return [line.strip() for line in rest.split("\n") if re.search(r"[^\W\d_]{2}", line)]


def test_every_word_is_in_the_catalogue_but_on_the_pages_that_are_named() -> None:
    pages = [name.removesuffix(".html") for name in pseudo().files if name.endswith(".html")]
    found = {name: unbracketed(f"{name}.html") for name in pages if not name.startswith("guidance-")}
    assert {name for name, words in found.items() if words} == OUTSTANDING, found
