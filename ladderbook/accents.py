"""The accent of a handbook: shades of one color for paper by day and by night, each with enough contrast to be read."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from ladderbook.color import BLACK, WHITE, Color, contrast, mix, read, shade, written

NAMED: Final = {"teal": "#0c5c56", "plum": "#6d2a5b", "blue": "#1f4e8c", "rust": "#8a3a12", "forest": "#2d5a27"}
DAY: Final = tuple(color for color in map(read, ("#fcfbf8", "#ffffff", "#f3f1ea")) if color)
"""The grounds that text lies on by day; `tokens.css` has the same."""
NIGHT: Final = tuple(color for color in map(read, ("#14191b", "#1b2225", "#20282b")) if color)
TEXT: Final = 4.5
"""The least contrast of text (WCAG 1.4.3)."""
AT_NIGHT: Final = 7.0
"""Light words on a dark page are given more: nobody chose these shades."""


@dataclass(frozen=True, slots=True)
class Shades:
    """An accent on one kind of paper: for links, for stronger words, and as a ground."""

    accent: Color
    deep: Color
    wash: Color

    def contrast(self, grounds: Sequence[Color]) -> float:
        """Of links, on the ground on which they stand out least."""
        return min(contrast(self.accent, ground) for ground in (*grounds, self.wash))


def by_day(color: Color) -> Shades:
    return Shades(color, mix(color, BLACK, 30), shade(color, 94, (0, 0.45)))


def by_night(color: Color) -> Shades:
    """The first lighter shade that stands out on a dark page."""
    wash = shade(color, 17, (0, 0.3))
    lighter = (shade(color, percent, (0.4, 0.6)) for percent in range(60, 101))
    tries = (Shades(light, mix(light, WHITE, 45), wash) for light in lighter)
    return next(shades for shades in tries if shades.contrast(NIGHT) >= AT_NIGHT)


def nearest(color: Color) -> Color:
    """The shade nearest to a color, darker step by step, that can be read by day."""
    darker = (mix(color, BLACK, percent) for percent in range(101))
    return next(dark for dark in darker if by_day(dark).contrast(DAY) >= TEXT)


def style_sheet(color: Color) -> str:
    """The accent as the properties that the style sheets read, by day and by night."""
    night = _properties(by_night(color))
    return (
        f"@media screen {{ :root {{ {_properties(by_day(color))} }} }}\n"
        f"@media screen and (prefers-color-scheme: dark) {{ :root {{ {night} }} }}\n"
    )


def _properties(shades: Shades) -> str:
    named = (("accent", shades.accent), ("accent-deep", shades.deep), ("accent-wash", shades.wash))
    return " ".join(f"--{name}: {written(color)};" for name, color in named)
