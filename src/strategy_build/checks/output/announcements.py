"""AUD: what listeners are told before lists and cells, which others see at a glance."""

from __future__ import annotations

from collections.abc import Iterator

from strategy_build.checks.expected import every_block
from strategy_build.checks.normal import tokens
from strategy_build.checks.rule import Finding, Rule, error
from strategy_build.diagnostics import Location
from strategy_build.model.blocks import Block, BulletList, OrderedList, Sentence, Table
from strategy_build.model.document import Document
from strategy_build.model.inputs import Speech
from strategy_build.model.walk import block_sentences, plain, text_of


@error("AUD07")
def announced(path: str, document: Document, speech: Speech) -> Iterator[Finding]:
    """Lists are counted before they are read, and a cell comes with the heading of its column.

    Why: People who listen cannot see how long a list is, nor over which column a number stands.
    Bad: Kettle. £25. 2026.
    Good: Kettle. Cost: £25. Year: 2026.
    Source: UKAAF MS01, including diagrams and tables
    """
    clips = speech.timeline.clips
    lines = speech.script.split("\n")
    said = {clip.sentence: tokens(line) for clip, line in zip(clips, lines, strict=False)}
    for block in every_block(document):
        for sentence, wanted in _wanted(block):
            words = tokens(plain(sentence.children))
            line = said.get(sentence.id, ())
            if words and not set(wanted) <= set(line[: _start(words, line)]):
                told, first = " ".join(wanted), text_of((sentence,))
                yield Finding(f'"{told}" is not said before "{first}"', Location(path))


def _wanted(block: Block) -> Iterator[tuple[Sentence, tuple[str, ...]]]:
    """Sentences before which something must be said, and the words of that."""
    match block:
        case BulletList(items=items) | OrderedList(items=items) if len(items) > 1:
            first = next(iter(block_sentences(items[0].blocks)), None)
            if first is not None:
                yield first, (str(len(items)),)
        case Table(twin=None):
            for row in block.rows:
                for head, cell in zip(block.header[1:], row[1:], strict=False):
                    if cell.words:
                        yield cell.words[0], tokens(text_of(head.words))
        case _:
            pass


def _start(words: tuple[str, ...], line: tuple[str, ...]) -> int:
    """Where the words of the sentence itself begin; at 0 where they are not in the line at all.

    They come last: "List of 2 items" may announce an item "List", and "Phone" a cell "Phone".
    """
    places = range(len(line) - len(words), -1, -1)
    return next((n for n in places if line[n : n + len(words)] == words), 0)


RULES: tuple[Rule[[str, Document, Speech]], ...] = (announced,)
