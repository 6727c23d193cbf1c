from __future__ import annotations

from dataclasses import replace

import pytest
from tests.everything import EVERYTHING

from strategy_build.checks.output.announcements import announced
from strategy_build.model.inputs import Speech


def check(speech: Speech) -> list[str]:
    return [one.message for one in announced("a.mp3", EVERYTHING, speech)]


def test_leaves_our_own_recording_alone(speech: Speech) -> None:
    assert check(speech) == []


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
