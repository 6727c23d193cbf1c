from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from tests.speech.players import parsed, tags_of

from strategy_build.model.timeline import Chapter
from strategy_build.speech import mp3
from strategy_build.speech.id3 import Tags, tag
from strategy_build.speech.sound import RATE

CHAPTERS = (
    Chapter("a", "A title that is long, so that frames by size would come late", 1, 0, 4_000),
    Chapter("b", "B", 1, 4_000, 2_000),
    Chapter("c", "Croeso ŵ", 2, 6_000, 3_000),
)
TAGS = Tags(
    "Nobody is a stranger",
    "Harbour Lane",
    "Nobody is a stranger: our direction",
    "eng",
    "2027",
    "Contents",
    CHAPTERS,
    "Every word\nof it — “ŵ”\n",
    b"\x89PNG cover",
)


def read(tags: Tags) -> Any:
    sound = mp3.encoded([np.zeros(RATE, np.int16)])
    whole = parsed(tag(tags) + sound)

    assert whole.info.length == pytest.approx(mp3.frames(sound) * mp3.FRAME / RATE, abs=0.05)
    return whole.tags


def test_says_title_organisation_language_and_year() -> None:
    tags = tags_of(tag(TAGS))

    assert tags.version == (2, 3, 0)
    assert str(tags["TIT2"]) == "Nobody is a stranger"
    assert str(tags["TPE1"]) == "Harbour Lane"
    assert str(tags["TALB"]) == "Nobody is a stranger: our direction"
    assert str(tags["TLAN"]) == "eng"
    assert str(tags["TCON"]) == "Speech"
    assert str(tags["TYER"]) == "2027"


def test_lists_chapters_in_time_order_with_their_titles() -> None:
    tags = read(TAGS)
    contents = tags["CTOC:contents"]
    chapters = [tags[f"CHAP:{name}"] for name in contents.child_element_ids]

    assert [(c.start_time, c.end_time) for c in chapters] == [
        (0, 4_000),
        (4_000, 6_000),
        (6_000, 9_000),
    ]
    assert [str(c.sub_frames["TIT2"]) for c in chapters] == [c.title for c in CHAPTERS]


def test_writes_chapters_in_time_order_too() -> None:
    data = tag(TAGS)

    assert data.index(b"CHAP") < data.index("B".encode("utf-16-le"), data.index(b"CHAP"))
    assert [data.index(f"chapter-{i}\0".encode(), data.index(b"CHAP")) for i in range(3)] == sorted(
        data.index(f"chapter-{i}\0".encode(), data.index(b"CHAP")) for i in range(3)
    )


def test_holds_the_whole_transcript_and_the_cover() -> None:
    tags = read(TAGS)

    assert tags["USLT::eng"].text == TAGS.transcript
    assert tags["APIC:"].data == TAGS.cover


def test_refuses_more_chapters_than_a_contents_list_can_name() -> None:
    many = Tags("t", "a", "b", "eng", "", "Contents", CHAPTERS * 90, "")

    with pytest.raises(ValueError, match="270 chapters"):
        tag(many)
