"""Whether a script says everything that the document says."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from strategy_build.model.blocks import Block, Table
from strategy_build.model.document import Document, Group
from strategy_build.model.walk import blocks, sentences
from strategy_build.speech.utterance import Script


def unspoken(document: Document) -> frozenset[str]:
    """Ids of sentences in tables that have a list twin: in sound the twin says their words."""
    ids: set[str] = set()
    for block in blocks(_top(document)):
        if isinstance(block, Table) and block.twin is not None:
            cells = (*block.header, *(cell for row in block.rows for cell in row))
            ids.update(sentence.id for cell in cells for sentence in cell.words)
            if block.twin_heading is not None:
                ids.update(sentence.id for sentence in block.twin_heading.words)
    return frozenset(ids)


def discrepancies(document: Document, script: Script) -> tuple[str, ...]:
    """Ids of sentences that a script leaves out, says twice or invents: none, or it is wrong."""
    wanted = Counter(sentence.id for sentence in sentences(document))
    for name in unspoken(document):
        wanted[name] = 0
    said = Counter(u.sentence for chapter in script.chapters for u in chapter.utterances)
    return tuple(sorted(name for name in wanted | said if wanted[name] != said[name]))


def _top(document: Document) -> Iterator[Block]:
    for fact in document.facts:
        yield from fact.blocks
    for part in document.body:
        yield from part.blocks
        if isinstance(part, Group):
            for section in part.sections:
                yield from section.blocks
    for note in document.notes:
        yield from note.blocks
    yield from document.contact.section.blocks
