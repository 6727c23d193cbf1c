"""Letters drawn on a page as they were laid out, each worked out once for its font.

The engine forgets where the letters of a line stand until it draws the page, and then asks the text
engine again. Here a line remembers its glyphs; lines that are not simple are drawn as ever.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterator
from typing import Any

_NUMBERS = 5  # of a glyph, as the text engine keeps it: which, its width, two offsets, flags
_NOTHING_TO_DRAW = 0x0FFFFFFF  # and above: a letter that the font lacks

Draw = Callable[..., list[Any]]
Run = tuple[Any, "array[int]", "array[int]"]  # a font, its glyphs and their widths


def remember(layout: Any) -> None:
    """In place of forgetting a line: keep its glyphs, and let go of the text engine."""
    if "glyphs" not in layout.__dict__:
        layout.glyphs = _glyphs(layout)
    for name in ("layout", "language", "style"):
        layout.__dict__.pop(name, None)


def wait(layout: Any, style: Any) -> None:
    """In place of asking the text engine again before a line is drawn: it may not be needed."""
    layout.style = style


def drawing(plain: Draw, wake: Callable[[Any, Any], None]) -> Draw:
    """Draws lines from their glyphs; where there are none or new ones, wakes the text engine."""

    def draw(stream: Any, box: Any, overflow: str, ellipsis: str, matrix: Any) -> list[Any]:
        layout = box.pango_layout
        said = [(*stream.add_font(run[0]), run) for run in layout.glyphs]
        told = [_told(font, size, *run[1:]) for font, size, run in said]
        if overflow == "ellipsis" or ellipsis != "none" or not told or not all(told):
            wake(layout, box.style)
            return plain(stream, box, overflow, ellipsis, matrix)
        stream.set_text_matrix(*matrix.values)
        shown, now = "", None
        for (font, size, run), letters in zip(said, told, strict=True):
            if run[0] != now:
                now = run[0]
                if shown:
                    stream.show_text(shown)
                shown = ""
                stream.set_font_size(font.hash, size)
            shown += letters
        stream.show_text(shown)
        return []

    return draw


def _glyphs(layout: Any) -> tuple[Run, ...]:
    """The glyphs of a line; none where one is lifted, moved or missing, or the line is stretched."""
    from weasyprint.text.ffi import pango

    if layout.justification_spacing or "\n" in layout.text or not layout.text.strip():
        return ()
    found = []
    for run in _runs(pango.pango_layout_get_line_readonly(layout.layout, 0)):
        glyphs, wide, across, up = _numbers(run.glyphs)
        if any(across) or any(up) or max(glyphs) >= _NOTHING_TO_DRAW:
            return ()
        font = run.item.analysis.font
        # what holds a font for us: another could be made in its place
        layout.style.font_config.__dict__.setdefault("held", {}).setdefault(font, layout.layout)
        found.append((font, glyphs, wide))
    return tuple(found)


def _runs(line: Any) -> Iterator[Any]:
    """The pieces of a line, each in one font."""
    from weasyprint.text.ffi import ffi

    run = line.runs[0]
    while run != ffi.NULL:
        yield run.data
        run = run.next


def _numbers(glyphs: Any) -> tuple[array[int], ...]:
    """Which glyphs, how wide, and how far across and up they are moved."""
    from weasyprint.text.ffi import ffi

    size = glyphs.num_glyphs * ffi.sizeof("PangoGlyphInfo")
    numbers = array("i", bytes(ffi.buffer(glyphs.glyphs, size)))
    return tuple(numbers[at::_NUMBERS] for at in range(4))


def _told(font: Any, size: float, glyphs: array[int], widths: array[int]) -> str:
    """The letters of a run as a PDF shows them; "" where one is new to the font or a picture."""
    if font.bitmap or font.svg or font.png or font.colr:
        return ""
    known = font.__dict__.setdefault("drawn", {})
    pieces = ["<"]
    for glyph, width in zip(glyphs, widths, strict=True):
        key = (glyph, width, size)
        if key not in known:
            if glyph not in font.to_unicode or glyph not in font.widths:
                return ""
            known[key] = _piece(glyph, font.widths[glyph], width, size)
        pieces.append(known[key])
    shown = "".join(pieces)
    return shown[:-1] if shown.endswith("<") else shown + ">"


def _piece(glyph: int, usual: int, width: int, size: float) -> str:
    """One letter, and how far the next one stands from where its font would put it."""
    from weasyprint.text.ffi import FROM_UNITS

    apart = usual - width * 1000 * FROM_UNITS / size
    return f"{glyph:04x}>{int(apart)}<" if apart else f"{glyph:04x}"
