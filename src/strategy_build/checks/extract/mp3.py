"""What an MP3 file says of itself (ID3 tags) and how long it really sounds (its frames)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

_HEADER = 10
_SYNCSAFE_VERSION = 4
# MPEG 1 and MPEG 2/2.5, layer III
_RATES = {3: (44_100, 48_000, 32_000), 2: (22_050, 24_000, 16_000), 0: (11_025, 12_000, 8_000)}
_BITS_1 = (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320)
_BITS_2 = (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160)
_NOTE = 61  # bytes from the start of a frame, in which the name of a note on the stream begins
_SIGNATURE = 8  # bytes by which a picture is known
_ENCODINGS = ("latin-1", "utf-16", "utf-16-be", "utf-8")


@dataclass(frozen=True, slots=True)
class Mark:
    """A chapter as players see it: id, title, begin and end in ms."""

    id: str
    title: str
    begin: int
    end: int


@dataclass(frozen=True, slots=True)
class Recording:
    """An MP3: its title, artist and transcript, its chapters in the order of its contents, its ms.

    `language` is the code in the file (three letters), `cover` the first bytes of its picture.
    """

    title: str
    artist: str
    transcript: str
    chapters: tuple[Mark, ...]
    duration: int
    language: str = ""
    cover: bytes = b""


def extract(data: bytes) -> Recording:
    """Read an MP3 with ID3v2.3 or 2.4 tags. ValueError where it has none."""
    if data[:3] != b"ID3":
        raise ValueError("the file has no ID3 tags")
    end = _HEADER + _syncsafe(data[6:10])
    frames = list(_frames(data[_HEADER:end], data[3]))
    texts = {name: _text(body) for name, body in frames if name.startswith("T")}
    marks = dict(_mark(body, data[3]) for name, body in frames if name == "CHAP")
    contents = next((body for name, body in frames if name == "CTOC"), b"")
    order = [name for name in _contents(contents) if name in marks] or list(marks)
    words = next((_transcript(body) for name, body in frames if name == "USLT"), "")
    chapters = tuple(marks[name] for name in order)
    picture = next((body for name, body in frames if name == "APIC"), b"")
    return Recording(
        texts.get("TIT2", ""),
        texts.get("TPE1", ""),
        words,
        chapters,
        duration(data[end:]),
        texts.get("TLAN", ""),
        _picture(picture)[:_SIGNATURE],
    )


def _syncsafe(four: bytes) -> int:
    return sum(byte << shift for byte, shift in zip(four, (21, 14, 7, 0), strict=True))


def _frames(data: bytes, version: int) -> Iterator[tuple[str, bytes]]:
    at = 0
    while at + _HEADER <= len(data) and data[at]:
        raw = data[at + 4 : at + 8]
        size = _syncsafe(raw) if version >= _SYNCSAFE_VERSION else int.from_bytes(raw)
        yield data[at : at + 4].decode("latin-1"), data[at + _HEADER : at + _HEADER + size]
        at += _HEADER + size


def _text(body: bytes) -> str:
    return body[1:].decode(_ENCODINGS[body[0]]).rstrip("\0") if body else ""


def _picture(body: bytes) -> bytes:
    """The picture after encoding, media type, kind and a description."""
    if not body:
        return b""
    _, _, rest = body[1:].partition(b"\0")
    return _described(rest[1:], _ENCODINGS[body[0]])


def _transcript(body: bytes) -> str:
    """The words after encoding, language and a description."""
    coding = _ENCODINGS[body[0]]
    return _described(body[4:], coding).decode(coding)


def _described(rest: bytes, coding: str) -> bytes:
    """What stands after a description, which ends with a zero of the encoding's width."""
    gap = b"\0\0" if coding.startswith("utf-16") else b"\0"
    at = 0
    while at < len(rest) and rest[at : at + len(gap)] != gap:
        at += len(gap)
    return rest[at + len(gap) :]


def _mark(body: bytes, version: int) -> tuple[str, Mark]:
    name, _, rest = body.partition(b"\0")
    begin, end = (int.from_bytes(rest[at : at + 4]) for at in (0, 4))
    titles = [_text(inner) for tag, inner in _frames(rest[16:], version) if tag == "TIT2"]
    chapter = name.decode("latin-1")
    return chapter, Mark(chapter, titles[0] if titles else "", begin, end)


def _contents(body: bytes) -> list[str]:
    _, _, rest = body.partition(b"\0")
    names = rest[2:].split(b"\0")[: rest[1]] if len(rest) > 1 else []
    return [name.decode("latin-1") for name in names]


def duration(sound: bytes) -> int:
    """Length of a stream in ms, from its frames; those that only hold a header do not sound."""
    at = 0
    seconds = 0.0
    while at + 4 <= len(sound):
        head = sound[at : at + 4]
        if head[0] != 0xFF or head[1] & 0xE0 != 0xE0 or head[2] >> 4 == 0xF:
            at += 1
            continue
        version = head[1] >> 3 & 3
        if version not in _RATES or head[2] >> 2 & 3 == 3 or head[2] >> 4 == 0:
            at += 1
            continue
        rate = _RATES[version][head[2] >> 2 & 3]
        bits = (_BITS_1 if version == 3 else _BITS_2)[head[2] >> 4] * 1000
        samples = 1152 if version == 3 else 576
        size = max(samples // 8 * bits // rate + (head[2] >> 1 & 1), 4)
        run = _run(sound, at, size)
        silent = set(_notes(sound, at, at + run * size, size))
        seconds += (run - len(silent)) * samples / rate
        at += run * size
    return round(seconds * 1000)


def _run(sound: bytes, at: int, size: int) -> int:
    """How many frames of one size and the same header follow each other."""
    run = len(sound) // 4
    for place in range(at, at + 3):
        column = sound[place::size]
        run = min(run, len(column) - len(column.lstrip(column[:1])))
    return max(1, run)


def _notes(sound: bytes, start: int, end: int, size: int) -> Iterator[int]:
    """Which of the frames between two places hold a note on the stream in place of sound."""
    for tag in (b"Xing", b"Info"):
        found = sound.find(tag, start, end)
        while found >= 0:
            frame, inside = divmod(found - start, size)
            if inside < _NOTE:
                yield frame
            found = sound.find(tag, found + 1, end)
