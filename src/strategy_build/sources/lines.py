"""Markdown whose lines each say what they are: headings, paragraphs, flat lists.

Most sections hold nothing else. Of such lines CommonMark knows one meaning, so they are read one by
one; the parser finds the same, places included, and takes several times as long.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from strategy_build.diagnostics import Location
from strategy_build.model.blocks import Block, BulletList, Heading, ListItem, Paragraph
from strategy_build.sources.findings import Findings
from strategy_build.sources.inline import Origin, words, words_of_line

Run = tuple[Location, str]  # words as typed, and where they begin

# What can only be words: no list, no table, no definition, no reference begins like that.
_WORDS = r"(?:[^\W\d_]|[0-9]+(?![0-9.)])|[“‘\"'(£€]|[*_]{1,3}[^\W_]|\[[^\]\[\\\n]+\][({])"
_LINE = re.compile(rf"(?P<p>{_WORDS})|(?P<i>- {_WORDS})|(?P<h>#{{1,6}} [^\s#])")
_BLOCK = re.compile("h|p+|i[ib]*")


def shape(lines: Sequence[str]) -> str:
    """A letter for each line: heading, paragraph, item, blank; "" where a line may be anything else."""
    letters: list[str] = []
    for line in lines:
        if not line:
            letters.append("b")
            continue
        found = _LINE.match(line)
        if found is None or line[-1] == "#" or line[-1].isspace():
            return ""
        letters.append(found.lastgroup or "")
    made = "".join(letters)
    return "" if "ip" in made else made  # such a line goes on with the words of the item


def blocks(
    lines: Sequence[str], shape: str, file: str, first: int, findings: Findings, runs: list[Run]
) -> Iterator[Block]:
    """The blocks of lines of that shape, the first being line `first` of `file`; fills `runs`."""
    env: dict[str, Any] = {"notes": frozenset()}  # a note would begin with a line of its own

    def paragraph(text: str, place: Location) -> Paragraph:
        runs.append((place, text))
        return Paragraph(words_of_line(text, place, findings, env), location=place)

    for block in _BLOCK.finditer(shape):
        start, end = block.span()
        line, number = lines[start], first + start
        match shape[start]:
            case "h":
                level = line.index(" ")
                text, place = line[level + 1 :], Location(file, number, level + 2)
                runs.append((place, text))
                made = words_of_line(text, place, findings, env)
                yield Heading(level, "", made, location=Location(file, number, 1))
            case "i":
                found = [n for n in range(start, end) if shape[n] == "i"]
                items = tuple(
                    ListItem(
                        (paragraph(lines[n][2:], Location(file, first + n, 3)),),
                        location=Location(file, first + n, 1),
                    )
                    for n in found
                )
                yield BulletList(items, location=items[0].location)
            case _ if end - start == 1:
                yield paragraph(line, Location(file, number, 1))
            case _:
                text = "\n".join(lines[start:end])
                places = tuple(Location(file, first + n, 1) for n in range(start, end))
                runs.append((places[0], text))
                made = words(text, Origin(_offsets(lines[start:end]), places), findings, env)
                yield Paragraph(made, location=places[0])


def _offsets(lines: Sequence[str]) -> tuple[int, ...]:
    """Where each line begins in the text that they make."""
    offsets = [0]
    for line in lines[:-1]:
        offsets.append(offsets[-1] + len(line) + 1)
    return tuple(offsets)
