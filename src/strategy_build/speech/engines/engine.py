"""What every voice can do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from strategy_build.model.ports import Store


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of sound: one channel of samples from -1 to 1, and how many make a second."""

    samples: npt.NDArray[np.float32]
    rate: int


@dataclass(frozen=True, slots=True)
class Unavailable:
    """Why a voice cannot be used here, and what to do about it."""

    reason: str
    cure: str


@dataclass(frozen=True, slots=True)
class Setting:
    """How a voice is set up: its variant ("" for the usual one), its pace, where answers are kept."""

    variant: str = ""
    rate: float = 1.0
    store: Store | None = None


class Engine(Protocol):
    """A voice. Its `id` names everything on which its sound depends, and is part of cache keys."""

    @property
    def id(self) -> str:
        """Engine, version, voice and pace."""

    @property
    def sample_rate(self) -> int:
        """Samples in a second of its sound."""

    @property
    def online(self) -> bool:
        """Whether the text leaves this machine."""

    def speaks(self, lang: str) -> bool:
        """Whether it has a voice for a BCP 47 tag."""

    def available(self) -> Unavailable | None:
        """None where it can be used now; never raises."""

    def unspeakable(self, text: str, lang: str) -> str:
        """The characters, each once, that it would leave out without a word."""

    def synth(self, text: str, lang: str) -> Segment:
        """The sound of a text; SpeechError where there is none."""
