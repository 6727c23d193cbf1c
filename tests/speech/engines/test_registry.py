from __future__ import annotations

import re

import pytest

from strategy_build.speech.engines.registry import AUTOMATIC, ENGINES, Voices
from strategy_build.speech.errors import SpeechError


def test_takes_the_first_voice_that_speaks_a_language() -> None:
    voices = Voices("auto")

    assert voices.engine("en-GB").id.startswith("hibari-")
    assert voices.engine("fr").id.startswith("pico-")
    assert voices.engine("cy").id.startswith("espeak-ng-")


def test_falls_back_to_other_voices_for_english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("strategy_build.speech.engines.hibari.find_spec", lambda _: None)

    assert Voices("auto").engine("en-GB").id.startswith("pico-")


def test_what_an_online_voice_lacks_is_read_on_this_machine_and_recorded() -> None:
    voices = Voices("gtts")
    voices.engine("en-GB")

    assert not voices.engine("gd").online
    assert re.fullmatch(
        r"gtts-1:en\.co\.uk \(en-GB\); espeak-ng-[\d.]+:160:gd \(gd\)", voices.described()
    )


def test_records_which_voice_was_chosen_for_what() -> None:
    voices = Voices("tone")
    voices.engine("en-GB")
    voices.engine("cy")

    assert voices.described() == "tone-1:1:beep (cy, en-GB)"


def test_lets_another_voice_read_what_the_named_one_cannot() -> None:
    assert Voices("hibari").engine("cy").id.startswith("espeak-ng-")


def test_never_sends_text_away_unless_told() -> None:
    made = [Voices(name).engine("en-GB") for name in AUTOMATIC]

    assert not any(engine.online for engine in made)
    assert Voices("gtts").engine("en-GB").online


def test_refuses_a_voice_that_does_not_exist_and_names_those_that_do() -> None:
    with pytest.raises(SpeechError, match="auto, hibari, pico, espeak, gtts"):
        Voices("nobody")


def test_refuses_a_language_that_nobody_speaks() -> None:
    with pytest.raises(SpeechError, match="'bfi'"):
        Voices().engine("bfi")


def test_does_not_read_welsh_with_an_english_voice_where_the_welsh_one_is_missing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("shutil.which", lambda _: None)

    with pytest.raises(SpeechError, match="apt-get install espeak-ng"):
        Voices("auto").engine("cy")


def test_does_not_replace_a_named_voice_that_cannot_be_used() -> None:
    with pytest.raises(SpeechError, match="one pace only"):
        Voices("gtts", 1.3).engine("en")


def test_every_engine_of_the_table_can_be_made() -> None:
    assert all(Voices(name).engine("en").id for name in ENGINES)
