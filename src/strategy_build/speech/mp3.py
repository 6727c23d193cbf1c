"""MP3 of one chapter: constant bit rate without a header frame, so that chapters join byte by byte."""

from __future__ import annotations

import io
from collections.abc import Iterable
from itertools import chain

import lameenc
import numpy as np
import numpy.typing as npt
import soundfile

from strategy_build.speech.sound import RATE, Pcm, silence

KILOBITS = 64
FRAME = 576  # samples
DELAY = 1105  # samples by which a decoder is late: 576 of the encoder, 529 of its own
LEAD = 60  # ms of pause before a cue's first word: after a jump, up to 30 ms of sound are damaged
_QUALITY = 7  # of LAME: twice as quick as 5 and, measured band by band, as near to the voice
_TAIL = 120  # ms of silence, so that the last word is not cut by the delay
_FRAME_BYTES = 72 * KILOBITS * 1000 // RATE


def encoded(pieces: Iterable[Pcm]) -> bytes:
    """One stream of whole frames from pieces of sound."""
    encoder = lameenc.Encoder()
    encoder.set_bit_rate(KILOBITS)
    encoder.set_in_sample_rate(RATE)
    encoder.set_channels(1)
    encoder.set_quality(_QUALITY)
    encoder.silence()
    out = bytearray()
    for piece in chain(pieces, (silence(_TAIL),)):
        out += encoder.encode(piece.tobytes())
    out += encoder.flush()
    return bytes(out)


def frames(data: bytes) -> int:
    """How many frames a stream has; ValueError where it is not whole frames of our kind."""
    count, rest = divmod(len(data), _FRAME_BYTES)
    heads = {data[i * _FRAME_BYTES : i * _FRAME_BYTES + 2] for i in range(count)}
    if rest or heads != {b"\xff\xf3"}:
        message = f"an MP3 stream of {len(data)} bytes is not made of frames of {_FRAME_BYTES}"
        raise ValueError(message)
    return count


def cue(start: int) -> int:
    """Where to begin, in ms, to hear whole what was put in `start` samples after the beginning.

    A player that jumps lands between frames, and the first two lack what earlier frames kept for
    them (measured in Chromium: nothing for 15 to 34 ms). What stands before a cue is a pause of 250 ms
    or more, so the words before it are not heard again.
    """
    return max(0, round((start + DELAY) * 1000 / RATE) - LEAD)


def decoded(data: bytes) -> npt.NDArray[np.float32]:
    """The samples of a stream, as another program than its maker reads them."""
    samples, rate = soundfile.read(io.BytesIO(data), dtype="float32")
    if rate != RATE:
        message = f"an MP3 stream came back at {rate} Hz"
        raise ValueError(message)
    return np.asarray(samples, np.float32)
