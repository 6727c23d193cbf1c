"""The whole way from a document to a finished recording with its timeline."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TYPE_CHECKING

from strategy_build.diagnostics import ContentError
from strategy_build.model.document import Document
from strategy_build.model.inputs import Heard, Speech
from strategy_build.model.labels import Labels
from strategy_build.model.ports import Progress, Store
from strategy_build.model.timeline import Chapter, Clip, Timeline
from strategy_build.speech.chapters import Recorded, chapter_key, kept, record_chapter
from strategy_build.speech.completeness import discrepancies
from strategy_build.speech.engines.registry import Voices
from strategy_build.speech.lexicon import unknown_sounds
from strategy_build.speech.proofs import check_loudness, check_silence, check_timeline, unspeakable
from strategy_build.speech.script import body, opening
from strategy_build.speech.segments import THREADS, Making, begin, finish
from strategy_build.speech.utterance import Script, ScriptChapter

if TYPE_CHECKING:
    from strategy_build.speech.sound import Pcm

_MINUTE = 60_000


def record(
    document: Document, labels: Labels, voice: str, rate: float, store: Store, progress: Progress
) -> Speech:
    """The recording of a document, read by `voice` ("auto" or the name of an engine) at `rate`.

    Only what the store lacks is made. ContentError names every sentence that a voice cannot say
    whole; SpeechError says why a voice cannot be used.
    """
    return record_with(document, labels, Voices(voice, rate, store), store, progress)


def record_with(
    document: Document, labels: Labels, voices: Voices, store: Store, progress: Progress
) -> Speech:
    """As `record`, with voices that are set up already."""
    rest = body(document, labels)
    _check(document, labels, rest, voices)
    recorded = _recorded(rest, voices, store, progress)
    length = sum(chapter.duration for chapter in recorded)
    minutes = max(1, round(length / _MINUTE))
    first = opening(document, labels, len(rest) + 1, minutes)
    # The opening tells the length of all else, so it is recorded last.
    recorded = (*_recorded((first,), voices, store, progress), *recorded)
    script = Script(document.lang, (first, *rest))
    timeline = _timeline(script, recorded, voices)
    check_timeline(timeline, script)
    for chapter, each in zip(script.chapters, recorded, strict=True):
        check_silence(chapter.id, each.silence)
    check_loudness((each.levels for each in recorded), max(each.peak for each in recorded))
    named = {c.id: each for c, each in zip(script.chapters, recorded, strict=True)}
    return Speech(
        timeline,
        {name: each.mp3 for name, each in named.items()},
        script.written,
        {name: Heard(each.levels, each.peak, each.silence) for name, each in named.items()},
    )


def _check(
    document: Document, labels: Labels, rest: tuple[ScriptChapter, ...], voices: Voices
) -> None:
    """What can be known before a word is spoken."""
    script = Script(document.lang, (opening(document, labels, len(rest) + 1, 1), *rest))
    wrong = discrepancies(document, script)
    if wrong:
        message = f"the script of {document.id} leaves out or repeats {', '.join(wrong)}"
        raise AssertionError(message)
    problems = (*unknown_sounds(document), *unspeakable(script, voices))
    if problems:
        raise ContentError(problems)


def _recorded(
    chapters: Sequence[ScriptChapter], voices: Voices, store: Store, progress: Progress
) -> tuple[Recorded, ...]:
    """The chapters in order; those that the store lacks are spoken and encoded, the longest first."""
    keys = [chapter_key(chapter, voices) for chapter in chapters]
    found = {key: kept(key, store) for key in keys}
    missing = {k: c for k, c in zip(keys, chapters, strict=True) if found[k] is None}
    making: Making = {}
    begun: set[Future[Pcm]] = set()
    running: dict[str, Future[Recorded]] = {}
    with ThreadPoolExecutor(THREADS) as pool:
        for key, chapter in sorted(missing.items(), key=lambda each: -_length(each[1])):
            new = begin(chapter.utterances, voices, store, pool, making)
            making |= new
            begun |= set(new.values())
            running[key] = pool.submit(record_chapter, key, chapter, voices, store, making)
        finish(begun, pool, progress)
        return tuple(found[key] or running[key].result() for key in keys)


def _length(chapter: ScriptChapter) -> int:
    return sum(len(utterance.spoken) for utterance in chapter.utterances)


def _timeline(script: Script, recorded: Sequence[Recorded], voices: Voices) -> Timeline:
    chapters: list[Chapter] = []
    clips: list[Clip] = []
    begin = 0
    for chapter, each in zip(script.chapters, recorded, strict=True):
        chapters.append(Chapter(chapter.id, chapter.title, chapter.level, begin, each.duration))
        ends = (*each.begins[1:], each.duration)
        clips += (
            Clip(utterance.sentence, chapter.id, start, end)
            for utterance, start, end in zip(chapter.utterances, each.begins, ends, strict=True)
        )
        begin += each.duration
    return Timeline(
        script.lang,
        voices.described(),
        tuple(chapters),
        tuple(clips),
        chapters[0].duration,
    )
