from __future__ import annotations

import pytest

from strategy_build.checks.source.measures import measure, syllables

SPOKEN = {
    "a": 1, "garden": 2, "people": 2, "organisation": 5, "mending": 2, "being": 2, "area": 3,
    "table": 2, "used": 1, "wanted": 2, "makes": 1, "boxes": 2, "places": 2, "changes": 2,
    "services": 3, "community": 4, "idea": 3, "special": 2, "previous": 3, "experience": 4,
    "create": 2, "every": 2, "business": 2, "quality": 3, "video": 3, "fruit": 1, "Guardian": 3,
    "member's": 2, "café": 2,
}  # fmt: skip


@pytest.mark.parametrize("word", SPOKEN)
def test_counts_how_often_the_mouth_opens(word: str) -> None:
    assert syllables(word) == SPOKEN[word]


def test_short_words_in_short_sentences_are_for_the_young() -> None:
    easy = measure(("We mend what we can.", "Then we share it."))
    hard = measure(("Organisational sustainability necessitates comprehensive documentation.",))

    assert (easy.sentences, easy.words) == (2, 9)
    assert easy.age < 8
    assert hard.age > 20


def test_a_text_without_words_has_no_age() -> None:
    assert measure(()).age == 0
    assert measure(("2027", "…")).age == 0
