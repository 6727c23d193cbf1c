from __future__ import annotations

import subprocess

from strategy_build.speech import phonemes

TEXT = "The " + phonemes.marked("Cuppa", "/ˈtʃeə/") + " & tea"


def test_gives_the_words_alone_to_voices_that_know_no_sounds() -> None:
    assert phonemes.plain(TEXT) == "The Cuppa & tea"


def test_writes_sounds_for_hibari() -> None:
    assert phonemes.hibari(TEXT) == "The [Cuppa](/ˈʧɛɹ/) & tea"
    assert phonemes.hibari(phonemes.marked("Rhys", "ˈriːs")) == "[Rhys](/ˈɹis/)"


def test_writes_sounds_for_espeak_with_the_stress_before_its_vowel() -> None:
    assert phonemes.espeak(TEXT) == "The [[tS'e@]] & tea"


def test_leaves_text_without_sounds_alone() -> None:
    assert phonemes.hibari("plain (text)") == phonemes.espeak("plain (text)") == "plain (text)"


def test_names_the_signs_that_no_voice_knows() -> None:
    assert phonemes.unknown("/ˈkʌp.ə/") == ""
    assert phonemes.unknown("kʘʌpǂ") == "ʘǂ"


def test_espeak_says_the_sounds_and_not_the_letters() -> None:
    told = subprocess.run(
        ("espeak-ng", "-q", "-x", "-v", "en-gb", "--stdin"),
        input=phonemes.espeak(TEXT),
        capture_output=True,
        text=True,
        check=True,
    )

    assert "tS'e@" in told.stdout
    assert "k'Vp@" not in told.stdout
