"""The font in which answers are typed, whole inside the file, for every program that fills forms.

Programs write what is typed as bytes of a simple font with a known encoding; the fonts of the pages
hold only the letters of the pages, by numbers of their own.
"""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

import pydyf

if TYPE_CHECKING:
    from fontTools.ttLib import TTFont

_FIRST, _LAST = 32, 255
_ENCODING = "cp1252"  # WinAnsiEncoding
_NONSYMBOLIC = 1 << 5
_STEM = 80  # thousandths: the thickness of upright strokes, which no program needs exactly


def lettering(pdf: pydyf.PDF, data: bytes) -> bytes:
    """The reference of a simple font made of a TrueType file."""
    from fontTools.ttLib import TTFont

    with TTFont(BytesIO(data), lazy=True) as font:
        name = f"/{font['name'].getDebugName(6)}"
        scale = 1000 / font["head"].unitsPerEm
        described = _described(pdf, font, data, name, scale)
        entry = pydyf.Dictionary(
            {
                "Type": "/Font",
                "Subtype": "/TrueType",
                "BaseFont": name,
                "Encoding": "/WinAnsiEncoding",
                "FirstChar": _FIRST,
                "LastChar": _LAST,
                "Widths": pydyf.Array(_widths(font, scale)),
                "FontDescriptor": described,
            }
        )
    pdf.add_object(entry)
    return bytes(entry.reference)


def _described(pdf: pydyf.PDF, font: TTFont, data: bytes, name: str, scale: float) -> bytes:
    file = pydyf.Stream([data], {"Length1": len(data)}, compress=True)
    pdf.add_object(file)
    head, lines = font["head"], font["hhea"]
    edges = (head.xMin, head.yMin, head.xMax, head.yMax)
    entry = pydyf.Dictionary(
        {
            "Type": "/FontDescriptor",
            "FontName": name,
            "Flags": _NONSYMBOLIC,
            "FontBBox": pydyf.Array([round(edge * scale) for edge in edges]),
            "ItalicAngle": 0,
            "Ascent": round(lines.ascent * scale),
            "Descent": round(lines.descent * scale),
            "CapHeight": round(lines.ascent * scale),
            "StemV": _STEM,
            "FontFile2": file.reference,
        }
    )
    pdf.add_object(entry)
    return bytes(entry.reference)


def _widths(font: TTFont, scale: float) -> list[int]:
    glyphs, widths = font.getBestCmap(), font["hmtx"]
    letters = (bytes([code]).decode(_ENCODING, "ignore") for code in range(_FIRST, _LAST + 1))
    names = (glyphs.get(ord(letter), ".notdef") if letter else ".notdef" for letter in letters)
    return [round(widths[name][0] * scale) for name in names]
