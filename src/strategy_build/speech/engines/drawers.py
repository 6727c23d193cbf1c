"""A large dictionary in drawers, of which only those are read that are opened.

They are written as Python keeps its own compiled modules: for the same version of it, on this machine.
"""

from __future__ import annotations

import marshal
from array import array
from collections.abc import Mapping
from zlib import crc32

_DRAWERS = 2048


def packed(words: Mapping[str, object]) -> bytes:
    """The whole dictionary; `marshal` says what it may hold."""
    drawers: list[dict[str, object]] = [{} for _ in range(_DRAWERS)]
    for word, meaning in words.items():
        drawers[_number(word)][word] = meaning
    parts = [marshal.dumps(drawer) for drawer in drawers]
    ends, end = array("Q"), 0
    for part in parts:
        end += len(part)
        ends.append(end)
    return b"".join((ends.tobytes(), *parts))


class Drawers:
    """A dictionary that `packed` wrote; from any thread."""

    def __init__(self, data: bytes) -> None:
        """Opens nothing yet."""
        self._ends = array("Q")
        head = self._ends.itemsize * _DRAWERS
        self._ends.frombytes(data[:head])
        self._data = data[head:]
        self._opened: dict[int, dict[str, object]] = {}

    def get(self, word: str, default: object = None) -> object:
        """What stands under a word, or `default`."""
        number = _number(word)
        drawer = self._opened.get(number)
        if drawer is None:
            begin = self._ends[number - 1] if number else 0
            kept = self._data[begin : self._ends[number]]
            drawer = self._opened[number] = marshal.loads(kept)  # noqa: S302 (we wrote it)
        return drawer.get(word, default)


def _number(word: str) -> int:
    return crc32(word.encode()) % _DRAWERS
