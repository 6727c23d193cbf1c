from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from tests.checks.conftest import Made
from tests.everything import EVERYTHING

from strategy_build.checks.extract.mp3 import extract
from strategy_build.checks.output.sound import RULES, check_sound
from strategy_build.model.inputs import Speech
from strategy_build.model.timeline import Timeline

Edit = Callable[[Speech], Speech]


def timed(change: Callable[[Timeline], Timeline]) -> Edit:
    return lambda speech: replace(speech, timeline=change(speech.timeline))


BAD: list[tuple[str, Edit]] = [
    ("AUD01", lambda speech: replace(speech, script="Other words.\n")),
    ("AUD02", lambda speech: replace(speech, script=speech.script.split("\n", 1)[1])),
    ("AUD02", lambda speech: replace(speech, script=speech.script + "And then\n")),
    ("AUD03", timed(lambda line: replace(line, chapters=line.chapters[1:]))),
    ("AUD05", lambda speech: replace(speech, script=speech.script * 99)),
    ("AUD08", timed(lambda line: replace(line, clips=line.clips[1:]))),
    ("AUD08", timed(lambda line: replace(line, clips=(*line.clips, *line.clips[:1])))),
    (
        "AUD08",
        timed(lambda line: replace(line, clips=(replace(line.clips[0], end=0), *line.clips[1:]))),
    ),
]


def check(data: bytes, speech: Speech) -> list[str]:
    return [one.rule for one in check_sound("a.mp3", data, EVERYTHING, speech)]


def test_reads_title_chapters_and_length(made: Made, speech: Speech) -> None:
    told = extract(made["audio"]["everything.mp3"])

    assert told.title == "Nobody is a stranger"
    assert [mark.title for mark in told.chapters] == [c.title for c in speech.timeline.chapters]
    assert told.duration == pytest.approx(speech.timeline.duration, abs=60)
    assert told.transcript == speech.script


def test_leaves_our_own_recording_alone(made: Made, speech: Speech) -> None:
    found = [rule for rule in check(made["audio"]["everything.mp3"], speech) if rule != "AUD05"]

    assert not found  # beeps have no pace of speech


@pytest.mark.parametrize(("rule", "edit"), BAD)
def test_finds_what_is_bad(rule: str, edit: Edit, made: Made, speech: Speech) -> None:
    assert rule in check(made["audio"]["everything.mp3"], edit(speech))


def test_finds_sound_that_stops_before_its_chapters_do(made: Made, speech: Speech) -> None:
    data = made["audio"]["everything.mp3"]

    assert "AUD03" in check(data[: -len(data) // 3], speech)


def test_a_file_without_tags_is_no_recording() -> None:
    with pytest.raises(ValueError, match="no ID3 tags"):
        extract(b"\xff\xfb\x90\x00")


def test_every_rule_can_fail() -> None:
    assert {rule for rule, _ in BAD} == {rule.id for rule in RULES}
