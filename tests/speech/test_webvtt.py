from __future__ import annotations

import io

import pytest
import webvtt as other
from hypothesis import given
from hypothesis import strategies as st

from strategy_build.checks.extract.vtt import extract
from strategy_build.speech.captions import Caption
from strategy_build.speech.webvtt import webvtt

CAPTIONS = (
    Caption("a-one", "a", 0, 1_500, (("en-GB", "Part 1. Fish & chips <hot> --> now"),)),
    Caption("a-two", "a", 1_500, 3_600_000, (("en-GB", "We say"), ("cy", "Croeso"))),
    Caption("b-one", "b", 3_600_000, 36_000_001, (("ur", "خوش آمدید"),)),
)


def test_names_each_cue_after_its_sentence_and_tells_its_times() -> None:
    made = webvtt("Part 1", CAPTIONS, "en-GB").decode()

    assert made.splitlines()[:4] == [
        "WEBVTT - Part 1",
        "",
        "a-one",
        "00:00:00.000 --> 00:00:01.500",
    ]
    assert "01:00:00.000 --> 10:00:00.001" in made
    assert made.endswith("</lang>\n")


def test_another_program_reads_the_same_cues() -> None:
    made = webvtt("Part 1", CAPTIONS, "en-GB").decode()
    read = other.from_buffer(io.StringIO(made)).captions

    assert [cue.identifier for cue in read] == ["a-one", "a-two", "b-one"]
    assert [cue.start_in_seconds for cue in read] == [0, 1, 3_600]
    assert read[1].text == "We say Croeso"


def test_our_own_reader_gives_back_words_times_and_languages() -> None:
    first, second, third = extract(webvtt("<Part> --> 1", CAPTIONS, "en-GB"))

    assert first.text == "Part 1. Fish & chips <hot> --> now"
    assert (second.begin, second.end, second.spoken) == (1_500, 3_600_000, (("cy", "Croeso"),))
    assert third.spoken == (("ur", "خوش آمدید"),)


@given(st.text(min_size=1).filter(lambda words: words.split()))
def test_any_words_come_back(words: str) -> None:
    (cue,) = extract(webvtt(words, [Caption("a", "a", 0, 1, (("en", words),))], "en"))

    assert cue.text == " ".join(words.split())


SOUND = webvtt("Part 1", CAPTIONS, "en-GB").decode()
BAD = [
    ("line 1", SOUND.replace("WEBVTT", "VTT")),
    ("line 1", SOUND.replace("WEBVTT - Part 1", "WEBVTT --> Part 1")),
    ("line 2", SOUND.replace("\n\na-one", "\na-one")),
    ("no times", SOUND.replace("01.500\n", "01,500\n", 1)),
    ("no times", SOUND.replace("00:00:00.000", "00:00:70.000")),
    ("ends before", SOUND.replace("00:00:01.500 --> 01", "00:00:01.500 --> 00")),
    ("begins before", SOUND.replace("10:00:00.001", "00:00:00.900").replace(
        "01:00:00.000 --> 0", "00:00:00.100 --> 0")),
    ("no words", SOUND.replace("Part 1. Fish &amp; chips &lt;hot&gt; --&gt; now\n", "")),
    ("no words", SOUND.replace("--&gt; now", "--> now")),
    ("stands for nothing", SOUND.replace("&amp;", "&")),
    ("stands for nothing", SOUND.replace("&amp;", "&nothing;")),
    ("is no mark", SOUND.replace("&lt;hot", "<hot")),
    ("not closed", SOUND.replace("Croeso</lang>", "Croeso")),
    ("closes nothing", SOUND.replace("We say", "We say</lang>")),
    ("must say what", SOUND.replace("<lang cy>", "<lang>")),
    ("same name", SOUND.replace("b-one", "a-one")),
]  # fmt: skip


@pytest.mark.parametrize(("what", "made"), BAD)
def test_our_own_reader_refuses_what_is_no_webvtt(what: str, made: str) -> None:
    assert made != SOUND

    with pytest.raises(ValueError, match=what):
        extract(made.encode())
