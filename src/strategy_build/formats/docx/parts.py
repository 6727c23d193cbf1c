"""The parts of a publication in their order: title, facts, contents, body, word list, whom to ask."""

from __future__ import annotations

from collections.abc import Iterable
from typing import assert_never

from strategy_build.formats.docx.anchors import IN_SHORT, TOP
from strategy_build.formats.docx.blocks import fact_lines, heading, line, stacked
from strategy_build.formats.docx.contents import contents
from strategy_build.formats.docx.elements import DECLARATION, NAMES, element
from strategy_build.formats.docx.languages import all_rtl, is_rtl
from strategy_build.formats.docx.lines import Flow, Line, written
from strategy_build.formats.docx.numbering import Level
from strategy_build.formats.docx.runs import Ink, runs, signs, told
from strategy_build.formats.docx.setting import Setting
from strategy_build.markup.document import WORD_LIST
from strategy_build.model.blocks import Words
from strategy_build.model.document import GlossaryEntry, Group, Section

_BULLETS = (Level("bullet"),)
_EDGE = 720  # of the paper to a header or footer


def body(setting: Setting, section: str) -> str:
    """The part of the file that holds the text; `section` are the properties of its pages."""
    front, main = Flow(), Flow()
    _front(front, setting)
    short = len(front.pieces)
    _in_short(front, setting)
    for part in setting.document.body:
        match part:
            case Section():
                _section(part, main, setting)
            case Group():
                heading(2, "", part.title, main, setting, marks=(part.id,))
                stacked(part.blocks, main, setting)
                for inside in part.sections:
                    _section(inside, main, setting)
            case _:
                assert_never(part)
    _word_list(setting.document.glossary, main, setting)
    _section(setting.document.contact.section, main, setting)
    listed = Flow([*front.pieces[short:], *main.pieces])
    text = written(front.pieces, setting) + contents(listed, setting)
    text += written(main.pieces, setting) + section
    return f"{DECLARATION}<w:document {NAMES}><w:body>{text}</w:body></w:document>"


def _front(flow: Flow, setting: Setting) -> None:
    document = setting.document
    flow.add(Line("Kind", told(document.kind_label, setting), marks=(TOP,), keep=True))
    heading(1, "", document.title, flow, setting)
    if document.subtitle:
        flow.add(line("Seam", document.subtitle, setting))
    if document.banner:
        flow.add(line("Notice", document.banner, setting))
    if document.facts:
        fact_lines(document.facts, flow, setting, Ink(bold=True))
    if document.summary:
        flow.add(line("Lead", document.summary, setting))


def _in_short(flow: Flow, setting: Setting) -> None:
    if not setting.document.in_short:
        return
    _titled("docx-in-short", IN_SHORT, flow, setting)
    definition = setting.lists.add(_BULLETS)
    for words in setting.document.in_short:
        flow.add(_point(words, definition, setting))
    flow.settle()


def _point(words: Words, definition: int, setting: Setting) -> Line:
    said = runs(words, setting)
    return Line("ListBullet", said, number=(definition, 0), rtl=all_rtl(words))


def _titled(label: str, anchor: str, flow: Flow, setting: Setting) -> None:
    """A heading of generated words."""
    words = told(setting.labels(label), setting)
    flow.add(Line("Heading2", words, marks=(anchor,), bare=words))


def _section(node: Section, flow: Flow, setting: Setting) -> None:
    """A section; where it has no title, its place is that of its first paragraph."""
    if node.title:
        heading(node.level, node.label, node.title, flow, setting, marks=(node.id,))
    else:
        flow.marks += (node.id,)
    stacked(node.blocks, flow, setting)


def _word_list(entries: Iterable[GlossaryEntry], flow: Flow, setting: Setting) -> None:
    """Each word above what it means, with its long form after it."""
    shown = tuple(entries)
    if shown:
        _titled("docx-word-list", WORD_LIST, flow, setting)
    for entry in shown:
        term = runs(entry.term, setting)
        if entry.long:
            term += signs(setting.labels("docx-between"), setting) + runs(entry.long, setting)
        flow.add(Line("Term", term, marks=(entry.id,), rtl=all_rtl(entry.term)))
        flow.add(line("Definition", entry.means, setting))


def pages(setting: Setting, edges: Iterable[tuple[str, str, str]], *, first: bool) -> str:
    """The properties of the pages.

    `edges` are headers and footers: kind, on which pages, id of the relation. `first` is whether
    the first page has none but its own.
    """
    sheet = setting.sheet
    margins = zip(("top", "right", "bottom", "left"), sheet.margins, strict=True)
    room: dict[str, str | int] = {f"w:{side}": length for side, length in margins}
    ends = min(_EDGE, sheet.margins[0] // 2), min(_EDGE, sheet.margins[2] // 2)
    room |= {"w:header": ends[0], "w:footer": ends[1], "w:gutter": 0}
    inside = "".join(
        element(f"w:{kind}Reference", {"w:type": where, "r:id": name})
        for kind, where, name in edges
    )
    inside += element("w:pgSz", {"w:w": sheet.size[0], "w:h": sheet.size[1]})
    inside += element("w:pgMar", room)
    inside += "<w:titlePg/>" if first else ""
    inside += "<w:bidi/>" if is_rtl(setting.document.lang) else ""
    return element("w:sectPr", inside=inside)
