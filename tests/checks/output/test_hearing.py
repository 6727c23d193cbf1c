from __future__ import annotations

from dataclasses import replace

import pytest

from strategy_build.checks.output.hearing import RULES
from strategy_build.model.inputs import Heard, Speech
from strategy_build.model.timeline import Chapter, Clip, Timeline

LENGTH = 70  # seconds
LINES = ("Nobody is a stranger here. " * 5 + "\n") * 10
EVEN = Heard({-19.0: 350}, -1.6, 1.5)
SOUND = {"a": b"opening", "b": b"rest"}


def speech(script: str = LINES, last: Heard = EVEN) -> Speech:
    count = script.count("\n")
    each = LENGTH * 1000 // count
    clips = tuple(Clip(f"s{n}", "a", n * each, (n + 1) * each) for n in range(count))
    chapters = (Chapter("a", "A", 1, 0, LENGTH * 500), Chapter("b", "B", 1, 0, LENGTH * 500))
    heard = {"a": EVEN, "b": last}
    return Speech(Timeline("en", "tone", chapters, clips), SOUND, script, heard)


def found(told: Speech, data: bytes = b"tags" + b"openingrest") -> list[str]:
    return [one.message for rule in RULES for one in rule("a.mp3", data, told)]


def test_leaves_an_even_recording_alone() -> None:
    assert found(speech()) == []


@pytest.mark.parametrize(
    ("levels", "told"),
    [
        ({-19.9: 350}, []),
        ({-24.0: 350}, ["the recording has -20.8 LUFS"]),
        ({-15.0: 350}, ["the recording has -16.6 LUFS"]),
        ({-40.0: 350}, []),  # pauses, which do not count
    ],
)
def test_measures_the_loudness_of_all_chapters_together(
    levels: dict[float, int], told: list[str]
) -> None:
    assert found(speech(last=replace(EVEN, levels=levels))) == told


def test_finds_a_recording_of_silence() -> None:
    silent = replace(EVEN, levels={})

    assert found(replace(speech(), heard=dict.fromkeys(SOUND, silent))) == [
        "the recording has -inf LUFS"
    ]


def test_finds_one_peak_that_crackles() -> None:
    assert found(speech(last=replace(EVEN, peak=-0.4))) == ["the recording has a peak of -0.4 dBTP"]


def test_finds_a_long_silence_in_any_chapter() -> None:
    wrong = found(speech(last=replace(EVEN, silence=3.2)))

    assert wrong == ["the recording is silent for 3.2 seconds"]


@pytest.mark.parametrize("data", [b"", b"<html>", b"openingres", b"restopening", b"openingrest."])
def test_finds_a_file_with_another_sound_than_was_measured(data: bytes) -> None:
    assert any("not the one that was measured" in one for one in found(speech(), data))


@pytest.mark.parametrize(
    ("line", "told"),
    [("No.", "for 2 letters"), ("Nobody is a stranger here. " * 20, "for 420 letters")],
)
def test_finds_a_clip_too_long_or_too_short_for_its_words(line: str, told: str) -> None:
    lines = LINES.splitlines()
    lines[3] = line

    wrong = found(speech("\n".join(lines) + "\n"))

    assert wrong
    assert all("s3" in one and told in one for one in wrong)


def test_finds_words_without_a_clip() -> None:
    told = speech()

    assert found(replace(told, script=told.script + "One more.\n"))
