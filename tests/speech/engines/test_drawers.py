from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from strategy_build.speech.engines.drawers import Drawers, packed

MEANINGS = st.one_of(st.text(), st.floats(allow_nan=False), st.dictionaries(st.text(), st.text()))


@given(st.dictionaries(st.text(), MEANINGS))
def test_gives_back_every_word_with_its_meaning(words: dict[str, object]) -> None:
    drawers = Drawers(packed(words))

    assert {word: drawers.get(word) for word in words} == words


def test_says_when_a_word_is_not_there() -> None:
    drawers = Drawers(packed({"boat": "bˈOt"}))

    assert drawers.get("ship") is None
    assert drawers.get("ship", "none") == "none"


def test_gives_back_words_that_share_a_drawer() -> None:
    words = {f"word {n}": str(n) for n in range(20_000)}
    drawers = Drawers(packed(words))

    assert all(drawers.get(word) == meaning for word, meaning in words.items())
