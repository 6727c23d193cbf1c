"""Tables: header row, row headers, a description, and columns as wide as their words need."""

from __future__ import annotations

from itertools import zip_longest

from strategy_build.formats.docx.anchors import title
from strategy_build.formats.docx.elements import element, value
from strategy_build.formats.docx.languages import all_rtl, is_rtl
from strategy_build.formats.docx.lines import Line
from strategy_build.formats.docx.runs import PLAIN, Ink, runs
from strategy_build.formats.docx.setting import Setting
from strategy_build.model.blocks import Cell, Table
from strategy_build.model.walk import text_of

_LETTER = 0.6  # of an em: a wide letter, so that no word is broken
_USUAL = 0.85  # of that: a letter among others
_PAD = 200
_EMPTY = Cell(())


def grid(node: Table, setting: Setting) -> str:
    """The table as XML; its caption and its list twin are the caller's."""
    widths = _widths(node, setting)
    columns = "".join(element("w:gridCol", {"w:w": width}) for width in widths)
    yes = setting.labels("document-yes") if node.twin is not None else ""
    rows = [_row(node.header, widths, setting, first=title(node.id))]
    rows += [_row(row, widths, setting, yes=yes) for row in node.rows]
    inside = _properties(node, setting) + element("w:tblGrid", inside=columns) + "".join(rows)
    return element("w:tbl", inside=inside)


def _properties(node: Table, setting: Setting) -> str:
    labels = setting.labels
    heads = [text for cell in node.header if (text := text_of(cell.words))]
    said = labels(
        "docx-description",
        rows=labels("docx-rows", n=len(node.rows)),
        columns=labels("docx-columns", n=len(node.header)),
        headings=labels("docx-between").join(heads),
    )
    look: dict[str, str | int] = {
        "w:val": "00A0",
        "w:firstRow": 1,
        "w:lastRow": 0,
        "w:firstColumn": 1,
    }
    look |= {"w:lastColumn": 0, "w:noHBand": 1, "w:noVBand": 1}
    out = value("tblStyle", "Ledger")
    out += "<w:bidiVisual/>" if is_rtl(setting.document.lang) else ""
    out += element("w:tblW", {"w:w": setting.sheet.column, "w:type": "dxa"})
    out += element("w:tblLayout", {"w:type": "autofit"}) + element("w:tblLook", look)
    caption = text_of(node.caption)
    out += value("tblCaption", caption) if caption else ""
    return element("w:tblPr", inside=out + value("tblDescription", said))


def _row(
    cells: tuple[Cell, ...],
    widths: list[int],
    setting: Setting,
    first: str = "",
    yes: str = "",
) -> str:
    """A row, which no page breaks; the header row, told by its first cell, is said on each page."""
    own = element("w:trPr", inside="<w:cantSplit/>" + ("<w:tblHeader/>" if first else ""))
    out = []
    for n, (cell, width) in enumerate(zip_longest(cells[: len(widths)], widths)):
        shown = cell or _EMPTY
        ink = Ink(bold=True) if yes and text_of(shown.words) == yes else PLAIN
        marks = (first, first.removeprefix("Title_")) if first and not n else ()
        line = Line(
            "Cell",
            runs(shown.words, setting, ink),
            marks=marks,
            rtl=all_rtl(shown.words),
        )
        box = element("w:tcPr", inside=element("w:tcW", {"w:w": width, "w:type": "dxa"}))
        out.append(element("w:tc", inside=box + line.xml(setting)))
    return element("w:tr", inside=own + "".join(out))


def _widths(node: Table, setting: Setting) -> list[int]:
    """Each column as wide as its longest word; the rest goes where longer lines ask for it."""
    room, letter = setting.sheet.column, setting.sheet.em * _LETTER
    texts = [
        [text_of(cell.words) for cell in column]
        for column in zip_longest(node.header, *node.rows, fillvalue=_EMPTY)
    ][: max(1, len(node.header))]
    least = [
        _PAD + letter * max((len(word) for text in column for word in text.split()), default=1)
        for column in texts
    ]
    if sum(least) >= room:
        return _summing([width * room / sum(least) for width in least], room)
    rest = room - sum(least)
    more = [
        max(1.0, min(_PAD + letter * _USUAL * max(map(len, column)), room) - low)
        for column, low in zip(texts, least, strict=True)
    ]
    scale = min(1.0, rest / sum(more))
    widths = [low + scale * add for low, add in zip(least, more, strict=True)]
    return _summing([width * room / sum(widths) for width in widths], room)


def _summing(widths: list[float], room: int) -> list[int]:
    """Whole lengths that fill the room."""
    whole = [int(width) for width in widths]
    return [*whole[:-1], room - sum(whole[:-1])]
