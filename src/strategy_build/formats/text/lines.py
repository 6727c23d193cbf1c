"""Blocks as lines of plain text: one line a paragraph, nothing drawn."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import assert_never

from strategy_build.formats.text.words import Setting, exact, shown
from strategy_build.model.blocks import (
    Block,
    BulletList,
    Definition,
    DefinitionList,
    Divider,
    Entry,
    Fact,
    Facts,
    Figure,
    Heading,
    Ledger,
    ListItem,
    OrderedList,
    Paragraph,
    Preformatted,
    Question,
    Quote,
    Table,
    Words,
)

Lines = list[str]

_INDENT = "  "


def stacked(blocks: Iterable[Block], setting: Setting) -> Lines:
    """Blocks one below the other with a blank line between them."""
    groups: list[Lines] = []
    gap: Lines = []
    for block in blocks:
        if isinstance(block, Divider):
            gap = [""]
        elif lines := block_lines(block, setting):
            groups.append([*gap, *lines])
            gap = []
    return apart(groups)


def apart(groups: Iterable[Sequence[str]]) -> Lines:
    """Groups of lines with one blank line between them."""
    lines: Lines = []
    for group in groups:
        if lines:
            lines.append("")
        lines.extend(group)
    return lines


def block_lines(block: Block, setting: Setting) -> Lines:
    """The lines of one block."""
    match block:
        case Paragraph(words=words):
            return shown(words, setting).split("\n")
        case Heading(words=words, label=label):
            return named(label, words, setting)
        case BulletList(items=items):
            return _items([("- ", item) for item in items], setting)
        case OrderedList(items=items, start=start):
            marks = [(f"{n}. ", item) for n, item in enumerate(items, start)]
            return _items(marks, setting)
        case DefinitionList(items=definitions):
            return _definitions(definitions, setting)
        case Table():
            return _table(block, setting)
        case Figure():
            return _figure(block, setting)
        case Quote():
            return _quote(block, setting)
        case Preformatted(lines=lines):
            return exact(lines, setting)
        case Divider():
            return []  # a second blank line, see `stacked`
        case Facts(items=facts):
            return fact_lines(facts, setting)
        case Ledger(entries=entries):
            return apart([_entry(entry, setting) for entry in entries])
        case Question():
            return _question(block, setting)
        case _:
            assert_never(block)


def named(label: str, words: Words, setting: Setting) -> Lines:
    """A title with its short number before it: "Action 5.1: Open a café."."""
    text = shown(words, setting)
    both = setting.labels("text-named", name=label, words=text) if label and text else label or text
    return both.split("\n")


def fact_lines(facts: Iterable[Fact], setting: Setting) -> Lines:
    """Each fact on a line, "Led by: Mending group"; longer ones below their name."""
    return [line for fact in facts for line in _named_blocks(fact.label, fact.blocks, setting)]


def _named_blocks(name: str, blocks: Sequence[Block], setting: Setting) -> Lines:
    lines = stacked(blocks, setting)
    if lines and blocks and isinstance(blocks[0], Paragraph):
        first = setting.labels("text-named", name=name, words=lines[0])
        return _indented("", [first, *lines[1:]])
    return [setting.labels("text-named", name=name, words="").rstrip(), *lines]


def _items(items: Iterable[tuple[str, ListItem]], setting: Setting) -> Lines:
    lines: Lines = []
    for mark, item in items:
        inside = _tight(item.blocks, setting)
        if item.label:
            head = inside[:1] or [""]
            inside = [
                setting.labels("text-named", name=item.label, words=head[0]).rstrip(),
                *inside[1:],
            ]
        lines.extend(_indented(mark, inside))
    return lines


def _indented(mark: str, lines: Sequence[str]) -> Lines:
    first, *rest = lines or [""]
    return [(mark + first).rstrip(), *((_INDENT + line).rstrip() for line in rest)]


def _tight(blocks: Sequence[Block], setting: Setting) -> Lines:
    """The blocks of a list item, without blank lines: their indent holds them together."""
    return [line for block in blocks for line in block_lines(block, setting)]


def _definitions(definitions: Iterable[Definition], setting: Setting) -> Lines:
    return [
        line
        for item in definitions
        for line in _named_blocks(shown(item.term, setting), item.blocks, setting)
    ]


def _table(table: Table, setting: Setting) -> Lines:
    """A record for each row, which reads well by ear; a table that has a list is that list alone."""
    caption = shown(table.caption, setting)
    if table.twin is not None:
        twin = block_lines(table.twin, setting)
        return apart([[caption], twin]) if caption else twin
    labels = setting.labels
    rows = labels("text-rows", n=len(table.rows))
    columns = labels("text-columns", n=len(table.header))
    head = [shown(cell.words, setting) for cell in table.header]
    name = "text-table" if caption else "text-table-bare"
    opening = labels(name, rows=rows, columns=columns, caption=caption)
    records = []
    for row in table.rows:
        cells = [shown(cell.words, setting).replace("\n", " ") for cell in row]
        pairs = zip(head, cells, strict=False)
        records.append([_record(name, cell, setting) for name, cell in pairs if name or cell])
    return apart([[opening], *records, [labels("text-table-end")]])


def _record(name: str, cell: str, setting: Setting) -> str:
    return setting.labels("text-named", name=name, words=cell).rstrip() if name else cell


def _figure(figure: Figure, setting: Setting) -> Lines:
    caption = shown(figure.caption, setting)
    if figure.decorative:
        return [caption] if caption else []
    labels = setting.labels
    picture = labels("text-picture", words=_ended(shown(figure.alt, setting)))
    lines = [picture, caption] if caption else [picture]
    if not figure.long:
        return lines
    return [*apart([lines, stacked(figure.long, setting)]), "", labels("text-picture-end")]


def _ended(text: str) -> str:
    return text if text.rstrip("”’)]").endswith((".", "!", "?", "…")) else text + "."


def _quote(quote: Quote, setting: Setting) -> Lines:
    lines = stacked(quote.blocks, setting)
    words = setting.labels("text-quote", words="\n".join(lines)).split("\n")
    if quote.attribution:
        words.append(setting.labels("text-said-by", who=shown(quote.attribution, setting)))
    return words


def _entry(entry: Entry, setting: Setting) -> Lines:
    title = named(entry.label, entry.title, setting) if entry.label or entry.title else []
    facts = fact_lines(entry.facts, setting)
    if entry.level:
        return apart([part for part in (title, stacked(entry.blocks, setting), facts) if part])
    body = apart([part for part in (title, stacked(entry.blocks, setting)) if part])
    return [*body, *facts]


def _question(question: Question, setting: Setting) -> Lines:
    labels = setting.labels
    options = []
    for option in question.options:
        name, text = shown(option.name, setting), shown(option.text, setting)
        both = labels("text-named", name=name, words=text) if name and text else name or text
        options.append(labels("text-option", letter=option.letter, words=both))
    parts = (
        named(question.label, question.ask, setting),
        [shown(question.hint, setting)] if question.hint else [],
        [question.how],
        options,
        [] if question.closed else [labels("text-your-answer")],
    )
    return apart([part for part in parts if part])
