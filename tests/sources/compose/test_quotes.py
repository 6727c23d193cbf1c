"""Quotation marks and apostrophes as print sets them."""

from __future__ import annotations

import pytest

from strategy_build.model.inlines import Code, Emphasis, Span, Text
from strategy_build.model.walk import plain
from strategy_build.sources.compose.quotes import curled


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ('She said, "I want a bus."', "She said, “I want a bus.”"),
        ('("Card")', "(“Card”)"),
        ("the members' spring meeting", "the members’ spring meeting"),
        ("nobody's job, don't", "nobody’s job, don’t"),
        ("since '24", "since ’24"),
        ("They called it 'ours'.", "They called it ‘ours’."),
        ("\"'Ours', he said.\"", "“‘Ours’, he said.”"),
        ("a 6\" shelf, 5' wide", "a 6\" shelf, 5' wide"),
        ('It was "the plan for 2028".', "It was “the plan for 2028”."),
        ('soup—"at last"—and bread', "soup—“at last”—and bread"),
        ("already “right” and ’so’", "already “right” and ’so’"),
    ],
)
def test_marks_are_set_as_in_print(typed: str, shown: str) -> None:
    assert plain(curled((Text(typed),), "en-GB")) == shown


def test_a_quotation_runs_on_through_emphasis() -> None:
    nodes = (Text('"'), Emphasis((Text("Who"),)), Text(' is missing?"'))

    assert plain(curled(nodes, "en")) == "“Who is missing?”"


def test_code_and_languages_with_other_marks_stay_as_typed() -> None:
    nodes = (Code("title: 'One'"), Text(' or "two" '), Span("de", (Text('"drei"'),)))

    assert plain(curled(nodes, "en")) == "title: 'One' or “two” \"drei\""
