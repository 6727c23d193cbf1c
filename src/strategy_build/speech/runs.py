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
from strategy_build.speech.normaliser import spoken
from strategy_build.speech.utterance import Piece

BETWEEN_LANGUAGES = 80  # ms
_SIGNS = re.compile(r"[^\w\s]+(?=\s|$)|[.,;:!?…]+")
_SPACE = re.compile(r"\s+")


def pieces(sentence: Sentence, say: Mapping[str, str], pause: int) -> tuple[Piece, ...]:
    """The words of a sentence, one piece for each stretch of one language, the first after `pause` ms."""
    made: list[Piece] = []
    for lang, text in _stretches(sentence):
        before = BETWEEN_LANGUAGES if made else pause
        made.append(Piece(text, spoken(text, lang, say), lang, before))
    return tuple(made)


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
