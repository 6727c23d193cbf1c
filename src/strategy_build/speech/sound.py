"""Raw sound to a finished segment: trimmed, even in loudness, without peaks, kept without loss."""

from __future__ import annotations

import io
from collections.abc import Iterable

import numpy as np
import numpy.typing as npt
import soundfile

from strategy_build.speech.engines.engine import Segment
from strategy_build.speech.loudness import loudness, peaks, quick

Samples = npt.NDArray[np.float32]
Pcm = npt.NDArray[np.int16]

RATE = 24_000
_AUDIBLE = 0.005
_LEAD, _TAIL = 480, 1440  # samples kept before and after the sound: 20 and 60 ms
_FAR, _MOMENT = 6_000, 960  # samples: after 250 ms of silence, 40 ms are a click and no word
_TARGET = -18.0  # LUFS of a segment; limiter and encoder take off the rest to -19
_CEILING = 10 ** (-1.6 / 20)
_REACH = 120  # samples to each side over which the limiter turns down: 5 ms
_LOUDEST_GAIN = 10 ** (24 / 20)


def finished(segment: Segment) -> Pcm:
    """A segment as it goes into a recording: 24 kHz, 16 bit, one channel."""
    sound = trimmed(resampled(segment.samples, segment.rate))
    limited = limit(sound * np.float32(_gain(sound)))
    return np.round(np.clip(limited, -1, 1) * 32767).astype(np.int16)


def resampled(sound: Samples, rate: int) -> Samples:
    """The same sound at 24 kHz: its spectrum, cut or filled with silence."""
    if rate == RATE or not len(sound):
        return sound
    step = np.gcd(rate, RATE)
    block = rate // int(step)
    blocks = quick(-(-len(sound) // block) + 1)
    padded = np.pad(sound, (0, blocks * block - len(sound)))
    length = len(padded) * RATE // rate
    spectrum = np.fft.rfft(padded)
    out = np.zeros(length // 2 + 1, spectrum.dtype)
    shared = min(len(out), len(spectrum))
    out[:shared] = spectrum[:shared]
    made = np.fft.irfft(out, length) * (length / len(padded))
    return made[: len(sound) * RATE // rate + 1].astype(np.float32)


def trimmed(sound: Samples) -> Samples:
    """Without the silence before and after, but for a breath, and without a click beyond it."""
    loud = np.flatnonzero(np.abs(sound) > _AUDIBLE)
    if not len(loud):
        return sound[:0]
    loud = _without_click(_without_click(loud)[::-1])[::-1]
    return sound[max(0, int(loud[0]) - _LEAD) : int(loud[-1]) + _TAIL]


def _without_click(loud: npt.NDArray[np.intp]) -> npt.NDArray[np.intp]:
    """Places of sound without what is heard for a moment at their end, long after all else.

    The Italian voice of Pico ends every phrase like that.
    """
    gaps = np.flatnonzero(np.abs(np.diff(loud)) > _FAR)
    if len(gaps) and abs(int(loud[-1]) - int(loud[gaps[-1] + 1])) < _MOMENT:
        return loud[: gaps[-1] + 1]
    return loud


def _gain(sound: Samples) -> float:
    measured = loudness(sound, RATE)
    return min(_LOUDEST_GAIN, 10 ** ((_TARGET - measured) / 20)) if measured > -70 else 1.0


def limit(sound: Samples) -> Samples:
    """The sound turned down for some ms around every peak that would pass the ceiling."""
    if not len(sound):
        return sound
    heights = peaks(sound, _CEILING)
    if heights.max() <= _CEILING:
        return sound
    gain = np.minimum(np.float32(1), np.float32(_CEILING) / np.maximum(heights, np.float32(1e-9)))
    lowest = _running_least(np.pad(gain, 2 * _REACH, constant_values=1.0), 2 * _REACH + 1)
    total = np.cumsum(np.concatenate(([0.0], lowest)), dtype=np.float64)
    window = 2 * _REACH + 1
    smooth = (total[window:] - total[:-window]) / window
    return (sound * smooth[: len(sound)]).astype(np.float32)


def _running_least(values: npt.NDArray[np.floating], width: int) -> npt.NDArray[np.floating]:
    """The least of every `width` neighbours, by windows of doubled width."""
    span, least = 1, values
    while span * 2 <= width:
        least = np.minimum(least[: len(least) - span], least[span:])
        span *= 2
    rest = width - span
    return np.minimum(least[: len(least) - rest], least[rest:]) if rest else least


def longest_silence(sound: Samples | Pcm) -> float:
    """The longest stretch without sound, in seconds."""
    least = _AUDIBLE * 32768 if sound.dtype == np.int16 else _AUDIBLE
    loud = np.flatnonzero((sound > least) | (sound < -least))
    edges = np.concatenate(([-1], loud, [len(sound)]))
    return float(np.diff(edges).max() - 1) / RATE


def packed(pcm: Pcm) -> bytes:
    """FLAC: half the size, nothing lost."""
    out = io.BytesIO()
    soundfile.write(out, pcm, RATE, format="FLAC", subtype="PCM_16")
    return out.getvalue()


def unpacked(data: bytes) -> Pcm:
    """The samples of `packed`."""
    samples, _ = soundfile.read(io.BytesIO(data), dtype="int16")
    return np.asarray(samples, np.int16)


def joined(pieces: Iterable[Pcm]) -> Pcm:
    """One after the other."""
    return np.concatenate((silence(0), *pieces))


def wav(pcm: Pcm) -> bytes:
    """A WAV file, which every player on every machine opens."""
    out = io.BytesIO()
    soundfile.write(out, pcm, RATE, format="WAV", subtype="PCM_16")
    return out.getvalue()


def silence(milliseconds: int) -> Pcm:
    """Nothing, for so long."""
    return np.zeros(RATE * milliseconds // 1000, np.int16)
