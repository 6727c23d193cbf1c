"""AUD: rules on the finished recording, read by our own readers of MP3 and WebVTT files."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from strategy_build.checks.expected import spoken_ids
from strategy_build.checks.extract import vtt
from strategy_build.checks.extract.mp3 import Recording, extract
from strategy_build.checks.normal import tokens
from strategy_build.checks.output import announcements, hearing
from strategy_build.checks.rule import Finding, Rule, error
from strategy_build.diagnostics import Diagnostic, Location
from strategy_build.model.document import Document
from strategy_build.model.inputs import Speech
from strategy_build.model.walk import sections, text_of
from strategy_build.speech.normaliser import is_english

_NEAR = 200  # ms between what the timeline says and what the frames hold, for each chapter
_SLOW, _FAST = 100, 230  # words a minute, pauses included
_SLOW_ELSEWHERE = 50  # languages with longer words, whose numbers are left to the voice
_PICTURES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")
_LETTERS_OF_A_LANGUAGE = 3


@dataclass(frozen=True, slots=True)
class Sound:
    """A recording: its file, what it says of itself, the timeline and the document.

    `files` are all files of the format by name, the recording among them.
    """

    path: str
    recording: Recording
    speech: Speech
    document: Document
    files: Mapping[str, bytes] = field(hash=False)

    @property
    def place(self) -> Location:
        """The file."""
        return Location(self.path)


@error("AUD01")
def tags(one: Sound) -> Iterator[Finding]:
    """The file says its title, who it is by and its language, and holds a cover and its transcript.

    Why: Players show and say these; a file called track 1 cannot be found again. People who do not
        hear well read along. People who read little know it by its picture.
    Bad: no title
    Good: Nothing wasted, no one left out
    Source: UKAAF MS01; WCAG 2.2, 1.2.1 (A)
    """
    told = one.recording
    if told.title != text_of(one.document.title):
        yield Finding(f'the recording is called "{told.title}"', one.place)
    if told.artist != one.document.imprint.organisation:
        yield Finding(f'the recording says it is by "{told.artist}"', one.place)
    if tokens(told.transcript) != tokens(one.speech.script):
        yield Finding("the transcript in the file is not what is spoken", one.place)
    if len(told.language) != _LETTERS_OF_A_LANGUAGE:
        yield Finding("the recording does not say its language", one.place)
    if not told.cover.startswith(_PICTURES):
        yield Finding("the recording has no cover picture", one.place)


@error("AUD03")
def chapters(one: Sound) -> Iterator[Finding]:
    """Each section is a chapter, in order, without a gap, up to the end of the sound.

    Why: Chapters are the only way to move in a recording.
    Bad: one chapter of 24 minutes
    Good: a chapter for each section, with its title
    Source: UKAAF MS01, navigation
    """
    marks = one.recording.chapters
    planned = one.speech.timeline.chapters
    if [m.title for m in marks] != [c.title for c in planned]:
        yield Finding("the chapters of the file are not those of the recording", one.place)
    before = 0
    for mark in marks:
        if mark.begin != before or mark.end <= mark.begin:
            yield Finding(f'the chapter "{mark.title}" does not begin where one ended', one.place)
        before = mark.end
    if abs(before - one.recording.duration) > _NEAR * max(1, len(marks)):
        message = f"the chapters end at {before:,} ms, the sound at {one.recording.duration:,} ms"
        yield Finding(message, one.place)
    names = " ".join(mark.title for mark in marks)
    for section in sections(one.document):
        title = text_of(section.title)
        if title and title not in names:
            yield Finding(f'no chapter is called "{title}"', one.place)


@error("AUD08")
def complete(one: Sound) -> Iterator[Finding]:
    """Every sentence sounds, in its chapter, and no two at once.

    Why: Listeners must not get less than readers, and cannot see what is missing.
    Bad: a sentence of 0 ms
    Good: a clip for each sentence, one after the other
    Source: UKAAF MS01, accurate representation
    """
    clips = one.speech.timeline.clips
    heard = {clip.sentence for clip in clips}
    for lost in sorted(spoken_ids(one.document) - heard):
        yield Finding(f"the sentence {lost} has no place in the recording", one.place)
    ends: dict[str, int] = {}
    for clip in clips:
        if clip.end <= clip.begin or clip.begin != ends.get(clip.chapter, clip.begin):
            yield Finding(f"the sentence {clip.sentence} has no time of its own", one.place)
        ends[clip.chapter] = clip.end
    for chapter in one.speech.timeline.chapters:
        if ends.get(chapter.id, 0) > chapter.duration:
            yield Finding(f'the chapter "{chapter.title}" ends before its last sentence', one.place)


@error("AUD05")
def pace(one: Sound) -> Iterator[Finding]:
    """The voice speaks at a pace that people can follow.

    Why: Too fast is too much, too slow is tiring; a pace far from both means that words are cut or
        that silence fills the file.
    Bad: 400 words a minute
    Good: about 150 words a minute, pauses included
    Source: UKAAF MS01; house style of this project
    """
    minutes = one.recording.duration / 60_000
    count = len(one.speech.script.split())
    pace_ = count / minutes if minutes else 0
    slow = _SLOW if is_english(one.document.lang) else _SLOW_ELSEWHERE
    if not slow <= pace_ <= _FAST:
        yield Finding(f"the voice says {pace_:.0f} words a minute", one.place)


@error("AUD02")
def frame(one: Sound) -> Iterator[Finding]:
    """The recording begins with its title, and says at the end that this is the end of it.

    Why: People who listen cannot see what they have opened, nor whether the rest was cut off.
    Bad: a recording that stops after the last section
    Good: End of Nothing wasted, no one left out.
    Source: UKAAF MS01, title and originator; DAISY structure guidelines
    """
    lines = [line for line in one.speech.script.split("\n") if line.strip()]
    title = tokens(text_of(one.document.title))
    if not lines or tokens(lines[0])[: len(title)] != title:
        yield Finding("the recording does not begin with its title", one.place)
    if not lines or " ".join(title) not in " ".join(tokens(lines[-1])):
        yield Finding("the recording does not say its title at the end", one.place)


@error("AUD11")
def transcripts(one: Sound) -> Iterator[Finding]:
    """What is said can be read beside the sound: whole and by part, each sentence at its time.

    Why: People who do not hear, or hear some of it, read what is said while it is said.
    Bad: a transcript that has drifted two seconds from the voice
    Good: a WebVTT file with a cue for each sentence, named like the sentence
    Source: WCAG 2.2, 1.2.1 Audio-only (A); W3C WebVTT
    """
    read: dict[str, tuple[vtt.Cue, ...]] = {}
    for name, data in one.files.items():
        if name.endswith(".vtt"):
            try:
                read[name] = vtt.extract(data)
            except ValueError as error:
                yield Finding(f"{name} is no WebVTT: {error}", one.place)
    name = one.document.id
    whole = read.pop(f"{name}.vtt", ())
    starts = {chapter.id: chapter.begin for chapter in one.speech.timeline.chapters}
    wanted = [
        (clip.sentence, starts[clip.chapter] + clip.begin, starts[clip.chapter] + clip.end)
        for clip in one.speech.timeline.clips
        if clip.chapter in starts
    ]
    if [(cue.id, cue.begin, cue.end) for cue in whole] != wanted:
        yield Finding("the transcript does not follow the recording", one.place)
    if tokens(" ".join(cue.text for cue in whole)) != tokens(one.speech.script):
        yield Finding("the words of the transcript are not those that are spoken", one.place)
    parts = [read.get(f"{name}-{chapter}.vtt", ()) for chapter in starts]
    if tuple(cue for part in parts for cue in part) != whole or len(read) != len(starts):
        yield Finding("the transcripts of the parts are not that of the whole", one.place)


@error("AUD12")
def marks(one: Sound) -> Iterator[Finding]:
    """Podcast players are given the same chapters as all others.

    Why: In a podcast, chapters are the only way to move to a part.
    Bad: chapters that begin in the middle of a sentence
    Good: the chapters of the recording, in seconds
    Source: Podcasting 2.0, JSON chapters 1.2.0
    """
    data = one.files.get(f"{one.document.id}.chapters.json", b"{}")
    told = json.loads(data).get("chapters", [])
    listed = [(each["title"], round(each["startTime"] * 1000)) for each in told]
    if listed != [(chapter.title, chapter.begin) for chapter in one.speech.timeline.chapters]:
        yield Finding("the list of chapters is not that of the recording", one.place)


RULES: tuple[Rule[[Sound]], ...] = (tags, frame, chapters, complete, pace, transcripts, marks)


def check_sound(
    path: str, files: Mapping[str, bytes], document: Document, speech: Speech
) -> tuple[Diagnostic, ...]:
    """All breaches in a recording: `files` of the format by name, of which `path` is the sound."""
    sound = files[f"{document.id}.mp3"]
    opened = Sound(path, extract(sound), speech, document, files)
    told = (found for rule in announcements.RULES for found in rule(path, document, speech))
    heard = (found for rule in hearing.RULES for found in rule(path, sound, speech))
    return (*(found for rule in RULES for found in rule(opened)), *told, *heard)
