"""The look of an agency: contrast by the arithmetic of WCAG, done anew here; a style sheet and a logo of its own."""

import re
from decimal import Decimal
from functools import cache
from typing import Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ladderbook import accents, color
from ladderbook.color import Color
from ladderbook.pipeline import Made
from tests.support import AGENCY, ROOT, errors, page, site

colors: Final = st.tuples(*[st.integers(0, 255)] * 3)
LOGO: Final = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2 2"><circle cx="1" cy="1" r="1"/></svg>'


@cache
def light(one: Color) -> Decimal:
    """Relative luminance as WCAG 2.2 defines it, in decimals."""
    red, green, blue = map(linear, one)
    return Decimal("0.2126") * red + Decimal("0.7152") * green + Decimal("0.0722") * blue


@cache
def linear(part_of_255: int) -> Decimal:
    part = Decimal(part_of_255) / 255
    if part <= Decimal("0.04045"):
        return part / Decimal("12.92")
    return ((part + Decimal("0.055")) / Decimal("1.055")) ** Decimal("2.4")


def ratio(one: Color, other: Color) -> Decimal:
    low, high = sorted((light(one), light(other)))
    return (high + Decimal("0.05")) / (low + Decimal("0.05"))


def of(words: str) -> Color:
    found = color.read(words)
    assert found is not None
    return found


def themed(theme: str, logo: str | None = None) -> Made:
    agency = AGENCY.replace("edition:", f"theme: {theme}, edition:")
    return site({"ladders/oak/agency.yaml": agency, "layouts/oak/assets/logo.svg": logo})


def sheet(made: Made) -> str:
    return next(data.decode() for name, data in made.files.items() if name.startswith("assets/style-"))


def properties(style: str, media: str) -> dict[str, Color]:
    """The accent's colors in the generated part of a style sheet, for one kind of screen."""
    block = re.search(rf"@media {re.escape(media)}{{:root{{(--accent:.*?)}}}}", style)
    assert block
    return {name: of(words) for name, words in re.findall(r"--([a-z-]+):(#[0-9a-f]{6})", block[1])}


@pytest.mark.parametrize(
    ("one", "other", "published"),
    [
        ("#000000", "#ffffff", "21.00"),
        ("#767676", "#ffffff", "4.54"),
        ("#777777", "#ffffff", "4.48"),
        ("#0000ff", "#ffffff", "8.59"),
        ("#ff0000", "#ffffff", "4.00"),
    ],
)
def test_contrast_is_as_published_for_known_pairs(one: str, other: str, published: str) -> None:
    assert f"{color.contrast(of(one), of(other)):.2f}" == published
    assert f"{ratio(of(one), of(other)):.2f}" == published


@settings(deadline=None)
@given(colors, colors)
def test_contrast_is_that_of_wcag(one: Color, other: Color) -> None:
    assert abs(Decimal(color.contrast(one, other)) - ratio(one, other)) < Decimal("1e-9")


@settings(deadline=None)
@given(colors)
def test_the_nearest_shade_can_be_read_on_every_ground_and_by_night_the_lighter_one(one: Color) -> None:
    day, night = accents.by_day(accents.nearest(one)), accents.by_night(one)
    for ground in (*accents.DAY, day.wash):
        assert ratio(day.accent, ground) >= Decimal("4.5")
        assert ratio(day.deep, ground) >= Decimal("4.5")
    for ground in (*accents.NIGHT, night.wash):
        assert ratio(night.accent, ground) >= 7
        assert ratio(night.deep, ground) >= 7


@settings(deadline=None)
@given(colors)
def test_a_color_that_can_be_read_is_its_own_nearest_shade(one: Color) -> None:
    if accents.by_day(one).contrast(accents.DAY) >= accents.TEXT:
        assert accents.nearest(one) == one


def test_the_grounds_are_those_of_the_style_sheet() -> None:
    tokens = (ROOT / "layouts/shared/assets/css/tokens.css").read_text(encoding="utf-8")
    day, night = tokens.split("@media")
    for style, grounds in ((day, accents.DAY), (night, accents.NIGHT)):
        stated = dict(re.findall(r"--(paper|raised|sunk): (#[0-9a-f]{6});", style))
        assert tuple(of(stated[name]) for name in ("paper", "raised", "sunk")) == grounds


@pytest.mark.parametrize("theme", ["{accent: plum}", '{accent: "#6d2a5b"}'])
def test_an_accent_is_in_the_style_sheet_of_its_agency_by_day_and_by_night(theme: str) -> None:
    style = sheet(themed(theme))
    day, night = properties(style, "screen"), properties(style, "screen and (prefers-color-scheme:dark)")
    assert day["accent"] == of("#6d2a5b")
    assert ratio(night["accent"], of("#14191b")) >= 7
    assert style.index("--accent:#6d2a5b") < style.rindex("@media print"), "print comes last, so that it is black"


def test_without_a_theme_the_accent_is_teal() -> None:
    assert properties(sheet(site({})), "screen")["accent"] == of("#0c5c56")


def test_every_printed_sheet_says_whose_it_is_and_what_it_is() -> None:
    style = sheet(site({"ladders/oak/agency.yaml": AGENCY.replace("Oak House", "'Oak \"House\" </style>'")}))
    top = re.search(r"@page\{@top-left\{content:\"(.*?)\"\}@top-right\{content:\"(.*?)\"\}", style)
    assert top
    assert top[1] == r"Oak \22 House\22  \3c \2f style\3e ", "nothing in a name ends the text or the sheet"
    assert top[2] == "DRAFT. Nobody has approved this edition yet."


def test_a_logo_takes_the_place_of_the_name_and_is_called_by_it() -> None:
    made = themed("{logo: logo.svg}", LOGO)
    assert errors(made) == []
    found = re.search(r'<p class="site-name"><a href="index.html"><img class="logo" src="(.*?)" alt="(.*?)"></a></p>',
                      page(made, "roles.html"))  # fmt: skip
    assert found
    assert found[2] == "Oak House"
    assert made.files[found[1]].decode() == LOGO
