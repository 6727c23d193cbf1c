from __future__ import annotations

import io
from dataclasses import replace

import numpy as np
import pytest
import soundfile

from strategy_build.checks.extract.heard import extract
from strategy_build.checks.output.hearing import RULES
from strategy_build.model.inputs import Speech
from strategy_build.model.timeline import Chapter, Clip, Timeline

RATE = 24_000
LENGTH = 70  # seconds
LINES = ("Nobody is a stranger here. " * 5 + "\n") * 10


def hum(height: float = 0.16) -> np.ndarray:
    return height * np.sin(2 * np.pi * 220 * np.arange(LENGTH * RATE) / RATE)


def file(sound: np.ndarray) -> bytes:
    out = io.BytesIO()
    soundfile.write(out, sound, RATE, format="FLAC", subtype="PCM_16")
    return out.getvalue()


def speech(script: str = LINES, length: int = LENGTH * 1000) -> Speech:
    count = script.count("\n")
    each = LENGTH * 1000 // count
    clips = tuple(Clip(f"s{n}", "a", n * each, (n + 1) * each) for n in range(count))
    timeline = Timeline("en", "tone", (Chapter("a", "A", 1, 0, length),), clips)
    return Speech(timeline, {}, script)


def found(sound: np.ndarray, told: Speech) -> list[str]:
    return [one.message for rule in RULES for one in rule("a.mp3", file(sound), told)]


def test_measures_what_is_heard() -> None:
    sound = hum()
    sound[29 * RATE : 31 * RATE] = 0  # over the edge of what is looked at together

    heard = extract(file(sound))

    assert heard.loudness == pytest.approx(-19.8, abs=0.1)
    assert heard.peak == pytest.approx(-15.9, abs=0.1)
    assert heard.silence == pytest.approx(2.0, abs=0.01)
    assert heard.length == LENGTH


def test_leaves_an_even_recording_alone() -> None:
    assert found(hum(), speech()) == []


@pytest.mark.parametrize(("height", "told"), [(0.1, "-23."), (0.5, "-9."), (0.0, "-inf")])
def test_finds_a_recording_too_quiet_or_too_loud(height: float, told: str) -> None:
    assert any(told in one and "LUFS" in one for one in found(hum(height), speech()))


def test_finds_one_peak_that_crackles() -> None:
    sound = hum()
    sound[50 * RATE] = 0.99

    assert [one for one in found(sound, speech()) if "dBTP" in one]


@pytest.mark.parametrize("second", [0, 28, 55, 66])
def test_finds_a_long_silence_wherever_it_is(second: int) -> None:
    sound = hum()
    sound[second * RATE : int((second + 3.2) * RATE)] = 0

    assert [one for one in found(sound, speech()) if "silent for 3.2 seconds" in one]


def test_finds_sound_that_is_longer_than_its_timeline() -> None:
    assert found(hum(), speech(length=LENGTH * 1000 - 500))


def test_finds_a_file_that_is_no_sound() -> None:
    rule = RULES[0]

    assert "cannot be decoded" in next(iter(rule("a.mp3", b"<html>", speech()))).message


@pytest.mark.parametrize(
    ("line", "told"),
    [("No.", "for 2 letters"), ("Nobody is a stranger here. " * 20, "for 420 letters")],
)
def test_finds_a_clip_too_long_or_too_short_for_its_words(line: str, told: str) -> None:
    lines = LINES.splitlines()
    lines[3] = line

    wrong = found(hum(), speech("\n".join(lines) + "\n"))

    assert wrong
    assert all("s3" in one and told in one for one in wrong)


def test_finds_words_without_a_clip() -> None:
    told = speech()

    assert found(hum(), replace(told, script=told.script + "One more.\n"))
