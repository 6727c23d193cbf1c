"""A recording as somebody listens to it who knows one language: its sound, and the words of each clip."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from strategy_build.checks.extract.mp3 import extract
from strategy_build.checks.validators.dictation import words
from strategy_build.checks.validators.tools import ToolFailedError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import numpy as np
    import numpy.typing as npt

    Samples = npt.NDArray[np.float32]

HEARD_RATE = 16_000  # samples a second, as the recogniser wants them
_LONGEST = 28 * HEARD_RATE  # one look of the recogniser takes in 30 seconds
_BLOCK = 30  # seconds that are brought to another rate at a time
_QUIET = 0.005
_PAUSE = HEARD_RATE * 3 // 10
_SHORTEST = 3 * HEARD_RATE
_END = ".timeline.json"


@dataclass(frozen=True, slots=True)
class Clip:
    """One sentence with its announcements: its words in one form, and its sound."""

    words: tuple[str, ...]
    samples: Samples


@dataclass(frozen=True, slots=True)
class Stretch:
    """Neighbouring clips, short enough to be listened to at once."""

    clips: tuple[Clip, ...]

    @property
    def words(self) -> list[str]:
        """What is to be heard."""
        return [word for clip in self.clips for word in clip.words]

    @property
    def samples(self) -> Samples:
        """The sound, joined."""
        import numpy as np

        return np.concatenate([clip.samples for clip in self.clips])


def times(recording: Path) -> dict[str, Any]:
    """Which sentence sounds when: the file beside a recording; nothing where there is none."""
    path = recording.with_name(f"{recording.stem}{_END}")
    try:
        told: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    except OSError:
        return {}
    return told


def clips(recording: Path) -> tuple[Clip, ...]:
    """Every clip in which nothing but English is spoken.

    ToolFailedError where the transcript inside the file does not go with its times.
    """
    told = times(recording)
    lines = [line for line in extract(recording.read_bytes()).transcript.split("\n") if line]
    if len(lines) != len(told.get("clips", ())):
        raise ToolFailedError(f"the transcript of {recording.name} does not fit its times")
    starts = {chapter["id"]: chapter["begin"] for chapter in told["chapters"]}
    other = _in_other_languages(recording.with_name("index.html"))
    sound = _sound(recording)
    return tuple(
        Clip(tuple(words(line)), sound[_at(start + clip["begin"]) : _at(start + clip["end"])])
        for line, clip in zip(lines, told["clips"], strict=True)
        if clip["sentence"] not in other
        for start in [starts[clip["chapter"]]]
    )


def stretches(every: Iterable[Clip]) -> Iterator[Stretch]:
    """Clips joined as long as they fit together."""
    held: list[Clip] = []
    length = 0
    for clip in every:
        if held and length + len(clip.samples) > _LONGEST:
            yield Stretch(tuple(held))
            held, length = [], 0
        held.append(clip)
        length += len(clip.samples)
    if held:
        yield Stretch(tuple(held))


def pieces(samples: Samples) -> list[Samples]:
    """The same sound cut at its pauses, each piece a few seconds long."""
    import numpy as np

    loud = np.flatnonzero(np.abs(samples) > _QUIET)
    gaps = np.flatnonzero(np.diff(loud) > _PAUSE)
    cuts = [int(loud[gap] + loud[gap + 1]) // 2 for gap in gaps]
    made, begin = [], 0
    for cut in cuts:
        if cut - begin > _SHORTEST:
            made.append(samples[begin:cut])
            begin = cut
    return [*made, samples[begin:]]


def _at(milliseconds: int) -> int:
    return milliseconds * HEARD_RATE // 1000


def _sound(recording: Path) -> Samples:
    """All samples of a recording at the recogniser's rate, by their spectrum, block by block."""
    import numpy as np
    import soundfile

    samples, rate = soundfile.read(recording, dtype="float32")
    block = _BLOCK * rate
    padded = np.pad(samples, (0, -len(samples) % block))
    spectra = np.fft.rfft(padded.reshape(-1, block), axis=1)
    wanted = _BLOCK * HEARD_RATE
    kept = np.zeros((len(spectra), wanted // 2 + 1), spectra.dtype)
    shared = min(kept.shape[1], spectra.shape[1])
    kept[:, :shared] = spectra[:, :shared]
    heard = np.fft.irfft(kept, wanted, axis=1) * (wanted / block)
    whole: Samples = heard.astype(np.float32).reshape(-1)
    return whole


def _in_other_languages(page: Path) -> frozenset[str]:
    """Ids of sentences that hold, or stand in, words of another language than English."""
    from lxml import html

    root = html.fromstring(page.read_bytes())
    found: set[str] = set()
    for element in root.iter("*"):
        lang = element.get("lang")
        if lang is None or lang.partition("-")[0].casefold() == "en":
            continue
        family = (*element.iterancestors(), *element.iter("*"))
        found.update(one.get("id", "") for one in family)
    return frozenset(found)
