"""What a format must say: every sentence, label, alternative text and link of a document."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto
from typing import assert_never

from strategy_build.model.blocks import (
    Block,
    BulletList,
    DefinitionList,
    Divider,
    Facts,
    Figure,
    Heading,
    Ledger,
    OrderedList,
    Paragraph,
    Preformatted,
    Question,
    Quote,
    Sentence,
    Table,
)
from strategy_build.model.document import Document, Group
from strategy_build.model.inlines import Link, WebTarget
from strategy_build.model.walk import block_sentences, blocks, inlines, sections, sentences, text_of


class Part(Enum):
    """What a sentence is where formats may treat it differently."""

    TEXT = auto()
    HEADER = auto()  # of a table
    CELL = auto()  # of a table that has a list twin
    PICTURE = auto()  # alternative text
    NOTE = auto()  # of a note: at the foot of a page, or at the end
    NOTE_HEADER = auto()  # of a table in a note


_IN_NOTES = {Part.TEXT: Part.NOTE, Part.HEADER: Part.NOTE_HEADER}


@dataclass(frozen=True, slots=True)
class Expected:
    """All that a document says. `sentences` are in reading order, each with its part.

    `labels` are generated words, each with the words that follow it straight away ("" where a
    format may say something in between).
    """

    sentences: tuple[tuple[Sentence, Part], ...]
    labels: tuple[tuple[str, str], ...]
    links: tuple[tuple[Link, WebTarget, Sentence], ...]


def expected(document: Document) -> Expected:
    """What every format must say of this document."""
    parts: dict[int, Part] = {}
    for block in every_block(document):
        if isinstance(block, Figure):
            parts |= {id(one): Part.PICTURE for one in block.alt}
        elif isinstance(block, Table):
            parts |= _table(block)
    for one in (one for note in document.notes for one in block_sentences(note.blocks)):
        part = parts.get(id(one), Part.TEXT)
        parts[id(one)] = _IN_NOTES.get(part, part)
    listed = tuple((one, parts.get(id(one), Part.TEXT)) for one in sentences(document))
    links = tuple(
        (node, node.target, one)
        for one, _ in listed
        for node in inlines(one.children)
        if isinstance(node, Link) and isinstance(node.target, WebTarget)
    )
    return Expected(
        listed, tuple(dict.fromkeys(pair for pair in _labels(document) if pair[0])), links
    )


def _table(table: Table) -> dict[int, Part]:
    """With a list twin, formats without columns say the twin alone."""
    twin = table.twin is not None
    header = Part.CELL if twin else Part.HEADER
    parts = {id(one): header for cell in table.header for one in cell.words}
    if twin:
        parts |= {id(one): Part.CELL for row in table.rows for cell in row for one in cell.words}
        heading = () if table.twin_heading is None else table.twin_heading.words
        parts |= {id(one): Part.CELL for one in heading}
    return parts


def _labels(document: Document) -> Iterator[tuple[str, str]]:
    """The generated words that belong to the content: short numbers, "By", how to answer."""
    yield document.kind_label, ""
    for fact in document.facts:
        yield fact.label, _first(fact.blocks)
    for section in (*sections(document), document.contact.section):
        if section.title:
            yield section.label, text_of(section.title)
    for block in every_block(document):
        yield from _block_labels(block)


def _block_labels(block: Block) -> Iterator[tuple[str, str]]:
    match block:
        case Heading(label=label, words=words):
            yield label, text_of(words)
        case BulletList(items=items) | OrderedList(items=items):
            for item in items:
                yield item.label, _first(item.blocks)
        case Facts(items=facts):
            for fact in facts:
                yield fact.label, _first(fact.blocks)
        case Ledger(entries=entries):
            for entry in entries:
                yield entry.label, text_of(entry.title)
                for fact in entry.facts:
                    yield fact.label, _first(fact.blocks)
        case Question(label=label, ask=ask, how=how):
            yield label, text_of(ask)
            yield how, ""
        case (
            Paragraph()
            | DefinitionList()
            | Table()
            | Figure()
            | Quote()
            | Preformatted()
            | Divider()
        ):
            pass
        case _:
            assert_never(block)


def _first(inside: tuple[Block, ...]) -> str:
    """The words that follow a label, where they are a paragraph; lists may be announced first."""
    first = inside[0] if inside else None
    return text_of(first.words) if isinstance(first, Paragraph) else ""


def every_block(document: Document) -> Iterator[Block]:
    """Every block of a document, also inside others, in reading order."""
    for fact in document.facts:
        yield from blocks(fact.blocks)
    for part in document.body:
        if isinstance(part, Group):
            yield from blocks(part.blocks)
    for section in (*sections(document), document.contact.section):
        yield from blocks(section.blocks)
    for note in document.notes:
        yield from blocks(note.blocks)


def spoken_ids(document: Document) -> frozenset[str]:
    """The ids of all sentences that a recording must hold."""
    wanted = expected(document).sentences
    return frozenset(one.id for one, part in wanted if part is not Part.CELL)
