from __future__ import annotations

from collections.abc import Callable, Mapping
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


def check(files: Mapping[str, bytes], speech: Speech) -> list[str]:
    return [one.rule for one in check_sound("a.mp3", files, EVERYTHING, speech)]


def test_reads_title_chapters_and_length(made: Made, speech: Speech) -> None:
    told = extract(made["audio"]["everything.mp3"])

    assert told.title == "Nobody is a stranger"
    assert [mark.title for mark in told.chapters] == [c.title for c in speech.timeline.chapters]
    assert told.duration == pytest.approx(speech.timeline.duration, abs=60)
    assert told.transcript == speech.script


def test_leaves_our_own_recording_alone(made: Made, speech: Speech) -> None:
    found = [rule for rule in check(made["audio"], speech) if rule != "AUD05"]

    assert not found  # beeps have no pace of speech


@pytest.mark.parametrize(("rule", "edit"), BAD)
def test_finds_what_is_bad(rule: str, edit: Edit, made: Made, speech: Speech) -> None:
    assert rule in check(made["audio"], edit(speech))


def test_finds_sound_that_stops_before_its_chapters_do(made: Made, speech: Speech) -> None:
    data = made["audio"]["everything.mp3"]
    cut = {**made["audio"], "everything.mp3": data[: -len(data) // 3]}

    assert "AUD03" in check(cut, speech)


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("everything.mp3", b"APIC", b"XPIC"),
        ("everything.mp3", b"TLAN", b"TLAX"),
        ("everything.mp3", b"\x89PNG", b"\x88PNG"),
    ],
)
def test_finds_tags_that_are_not_there(
    name: str, old: bytes, new: bytes, made: Made, speech: Speech
) -> None:
    files = {**made["audio"], name: made["audio"][name].replace(old, new, 1)}

    assert "AUD01" in check(files, speech)


@pytest.mark.parametrize(
    ("rule", "name", "old", "new"),
    [
        ("AUD11", "everything.vtt", b"WEBVTT", b"VTT"),
        ("AUD11", "everything.vtt", b"stranger", b"friend"),
        ("AUD11", "everything.vtt", b"00:00:00.000", b"00:00:00.001"),
        ("AUD11", "everything-front.opening.vtt", b"stranger", b"friend"),
        ("AUD12", "everything.chapters.json", b'"startTime": 0.0', b'"startTime": 0.5'),
        ("AUD12", "everything.chapters.json", b"stranger", b"friend"),
    ],
)
def test_finds_words_and_chapters_that_do_not_follow_the_sound(
    rule: str, name: str, old: bytes, new: bytes, made: Made, speech: Speech
) -> None:
    files = {**made["audio"], name: made["audio"][name].replace(old, new)}

    assert files != made["audio"]
    assert rule in check(files, speech)


def test_finds_transcripts_of_parts_that_are_missing_or_too_many(
    made: Made, speech: Speech
) -> None:
    files = dict(made["audio"])
    part = files.pop("everything-front.opening.vtt")

    assert "AUD11" in check(files, speech)
    assert "AUD11" in check({**made["audio"], "everything-older.vtt": part}, speech)


def test_a_file_without_tags_is_no_recording() -> None:
    with pytest.raises(ValueError, match="no ID3 tags"):
        extract(b"\xff\xfb\x90\x00")


def test_every_rule_can_fail() -> None:
    assert {rule for rule, _ in BAD} | {"AUD11", "AUD12"} == {rule.id for rule in RULES}
