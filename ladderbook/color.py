"""Colors and how far they stand apart, by the formula of WCAG 2.2 (relative luminance, contrast ratio)."""

import re
from colorsys import hls_to_rgb, rgb_to_hls
from typing import Final

Color = tuple[int, int, int]
BLACK: Final[Color] = (0, 0, 0)
WHITE: Final[Color] = (255, 255, 255)
_HEX: Final = re.compile(r"#[0-9a-fA-F]{6}")


def read(words: str) -> Color | None:
    """`#6d2a5b` as its red, green and blue; None where the text is anything else."""
    if not _HEX.fullmatch(words):
        return None
    return int(words[1:3], 16), int(words[3:5], 16), int(words[5:7], 16)


def written(color: Color) -> str:
    return "#{:02x}{:02x}{:02x}".format(*color)


def mix(color: Color, other: Color, percent: int) -> Color:
    """So many percent of the other color in the first, each part rounded half up."""
    red, green, blue = (
        ((100 - percent) * one + percent * two + 50) // 100 for one, two in zip(color, other, strict=True)
    )
    return red, green, blue


def shade(color: Color, percent: int, saturation: tuple[float, float] = (0.0, 1.0)) -> Color:
    """The same hue so many percent light, its saturation kept within bounds; a gray stays gray."""
    hue, _, stated = rgb_to_hls(*(part / 255 for part in color))
    kept = min(max(stated, saturation[0]), saturation[1]) if stated > 0.05 else stated
    red, green, blue = (int(part * 255 + 0.5) for part in hls_to_rgb(hue, percent / 100, kept))
    return red, green, blue


def contrast(one: Color, other: Color) -> float:
    """From 1 for no difference to 21 for black on white."""
    high, low = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def _luminance(color: Color) -> float:
    red, green, blue = (_linear(part / 255) for part in color)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)
