from __future__ import annotations

import io

import numpy as np
import pytest
import soundfile

from strategy_build.speech import sound
from strategy_build.speech.engines.engine import Segment
from strategy_build.speech.loudness import loudness, true_peak


def speechlike(seconds: float, height: float, rate: int = sound.RATE) -> np.ndarray:
    """Bursts with soft edges and now and then a peak, between two silences."""
    rng = np.random.default_rng(1)
    at = np.arange(int(seconds * rate)) / rate
    voice = np.sin(2 * np.pi * 180 * at) + 0.5 * np.sin(2 * np.pi * 900 * at)
    burst = np.clip(np.sin(2 * np.pi * 2 * at), 0, 1) * voice * height
    burst[rng.integers(0, len(burst), 20)] *= 4
    quiet = np.zeros(rate // 2)
    return np.concatenate([quiet, burst, quiet]).astype(np.float32)


@pytest.mark.parametrize("height", [0.03, 0.1, 0.6])
def test_makes_every_sentence_equally_loud_without_peaks(height: float) -> None:
    pcm = sound.finished(Segment(speechlike(4, height), sound.RATE))
    heard = (pcm / 32768).astype(np.float32)

    assert loudness(heard, sound.RATE) == pytest.approx(-18.0, abs=0.6)
    assert true_peak(heard) <= -1.5


def test_trims_silence_to_a_breath() -> None:
    trimmed = sound.trimmed(speechlike(2, 0.5))

    assert len(trimmed) < 2.1 * sound.RATE
    assert np.abs(trimmed[:200]).max() < 0.01


@pytest.mark.parametrize("rate", [16_000, 22_050, 44_100, 48_000])
def test_resampling_keeps_pitch_and_length(rate: int) -> None:
    at = np.arange(rate) / rate
    tone = (0.5 * np.sin(2 * np.pi * 440 * at)).astype(np.float32)

    made = sound.resampled(tone, rate)[: sound.RATE]
    wanted = 0.5 * np.sin(2 * np.pi * 440 * np.arange(len(made)) / sound.RATE)

    assert np.abs(made - wanted)[500:-1500].max() < 0.01


def test_the_limiter_leaves_quiet_sound_alone() -> None:
    quiet = speechlike(1, 0.05)

    assert np.array_equal(sound.limit(quiet), quiet)


def test_the_limiter_holds_the_ceiling_without_a_click() -> None:
    loud = speechlike(2, 0.9)
    limited = sound.limit(loud)
    gain = limited[np.abs(loud) > 0.05] / loud[np.abs(loud) > 0.05]

    assert true_peak(limited) <= -1.5
    assert np.abs(np.diff(gain)).max() < 0.05


def test_finds_the_longest_silence() -> None:
    tone = np.full(sound.RATE, 9000, np.int16)

    assert sound.longest_silence(
        np.concatenate([tone, sound.silence(3200), tone])
    ) == pytest.approx(3.2, abs=0.01)


def test_packing_loses_nothing() -> None:
    pcm = sound.finished(Segment(speechlike(1, 0.3), sound.RATE))

    assert np.array_equal(sound.unpacked(sound.packed(pcm)), pcm)


def test_finds_the_longest_silence_in_what_a_player_hears_too() -> None:
    heard = np.concatenate([np.full(sound.RATE, 0.3), np.zeros(sound.RATE * 2)])

    assert sound.longest_silence(heard.astype(np.float32)) == pytest.approx(2.0, abs=0.01)


@pytest.mark.parametrize("length", [1, 7_919, 22_051, 104_729])
def test_resampling_takes_any_length(length: int) -> None:
    made = sound.resampled(np.ones(length, np.float32), 22_050)

    assert len(made) == pytest.approx(length * sound.RATE / 22_050, abs=1)


def test_a_wav_holds_the_sound_and_how_to_play_it() -> None:
    pcm = sound.joined([sound.silence(100), np.full(2_400, 9_000, np.int16)])
    samples, rate = soundfile.read(io.BytesIO(sound.wav(pcm)), dtype="int16")

    assert rate == sound.RATE
    assert np.array_equal(samples, pcm)


@pytest.mark.parametrize("turn", [1, -1])
def test_takes_off_a_click_far_from_all_words(turn: int) -> None:
    word, quiet = np.full(sound.RATE, 0.3), np.zeros(sound.RATE // 2)
    whole = np.concatenate([word, quiet, word[:400], quiet]).astype(np.float32)

    assert len(sound.trimmed(whole[::turn])) == pytest.approx(sound.RATE + 1_440, abs=1_440)


@pytest.mark.parametrize(("pause", "length"), [(0.2, 400), (0.5, 2_400)])
def test_keeps_a_late_consonant_and_a_short_word(pause: float, length: int) -> None:
    word, quiet = np.full(sound.RATE, 0.3), np.zeros(int(pause * sound.RATE))
    whole = np.concatenate([word, quiet, word[:length]]).astype(np.float32)

    assert len(sound.trimmed(whole)) == len(whole)
