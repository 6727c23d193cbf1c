"""What a listener of DAISY 3 may leave at once: a list, a table, a quotation, a picture, a note."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import count

from strategy_build.formats.daisy.outline import Level, Piece, Said
from strategy_build.model.blocks import (
    Block,
    BulletList,
    DefinitionList,
    Facts,
    Figure,
    Ledger,
    OrderedList,
    Quote,
    Table,
)
from strategy_build.model.document import Note
from strategy_build.model.walk import block_sentences, inner

KINDS = ("list", "table", "note", "imggroup", "blockquote")
_LISTS = (BulletList, OrderedList, DefinitionList, Facts, Ledger)

Path = tuple[tuple[str, int], ...]  # kind and number of what is around a sentence, outer first


def escapes(levels: Iterable[Level]) -> Mapping[str, Path]:
    """What is around each sentence; those that are missing stand by themselves."""
    numbers = count(1)
    found: dict[str, Path] = {}
    for level in levels:
        found |= _pieces(level.inside, numbers)
    return found


def _pieces(inside: Iterable[Piece], numbers: Iterator[int]) -> dict[str, Path]:
    found: dict[str, Path] = {}
    for piece in inside:
        match piece:
            case Level(inside=deeper):
                found |= _pieces(deeper, numbers)
            case Said():
                pass
            case Note(blocks=blocks):
                around = (("note", next(numbers)),)
                found |= dict(pair for one in blocks for pair in _block(one, around, numbers))
            case _:
                found |= dict(_block(piece, (), numbers))
    return found


def _block(block: Block, around: Path, numbers: Iterator[int]) -> Iterator[tuple[str, Path]]:
    """Each sentence with what is around it; where it comes twice, the second is the nearer."""
    kind = _kind(block)
    here = (*around, (kind, next(numbers))) if kind else around
    for sentence in block_sentences((block,)):
        yield sentence.id, here
    for one in inner(block):
        yield from _block(one, here, numbers)


def _kind(block: Block) -> str:
    match block:
        case Table(twin=twin):
            return "" if twin is not None else "table"
        case Figure():
            return "imggroup"
        case Quote():
            return "blockquote"
        case _:
            return "list" if isinstance(block, _LISTS) else ""
