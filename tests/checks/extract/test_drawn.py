"""Glyphs stand on a page from left to right; words are read in their own direction."""

from __future__ import annotations

import pytest

from strategy_build.checks.extract.drawn import in_order


@pytest.mark.parametrize(
    ("drawn", "said"),
    [
        ("Croeso i bawb", "Croeso i bawb"),
        ("\u0628\u062d\u0631\u0645", "\u0645\u0631\u062d\u0628"),  # marhab
        (
            "\u0645\u0648\u064a 12.5 \u0633\u0631\u0627\u0645",
            "\u0645\u0627\u0631\u0633 12.5 \u064a\u0648\u0645",
        ),
        ("\u0631\u0627\u062f WHO \u0645\u0648\u064a", "\u064a\u0648\u0645 WHO \u062f\u0627\u0631"),
        (  # numbers apart run from right to left, each in its own order
            "214 960 01632 \u0645\u0648\u064a",
            "\u064a\u0648\u0645 01632 960 214",
        ),
    ],
)
def test_puts_words_in_the_order_of_reading(drawn: str, said: str) -> None:
    assert in_order(list(drawn)) == said


def test_letters_that_are_drawn_as_one_stay_in_their_own_order() -> None:
    assert in_order(["\u0628", "\u0644\u0627"]) == "\u0644\u0627\u0628"


def test_a_line_of_latin_letters_ends_where_the_words_around_it_do() -> None:
    assert in_order(list(".a@b.org"), rtl=True) == "a@b.org."
    assert in_order(list(".a@b.org")) == ".a@b.org"
