"""VIS: colours that can be read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from strategy_build.checks.rule import Finding, SourceRule, error
from strategy_build.model.content import Content

_COLOUR = re.compile(r"^#[0-9a-fA-F]{6}$")
_ENOUGH = 4.5


@error("VIS01")
def contrast(content: Content, today: date) -> Iterator[Finding]:
    """The accent colour can be read on white: a contrast of at least 4.5 to 1.

    Why: Headings and links in a pale colour vanish for people with low vision, on old screens and
        in sunlight.
    Bad: accent: "#f5c518"
    Good: accent: "#0b4f6c"
    Source: WCAG 2.2, 1.4.3 Contrast (Minimum) (AA)
    """
    accent = content.site.theme.accent
    if not _COLOUR.match(accent):
        message = f'"{accent}" is not a colour as the web writes it'
        yield Finding(message, accent.location, 'accent: "#0b4f6c"', len(accent))
    elif (ratio := _against_white(accent)) < _ENOUGH:
        message = f"this colour has a contrast of {ratio:.1f} to 1 on white; 4.5 is the least"
        fix = 'choose a darker one, for example accent: "#0b4f6c"'
        yield Finding(message, accent.location, fix, len(accent))


def _against_white(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    luminance = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    return 1.05 / (luminance + 0.05)


RULES: tuple[SourceRule, ...] = (contrast,)
