"""The cover of a book: its title on the organisation's colour."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from io import BytesIO
from typing import TYPE_CHECKING, cast

from strategy_build.markup.palette import palette

if TYPE_CHECKING:
    from PIL import ImageDraw, ImageFont

SIZE = (800, 1200)  # px
_EDGE = 72
_TOP = 150
_ROOM = 660  # px in height, for the title
_TIGHT = 1.15
_SEAM = (24, 16)  # stitch and gap
_SIZES = (96, 84, 72, 64, 56, 48, 40)  # of the title: the largest at which it fits is taken


def cover(title: str, lines: tuple[str, str], accent: str, fonts: Mapping[str, bytes]) -> bytes:
    """A PNG. `lines` are the subtitle and who speaks; `fonts` are named as in `Inputs`."""
    from PIL import Image, ImageDraw

    mask = Image.new("L", SIZE, 0)
    draw = ImageDraw.Draw(mask)
    bottom = _title(draw, title, fonts)
    _seam(draw, bottom + 48)
    subtitle, maker = lines
    face = _face(fonts, 36, bold=False)
    _written(draw, _wrapped(draw, subtitle, face), bottom + 100, face)
    face = _face(fonts, 32, bold=True)
    by = _wrapped(draw, maker, face)
    _written(draw, by, SIZE[1] - _EDGE - round(32 * 1.3) * len(by), face)
    picture = Image.frombytes("P", SIZE, mask.tobytes())
    picture.putpalette(_ramp(palette(accent).band))
    file = BytesIO()
    picture.save(file, "PNG", compress_level=9)
    return file.getvalue()


def _title(draw: ImageDraw.ImageDraw, title: str, fonts: Mapping[str, bytes]) -> int:
    """Writes the title as large as it fits, else small and clipped; gives where it ends."""
    for size in _SIZES:
        face = _face(fonts, size, bold=True)
        rows = _wrapped(draw, title, face)
        if _fits(draw, rows, face):
            return _written(draw, rows, _TOP, face, leading=_TIGHT)
    face = _face(fonts, _SIZES[-1], bold=True)
    rows = _wrapped(draw, title, face)[: int(_ROOM // (_SIZES[-1] * _TIGHT))]
    return _written(draw, rows, _TOP, face, leading=_TIGHT)


def _fits(draw: ImageDraw.ImageDraw, rows: list[str], face: ImageFont.FreeTypeFont) -> bool:
    widest = max(draw.textlength(row, face) for row in rows)
    return widest <= SIZE[0] - 2 * _EDGE and len(rows) * face.size * _TIGHT <= _ROOM


def _written(
    draw: ImageDraw.ImageDraw,
    rows: list[str],
    top: int,
    face: ImageFont.FreeTypeFont,
    leading: float = 1.3,
) -> int:
    step = round(face.size * leading)
    for n, row in enumerate(rows):
        draw.text((_EDGE, top + n * step), row, fill=255, font=face)
    return top + step * len(rows)


def _seam(draw: ImageDraw.ImageDraw, y: int) -> None:
    stitch, gap = _SEAM
    for x in range(_EDGE, SIZE[0] - _EDGE, stitch + gap):
        draw.rectangle((x, y, min(x + stitch, SIZE[0] - _EDGE), y + 4), fill=170)


def _wrapped(draw: ImageDraw.ImageDraw, text: str, face: ImageFont.FreeTypeFont) -> list[str]:
    rows: list[str] = []
    for word in text.split():
        longer = f"{rows[-1]} {word}" if rows else word
        if rows and draw.textlength(longer, face) <= SIZE[0] - 2 * _EDGE:
            rows[-1] = longer
        else:
            rows.append(word)
    return rows or [""]


def _face(fonts: Mapping[str, bytes], size: int, *, bold: bool) -> ImageFont.FreeTypeFont:
    """The bold or the regular face; where no font is given, the one that Pillow brings."""
    from PIL import ImageFont

    upright = [name for name in sorted(fonts) if "Italic" not in name]
    fitting = [name for name in upright if ("Bold" in name) == bold] or upright
    if not fitting:
        return cast("ImageFont.FreeTypeFont", ImageFont.load_default(size))
    basic = ImageFont.Layout.BASIC
    return ImageFont.truetype(BytesIO(fonts[fitting[0]]), size, layout_engine=basic)


def _ramp(ground: str) -> list[int]:
    """256 colours from the ground to white."""
    return list(_ramp_parts(ground))


def _ramp_parts(ground: str) -> Iterator[int]:
    parts = [int(ground[at : at + 2], 16) for at in (1, 3, 5)]
    for step in range(256):
        yield from (round(part + (255 - part) * step / 255) for part in parts)
