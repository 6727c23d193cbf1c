"""A publication as a Word file, and as one with large print."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from strategy_build.formats.docx import margins, parts, properties
from strategy_build.formats.docx.anchors import bookmarks
from strategy_build.formats.docx.brand import PATH, Brand, Edge, brand
from strategy_build.formats.docx.looks import looks
from strategy_build.formats.docx.numbering import Numbering
from strategy_build.formats.docx.package import WORD, Part, packed
from strategy_build.formats.docx.pictures import Pictures
from strategy_build.formats.docx.relations import Relations
from strategy_build.formats.docx.setting import Setting, Sheet
from strategy_build.model.document import Document
from strategy_build.model.inputs import Inputs, Rendered

_PT = re.compile(r"(\d+(?:\.\d+)?)pt")
_USUAL = 12.0
_A4 = (11906, 16838)
_ABOVE, _WELL_ABOVE = 1360, 1640  # 24 and 29 mm; a large running title needs the more
_SIDE, _NARROW = 1640, 1130  # 29 and 20 mm
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
_CORE = "application/vnd.openxmlformats-package.core-properties+xml"
_APP = "application/vnd.openxmlformats-officedocument.extended-properties+xml"
_THEME = "application/vnd.openxmlformats-officedocument.theme+xml"


def render(document: Document, inputs: Inputs, options: Mapping[str, str]) -> Rendered:
    """The Word file. Option `size` is that of its letters in points: "12pt", "18pt".

    Where the layouts hold docx/brand.docx, its look is taken.
    """
    root = _points(options.get("size", "12pt"))
    data = inputs.layouts.get(PATH)
    own = brand(data) if data else None
    sheet = _sheet(root, own)
    setting = Setting(
        document=document,
        labels=inputs.labels,
        names=bookmarks(document),
        calls={note.references[0]: note.number for note in document.notes if note.references},
        sheet=sheet,
        lists=Numbering(round(sheet.em * 1.7)),
        pictures=Pictures(inputs.assets, inputs.fonts, inputs.theme.font, sheet.column),
        relations=Relations(),
    )
    name = f"{document.id}-large-print.docx" if root > _USUAL else f"{document.id}.docx"
    return Rendered({name: _file(setting, inputs, own)})


def _points(size: str) -> float:
    found = _PT.fullmatch(size)
    if found is None:
        message = f"size is {size!r}, not a number of points such as 12pt"
        raise ValueError(message)
    return float(found[1])


def _sheet(root: float, own: Brand | None) -> Sheet:
    """A4, or the organisation's own paper; large letters need the whole width of it."""
    if own is not None and root <= _USUAL:
        return Sheet(root, own.size, own.margins)
    side = _SIDE if root <= _USUAL else _NARROW
    above = _ABOVE if root <= _USUAL else _WELL_ABOVE
    return Sheet(root, own.size if own else _A4, (above, side, _ABOVE, side))


def _file(setting: Setting, inputs: Inputs, own: Brand | None) -> bytes:
    """The parts: the text first, for it tells which others there are."""
    points = setting.relations
    edges = list(_edges(setting, own))
    first = own.first if own is not None and own.edges else True
    shown = [
        (edge.kind, edge.pages, points.add(edge.kind, edge.part.path.removeprefix("word/")))
        for edge in edges
    ]
    text = parts.body(setting, parts.pages(setting, shown, first=first))
    notes, noted = _footnotes(setting)
    look = looks(setting, inputs, own, notes=bool(notes))
    made = [
        Part("docProps/core.xml", properties.core(setting.document).encode(), _CORE),
        Part("docProps/app.xml", properties.app(setting.document).encode(), _APP),
        Part("word/theme/theme1.xml", look.theme.encode(), _THEME),
        *{edge.part.path: edge.part for edge in edges}.values(),
        *(own.parts if own is not None else ()),
    ]
    lists = setting.lists.part() if setting.lists.definitions else ""
    for kind, xml in (
        ("styles", look.styles),
        ("settings", look.settings),
        ("fontTable", look.fonts),
        ("numbering", lists),
        ("footnotes", notes),
    ):
        if xml:
            points.add(kind, f"{kind}.xml")
            inside = noted if kind == "footnotes" else None
            made.append(Part(f"word/{kind}.xml", xml.encode(), f"{WORD}.{kind}+xml", inside))
    points.add("theme", "theme/theme1.xml")
    main = f"{WORD}.document.main+xml"
    made.append(Part("word/document.xml", text.encode(), main, points))
    made += [Part(f"word/{path}", data) for path, data in setting.pictures.files.items()]
    root = Relations()
    root.add("officeDocument", "word/document.xml")
    root.add(_PACKAGE, "docProps/core.xml")
    root.add("extended-properties", "docProps/app.xml")
    return packed(made, root)


def _edges(setting: Setting, own: Brand | None) -> Iterator[Edge]:
    """Running title and page numbers: the organisation's own where it has them, else ours."""
    theirs = own.edges if own is not None else ()
    yield from theirs
    told = {edge.kind for edge in theirs}
    if "header" not in told:
        data = margins.header(setting).encode()
        yield Edge("header", "default", Part("word/header1.xml", data, f"{WORD}.header+xml"))
    if "footer" not in told:
        data = margins.footer(setting).encode()
        part = Part("word/footer1.xml", data, f"{WORD}.footer+xml")
        yield Edge("footer", "default", part)
        yield Edge("footer", "first", part)


def _footnotes(setting: Setting) -> tuple[str, Relations]:
    """The notes and what they point to: their links are their own."""
    noted = Relations()
    return margins.footnotes(replace(setting, relations=noted)), noted
