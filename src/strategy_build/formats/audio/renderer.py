"""A recording as one MP3 with chapters and transcript, and all that is written from its timeline."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from strategy_build.formats.audio import files
from strategy_build.formats.audio.chapters import chapters
from strategy_build.formats.audio.times import times
from strategy_build.markup.cover import SQUARE, cover
from strategy_build.model.document import Document
from strategy_build.model.inputs import Inputs, Rendered, Speech
from strategy_build.model.walk import sections, text_of
from strategy_build.speech.captions import captions
from strategy_build.speech.id3 import Tags, tag
from strategy_build.speech.webvtt import webvtt

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
    """The recording, its transcript as a whole and by chapter, its chapters, its timeline."""
    del options  # sound has none
    speech = inputs.speech
    if speech is None:
        message = "the audio format was given no recording"
        raise ValueError(message)
    return Rendered(dict(_files(document, inputs, speech)), minutes=speech.timeline.minutes)


def _files(document: Document, inputs: Inputs, speech: Speech) -> Iterator[tuple[str, bytes]]:
    name, timeline = document.id, speech.timeline
    sound = b"".join(speech.chapters[chapter.id] for chapter in timeline.chapters)
    yield files.recording(name), tag(_tags(document, inputs, speech)) + sound
    title, spoken = text_of(document.title), captions(document, speech)
    yield files.transcript(name), webvtt(title, spoken, timeline.lang)
    for chapter in timeline.chapters:
        inside = (one for one in spoken if one.chapter == chapter.id)
        yield files.transcript(name, chapter.id), webvtt(chapter.title, inside, timeline.lang)
    who, audio = document.imprint.organisation, files.recording(name)
    yield files.chapter_list(name), chapters(title, who, audio, _pages(document), timeline)
    yield files.timeline(name), times(name, audio, timeline)


def _pages(document: Document) -> Mapping[str, str]:
    """Where the words of each section can be read; none where the site has no address."""
    base = document.imprint.base_url
    parts = (*document.body, *sections(document), document.contact.section)
    return {p.id: f"{base}{document.id}/index.html#{p.id}" for p in parts} if base else {}


def _tags(document: Document, inputs: Inputs, speech: Speech) -> Tags:
    title, subtitle = text_of(document.title), text_of(document.subtitle)
    who = document.imprint.organisation
    return Tags(
        title=title,
        artist=who,
        album=inputs.labels("speech-album", title=title, subtitle=subtitle) if subtitle else title,
        language=_LANGUAGES.get(speech.timeline.lang.partition("-")[0].lower(), _UNKNOWN),
        year=document.imprint.published[:4],
        contents=inputs.labels("speech-contents"),
        chapters=speech.timeline.chapters,
        transcript=speech.script,
        cover=cover(title, (subtitle, who), inputs.theme.accent, inputs.fonts, SQUARE),
    )
