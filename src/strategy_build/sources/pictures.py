"""Pictures in Markdown, as figures."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import unquote

from strategy_build.model.blocks import Block, Figure, Image, Sentence
from strategy_build.model.value import Value
from strategy_build.sources.findings import Findings
from strategy_build.sources.inline import Origin, inlines, words
from strategy_build.sources.parser import attributes

if TYPE_CHECKING:
    from markdown_it.token import Token

_KINDS = ("chart", "diagram", "map", "photo", "visual-notes")


def figure(
    token: Token, origin: Origin, findings: Findings, long: Callable[[Value], tuple[Block, ...]]
) -> Figure:
    """A picture that stands alone; `long` reads the file that says what it carries."""
    at = token.meta.get("at", 0)
    place = origin.at(at)
    begin = origin.at(at + 2)
    alt = inlines(token.children or [], Origin((0,), (begin,)), findings)
    decorative, kind, named = False, "", Value("")
    for name, value in attributes(token.meta.get("attributes", "")):
        match name:
            case "." if value == "decorative":
                decorative = True
            case "kind" if value:
                kind = value
            case "long" if value:
                named = Value(value, place)
            case _:
                typed = f".{value}" if name == "." else f"{name}={value}" if name else value
                findings.error(
                    "SRC19",
                    place,
                    f'"{typed}" is not known behind a picture.',
                    why="What nobody reads would be lost without a word.",
                    fix="{.decorative}, {kind=visual-notes} or {long=notes.md}",
                )
    title = str(token.attrs.get("title", ""))
    return Figure(
        "",
        Image(unquote(str(token.attrs.get("src", ""))), "", "", 0, 0),
        (Sentence("", "", alt, location=begin),) if alt else (),
        words(title, Origin((0,), (replace(place),)), findings),
        long(named) if named else (),
        decorative,
        kind,
        location=place,
    )
