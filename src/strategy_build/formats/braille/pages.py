"""Passages on pages: running title and page number, headings with their text, contents, volumes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from strategy_build.formats.braille.cells import BLANK, GUIDE
from strategy_build.formats.braille.chapters import Chapter
from strategy_build.formats.braille.flow import (
    Page,
    Paper,
    centred_in,
    flowed,
    height,
    lines_of,
)
from strategy_build.formats.braille.lines import wrapped
from strategy_build.formats.braille.passages import Kind, Passage
from strategy_build.formats.braille.translator import number

_SIDE = 3  # blank cells between a running title and a page number
_NUMBER_ROOM = 5  # cells at the end of a line of the contents that hold nothing but the number
_GUIDES = 2  # dots at least between an entry and its page


@dataclass(frozen=True, slots=True)
class Volume:
    """The pages of a volume, its title page first."""

    pages: tuple[Page, ...]


@dataclass(frozen=True, slots=True)
class Words:
    """What the layout itself says, in cells: the running title, names, and the title page by volume.

    `opening` are the passages of a title page; `end` closes a volume that is not the last.
    """

    running: str
    contents: str
    page: str
    openings: tuple[tuple[Passage, ...], ...]
    ends: tuple[str, ...]


def bound(chapters: Sequence[Chapter], paper: Paper) -> tuple[tuple[Chapter, ...], ...]:
    """The chapters of each volume: as few volumes as will do, none begun inside a chapter."""
    sizes = [height(one, paper) for one in chapters]
    whole = -(-sum(sizes) // (paper.volume * (paper.lines - 1)))
    fair = sum(sizes) / max(1, whole)
    made: list[list[Chapter]] = [[]]
    filled = 0
    for size, chapter in zip(sizes, chapters, strict=True):
        opens = chapter.depth == 0 and bool(chapter.title)
        if opens and filled + size / 2 > fair * len(made) and len(made) < whole:
            made.append([])
        made[-1].append(chapter)
        filled += size
    return tuple(tuple(one) for one in made if one)


def volumes(divided: Sequence[Sequence[Chapter]], words: Words, paper: Paper) -> tuple[Volume, ...]:
    """The finished pages; pages are counted through all volumes, title pages too."""
    made: list[Volume] = []
    counted = 0
    for n, inside in enumerate(divided):
        title = _title_pages(words.openings[n], paper)
        listed = [one for one in inside if one.title]
        prelude = _contents(listed, [0] * len(listed), words, paper)
        before = counted + len(title) + len(prelude)
        ending = words.ends[n] if n < len(words.ends) else ""
        text, starts = _text(inside, ending, paper)
        numbers = [before + 1 + starts[place] for place, one in enumerate(inside) if one.title]
        prelude = _contents(listed, numbers, words, paper)
        numbered = [
            (_header(counted + len(title) + at, words.running, paper), *page)
            for at, page in enumerate((*prelude, *text), 1)
        ]
        made.append(Volume((*title, *numbered)))
        counted += len(title) + len(numbered)
    return tuple(made)


def _title_pages(opening: Iterable[Passage], paper: Paper) -> list[Page]:
    """Pages without a number: the first line stays blank."""
    lines: list[str] = []
    for one in opening:
        made = lines_of(one, paper)
        lines += [""] if one.before and lines else []
        lines += made
    room = paper.lines - 1
    pages = [lines[at : at + room] for at in range(0, len(lines), room)]
    return [("", *page) for page in pages]


def _contents(
    entries: Sequence[Chapter], numbers: Sequence[int], words: Words, paper: Paper
) -> list[Page]:
    """Each part with its page, the number at the end of the line behind a row of dots."""
    heading = Passage(words.contents, Kind.HEADING, depth=1)
    name = words.page[: paper.cells]
    top = ["", *lines_of(heading, paper), "", BLANK * (paper.cells - len(name)) + name]
    lines: list[list[str]] = []
    deepest = max((one.depth for one in entries), default=0)
    for one, page in zip(entries, numbers, strict=True):
        width = paper.cells - _NUMBER_ROOM - _GUIDES - 2
        title = one.title.replace("\n", BLANK)
        made = list(wrapped(title, 1 + 2 * one.depth, 3 + 2 * deepest + 2, width))
        told = number(page)
        dots = paper.cells - len(made[-1]) - len(told) - 2
        made[-1] += BLANK + GUIDE * dots + BLANK + told
        lines.append(made)
    pages: list[list[str]] = [top]
    for entry in lines:
        if len(pages[-1]) + len(entry) > paper.lines - 1:
            pages.append([])
        pages[-1] += entry
    return [tuple(page) for page in pages]


def _text(chapters: Sequence[Chapter], ending: str, paper: Paper) -> tuple[list[Page], list[int]]:
    """The pages of the text, with a line that closes the volume."""
    pages, starts = flowed(chapters, paper)
    if ending:
        last = [*pages.pop(), "", centred_in(ending, paper.cells)]
        room = paper.lines - 1
        pages += [tuple(last)] if len(last) <= room else [tuple(last[:-2]), (last[-1],)]
    return pages, starts


def _header(page: int, running: str, paper: Paper) -> str:
    """The running title in the middle and the number at the end of the first line of a page."""
    told = number(page)
    most = paper.cells - 2 * (len(told) + _SIDE)
    title = _shortened(running, most)
    left = centred_in(title, paper.cells)
    return left + BLANK * (paper.cells - len(left) - len(told)) + told


def _shortened(title: str, most: int) -> str:
    """As many whole words of a title as fit."""
    made = ""
    for word in title.replace("\n", BLANK).split(BLANK):
        longer = f"{made}{BLANK}{word}" if made else word
        if len(longer) > most:
            break
        made = longer
    return made
