from __future__ import annotations

import json
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from tests.everything import EVERYTHING
from tests.speech.memory import Memory, unwatched
from tests.speech.players import parsed

from strategy_build.formats.audio.renderer import render
from strategy_build.model.inputs import Inputs, Rendered, Speech
from strategy_build.speech.recording import record


@pytest.fixture(scope="module")
def speech(inputs: Inputs) -> Speech:
    return record(EVERYTHING, inputs.labels, "tone", 1.0, Memory(), unwatched)


@pytest.fixture(scope="module")
def made(inputs: Inputs, speech: Speech) -> Rendered:
    return render(EVERYTHING, replace(inputs, speech=speech), {})


@pytest.fixture(scope="module")
def spoken(inputs: Inputs) -> Rendered:
    """Read by the real voices."""
    real = record(EVERYTHING, inputs.labels, "auto", 1.0, Memory(), unwatched)
    return render(EVERYTHING, replace(inputs, speech=real), {})


def test_makes_one_mp3_and_its_timeline(made: Rendered, speech: Speech) -> None:
    assert list(made.files) == ["everything.mp3", "everything.timeline.json"]
    assert made.minutes == speech.timeline.minutes


def test_lasts_exactly_as_long_as_the_timeline_says(made: Rendered, speech: Speech) -> None:
    length = parsed(made.files["everything.mp3"]).info.length

    assert length * 1000 == pytest.approx(speech.timeline.duration, abs=30)


def test_names_title_organisation_language_and_chapters(made: Rendered, speech: Speech) -> None:
    tags = parsed(made.files["everything.mp3"]).tags

    assert str(tags["TIT2"]) == "Nobody is a stranger"
    assert str(tags["TPE1"]) == "Harbour Lane Neighbours"
    assert str(tags["TLAN"]) == "eng"
    assert tags["CTOC:contents"].child_element_ids == [
        f"chapter-{n}" for n in range(len(speech.timeline.chapters))
    ]
    assert tags["USLT::eng"].text == speech.script


def test_the_timeline_file_holds_every_clip(made: Rendered, speech: Speech) -> None:
    told = json.loads(made.files["everything.timeline.json"])

    assert len(told["clips"]) == len(speech.timeline.clips)
    assert told["audio"] == "everything.mp3"
    assert told["clips"][0] == {
        "sentence": EVERYTHING.title[0].id,
        "chapter": "front.opening",
        "begin": 0,
        "end": speech.timeline.clips[0].end,
    }
    assert sum(chapter["duration"] for chapter in told["chapters"]) == told["duration"]


def test_gives_the_same_bytes_again(made: Rendered, inputs: Inputs, speech: Speech) -> None:
    assert render(EVERYTHING, replace(inputs, speech=speech), {}) == made


def test_needs_a_recording(inputs: Inputs) -> None:
    with pytest.raises(ValueError, match="no recording"):
        render(EVERYTHING, inputs, {})


def program(name: str, *arguments: str) -> str:
    if shutil.which(name) is None:
        pytest.fail(f"{name} is missing: sudo apt-get install ffmpeg")
    done = subprocess.run([name, *arguments], capture_output=True, text=True, check=True)
    return done.stdout + done.stderr


@pytest.mark.deep
def test_players_see_the_chapters_in_order(spoken: Rendered, tmp_path: Path) -> None:
    path = tmp_path / "everything.mp3"
    path.write_bytes(spoken.files["everything.mp3"])
    told = json.loads(spoken.files["everything.timeline.json"])
    shown = json.loads(
        program("ffprobe", "-v", "error", "-show_chapters", "-of", "json", str(path))
    )["chapters"]

    assert [(c["start"], c["end"], c["tags"]["title"]) for c in shown] == [
        (c["begin"], c["begin"] + c["duration"], c["title"]) for c in told["chapters"]
    ]


@pytest.mark.deep
def test_is_as_loud_as_the_checks_claim(spoken: Rendered, tmp_path: Path) -> None:
    path = tmp_path / "everything.mp3"
    path.write_bytes(spoken.files["everything.mp3"])
    told = program(
        "ffmpeg",
        "-hide_banner",
        "-nostats",
        "-i",
        str(path),
        "-af",
        "ebur128=peak=true",
        "-f",
        "null",
        "-",
    )
    summary = told.rpartition("Summary:")[2]
    level = float(summary.partition("I:")[2].split()[0])
    peak = float(summary.partition("Peak:")[2].split()[0])

    assert level == pytest.approx(-19.0, abs=1.0)
    assert peak <= -1.0
    assert "error" not in told.lower()
