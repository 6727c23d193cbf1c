"""Cuts running words into sentences without ever cutting a link, an abbreviation or a note call.

Emphasis, language spans and terms may run over the end of a sentence: they are closed and opened
again. Note calls that follow a full stop stay with the sentence they belong to.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import assert_never

from sentencex import segment

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
_ENDED = re.compile(r"[.!?…][”’\"')\]»]*\s+$")
# Short forms that never end a sentence, and those that do not before a figure.
_GOES_ON = re.compile(r"\b(?:[Ee]\.g|[Ii]\.e|Cllrs?|Revd)\.$")
_COUNTS_ON = re.compile(r"\b(?:[Aa]pprox|[Vv]ol|[Pp]aras?|[Cc]h|[Ss]ch)\.$")
_LONGEST = 10  # characters that hold any of them


Inlines = tuple[Inline, ...]


def split(inlines: Sequence[Inline], lang: str) -> tuple[Inlines, ...]:
    """The inlines of each sentence, in order, trimmed of white space at both ends."""
    return tuple(piece for piece, _ in pieces(tuple(inlines), plain(inlines), lang))


def pieces(inlines: Inlines, words: str, lang: str) -> list[tuple[Inlines, str]]:
    """The inlines of each sentence with its words; those of all together are `words`.

    The inlines are trimmed of white space at both ends, their words may have some.
    """
    cuts = _cuts(words.replace("\n", " "), inlines, lang)
    if len(inlines) == 1 and isinstance(inlines[0], Text):
        return _divided_text(inlines[0], cuts)
    found: list[tuple[Inlines, str]] = []
    rest = inlines
    done = 0
    for cut in cuts:
        head, rest = _divide(rest, cut - done)
        found.append((_trim(head), words[done:cut]))
        done = cut
    found.append((_trim(rest), words[done:]))
    return [piece for piece in found if piece[1].strip() or _calls(piece[0])]


def _divided_text(node: Text, cuts: Sequence[int]) -> list[tuple[Inlines, str]]:
    """The same for words without any mark, which most are."""
    if not cuts and node.text == node.text.strip():
        return [((node,), node.text)] if node.text else []
    stretches = zip((0, *cuts), (*cuts, None), strict=True)
    bare = [node.text[start:end].strip() for start, end in stretches]
    return [((Text(piece, location=node.location),), piece) for piece in bare if piece]


def _cuts(text: str, inlines: Sequence[Inline], lang: str) -> list[int]:
    """Offsets in `text` where a new sentence begins, but for those inside what must not be cut."""
    if ". " not in text and _ONE.fullmatch(text):
        return []
    cuts: list[int] = []
    end = 0
    for sentence in segment(lang.partition("-")[0], text):  # they are all of the text, in order
        at = end = end + len(sentence)
        while at < len(text) and text[at] in _CLOSERS and not text[at - 1].isspace():
            at += 1
        at = _between_words(text, at) if at < len(text) else at
        if (cuts[-1] if cuts else 0) < at < len(text):
            cuts.append(at)
    if not cuts:
        return []
    solid = _solid(inlines, 0)
    return [cut for cut in cuts if not any(start < cut < stop for start, stop in solid)]


def _between_words(text: str, at: int) -> int:
    """Where a cut at `at` belongs, 0 for nowhere: "’90s", ".NET" and "e.g. Leeds" stay whole."""
    before = text[max(0, at - _LONGEST) : at].rstrip()
    if _GOES_ON.search(before):
        return 0
    if _COUNTS_ON.search(before) and text[at : at + 2].lstrip()[:1].isdigit():
        return 0
    if text[at - 1].isspace() or text[at].isspace():
        return at
    start = text.rfind(" ", 0, at) + 1
    if any(letter.isalnum() for letter in text[start:at]):
        return at
    return start if _ENDED.search(text, max(0, start - _LONGEST), start) else 0


def _solid(inlines: Sequence[Inline], start: int) -> list[tuple[int, int]]:
    """Stretches of text (begin, end) that are never cut."""
    found: list[tuple[int, int]] = []
    for node in inlines:
        size = _size(node)
        match node:
            case Text() | LineBreak():
                pass
            case Link() | Abbreviation() | NoteReference() | Code():
                found.append((start, start + size))
            case Emphasis() | Strong() | Span() | Term():
                found += _solid(node.children, start)
            case _:
                assert_never(node)
        start += size
    return found


def _divide(inlines: Sequence[Inline], at: int) -> tuple[tuple[Inline, ...], tuple[Inline, ...]]:
    """The inlines before and after `at` characters. What has no width stays before."""
    head: list[Inline] = []
    tail: list[Inline] = []
    for number, node in enumerate(inlines):
        size = _size(node)
        if at >= size:  # nothing is cut, or it has no width
            head.append(node)
        elif at <= 0:
            tail += inlines[number:]
            break
        else:
            before, after = _cut(node, at)
            head.append(before)
            tail += [after, *inlines[number + 1 :]]
            break
        at -= size
    return tuple(head), tuple(tail)


def _size(node: Inline) -> int:
    return len(node.text) if isinstance(node, Text) else len(plain((node,)))


def _cut(node: Inline, at: int) -> tuple[Inline, Inline]:
    match node:
        case Text(text=text, location=place):
            return Text(text[:at], location=place), Text(text[at:], location=place)
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
            return node if bare == text else Text(bare, location=node.location)
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
