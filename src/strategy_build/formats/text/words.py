"""Sentences as plain text: what a mark would show is said in words in square brackets."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import assert_never

from strategy_build.markup.addresses import address
from strategy_build.model.blocks import Words
from strategy_build.model.document import Document
from strategy_build.model.inlines import (
    Abbreviation,
    Code,
    Emphasis,
    Inline,
    LineBreak,
    Link,
    NoteReference,
    Place,
    Span,
    Strong,
    Term,
    Text,
)
from strategy_build.model.labels import Labels
from strategy_build.model.walk import plain

_EDGE = "\0"  # around a mark while a sentence is written
# A word goes on after a mark: "the plan’s [link 1] end", not "the plan [link 1]’s end".
_INSIDE = re.compile(f"((?:{_EDGE}[^{_EDGE}]*{_EDGE})+)([’'\\w-]+)")
_TAB = 4  # characters


@dataclass(frozen=True, slots=True)
class Setting:
    """What the words of a document need to be shown: labels, numbers of links, names of places."""

    document: Document
    labels: Labels
    numbers: Mapping[str, int]  # address to number
    places: Mapping[str, str]  # anchor to what it is called
    titles: Mapping[str, str]  # other publications


def shown(words: Words, setting: Setting) -> str:
    """Sentences on one line; a forced line break stays one."""
    text = " ".join(_said(sentence.children, setting) for sentence in words)
    return "\n".join(" ".join(line.split()) for line in text.split("\n"))


def exact(words: Words, setting: Setting) -> list[str]:
    """Each sentence as a line of its own, its spaces kept."""
    lines = (_said(sentence.children, setting) for sentence in words)
    return [line.expandtabs(_TAB).rstrip() for line in lines]


def _said(nodes: Iterable[Inline], setting: Setting) -> str:
    return _INSIDE.sub(r"\2\1", _inlines(nodes, setting)).replace(_EDGE, "")


def _inlines(nodes: Iterable[Inline], setting: Setting) -> str:
    return "".join(_inline(node, setting) for node in nodes)


def _inline(node: Inline, setting: Setting) -> str:
    match node:
        case Text(text=text) | Code(text=text) | Abbreviation(text=text):
            return text
        case Emphasis() | Strong() | Term() | Span():
            return _inlines(node.children, setting)
        case Link():
            return _inlines(node.children, setting) + _mark(node, setting)
        case NoteReference(number=number):
            return _marked(setting.labels("text-note", n=number))
        case LineBreak():
            return "\n"
        case _:
            assert_never(node)


def _marked(mark: str) -> str:
    return f"{_EDGE} {mark}{_EDGE}"


def _mark(link: Link, setting: Setting) -> str:
    """Where a link leads, in brackets; nothing where its words say it."""
    number = setting.numbers.get(address(link, setting.document))
    if number:
        return _marked(setting.labels("text-link", n=number))
    if not isinstance(link.target, Place):
        return ""
    place = link.target
    name = setting.titles.get(place.publication, "") if place.publication else ""
    name = name or ("" if place.publication else setting.places.get(place.anchor, ""))
    if not name or name.casefold() in plain(link.children).casefold():
        return ""
    return _marked(setting.labels("text-see", place=name))
