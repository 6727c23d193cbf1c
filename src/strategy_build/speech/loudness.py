"""How loud a sound is to people, and how high its true peaks are (ITU-R BS.1770)."""

from __future__ import annotations

from collections import Counter
from functools import cache

import numpy as np
import numpy.typing as npt

from strategy_build.speech.levels import OFFSET, integrated

Samples = npt.NDArray[np.float32]

_BLOCK, _HOP = 0.4, 0.1  # seconds
_FLOOR = -70.0  # LUFS: quieter blocks never count
_PLACES = 4  # a peak is looked for at so many places for each sample
_TAPS = 12  # samples to each side that say what lies between two
_PADDING = 0.5  # seconds of silence in which the filters ring out
_CHUNK = 1 << 17


def loudness(sound: Samples, rate: int) -> float:
    """Integrated loudness in LUFS; -inf for silence. A sound under 0.4 s counts as one block."""
    return integrated(blocks(sound, rate))


def blocks(sound: Samples, rate: int) -> Counter[float]:
    """Loudness of every block of 0.4 s (a new one each 0.1 s) in LUFS, to a tenth, and how often."""
    if not len(sound):
        return Counter()
    power = _weighted(sound, rate)
    np.square(power, out=power)
    width, hop = int(_BLOCK * rate), int(_HOP * rate)
    if len(power) <= width:
        means = np.array([power.mean(dtype=np.float64)])
    else:
        steps = power[: len(power) // hop * hop].reshape(-1, hop).sum(axis=1, dtype=np.float64)
        means = np.lib.stride_tricks.sliding_window_view(steps, width // hop).sum(axis=1) / width
    levels = OFFSET + 10 * np.log10(np.maximum(means, 1e-12))
    return Counter(float(level) for level in np.round(levels[levels > _FLOOR], 1))


def _weighted(sound: Samples, rate: int) -> Samples:
    """The sound as an ear weighs it, filtered through its spectrum in pieces that overlap."""
    padding = int(_PADDING * rate)
    out = np.empty(len(sound), np.float32)
    for start in range(0, len(sound), _CHUNK):
        first = max(0, start - padding)
        piece = sound[first : start + _CHUNK]
        length = quick(len(piece) + padding)
        filtered = np.fft.irfft(np.fft.rfft(piece, length) * _response(length, rate), length)
        stop = min(len(sound), start + _CHUNK)
        out[start:stop] = filtered[start - first : stop - first]
    return out


def quick(length: int) -> int:
    """A length near above for which a Fourier transform is quick."""
    step: int = 1 << max(0, length.bit_length() - 4)
    return -(-length // step) * step


@cache
def _response(length: int, rate: int) -> npt.NDArray[np.complexfloating]:
    """What the two filters of the standard do to each frequency, from their analogue form."""
    turn = np.exp(-2j * np.pi * np.arange(length // 2 + 1) / length)
    shelf_k = np.tan(np.pi * 1681.974450955533 / rate)
    gain, shelf_q = 10 ** (3.999843853973347 / 20), 0.7071752369554196
    middle = gain**0.4996667741545416
    b = (
        gain + middle * shelf_k / shelf_q + shelf_k**2,
        2 * (shelf_k**2 - gain),
        gain - middle * shelf_k / shelf_q + shelf_k**2,
    )
    a = (
        1 + shelf_k / shelf_q + shelf_k**2,
        2 * (shelf_k**2 - 1),
        1 - shelf_k / shelf_q + shelf_k**2,
    )
    shelf = (b[0] + b[1] * turn + b[2] * turn**2) / (a[0] + a[1] * turn + a[2] * turn**2)
    low_k, low_q = np.tan(np.pi * 38.13547087602444 / rate), 0.5003270373238773
    c = (1 + low_k / low_q + low_k**2, 2 * (low_k**2 - 1), 1 - low_k / low_q + low_k**2)
    high_pass = (1 - 2 * turn + turn**2) / (1 + c[1] / c[0] * turn + c[2] / c[0] * turn**2)
    return np.asarray(shelf * high_pass, np.complex64)


def peaks(sound: Samples, above: float) -> Samples:
    """The height at each sample and at three places after it, as far as it may pass `above`.

    Between two samples speech never rises to twice their height, so its lower half needs no
    closer look.
    """
    heights = np.abs(sound)
    near = np.flatnonzero(heights > above / 2)
    if len(near):
        padded = np.pad(sound, (_TAPS - 1, _TAPS))
        around = np.lib.stride_tricks.sliding_window_view(padded, 2 * _TAPS)[near]
        heights[near] = np.maximum(heights[near], np.abs(around @ _between()).max(axis=1))
    return heights


@cache
def _between() -> Samples:
    """Weights of the samples around for three places between two samples."""
    places = np.arange(1, _PLACES) / _PLACES
    distance = np.arange(-_TAPS + 1, _TAPS + 1)[:, None] - places[None, :]
    window = np.i0(8.0 * np.sqrt(np.maximum(0, 1 - (distance / _TAPS) ** 2))) / np.i0(8.0)
    return np.asarray(np.sinc(distance) * window, np.float32)


def true_peak(sound: Samples) -> float:
    """The highest peak in dBTP; -inf for silence."""
    if not len(sound):
        return float("-inf")
    highest = float(np.abs(sound).max())
    for start in range(0, len(sound), _CHUNK):
        piece = sound[max(0, start - _TAPS) : start + _CHUNK + _TAPS]
        highest = max(highest, float(peaks(piece, highest).max()))
    return 20 * float(np.log10(highest)) if highest else float("-inf")
