"""A recording as one MP3 with chapters and transcript, and its timeline."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict

from strategy_build.model.document import Document
from strategy_build.model.inputs import Inputs, Rendered
from strategy_build.model.timeline import Timeline
from strategy_build.model.walk import text_of
from strategy_build.speech.id3 import Tags, tag

# ID3 wants three letters (ISO 639-2).
_LANGUAGES = {
    "ar": "ara",
    "bn": "ben",
    "cy": "wel",
    "de": "ger",
    "en": "eng",
    "es": "spa",
    "fr": "fre",
    "ga": "gle",
    "gd": "gla",
    "gu": "guj",
    "it": "ita",
    "pa": "pan",
    "pl": "pol",
    "pt": "por",
    "ro": "rum",
    "so": "som",
    "uk": "ukr",
    "ur": "urd",
    "zh": "chi",
}
_UNKNOWN = "und"


def render(document: Document, inputs: Inputs, options: Mapping[str, str]) -> Rendered:
    """ID.mp3 and ID.timeline.json from a finished recording."""
    speech = inputs.speech
    if speech is None:
        message = "the audio format was given no recording"
        raise ValueError(message)
    timeline = speech.timeline
    title = text_of(document.title)
    subtitle = text_of(document.subtitle)
    tags = Tags(
        title=title,
        artist=document.imprint.organisation,
        album=inputs.labels("speech-album", title=title, subtitle=subtitle) if subtitle else title,
        language=_LANGUAGES.get(timeline.lang.partition("-")[0].lower(), _UNKNOWN),
        year=document.imprint.published[:4],
        contents=inputs.labels("speech-contents"),
        chapters=timeline.chapters,
        transcript=speech.script,
    )
    sound = b"".join(speech.chapters[chapter.id] for chapter in timeline.chapters)
    files = {
        f"{document.id}.mp3": tag(tags) + sound,
        f"{document.id}.timeline.json": _json(document, timeline),
    }
    return Rendered(files, minutes=timeline.minutes)


def _json(document: Document, timeline: Timeline) -> bytes:
    """Which sentence sounds when, in ms from the start of each chapter."""
    told = {
        "version": 1,
        "document": document.id,
        "audio": f"{document.id}.mp3",
        "duration": timeline.duration,
        **asdict(timeline),
    }
    return json.dumps(told, ensure_ascii=False, indent=1).encode() + b"\n"
