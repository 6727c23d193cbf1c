from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from strategy_build.speech import phonemes
from strategy_build.speech.engines.engine import Setting
from strategy_build.speech.engines.espeak import Espeak
from strategy_build.speech.errors import SpeechError


@pytest.fixture(scope="module")
def voice() -> Espeak:
    return Espeak(Setting())


@pytest.mark.parametrize("lang", ["cy", "en-GB", "fr", "pl", "ur", "ga"])
def test_speaks_the_languages_of_these_islands_and_more(voice: Espeak, lang: str) -> None:
    assert voice.speaks(lang)


def test_does_not_pretend_to_speak_a_sign_language(voice: Espeak) -> None:
    assert not voice.speaks("bfi")


def test_says_welsh_with_a_welsh_voice(voice: Espeak) -> None:
    welsh = voice.synth("Croeso i bawb.", "cy").samples
    english = voice.synth("Croeso i bawb.", "en").samples

    assert len(welsh) > 0.5 * voice.sample_rate
    assert len(welsh) != len(english)


def test_gives_the_same_sound_again(voice: Espeak) -> None:
    assert np.array_equal(
        voice.synth("Croeso.", "cy").samples, voice.synth("Croeso.", "cy").samples
    )


def test_reads_text_that_begins_like_an_option(voice: Espeak) -> None:
    assert len(voice.synth("--version", "en").samples) > 4_000


@pytest.mark.parametrize(
    ("text", "lang", "lost"),
    [
        ("£25 a €3", "cy", "£€"),
        ("f'unt £25", "pl", ""),
        ("da ★ iawn ★", "cy", "★"),
        ("“Da” – iawn… 2½", "cy", ""),
        ("٢ دو", "ur", ""),
        ("٢ dau", "cy", "٢"),
    ],
)
def test_asks_the_program_which_signs_it_has_no_word_for(
    voice: Espeak, text: str, lang: str, lost: str
) -> None:
    assert voice.unspeakable(text, lang) == lost


@pytest.mark.parametrize(
    ("lang", "name"),
    [
        ("cy", "cy"),
        ("zh", "cmn"),
        ("fr", "fr-fr"),
        ("pt-BR", "pt-br"),
        ("pl-PL", "pl"),
        ("en-GB", "en-gb-x-rp"),
        ("bfi", ""),
    ],
)
def test_takes_the_voice_that_is_nearest_to_a_language(voice: Espeak, lang: str, name: str) -> None:
    assert voice.voice(lang) == name


def test_says_how_to_install_it_where_it_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", lambda _: None)
    missing = Espeak(Setting())
    problem = missing.available()

    assert problem is not None
    assert "apt-get install espeak-ng" in problem.cure
    assert missing.speaks("cy")


def test_turns_a_broken_program_into_a_plain_message(tmp_path: Path) -> None:
    broken = tmp_path / "espeak-ng"
    broken.write_text("#!/bin/sh\nexit 3\n")
    broken.chmod(0o755)
    voice = Espeak(Setting())
    voice._program = str(broken)

    with pytest.raises(SpeechError, match="did not work"):
        voice.synth("Croeso.", "cy")


def test_says_a_word_with_the_sounds_of_the_glossary(voice: Espeak) -> None:
    text = f"The {phonemes.marked('Cuppa', '/ˈtʃeə/')} is here."
    given = voice.synth(text, "en").samples

    assert not np.array_equal(given, voice.synth(phonemes.plain(text), "en").samples)
