"""What is spoken, in order: the script of a recording."""

from __future__ import annotations

from dataclasses import dataclass, field

from strategy_build.diagnostics import NOWHERE, Location
from strategy_build.speech.respelling import Respelling


@dataclass(frozen=True, slots=True)
class Piece:
    """Words in one language, as written and as spoken, after a pause in milliseconds.

    `marked` has the sounds of words besides where the glossary gives them (see `phonemes`), and is
    empty where none are given. `respellings` map written words to spoken ones where they differ.
    """

    written: str
    spoken: str
    lang: str
    pause: int = 0
    marked: str = ""
    respellings: tuple[Respelling, ...] = field(default=(), compare=False, repr=False)

    @property
    def voiced(self) -> str:
        """What a voice gets that knows how sounds are marked."""
        return self.marked or self.spoken


@dataclass(frozen=True, slots=True)
class Utterance:
    """The clip of one sentence: its announcements and its words, in pieces of one language each."""

    sentence: str
    chapter: str
    pieces: tuple[Piece, ...]
    location: Location = field(default=NOWHERE, compare=False, repr=False)

    @property
    def pause(self) -> int:
        """Silence before the first word, in milliseconds."""
        return self.pieces[0].pause if self.pieces else 0

    @property
    def written(self) -> str:
        """All words as they stand in the other formats."""
        return " ".join(piece.written for piece in self.pieces)

    @property
    def spoken(self) -> str:
        """All words as voices get them."""
        return " ".join(piece.spoken for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class ScriptChapter:
    """One chapter of a recording: its title as players show it, its level from 1."""

    id: str
    title: str
    level: int
    utterances: tuple[Utterance, ...]


@dataclass(frozen=True, slots=True)
class Script:
    """A whole recording in words. The first chapter is the opening, which tells what follows."""

    lang: str
    chapters: tuple[ScriptChapter, ...]

    @property
    def written(self) -> str:
        """Every word as written, one utterance a line."""
        return "".join(f"{u.written}\n" for chapter in self.chapters for u in chapter.utterances)

    @property
    def respellings(self) -> dict[str, tuple[Respelling, ...]]:
        """Sentence id to the words of its clip that are said otherwise than written, in order."""
        return {
            u.sentence: tuple(each for piece in u.pieces for each in piece.respellings)
            for chapter in self.chapters
            for u in chapter.utterances
        }
