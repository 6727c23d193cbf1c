"""The pictures of a publication, for the formats that carry them inside."""

from __future__ import annotations

from collections.abc import Iterator

from strategy_build.model.blocks import Block, Figure
from strategy_build.model.document import Document, Group
from strategy_build.model.walk import blocks, sections


def figures(document: Document) -> tuple[Figure, ...]:
    """Every figure: those of sections first, then those of groups, notes and the last section."""
    return tuple(block for block in blocks(_start(document)) if isinstance(block, Figure))


def _start(document: Document) -> Iterator[Block]:
    for section in sections(document):
        yield from section.blocks
    for part in document.body:
        if isinstance(part, Group):
            yield from part.blocks
    for note in document.notes:
        yield from note.blocks
    yield from document.contact.section.blocks
