"""What a document is made of besides words, counted in the document and in a finished file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import assert_never

from strategy_build.checks.expected import Expected, Part, every_block
from strategy_build.checks.extract.contents import Contents
from strategy_build.checks.normal import stream, tokens
from strategy_build.model.blocks import (
    Block,
    BulletList,
    DefinitionList,
    Divider,
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
    Sentence,
    Table,
    Words,
)
from strategy_build.model.document import Document, Group
from strategy_build.model.walk import blocks, plain, sections, text_of

_OPENING = 16  # words of a list item in which its first words must stand, after a label
KINDS = ("alternatives", "links", "headings", "cells", "items")


@dataclass(frozen=True, slots=True)
class Count:
    """How many of a kind the document has, and how many of them are in the file.

    `by_words` is false where a file only says how many it has, not with which words.
    """

    kind: str
    expected: int
    found: int
    by_words: bool = True


def counted(
    document: Document,
    wanted: Expected,
    got: Contents,
    *,
    columns: bool,
    linked: Callable[[str], bool],
) -> tuple[Count, ...]:
    """Alternative texts, links, headings, cells and list items on both sides, in that order.

    `columns` says whether the format has tables, `linked` whether it has an address.
    """
    alts = [_key(one) for one, part in wanted.sentences if part is Part.PICTURE]
    there = [target.url for _, target, _ in wanted.links]
    whole = stream(got.text)
    spoken = _runs(got.alternatives) if got.alternatives else whole
    found = sum(f" {alt} " in spoken or f" {alt} " in whole for alt in alts)
    return (
        Count("alternatives", len(alts), found),
        Count("links", len(there), sum(map(linked, there))),
        _count("headings", _headings(document, columns=columns), got, whole),
        _count("cells", _cells(document, columns=columns), got, whole),
        _count("items", list(_items(document)), got, whole),
    )


def has_twins(document: Document, got: Contents) -> bool:
    """Whether each table with a list twin is there beside it, and not the list alone."""
    tables = (block for block in every_block(document) if isinstance(block, Table))
    heads = (table.twin_heading for table in tables if table.twin_heading is not None)
    there = {" ".join(tokens(words)) for words in got.pieces.get("headings", ())}
    return all(_words(head.words) in there for head in heads)


def _count(kind: str, keys: list[str], got: Contents, whole: str) -> Count:
    if kind in got.counts:
        return Count(kind, len(keys), min(len(keys), got.counts[kind]), by_words=False)
    if kind not in got.pieces:
        wanted = Counter(keys)
        said = sum(min(number, _times(key, whole)) for key, number in wanted.items())
        return Count(kind, len(keys), said)
    there = Counter(" ".join(tokens(words)) for words in got.pieces[kind])
    if kind == "cells":
        return Count(kind, len(keys), sum((Counter(keys) & there).values()))
    opening = _opening if kind == "items" else _same
    found = 0
    for key in keys:
        match = next((one for one in there if there[one] and opening(key, one)), None)
        if match is not None:
            there[match] -= 1
            found += 1
    return Count(kind, len(keys), found)


def _times(key: str, whole: str) -> int:
    """How often words stand in a run of words; the blank after one may be that before the next."""
    number, at = 0, whole.find(f" {key} ")
    while at >= 0:
        number, at = number + 1, whole.find(f" {key} ", at + 1)
    return number


def _same(key: str, words: str) -> bool:
    """A heading may have its short number before it."""
    return words == key or words.endswith(f" {key}")


def _opening(key: str, words: str) -> bool:
    """A list item begins with these words; its label may stand before them."""
    first = words.split(" ")[: _OPENING + key.count(" ") + 1]
    return f" {key} " in f" {' '.join(first)} "


def _runs(texts: Iterable[str]) -> str:
    return "\n".join(map(stream, texts))


def _key(one: Sentence) -> str:
    return " ".join(tokens(plain(one.children)))


def _words(words: Words) -> str:
    return " ".join(tokens(text_of(words)))


def _headings(document: Document, *, columns: bool) -> list[str]:
    """All titles; that of a list stands only where the table that it repeats is there too."""
    twins = {id(table.twin_heading) for table in _tables(document)} if not columns else set()
    titles = [document.title]
    for part in document.body:
        if isinstance(part, Group):
            titles += [part.title, *_block_headings(part.blocks, twins)]
    for section in (*sections(document), document.contact.section):
        titles += [section.title, *_block_headings(section.blocks, twins)]
    return [key for key in map(_words, titles) if key]


def _block_headings(inside: tuple[Block, ...], left_out: set[int]) -> Iterator[Words]:
    for block in blocks(inside):
        if id(block) in left_out:
            continue
        match block:
            case Heading(words=words) | Question(ask=words):
                yield words
            case Ledger(entries=entries):
                yield from (entry.title for entry in entries if entry.level)
            case (
                Paragraph()
                | BulletList()
                | OrderedList()
                | DefinitionList()
                | Table()
                | Figure()
                | Quote()
                | Preformatted()
                | Divider()
                | Facts()
            ):
                pass
            case _:
                assert_never(block)


def _tables(document: Document) -> Iterator[Table]:
    return (block for block in every_block(document) if isinstance(block, Table))


def _cells(document: Document, *, columns: bool) -> list[str]:
    """Cells with words; a table that has a list is that list alone where there are no columns."""
    tables = [table for table in _tables(document) if columns or table.twin is None]
    rows = [row for table in tables for row in (table.header, *table.rows)]
    return [key for row in rows for cell in row if (key := _words(cell.words))]


def _items(document: Document) -> Iterator[str]:
    for block in every_block(document):
        if isinstance(block, BulletList | OrderedList):
            yield from filter(None, map(_item, block.items))


def _item(item: ListItem) -> str:
    """The first words of an item: of its first paragraph, or its label."""
    first = item.blocks[0] if item.blocks else None
    words = _words(first.words) if isinstance(first, Paragraph) else ""
    return words or " ".join(tokens(item.label))
