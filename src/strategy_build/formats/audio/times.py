"""The timeline of a recording for programs, in the shape of layouts/schemas/timeline.schema.json."""

from __future__ import annotations

import json

from strategy_build.model.timeline import Timeline

SCHEMA = "schemas/timeline.schema.json"  # both in layouts/ and in the site
_VERSION = 1  # of the shape, raised when programs that read it must change


def times(publication: str, audio: str, timeline: Timeline) -> bytes:
    """Which sentence sounds when, in ms from the start of its chapter, and where chapters start."""
    told = {
        "$schema": f"../{SCHEMA}",
        "version": _VERSION,
        "document": publication,
        "lang": timeline.lang,
        "voice": timeline.voice,
        "audio": audio,
        "duration": timeline.duration,
        "opening": timeline.opening,
        "chapters": [
            {
                "id": chapter.id,
                "title": chapter.title,
                "level": chapter.level,
                "begin": chapter.begin,
                "duration": chapter.duration,
            }
            for chapter in timeline.chapters
        ],
        "clips": [
            {
                "sentence": clip.sentence,
                "chapter": clip.chapter,
                "begin": clip.begin,
                "end": clip.end,
            }
            for clip in timeline.clips
        ],
    }
    return json.dumps(told, ensure_ascii=False, indent=1).encode() + b"\n"
