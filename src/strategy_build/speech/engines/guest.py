"""Voices that other packages bring: looked for only where site.yaml names one that is not ours.

A package offers a voice by an entry point in the group `strategy_build.voices`, whose object takes a
`Setting` and gives an `Engine`. Its code is not ours, so what it returns is looked at, and what it
raises is told as its fault.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib.metadata import EntryPoint, entry_points
from typing import cast

from strategy_build.speech import phonemes
from strategy_build.speech.engines.engine import Engine, Segment, Setting, Unavailable
from strategy_build.speech.errors import SpeechError

GROUP = "strategy_build.voices"
_RATES = range(8_000, 192_001)  # samples a second


def names() -> tuple[str, ...]:
    """The voices that installed packages offer, sorted."""
    return tuple(sorted(entry_points(group=GROUP).names))


def is_installed(name: str) -> bool:
    """Whether an installed package offers a voice of this name."""
    return bool(name and entry_points(group=GROUP, name=name))


class Guest:
    """The voice of another package."""

    def __init__(self, name: str, setting: Setting) -> None:
        """`name` is that of its entry point; SpeechError where it cannot be loaded."""
        self._name = name
        point = _point(name)
        self._package = f"{point.dist.name}-{point.dist.version}" if point.dist else name
        with self._blamed():
            make = cast("Callable[[Setting], Engine]", point.load())
            self._engine = make(setting)
            self.id = f"{name}-{self._package}:{setting.rate:g}:{self._engine.id}"
            self.online = bool(self._engine.online)
            self.sample_rate = int(self._engine.sample_rate)

    def speaks(self, lang: str) -> bool:
        """What the other package says."""
        with self._blamed():
            return bool(self._engine.speaks(lang))

    def voice(self, lang: str) -> str:
        """What the other package says."""
        with self._blamed():
            return str(self._engine.voice(lang))

    def available(self) -> Unavailable | None:
        """What the other package says; a failure to say it is a reason too."""
        try:
            with self._blamed():
                return self._engine.available()
        except SpeechError as problem:
            return Unavailable(str(problem), "Or name another engine in site.yaml.")

    def unspeakable(self, text: str, lang: str) -> str:
        """What the other package says."""
        with self._blamed():
            return str(self._engine.unspeakable(text, lang))

    def synth(self, text: str, lang: str) -> Segment:
        """The sound, as one channel of samples from -1 to 1; SpeechError where it is anything else."""
        import numpy as np

        with self._blamed():
            made = self._engine.synth(phonemes.plain(text), lang)
            samples = np.asarray(made.samples, np.float32)
            rate = int(made.rate)
            sound = samples.ndim == 1 and len(samples) and bool(np.isfinite(samples).all())
        if not sound or np.abs(samples).max() > 1.5 or rate not in _RATES:
            message = (
                f"The voice {self._name} of the package {self._package} gave no sound that can be "
                f"used for {text!r} ({lang}). Tell the makers of that package."
            )
            raise SpeechError(message)
        return Segment(samples, rate)

    @contextmanager
    def _blamed(self) -> Iterator[None]:
        try:
            yield
        except SpeechError:
            raise
        except Exception as problem:
            message = (
                f"The voice {self._name} of the package {self._package} failed "
                f"({type(problem).__name__}: {problem}). Tell the makers of that package, or "
                "write “engine: auto” under “voice” in site.yaml."
            )
            raise SpeechError(message) from problem


def _point(name: str) -> EntryPoint:
    """The entry point of that name; where several packages offer it, the first by package name."""
    found = entry_points(group=GROUP, name=name)
    return min(found, key=lambda point: point.dist.name if point.dist else "")
