"""Sections that are read line by line say what the parser says, and where."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from itertools import product
from typing import Any

import pytest

from strategy_build.model.blocks import Block
from strategy_build.sources.findings import Findings
from strategy_build.sources.lines import Run, blocks, shape
from strategy_build.sources.markdown import Reader
from strategy_build.sources.parser import block_tokens

LINES = (
    "",
    "# Title",
    "### A **bold** #1",
    "Words, and [more](values.md).",
    "“Said” <b>twice</b>",
    "26 people",
    "2026. A year",
    "**Bold** words[^1]",
    "[Croeso]{lang=cy} and [^1]",
    "*soft* | hard\\",
    "- one",
    "- **two** and [three][four]",
    "-",
    "* other",
    "  more",
    "    code",
    "---",
    "===",
    "--- | ---",
    ": means",
    "> said",
    "[four]: values.md",
    "[^1]: note",
    "```",
    "::: values",
    "<p>",
    "![Alt](images/a.svg)",
)
FOUR = ("", "# Title", "Words", "2 *or* 3", "- one", "- [two](a.md)")


def placed(part: Any) -> Any:
    """All of a node with the places of all that is in it."""
    if isinstance(part, tuple | list):
        return tuple(map(placed, part))
    if is_dataclass(part):
        return type(part), *(placed(getattr(part, one.name)) for one in fields(part))
    return part


def by_line(text: str) -> tuple[list[Block], list[Run], Findings] | None:
    lines, runs, findings = text.split("\n"), list[Run](), Findings()
    form = shape(lines)
    return ([*blocks(lines, form, "a.md", 4, findings, runs)], runs, findings) if form else None


def by_parser(text: str) -> tuple[list[Block], list[Run], Findings]:
    findings = Findings()
    reader = Reader(text.split("\n"), "a.md", 4, findings, lambda _: (), *block_tokens(text))
    return reader.until(""), reader.runs, findings


@pytest.mark.parametrize(("lines", "count", "least"), [(LINES, 3, 500), (FOUR, 4, 500)])
def test_finds_what_the_parser_finds(lines: tuple[str, ...], count: int, least: int) -> None:
    taken = 0
    for chosen in product(lines, repeat=count):
        text = "\n".join(chosen)
        found = by_line(text)
        if found is not None:
            taken += 1

            assert placed(found) == placed(by_parser(text)), text
    assert taken > least


@pytest.mark.parametrize("line", [line for line in LINES if shape([line]) == ""])
def test_leaves_every_other_line_to_the_parser(line: str) -> None:
    assert by_line(f"Words\n\n{line}\n\nWords") is None


def test_leaves_words_that_go_on_under_an_item_to_the_parser() -> None:
    assert by_line("- one\ntwo") is None
