"""Long texts are compared in stretches, with the result of comparing them whole."""

from __future__ import annotations

import pytest

from strategy_build.checks.alignment import differences

_LONG = 9_000


def _text(seed: int) -> list[str]:
    """Words that look drawn by lot from a few hundred, the first of them more often."""
    words = []
    for _ in range(_LONG):
        seed = (seed * 1_103_515_245 + 12_345) % 2**31
        words.append(f"w{(seed >> 8) % 400 // (1 + (seed >> 20) % 5)}")
    return words


def _told(source: list[str], got: list[str]) -> tuple[list[str], list[str]]:
    lost: list[str] = []
    added: list[str] = []
    for one, other in differences(source, got):
        lost += source[one]
        added += got[other]
    return lost, added


def test_the_same_text_has_no_differences() -> None:
    assert _told(_text(1), _text(1)) == ([], [])


@pytest.mark.parametrize("at", [0, 1, 2_500, 4_444, _LONG - 3])
def test_finds_what_is_lost_and_what_is_added(at: int) -> None:
    source = _text(2)
    got = [*source[:at], "new", "words", *source[at + 3 :]]

    assert _told(source, got) == (source[at : at + 3], ["new", "words"])


def test_a_passage_that_was_moved_far_costs_no_other_words() -> None:
    source = _text(3)
    got = [*source[6_000:6_300], *source[:6_000], *source[6_300:]]

    lost, added = _told(source, got)

    assert len(lost) == len(added) == 300


def test_a_text_that_repeats_itself_is_compared_too() -> None:
    source = ["again"] * 3_000

    assert _told(source, source[:-1]) == (["again"], [])


def test_nothing_is_lost_of_an_empty_text() -> None:
    assert _told([], ["a"]) == ([], ["a"])
    assert _told(["a"], []) == (["a"], [])
