"""The organisation's one colour, made readable: hue kept, lightness and chroma moved until it is.

Lightness is moved in OKLCH, where equal steps look equal; contrast is that of WCAG 2.2.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import cbrt

ENOUGH = 7.0  # WCAG 2.2, 1.4.6, text of any size
LIGHT_PAPER, LIGHT_TINT = "#fdfaf4", "#f6f1e7"
DARK_PAPER, DARK_TINT = "#14181a", "#1f2528"
_STEP = 0.005

Triple = tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class Palette:
    """The four colours made from the accent: links, and the band with white text on it."""

    link: str
    band: str
    link_dark: str
    band_dark: str


def palette(accent: str) -> Palette:
    """Colours of at least 7:1 for any accent "#rrggbb"."""
    dark = _moved(accent, 0.405, 0.15, -_STEP, (LIGHT_PAPER, LIGHT_TINT, "#ffffff"))
    light = _moved(accent, None, 0.1, _STEP, (DARK_PAPER, DARK_TINT))
    band = _moved(accent, 0.31, 0.07, -_STEP, ("#ffffff",))
    return Palette(dark, dark, light, band)


def contrast(one: str, other: str) -> float:
    """The contrast of two colours "#rrggbb", from 1 to 21 (WCAG 2.2)."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _moved(
    accent: str, ceiling: float | None, chroma: float, step: float, grounds: tuple[str, ...]
) -> str:
    """The accent at the lightness nearest to its own that reads on all `grounds`."""
    lightness, a, b = _oklab(accent)
    own = (a * a + b * b) ** 0.5
    scale = min(1.0, chroma / own) if own else 0.0
    lightness = 0.86 if ceiling is None else min(lightness, ceiling)
    while 0 < lightness < 1:
        colour = _hex((lightness, a * scale, b * scale))
        if all(contrast(colour, ground) >= ENOUGH for ground in grounds):
            return colour
        lightness += step
    return "#000000" if step < 0 else "#ffffff"


def _channels(colour: str) -> Triple:
    value = int(colour.removeprefix("#"), 16)
    red, green, blue = ((value >> shift & 255) / 255 for shift in (16, 8, 0))
    return _linear(red), _linear(green), _linear(blue)


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4


def _luminance(colour: str) -> float:
    red, green, blue = _channels(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _oklab(colour: str) -> Triple:
    red, green, blue = _channels(colour)
    long = cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
    medium = cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
    short = cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
    return (
        0.2104542553 * long + 0.7936177850 * medium - 0.0040720468 * short,
        1.9779984951 * long - 2.4285922050 * medium + 0.4505937099 * short,
        0.0259040371 * long + 0.7827717662 * medium - 0.8086757660 * short,
    )


def _hex(lab: Triple) -> str:
    lightness, a, b = lab
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    medium = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    linear = (
        4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short,
    )
    return "#" + "".join(f"{_byte(channel):02x}" for channel in linear)


def _byte(channel: float) -> int:
    clipped = max(0.0, min(1.0, channel))
    shown = 12.92 * clipped if clipped <= 0.0031308 else 1.055 * clipped ** (1 / 2.4) - 0.055
    return round(shown * 255)
