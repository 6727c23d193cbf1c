"""Runs of Markdown that are read without the parser say what the parser says."""

from __future__ import annotations

from itertools import product

import pytest

from strategy_build.diagnostics import Location
from strategy_build.model.inlines import Inline, Link, Text
from strategy_build.sources.findings import Findings
from strategy_build.sources.inline import Origin, inlines
from strategy_build.sources.parser import inline_tokens
from strategy_build.sources.runs import as_typed, simple

ORIGIN = Origin((0,), (Location("a.md", 3, 5),))
PIECES = (
    "See",
    " ",
    "(",
    "—",
    "[a b](x.md)",
    "[É](https://a.example/b_c#d)",
    "[x]",
    "](",
    "**",
    "*",
    "**b c**",
    "$",
)


def placed(nodes: tuple[Inline, ...]) -> list[tuple[Inline, Location, tuple[Location, ...]]]:
    return [
        (node, node.location, tuple(child.location for child in getattr(node, "children", ())))
        for node in nodes
    ]


def test_finds_words_links_and_bold_words_where_the_parser_finds_them() -> None:
    taken = 0
    for pieces in product(PIECES, repeat=4):
        text = "".join(pieces)
        found = simple(text, ORIGIN.at)
        if found is not None:
            taken += 1
            parsed = inlines(inline_tokens(text), ORIGIN, Findings())

            assert placed(found) == placed(parsed), text
    assert taken > 1000


@pytest.mark.parametrize(
    "text",
    [
        "a *b*",
        "**a *b* c**",
        "a ** b**",
        "***a***",
        "[a](b) `c`",
        "![a](b)",
        "[a](b c)",
        "[^a]",
        "[a][b]",
        "[a]{lang=cy}",
        "a\nb",
    ],
)
def test_leaves_every_other_mark_to_the_parser(text: str) -> None:
    assert simple(text, ORIGIN.at) is None


def test_keeps_the_words_of_a_link_in_it() -> None:
    found = simple("See [our values](values.md).", ORIGIN.at)

    assert found is not None
    assert isinstance(found[1], Link)
    assert found[1].children == (Text("our values"),)
    assert found[1].location == Location("a.md", 3, 9)


def test_joins_lines_but_for_breaks_that_were_typed() -> None:
    assert as_typed("one\ntwo  \nthree\\\nfour ") == "one two  \nthree\\\nfour"
