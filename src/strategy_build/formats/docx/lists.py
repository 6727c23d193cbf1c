"""Lists: of points, of steps, of words explained, of answers to choose from."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from strategy_build.formats.docx.languages import all_rtl
from strategy_build.formats.docx.lines import Flow, Line
from strategy_build.formats.docx.numbering import DEEPEST, Level, level, levels
from strategy_build.formats.docx.runs import Ink, run, runs, told
from strategy_build.formats.docx.setting import Setting
from strategy_build.model.blocks import (
    Block,
    BulletList,
    Definition,
    ListItem,
    Option,
    OrderedList,
    Paragraph,
    Question,
)

Stacked = Callable[[Iterable[Block], Flow, Setting], None]
List = BulletList | OrderedList


def bullets(
    node: List,
    flow: Flow,
    setting: Setting,
    stacked: Stacked,
    above: tuple[int, tuple[Level, ...], int] | None = None,
) -> None:
    """A list. `above` is the definition it stands in: its number, its levels, and ours among them.

    It has a level of the definition of the list around it, so that both stay one list; a
    definition of its own only where it is marked in another way than its level there.
    """
    definition, form, depth = above or _begun(node, flow, setting)
    if form[min(depth, len(form) - 1)] != level(node) and depth < DEEPEST:
        form = levels(node, form[:depth])
        definition = setting.lists.add(form)
    for item in node.items:
        _item(item, flow, setting, stacked, (definition, form, min(depth, DEEPEST - 1)))
    if above is None:
        flow.settle()


def _begun(node: List, flow: Flow, setting: Setting) -> tuple[int, tuple[Level, ...], int]:
    """The definition of a list that goes on no other: in a quotation in an item it stands deeper."""
    form = levels(node, (Level("bullet"),) * flow.depth)
    return setting.lists.add(form), form, flow.depth


def _item(
    item: ListItem,
    flow: Flow,
    setting: Setting,
    stacked: Stacked,
    place: tuple[int, tuple[Level, ...], int],
) -> None:
    definition, form, depth = place
    flow.number = (definition, depth)
    flow.marks += (item.id,) if item.id else ()
    style = "ListNumber" if form[depth].form == "decimal" else "ListBullet"
    label = setting.labels("docx-numbered", label=item.label)
    label = told(label, setting, Ink("Label", bold=True))
    label = label if item.label else ""
    outer, flow.indent = flow.indent, setting.lists.indent(depth)
    counted = False
    first, *rest = item.blocks or (None,)
    if isinstance(first, Paragraph):
        flow.add(Line(style, label + runs(first.words, setting), rtl=all_rtl(first.words)))
    else:
        rest = list(item.blocks)
        if label:
            flow.add(Line(style, label))
    for block in rest:
        match block:
            case Paragraph(words=words):
                flow.add(Line("ListContinue", runs(words, setting), rtl=all_rtl(words)))
            case BulletList() | OrderedList():
                inner = (definition, form, depth + 1)
                if counted and isinstance(block, OrderedList):  # else it would count on
                    kinds = levels(block, form[: depth + 1])
                    inner = (setting.lists.add(kinds), kinds, depth + 1)
                counted = counted or isinstance(block, OrderedList)
                bullets(block, flow, setting, stacked, inner)
            case _:
                around, flow.depth = flow.depth, depth + 1
                stacked((block,), flow, setting)
                flow.depth = around
    flow.indent, flow.number = outer, None


def definitions(
    items: Iterable[Definition], flow: Flow, setting: Setting, stacked: Stacked
) -> None:
    """Terms, each above what it means."""
    for item in items:
        marks = (item.id,) if item.id else ()
        words = runs(item.term, setting)
        flow.add(Line("Term", words, marks=marks, rtl=all_rtl(item.term)))
        start = len(flow.pieces)
        stacked(item.blocks, flow, setting)
        flow.restyle(start, "Normal", "Definition")


def options(node: Question, flow: Flow, setting: Setting) -> None:
    """Answers to choose from, by their letters."""
    counted = bool(node.options) and node.options[0].letter.isdigit()
    definition = setting.lists.add((Level("decimal" if counted else "lowerLetter"),))
    for option in node.options:
        flow.number = (definition, 0)
        flow.add(
            Line(
                "ListNumber",
                _option(option, setting),
                marks=(f"{node.id}-{option.id}",),
                keep=True,
                rtl=all_rtl(option.name or option.text),
            )
        )
    flow.settle()


def _option(option: Option, setting: Setting) -> str:
    name = runs(option.name, setting, Ink("Strong", bold=True))
    gap = run(setting.labels("docx-numbered", label="")) if option.name and option.text else ""
    return name + gap + runs(option.text, setting)
