"""How the site looks: one style sheet, its fonts, the small script, the icon."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from io import BytesIO

from strategy_build.markup.palette import palette
from strategy_build.model.inputs import Inputs

_COMMENT = re.compile(r"/\*.*?\*/\s*|^ +", re.DOTALL | re.MULTILINE)
_SHEETS = ("css/tokens.css", "css/content.css", "css/screen.css", "css/player.css")


@dataclass(frozen=True, slots=True)
class WebFonts:
    """Fonts ready for the web: their `@font-face` rules, and WOFF2 files by name."""

    rules: str = ""
    files: Mapping[str, bytes] = field(default_factory=dict, hash=False)


def look(inputs: Inputs, fonts: WebFonts) -> Mapping[str, bytes]:
    """Files of assets/ by name."""
    band = palette(inputs.theme.accent).band
    icon = inputs.layouts["html/icon.svg"].decode().replace("#0b4f6c", band)
    return {
        "site.css": (fonts.rules + style(inputs)).encode(),
        "reading.js": inputs.layouts["html/reading.js"],
        "player.js": inputs.layouts["html/player.js"],
        "icon.svg": icon.encode(),
        **fonts.files,
    }


def style(inputs: Inputs) -> str:
    """The style sheet without fonts."""
    colours = palette(inputs.theme.accent)
    accent = (
        f":root{{--accent-link:{colours.link};--accent-band:{colours.band};"
        f"--accent-link-dark:{colours.link_dark};--accent-band-dark:{colours.band_dark}}}\n"
    )
    sheets = (_COMMENT.sub("", inputs.layouts[name].decode()) for name in _SHEETS)
    return "\n".join((accent, *sheets))


def web_fonts(fonts: Mapping[str, bytes]) -> WebFonts:
    """TTF files by name, packed as WOFF2: about a third of a second of CPU a file, worth keeping."""
    faces: list[str] = []
    files: dict[str, bytes] = {}
    for name, data in sorted(fonts.items()):
        family, weight, packed = _packed(data)
        file = f"{name.rpartition('.')[0]}.woff2"
        files[file] = packed
        faces.append(
            f'@font-face{{font-family:"{family}";font-weight:{weight};font-display:swap;'
            f'src:url({file})format("woff2")}}\n'
        )
    return WebFonts("".join(faces), files)


def _packed(data: bytes) -> tuple[str, int, bytes]:
    """Family, weight and WOFF2 bytes of one font; its dates stay as they are."""
    from fontTools.ttLib import TTFont

    font = TTFont(BytesIO(data), recalcTimestamp=False)
    family = font["name"].getBestFamilyName()
    weight = font["OS/2"].usWeightClass
    font.flavor = "woff2"
    packed = BytesIO()
    font.save(packed)
    return str(family), int(weight), packed.getvalue()
