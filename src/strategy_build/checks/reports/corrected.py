"""The whole line as it should be, from what a finding says is to be typed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from strategy_build.diagnostics import Diagnostic

_LIKE = 0.72  # how much of a line must stay for words to be that line, and not advice about it
_LIKE_PART = 0.5
_LONGEST = 2000
_EXAMPLE = re.compile(r"\bfor example,? ")
_CHOICE = re.compile(r" {3}or {3}|, or (?=if |for )")
_LEAD = re.compile(r"^[a-z][^:]*: ")
_GUESS = re.compile(r"^did you mean (.+)\?$", re.IGNORECASE)
_LINK = re.compile(r"\[[^\[\]]*\]\(([^()\s]*)\)")
_KEY = re.compile(r"^(?:- )?([a-z][a-z-]*): ")
_MARKS = re.compile(r"^#+ ")
# Rules whose cure is what to put in the place of the words pointed at, and not advice. Of all
# others a cure is taken only where it is nearly the whole line again, or a link to the same place.
_WORD_FOR_WORD = frozenset(("DAT04", "LNG05", "LNG11", "LNG13"))
_IN_PLACE = _WORD_FOR_WORD | {"DAT02", "DAT03", "DOC12", "LNG06", "SRC06", "STR06", "VIS01"}


@dataclass(frozen=True, slots=True)
class Corrected:
    """A line to paste; `sample` where it holds words that the editor has to choose."""

    line: str
    sample: bool = False


def corrected(one: Diagnostic, line: str) -> Corrected | None:
    """The line with the cure of this finding in it; None where only a person can write it."""
    if not line.strip() or len(line) > _LONGEST or "\n" in one.fix:
        return None
    for words, sample in _candidates(one.fix):
        made = _placed(one, line, words)
        if made is not None and made != line:
            return Corrected(made, sample or "…" in words)
    return None


def _candidates(fix: str) -> Iterator[tuple[str, bool]]:
    """The words to type that a cure may hold: all of it, what follows a colon, an example."""
    first = _CHOICE.split(fix)[0].strip()
    if guess := _GUESS.match(first):
        yield guess[1].strip('"'), False
        return
    head, *example = _EXAMPLE.split(first, maxsplit=1)
    if example and head:
        yield example[0], True
        return
    if (advice := _LEAD.match(first)) and " " in advice[0].strip():
        yield first[advice.end() :], False
        return
    yield first, False


def _placed(one: Diagnostic, line: str, words: str) -> str | None:
    """These words in the line: as all of it, as its link, or in the place pointed at."""
    start, end = one.location.column - 1, one.location.column - 1 + one.length
    part = line[start:end] if start >= 0 else ""
    if link := _LINK.fullmatch(words):
        for old in _LINK.finditer(line):
            if old[1] == link[1] and old.start() <= start <= old.end():
                return line[: old.start()] + words + line[old.end() :]
    whole = _alike(line.strip(), words)
    inside = _alike(part, words) if one.length > 1 and one.rule in _IN_PLACE else 0.0
    if one.rule in _WORD_FOR_WORD or (inside >= _LIKE_PART and inside >= whole):
        same_marks = not _MARKS.match(part) or _MARKS.match(words)
        return line[:start] + words + line[end:] if part and same_marks else _whole(line, words)
    if whole >= _LIKE or (one.rule in _IN_PLACE and _same_key(line, words)):
        return _whole(line, words)
    return None


def _whole(line: str, words: str) -> str:
    """A new line at the indent of the old one; a heading stays a heading."""
    old = line.strip()
    if old == words:
        return words  # the indent was the fault
    if (marks := _MARKS.match(old)) and not _MARKS.match(words):
        words = marks[0] + words
    return line[: len(line) - len(line.lstrip())] + words


def _same_key(line: str, words: str) -> bool:
    old, new = _KEY.match(line.strip()), _KEY.match(words)
    return old is not None and new is not None and old[1] == new[1] and " and " not in words


def _alike(one: str, other: str) -> float:
    return SequenceMatcher(None, one.casefold(), other.casefold(), autojunk=False).ratio()
