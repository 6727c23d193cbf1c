from __future__ import annotations

from dataclasses import replace

import pytest
from tests.everything import EVERYTHING
from tests.speech.memory import Memory, unwatched

from strategy_build.model.inputs import Inputs, Speech
from strategy_build.speech.captions import captions
from strategy_build.speech.recording import record


@pytest.fixture(scope="module")
def speech(inputs: Inputs) -> Speech:
    return record(EVERYTHING, inputs.labels, "tone", 1.0, Memory(), unwatched)


def test_says_every_line_of_the_script_once(speech: Speech) -> None:
    made = captions(EVERYTHING, speech)

    assert [one.words for one in made] == speech.script.splitlines()
    assert [one.id for one in made] == [clip.sentence for clip in speech.timeline.clips]


def test_counts_from_the_start_of_the_recording_without_a_gap(speech: Speech) -> None:
    made = captions(EVERYTHING, speech)

    assert [one.begin for one in made] == [0, *(one.end for one in made[:-1])]
    assert made[-1].end == speech.timeline.duration


def test_tells_the_language_of_words_but_not_of_what_is_announced(speech: Speech) -> None:
    runs = [one.runs for one in captions(EVERYTHING, speech)]
    welcome = next(one for one in runs if ("cy", "Croeso") in one)
    thanks = next(one for one in runs if ("cy", "Diolch yn fawr.") in one)

    assert {lang for lang, _ in welcome} == {"en-GB", "cy"}
    assert thanks[0] == ("en-GB", "Quote.")


def test_notices_a_recording_of_other_words(speech: Speech) -> None:
    with pytest.raises(ValueError, match="lines were spoken"):
        captions(EVERYTHING, replace(speech, script=speech.script + "One more.\n"))
    lines = speech.script.splitlines()
    other = "".join(f"{line[::-1]}\n" for line in lines)
    with pytest.raises(ValueError, match="are not in the line"):
        captions(EVERYTHING, replace(speech, script=other))
