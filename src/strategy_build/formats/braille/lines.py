"""Cells broken into lines: at blanks, after hyphens, and where nothing else helps with dot 5."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from strategy_build.formats.braille.cells import BLANK, CONTINUED, HYPHEN, dots

_SLASH = dots(456, 34)
_PREFIXES = frozenset(dots(4, 45, 456, 5, 46, 56, 6, 3456))  # they belong to the cell that follows


@lru_cache(maxsize=20_000)
def wrapped(cells: str, first: int, run: int, width: int) -> tuple[str, ...]:
    """Lines of at most `width` cells; they begin at the cells `first` and `run`, counted from 1.

    A line end in the cells stays one.
    """
    lines: list[str] = []
    for piece in cells.split("\n"):
        lines += _wrap(piece, first if not lines else run, run, width)
    return tuple(lines)


def _wrap(cells: str, first: int, run: int, width: int) -> list[str]:
    lines: list[str] = []
    line, begun = BLANK * (first - 1), False
    for word in cells.split(BLANK):
        for piece in _pieces(word, width - max(first, run) + 1):
            gap = BLANK if begun and not piece.joined else ""
            spare = 1 if piece.goes_on else 0  # for dot 5, should the line end here
            if begun and len(line) + len(gap) + len(piece.cells) + spare > width:
                lines.append(line + (CONTINUED if piece.joined and piece.cut else ""))
                line, gap = BLANK * (run - 1), ""
            line += gap + piece.cells
            begun = True
    if begun:
        lines.append(line)
    return lines


@dataclass(frozen=True, slots=True)
class _Piece:
    """A part of a word.

    `joined`: no blank before it. `cut`: a line that ends before it ends with dot 5. `goes_on`: the
    next part is such a one.
    """

    cells: str
    joined: bool
    cut: bool
    goes_on: bool = False


def _pieces(word: str, room: int) -> list[_Piece]:
    """The parts between which a word may be broken, none longer than a line."""
    made: list[_Piece] = []
    for part in _at_hyphens(word) if word else ():
        rest, cut = part, False
        while len(rest) > room:
            at = _cut(rest, room - 1)
            made.append(_Piece(rest[:at], bool(made), cut, goes_on=True))
            rest, cut = rest[at:], True
        made.append(_Piece(rest, bool(made), cut))
    return made


def _at_hyphens(word: str) -> Iterator[str]:
    start = 0
    if HYPHEN not in word:
        yield word
        return
    for at in range(1, len(word) - 1):
        inner = word[at] == HYPHEN and word[at + 1] != HYPHEN and word[at - 1] != HYPHEN
        if inner and (word[at - 1] not in _PREFIXES or word[at - 1] == dots(6)) and at > start:
            yield word[start : at + 1]
            start = at + 1
    yield word[start:]


def _cut(cells: str, most: int) -> int:
    """Where to cut what is longer than a line: after a slash of an address, not inside a sign."""
    slash = cells.rfind(_SLASH, 0, most)
    if slash > most // 3:
        return slash + len(_SLASH)
    at = most
    while at > 1 and cells[at - 1] in _PREFIXES:
        at -= 1
    return at
