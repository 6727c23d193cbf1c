"""Words to cells: by liblouis where it is installed, else by our own uncontracted English."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from strategy_build.diagnostics import SetupError
from strategy_build.formats.braille import uncontracted
from strategy_build.formats.braille.cells import BLANK, NOTE_ENDS, NOTE_OPENS
from strategy_build.formats.braille.louis import INSTALL, Louis, louis
from strategy_build.formats.braille.signs import DIGITS, LEVELS, NUMBER
from strategy_build.formats.braille.tables import code, primary
from strategy_build.formats.braille.writing import name_of, ready

_KEPT = 50_000  # translated runs that a process keeps: the same sentence is in four files
_LEVEL = f"[{''.join(LEVELS)}]"


class BrailleError(SetupError):
    """Braille that cannot be made here; the message says what to install."""


@dataclass(frozen=True, slots=True)
class Run:
    """Words that one table writes. `lang` is that of the table, `contracted` its degree."""

    text: str
    lang: str
    contracted: bool


@lru_cache(maxsize=_KEPT)
def cells(run: Run) -> str:
    """The cells of a run, U+2800 to U+283F; its blanks are kept.

    BrailleError where neither liblouis nor our own table can write it.
    """
    text = ready(run.text)
    library = louis()
    if library is None:
        return _own(text, run)
    table = table_of(run.lang, contracted=run.contracted)
    made = (_piece(piece, library, table, run.lang) for piece in _cut(text, library, table))
    return "".join(made).replace(" ", BLANK)


def _piece(piece: str, library: Louis, table: str, lang: str) -> str:
    """The cells of what `_cut` found."""
    if piece in LEVELS:
        return LEVELS[piece]
    if not LEVELS.keys().isdisjoint(piece):  # a word such as "H₂O" has no contractions
        bare = table_of(lang, contracted=False)
        parts = re.split(f"({_LEVEL})", piece)
        return "".join(_piece(part, library, bare, lang) for part in parts if part)
    if len(piece) == 1 and not _known(library, table, piece):
        name = library.cells(table_of("en", contracted=False), name_of(piece))
        return f"{NOTE_OPENS}{name}{NOTE_ENDS}"
    return library.cells(table, piece)


def number(value: int) -> str:
    """A whole number: the same cells in both degrees and in nearly every language."""
    return NUMBER + "".join(DIGITS[digit] for digit in str(value))


def table_of(lang: str, *, contracted: bool) -> str:
    """The table for a language; BrailleError where there is none that we know to be good."""
    found = code(lang)
    if found is None:
        raise BrailleError(f"There is no braille table for the language {lang}.")
    return (found.contracted if contracted else "") or found.uncontracted


def unknown(text: str, lang: str) -> tuple[str, ...]:
    """The characters of a text that have no braille, so that a note with their name stands there."""
    library = louis()
    if library is None:
        return tuple(sorted(uncontracted.unknown(ready(text))))
    table = table_of(lang, contracted=False)
    return tuple(sorted(c for c in set(ready(text)) if not _known(library, table, c)))


def refusal(langs: Iterable[str], *, contracted: bool) -> str:
    """Why braille of these languages cannot be made here, with what to install; "" where it can."""
    asked = tuple(langs)
    if louis() is None and (contracted or any(primary(lang) != "en" for lang in asked)):
        return f"it needs liblouis. Install it with: {INSTALL}"
    lacking = sorted({lang for lang in asked if code(lang) is None})
    return f"there is no braille table for {', '.join(lacking)}" if lacking else ""


def _own(text: str, run: Run) -> str:
    if run.contracted or primary(run.lang) != "en" or uncontracted.unknown(text):
        raise BrailleError(
            f"Contracted braille, other languages and rare signs need liblouis. Install it: {INSTALL}"
        )
    return uncontracted.translate(text)


def _cut(text: str, library: Louis, table: str) -> list[str]:
    """A text cut around all that needs cells of our own."""
    strange = {c for c in set(text) if not _known(library, table, c)}
    if strange:  # first of all: they may stand inside what is cut below
        pieces = re.split(f"([{''.join(map(re.escape, sorted(strange)))}])", text)
        return [
            one for n, piece in enumerate(pieces) for one in ([piece] if n % 2 else _parted(piece))
        ]
    return _parted(text)


def _parted(text: str) -> list[str]:
    patterns = []
    if not LEVELS.keys().isdisjoint(text):
        patterns.append(rf"\S*{_LEVEL}\S*")
    if uncontracted.APART.search(text):
        patterns.append(uncontracted.APART.pattern)
    if uncontracted.AMBIGUOUS.search(text):
        patterns.append(rf"\S*{uncontracted.AMBIGUOUS.pattern}\S*")
    if not patterns:
        return [text]
    return [piece for piece in re.split(f"({'|'.join(patterns)})", text) if piece]


@lru_cache(maxsize=4096)
def _known(library: Louis, table: str, character: str) -> bool:
    return character.isascii() or character in LEVELS or library.knows(table, character)
