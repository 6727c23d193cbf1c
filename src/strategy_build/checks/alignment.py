"""Two long texts word by word: which words of one are not in the other, in order."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

_RUN = 12  # words in a row that hardly ever stand twice in a text
_APART = 50  # words from one such run to the next that is tried
_STRETCH = 2_000  # words, at least: what is compared at once costs the square of its length


def differences(source: Sequence[str], got: Sequence[str]) -> Iterator[tuple[slice, slice]]:
    """The words of `source` that are not in `got`, and those that stand in their place instead.

    Stretches of the texts begin where the same words stand once in both, so that the memory for a
    thousand pages is not ten thousand times that for ten.
    """
    from rapidfuzz.distance import Indel

    here, there = 0, 0
    for at, other in (*_cuts(source, got), (len(source), len(got))):
        for step in Indel.opcodes(source[here:at], got[there:other]):
            if step.tag != "equal":
                yield (
                    slice(here + step.src_start, here + step.src_end),
                    slice(there + step.dest_start, there + step.dest_end),
                )
        here, there = at, other


def _cuts(source: Sequence[str], got: Sequence[str]) -> Iterator[tuple[int, int]]:
    tried = range(_APART, len(source) - _RUN, _APART)
    wanted = {tuple(source[at : at + _RUN]) for at in tried}
    here, there = _once(source, wanted), _once(got, wanted)
    last = 0
    for at, other in _rising(sorted((here[run], there[run]) for run in here.keys() & there.keys())):
        if at >= last + _STRETCH:
            last = at
            yield at, other


def _once(words: Sequence[str], wanted: set[tuple[str, ...]]) -> dict[tuple[str, ...], int]:
    """Where the runs stand that stand once."""
    found: dict[tuple[str, ...], list[int]] = {}
    for at in range(len(words) - _RUN + 1) if wanted else ():
        run = tuple(words[at : at + _RUN])
        if run in wanted:
            found.setdefault(run, []).append(at)
    return {run: places[0] for run, places in found.items() if len(places) == 1}


def _rising(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The most pairs that are in the same order in both texts."""
    ends: list[int] = []  # the least end of a chain of each length
    last: list[int] = []  # the number of the pair that ends that chain
    before: list[int] = []  # the number of the pair before each pair; -1 where it is the first
    for number, (_, there) in enumerate(pairs):
        length = bisect_left(ends, there)
        before.append(last[length - 1] if length else -1)
        ends[length : length + 1] = [there]
        last[length : length + 1] = [number]
    told, number = [], last[-1] if last else -1
    while number >= 0:
        told.append(pairs[number])
        number = before[number]
    return told[::-1]
