"""Ways through a document: every block, every sentence, plain words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import assert_never

from strategy_build.model.blocks import (
    Block,
    BulletList,
    DefinitionList,
    Divider,
    Entry,
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
    Words,
)
from strategy_build.model.document import Document, Group, Section
from strategy_build.model.inlines import (
    Abbreviation,
    Code,
    Emphasis,
    Inline,
    LineBreak,
    Link,
    NoteReference,
    Span,
    Strong,
    Term,
    Text,
)


def plain(inlines: Iterable[Inline]) -> str:
    """The words of inlines, without marks; note calls say nothing."""
    if isinstance(inlines, tuple) and len(inlines) == 1:  # most sentences are one piece
        return _plain(inlines[0])
    return "".join([_plain(node) for node in inlines])


def _plain(node: Inline) -> str:
    match node:
        case Text(text=text) | Code(text=text) | Abbreviation(text=text):
            return text
        case Emphasis() | Strong() | Link() | Term() | Span():
            return plain(node.children)
        case NoteReference():
            return ""
        case LineBreak():
            return "\n"
        case _:
            assert_never(node)


def text_of(words: Words) -> str:
    """The words of sentences as one line of text."""
    return " ".join(" ".join(plain(sentence.children).split()) for sentence in words)


def inlines(nodes: Iterable[Inline]) -> Iterator[Inline]:
    """Every inline, outer before inner."""
    for node in nodes:
        yield node
        match node:
            case Text() | Code() | Abbreviation() | NoteReference() | LineBreak():
                pass
            case Emphasis() | Strong() | Link() | Term() | Span():
                yield from inlines(node.children)
            case _:
                assert_never(node)


def inner(block: Block) -> tuple[Block, ...]:
    """The blocks directly inside a block, in reading order."""
    match block:
        case Paragraph() | Heading() | Preformatted() | Divider() | Question():
            return ()
        case BulletList(items=items) | OrderedList(items=items):
            return tuple([b for item in items for b in item.blocks])
        case DefinitionList(items=terms):
            return tuple([b for item in terms for b in item.blocks])
        case Quote(blocks=blocks) | Figure(long=blocks):
            return blocks
        case Facts(items=facts):
            return tuple([b for fact in facts for b in fact.blocks])
        case Ledger(entries=entries):
            return tuple([b for entry in entries for b in _entry_blocks(entry)])
        case Table(twin=twin, twin_heading=heading):
            return tuple([b for b in (heading, twin) if b is not None])
        case _:
            assert_never(block)


def _entry_blocks(entry: Entry) -> tuple[Block, ...]:
    return (*entry.blocks, *(b for fact in entry.facts for b in fact.blocks))


def blocks(start: Iterable[Block]) -> Iterator[Block]:
    """Every block, outer before inner, in reading order."""
    for block in start:
        yield block
        if inside := inner(block):
            yield from blocks(inside)


def block_sentences(start: Iterable[Block]) -> Iterator[Sentence]:
    """Every sentence of blocks in reading order."""
    found: list[Sentence] = []
    for block in start:
        _gather(block, found)
    return iter(found)


def _gather(block: Block, found: list[Sentence]) -> None:
    match block:
        case Paragraph(words=words) | Heading(words=words) | Preformatted(lines=words):
            found += words
        case BulletList() | OrderedList() | Facts() | Divider():
            found += block_sentences(inner(block))
        case DefinitionList(items=items):
            for item in items:
                found += item.term
                found += block_sentences(item.blocks)
        case Table():
            found += block.caption
            for row in (block.header, *block.rows):
                for cell in row:
                    found += cell.words
            found += block_sentences(inner(block))
        case Figure():
            found += block.alt
            found += block.caption
            found += block_sentences(block.long)
        case Quote():
            found += block_sentences(block.blocks)
            found += block.attribution
        case Ledger(entries=entries):
            for entry in entries:
                found += entry.title
                found += block_sentences(_entry_blocks(entry))
        case Question():
            found += block.ask
            found += block.hint
            for option in block.options:
                found += option.name
                found += option.text
        case _:
            assert_never(block)


def sections(document: Document) -> Iterator[Section]:
    """Every section of the body in reading order, those of groups included."""
    for part in document.body:
        match part:
            case Section():
                yield part
            case Group(sections=inside):
                yield from inside
            case _:
                assert_never(part)


def section_sentences(section: Section) -> Iterator[Sentence]:
    """Every sentence of a section, its title first."""
    yield from section.title
    yield from block_sentences(section.blocks)


def sentences(document: Document) -> Iterator[Sentence]:
    """Every sentence of a document in reading order: what each format must say."""
    yield from document.title
    yield from document.subtitle
    yield from document.banner
    yield from block_sentences(b for fact in document.facts for b in fact.blocks)
    yield from document.summary
    for short in document.in_short:
        yield from short
    for part in document.body:
        match part:
            case Section():
                yield from section_sentences(part)
            case Group():
                yield from part.title
                yield from block_sentences(part.blocks)
                for section in part.sections:
                    yield from section_sentences(section)
            case _:
                assert_never(part)
    yield from _back_matter(document)


def links(document: Document) -> Iterator[Link]:
    """Every link of a document in reading order."""
    for sentence in sentences(document):
        for node in sentence.children:
            match node:
                case Text() | Code() | Abbreviation() | NoteReference() | LineBreak():
                    pass
                case Link():
                    yield node
                case Emphasis() | Strong() | Term() | Span():
                    yield from (one for one in inlines(node.children) if isinstance(one, Link))
                case _:
                    assert_never(node)


def _back_matter(document: Document) -> Iterator[Sentence]:
    for note in document.notes:
        yield from block_sentences(note.blocks)
    for entry in document.glossary:
        yield from entry.term
        yield from entry.long
        yield from entry.means
    yield from section_sentences(document.contact.section)
