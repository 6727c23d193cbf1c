"""Two ways to write the same words compare as the same; words that are missing are found."""

from __future__ import annotations

import pytest

from strategy_build.checks.validators.dictation import Comparison, compare, words

LONG = words(
    "We plan for the person who finds it hardest to join in. The money should come on time. "
    "After a hard meeting somebody rings you the next day to ask how you are."
)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("It cost £25 on 8 May 2027.", "It cost twenty-five pounds on the 8th of May, 2027."),
        ("Friday 29 November 2024", "Friday 29, November 2024"),
        ("we organised colours at the centre", "We organized colors at the center."),
        ("co-production", "coproduction"),
        ("the NHS’s programme", "the N.H.S.'s program"),
        ("action 4.10", "Action 4.10."),
        ("Siân’s café", "Sian's cafe"),
    ],
)
def test_compares_words_and_not_how_they_are_written(one: str, other: str) -> None:
    compared = compare(words(one), words(other))

    assert (compared.errors, compared.missing) == (0, ())


def test_counts_wrong_added_and_missing_words() -> None:
    compared = compare(words("we mend old chairs here"), words("we mend cold chairs over here now"))

    assert compared == Comparison(5, 3, ())
    assert compared.rate == pytest.approx(0.6)


def test_finds_the_sentence_that_nobody_heard() -> None:
    lost = words("The money should come on time.")
    heard = [word for n, word in enumerate(LONG) if not 12 <= n < 18]
    compared = compare(LONG, heard)

    assert compared.errors == len(lost) == 6
    assert list(compared.missing) == lost


def test_finds_a_lost_sentence_behind_a_word_that_was_misheard() -> None:
    heard = [*LONG[:12], "mum", *LONG[18:]]

    assert len(compare(LONG, heard).missing) >= 5


def test_nothing_to_hear_is_no_error() -> None:
    assert compare([], []).rate == 0.0
