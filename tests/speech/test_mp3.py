from __future__ import annotations

import numpy as np
import pytest
from mutagen.mp3 import BitrateMode
from tests.speech.players import parsed

from strategy_build.speech import mp3
from strategy_build.speech.sound import RATE


def click(at: int, length: int) -> np.ndarray:
    pcm = np.zeros(length, np.int16)
    pcm[at : at + 60] = 20_000
    return pcm


def test_is_constant_64_kilobits_in_one_channel() -> None:
    info = parsed(mp3.encoded([click(100, RATE * 5)])).info

    assert (info.bitrate, info.channels, info.sample_rate) == (64_000, 1, RATE)
    assert info.bitrate_mode in {BitrateMode.CBR, BitrateMode.UNKNOWN}


def test_holds_whole_frames_and_all_that_was_put_in() -> None:
    data = mp3.encoded([click(100, RATE * 2)])

    assert mp3.frames(data) * mp3.FRAME >= RATE * 2 + mp3.DELAY
    assert len(mp3.decoded(data)) == mp3.frames(data) * mp3.FRAME


def test_sounds_later_by_the_delay_that_the_timeline_counts() -> None:
    heard = mp3.decoded(mp3.encoded([click(RATE, RATE * 2)]))

    assert abs(int(np.abs(heard).argmax()) - (RATE + mp3.DELAY)) < 150


def test_joined_chapters_keep_their_places() -> None:
    first, second = mp3.encoded([click(500, RATE)]), mp3.encoded([click(RATE, RATE * 2)])
    heard = mp3.decoded(first + second)
    begin = mp3.frames(first) * mp3.FRAME

    assert len(heard) == begin + mp3.frames(second) * mp3.FRAME
    assert abs(int(np.abs(heard[begin:]).argmax()) - (RATE + mp3.DELAY)) < 150


def test_the_same_sound_gives_the_same_bytes() -> None:
    assert mp3.encoded([click(5, RATE)]) == mp3.encoded([click(5, RATE)])


def test_notices_bytes_that_are_no_frames() -> None:
    with pytest.raises(ValueError, match="not made of frames"):
        mp3.frames(mp3.encoded([click(5, RATE)])[:-1])
    with pytest.raises(ValueError, match="not made of frames"):
        mp3.frames(b"\0" * 192)
