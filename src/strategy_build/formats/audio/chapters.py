"""The chapters of a recording as JSON for podcast players (Podcasting 2.0, JSON chapters 1.2.0)."""

from __future__ import annotations

import json
from collections.abc import Mapping

from strategy_build.model.timeline import Timeline

MEDIA_TYPE = "application/json+chapters"


def chapters(
    title: str, author: str, audio: str, pages: Mapping[str, str], timeline: Timeline
) -> bytes:
    """Begin and end of each chapter in seconds; `pages` has the addresses of its words, by its id.

    `audio` is the name of the sound file that the times belong to.
    """
    told = {
        "version": "1.2.0",
        "title": title,
        "author": author,
        "fileName": audio,
        "chapters": [
            {
                "startTime": chapter.begin / 1000,
                "endTime": (chapter.begin + chapter.duration) / 1000,
                "title": chapter.title,
                **({"url": pages[chapter.id]} if chapter.id in pages else {}),
            }
            for chapter in timeline.chapters
        ],
    }
    return json.dumps(told, ensure_ascii=False, indent=1).encode() + b"\n"
