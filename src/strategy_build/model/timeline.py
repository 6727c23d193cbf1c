"""Which sentence sounds when: the only product of speech, from which all else is written."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Clip:
    """One sentence in one audio file: begin and end in whole milliseconds from the file's start."""

    sentence: str
    chapter: str
    begin: int
    end: int


@dataclass(frozen=True, slots=True)
class Chapter:
    """One audio file: its id, spoken title, length in ms, and where it starts in the whole recording."""

    id: str
    title: str
    level: int
    begin: int
    duration: int


@dataclass(frozen=True, slots=True)
class Timeline:
    """A whole recording: chapters in order, clips in order, no gap, no overlap, nothing past the end.

    `opening` is the length in ms of what is said before the publication itself (title, how to move):
    the length told to readers leaves it out.
    """

    lang: str
    voice: str
    chapters: tuple[Chapter, ...]
    clips: tuple[Clip, ...]
    opening: int = 0

    @property
    def duration(self) -> int:
        """Length of the whole recording in ms."""
        return sum(chapter.duration for chapter in self.chapters)

    @property
    def minutes(self) -> int:
        """Length told to readers, in whole minutes, at least 1."""
        return max(1, round((self.duration - self.opening) / 60_000))
