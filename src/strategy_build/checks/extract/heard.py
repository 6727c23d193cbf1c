"""What a recording sounds like to a player: how loud, how high its peaks, how long its silences."""

from __future__ import annotations

import io
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

_STEP = 30  # seconds looked at together
_OVERLAP = 4  # seconds looked at twice, so that no silence is cut in two
_AUDIBLE = 0.005
_FULL = 32_768


@dataclass(frozen=True, slots=True)
class Heard:
    """Loudness in LUFS (ITU-R BS.1770), true peak in dBTP, longest silence and length in seconds."""

    loudness: float
    peak: float
    silence: float
    length: float


def extract(data: bytes) -> Heard:
    """Listen to a whole sound file. ValueError where it cannot be decoded."""
    import soundfile

    from strategy_build.speech.levels import integrated
    from strategy_build.speech.loudness import blocks, true_peak

    try:
        # whole: a reader of MP3 that stops and goes on loses what frames borrow from each other
        sound, rate = soundfile.read(io.BytesIO(data), dtype="int16", always_2d=True)
    except soundfile.LibsndfileError as problem:
        message = f"the sound cannot be decoded: {problem}"
        raise ValueError(message) from problem
    levels: Counter[float] = Counter()
    peak, silence = float("-inf"), 0.0
    for start in range(0, len(sound), _STEP * rate):
        first = max(0, start - _OVERLAP * rate)
        piece = sound[first : start + _STEP * rate].mean(axis=1, dtype="float32") / _FULL
        new = piece[start - first :]
        levels += blocks(new, rate)
        peak = max(peak, true_peak(new))
        silence = max(silence, _silence(piece, rate))
    return Heard(integrated(levels), peak, silence, len(sound) / rate)


def _silence(sound: npt.NDArray[np.float32], rate: int) -> float:
    import numpy as np

    loud = np.flatnonzero(np.abs(sound) > _AUDIBLE)
    edges = np.concatenate(([-1], loud, [len(sound)]))
    return float(np.diff(edges).max() - 1) / rate
