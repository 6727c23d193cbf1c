"""Blocks to paragraphs and tables: one function for each node, one place that knows them all."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import assert_never

from strategy_build.formats.docx.languages import all_rtl
from strategy_build.formats.docx.lines import Flow, Line
from strategy_build.formats.docx.lists import bullets, definitions, options
from strategy_build.formats.docx.runs import (
    NUMBER,
    PLAIN,
    TAB,
    Ink,
    bare,
    exact,
    run,
    runs,
    signs,
    told,
)
from strategy_build.formats.docx.setting import Setting
from strategy_build.formats.docx.tables import grid
from strategy_build.model.blocks import (
    Block,
    BulletList,
    DefinitionList,
    Divider,
    Entry,
    Fact,
    Facts,
    Figure,
    Heading,
    Ledger,
    OrderedList,
    Paragraph,
    Preformatted,
    Question,
    Quote,
    Role,
    Table,
    Words,
)
from strategy_build.model.walk import text_of

_STYLES = {
    Role.BODY: "Normal",
    Role.LEAD: "Lead",
    Role.STATEMENT: "Statement",
    Role.NOTE: "Remark",
}
_DEEPEST = 6


def stacked(nodes: Iterable[Block], flow: Flow, setting: Setting) -> None:
    """Blocks one below the other."""
    for node in nodes:
        block(node, flow, setting)


def block(node: Block, flow: Flow, setting: Setting) -> None:
    """One block with all that is in it."""
    match node:
        case Paragraph(words=words, role=role):
            flow.add(line(_STYLES[role], words, setting))
        case Heading(level=level, id=name, label=label, words=words):
            heading(level, label, words, flow, setting, marks=(name,))
        case BulletList() | OrderedList():
            bullets(node, flow, setting, stacked)
        case DefinitionList(items=items):
            definitions(items, flow, setting, stacked)
        case Table():
            _table(node, flow, setting)
        case Figure():
            _figure(node, flow, setting)
        case Quote():
            _quote(node, flow, setting)
        case Preformatted(lines=lines) if text_of(lines).strip():
            flow.add(Line("Exact", exact(lines, setting), rtl=all_rtl(lines)))
        case Preformatted():
            pass  # it is empty
        case Divider():
            flow.divided = True
        case Facts(items=facts):
            fact_lines(facts, flow, setting)
        case Ledger(entries=entries):
            for entry in entries:
                _entry(entry, flow, setting)
        case Question():
            _question(node, flow, setting)
        case _:
            assert_never(node)


def line(style: str, words: Words, setting: Setting) -> Line:
    """A paragraph of nothing but these sentences."""
    return Line(style, runs(words, setting), rtl=all_rtl(words))


def heading(
    level: int,
    label: str,
    words: Words,
    flow: Flow,
    setting: Setting,
    marks: tuple[str, ...] = (),
) -> None:
    """A heading with its short number; `level` is the one in the whole document."""
    flow.add(
        Line(
            f"Heading{max(1, min(_DEEPEST, level))}",
            numbered(label, setting) + runs(words, setting),
            marks=tuple(filter(None, marks)),
            rtl=all_rtl(words),
            bare=bare(words, setting, number=_number(label, setting)),
        )
    )


def numbered(label: str, setting: Setting) -> str:
    """The short number before a title."""
    return told(_number(label, setting), setting, NUMBER)


def _number(label: str, setting: Setting) -> str:
    return setting.labels("docx-numbered", label=label) if label else ""


def fact_lines(facts: Iterable[Fact], flow: Flow, setting: Setting, ink: Ink = PLAIN) -> None:
    """Facts, each name before its words; where there is room, the words stand in a column.

    `ink` is that of the words.
    """
    start = len(flow.pieces)
    for fact in facts:
        _fact(fact, flow, setting, ink)
    flow.keep(start)
    flow.settle()


def _fact(fact: Fact, flow: Flow, setting: Setting, ink: Ink) -> None:
    rail = setting.sheet.rail
    name = told(setting.labels("docx-fact", label=fact.label), setting, Ink("FactLabel"))
    outer = flow.indent
    match fact.blocks:
        case (Paragraph(words=words), *rest):
            gap = TAB if rail else run(" ")
            said = name + gap + runs(words, setting, ink)
            flow.add(Line("Fact", said, rtl=all_rtl(words)))
            flow.indent += rail
        case rest:
            flow.add(Line("Fact", name))
    stacked(rest, flow, setting)
    flow.indent = outer


def _table(node: Table, flow: Flow, setting: Setting) -> None:
    if node.caption:
        flow.add(line("Caption", node.caption, setting))
    flow.grid(grid(node, setting))
    if node.twin_heading is not None:
        block(node.twin_heading, flow, setting)
    if node.twin is not None:
        block(node.twin, flow, setting)


def _figure(node: Figure, flow: Flow, setting: Setting) -> None:
    alt = text_of(node.alt)
    picture = setting.pictures.drawing(node, alt, setting.relations)
    flow.add(Line("Picture", picture, marks=(node.id,), keep=bool(node.caption)))
    if node.caption:
        flow.add(line("PictureCaption", node.caption, setting))
    stacked(node.long, flow, setting)


def _quote(node: Quote, flow: Flow, setting: Setting) -> None:
    """Somebody's words between quotation marks, which are heard too, and who said them."""
    start = len(flow.pieces)
    flow.marks += (node.id,) if node.id else ()
    stacked(node.blocks, flow, setting)
    before, _, after = setting.labels("docx-quote", words="\0").partition("\0")
    flow.restyle(start, "Normal", "Quote")
    flow.enclose(start, signs(before, setting), signs(after, setting))
    if node.attribution:
        before, _, after = setting.labels("docx-said-by", who="\0").partition("\0")
        who = told(before, setting) + runs(node.attribution, setting) + told(after, setting)
        flow.add(Line("SaidBy", who, rtl=all_rtl(node.attribution)))
        flow.keep(start)
    else:
        flow.settle()


def _entry(node: Entry, flow: Flow, setting: Setting) -> None:
    """One row of a ledger: its number and title, its words, the facts that prove it."""
    marks = (node.id,) if node.id else ()
    if node.level:
        heading(node.level, node.label, node.title, flow, setting, marks=marks)
    elif node.title or node.label:
        inside = numbered(node.label, setting) + runs(node.title, setting)
        keep = bool(node.blocks or node.facts)
        flow.add(Line("Ruled", inside, marks=marks, rtl=all_rtl(node.title), keep=keep))
    else:
        flow.marks += marks
    stacked(node.blocks, flow, setting)
    if node.facts:
        fact_lines(node.facts, flow, setting)


def _question(node: Question, flow: Flow, setting: Setting) -> None:
    """A question as on paper: how to answer, the answers to choose from, and room to write."""
    heading(node.level, node.label, node.ask, flow, setting, marks=(node.id,))
    if node.hint:
        flow.add(replace(line("Remark", node.hint, setting), keep=True))
    flow.add(Line("HowToAnswer", told(node.how, setting)))
    if node.options:
        options(node, flow, setting)
    if not node.closed:
        flow.add(Line("Answer", told(setting.labels("docx-your-answer"), setting)))
