from __future__ import annotations

import numpy as np
import pytest

from strategy_build.speech.levels import integrated
from strategy_build.speech.loudness import blocks, loudness, true_peak


def sine(frequency: float, seconds: float, rate: int, height: float = 1.0) -> np.ndarray:
    at = np.arange(int(seconds * rate)) / rate
    return (height * np.sin(2 * np.pi * frequency * at)).astype(np.float32)


@pytest.mark.parametrize("rate", [16_000, 24_000, 48_000])
def test_measures_the_tone_of_the_standard(rate: int) -> None:
    """BS.1770: a full 997 Hz tone in one channel is -3.01 LUFS."""
    assert loudness(sine(997, 12, rate), rate) == pytest.approx(-3.01, abs=0.1)


def test_measures_a_quieter_tone_as_quieter() -> None:
    assert loudness(sine(997, 12, 24_000, 0.1), 24_000) == pytest.approx(-23.01, abs=0.1)


def test_leaves_pauses_out() -> None:
    tone = sine(997, 10, 24_000, 0.1)
    pause = np.zeros(24_000 * 20, np.float32)

    with_pause = loudness(np.concatenate([tone, pause, tone]), 24_000)

    assert with_pause == pytest.approx(loudness(tone, 24_000), abs=0.3)


def test_gates_quiet_passages() -> None:
    loud, quiet = sine(997, 10, 24_000, 0.1), sine(997, 10, 24_000, 0.01)

    both = loudness(np.concatenate([loud, quiet]), 24_000)

    assert both == pytest.approx(-23.0, abs=0.3)


def test_finds_peaks_between_samples() -> None:
    at = np.arange(24_000)
    between = np.sin(np.pi / 2 * at + np.pi / 4).astype(np.float32)

    assert np.abs(between).max() == pytest.approx(0.7071, abs=0.001)
    assert true_peak(between) == pytest.approx(0.0, abs=0.15)


def test_silence_has_no_loudness_and_no_peak() -> None:
    nothing = np.zeros(24_000, np.float32)

    assert loudness(nothing, 24_000) == float("-inf")
    assert true_peak(nothing) == float("-inf")


def test_the_whole_is_measured_from_the_blocks_of_its_parts() -> None:
    first, second = sine(997, 10, 24_000, 0.1), sine(400, 10, 24_000, 0.2)

    apart = integrated(blocks(first, 24_000) + blocks(second, 24_000))

    assert apart == pytest.approx(loudness(np.concatenate([first, second]), 24_000), abs=0.2)
