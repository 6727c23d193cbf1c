"""Fonts are cut to what is needed, and nothing that is needed is lost."""

from __future__ import annotations

from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from strategy_build.build.cache import Cache
from strategy_build.build.fonts import FAMILIES, Fonts, blocks, choose, prepared
from tests.build.sites import snapshot

WELSH = "Dŵr i bawb, yn y tŷ: £5 neu €6 “am ddim”."
ARABIC = "لنا جميعًا مكان على المائدة"


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Cache:
    return Cache(tmp_path_factory.mktemp("cache"))


def _characters(fonts: Fonts) -> list[set[int]]:
    return [set(TTFont(path).getBestCmap()) for path in fonts.paths]


@pytest.mark.parametrize("text", [WELSH, ARABIC])
def test_both_weights_have_every_character_of_the_words(text: str, cache: Cache) -> None:
    family, lacking = choose(frozenset(text), cache)

    made = prepared(family, blocks(text), cache)

    wanted = {ord(c) for c in text if not c.isspace()}
    assert not lacking
    assert [path.stem.rpartition("-")[2] for path in made.paths] == ["Bold", "Regular"]
    assert all(wanted <= there for there in _characters(made))


def test_leaves_out_the_scripts_that_nobody_writes_in(cache: Cache) -> None:
    noto = next(family for family in FAMILIES if family.name == "Noto Sans")

    made = prepared(noto, blocks(WELSH), cache)

    assert not any(ord("Ж") in there for there in _characters(made))


def test_generated_words_find_their_signs_in_every_font(cache: Cache) -> None:
    made = prepared(FAMILIES[0], blocks(""), cache)

    assert all({ord(c) for c in "Aé–“”£€"} <= there for there in _characters(made))


def test_a_new_word_of_the_same_script_asks_for_no_other_font() -> None:
    assert blocks("bread") == blocks("dŵr")
    assert blocks("bread") != blocks(ARABIC)


def test_the_same_bytes_each_time(tmp_path: Path) -> None:
    for name in ("one", "two"):
        prepared(FAMILIES[1], blocks(WELSH), Cache(tmp_path / name))

    made = [
        {Path(path).name: data for path, data in snapshot(tmp_path / name).items()}
        for name in ("one", "two")
    ]
    assert made[0] == made[1]
