"""Blocks as passages: lists hang, tables are records, pictures are the transcriber's notes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import assert_never

from strategy_build.formats.braille.cells import BLANK
from strategy_build.formats.braille.passages import Kind, Passage, Passages, set_apart, shifted
from strategy_build.formats.braille.tables import primary
from strategy_build.formats.braille.words import Setting, noted, said, shown
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

_DEEPER = 2  # cells from a list to one in it
_QUOTE = (5, 3)  # cells where the first and the other lines of a quotation begin


def stacked(blocks: Iterable[Block], setting: Setting) -> Passages:
    """Blocks one after the other."""
    made: Passages = []
    parted = False
    for block in blocks:
        if isinstance(block, Divider):
            parted = True
            continue
        inside = passages(block, setting)
        if parted and inside:
            inside[0] = replace(inside[0], before=True)
            parted = False
        made += inside
    return made


def passages(block: Block, setting: Setting) -> Passages:
    """The passages of one block."""
    match block:
        case Paragraph(words=words):
            return [Passage(shown(words, setting), lang=_lang(words, setting))] if words else []
        case Heading(words=words, label=label, level=level, id=name):
            return [heading(label, words, level, name, setting)]
        case BulletList(items=items):
            return set_apart(_items([("", item) for item in items], setting))
        case OrderedList(items=items, start=start):
            marked = [(f"{n}.", item) for n, item in enumerate(items, start)]
            return set_apart(_items(marked, setting))
        case DefinitionList(items=definitions):
            return set_apart(_definitions(definitions, setting))
        case Table():
            return _table(block, setting)
        case Figure():
            return _figure(block, setting)
        case Quote():
            return _quote(block, setting)
        case Preformatted(lines=lines):
            lone = [(line,) for line in lines]
            return set_apart([Passage(shown(line, setting), first=1, run=5) for line in lone])
        case Divider():
            return []  # a blank line, see `stacked`
        case Facts(items=facts):
            return set_apart(fact_passages(facts, setting))
        case Ledger(entries=entries):
            return [one for entry in entries for one in _entry(entry, setting)]
        case Question():
            return _question(block, setting)
        case _:
            assert_never(block)


def _lang(words: Words, setting: Setting) -> str:
    """The language of sentences that are all in another than the document, else ""."""
    found = {primary(one.lang or setting.document.lang) for one in words}
    return found.pop() if len(found) == 1 and found != {primary(setting.document.lang)} else ""


def heading(label: str, words: Words, level: int, name: str, setting: Setting) -> Passage:
    """A title with its short number before it."""
    cells = named(label, shown(words, setting), setting)
    return Passage(cells, Kind.HEADING, depth=level, before=True, id=name)


def named(name: str, cells: str, setting: Setting) -> str:
    """A generated name before cells: "Part 5: Mend first"; either may be missing."""
    if not name:
        return cells
    if not cells:
        return said(name, setting)
    return said(setting.labels("braille-named", name=name), setting) + BLANK + cells


def fact_passages(facts: Iterable[Fact], setting: Setting, depth: int = 1) -> Passages:
    """Each fact as an item, "Led by: Mending group"; longer ones below their name."""
    return [
        one for fact in facts for one in _named_blocks(fact.label, "", fact.blocks, setting, depth)
    ]


def _named_blocks(
    label: str, term: str, blocks: Sequence[Block], setting: Setting, depth: int
) -> Passages:
    """An item that begins with a name: generated (`label`) or written (`term`, in cells)."""
    first = 2 * depth - 1
    colon = said(setting.labels("braille-named", name=""), setting)
    name = said(setting.labels("braille-named", name=label), setting) if label else term + colon
    words, rest = _opening(blocks, setting)
    cells = name + BLANK + words if words else name
    item = Passage(cells, Kind.ITEM, first, first + 4, depth)
    return [item, *_inside(rest, setting, depth, first + 4)]


def _opening(blocks: Sequence[Block], setting: Setting) -> tuple[str, Sequence[Block]]:
    """The cells of a first paragraph, and the blocks after it."""
    first = blocks[0] if blocks else None
    if isinstance(first, Paragraph):
        return shown(first.words, setting), blocks[1:]
    return "", blocks


def _items(items: Iterable[tuple[str, ListItem]], setting: Setting, depth: int = 1) -> Passages:
    listed = list(items)
    run = 2 * (depth + _deepest(item for _, item in listed)) + 1
    return _list(listed, setting, depth, run)


def _deepest(items: Iterable[ListItem]) -> int:
    """How many lists stand inside the items, one in the other."""
    depth = 0
    for item in items:
        for block in item.blocks:
            if isinstance(block, BulletList | OrderedList):
                depth = max(depth, 1 + _deepest(block.items))
    return depth


def _list(
    items: Iterable[tuple[str, ListItem]], setting: Setting, depth: int, run: int
) -> Passages:
    """All lines go on at the same cell, two to the right of the deepest item."""
    made: Passages = []
    for mark, item in items:
        words, blocks = _opening(item.blocks, setting)
        cells = named(item.label, words, setting)
        if mark:
            cells = said(mark, setting) + BLANK + cells
        made.append(Passage(cells, Kind.ITEM, 2 * depth - 1, run, depth, id=item.id))
        made += _inside(blocks, setting, depth, run)
    return made


def _inside(blocks: Iterable[Block], setting: Setting, depth: int, run: int) -> Passages:
    """What follows the first words of an item, without blank lines: the indent holds it together."""
    made: Passages = []
    for block in blocks:
        match block:
            case BulletList(items=items):
                made += _list([("", item) for item in items], setting, depth + 1, run)
            case OrderedList(items=items, start=start):
                marked = [(f"{n}.", item) for n, item in enumerate(items, start)]
                made += _list(marked, setting, depth + 1, run)
            case Paragraph(words=words):
                more = Passage(shown(words, setting), Kind.MORE, run + 2, run, depth)
                made.append(more)
            case _:
                made += passages(block, setting)
    return made


def _definitions(definitions: Iterable[Definition], setting: Setting) -> Passages:
    return [
        one
        for item in definitions
        for one in _named_blocks("", shown(item.term, setting), item.blocks, setting, 1)
    ]


def _table(table: Table, setting: Setting) -> Passages:
    """A record for each row; a table that has a list is that list alone."""
    caption = shown(table.caption, setting)
    labels = setting.labels
    if table.twin is not None:
        twin = passages(table.twin, setting)
        return [Passage(caption, before=True), *twin] if caption else twin
    rows = labels("text-rows", n=len(table.rows))
    columns = labels("text-columns", n=len(table.header))
    name = "braille-table" if caption else "braille-table-bare"
    opening = noted(labels(name, rows=rows, columns=columns), caption, setting)
    head = [shown(cell.words, setting) for cell in table.header]
    colon = said(labels("braille-named", name=""), setting)
    made = [Passage(opening, Kind.NOTE, 7, 5)]
    for row in table.rows:
        cells = [shown(cell.words, setting).replace("\n", BLANK) for cell in row]
        for n, (name, cell) in enumerate(zip(head, cells, strict=False)):
            if name or cell:
                depth = 1 if n == 0 else 2
                both = BLANK.join(filter(None, (name + colon if name else "", cell)))
                made.append(Passage(both, Kind.ITEM, 2 * depth - 1, 5, depth))
    made.append(Passage(noted(labels("braille-table-end"), "", setting), Kind.NOTE, 7, 5))
    return set_apart(made)


def _figure(figure: Figure, setting: Setting) -> Passages:
    caption = shown(figure.caption, setting)
    if figure.decorative:
        return [Passage(caption, Kind.NOTE, 7, 5)] if caption else []
    labels = setting.labels
    alt = noted(labels("braille-picture"), shown(figure.alt, setting), setting)
    made = [Passage(alt, Kind.NOTE, 7, 5)]
    if caption:
        made.append(Passage(caption, Kind.NOTE, 7, 5))
    if figure.long:
        made += stacked(figure.long, setting)
        made.append(Passage(noted(labels("braille-picture-end"), "", setting), Kind.NOTE, 7, 5))
    return set_apart(made)


def _quote(quote: Quote, setting: Setting) -> Passages:
    """Indented, between quotation marks."""
    first, run = _QUOTE
    opens, ends = (said(mark, setting) for mark in "“”")
    inside = [
        replace(one, kind=Kind.QUOTE, first=one.first + first - 3, run=one.run + run - 1)
        if one.kind is Kind.TEXT
        else shifted(one, _DEEPER)
        for one in stacked(quote.blocks, setting)
    ]
    if inside:
        inside[0] = replace(inside[0], cells=opens + inside[0].cells)
        inside[-1] = replace(inside[-1], cells=inside[-1].cells + ends)
    if quote.attribution:
        who = said(setting.labels("braille-said-by"), setting)
        cells = who + BLANK + shown(quote.attribution, setting)
        inside.append(Passage(cells, Kind.QUOTE, first + 2, first + 2))
    return set_apart(inside)


def _entry(entry: Entry, setting: Setting) -> Passages:
    inside = stacked(entry.blocks, setting)
    if entry.level:
        title = heading(entry.label, entry.title, entry.level, entry.id, setting)
        facts = set_apart(fact_passages(entry.facts, setting))
        return [title, *inside, *facts]
    made: Passages = []
    if entry.label or entry.title:
        cells = named(entry.label, shown(entry.title, setting), setting)
        made.append(Passage(cells, Kind.ITEM, 1, 5, 1, id=entry.id))
        inside = [_under(one) for one in inside]
    return set_apart([*made, *inside, *fact_passages(entry.facts, setting, 2)])


def _under(one: Passage) -> Passage:
    """A passage inside an item: lists in it stand deeper, without a blank line before them."""
    if one.kind is Kind.TEXT:
        return replace(one, kind=Kind.MORE, first=5, run=5, depth=1)
    if one.kind in {Kind.ITEM, Kind.MORE}:
        deeper = shifted(one, _DEEPER)
        return replace(deeper, depth=one.depth + 1, before=False, after=False)
    return one


def _question(question: Question, setting: Setting) -> Passages:
    """The question as a heading, then how to answer, then what to choose from."""
    made = [heading(question.label, question.ask, question.level, question.id, setting)]
    if question.hint:
        made.append(Passage(shown(question.hint, setting)))
    made.append(Passage(said(question.how, setting)))
    options = []
    for option in question.options:
        name, text = shown(option.name, setting), shown(option.text, setting)
        colon = said(setting.labels("braille-named", name=""), setting)
        both = f"{name}{colon}{BLANK}{text}" if name and text else name or text
        letter = said(setting.labels("braille-option", letter=option.letter), setting)
        options.append(Passage(f"{letter}{BLANK}{both}", Kind.ITEM, 1, 3, 1))
    return [*made, *set_apart(options)]
