from __future__ import annotations

import io
import json
import shutil
import subprocess
from dataclasses import dataclass, replace
from importlib import import_module
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import webvtt
from PIL import Image
from tests.conftest import LAYOUTS
from tests.everything import EVERYTHING
from tests.speech.memory import Memory, unwatched
from tests.speech.players import parsed

from strategy_build.formats.audio.renderer import render
from strategy_build.model.inputs import Inputs, Rendered, Speech
from strategy_build.model.walk import sections
from strategy_build.speech import mp3
from strategy_build.speech.engines.registry import Voices
from strategy_build.speech.recording import record
from strategy_build.speech.script import script
from strategy_build.speech.segments import segment_key
from strategy_build.speech.sound import RATE, unpacked


@pytest.fixture(scope="module")
def speech(inputs: Inputs) -> Speech:
    return record(EVERYTHING, inputs.labels, "tone", 1.0, Memory(), unwatched)


@pytest.fixture(scope="module")
def made(inputs: Inputs, speech: Speech) -> Rendered:
    return render(EVERYTHING, replace(inputs, speech=speech), {})


@dataclass(frozen=True, slots=True)
class Spoken:
    """Read by the real voices, with the sound of every sentence that went into it."""

    files: Rendered
    speech: Speech
    store: Memory


@pytest.fixture(scope="module")
def spoken(inputs: Inputs) -> Spoken:
    store = Memory()
    real = record(EVERYTHING, inputs.labels, "auto", 1.0, store, unwatched)
    return Spoken(render(EVERYTHING, replace(inputs, speech=real), {}), real, store)


def test_makes_one_mp3_and_what_is_written_from_its_timeline(
    made: Rendered, speech: Speech
) -> None:
    parts = [f"everything-{chapter.id}.vtt" for chapter in speech.timeline.chapters]

    assert list(made.files) == [
        "everything.mp3",
        "everything.vtt",
        *parts,
        "everything.chapters.json",
        "everything.timeline.json",
    ]
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


def test_the_timeline_file_has_its_published_shape(made: Rendered) -> None:
    shape = json.loads((LAYOUTS / "schemas" / "timeline.schema.json").read_text())
    told = json.loads(made.files["everything.timeline.json"])
    jsonschema: Any = import_module("jsonschema")  # it has neither types nor stubs
    validator = jsonschema.Draft202012Validator(shape)
    validator.check_schema(shape)

    assert [fault.message for fault in validator.iter_errors(told)] == []
    assert list(validator.iter_errors({**told, "duration": 1.5}))
    assert list(validator.iter_errors({**told, "more": 1}))


def test_the_cover_is_square_and_shows_the_title(
    made: Rendered, inputs: Inputs, speech: Speech
) -> None:
    tags = parsed(made.files["everything.mp3"]).tags
    picture = Image.open(io.BytesIO(tags["APIC:"].data))
    other = replace(EVERYTHING, title=EVERYTHING.subtitle)
    renamed = render(other, replace(inputs, speech=speech), {})

    assert picture.size == (1400, 1400)
    assert (tags["APIC:"].mime, tags["APIC:"].type) == ("image/png", 3)
    assert len(tags["APIC:"].data) < 60_000
    assert parsed(renamed.files["everything.mp3"]).tags["APIC:"].data != tags["APIC:"].data


def test_podcast_players_are_given_chapters_that_lead_to_the_page(
    inputs: Inputs, speech: Speech
) -> None:
    placed = replace(
        EVERYTHING, imprint=replace(EVERYTHING.imprint, base_url="https://lane.example/")
    )
    made = render(placed, replace(inputs, speech=speech), {})
    told = json.loads(made.files["everything.chapters.json"])
    first = next(sections(EVERYTHING)).id
    urls = [each.get("url", "") for each in told["chapters"]]

    assert told["version"] == "1.2.0"
    assert told["fileName"] == "everything.mp3"
    assert [(e["title"], e["startTime"]) for e in told["chapters"]] == [
        (c.title, c.begin / 1000) for c in speech.timeline.chapters
    ]
    assert f"https://lane.example/everything/index.html#{first}" in urls
    assert urls[0] == ""


def test_the_captions_of_each_part_are_those_of_the_whole(made: Rendered, speech: Speech) -> None:
    whole = captions(made, "everything.vtt")
    parts = [captions(made, f"everything-{c.id}.vtt") for c in speech.timeline.chapters]

    assert [cue for part in parts for cue in part] == whole
    assert [name for name, _, _ in whole] == [clip.sentence for clip in speech.timeline.clips]
    assert [words for _, _, words in whole] == speech.script.splitlines()


def captions(made: Rendered, name: str) -> list[tuple[str | None, str, str]]:
    read = webvtt.from_buffer(io.StringIO(made.files[name].decode()))
    return [(cue.identifier, cue.start, cue.text) for cue in read.captions]


