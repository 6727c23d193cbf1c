from __future__ import annotations

import pytest
from markdown_it.parser_inline import ParserInline
from markdown_it.rules_inline import StateInline

from strategy_build.diagnostics import Location
from strategy_build.model.inlines import (
    Code,
    Emphasis,
    LineBreak,
    Link,
    NoteReference,
    Span,
    Strong,
    Text,
    WebTarget,
)
from strategy_build.model.value import Value
from strategy_build.model.walk import plain
from strategy_build.sources.findings import Findings
from strategy_build.sources.inline import inline, inspect

PLACE = Location("f.yaml", 3, 9)


def test_plain_words_are_one_text() -> None:
    (sentence,) = inline(Value("We mend, grow and share.", PLACE))

    assert sentence.children == (Text("We mend, grow and share."),)
    assert sentence.location == PLACE
    assert (sentence.id, sentence.lang) == ("", "")


def test_reads_every_kind_of_inline() -> None:
    value = Value(
        "a *b* **c** `d` [e](f.md) [g]{lang=cy}[^1]\\\nh \\* &amp; <https://a.example>", PLACE
    )
    (sentence,) = inline(value)

    assert sentence.children == (
        Text("a "),
        Emphasis((Text("b"),)),
        Text(" "),
        Strong((Text("c"),)),
        Text(" "),
        Code("d"),
        Text(" "),
        Link(WebTarget("f.md"), (Text("e"),)),
        Text(" "),
        Span("cy", (Text("g"),)),
        NoteReference("", "1", 0),
        LineBreak(),
        Text("h * & "),
        Link(WebTarget("https://a.example"), (Text("https://a.example"),)),
    )


def test_keeps_the_column_of_a_link() -> None:
    (sentence,) = inline(Value("Read [it](x.md)", PLACE))

    assert sentence.children[1].location == Location("f.yaml", 3, 14)


@pytest.mark.parametrize("text", ["", " "])
def test_says_nothing_where_there_is_nothing(text: str) -> None:
    assert inline(Value(text, PLACE)) == ()


def test_the_same_words_in_two_places_keep_their_places() -> None:
    other = Location("g.yaml", 1, 1)

    assert inline(Value("One", PLACE))[0].location == PLACE
    assert inline(Value("One", other))[0].location == other


def test_tells_html_once_for_its_beginning_and_end() -> None:
    findings = Findings()
    inspect(Value("a <b>c</b>", PLACE), findings)

    assert [(f.rule, f.location.column) for f in findings.all] == [("SRC07", 11)]


@pytest.mark.parametrize("text", ["[a" * 50, "![" * 50, "[a](" * 50 + "]", "![](" * 50])
def test_never_looks_for_the_end_of_a_bracket_that_cannot_end(
    text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked: list[int] = []
    skip = ParserInline.skipToken

    def counted(self: ParserInline, state: StateInline) -> None:
        looked.append(state.pos)
        skip(self, state)

    monkeypatch.setattr(ParserInline, "skipToken", counted)

    assert plain(inline(Value(text, PLACE))[0].children) == text
    assert not looked


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("[a](b.md)", (Link,)),
        ("[[a](b.md)", (Text, Link)),
        ("[a]{lang=cy}", (Span,)),
        ("[[a]{lang=cy}", (Text, Span)),
        ("[[^1]", (Text, NoteReference)),
        ("[a]: [b](c.md)", (Text, Link)),
    ],
)
def test_finds_what_ends_behind_a_bracket_that_does_not(text: str, kinds: tuple[type, ...]) -> None:
    assert tuple(type(node) for node in inline(Value(text, PLACE))[0].children) == kinds
