"""A sentence as stretches of one language each."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from typing import assert_never

from strategy_build.model.blocks import Sentence
from strategy_build.model.inlines import (
    Abbreviation,
    Code,
    Emphasis,
    Inline,
    LineBreak,
    Link,
    NoteReference,
    Span,
    Strong,
    Term,
    Text,
)
from strategy_build.speech.normaliser import Spoken, speech
from strategy_build.speech.utterance import Piece

BETWEEN_LANGUAGES = 80  # ms
_SIGNS = re.compile(r"[^\w\s]+(?=\s|$)|[.,;:!?…]+")
_ENDED = re.compile(r"[.!?…:;,—][)\]”’\"'»]*$")
_SPACE = re.compile(r"\s+")


def pieces(sentence: Sentence, say: Mapping[str, str], pause: int) -> tuple[Piece, ...]:
    """The words of a sentence, one piece for each stretch of one language, the first after `pause` ms."""
    said: list[Piece] = []
    stretches = _stretches(sentence)
    for n, (lang, text) in enumerate(stretches, 1):
        before = BETWEEN_LANGUAGES if said else pause
        words = speech(text, lang, say, brief=True)
        said.append(made(text, words, lang, before, ends=n == len(stretches)))
    return tuple(said)


def made(written: str, words: Spoken, lang: str, pause: int, *, ends: bool = False) -> Piece:
    """A piece; where it `ends` a sentence without a mark, voices get a full stop to come down at."""
    stop = "." if ends and words.text and not _ENDED.search(words.text) else ""
    marked = "" if words.marked == words.text else words.marked + stop
    return Piece(written, words.text + stop, lang, pause, marked, words.respellings)


def _stretches(sentence: Sentence) -> list[tuple[str, str]]:
    """Language and words; signs at its end belong to the stretch before them."""
    joined: list[tuple[str, str]] = []
    for lang, group in groupby(_flat(sentence.children, sentence.lang), key=lambda run: run[0]):
        text = _SPACE.sub(" ", "".join(words for _, words in group))
        signs = _SIGNS.match(text) if joined else None
        if signs:
            joined[-1] = (joined[-1][0], joined[-1][1] + signs[0])
            text = text[signs.end() :]
        if text.strip():
            joined.append((lang, text))
    return [(lang, text.strip()) for lang, text in joined]


def _flat(nodes: Iterable[Inline], lang: str) -> Iterator[tuple[str, str]]:
    for node in nodes:
        match node:
            case Text(text=text) | Code(text=text) | Abbreviation(text=text):
                yield lang, text
            case Emphasis() | Strong() | Link() | Term():
                yield from _flat(node.children, lang)
            case Span(lang=inner):
                yield from _flat(node.children, inner)
            case NoteReference():
                pass
            case LineBreak():
                yield lang, ", "
            case _:
                assert_never(node)
