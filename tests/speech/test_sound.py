from __future__ import annotations

import numpy as np
import pytest

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
