"""AUD: how a finished recording sounds, measured as a player decodes it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from strategy_build.checks.rule import Finding, Rule, error
from strategy_build.diagnostics import Location
from strategy_build.model.inputs import Speech
from strategy_build.speech.levels import integrated

_TARGET, _TOLERANCE = -19.0, 1.0  # LUFS
_HIGHEST_PEAK = -1.0  # dBTP
_LONGEST_SILENCE = 3.0  # seconds
_SHORTEST, _LONGEST = 0.025, 0.4  # seconds for a letter or figure: half and four times the usual
_GRACE = 4.0  # seconds for the pauses before and after


@error("AUD04")
def even(path: str, data: bytes, speech: Speech) -> Iterator[Finding]:
    """The recording is as loud as others, without peaks that crackle, and never silent for long.

    Why: Who changes the volume at every part gets tired; a silence sounds like the end.
    Bad: a recording of -26 LUFS, which nobody hears on a bus
    Good: -19 LUFS, no peak above -1 dBTP, no silence over 3 seconds
    Source: UKAAF MS01, consistent volume; ITU-R BS.1770; EBU R 128 for one channel
    """
    place = Location(path)
    measured = [(speech.chapters[c.id], speech.heard[c.id]) for c in speech.timeline.chapters]
    if not data.endswith(b"".join(sound for sound, _ in measured)):
        yield Finding("the sound in the file is not the one that was measured", place)
    levels = sum((Counter(heard.levels) for _, heard in measured), Counter[float]())
    loudness = integrated(levels)
    if not abs(loudness - _TARGET) <= _TOLERANCE:
        yield Finding(f"the recording has {loudness:.1f} LUFS", place)
    if (peak := max(heard.peak for _, heard in measured)) > _HIGHEST_PEAK:
        yield Finding(f"the recording has a peak of {peak:.1f} dBTP", place)
    if (silence := max(heard.silence for _, heard in measured)) > _LONGEST_SILENCE:
        yield Finding(f"the recording is silent for {silence:.1f} seconds", place)


@error("AUD13")
def pronounced(path: str, data: bytes, speech: Speech) -> Iterator[Finding]:
    """The clip of every sentence is long enough for its words, and not much longer.

    Why: A clip that is too short lost words; one that is too long has noise or silence in it.
    Bad: twelve words in half a second
    Good: about three words a second
    Source: UKAAF MS01, accurate representation; house style of this project
    """
    place = Location(path)
    lines = speech.script.splitlines()
    clips = speech.timeline.clips
    if len(lines) != len(clips):
        yield Finding(f"{len(lines)} sentences have {len(clips)} clips", place)
        return
    for clip, line in zip(clips, lines, strict=True):
        seconds = (clip.end - clip.begin) / 1000
        letters = sum(letter.isalnum() for letter in line)
        if not _SHORTEST * letters <= seconds <= _LONGEST * letters + _GRACE:
            message = f"the clip of {clip.sentence} lasts {seconds:.1f} s for {letters} letters"
            yield Finding(message, place)


RULES: tuple[Rule[[str, bytes, Speech]], ...] = (even, pronounced)
