"""AUD: rules on the finished recording, read by our own reader of MP3 files."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from strategy_build.checks.expected import spoken_ids
from strategy_build.checks.extract.mp3 import Recording, extract
from strategy_build.checks.normal import tokens
from strategy_build.checks.rule import Finding, Rule, error
from strategy_build.diagnostics import Diagnostic, Location
from strategy_build.model.document import Document
from strategy_build.model.inputs import Speech
from strategy_build.model.walk import sections, text_of

_NEAR = 200  # ms between what the timeline says and what the frames hold, for each chapter
_SLOW, _FAST = 100, 230  # words a minute, pauses included


@dataclass(frozen=True, slots=True)
class Sound:
    """A recording: its file, what it says of itself, the timeline and the document."""

    path: str
    recording: Recording
    speech: Speech
    document: Document

    @property
    def place(self) -> Location:
        """The file."""
        return Location(self.path)


@error("AUD01")
def tags(one: Sound) -> Iterator[Finding]:
    """The file says its title and who it is by, and holds its transcript.

    Why: Players show and say these; a file called track 1 cannot be found again. People who do not
        hear well read along.
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
    if not _SLOW <= pace_ <= _FAST:
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


RULES: tuple[Rule[[Sound]], ...] = (tags, frame, chapters, complete, pace)


def check_sound(
    path: str, data: bytes, document: Document, speech: Speech
) -> tuple[Diagnostic, ...]:
    """All breaches in a recording."""
    opened = Sound(path, extract(data), speech, document)
    return tuple(found for rule in RULES for found in rule(opened))
