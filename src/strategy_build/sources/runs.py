"""Runs of Markdown on one line; those with no marks but links and bold words need no parser."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from strategy_build.model.inlines import Inline, Link, Strong, Text, WebTarget

if TYPE_CHECKING:
    from collections.abc import Callable

    from strategy_build.diagnostics import Location

_HARD_END = re.compile(r"(?:\\|  +)$")
# The words of a link hold no mark and its address no bracket, bold words begin and end with a
# letter or figure beside exactly two stars: CommonMark knows one meaning of these.
_PIECE = re.compile(
    r"(?P<text>[^\\`*_\[\]<>&!{}\n]+)"
    r"|\[(?P<words>[^\W_][^\\`*_\[\]<>&!{}\n]*)\]\((?P<url>[\w/.:#?=%~+@,-]+)\)"
    r"|\*\*(?P<bold>[^\W_](?:[^\\`*_\[\]<>&!{}\n]*[^\W_])?)\*\*(?!\*)"
)


def as_typed(content: str) -> str:
    """A run of text on one line, but for line breaks that were typed as such."""
    if "\n" not in content:
        return content.strip()
    out = ""
    for line in content.split("\n"):
        out += line if _HARD_END.search(line) is None else f"{line}\n"
        out += " " if not out.endswith("\n") else ""
    return out.strip()


def simple(text: str, at: Callable[[int], Location]) -> tuple[Inline, ...] | None:
    """The nodes of words, [linked](address) words and **bold** words; None where there is any other mark.

    `at` gives the place of a character. The parser finds the same, places included (words before
    bold ones have the place of these, words that end a run that of the marked words before them), and
    takes ten times as long.
    """
    nodes: list[Inline] = []
    offset = mark = 0
    while offset < len(text):
        piece = _PIECE.match(text, offset)
        if piece is None:
            return None
        start, offset = offset, piece.end()
        match piece.lastgroup:
            case "text":
                ends, bold = offset == len(text), text.startswith("**", offset)
                place = at(mark if ends else offset if bold else start)
                nodes.append(Text(piece["text"], location=place))
            case "bold":
                mark = start + 2
                words = (Text(piece["bold"], location=at(mark)),)
                nodes.append(Strong(words, location=at(start)))
            case _:
                mark, place = start, at(start)
                words = (Text(piece["words"], location=place),)
                nodes.append(Link(WebTarget(piece["url"]), words, location=place))
    return tuple(nodes)
