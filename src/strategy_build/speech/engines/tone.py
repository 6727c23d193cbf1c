"""A voice that beeps: as long as the words it is given, for tests without an installed voice."""

from __future__ import annotations

from strategy_build.speech import phonemes
from strategy_build.speech.engines.engine import Segment, Setting, Unavailable

_RATE = 24_000
_WORD, _GAP = 0.25, 0.05  # seconds


class Tone:
    """One beep for each word, its pitch from the letters of the word."""

    sample_rate = _RATE
    online = False

    def __init__(self, setting: Setting) -> None:
        """The pace alone is used."""
        self._rate = setting.rate
        self.id = f"tone-1:{setting.rate:g}"

    def speaks(self, lang: str) -> bool:  # noqa: ARG002 (a tone has no language)
        """Every language."""
        return True

    def voice(self, lang: str) -> str:  # noqa: ARG002 (a tone has no language)
        """One beep for all."""
        return "beep"

    def available(self) -> Unavailable | None:
        """Always."""
        return None

    def unspeakable(self, text: str, lang: str) -> str:  # noqa: ARG002 (a tone has no letters)
        """Nothing: every word is a beep."""
        return ""

    def synth(self, text: str, lang: str) -> Segment:  # noqa: ARG002 (a tone has no language)
        """The beeps of a text, one after the other."""
        import numpy as np

        gap = np.zeros(int(_GAP * _RATE), np.float32)
        seconds = np.arange(int(_WORD * _RATE / self._rate)) / _RATE
        parts = []
        for word in phonemes.plain(text).split():
            pitch = 200 + sum(map(ord, word)) % 200
            parts += [(0.2 * np.sin(2 * np.pi * pitch * seconds)).astype(np.float32), gap]
        return Segment(np.concatenate(parts) if parts else gap, _RATE)
