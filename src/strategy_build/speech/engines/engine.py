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
    """A maker of voices. `id` and `voice` name all on which its sound depends, for cache and record."""

    @property
    def id(self) -> str:
        """Engine, version and pace."""

    @property
    def sample_rate(self) -> int:
        """Samples in a second of its sound."""

    @property
    def online(self) -> bool:
        """Whether the text leaves this machine."""

    def speaks(self, lang: str) -> bool:
        """Whether it has a voice for a BCP 47 tag."""

    def voice(self, lang: str) -> str:
        """The name of the voice that says a language which it speaks."""

    def available(self) -> Unavailable | None:
        """None where it can be used now; never raises."""

    def unspeakable(self, text: str, lang: str) -> str:
        """The characters, each once, that it would leave out without a word."""

    def synth(self, text: str, lang: str) -> Segment:
        """The sound of a text; SpeechError where there is none.

        The text may hold sounds as `phonemes` writes them: a voice that knows none says `plain`.
        """
