"""Pictures in the line of the text, with their words, and drawings made into points."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from strategy_build.formats.docx.elements import PIC, A, R, escaped
from strategy_build.formats.docx.relations import Relations
from strategy_build.model.blocks import Figure, Image

_POINTS = 9525  # English Metric Units of a CSS pixel
_EMU = 635  # of a twentieth of a point
_HIGHEST = 11_300  # 20 cm, in twentieths of a point
_SHARP = 1600  # pixels of a drawing's longer side, enough for paper
_DECORATIVE = (
    f'<a:extLst xmlns:a="{A}">'
    '<a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative '
    'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/>'
    "</a:ext></a:extLst>"
)
_SVG = (
    '<a:extLst><a:ext uri="{{96DAC541-7B7A-43D3-8B79-37D633B846F1}}"><asvg:svgBlip '
    'xmlns:asvg="http://schemas.microsoft.com/office/drawing/2016/SVG/main" r:embed="{}"/>'
    "</a:ext></a:extLst>"
)
_FAMILY = re.compile(r"""font-family\s*(=\s*"[^"]*"|=\s*'[^']*'|:\s*[^;"']+)""")
_SIZE = re.compile(rb'\s(?:width|height)="[^"]*"')


@dataclass(slots=True)
class Pictures:
    """The pictures of a file. `room` is the width of the text in twentieths of a point.

    `files` are what goes into the file, by the path below word/.
    """

    assets: Mapping[str, bytes]
    fonts: Mapping[str, bytes]
    family: str
    room: int
    files: dict[str, bytes] = field(default_factory=dict)
    shown: int = 0

    def drawing(self, figure: Figure, alt: str, relations: Relations) -> str:
        """A run with the picture, in the line of the text, as wide as it is or as there is room."""
        self.shown += 1
        wide, high = self._size(figure.image)
        words = f'descr="{"" if figure.decorative else escaped(alt)}"'
        same = f'id="{self.shown}" name="Picture {self.shown}"'
        blip = self._blip(figure.image, relations)
        return (
            f'<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
            f'<wp:extent cx="{wide}" cy="{high}"/>'
            f"{_named('wp:docPr', f'{same} {words}', figure)}<wp:cNvGraphicFramePr>"
            f'<a:graphicFrameLocks xmlns:a="{A}" noChangeAspect="1"/></wp:cNvGraphicFramePr>'
            f'<a:graphic xmlns:a="{A}"><a:graphicData uri="{PIC}"><pic:pic xmlns:pic="{PIC}">'
            f"<pic:nvPicPr>{_named('pic:cNvPr', f'{same} {words}', figure)}<pic:cNvPicPr/></pic:nvPicPr>"
            f"<pic:blipFill>{blip}<a:stretch><a:fillRect/></a:stretch></pic:blipFill>"
            f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{wide}" cy="{high}"/></a:xfrm>'
            f'<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>'
            f"</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
        )

    def _size(self, image: Image) -> tuple[int, int]:
        wide, high = max(1, image.width) * _POINTS, max(1, image.height) * _POINTS
        scale = min(1.0, self.room * _EMU / wide, _HIGHEST * _EMU / high)
        return round(wide * scale), round(high * scale)

    def _blip(self, image: Image, relations: Relations) -> str:
        """A drawing stands twice: as it is, and as points for programs that cannot draw it."""
        data = self.assets[image.digest]
        own = relations.add("image", self._add(image.name, data))
        if image.media_type != "image/svg+xml":
            return f'<a:blip xmlns:r="{R}" r:embed="{own}"/>'
        # not "river.png", which may be another picture
        points = relations.add("image", self._add(f"{image.name}.png", self._rastered(image, data)))
        return f'<a:blip xmlns:r="{R}" r:embed="{points}">{_SVG.format(own)}</a:blip>'

    def _add(self, name: str, data: bytes) -> str:
        path = f"media/{name}"
        self.files[path] = data
        return path

    def _rastered(self, image: Image, data: bytes) -> bytes:
        """A PNG of a drawing; its letters are those of the publication."""
        from resvg import render, usvg

        options = usvg.Options.default()
        for name in sorted(self.fonts):
            options.load_font_data(self.fonts[name])
        options.font_family = self.family
        drawing = usvg.Tree.from_str(_enlarged(image, data, self.family), options)
        return bytes(render(drawing, (1.0, 0.0, 0.0, 0.0, 1.0, 0.0)))


def _named(tag: str, attributes: str, figure: Figure) -> str:
    """The element that names a picture, with the mark of one that says nothing."""
    return f"<{tag} {attributes}>{_DECORATIVE if figure.decorative else ''}</{tag}>"


def _enlarged(image: Image, data: bytes, family: str) -> str:
    """The drawing with the size that its points shall have, and with a font that is here."""
    wide, high = max(1, image.width), max(1, image.height)
    scale = _SHARP / max(wide, high)
    _, begin, rest = data.partition(b"<svg")
    head, end, rest = rest.partition(b">")
    head = _SIZE.sub(b"", head)
    if b"viewBox" not in head:
        head += b' viewBox="0 0 %d %d"' % (wide, high)
    head += b' width="%d" height="%d"' % (round(wide * scale), round(high * scale))
    return _FAMILY.sub(
        lambda found: f'font-family="{family}"' if "=" in found[1] else f"font-family: {family}",
        (begin + head + end + rest).decode(),
    )
