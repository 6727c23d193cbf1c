"""Both talking books of `EVERYTHING`, made once, with beeps for a voice."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from dataclasses import replace

import pytest

from strategy_build.formats.daisy.renderer import render
from strategy_build.model.inputs import Inputs, Speech
from strategy_build.speech.recording import record
from tests.everything import EVERYTHING
from tests.speech.memory import Memory, unwatched

Unpacked = Mapping[str, bytes]
KEPT = Memory()  # what one test has recorded, the next need not


@pytest.fixture(scope="package")
def speech(inputs: Inputs) -> Speech:
    """The words are real, only the sound is not."""
    return record(EVERYTHING, inputs.labels, "tone", 1.0, KEPT, unwatched)


@pytest.fixture(scope="package")
def spoken(inputs: Inputs, speech: Speech) -> Inputs:
    """What a talking book is made from."""
    return replace(inputs, speech=speech)


@pytest.fixture(scope="package")
def books(spoken: Inputs) -> Mapping[str, bytes]:
    """The zip files by their standard."""
    made = {}
    for standard in ("2.02", "3"):
        [made[standard]] = render(EVERYTHING, spoken, {"standard": standard}).files.values()
    return made


@pytest.fixture(scope="package")
def unpacked(books: Mapping[str, bytes]) -> Mapping[str, Unpacked]:
    """The files of each book by their standard."""
    return {standard: opened(data) for standard, data in books.items()}


def opened(data: bytes) -> Unpacked:
    """The files of a zip by name."""
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        return {name: book.read(name) for name in book.namelist()}
