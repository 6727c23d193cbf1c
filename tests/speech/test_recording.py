from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from itertools import pairwise

import pytest
from tests.everything import EVERYTHING
from tests.speech.memory import SHORT, Memory, unwatched

from strategy_build.diagnostics import ContentError, Location
from strategy_build.model.document import Document
from strategy_build.model.inlines import Text
from strategy_build.model.inputs import Inputs, Speech
from strategy_build.model.walk import sentences
from strategy_build.speech import mp3
from strategy_build.speech.completeness import unspoken
from strategy_build.speech.engines.engine import Segment, Setting
from strategy_build.speech.engines.registry import Voices
from strategy_build.speech.engines.tone import Tone
from strategy_build.speech.errors import SpeechError
from strategy_build.speech.recording import record, record_with
from strategy_build.speech.script import OPENING


@pytest.fixture(scope="module")
def store() -> Memory:
    """Filled by the first test that records, so that the others are quick."""
    return Memory()


@pytest.fixture(scope="module")
def speech(inputs: Inputs, store: Memory) -> Speech:
    return record(EVERYTHING, inputs.labels, "tone", 1.0, store, unwatched)


def edited(text: str) -> Document:
    """The document with another first sentence in its short summary."""
    first, *others = EVERYTHING.in_short
    changed = (replace(first[0], children=(Text(text),)),)
    return replace(EVERYTHING, in_short=(changed, *others))


class Counting(Voices):
    """Beeps, and counts; fails at a word where asked to."""

    def __init__(self, fails_at: str = "never") -> None:
        super().__init__("tone")
        self.said: list[str] = []
        self.fails_at = fails_at

    def engine(self, lang: str) -> Tone:  # noqa: ARG002
        return Beeping(self)


class Beeping(Tone):
    def __init__(self, voices: Counting) -> None:
        super().__init__(Setting())
        self._voices = voices

    def synth(self, text: str, lang: str) -> Segment:
        if self._voices.fails_at in text:
            raise SpeechError("The power went out.")
        self._voices.said.append(text)
        return super().synth(text, lang)

    def unspeakable(self, text: str, lang: str) -> str:  # noqa: ARG002
        return "☃" if "☃" in text else ""


def test_gives_every_sentence_one_clip(speech: Speech) -> None:
    clips = [clip.sentence for clip in speech.timeline.clips]
    wanted = {each.id for each in sentences(EVERYTHING)} - unspoken(EVERYTHING)

    assert len(clips) == len(set(clips))
    assert set(clips) == wanted


def test_has_a_timeline_without_gap_or_overlap_to_the_very_end(speech: Speech) -> None:
    timeline = speech.timeline
    begin = 0
    for chapter in timeline.chapters:
        clips = [clip for clip in timeline.clips if clip.chapter == chapter.id]

        assert chapter.begin == begin
        assert clips[0].begin == 0
        assert clips[-1].end == chapter.duration
        assert all(one.end == two.begin for one, two in pairwise(clips))
        assert all(clip.end > clip.begin for clip in clips)
        begin += chapter.duration
    assert begin == timeline.duration


def test_chapters_last_as_long_as_their_sound(speech: Speech) -> None:
    for chapter in speech.timeline.chapters:
        samples = len(mp3.decoded(speech.chapters[chapter.id]))

        assert chapter.duration == samples * 1000 // 24_000


def test_clips_begin_where_their_sound_begins(speech: Speech) -> None:
    chapter = next(c for c in speech.timeline.chapters if c.id == "about-session")
    heard = mp3.decoded(speech.chapters[chapter.id])
    for clip in speech.timeline.clips:
        if clip.chapter == chapter.id and clip.begin:
            at = clip.begin * 24
            before, after = heard[at - 2400 : at], heard[at : at + 2400]

            assert abs(after).max() > 10 * abs(before).max()


def test_tells_the_length_without_the_opening(speech: Speech) -> None:
    timeline = speech.timeline

    assert timeline.opening == timeline.chapters[0].duration
    assert timeline.chapters[0].id == OPENING
    assert f"lasts about {timeline.minutes} minutes" in speech.script


def test_does_nothing_when_nothing_changed(inputs: Inputs, store: Memory, speech: Speech) -> None:
    store.made.clear()
    again = record(EVERYTHING, inputs.labels, "tone", 1.0, store, unwatched)

    assert again == speech
    assert store.made == []


def test_makes_one_sentence_and_one_chapter_after_an_edit(
    inputs: Inputs, store: Memory, speech: Speech
) -> None:
    store.made.clear()
    other = record(edited("We will mend less."), inputs.labels, "tone", 1.0, store, unwatched)
    changed = [name for name, data in speech.chapters.items() if other.chapters[name] != data]

    assert changed == ["front.summary"]
    assert len(store.made) == 2


