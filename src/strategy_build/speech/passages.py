"""Every block of a document as it is read aloud."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import assert_never

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
    ListItem,
    OrderedList,
    Paragraph,
    Preformatted,
    Question,
    Quote,
    Table,
    Words,
)
from strategy_build.model.inlines import NoteReference
from strategy_build.model.labels import Labels
from strategy_build.model.walk import inlines, text_of
from strategy_build.speech.cues import (
    AFTER_HEADING,
    CHANGE,
    HEADING,
    ITEM,
    PARAGRAPH,
    SENTENCE,
    Cue,
    Event,
    Line,
    Rest,
    lines,
)

_LONG_LIST = 7


@dataclass(frozen=True, slots=True)
class Reading:
    """How blocks are read: the generated words, and how many lists stand around."""

    labels: Labels
    depth: int = 0

    def deeper(self) -> Reading:
        """The same, one list further in."""
        return Reading(self.labels, self.depth + 1)


def passages(blocks: Iterable[Block], reading: Reading, first: int = PARAGRAPH) -> Iterator[Event]:
    """Blocks one after the other; `first` is the pause before the first in ms."""
    for i, block in enumerate(blocks):
        yield from passage(block, reading, PARAGRAPH if i else first)


def passage(block: Block, reading: Reading, pause: int) -> Iterator[Event]:
    """One block, after `pause` ms."""
    match block:
        case Paragraph(words=words):
            yield from said(words, reading, pause)
        case Preformatted(lines=words):
            for i, line in enumerate(words):
                yield Line(line, ITEM if i else pause)
        case Heading():
            yield from heading(block.label, block.words, reading)
        case BulletList(items=items):
            yield from _list(items, reading, pause)
        case OrderedList(items=items):
            yield from _list(items, reading, pause, block.start)
        case DefinitionList():
            for item in block.items:
                yield from said(item.term, reading, pause)
                yield from passages(item.blocks, reading, AFTER_HEADING)
        case Table():
            yield from _table(block, reading, pause)
        case Figure():
            yield from _figure(block, reading, pause)
        case Quote():
            yield from _quote(block, reading, pause)
        case Divider():
            yield Rest(CHANGE)
        case Facts(items=facts):
            for fact_ in facts:
                yield from fact(fact_, reading)
        case Ledger(entries=entries):
            for entry in entries:
                yield from _entry(entry, reading)
        case Question():
            yield from _question(block, reading)
        case _:
            assert_never(block)


def said(words: Words, reading: Reading, pause: int) -> Iterator[Event]:
    """Sentences, each followed by the notes it calls."""
    for i, line in enumerate(lines(words, pause)):
        yield line
        for node in inlines(words[i].children):
            if isinstance(node, NoteReference):
                note = reading.labels("speech-note-call", n=node.number)
                yield Cue(note, SENTENCE, closing=True)


def heading(label: str, words: Words, reading: Reading) -> Iterator[Event]:
    """A heading inside a part: its number, its words, and a moment to take it in."""
    if label:
        yield Cue(reading.labels("speech-label", label=label), HEADING, numbered=True)
    yield from said(words, reading, HEADING)
    yield Rest(AFTER_HEADING)


def fact(item: Fact, reading: Reading) -> Iterator[Event]:
    """A generated label and what stands for it."""
    if not item.blocks:
        return
    yield Cue(reading.labels("speech-fact", label=item.label), ITEM)
    yield from passages(item.blocks, reading, SENTENCE)


def _list(
    items: tuple[ListItem, ...], reading: Reading, pause: int, start: int | None = None
) -> Iterator[Event]:
    """The count first, so that a listener knows how much there is to keep in mind."""
    nested = reading.depth > 0
    many = len(items) > 1
    if many:
        name = "speech-points" if nested else "speech-list"
        yield Cue(reading.labels(name, n=len(items)), SENTENCE if nested else pause)
    for i, item in enumerate(items):
        if start is not None:
            yield Cue(reading.labels("speech-number", number=start + i), ITEM)
        if item.label:
            yield Cue(reading.labels("speech-label", label=item.label), ITEM, numbered=True)
        yield from passages(item.blocks, reading.deeper(), ITEM if many else pause)
    if many and (nested or len(items) > _LONG_LIST):
        yield Cue(reading.labels("speech-list-end"), ITEM, closing=True)


def _table(table: Table, reading: Reading, pause: int) -> Iterator[Event]:
    """The caption, then the list twin alone, or row by row with the header before every cell."""
    labels = reading.labels
    yield from said(table.caption, reading, pause)
    if table.twin is not None:
        yield from passage(table.twin, reading, PARAGRAPH)
        return
    yield Cue(labels("speech-table", n=len(table.rows)), SENTENCE, closing=True)
    yield Cue(labels("speech-columns", n=len(table.header)), SENTENCE)
    for cell in table.header:
        yield from said(cell.words, reading, SENTENCE)
    headers = [text_of(cell.words) for cell in table.header]
    for row in table.rows:
        for i, cell in enumerate(row):
            header = headers[i] if i < len(headers) else ""
            if not cell.words:
                yield Cue(labels("speech-empty-cell", header=header), SENTENCE, closing=True)
                continue
            if i and header:
                lang = table.header[i].words[0].lang
                yield Cue(labels("speech-cell", header=header), SENTENCE, lang=lang)
            yield from said(cell.words, reading, SENTENCE if i else PARAGRAPH)
    yield Cue(labels("speech-table-end"), ITEM, closing=True)


def _figure(figure: Figure, reading: Reading, pause: int) -> Iterator[Event]:
    if figure.alt or figure.caption or figure.long:
        yield Cue(reading.labels("speech-figure"), pause)
    yield from said(figure.alt, reading, pause)
    yield from said(figure.caption, reading, ITEM)
    yield from passages(figure.long, reading, ITEM)
    if figure.long:
        yield Cue(reading.labels("speech-figure-end"), ITEM, closing=True)


def _quote(quote: Quote, reading: Reading, pause: int) -> Iterator[Event]:
    yield Cue(reading.labels("speech-quote"), pause)
    yield from passages(quote.blocks, reading, SENTENCE)
    yield Cue(reading.labels("speech-quote-end"), ITEM, closing=True)
    if quote.attribution:
        yield Cue(reading.labels("speech-said-by"), SENTENCE)
        yield from said(quote.attribution, reading, SENTENCE)


def _entry(entry: Entry, reading: Reading) -> Iterator[Event]:
    before = HEADING if entry.level else PARAGRAPH
    if entry.label:
        yield Cue(reading.labels("speech-label", label=entry.label), before, numbered=True)
    yield from said(entry.title, reading, before)
    if entry.level:
        yield Rest(AFTER_HEADING)
    yield from passages(entry.blocks, reading, ITEM)
    for item in entry.facts:
        yield from fact(item, reading)


def _question(question: Question, reading: Reading) -> Iterator[Event]:
    """The number, the question, the hint and the answers with their letters, then how to answer."""
    labels = reading.labels
    yield Cue(labels("speech-label", label=question.label), HEADING, numbered=True)
    yield from said(question.ask, reading, HEADING)
    yield from said(question.hint, reading, ITEM)
    if question.how:
        yield Cue(question.how, ITEM, closing=True)
    for option in question.options:
        letter = option.letter.upper()
        yield Cue(labels("speech-option", letter=letter), ITEM)
        yield from said(option.name, reading, SENTENCE)
        yield from said(option.text, reading, SENTENCE)
