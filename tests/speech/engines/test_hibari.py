from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

from strategy_build.speech import phonemes
from strategy_build.speech.engines.engine import Setting
from strategy_build.speech.engines.hibari import Hibari, _readable, load

SRC = Path(__file__).parents[3] / "src"


@pytest.fixture(scope="module")
def voice() -> Hibari:
    return Hibari(Setting())


def test_speaks_every_english_and_nothing_else(voice: Hibari) -> None:
    assert voice.speaks("en-GB")
    assert voice.speaks("en")
    assert not voice.speaks("cy")


def test_names_version_voice_and_pace_for_the_cache() -> None:
    slow = Hibari(Setting(rate=1.2))

    assert (slow.id, slow.voice("en-GB")) == ("hibari-0.2.1:1.2", "heart")


def test_gives_the_same_sound_from_any_thread(voice: Hibari) -> None:
    texts = ["We mend what we have.", "Nobody is a stranger here."] * 2
    alone = [voice.synth(text, "en").samples for text in texts]
    with ThreadPoolExecutor(2) as pool:
        together = list(pool.map(lambda text: voice.synth(text, "en").samples, texts))

    assert all(np.array_equal(a, b) for a, b in zip(alone, together, strict=True))
    assert len(alone[0]) > 24_000


def test_reads_slower_when_asked(voice: Hibari) -> None:
    slow = Hibari(Setting(rate=0.7)).synth("We mend what we have.", "en")

    assert len(slow.samples) > 1.2 * len(voice.synth("We mend what we have.", "en").samples)


@pytest.mark.parametrize("text", ["سلام", "snow ☃", "a • b", "x ≥ y"])
def test_finds_what_it_would_leave_out(voice: Hibari, text: str) -> None:
    assert voice.unspeakable(text, "en")


@pytest.mark.parametrize(
    "text", ["Siân, Łukasz & Dvořák’s café".replace("&", "and"), "“Yes” – no…"]
)
def test_says_names_with_marks(voice: Hibari, text: str) -> None:
    assert voice.unspeakable(text, "en") == ""


def test_spells_letters_as_letters() -> None:
    assert _readable("the A I group") == "the A.I. group."
    assert _readable("N G O's here") == "NGO's here."


def test_never_downloads_a_voice(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HIBARI_HOME", str(tmp_path))
    problem = Hibari(Setting("emma")).available()

    assert problem is not None
    assert "emma" in problem.reason
    assert list(tmp_path.iterdir()) == []


def test_reports_to_nobody_and_writes_nothing_into_the_home_folder(tmp_path: Path) -> None:
    code = (
        "from strategy_build.speech.engines.hibari import Hibari\n"
        "from strategy_build.speech.engines.engine import Setting\n"
        "assert len(Hibari(Setting()).synth('Hello.', 'en-GB').samples)\n"
    )
    env = {"PYTHONPATH": str(SRC), "PATH": "/usr/bin:/bin", "HOME": str(tmp_path)}

    subprocess.run([sys.executable, "-c", code], env=env, check=True)

    assert list(tmp_path.rglob("*")) == []


def test_says_a_word_with_the_sounds_of_the_glossary(voice: Hibari) -> None:
    text = "The " + phonemes.marked("Cuppa", "/ˈtʃeə/") + " is here, Siân"

    assert _readable(text) == "The [Cuppa](/ˈʧɛɹ/) is here, Siân."
    assert voice.unspeakable("The Cuppa is here, Siân", "en") == ""
    given = voice.synth(text, "en").samples
    assert not np.array_equal(given, voice.synth(phonemes.plain(text), "en").samples)


@pytest.mark.parametrize(
    "text", ["King Charles met George Clark.", "The Book Launch is in Part Leading."]
)
def test_adds_no_number_to_a_name_that_begins_like_one(voice: Hibari, text: str) -> None:
    said = " ".join(load(voice.voice("en-GB")).phonemize(_readable(text)))

    assert "zˈɪɹO" not in said  # "zero"
    assert "zˌɪɹO" not in said
