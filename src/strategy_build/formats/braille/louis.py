"""liblouis, the library that knows the braille of many languages, called where it is installed."""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from functools import lru_cache

from strategy_build.diagnostics import SetupError

INSTALL = "sudo apt-get install --no-install-recommends liblouis20 liblouis-data"
_NAMES = (  # the system knows the first two; the others are where Homebrew keeps them
    "liblouis.so.20",
    "liblouis.so",
    "/opt/homebrew/lib/liblouis.dylib",
    "/usr/local/lib/liblouis.dylib",
)
_DOTS = "unicode.dis,"  # cells as U+2800 to U+28FF instead of ASCII
_ROOM = 6  # cells for one character, at most in nearly every text
_SLACK = 64
_UNKNOWN = "\u2804\u2873"  # how a character that a table lacks begins
_QUIET = 60_000  # no message of liblouis is as grave


class Louis:
    """liblouis with its tables: letters to cells and back."""

    def __init__(self, library: ctypes.CDLL) -> None:
        """The library gives its own width of a character, 2 or 4 bytes."""
        self._library = library
        library.lou_version.restype = ctypes.c_char_p
        library.lou_setLogLevel(_QUIET)  # it would print on the terminal; failures are returned too
        self._size: int = library.lou_charSize()
        self._room = 0
        self._made = ctypes.create_string_buffer(0)
        self._encoding = "utf-32-le" if self._size == 4 else "utf-16-le"
        self.version: str = library.lou_version().decode()

    def cells(self, table: str, text: str) -> str:
        """A text as cells, U+2800 to U+283F; a blank is U+2800."""
        return self._call(self._library.lou_translateString, table, text)

    def text(self, table: str, cells: str) -> str:
        """What cells say. It is a guess where a cell has several meanings."""
        return self._call(self._library.lou_backTranslateString, table, cells)

    def knows(self, table: str, character: str) -> bool:
        """Whether a table has cells for a character, so that it will not be spelt as a number."""
        made = self.cells(table, character)
        return bool(made) and _UNKNOWN not in made

    def _call(self, function: Callable[..., int], table: str, text: str) -> str:
        source = text.encode(self._encoding)
        length = len(source) // self._size
        self._make_room(length * _ROOM + _SLACK)
        while True:
            used, got = ctypes.c_int(length), ctypes.c_int(self._room)
            done = function(
                (_DOTS + table).encode(),
                source,
                ctypes.byref(used),
                self._made,
                ctypes.byref(got),
                None,
                None,
                0,
            )
            if not done:
                raise SetupError(
                    f"liblouis cannot use its table {table}. Install it with: {INSTALL}"
                )
            if used.value == length and got.value < self._room:
                made = ctypes.string_at(self._made, got.value * self._size)
                return made.decode(self._encoding)
            self._make_room(self._room * 2)

    def _make_room(self, wanted: int) -> None:
        """Room for as many cells: it is kept, for making it takes longer than using it."""
        if wanted > self._room:
            self._room = wanted
            self._made = ctypes.create_string_buffer(wanted * self._size)


@lru_cache(maxsize=1)
def louis() -> Louis | None:
    """liblouis, or None where it is not installed."""
    for name in _NAMES:
        try:
            return Louis(ctypes.CDLL(name))
        except OSError:
            continue
    return None


def version() -> str:
    """The version of liblouis, "none" where it is not installed: the cells depend on it."""
    found = louis()
    return found.version if found else "none"
