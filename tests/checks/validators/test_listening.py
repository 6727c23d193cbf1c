"""A recording is cut into the clips that its times tell, without those in other languages."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest

from strategy_build.checks.validators import listening
from strategy_build.checks.validators.dictation import words
from strategy_build.checks.validators.listening import HEARD_RATE, Clip, clips, pieces, stretches
from strategy_build.checks.validators.tools import ToolFailedError
from strategy_build.formats.audio.renderer import render
from strategy_build.model.timeline import Timeline
from strategy_build.model.walk import plain, sentences
from strategy_build.speech.recording import record
from tests.everything import EVERYTHING
from tests.speech.memory import Memory, unwatched

if TYPE_CHECKING:
    from pathlib import Path

    from strategy_build.model.inputs import Inputs


@pytest.fixture(scope="module")
def recording(
    inputs: Inputs, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, Timeline, list[str]]:
    speech = record(EVERYTHING, inputs.labels, "tone", 1.0, Memory(), unwatched)
    folder = tmp_path_factory.mktemp("recording")
    for name, data in render(EVERYTHING, replace(inputs, speech=speech), {}).files.items():
        (folder / name).write_bytes(data)
    spans = (
        f'<p><span id="{one.id}"><i lang="{lang}">x</i></span></p>'
        for one in sentences(EVERYTHING)
        for lang in ["cy" if {"Croeso", "Diolch"} & set(plain(one.children).split()) else "en"]
    )
    page = f'<html lang="en-GB"><body>{"".join(spans)}</body></html>'
    (folder / "index.html").write_text(page, encoding="utf-8")
    return folder / "everything.mp3", speech.timeline, speech.script.splitlines()


def test_leaves_out_what_is_said_in_other_languages(
    recording: tuple[Path, Timeline, list[str]],
) -> None:
    path, timeline, lines = recording
    foreign = [line for line in lines if "Croeso" in line or "Diolch" in line]
    found = clips(path)

    assert foreign
    assert len(found) == len(timeline.clips) - len(foreign)
    assert "croeso" not in {word for clip in found for word in clip.words}


def test_gives_each_clip_its_words_and_its_sound(
    recording: tuple[Path, Timeline, list[str]],
) -> None:
    path, timeline, lines = recording
    first, second = clips(path)[:2]
    told = timeline.clips[1]

    assert list(second.words) == words(lines[1])
    assert len(second.samples) == pytest.approx(
        (told.end - told.begin) * HEARD_RATE / 1000, abs=HEARD_RATE / 100
    )
    assert np.abs(first.samples).max() > 0.01


def test_a_transcript_that_does_not_fit_the_times_is_no_answer(
    recording: tuple[Path, Timeline, list[str]], tmp_path: Path
) -> None:
    path, _, _ = recording
    for name in ("everything.mp3", "everything.timeline.json", "index.html"):
        (tmp_path / name).write_bytes((path.parent / name).read_bytes())
    told = json.loads((tmp_path / "everything.timeline.json").read_text())
    told["clips"].pop()
    (tmp_path / "everything.timeline.json").write_text(json.dumps(told))

    with pytest.raises(ToolFailedError, match=r"everything\.mp3"):
        clips(tmp_path / "everything.mp3")


def test_joins_clips_to_stretches_that_one_look_takes_in() -> None:
    clip = Clip(("word",), np.zeros(10 * HEARD_RATE, np.float32))
    joined = list(stretches([clip] * 5))

    assert [len(one.clips) for one in joined] == [2, 2, 1]
    assert [len(one.samples) for one in joined] == [
        20 * HEARD_RATE,
        20 * HEARD_RATE,
        10 * HEARD_RATE,
    ]
    assert joined[0].words == ["word", "word"]


def test_cuts_sound_at_its_pauses_and_loses_none_of_it() -> None:
    loud, quiet = np.ones(4 * HEARD_RATE, np.float32), np.zeros(HEARD_RATE // 2, np.float32)
    whole = np.concatenate([loud, quiet, loud, quiet, loud])
    cut = pieces(whole)

    assert len(cut) == 3
    assert np.array_equal(np.concatenate(cut), whole)


def test_a_recording_without_times_is_not_chosen(tmp_path: Path) -> None:
    assert listening.times(tmp_path / "none.mp3") == {}
