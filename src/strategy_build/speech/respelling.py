"""Which written words became which spoken ones."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from strategy_build.speech.rule import Draft

_WORD = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class Respelling:
    """Neighbouring words as written and as spoken; `begin` is their place in the written text.

    A reading app, a caption file or a pronunciation lexicon can follow a voice with these.
    """

    written: str
    spoken: str
    begin: int = 0


def respellings(draft: Draft) -> tuple[Respelling, ...]:
    """Every stretch of words that is said otherwise than written, in order.

    Words that are not said at all have an empty `spoken`.
    """
    if draft.text == draft.written:
        return ()
    return tuple(each for each in stretches(draft) if each.written != each.spoken)


def stretches(draft: Draft) -> Iterator[Respelling]:
    """The whole text in the smallest stretches whose written and spoken words belong together."""
    borders = [match.span() for match in _WORD.finditer(draft.written)]
    said = [
        (min(draft.begins[m.start() : m.end()]), max(draft.ends[m.start() : m.end()]), m[0])
        for m in _WORD.finditer(draft.text)
    ]
    place = 0
    for begin, end, words in _joined(said, borders):
        yield from _silent(draft.written, borders, place, begin)
        yield Respelling(draft.written[begin:end], " ".join(words), begin)
        place = end
    yield from _silent(draft.written, borders, place, len(draft.written))


def _joined(
    said: list[tuple[int, int, str]], borders: list[tuple[int, int]]
) -> Iterator[tuple[int, int, list[str]]]:
    """Spoken words together with all written words that they touch."""
    begin = end = -1
    words: list[str] = []
    for first, last, word in said:
        low, high = _whole(first, last, borders)
        if words and low < end:
            end = max(end, high)
            begin = min(begin, low)
            words.append(word)
            continue
        if words:
            yield begin, end, words
        begin, end, words = low, high, [word]
    if words:
        yield begin, end, words


def _whole(first: int, last: int, borders: list[tuple[int, int]]) -> tuple[int, int]:
    """The stretch made longer to the ends of the written words that it touches."""
    at = bisect_right(borders, first, key=lambda span: span[1])
    until = bisect_left(borders, max(last, first + 1), key=lambda span: span[0])
    touched = borders[at:until]
    return (min(first, touched[0][0]), max(last, touched[-1][1])) if touched else (first, last)


def _silent(
    written: str, borders: list[tuple[int, int]], begin: int, end: int
) -> Iterator[Respelling]:
    """Written words that no spoken word stands for."""
    for low, high in borders:
        if low >= begin and high <= end:
            yield Respelling(written[low:high], "", low)
