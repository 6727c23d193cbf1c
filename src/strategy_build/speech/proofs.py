"""What must be true of every recording; what is not, stops the build."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from strategy_build.diagnostics import Diagnostic, Severity
from strategy_build.model.timeline import Timeline
from strategy_build.speech.engines.registry import Voices
from strategy_build.speech.errors import SpeechError
from strategy_build.speech.levels import integrated
from strategy_build.speech.utterance import Piece, Script, Utterance

if TYPE_CHECKING:
    from strategy_build.speech.sound import Pcm

_SHORTEST, _LONGEST = 0.15, 1.2  # seconds for a word
_SMALL, _LETTERS = 0.07, 4  # seconds for a word of fewer letters than these
_GRACE = 0.8  # seconds more for a phrase of one or two long words
# what a voice may make of one word: figures, and the parts of an address with the signs between them
_WORDS = re.compile(r"\d|[^\W\d]+(?:['’-][^\W\d]+)*|(?<=\w)[@./:](?=\w)")
_LONGEST_SILENCE = 3.0  # seconds
_TARGET, _TOLERANCE = -19.0, 1.0  # LUFS
_HIGHEST_PEAK = -1.0  # dBTP


def unspeakable(script: Script, voices: Voices) -> tuple[Diagnostic, ...]:
    """Every sentence with characters that its voice would leave out without a word."""
    return tuple(
        found
        for chapter in script.chapters
        for utterance in chapter.utterances
        for found in _unspeakable(utterance, voices)
    )


def _unspeakable(utterance: Utterance, voices: Voices) -> Iterator[Diagnostic]:
    for piece in utterance.pieces:
        dropped = voices.engine(piece.lang).unspeakable(piece.spoken, piece.lang)
        if dropped or not any(letter.isalnum() for letter in piece.spoken):
            signs = " ".join(dropped or piece.written)
            yield Diagnostic(
                "AUD06",
                Severity.ERROR,
                f"The voice cannot say “{signs}” in “{piece.written}”.",
                utterance.location,
                "People who listen would miss it without knowing.",
                "Write it in words, or mark the language: [words]{lang=cy}."
                if any(sign.isalpha() for sign in signs)
                else "Write it in words, or take it out.",
            )


def check_segment(pcm: Pcm, piece: Piece, utterance: Utterance) -> None:
    """A sound must be as long as its words need, and never silent for long; SpeechError otherwise."""
    from strategy_build.speech.sound import RATE, longest_silence

    words = piece.spoken.split()
    seconds = len(pcm) / RATE
    least = sum(_SHORTEST if len(word) >= _LETTERS else _SMALL for word in words)
    most = _LONGEST * sum(max(1, len(_WORDS.findall(word))) for word in words) + _GRACE
    if not least <= seconds <= most:
        _refuse(utterance, piece, f"{seconds:.1f} seconds for {len(words)} words")
    if longest_silence(pcm) > _LONGEST_SILENCE:
        _refuse(utterance, piece, f"more than {_LONGEST_SILENCE:.0f} seconds of silence")


def _refuse(utterance: Utterance, piece: Piece, what: str) -> None:
    place = utterance.location
    where = f" ({place.file}, line {place.line})" if place else ""
    message = (
        f"The voice made {what}: “{piece.written}”{where}. "
        "Write the sentence in other words, or say in glossary.yaml how it is said."
    )
    raise SpeechError(message)


def check_timeline(timeline: Timeline, script: Script) -> None:
    """Every utterance has one clip; clips fill their chapters without gap; AssertionError otherwise."""
    said = [(u.sentence, c.id) for c in script.chapters for u in c.utterances]
    if said != [(clip.sentence, clip.chapter) for clip in timeline.clips]:
        message = "the clips of a recording are not the utterances of its script"
        raise AssertionError(message)
    begin = 0
    for chapter in timeline.chapters:
        if chapter.begin != begin:
            message = f"chapter {chapter.id} begins at {chapter.begin} ms and not at {begin}"
            raise AssertionError(message)
        begin += chapter.duration
        at = 0
        for clip in (each for each in timeline.clips if each.chapter == chapter.id):
            if clip.begin != at or clip.end <= clip.begin:
                message = f"clip {clip.sentence} begins at {clip.begin} ms and not at {at}"
                raise AssertionError(message)
            at = clip.end
        if at != chapter.duration:
            message = f"chapter {chapter.id} lasts {chapter.duration} ms, its clips {at}"
            raise AssertionError(message)


def check_silence(chapter: str, seconds: float) -> None:
    """No chapter is silent for long, its pauses included; AssertionError otherwise."""
    if seconds > _LONGEST_SILENCE:
        message = f"chapter {chapter} is silent for {seconds:.1f} seconds"
        raise AssertionError(message)


def check_loudness(levels: Iterable[Counter[float]], peak: float) -> tuple[float, float]:
    """Loudness (LUFS) and true peak (dBTP) of a recording; AssertionError where they are wrong."""
    total: Counter[float] = sum(levels, Counter())
    measured = integrated(total)
    if abs(measured - _TARGET) > _TOLERANCE or peak > _HIGHEST_PEAK:
        message = f"a recording of {measured:.1f} LUFS with a peak of {peak:.1f} dBTP"
        raise AssertionError(message)
    return measured, peak
