"""The sound of a talking book: one file for each chapter of the recording, and where it is heard."""

from __future__ import annotations

from dataclasses import dataclass

from strategy_build.model.timeline import Clip, Timeline


@dataclass(frozen=True, slots=True)
class Track:
    """One chapter: the stem of its files, its title, and its times in ms.

    `begin` is its place in the whole book; the times of `clips` count from the start of its file.
    """

    name: str
    chapter: str
    title: str
    begin: int
    duration: int
    clips: tuple[Clip, ...]

    @property
    def sound(self) -> str:
        """The name of its MP3."""
        return f"{self.name}.mp3"

    @property
    def smil(self) -> str:
        """The name of the file that ties its words to its sound."""
        return f"{self.name}.smil"


def tracks(timeline: Timeline) -> tuple[Track, ...]:
    """One track a chapter, with short names that every player and file system takes."""
    digits = max(2, len(str(len(timeline.chapters))))
    inside: dict[str, list[Clip]] = {chapter.id: [] for chapter in timeline.chapters}
    for clip in timeline.clips:
        inside[clip.chapter].append(clip)
    return tuple(
        Track(
            f"c{n:0{digits}d}",
            chapter.id,
            chapter.title,
            chapter.begin,
            chapter.duration,
            tuple(inside[chapter.id]),
        )
        for n, chapter in enumerate(timeline.chapters, 1)
    )


def identifier(name: str) -> str:
    """An id as the DTDs take it: it must not begin with a figure."""
    return f"_{name}" if name[:1].isdigit() else name


def whole_seconds(ms: int) -> str:
    """A time as old players read it: "0:24:07", rounded."""
    seconds = round(ms / 1000)
    return f"{seconds // 3600:02d}:{seconds // 60 % 60:02d}:{seconds % 60:02d}"


def exact(ms: int) -> str:
    """A time to the millisecond, as SMIL 2.0 writes it: "0:24:07.031"."""
    seconds, rest = divmod(ms, 1000)
    return f"{seconds // 3600}:{seconds // 60 % 60:02d}:{seconds % 60:02d}.{rest:03d}"
