"""What the sections that are read from Markdown share: blocks with their source, items of lists."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from strategy_build.diagnostics import Location
from strategy_build.model.blocks import Block, Heading, ListItem, Paragraph
from strategy_build.model.content import Mark
from strategy_build.model.strategy import FrontMatter, SectionType
from strategy_build.model.value import Value
from strategy_build.model.walk import text_of
from strategy_build.sources.findings import Findings

Piece = Block | Mark
_WHY = "The words would be missing in every format."


@dataclass(frozen=True, slots=True)
class Source:
    """The Markdown of a section. `typed` is the source of each run of words by its place."""

    blocks: tuple[Piece, ...]
    typed: Mapping[Location, Value]
    we_will: frozenset[str]
    findings: Findings

    def text(self, block: Paragraph | Heading) -> Value:
        """The words of a paragraph or heading as typed."""
        place = block.words[0].location if block.words else block.location
        return self.typed.get(place, Value(text_of(block.words), place))

    def misfit(self, block: Piece, message: str, fix: str) -> None:
        """Report a block that has no place in the structure."""
        self.findings.error("SRC22", block.location, message, why=_WHY, fix=fix)


Structure = tuple[FrontMatter, tuple[Piece, ...]]


def left(source: Source, kind: SectionType, taken: set[int]) -> tuple[Piece, ...]:
    """The blocks that were not taken, with a mark where structure stood before other text."""
    names = {str(kind), "actions"} if kind is SectionType.AMBITION else {str(kind)}
    marked = any(isinstance(b, Mark) and b.name in names for b in source.blocks)
    kept: list[Piece] = []
    last = max(taken, default=-1)
    follows = 0 <= last < len(source.blocks) - 1
    for number, block in enumerate(source.blocks):
        if number == last and follows and not marked:
            kept.append(Mark(str(kind), location=block.location))
        if number not in taken:
            kept.append(block)
    return tuple(kept)


def only(source: Source, item: ListItem) -> Value:
    """The words of a list item that holds one paragraph."""
    text, rest = opening(source, item)
    for block in rest:
        source.misfit(block, "An item of this list is one paragraph.", "Write it in one paragraph.")
    return text


def opening(source: Source, item: ListItem) -> tuple[Value, tuple[Block, ...]]:
    """The words that a list item begins with, and the blocks behind them."""
    match item.blocks:
        case (Paragraph() as first, *rest):
            return source.text(first), tuple(rest)
        case ():
            source.findings.error(
                "SRC22",
                item.location,
                "This list item is empty.",
                fix="Write its words, or delete the line.",
            )
            return Value("", item.location), ()
        case _:
            source.misfit(
                item.blocks[0], "An item of this list begins with words.", "Begin with a sentence."
            )
            return Value("", item.location), item.blocks[1:]
