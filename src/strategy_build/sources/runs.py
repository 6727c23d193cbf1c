"""Runs of Markdown on one line; those with no mark but links are read without the parser."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from strategy_build.model.inlines import Inline, Link, Text, WebTarget

if TYPE_CHECKING:
    from collections.abc import Callable

    from strategy_build.diagnostics import Location

_HARD_END = re.compile(r"(?:\\|  +)$")
# The words of the link hold no mark and its address no bracket, so CommonMark knows one meaning.
_PIECE = re.compile(
    r"(?P<text>[^\\`*_\[\]<>&!{}\n]+)"
    r"|\[(?P<words>[^\W_][^\\`*_\[\]<>&!{}\n]*)\]\((?P<url>[\w/.:#?=%~+@,-]+)\)"
)


def one_line(content: str) -> str:
    """A run of text on one line, but for line breaks that were typed as such."""
    out = ""
    for line in content.split("\n"):
        out += line if _HARD_END.search(line) is None else f"{line}\n"
        out += " " if not out.endswith("\n") else ""
    return out.strip()


def linked(text: str, at: Callable[[int], Location]) -> tuple[Inline, ...] | None:
    """The nodes of words and [linked](address) words; None where there is any other mark.

    `at` gives the place of a character. The parser finds the same, places included (words that
    end a run have the place of the link before them), and takes ten times as long.
    """
    nodes: list[Inline] = []
    offset = link = 0
    while offset < len(text):
        piece = _PIECE.match(text, offset)
        if piece is None:
            return None
        start, offset = offset, piece.end()
        if piece["text"]:
            place = at(link if offset == len(text) else start)
            nodes.append(Text(piece["text"], location=place))
        else:
            link, place = start, at(start)
            words = (Text(piece["words"], location=place),)
            nodes.append(Link(WebTarget(piece["url"]), words, location=place))
    return tuple(nodes)
