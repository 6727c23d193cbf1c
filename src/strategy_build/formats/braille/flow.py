"""The text of a volume flowed onto pages: headings with what follows them, no line left alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from strategy_build.formats.braille.cells import BLANK
from strategy_build.formats.braille.chapters import Chapter
from strategy_build.formats.braille.lines import wrapped
from strategy_build.formats.braille.passages import Kind, Passage

Page = tuple[str, ...]

_SIDE = 3  # blank cells beside a centred line
_LEVELS = {3: 5}  # cells where headings begin, by level; deeper ones begin at 7
_CENTRED = 2  # headings of this level and above stand in the middle, between blank lines
_WHOLE = 3  # a passage of so few lines is not divided
_KEPT = 2  # lines of a longer one that stay together at its beginning, and at its end


@dataclass(frozen=True, slots=True)
class Paper:
    """Cells in a line, lines on a page, pages in a volume."""

    cells: int = 40
    lines: int = 25
    volume: int = 90


@dataclass(frozen=True, slots=True)
class Block:
    """Lines that follow each other; the first `kept` of them stay on one page.

    `begun` are the places of the chapters that begin here. `centred`: it opens with a heading that
    has a blank line above it at the top of a page too.
    """

    lines: tuple[str, ...]
    kept: int
    before: bool
    after: bool
    begun: tuple[int, ...] = ()
    centred: bool = False


def flowed(chapters: Sequence[Chapter], paper: Paper) -> tuple[list[Page], list[int]]:
    """Pages without their first line, and on which of them, from 0, each chapter begins."""
    room = paper.lines - 1
    pages: list[list[str]] = [[]]
    starts = [0] * len(chapters)
    after = False
    for block in blocks(chapters, paper):
        gap = 1 if pages[-1] and (after or block.before) else 0
        if pages[-1] and len(pages[-1]) + gap + min(block.kept, room) > room:
            pages.append([])
        if not pages[-1]:
            gap = 1 if block.centred and block.kept < room else 0
        for place in block.begun:
            starts[place] = len(pages) - 1
        _put([*[""] * gap, *block.lines], pages, room)
        after = block.after
    return [tuple(page) for page in pages], starts


def _put(lines: list[str], pages: list[list[str]], room: int) -> None:
    """Lines onto the last page and those after it; the last line comes to no page alone."""
    while lines:
        space = room - len(pages[-1])
        if len(lines) <= space:
            pages[-1] += lines
            return
        lonely = len(lines) == space + 1 and space > _KEPT
        pages[-1] += lines[: space - lonely]
        lines = lines[space - lonely :]
        pages.append([])


def blocks(chapters: Iterable[Chapter], paper: Paper) -> Iterator[Block]:
    """Passages as blocks; headings go with what follows them, in another chapter too."""
    waiting: list[str] = []
    begun: list[int] = []
    opened = centred = False
    for one in _passages(chapters, begun):
        lines = lines_of(one, paper)
        if one.kind is Kind.HEADING:
            centred = centred or (not waiting and one.depth <= _CENTRED)
            opened = opened or one.before
            waiting += [""] if waiting and waiting[-1] else []
            waiting += [*lines, ""] if one.depth <= _CENTRED else lines
            continue
        gap = [""] if waiting and one.before and waiting[-1] else []
        whole = (*waiting, *gap, *lines)
        first = len(lines) if len(lines) <= _WHOLE else _KEPT
        kept = len(waiting) + len(gap) + first
        yield Block(whole, kept, opened or one.before, one.after, tuple(begun), centred)
        waiting, opened, centred = [], False, False
        begun.clear()
    if waiting or begun:
        yield Block(tuple(waiting), len(waiting), opened, after=False, begun=tuple(begun))


def _passages(chapters: Iterable[Chapter], begun: list[int]) -> Iterator[Passage]:
    """All passages with something in them; `begun` learns of every chapter that begins."""
    for place, chapter in enumerate(chapters):
        begun.append(place)
        for one in chapter.passages:
            if one.cells.strip(f"{BLANK}\n"):
                yield one


def lines_of(one: Passage, paper: Paper) -> list[str]:
    """The lines of a passage, each at its place on the paper."""
    if one.kind is Kind.HEADING and one.depth <= _CENTRED:
        lines = wrapped(one.cells, 1, 1, paper.cells - 2 * _SIDE)
        return [centred_in(line, paper.cells) for line in lines]
    if one.kind is Kind.HEADING:
        first = _LEVELS.get(one.depth, 7)
        return list(wrapped(one.cells, first, first, paper.cells))
    most = paper.cells // 2  # lists in lists in lists would leave no room
    return list(wrapped(one.cells, min(one.first, most), min(one.run, most), paper.cells))


def centred_in(line: str, width: int) -> str:
    """A line with blank cells before it, so that it stands in the middle."""
    return BLANK * ((width - len(line)) // 2) + line


def height(chapter: Chapter, paper: Paper) -> int:
    """About how many lines a chapter takes."""
    return sum(len(one.lines) + (one.before or one.after) for one in blocks([chapter], paper))
