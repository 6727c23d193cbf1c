from __future__ import annotations

from collections import Counter
from dataclasses import replace

import numpy as np
import pytest

from strategy_build.model.timeline import Chapter, Clip, Timeline
from strategy_build.speech.errors import SpeechError
from strategy_build.speech.proofs import (
    check_loudness,
    check_segment,
    check_silence,
    check_timeline,
)
from strategy_build.speech.utterance import Piece, Script, ScriptChapter, Utterance

PIECE = Piece("We mend things.", "We mend things.", "en")
UTTERANCE = Utterance("one", "a", (PIECE,))
SCRIPT = Script(
    "en", (ScriptChapter("a", "A", 1, (UTTERANCE, replace(UTTERANCE, sentence="two"))),)
)
TIMELINE = Timeline(
    "en",
    "tone",
    (Chapter("a", "A", 1, 0, 2_000),),
    (Clip("one", "a", 0, 900), Clip("two", "a", 900, 2_000)),
)


def noise(seconds: float) -> np.ndarray:
    return np.full(int(seconds * 24_000), 5_000, np.int16)


def test_accepts_a_clip_of_likely_length() -> None:
    check_segment(noise(1.0), PIECE, UTTERANCE)


@pytest.mark.parametrize("seconds", [0.2, 5.0])
def test_refuses_a_clip_too_short_or_too_long_for_its_words(seconds: float) -> None:
    with pytest.raises(SpeechError, match="for 3 words"):
        check_segment(noise(seconds), PIECE, UTTERANCE)


@pytest.mark.parametrize(("written", "seconds"), [("2025", 2.1), ("hello@lamplight.example", 4.5)])
def test_a_number_or_address_left_to_the_voice_takes_its_time(written: str, seconds: float) -> None:
    """Only English is written out for the voice; other languages say more words than they show."""
    check_segment(noise(seconds), replace(PIECE, spoken=written), UTTERANCE)

    with pytest.raises(SpeechError, match="for 1 words"):
        check_segment(noise(12.0), replace(PIECE, spoken=written), UTTERANCE)


def test_refuses_a_long_silence() -> None:
    long = replace(PIECE, spoken="word " * 8)
    pcm = np.concatenate([noise(1), np.zeros(24_000 * 4, np.int16), noise(1)])

    with pytest.raises(SpeechError, match="3 seconds of silence"):
        check_segment(pcm, long, UTTERANCE)


def test_accepts_a_whole_timeline() -> None:
    check_timeline(TIMELINE, SCRIPT)


@pytest.mark.parametrize(
    "clips",
    [
        (Clip("one", "a", 0, 900),),
        (Clip("one", "a", 0, 900), Clip("two", "a", 901, 2_000)),
        (Clip("one", "a", 0, 900), Clip("two", "a", 899, 2_000)),
        (Clip("one", "a", 0, 900), Clip("two", "a", 900, 2_001)),
        (Clip("one", "a", 0, 0), Clip("two", "a", 0, 2_000)),
        (Clip("two", "a", 0, 900), Clip("one", "a", 900, 2_000)),
    ],
)
def test_refuses_a_timeline_with_gap_overlap_loss_or_excess(clips: tuple[Clip, ...]) -> None:
    with pytest.raises(AssertionError):
        check_timeline(replace(TIMELINE, clips=clips), SCRIPT)


def test_refuses_chapters_that_do_not_follow_each_other() -> None:
    chapters = (Chapter("a", "A", 1, 5, 2_000),)

    with pytest.raises(AssertionError, match="begins at 5 ms"):
        check_timeline(replace(TIMELINE, chapters=chapters), SCRIPT)


@pytest.mark.parametrize(("level", "peak"), [(-21.0, -2.0), (-17.0, -2.0), (-19.0, -0.5)])
def test_refuses_a_recording_too_quiet_too_loud_or_with_peaks(level: float, peak: float) -> None:
    with pytest.raises(AssertionError, match="LUFS"):
        check_loudness([Counter({level: 100})], peak)


def test_accepts_a_recording_as_loud_as_it_should_be() -> None:
    measured, peak = check_loudness([Counter({-19.4: 50}), Counter({-18.6: 50})], -1.7)

    assert measured == pytest.approx(-19.0, abs=0.1)
    assert peak == -1.7


def test_refuses_a_chapter_with_a_long_silence_between_its_clips() -> None:
    check_silence("a", 3.0)
    with pytest.raises(AssertionError, match=r"silent for 3\.1 seconds"):
        check_silence("a", 3.1)
