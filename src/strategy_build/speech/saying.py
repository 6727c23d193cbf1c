"""Anything said aloud on its own: a sentence, a word of the glossary, what stands in one file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from strategy_build.diagnostics import ContentError
from strategy_build.model.blocks import Sentence
from strategy_build.model.inlines import Text
from strategy_build.model.ports import Progress, Store
from strategy_build.model.publication import Term
from strategy_build.sources.compose.splitting import split
from strategy_build.speech import phonemes
from strategy_build.speech.cues import SENTENCE
from strategy_build.speech.engines.registry import Voices
from strategy_build.speech.proofs import unspeakable
from strategy_build.speech.runs import pieces
from strategy_build.speech.segments import sounds, synthesise
from strategy_build.speech.utterance import Script, ScriptChapter, Utterance

_NAME = "listen"


@dataclass(frozen=True, slots=True)
class Said:
    """Sound of 24 kHz, 16 bit, one channel; how long in seconds; the words voices got; the voices."""

    wav: bytes
    seconds: float
    words: tuple[str, ...]
    voices: str


def sayings(terms: Iterable[Term]) -> Mapping[str, str]:
    """How a glossary wants its words said, in every spelling, for the normaliser."""
    return {
        written: phonemes.marked(str(term.say or written), str(term.ipa))
        if term.ipa
        else str(term.say)
        for term in terms
        if term.say or term.ipa
        for written in map(str, (term.term, *term.also))
    }


def utterances(text: str, lang: str, say: Mapping[str, str]) -> tuple[Utterance, ...]:
    """Each sentence of a text, as it would be said in a publication."""
    sentences = split((Text(" ".join(text.split())),), lang)
    said = (Sentence(f"{_NAME}-{n}", lang, children) for n, children in enumerate(sentences, 1))
    return tuple(Utterance(each.id, _NAME, pieces(each, say, SENTENCE)) for each in said)


def said(spoken: tuple[Utterance, ...], voices: Voices, store: Store, progress: Progress) -> Said:
    """The sound of utterances; only what the store lacks is made.

    ContentError names what a voice would leave out; SpeechError says why there is no sound.
    """
    from strategy_build.speech import sound

    problems = unspeakable(Script("", (ScriptChapter(_NAME, _NAME, 1, spoken),)), voices)
    if problems:
        raise ContentError(problems)
    synthesise(spoken, voices, store, progress)
    pcm = sound.joined(piece for _, piece in sounds(spoken, voices, store, {}))
    words = tuple(" ".join(piece.voiced for piece in one.pieces) for one in spoken)
    return Said(sound.wav(pcm), len(pcm) / sound.RATE, words, voices.described())
