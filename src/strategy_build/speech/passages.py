"""Every block of a document as it is read aloud."""

from __future__ import annotations

import re
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
    QuestionKind,
    Quote,
    Table,
    Words,
)
from strategy_build.model.inlines import NoteReference
from strategy_build.model.labels import Labels
from strategy_build.model.walk import inlines, text_of
from strategy_build.speech.cues import (
    AFTER_CUE,
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
_NUMBERED = re.compile(r"\d|\s\w$")  # "Action 4.2", "Goal a"; but "Why" is a lead-in
_COUNTED = (QuestionKind.CHOOSE_ONE, QuestionKind.CHOOSE_MANY, QuestionKind.RANK)
_JOURNEY = "journey"  # the kind of list that other formats also draw as a diagram


@dataclass(frozen=True, slots=True)
class Reading:
    """How blocks are read: the generated words, and how many lists stand around."""

    labels: Labels
    depth: int = 0

    def deeper(self) -> Reading:
        """The same, one list further in."""
        return Reading(self.labels, self.depth + 1)


def passages(
    blocks: Iterable[Block], reading: Reading, first: int = PARAGRAPH, between: int = PARAGRAPH
) -> Iterator[Event]:
    """Blocks one after the other; `first` is the pause before the first in ms, `between` the others'."""
    for i, block in enumerate(blocks):
        yield from passage(block, reading, between if i else first)


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
        case BulletList(items=items, kind=kind) if kind == _JOURNEY and not reading.depth:
            yield Cue(reading.labels("speech-diagram"), pause)
            yield from _list(items, reading, pause)
            yield Cue(reading.labels("speech-diagram-end"), ITEM, closing=True)
        case BulletList(items=items):
            yield from _list(items, reading, pause)
        case OrderedList(items=items):
            yield from _list(items, reading, pause, block.start)
        case DefinitionList(items=terms):
            if len(terms) > 1:
                yield Cue(reading.labels("speech-definitions", n=len(terms)), pause)
            for term in terms:
                yield from said(term.term, reading, PARAGRAPH)
                yield from passages(term.blocks, reading, ITEM, ITEM)
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
            yield from _ledger(entries, reading, pause)
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
        yield _label(label, reading, HEADING)
    yield from said(words, reading, HEADING)
    yield Rest(AFTER_HEADING)


def _label(label: str, reading: Reading, pause: int) -> Cue:
    """A short number stands by itself; a word such as "Why" leads in what follows."""
    if _NUMBERED.search(label):
        return Cue(reading.labels("speech-label", label=label), pause, numbered=True)
    return Cue(reading.labels("speech-fact", label=label), pause)


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
            yield _label(item.label, reading, ITEM)
        # Less between the paragraphs of an item than between items, or they would drift apart.
        yield from passages(item.blocks, reading.deeper(), ITEM if many else pause, AFTER_CUE)
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
                within = header, table.header[i].words[0].lang if header else ""
                told = labels("speech-empty-cell", header=header)
                yield Cue(told, SENTENCE, closing=True, within=within)
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


def _ledger(entries: tuple[Entry, ...], reading: Reading, pause: int) -> Iterator[Event]:
    """The count, then every entry; a long list without headings is closed.

    Headings without numbers ("Vision", "Mission") need no count: they stand by themselves.
    """
    headings = bool(entries) and bool(entries[0].level)
    if len(entries) > 1 and (entries[0].label or not headings):
        yield Cue(reading.labels("speech-list", n=len(entries)), pause)
    for entry in entries:
        yield from _entry(entry, reading)
    if len(entries) > _LONG_LIST and not headings:
        yield Cue(reading.labels("speech-list-end"), ITEM, closing=True)


def _entry(entry: Entry, reading: Reading) -> Iterator[Event]:
    before = HEADING if entry.level else PARAGRAPH
    if entry.label:
        yield _label(entry.label, reading, before)
    yield from said(entry.title, reading, before)
    if entry.level:
        yield Rest(AFTER_HEADING)
    yield from passages(entry.blocks, reading, ITEM)
    for item in entry.facts:
        yield from fact(item, reading)


def _question(question: Question, reading: Reading) -> Iterator[Event]:
    """The number, the question, how to answer, the hint, then the answers with their letters."""
    labels = reading.labels
    yield _label(question.label, reading, HEADING)
    yield from said(question.ask, reading, HEADING)
    if question.how:
        yield Cue(question.how, ITEM, closing=True)
    yield from said(question.hint, reading, ITEM)
    if question.kind in _COUNTED:
        yield Cue(labels("speech-options", n=len(question.options)), ITEM, closing=True)
    lettered = question.kind is not QuestionKind.YES_NO
    for option in question.options:
        if lettered:
            yield Cue(labels("speech-option", letter=option.letter.upper()), ITEM)
        yield from said(option.name, reading, SENTENCE if lettered else ITEM)
        yield from said(option.text, reading, SENTENCE)
