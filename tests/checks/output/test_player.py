from __future__ import annotations

import re
from dataclasses import replace

import pytest
from tests.everything import EVERYTHING

from strategy_build.checks.output.player import check_player
from strategy_build.formats.html.renderer import render
from strategy_build.model.inputs import FileFact, Inputs, Speech

AUDIO = FileFact("audio", "everything.mp3", "audio/mpeg", 11_200_000, minutes=24)


@pytest.fixture(scope="module")
def page(inputs: Inputs, speech: Speech) -> str:
    given = replace(inputs, files=(AUDIO,), speech=speech)
    return render(EVERYTHING, given, {}).files["index.html"].decode()


def check(page: str, speech: Speech) -> list[str]:
    return [one.rule for one in check_player("a/index.html", page.encode(), speech)]


def test_leaves_our_own_page_alone(page: str, speech: Speech) -> None:
    assert "data-cues=" in page
    assert check(page, speech) == []


def test_has_nothing_to_say_of_a_page_without_a_player(page: str, speech: Speech) -> None:
    assert check(re.sub(r'data-cues="[^"]*"', "", page), speech) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (r'data-cues="(\d+) (\d+)', r'data-cues="\2 \1'),
        (r'data-cues="(\d+) ', r'data-cues="\1 - '),
        (r'data-cues="(\d+) (\d+) ', r'data-cues="\1 '),
        (r'data-cues="(\d+) (\d+) ', r'data-cues="\1 - '),
        (r'data-cues="[^"]*"', 'data-cues=""'),
        ("<main", '<span id="more"></span><main'),
        (r'(<span id=")([^"]*)(".*?<span id=")([^"]*)"', r'\1\4\3\2"'),
    ],
)
def test_finds_marks_at_the_wrong_time(old: str, new: str, page: str, speech: Speech) -> None:
    changed = re.sub(old, new, page, count=1, flags=re.DOTALL)

    assert changed != page
    assert check(changed, speech) == ["AUD14"]


def test_finds_a_page_made_for_another_recording(page: str, speech: Speech) -> None:
    clips = speech.timeline.clips
    later = tuple(replace(clip, begin=clip.begin + 150) for clip in clips)
    other = replace(speech, timeline=replace(speech.timeline, clips=later))
    fewer = replace(speech, timeline=replace(speech.timeline, clips=clips[1:]))

    assert check(page, other) == ["AUD14"]
    assert check(page, fewer) == ["AUD14"]
