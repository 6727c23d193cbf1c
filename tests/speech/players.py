"""MP3 files as another reader sees them (mutagen, for tests alone)."""

from __future__ import annotations

import io
from typing import Any

from mutagen.id3 import ID3
from mutagen.mp3 import MP3


def parsed(data: bytes) -> Any:
    """A whole MP3 with `info` and `tags`."""
    return MP3(io.BytesIO(data))  # type: ignore[no-untyped-call, unused-ignore]


def tags_of(data: bytes) -> Any:
    """A tag as it stands, of the version it was written in."""
    return ID3(io.BytesIO(data), translate=False)  # type: ignore[no-untyped-call, unused-ignore]
