"""A large dictionary in drawers, of which only those are read that are opened.

Each is JSON: the cache may come from another machine, and what is read from it can do no harm.
"""

from __future__ import annotations

import json
from array import array
from collections.abc import Mapping
from zlib import crc32

_DRAWERS = 2048


def packed(words: Mapping[str, object]) -> bytes:
    """The whole dictionary, of what JSON can hold."""
    drawers: list[dict[str, object]] = [{} for _ in range(_DRAWERS)]
    for word, meaning in words.items():
        drawers[_number(word)][word] = meaning
    parts = [json.dumps(drawer, separators=(",", ":")).encode() for drawer in drawers]
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
            drawer = self._opened[number] = json.loads(kept)
        return drawer.get(word, default)


def _number(word: str) -> int:
    return crc32(word.encode()) % _DRAWERS
