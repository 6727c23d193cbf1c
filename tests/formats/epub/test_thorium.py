"""The parser of Thorium Reader opens our books, and finds every clip of the recording in them."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from strategy_build.checks.validators.tools import NODE, call, missing, package_path, program_path
from strategy_build.formats.epub.renderer import render
from strategy_build.model.inputs import Inputs, Speech
from strategy_build.model.walk import sentences
from strategy_build.speech.recording import record
from tests.everything import EVERYTHING
from tests.speech.memory import Memory, unwatched

PACKAGE = "r2-shared-js"
SCRIPT = Path(__file__).parent / "thorium.js"
PAGES = {sentence.id: 1 + n // 20 for n, sentence in enumerate(sentences(EVERYTHING))}

Told = dict[str, Any]


@pytest.fixture(scope="module")
def speech(inputs: Inputs) -> Speech:
    return record(EVERYTHING, inputs.labels, "tone", 1.0, Memory(), unwatched)


@pytest.fixture(scope="module")
def opened(inputs: Inputs, speech: Speech, tmp_path_factory: pytest.TempPathFactory) -> list[Told]:
    """What the parser says of the narrated book and of the small edition."""
    assert missing(programs=(NODE,), packages=(PACKAGE,)) is None
    folder = tmp_path_factory.mktemp("books")
    given = replace(inputs, speech=speech, pages=PAGES)
    books = []
    for options in ({}, {"narration": "no"}):
        name, data = next(iter(render(EVERYTHING, given, options).files.items()))
        books.append(folder / name)
        books[-1].write_bytes(data)
    modules = str(package_path(PACKAGE).parent)
    command = (str(program_path(NODE)), str(SCRIPT), modules, *map(str, books))
    found: list[Told] = json.loads(call(command, seconds=120))
    return found


def of_text(told: Told) -> list[tuple[str, str]]:
    """The clips of the text: anchor, and begin and end in seconds."""
    return [
        (text.partition("#")[2], audio.partition("#t=")[2])
        for text, audio in told["clips"]
        if "/text/cover.xhtml" not in text and "nav.xhtml" not in text
    ]


@pytest.mark.deep
def test_finds_every_clip_of_the_timeline(opened: list[Told], speech: Speech) -> None:
    clips = [
        (clip.sentence, f"{clip.begin / 1000:g},{clip.end / 1000:g}")
        for clip in speech.timeline.clips
    ]

    assert of_text(opened[0]) == clips


@pytest.mark.deep
def test_finds_the_narrated_contents_and_cover(opened: list[Told]) -> None:
    contents = [text for text, _ in opened[0]["clips"] if "nav.xhtml" in text]

    assert len(contents) >= opened[0]["contents"]
    assert len(opened[0]["clips"]) == len(of_text(opened[0])) + len(contents) + 1


@pytest.mark.deep
def test_finds_what_readers_see_before_they_open_the_book(opened: list[Told]) -> None:
    heard, small = opened

    assert heard["title"] == "Nobody is a stranger"
    assert heard["narrators"] == ["Computer voice"]
    assert heard["active"] == "-epub-media-overlay-active"
    assert "synchronizedAudioText" in heard["features"]
    assert heard["pages"] == len(set(PAGES.values()))
    assert heard["landmarks"] >= 4
    assert (small["contents"], small["pages"]) == (heard["contents"], heard["pages"])


@pytest.mark.deep
def test_finds_no_sound_in_the_small_edition(opened: list[Told]) -> None:
    assert (opened[1]["clips"], opened[1]["seconds"], opened[1]["narrators"]) == ([], 0, [])
