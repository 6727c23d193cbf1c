"""What is heard, to read along with it: the words of every clip as written, with their languages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from strategy_build.model.blocks import Sentence
from strategy_build.model.document import Document
from strategy_build.model.inlines import Span
from strategy_build.model.inputs import Speech
from strategy_build.model.walk import inlines, sentences
from strategy_build.speech.runs import pieces


@dataclass(frozen=True, slots=True)
class Caption:
    """The words of one clip, in stretches of one language each; ms from the start of the recording.

    `id` is the sentence; `chapter` the chapter that it is heard in.
    """

    id: str
    chapter: str
    begin: int
    end: int
    runs: tuple[tuple[str, str], ...]  # language, words

    @property
    def words(self) -> str:
        """All words as one line."""
        return " ".join(words for _, words in self.runs)


def captions(document: Document, speech: Speech) -> tuple[Caption, ...]:
    """One caption for each clip, in order, announcements included.

    ValueError where the words of the recording are not those of its timeline.
    """
    timeline = speech.timeline
    lines = speech.script.split("\n")[:-1]
    if len(lines) != len(timeline.clips):
        message = f"{len(lines)} lines were spoken in {len(timeline.clips)} clips"
        raise ValueError(message)
    starts = {chapter.id: chapter.begin for chapter in timeline.chapters}
    foreign = _in_other_languages(document, timeline.lang)
    return tuple(
        Caption(
            clip.sentence,
            clip.chapter,
            starts[clip.chapter] + clip.begin,
            starts[clip.chapter] + clip.end,
            _runs(line, foreign.get(clip.sentence), timeline.lang),
        )
        for clip, line in zip(timeline.clips, lines, strict=True)
    )


def _in_other_languages(document: Document, lang: str) -> Mapping[str, Sentence]:
    """The sentences that are not wholly in the language of the recording, by id."""
    return {one.id: one for one in sentences(document) if set(_languages(one)) != {lang}}


def _languages(sentence: Sentence) -> Iterator[str]:
    yield sentence.lang
    for node in inlines(sentence.children):
        if isinstance(node, Span):
            yield node.lang


def _runs(line: str, sentence: Sentence | None, lang: str) -> tuple[tuple[str, str], ...]:
    """The line cut where its language changes; what is announced around it is in `lang`."""
    if sentence is None:
        return ((lang, line),)
    said = pieces(sentence, {}, 0)
    whole = " ".join(piece.written for piece in said)
    before, found, after = line.partition(whole)
    if not found:
        message = f"the words {whole!r} are not in the line {line!r}"
        raise ValueError(message)
    around = ((lang, before.strip()), *((p.lang, p.written) for p in said), (lang, after.strip()))
    return tuple((each, words) for each, words in around if words)
