from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

from strategy_build.speech import phonemes, sound
from strategy_build.speech.engines import pico
from strategy_build.speech.engines.engine import Setting
from strategy_build.speech.engines.pico import Pico, _readable
from strategy_build.speech.errors import SpeechError

SAID = {
    "en-GB": "We mend what we have.",
    "en-US": "We mend what we have.",
    "fr": "Nous réparons ce que nous avons.",
    "de": "Wir reparieren, was wir haben.",
    "es": "Reparamos lo que tenemos.",
    "it": "Ripariamo quello che abbiamo.",
}


@pytest.fixture(scope="module")
def voice() -> Pico:
    return Pico(Setting())


@pytest.mark.parametrize(("lang", "text"), SAID.items())
def test_says_each_of_its_languages_without_cutting_peaks(
    voice: Pico, lang: str, text: str
) -> None:
    samples = voice.synth(text, lang).samples

    assert 1.0 < len(samples) / voice.sample_rate < 4.0
    assert 0.1 < np.abs(samples).max() < 0.95


def test_has_a_voice_of_its_own_for_every_language(voice: Pico) -> None:
    assert {lang: voice.voice(lang) for lang in ("en", *SAID)} == {
        "en": "en-GB",
        "en-GB": "en-GB",
        "en-US": "en-US",
        "fr": "fr-FR",
        "de": "de-DE",
        "es": "es-ES",
        "it": "it-IT",
    }
    assert not voice.speaks("cy")


def test_gives_the_same_sound_whatever_was_said_before_and_from_any_thread(voice: Pico) -> None:
    alone = {lang: voice.synth(text, lang).samples for lang, text in SAID.items()}
    mixed = [(lang, SAID[lang]) for lang in ("it", "en-GB", "de", "it", "fr", "en-GB")]
    with ThreadPoolExecutor(2) as pool:
        together = list(pool.map(lambda one: voice.synth(one[1], one[0]).samples, mixed))

    assert all(
        np.array_equal(alone[lang], heard) for (lang, _), heard in zip(mixed, together, strict=True)
    )


def test_reads_slower_when_asked(voice: Pico) -> None:
    slow = Pico(Setting(rate=0.7))

    assert slow.id != voice.id
    assert len(slow.synth(SAID["fr"], "fr").samples) > 1.2 * len(
        voice.synth(SAID["fr"], "fr").samples
    )


@pytest.mark.parametrize("text", ["سلام", "Привет", "snow ☃", "a • b", "x ≥ y", "5 < 6", "日本"])
def test_finds_what_it_would_leave_out(voice: Pico, text: str) -> None:
    assert voice.unspeakable(text, "en-GB")


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("Siân, Łukasz and Dvořák’s café – “yes”… 5% of £3", "en-GB"),
        ("« Où ça ? » L’œuvre coûte 3 €.", "fr"),
        ("„Größe“: das Œuvre", "de"),
        ("¿Qué? ¡Mañana!", "es"),
    ],
)
def test_says_all_that_a_language_is_written_with(voice: Pico, text: str, lang: str) -> None:
    assert voice.unspeakable(text, lang) == ""


@pytest.mark.parametrize("sign", "£%&+=@€½é")
def test_what_it_claims_to_say_it_says(voice: Pico, sign: str) -> None:
    with_sign = voice.synth(f"one {sign} two", "en-GB").samples

    assert len(with_sign) > len(voice.synth("one two", "en-GB").samples)


@pytest.mark.parametrize("sign", "•≥★Ж")
def test_what_it_claims_to_leave_out_it_leaves_out(
    voice: Pico, sign: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    without = voice.synth("one two", "en-GB").samples
    monkeypatch.setattr(pico, "_readable", lambda text, _: f"{text}.")

    assert np.array_equal(voice.synth(f"one {sign} two", "en-GB").samples, without)


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Don’t – wait… go", "Don't, wait, go."),
        ("“We are ‘here’,” they said.", "We are here, they said."),
        ("«Oui», dit-il", "Oui, dit-il."),
        ("co-production", "co-production."),
    ],
)
def test_gives_pico_the_marks_that_it_takes_for_pauses(text: str, read: str) -> None:
    assert _readable(text, "en") == read


def test_takes_no_text_for_a_command(voice: Pico) -> None:
    plain = voice.synth("We mend volume level 5 it.", "en").samples
    tagged = voice.synth("We mend <volume level 5> it.", "en").samples

    assert np.array_equal(plain, tagged)


def test_says_how_to_install_it_where_it_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pico, "find_spec", lambda _: None)
    problem = Pico(Setting()).available()

    assert problem is not None
    assert "pip install py-nanotts" in problem.cure


def test_refuses_an_english_that_it_does_not_have() -> None:
    problem = Pico(Setting("en-AU")).available()

    assert problem is not None
    assert "en-AU" in problem.reason


def test_turns_a_fault_of_its_library_into_a_plain_message(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(pico, "_PROGRAM", "import os; os.kill(os.getpid(), 11)")

    with pytest.raises(SpeechError, match="pico did not work"):
        Pico(Setting()).synth("We mend.", "en")


def test_says_so_where_nothing_is_heard(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pico, "_PROGRAM", "import sys; sys.stdout.write('\\0' * 64_000)")

    with pytest.raises(SpeechError, match="no sound"):
        Pico(Setting()).synth("We mend.", "en")


def test_loads_nothing_to_be_ready(tmp_path: Path) -> None:
    program = (
        "import sys\n"
        "from strategy_build.speech.engines.engine import Setting\n"
        "from strategy_build.speech.engines.pico import Pico\n"
        "assert Pico(Setting()).available() is None\n"
        "assert not {'numpy', 'py_nanotts'} & set(sys.modules)\n"
    )
    src = str(Path(__file__).parents[3] / "src")
    subprocess.run(
        [sys.executable, "-c", program], env={"PYTHONPATH": src}, cwd=tmp_path, check=True
    )


def test_says_the_words_where_the_glossary_gives_sounds(voice: Pico) -> None:
    text = f"The {phonemes.marked('Cuppa', '/ˈtʃeə/')} is here."

    assert np.array_equal(
        voice.synth(text, "en").samples, voice.synth("The Cuppa is here.", "en").samples
    )


def test_the_click_after_an_italian_phrase_is_taken_off(voice: Pico) -> None:
    raw = voice.synth("Niente va perso, nessuno resta fuori.", "it")
    finished = sound.finished(raw)
    words = finished[: len(finished) - sound.RATE // 10]

    assert len(finished) < sound.RATE * len(raw.samples) / raw.rate - 0.5 * sound.RATE
    assert np.abs(words[-sound.RATE // 5 :].astype(np.int32)).max() > 1_000
