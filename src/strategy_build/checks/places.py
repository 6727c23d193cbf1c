"""Where in the source file the words of a finding stand."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache

from strategy_build.diagnostics import Location
from strategy_build.model.content import Content

_REACH = 6_000  # characters after the start of a block in which its words are looked for
_GAP = r"[\s>*_\\]+"


def pinpoint(content: Content, start: Location, words: str) -> tuple[Location, int]:
    """The place of `words` at or after `start` and how many characters of that line they take.

    Words may run over lines or hold marks such as `**`. If they are not found, the start itself.
    """
    text = content.sources.get(start.file, "")
    parts = words.split()
    if not text or not parts or not start.line:
        return start, 1
    offsets = _line_starts(text)
    if start.line > len(offsets):
        return start, 1
    begin = offsets[start.line - 1] + max(0, start.column - 1)
    pattern = re.compile(_GAP.join(re.escape(part) for part in parts))
    found = pattern.search(text, begin, begin + _REACH)
    if found is None:
        return start, 1
    line = bisect_right(offsets, found.start())
    column = found.start() - offsets[line - 1] + 1
    length = len(found[0].split("\n", 1)[0])
    return Location(start.file, line, column), max(1, length)


def line_of(content: Content, place: Location) -> str:
    """The source line of a place, "" where it is not known."""
    lines = lines_of(content.sources.get(place.file, ""))
    return lines[place.line - 1].rstrip("\r") if 0 < place.line <= len(lines) else ""


@lru_cache(maxsize=64)
def lines_of(text: str) -> tuple[str, ...]:
    """The lines of a source file: many rules ask for them, line by line."""
    return tuple(text.split("\n"))


@lru_cache(maxsize=64)
def _line_starts(text: str) -> tuple[int, ...]:
    return (0, *(found.end() for found in re.finditer("\n", text)))