def test_gives_the_same_bytes_from_an_empty_store(inputs: Inputs) -> None:
    one, two = (record(SHORT, inputs.labels, "tone", 1.0, Memory(), unwatched) for _ in range(2))

    assert one == two


def test_repeats_nothing_that_was_finished_before_a_failure(inputs: Inputs) -> None:
    store = Memory()
    with pytest.raises(SpeechError, match="power went out"):
        record_with(SHORT, inputs.labels, Counting("Food"), store, unwatched)
    finished = sum(data.startswith(b"fLaC") for data in store.kept.values())
    after = Counting()
    record_with(SHORT, inputs.labels, after, store, unwatched)
    whole = Counting()
    record_with(SHORT, inputs.labels, whole, Memory(), unwatched)

    assert finished > 5
    assert len(after.said) == len(whole.said) - finished


def test_names_every_sentence_with_a_sign_that_the_voice_would_drop(inputs: Inputs) -> None:
    first, second = EVERYTHING.in_short
    place = Location("content/plan/publication.yaml", 7, 5)
    snow = tuple(
        (replace(words[0], children=(Text(f"Snow ☃ {n}"),), location=place),)
        for n, words in enumerate((first, second))
    )
    with pytest.raises(ContentError) as caught:
        record_with(
            replace(EVERYTHING, in_short=snow), inputs.labels, Counting(), Memory(), unwatched
        )

    assert [found.location for found in caught.value.diagnostics] == [place, place]
    assert "☃" in caught.value.diagnostics[0].message
    assert caught.value.diagnostics[0].is_error


def test_refuses_a_sentence_of_signs_alone(inputs: Inputs) -> None:
    with pytest.raises(ContentError):
        record(edited("•"), inputs.labels, "tone", 1.0, Memory(), unwatched)


def test_refuses_a_voice_that_swallows_words(
    inputs: Inputs, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = Tone.synth

    def half(self: Tone, text: str, lang: str) -> Segment:
        made = whole(self, text, lang)
        return Segment(made.samples[: len(made.samples) // 4], made.rate)

    monkeypatch.setattr(Tone, "synth", half)
    with pytest.raises(SpeechError, match=r"seconds for \d+ words"):
        record(
            edited("Nobody could mend everything without some help."),
            inputs.labels,
            "tone",
            1.0,
            Memory(),
            unwatched,
        )


def test_shows_its_progress(inputs: Inputs) -> None:
    seen: list[tuple[int, int]] = []
    record(
        SHORT,
        inputs.labels,
        "tone",
        1.0,
        Memory(),
        lambda done, total, _: seen.append((done, total)),
    )

    assert seen[-1][0] == seen[-1][1]
    assert any(done == total > 10 for done, total in seen)


def test_loads_no_sound_libraries_when_all_is_kept() -> None:
    program = """
import sys
from strategy_build.model.labels import Labels
from strategy_build.sources.labels import read_labels
from strategy_build.speech.recording import record
from tests.speech.memory import SHORT, Memory, unwatched
labels = read_labels(open("layouts/labels/en.yaml", encoding="utf-8").read(), "en")
store = Memory()
if len(sys.argv) > 1:
    import pickle
    store.kept = pickle.load(sys.stdin.buffer)
record(SHORT, labels, "tone", 1.0, store, unwatched)
if len(sys.argv) > 1:
    loaded = {"numpy", "soundfile", "lameenc", "hibari", "onnxruntime"} & set(sys.modules)
    print(sorted(loaded))
else:
    import pickle
    sys.stdout.buffer.write(pickle.dumps(store.kept))
"""
    environment = {"PYTHONPATH": "src:."}
    first = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, check=True, env=environment
    )
    again = subprocess.run(
        [sys.executable, "-c", program, "again"],
        input=first.stdout,
        capture_output=True,
        check=True,
        env=environment,
    )

    assert again.stdout.decode().strip() == "[]"


def test_refuses_sounds_in_the_glossary_that_no_voice_knows(inputs: Inputs) -> None:
    first, *others = EVERYTHING.glossary
    strange = replace(EVERYTHING, glossary=(replace(first, ipa="kʘʌp"), *others))
    with pytest.raises(ContentError) as caught:
        record(strange, inputs.labels, "tone", 1.0, Memory(), unwatched)

    assert "ʘ" in caught.value.diagnostics[0].message


def test_refuses_a_chapter_that_is_silent_for_long(
    inputs: Inputs, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("strategy_build.speech.cues.PARAGRAPH", 3_500)
    monkeypatch.setattr("strategy_build.speech.passages.PARAGRAPH", 3_500)
    with pytest.raises(AssertionError, match=r"is silent for 3\.\d seconds"):
        record(SHORT, inputs.labels, "tone", 1.0, Memory(), unwatched)
