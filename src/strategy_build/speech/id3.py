"""ID3v2.3 tags: title, organisation, language, chapters in time order, transcript, cover.

Written here because the known writers sort frames by size, which puts chapters out of order.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable
from dataclasses import dataclass

from strategy_build.model.timeline import Chapter

_NO_OFFSET = 0xFFFFFFFF
_TOP_LEVEL_ORDERED = 3
_MOST_CHILDREN = 255
_COVER = 3
_CONTENTS = "contents"


@dataclass(frozen=True, slots=True)
class Tags:
    """What an MP3 says about itself. `language` has three letters (ISO 639-2); `cover` may be empty."""

    title: str
    artist: str
    album: str
    language: str
    year: str
    contents: str
    chapters: tuple[Chapter, ...]
    transcript: str
    cover: bytes = b""
    cover_type: str = "image/png"


def tag(tags: Tags) -> bytes:
    """The whole tag, to stand before the first frame."""
    text = (
        ("TIT2", tags.title),
        ("TPE1", tags.artist),
        ("TALB", tags.album),
        ("TLAN", tags.language),
        ("TCON", "Speech"),
        ("TYER", tags.year),
    )
    frames = [_text(name, words) for name, words in text if words]
    frames += _contents(tags)
    frames += (_chapter(f"chapter-{i}", each) for i, each in enumerate(tags.chapters))
    if tags.transcript:
        frames.append(_transcript(tags.language, tags.transcript))
    if tags.cover:
        head = b"\x00" + tags.cover_type.encode("ascii") + bytes([0, _COVER, 0])
        frames.append(_frame("APIC", head + tags.cover))
    body = b"".join(frames)
    return b"ID3\x03\x00\x00" + _seven_bits(len(body)) + body


def _frame(name: str, data: bytes) -> bytes:
    return name.encode("ascii") + struct.pack(">IH", len(data), 0) + data


def _utf16(words: str) -> bytes:
    return b"\xff\xfe" + words.encode("utf-16-le")


def _text(name: str, words: str) -> bytes:
    return _frame(name, b"\x01" + _utf16(words))


def _chapter(name: str, chapter: Chapter) -> bytes:
    times = struct.pack(
        ">IIII", chapter.begin, chapter.begin + chapter.duration, _NO_OFFSET, _NO_OFFSET
    )
    return _frame("CHAP", name.encode("ascii") + b"\0" + times + _text("TIT2", chapter.title))


def _contents(tags: Tags) -> Iterable[bytes]:
    names = [f"chapter-{i}" for i in range(len(tags.chapters))]
    if len(names) > _MOST_CHILDREN:  # the count is one byte: deeper tables would be needed
        message = f"{len(names)} chapters are more than a table of contents can hold"
        raise ValueError(message)
    children = b"".join(name.encode("ascii") + b"\0" for name in names)
    head = _CONTENTS.encode("ascii") + bytes([0, _TOP_LEVEL_ORDERED, len(names)])
    yield _frame("CTOC", head + children + _text("TIT2", tags.contents))


def _transcript(language: str, words: str) -> bytes:
    return _frame("USLT", b"\x01" + language.encode("ascii") + _utf16("") + b"\0\0" + _utf16(words))


def _seven_bits(size: int) -> bytes:
    return bytes((size >> shift) & 0x7F for shift in (21, 14, 7, 0))
