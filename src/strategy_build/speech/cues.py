"""From what is to be said to utterances: announcements join the clip of the sentence beside them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import assert_never

from strategy_build.model.blocks import Sentence, Words
from strategy_build.speech.normaliser import primary, speech
from strategy_build.speech.runs import BETWEEN_LANGUAGES, made, pieces
from strategy_build.speech.utterance import Piece, Utterance

# Pauses in milliseconds, as they are heard in the finished recording.
AFTER_CUE = 300
SENTENCE = 250
ITEM = 400
PARAGRAPH = 600
HEADING, AFTER_HEADING = 700, 450
PART, AFTER_PART = 900, 600
CHANGE = 1200
# Measured: each sound keeps so much silence around it, and so much stands between two chapters.
BREATH = 60
BETWEEN_CHAPTERS = 175


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence of the document, after a pause in milliseconds."""

    sentence: Sentence
    pause: int = SENTENCE


@dataclass(frozen=True, slots=True)
class Cue:
    """Generated words. They lead in the next sentence, or end the one before where `closing`.

    `numbered` marks a short number ("4.10" is "four point ten"); `lang` is "" for the language of
    the generated words. `within` are words of the document in it, such as its title, with their
    language.
    """

    text: str
    pause: int = PARAGRAPH
    closing: bool = False
    numbered: bool = False
    lang: str = ""
    within: tuple[str, str] = ("", "")


@dataclass(frozen=True, slots=True)
class Rest:
    """At least so many milliseconds of silence before what comes next."""

    pause: int


Event = Line | Cue | Rest


def lines(words: Words, pause: int) -> tuple[Event, ...]:
    """The sentences of a run of words, the first after `pause` ms."""
    return tuple(Line(s, pause if i == 0 else SENTENCE) for i, s in enumerate(words))


@dataclass(slots=True)
class _Assembly:
    """What has been put together so far."""

    chapter: str
    lang: str
    say: Mapping[str, str]
    done: list[Utterance]
    waiting: list[Piece]
    rest: int = 0

    def pause(self, wanted: int) -> int:
        longest = max(wanted, self.rest)
        self.rest = 0
        return longest

    def cue(self, cue: Cue) -> None:
        lang = cue.lang or self.lang
        pause = min(AFTER_CUE, cue.pause) if self.waiting else self.pause(cue.pause)
        said: list[Piece] = []
        for tag, text in _stretches(cue, lang):
            words = speech(text, tag, self.say, numbered=cue.numbered)
            said.append(made(text, words, tag, BETWEEN_LANGUAGES if said else pause))
        if cue.closing and self.done and not self.waiting:
            last = self.done[-1]
            self.done[-1] = replace(last, pieces=(*last.pieces, *said))
        else:
            self.waiting += said

    def line(self, line: Line) -> None:
        pause = min(AFTER_CUE, line.pause) if self.waiting else self.pause(line.pause)
        self.rest = 0
        sentence = line.sentence
        said = (*self.waiting, *pieces(sentence, self.say, pause))
        self.waiting = []
        self.done.append(Utterance(sentence.id, self.chapter, said, sentence.location))


def _stretches(cue: Cue, lang: str) -> tuple[tuple[str, str], ...]:
    """The words of a cue by language; signs alone go with the words before them."""
    words, other = cue.within
    before, found, after = cue.text.partition(words) if words else (cue.text, "", "")
    if not found or primary(other) == primary(lang):
        return ((lang, cue.text),)
    if not any(map(str.isalnum, after)):
        found, after = found + after, ""
    parts = (lang, before.strip()), (other, found), (lang, after.strip())
    return tuple((tag, text) for tag, text in parts if text)


def utterances(
    events: Iterable[Event], chapter: str, lang: str, say: Mapping[str, str]
) -> tuple[Utterance, ...]:
    """The utterances of a chapter; `say` is how the glossary wants terms said."""
    assembly = _Assembly(chapter, lang, say, [], [])
    for event in events:
        match event:
            case Rest(pause=pause):
                assembly.rest = max(assembly.rest, pause)
            case Cue():
                assembly.cue(event)
            case Line():
                assembly.line(event)
            case _:
                assert_never(event)
    if assembly.waiting and assembly.done:
        last = assembly.done[-1]
        assembly.done[-1] = replace(last, pieces=(*last.pieces, *assembly.waiting))
    made = [_breathing(utterance, BREATH) for utterance in assembly.done]
    return (*(_breathing(first, BETWEEN_CHAPTERS, 1) for first in made[:1]), *made[1:])


def _breathing(utterance: Utterance, there: int, count: int | None = None) -> Utterance:
    """The utterance without the silence that is `there` (ms) before each piece, or the first `count`."""
    shorter = (replace(p, pause=max(0, p.pause - there)) for p in utterance.pieces[:count])
    rest = utterance.pieces[count:] if count else ()
    return replace(utterance, pieces=(*shorter, *rest))
