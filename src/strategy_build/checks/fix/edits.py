"""Edits of one file, and what an editor is told about each of them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, replace

from strategy_build.diagnostics import Location


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """Put `new` in the place of the characters from `start` up to `end`, for a rule and a reason."""

    start: int
    end: int
    new: str
    rule: str
    why: str


@dataclass(frozen=True, slots=True)
class Change:
    """One change as it is shown: the line as it was before this change, and as it is after it.

    The place is that in the file before anything was changed. Where a change takes in two lines,
    `before` or `after` holds both.
    """

    rule: str
    location: Location
    before: str
    after: str
    why: str


@dataclass(frozen=True, slots=True)
class Draft:
    """The text of a file on its way; `origin` is the first number of each of its lines."""

    path: str  # as shown in messages
    text: str
    origin: tuple[int, ...] = ()

    @classmethod
    def of(cls, path: str, text: str) -> Draft:
        """A file in which nothing was changed yet."""
        return cls(path, text, tuple(range(1, text.count("\n") + 2)))

    def starts(self) -> list[int]:
        """The offset of each line."""
        starts = [0]
        for line in self.text.split("\n")[:-1]:
            starts.append(starts[-1] + len(line) + 1)
        return starts


def edited(draft: Draft, edits: Iterable[Edit]) -> tuple[Draft, tuple[Change, ...]]:
    """The draft with all edits that do not overlap, and a change for each of them."""
    chosen: list[Edit] = []
    for edit in sorted(set(edits)):
        if draft.text[edit.start : edit.end] == edit.new:
            continue
        if not chosen or edit.start >= chosen[-1].end:
            chosen.append(edit)
    starts = draft.starts()
    parts: list[str] = []
    origin: list[int] = []
    at = line = 0
    for edit in chosen:
        first = bisect_right(starts, edit.start) - 1
        last = bisect_right(starts, edit.end) - 1
        parts += (draft.text[at : edit.start], edit.new)
        origin += draft.origin[line:first] if line <= first else ()
        kept = draft.origin[max(first, line) : last + 1]
        wanted = edit.new.count("\n") + 1 - (line > first)
        origin += (*kept, *[draft.origin[last]] * wanted)[:wanted]
        at, line = edit.end, last + 1
    text = "".join((*parts, draft.text[at:]))
    origin += draft.origin[line:]
    changes = tuple(change(draft, edit, starts) for edit in chosen)
    return replace(draft, text=text, origin=tuple(origin)), changes


def change(draft: Draft, edit: Edit, starts: list[int]) -> Change:
    """How an edit is shown; `starts` are the offsets of the draft's lines."""
    text = draft.text
    number = bisect_right(starts, edit.start) - 1
    start = starts[number]
    end = text.find("\n", edit.end)
    end = len(text) if end < 0 else end
    after = text[start : edit.start] + edit.new + text[edit.end : end]
    place = Location(draft.path, draft.origin[number], edit.start - start + 1)
    return Change(edit.rule, place, text[start:end], after, edit.why)
