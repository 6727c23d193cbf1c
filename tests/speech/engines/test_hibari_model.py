from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hibari import Hibari  # type: ignore[import-untyped]
from hibari.voices import voice_path  # type: ignore[import-untyped]
from tests.speech.memory import Memory

from strategy_build.speech.engines.hibari_model import Model

TEXTS = (
    "We mend what we have.",
    "Nobody is a stranger here. Dr Okonkwo read 1,250 letters, and she'll record them live!",
    "Xylqua zorbs the N.H.S. — “quietly”, at 9:30.",
    "; ".join(["We mend what we have"] * 20) + ".",
)
PATH = Path(voice_path("heart", download_missing=False))


@pytest.fixture(scope="module")
def store() -> Memory:
    return Memory()


@pytest.fixture(scope="module")
def model(store: Memory) -> Model:
    return Model("heart", PATH, store)


@pytest.fixture(scope="module")
def usual() -> Hibari:
    return Hibari("heart")


@pytest.mark.parametrize("text", TEXTS)
def test_says_the_same_as_the_voice_of_the_package(model: Model, usual: Hibari, text: str) -> None:
    assert model.phonemize(text) == usual.phonemize(text)
    assert np.array_equal(model(text, seed=0), usual(text, seed=0))


def test_says_the_same_when_all_was_kept(model: Model, store: Memory) -> None:
    made = len(store.made)
    again = Model("heart", PATH, store)

    assert made == len(store.made) == 4
    assert all(np.array_equal(again(text, seed=0), model(text, seed=0)) for text in TEXTS)


def test_needs_no_store(model: Model) -> None:
    assert np.array_equal(Model("heart", PATH, None)(TEXTS[0], seed=0), model(TEXTS[0], seed=0))
