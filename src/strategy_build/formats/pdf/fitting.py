"""Tables that do not fit between the margins of an edition become lists of the same words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from functools import cache
from typing import Any

from strategy_build.formats.pdf.edition import Edition
from strategy_build.model.blocks import (
    Cell,
    Definition,
    DefinitionList,
    Entry,
    Fact,
    Ledger,
    Paragraph,
    Sentence,
    Table,
    Words,
)
from strategy_build.model.document import Document
from strategy_build.model.inlines import Strong, Text
from strategy_build.model.node import Node
from strategy_build.model.walk import text_of

KIND = "rows"  # of a ledger that was a table
_GAP = 0.75  # beside a cell, in letters of its size
_LETTERS = 10  # of a column that reads well, where its words are not all shorter


def fitted(document: Document, edition: Edition) -> Document:
    """The document with a list in place of each table that is too wide for the edition.

    A table that has a list twin gives way to the twin.
    """
    changed = _Fitting(edition).node(document)
    return changed if isinstance(changed, Document) else document


def fits(table: Table, edition: Edition) -> bool:
    """Whether every column has room for its longest word, and for a few words where it has any."""
    rows = (table.header, *table.rows)
    columns = zip(*(row for row in rows if len(row) == len(table.header)), strict=True)
    wanted = sum(_wanted(column) * edition.letter + _GAP * edition.points for column in columns)
    return wanted <= edition.width


def _wanted(column: tuple[Cell, ...]) -> int:
    texts = [text_of(cell.words) for cell in column]
    words = max((len(word) for text in texts for word in text.split()), default=0)
    return max(words, min(_LETTERS, max(map(len, texts), default=0)))


@cache
def _names(kind: type[Node]) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))


@dataclass(frozen=True, slots=True)
class _Fitting:
    """Goes through all nodes; what holds no table that is too wide stays the very same."""

    edition: Edition

    def node(self, node: Node) -> Node:
        changed: dict[str, Any] = {
            name: made
            for name in _names(type(node))  # type: ignore[arg-type]  # mypy asks a class to hash as its objects do
            if isinstance(value := getattr(node, name), tuple)
            and (made := self._all(value)) is not value
        }
        return replace(node, **changed) if changed else node

    def _all(self, values: tuple[object, ...]) -> tuple[object, ...]:
        made = tuple(one for value in values for one in self._one(value))
        same = len(made) == len(values) and all(
            one is other for one, other in zip(made, values, strict=True)
        )
        return values if same else made

    def _one(self, value: object) -> Iterator[object]:
        match value:
            case Table() if not fits(value, self.edition):
                yield from _listed(value)
            case Sentence():
                yield value
            case Node():
                yield self.node(value)
            case tuple():
                yield self._all(value)
            case _:
                yield value


def _listed(table: Table) -> Iterator[Node]:
    if table.caption:
        yield Paragraph(_strong(table.caption))
    if table.twin is not None:
        yield table.twin
    else:
        yield Ledger(KIND, tuple(_entry(row, table) for row in table.rows))


def _strong(words: Words) -> Words:
    return tuple(replace(one, children=(Strong(one.children),)) for one in words)


def _entry(row: tuple[Cell, ...], table: Table) -> Entry:
    """A row: its first cell as its title, the others each with the heading of its column."""
    head, *others = table.header
    first, *rest = row
    pairs = [(name, cell) for name, cell in zip(others, rest, strict=True) if cell.words]
    label = text_of(head.words)
    if _is_plain(table):
        facts = tuple(Fact(text_of(name.words), (Paragraph(cell.words),)) for name, cell in pairs)
        return Entry("", label, first.words, facts=facts)
    terms = tuple(Definition(name.words, (Paragraph(cell.words),)) for name, cell in pairs)
    return Entry("", label, first.words, blocks=(DefinitionList(terms),))


def _is_plain(table: Table) -> bool:
    """Whether its headings are nothing but words in the language of its cells."""
    heads = [one for cell in table.header for one in cell.words]
    others = [one for row in table.rows for cell in row for one in cell.words]
    return len({one.lang for one in (*heads, *others)}) == 1 and all(
        isinstance(node, Text) for one in heads for node in one.children
    )