def test_gives_the_same_bytes_again(made: Rendered, inputs: Inputs, speech: Speech) -> None:
    assert render(EVERYTHING, replace(inputs, speech=speech), {}) == made


def test_needs_a_recording(inputs: Inputs) -> None:
    with pytest.raises(ValueError, match="no recording"):
        render(EVERYTHING, inputs, {})


PACKAGES = {"ffprobe": "ffmpeg"}


def program(name: str, *arguments: str) -> bytes:
    if shutil.which(name) is None:
        pytest.fail(f"{name} is missing: sudo apt-get install {PACKAGES.get(name, name)}")
    done = subprocess.run([name, *arguments], capture_output=True, check=True)
    return done.stdout + done.stderr


@pytest.fixture
def path(spoken: Spoken, tmp_path: Path) -> Path:
    path = tmp_path / "everything.mp3"
    path.write_bytes(spoken.files.files["everything.mp3"])
    return path


@pytest.mark.deep
def test_mp3val_finds_nothing_wrong(path: Path) -> None:
    told = program("mp3val", str(path)).decode()

    assert "WARNING" not in told
    assert "PROBLEM" not in told
    assert "INFO" in told


@pytest.mark.deep
def test_mp3val_would_find_something(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-50])

    assert "WARNING" in program("mp3val", str(path)).decode()


@pytest.mark.deep
def test_players_see_title_organisation_and_cover(path: Path) -> None:
    shown = json.loads(
        program("ffprobe", "-v", "error", "-show_format", "-show_streams", "-of", "json", str(path))
    )
    sound, picture = shown["streams"]

    assert shown["format"]["tags"]["title"] == "Nobody is a stranger"
    assert shown["format"]["tags"]["artist"] == "Harbour Lane Neighbours"
    assert shown["format"]["tags"]["language"] == "eng"
    assert (sound["codec_name"], sound["sample_rate"], sound["channels"]) == ("mp3", "24000", 1)
    assert (picture["codec_name"], picture["width"]) == ("png", 1400)
    assert picture["disposition"]["attached_pic"] == 1


@pytest.mark.deep
def test_a_cue_begins_where_its_sentence_begins(path: Path, spoken: Spoken, inputs: Inputs) -> None:
    """Decoded by another program: the first word comes LEAD ms after each cue, to the millisecond."""
    raw = program("ffmpeg", "-v", "error", "-i", str(path), "-f", "f32le", "-")
    heard = np.frombuffer(raw, np.float32)
    timeline = spoken.speech.timeline
    chapters = script(EVERYTHING, inputs.labels, timeline.minutes).chapters
    pieces = [utterance.pieces[0] for chapter in chapters for utterance in chapter.utterances]
    begins = {chapter.id: chapter.begin for chapter in timeline.chapters}
    voices = Voices()
    measured = []
    for clip, piece in zip(timeline.clips, pieces, strict=True):
        data = spoken.store.get(segment_key(piece, voices))
        if clip.begin and data is not None:
            at = (begins[clip.chapter] + clip.begin + mp3.LEAD) * RATE // 1000
            measured.append(late(heard, unpacked(data)[: 2 * RATE] / np.float32(32768), at))

    assert len(heard) * 1000 == timeline.duration * RATE
    assert len(measured) > 0.9 * (len(timeline.clips) - len(timeline.chapters))
    assert max(abs(each) for each in measured) <= 1


def late(heard: np.ndarray, said: np.ndarray, at: int) -> float:
    """How many ms after `at` samples `said` is heard, by where the two are most alike."""
    around = RATE // 5
    window = heard[at - around : at + around + len(said)]
    size = 1 << (len(window) + len(said)).bit_length()
    alike = np.fft.irfft(np.fft.rfft(window, size) * np.conj(np.fft.rfft(said, size)), size)
    return (int(alike[: 2 * around].argmax()) - around) * 1000 / RATE


@pytest.mark.deep
def test_players_see_the_chapters_in_order(spoken: Spoken, path: Path) -> None:
    told = json.loads(spoken.files.files["everything.timeline.json"])
    shown = json.loads(
        program("ffprobe", "-v", "error", "-show_chapters", "-of", "json", str(path))
    )["chapters"]

    assert [(c["start"], c["end"], c["tags"]["title"]) for c in shown] == [
        (c["begin"], c["begin"] + c["duration"], c["title"]) for c in told["chapters"]
    ]


@pytest.mark.deep
def test_is_as_loud_as_the_checks_claim(path: Path) -> None:
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
    ).decode()
    summary = told.rpartition("Summary:")[2]
    level = float(summary.partition("I:")[2].split()[0])
    peak = float(summary.partition("Peak:")[2].split()[0])

    assert level == pytest.approx(-19.0, abs=1.0)
    assert peak <= -1.0
    assert "error" not in told.lower()
