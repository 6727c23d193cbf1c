from __future__ import annotations

from dataclasses import replace

import pytest
from tests.everything import EVERYTHING
from tests.sources.compose.sites import document
from tests.speech.memory import Memory, unwatched

from strategy_build.checks.output.announcements import announced
from strategy_build.model.inputs import Inputs, Speech
from strategy_build.speech.recording import record


def check(speech: Speech) -> list[str]:
    return [one.message for one in announced("a.mp3", EVERYTHING, speech)]


def test_leaves_our_own_recording_alone(speech: Speech) -> None:
    assert check(speech) == []


def test_words_may_be_those_that_announce_them(inputs: Inputs) -> None:
    table = "Table: T\n\n| Who | Phone |\n| --- | --- |\n| Ann | Phone |\n"
    made = document({"a": f"# A\n\n- List\n- Items\n\n{table}"})
    speech = record(made, inputs.labels, "tone", 1.0, Memory(), unwatched)

    assert [one.message for one in announced("a.mp3", made, speech)] == []


@pytest.mark.parametrize(
    ("said", "instead", "told"),
    [
        ("List of 2 items. People who", "People who", '"2" is not said before "People who'),
        ("Under this, 2 points. Number 1. for pay", "for pay", '"2" is not said before "for pay"'),
        ("Cost: £25", "£25", '"cost" is not said before "£25"'),
        ("Year: 2026", "2026 Year", '"year" is not said before "2026"'),
    ],
)
def test_misses_what_is_not_announced(said: str, instead: str, told: str, speech: Speech) -> None:
    assert said in speech.script

    (found,) = check(replace(speech, script=speech.script.replace(said, instead, 1)))

    assert found.startswith(told)
