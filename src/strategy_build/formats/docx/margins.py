"""What stands outside the text: running title, page numbers, notes at the foot of the page."""

from __future__ import annotations

from collections.abc import Mapping

from strategy_build.formats.docx.blocks import stacked
from strategy_build.formats.docx.elements import DECLARATION, NAMES, element, field
from strategy_build.formats.docx.languages import is_rtl
from strategy_build.formats.docx.lines import Flow, Line, written
from strategy_build.formats.docx.runs import bare, called, run, told
from strategy_build.formats.docx.setting import Setting
from strategy_build.model.document import Note

_SEPARATORS = (
    '<w:footnote w:type="separator" w:id="-1"><w:p><w:pPr><w:spacing w:after="0"/></w:pPr>'
    "<w:r><w:separator/></w:r></w:p></w:footnote>"
    '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:pPr><w:spacing w:after="0"/>'
    "</w:pPr><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>"
)


def header(setting: Setting) -> str:
    """The running title."""
    document = setting.document
    line = Line("Header", bare(document.title, setting), rtl=is_rtl(document.lang))
    return f"{DECLARATION}<w:hdr {NAMES}>{line.xml(setting)}</w:hdr>"


def footer(setting: Setting) -> str:
    """The page number, worked out by the program that shows the pages."""
    fields = {"page": field("PAGE", "1"), "pages": field("NUMPAGES", "1")}
    said = setting.labels("docx-folio", page="\0page\0", pages="\0pages\0").split("\0")
    runs = "".join(fields.get(piece) or told(piece, setting) for piece in said)
    line = Line("Footer", runs, rtl=is_rtl(setting.document.lang))
    return f"{DECLARATION}<w:ftr {NAMES}>{line.xml(setting)}</w:ftr>"


def footnotes(setting: Setting) -> str:
    """Every note that is called, by its number; "" where there are none."""
    called: Mapping[int, Note] = {
        note.number: note
        for note in setting.document.notes
        if note.number in setting.calls.values()
    }
    if not called:
        return ""
    notes = "".join(_note(note, setting) for note in called.values())
    return f"{DECLARATION}<w:footnotes {NAMES}>{_SEPARATORS}{notes}</w:footnotes>"


def _note(note: Note, setting: Setting) -> str:
    flow = Flow()
    stacked(note.blocks, flow, setting)
    flow.restyle(0, "Normal", "FootnoteText")
    flow.enclose(0, f"{called('<w:footnoteRef/>')}{run(' ')}", "")
    return element("w:footnote", {"w:id": note.number}, written(flow.pieces, setting))
