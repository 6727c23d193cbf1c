"""Every format of `EVERYTHING`, made once for all tests of the checks on finished files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from strategy_build.formats.registry import FORMATS
from strategy_build.model.inputs import Inputs, Speech
from strategy_build.speech.recording import record
from tests.everything import EVERYTHING
from tests.speech.memory import Memory, unwatched

Made = Mapping[str, Mapping[str, bytes]]


@pytest.fixture(scope="session")
def speech(inputs: Inputs) -> Speech:
    """A recording of beeps: the words are real, only the sound is not."""
    return record(EVERYTHING, inputs.labels, "tone", 1.0, Memory(), unwatched)


@pytest.fixture(scope="session")
def made(inputs: Inputs, speech: Speech) -> Made:
    """The files of each format by the format's name."""
    given = replace(inputs, speech=speech)
    return {
        name: row.render()(EVERYTHING, given, row.options).files for name, row in FORMATS.items()
    }
