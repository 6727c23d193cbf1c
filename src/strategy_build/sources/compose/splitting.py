"""Cuts running words into sentences without ever cutting a link, an abbreviation or a note call.

Emphasis, language spans and terms may run over the end of a sentence: they are closed and opened
again. Note calls that follow a full stop stay with the sentence they belong to.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import assert_never

from sentencex import get_sentence_boundaries

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
from strategy_build.model.walk import plain

# Words after which nothing can begin: a sign that ends a sentence comes last, if at all.
_ONE = re.compile(r"[A-Za-z0-9À-ɏ ,’-]*[.!?]?")
_CLOSERS = "”’\"')]»"


def split(inlines: Sequence[Inline], lang: str) -> tuple[tuple[Inline, ...], ...]:
    """The inlines of each sentence, in order, trimmed of white space at both ends."""
    if len(inlines) == 1 and isinstance(inlines[0], Text):
        return _split_text(inlines[0], lang)
    text = plain(inlines).replace("\n", " ")
    cuts = _cuts(text, inlines, lang)
    pieces: list[tuple[Inline, ...]] = []
    rest: tuple[Inline, ...] = tuple(inlines)
    done = 0
    for cut in cuts:
        head, rest = _divide(rest, cut - done)
        pieces.append(head)
        done = cut
    pieces.append(rest)
    trimmed = (_trim(piece) for piece in pieces)
    return tuple(piece for piece in trimmed if plain(piece).strip() or _calls(piece))


def _split_text(node: Text, lang: str) -> tuple[tuple[Inline, ...], ...]:
    """The same for words without any mark, which most are."""
    cuts = _cuts(node.text.replace("\n", " "), (), lang)
    if not cuts and node.text == node.text.strip():
        return ((node,),) if node.text else ()
    stretches = zip((0, *cuts), (*cuts, None), strict=True)
    pieces = (node.text[start:end].strip() for start, end in stretches)
    return tuple((Text(piece, location=node.location),) for piece in pieces if piece)


def _cuts(text: str, inlines: Sequence[Inline], lang: str) -> list[int]:
    """Offsets in `text` where a new sentence begins, but for those inside what must not be cut."""
    if _ONE.fullmatch(text):
        return []
    solid = _solid(inlines, 0)
    cuts: set[int] = set()
    for found in get_sentence_boundaries(lang.split("-", maxsplit=1)[0], text):
        at = int(found["end_index"])
        while at < len(text) and text[at] in _CLOSERS and not text[at - 1].isspace():
            at += 1
        if not any(start < at < end for start, end in solid):
            cuts.add(at)
    return sorted(cut for cut in cuts if 0 < cut < len(text))


def _solid(inlines: Sequence[Inline], start: int) -> list[tuple[int, int]]:
    """Stretches of text (begin, end) that are never cut."""
    found: list[tuple[int, int]] = []
    for node in inlines:
        size = len(plain((node,)))
        match node:
            case Link() | Abbreviation() | NoteReference() | Code():
                found.append((start, start + size))
            case Emphasis() | Strong() | Span() | Term():
                found += _solid(node.children, start)
            case Text() | LineBreak():
                pass
            case _:
                assert_never(node)
        start += size
    return found


def _divide(inlines: Sequence[Inline], at: int) -> tuple[tuple[Inline, ...], tuple[Inline, ...]]:
    """The inlines before and after `at` characters. What has no width stays before."""
    head: list[Inline] = []
    tail: list[Inline] = []
    for node in inlines:
        size = len(plain((node,)))
        if at >= size and not tail:
            head.append(node)
        elif at <= 0 or tail:
            (head if size == 0 and not tail else tail).append(node)
        else:
            before, after = _cut(node, at)
            head.append(before)
            tail.append(after)
        at -= size
    return tuple(head), tuple(tail)


def _cut(node: Inline, at: int) -> tuple[Inline, Inline]:
    match node:
        case Text(text=text):
            return replace(node, text=text[:at]), replace(node, text=text[at:])
        case Emphasis() | Strong() | Span() | Term():
            before, after = _divide(node.children, at)
            return replace(node, children=before), replace(node, children=after)
        case Link() | Abbreviation() | Code() | NoteReference() | LineBreak():
            message = f"{type(node).__name__} must not be cut"
            raise AssertionError(message)
        case _:
            assert_never(node)


def _trim(inlines: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """Without white space or line breaks at both ends."""
    nodes = [node for node in inlines if not (isinstance(node, Text) and not node.text)]
    while nodes and (isinstance(nodes[0], LineBreak) or _is_blank(nodes[0])):
        nodes.pop(0)
    while nodes and (isinstance(nodes[-1], LineBreak) or _is_blank(nodes[-1])):
        nodes.pop()
    if nodes:
        nodes[0] = _strip(nodes[0], left=True)
        nodes[-1] = _strip(nodes[-1], left=False)
    return tuple(nodes)


def _is_blank(node: Inline) -> bool:
    return isinstance(node, Text) and not node.text.strip()


def _strip(node: Inline, *, left: bool) -> Inline:
    match node:
        case Text(text=text):
            bare = text.lstrip() if left else text.rstrip()
            return node if bare == text else replace(node, text=bare)
        case Emphasis() | Strong() | Span() | Term():
            if not node.children:
                return node
            children = list(node.children)
            end = 0 if left else -1
            children[end] = _strip(children[end], left=left)
            return replace(node, children=tuple(children))
        case Link() | Abbreviation() | Code() | NoteReference() | LineBreak():
            return node
        case _:
            assert_never(node)


def _calls(inlines: Sequence[Inline]) -> bool:
    return any(isinstance(node, NoteReference) for node in inlines)
