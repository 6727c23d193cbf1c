"""Cells: six dots each, as Unicode braille and as the ASCII letters that embossers take."""

from __future__ import annotations

BLANK = "\u2800"
CONTINUED = "\u2810"  # dot 5 at the end of a line: what follows belongs to the same word
HYPHEN = "\u2824"
GUIDE = "\u2810"  # dot 5, repeated from an entry of the contents to its page
NOTE_OPENS = "\u2808\u2828\u2823"  # the transcriber's own words begin (UEB 3.27)
NOTE_ENDS = "\u2808\u2828\u281c"
# North American braille ASCII; the place of a letter is the number of its cell after U+2800.
ASCII = " A1B'K2L@CIF/MSP\"E3H9O6R^DJG>NTQ,*5<-U8V.%[$+X!&;:4\\0Z7(_?W]#Y)="
_FIRST = 0x2800
_TO_ASCII = {_FIRST + n: letter for n, letter in enumerate(ASCII)}


def dots(*numbers: int) -> str:
    """Cells from the numbers of their dots: `dots(45, 34)` is the sign for an acute accent."""
    return "".join(chr(_FIRST + sum(1 << int(d) - 1 for d in str(cell))) for cell in numbers)


def ascii_of(cells: str) -> str:
    """Cells as the letters that a BRF file holds."""
    return cells.translate(_TO_ASCII)
