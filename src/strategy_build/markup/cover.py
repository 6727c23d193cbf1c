"""The cover of a book or a recording: its title on the organisation's colour."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Protocol, cast

from strategy_build.markup.palette import palette

if TYPE_CHECKING:
    from PIL import ImageDraw, ImageFont

BOOK = (800, 1200)  # px
SQUARE = (1400, 1400)  # px: the least that podcast directories take, and what players show
CARD = (1200, 630)  # px: what other sites show beside a link
_UNIT = 800  # all measures below are for a picture whose shorter side is so long
_EDGE = 72
_ABOVE = 8  # the title starts an eighth from the top
_BELOW = 540  # what the title leaves to the lines under it, and to the margins
_TIGHT, _LOOSE = 1.15, 1.3
_SEAM = (24, 16)  # stitch and gap
_SIZES = (96, 84, 72, 64, 56, 48, 40)  # of the title: the largest at which it fits is taken


class Painter(Protocol):
    """Draws what `cover` draws, or knows it already."""

    def __call__(
        self,
        title: str,
        lines: tuple[str, str],
        accent: str,
        fonts: Mapping[str, bytes],
        size: tuple[int, int] = BOOK,
    ) -> bytes:
        """A PNG."""


@dataclass(frozen=True, slots=True)
class _Sheet:
    """What is drawn on, with the fonts, as large as `size` in px."""

    draw: ImageDraw.ImageDraw
    fonts: Mapping[str, bytes]
    size: tuple[int, int]

    def px(self, measure: float) -> int:
        """A measure of a picture 800 px wide, on this one."""
        return round(measure * min(self.size) / _UNIT)

    @property
    def edge(self) -> int:
        """Where rows begin."""
        return self.px(_EDGE)

    @property
    def width(self) -> int:
        """How long a row may be."""
        return self.size[0] - 2 * self.edge

    @property
    def room(self) -> int:
        """How high the title may be."""
        return self.size[1] - self.px(_BELOW)

    def face(self, size: int, *, bold: bool) -> ImageFont.FreeTypeFont:
        """The bold or the regular face; where no font is given, the one that Pillow brings."""
        from PIL import ImageFont

        upright = [name for name in sorted(self.fonts) if "Italic" not in name]
        fitting = [name for name in upright if ("Bold" in name) == bold] or upright
        if not fitting:
            return cast("ImageFont.FreeTypeFont", ImageFont.load_default(self.px(size)))
        basic = ImageFont.Layout.BASIC
        data = BytesIO(self.fonts[fitting[0]])
        return ImageFont.truetype(data, self.px(size), layout_engine=basic)


def cover(
    title: str,
    lines: tuple[str, str],
    accent: str,
    fonts: Mapping[str, bytes],
    size: tuple[int, int] = BOOK,
) -> bytes:
    """A PNG. `lines` are the subtitle and who speaks; `fonts` are named as in `Inputs`."""
    from PIL import Image, ImageDraw

    mask = Image.new("L", size, 0)
    sheet = _Sheet(ImageDraw.Draw(mask), fonts, size)
    bottom = _title(sheet, title)
    _seam(sheet, bottom + sheet.px(48))
    subtitle, maker = lines
    face = sheet.face(36, bold=False)
    _written(sheet, _wrapped(sheet, subtitle, face), bottom + sheet.px(100), face)
    face = sheet.face(32, bold=True)
    by = _wrapped(sheet, maker, face)
    _written(sheet, by, size[1] - sheet.edge - round(face.size * _LOOSE) * len(by), face)
    picture = Image.frombytes("P", size, mask.tobytes())
    picture.putpalette(list(_ramp(palette(accent).band)))
    file = BytesIO()
    picture.save(file, "PNG", compress_level=6)  # 9 is three times as slow for a tenth
    return file.getvalue()


def _title(sheet: _Sheet, title: str) -> int:
    """Writes the title as large as it fits, else small and clipped; gives where it ends."""
    top = sheet.size[1] // _ABOVE
    for size in _SIZES:
        face = sheet.face(size, bold=True)
        rows = _wrapped(sheet, title, face)
        if _fits(sheet, rows, face):
            return _written(sheet, rows, top, face, leading=_TIGHT)
    face = sheet.face(_SIZES[-1], bold=True)
    rows = _wrapped(sheet, title, face)[: int(sheet.room // (face.size * _TIGHT))]
    return _written(sheet, rows, top, face, leading=_TIGHT)


def _fits(sheet: _Sheet, rows: list[str], face: ImageFont.FreeTypeFont) -> bool:
    widest = max(sheet.draw.textlength(row, face) for row in rows)
    return widest <= sheet.width and len(rows) * face.size * _TIGHT <= sheet.room


def _written(
    sheet: _Sheet,
    rows: list[str],
    top: int,
    face: ImageFont.FreeTypeFont,
    leading: float = _LOOSE,
) -> int:
    step = round(face.size * leading)
    for n, row in enumerate(rows):
        sheet.draw.text((sheet.edge, top + n * step), row, fill=255, font=face)
    return top + step * len(rows)


def _seam(sheet: _Sheet, y: int) -> None:
    stitch, gap = (sheet.px(one) for one in _SEAM)
    end = sheet.size[0] - sheet.edge
    for x in range(sheet.edge, end, stitch + gap):
        sheet.draw.rectangle((x, y, min(x + stitch, end), y + sheet.px(4)), fill=170)


def _wrapped(sheet: _Sheet, text: str, face: ImageFont.FreeTypeFont) -> list[str]:
    rows: list[str] = []
    for word in text.split():
        longer = f"{rows[-1]} {word}" if rows else word
        if rows and sheet.draw.textlength(longer, face) <= sheet.width:
            rows[-1] = longer
        else:
            rows.append(word)
    return rows or [""]


def _ramp(ground: str) -> Iterator[int]:
    """256 colours from the ground to white."""
    parts = [int(ground[at : at + 2], 16) for at in (1, 3, 5)]
    for step in range(256):
        yield from (round(part + (255 - part) * step / 255) for part in parts)
