"""The contents: a field of Word that is filled already, so that it is right everywhere at once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from strategy_build.formats.docx.anchors import CONTENTS
from strategy_build.formats.docx.elements import element, value
from strategy_build.formats.docx.lines import Flow, Line
from strategy_build.formats.docx.runs import linked, told
from strategy_build.formats.docx.setting import Setting

# Headings of levels 2 and 3 as links, without page numbers: only a program that lays out pages
# knows them, and wrong ones are worse than none. Whoever wants them lets Word work the field out.
CODE = 'TOC \\o "2-3" \\h \\n \\z'
_TOGETHER = 3  # lines that stay with the heading
_LEVELS = {"Heading2": "TOC2", "Heading3": "TOC3"}


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the contents: its style, where it leads, and its runs."""

    style: str
    anchor: str
    runs: str
    rtl: bool


def entries(flow: Flow) -> Iterator[Entry]:
    """A line for each heading that the field gathers."""
    for piece in flow.pieces:
        if isinstance(piece, Line) and piece.style in _LEVELS:
            yield Entry(_LEVELS[piece.style], piece.marks[-1], piece.bare, piece.rtl)


def contents(flow: Flow, setting: Setting) -> str:
    """The heading and the field with its lines, as a block that Word knows as contents."""
    title = Line("TOCHeading", told(setting.labels("docx-contents"), setting), marks=(CONTENTS,))
    begin = "".join(
        f"<w:r>{part}</w:r>"
        for part in (
            '<w:fldChar w:fldCharType="begin"/>',
            f'<w:instrText xml:space="preserve"> {CODE.replace(chr(34), "&quot;")} </w:instrText>',
            '<w:fldChar w:fldCharType="separate"/>',
        )
    )
    end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    shown = list(entries(flow))
    lines = []
    for n, entry in enumerate(shown):
        inside = linked(entry.anchor, entry.runs, setting)
        inside = begin + inside if n == 0 else inside
        inside = inside + end if n == len(shown) - 1 else inside
        line = Line(entry.style, inside, rtl=entry.rtl, keep=n < _TOGETHER)
        lines.append(line.xml(setting))
    kind = value("docPartGallery", "Table of Contents") + "<w:docPartUnique/>"
    properties = element("w:sdtPr", inside=element("w:docPartObj", inside=kind))
    inside = element("w:sdtContent", inside=title.xml(setting) + "".join(lines))
    return element("w:sdt", inside=properties + inside)
