"""Finished segments to one chapter of MP3 with the times of its clips, made once and kept."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from strategy_build.model.ports import Store
from strategy_build.speech.engines.registry import Voices
from strategy_build.speech.segments import Making, digest, segment_key, sounds
from strategy_build.speech.utterance import ScriptChapter

if TYPE_CHECKING:
    from strategy_build.speech.sound import Pcm

_VERSION = "chapter-4"  # change it with anything in mp3.py, or in what is kept here


@dataclass(frozen=True, slots=True)
class Recorded:
    """One chapter: its MP3, its length and the begin of each clip in ms, and how it sounds.

    `levels` and `peak` (dBTP) are those of BS.1770, `silence` is the longest, in seconds.
    """

    mp3: bytes
    duration: int
    begins: tuple[int, ...]
    levels: Counter[float]
    peak: float
    silence: float


def chapter_key(chapter: ScriptChapter, voices: Voices) -> str:
    """The sounds and the pauses, in order; not what the sentences are called."""
    order = [
        [(piece.pause, segment_key(piece, voices)) for piece in utterance.pieces]
        for utterance in chapter.utterances
    ]
    return digest(_VERSION, order)


def kept(key: str, store: Store) -> Recorded | None:
    """The chapter from the store."""
    data = store.get(key)
    if data is None:
        return None
    head, _, mp3 = data.partition(b"\n")
    facts = json.loads(head)
    levels = Counter({float(level): n for level, n in facts["levels"]})
    return Recorded(mp3, facts["duration"], tuple(facts["begins"]), levels, *facts["heard"])


def record_chapter(
    key: str, chapter: ScriptChapter, voices: Voices, store: Store, making: Making
) -> Recorded:
    """The chapter, encoded while its last segments are being made, measured as a player hears it."""
    from strategy_build.speech import mp3
    from strategy_build.speech.loudness import blocks, true_peak
    from strategy_build.speech.sound import RATE, longest_silence

    starts: list[int] = []

    def pieces() -> Iterator[Pcm]:
        length = 0
        for first, pcm in sounds(chapter.utterances, voices, store, making):
            if first:
                starts.append(length)
            yield pcm
            length += len(pcm)

    data = mp3.encoded(pieces())
    duration = mp3.frames(data) * mp3.FRAME * 1000 // RATE
    begins = (0, *(mp3.cue(start) for start in starts[1:]))
    heard = mp3.decoded(data)
    silence = longest_silence(heard)
    recorded = Recorded(data, duration, begins, blocks(heard, RATE), true_peak(heard), silence)
    store.put(key, _head(recorded) + b"\n" + data)
    return recorded


def _head(recorded: Recorded) -> bytes:
    facts = {
        "duration": recorded.duration,
        "begins": recorded.begins,
        "levels": sorted(recorded.levels.items()),
        "heard": (max(recorded.peak, -120.0), recorded.silence),  # JSON has no infinity
    }
    return json.dumps(facts, separators=(",", ":")).encode()
