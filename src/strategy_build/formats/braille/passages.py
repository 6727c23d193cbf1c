"""What stands in braille from top to bottom: passages of cells, each with its place on the line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum


class Kind(StrEnum):
    """What a passage is. Paper shows it by indents, an eBraille file by its elements."""

    HEADING = "heading"
    TEXT = "text"
    ITEM = "item"
    MORE = "more"  # goes on inside an item
    QUOTE = "quote"
    NOTE = "note"  # the transcriber's own words


@dataclass(frozen=True, slots=True)
class Passage:
    """Cells that wrap together. `first` and `run` are the cells where its lines begin, from 1.

    `depth` is the level of a heading or of a list item. `before` and `after` ask for a blank line.
    """

    cells: str
    kind: Kind = Kind.TEXT
    first: int = 3
    run: int = 1
    depth: int = 0
    before: bool = False
    after: bool = False
    id: str = ""
    lang: str = ""


Passages = list[Passage]


def set_apart(passages: Sequence[Passage]) -> Passages:
    """Passages with a blank line before the first and after the last."""
    if not passages:
        return []
    made = list(passages)
    made[0] = replace(made[0], before=True)
    made[-1] = replace(made[-1], after=True)
    return made


def shifted(one: Passage, cells: int) -> Passage:
    """A passage moved to the right, as in a quotation; headings keep their place."""
    if one.kind is Kind.HEADING:
        return one
    return replace(one, first=one.first + cells, run=one.run + cells)
