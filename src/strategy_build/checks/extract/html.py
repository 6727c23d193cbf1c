"""The words of a web page or chapter, as they are read out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from strategy_build.checks.extract.contents import Contents

if TYPE_CHECKING:
    from lxml.etree import _Element

_SKIPPED = frozenset(("script", "style", "template", "head", "nav", "noscript"))
_PIECES = {
    "headings": frozenset(("h1", "h2", "h3", "h4", "h5", "h6")),
    "cells": frozenset(("th", "td")),
    "items": frozenset(("li",)),
}
_INLINE = frozenset(
    (
        "a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "del", "dfn", "em", "i", "ins",
        "kbd", "mark", "q", "s", "samp", "small", "span", "strong", "sub", "time", "u", "var", "wbr",
    )
)  # fmt: skip


def extract(files: dict[str, bytes], page: str) -> Contents:
    """The words of the page with this name."""
    from lxml import etree

    return of_tree(etree.fromstring(files[page], etree.HTMLParser(encoding="utf-8")))


def of_tree(root: _Element) -> Contents:
    """The words below an element, without navigation, which repeats headings."""
    alternatives = tuple(e.get("alt") or "" for e in root.iter() if _tag(e) == "img")
    links = frozenset(e.get("href") or "" for e in root.iter() if _tag(e) == "a")
    pieces = {kind: tuple(_pieces(root, tags)) for kind, tags in _PIECES.items()}
    return Contents("".join(_walk(root)), alternatives, links, pieces)


def _pieces(element: _Element, tags: frozenset[str]) -> Iterator[str]:
    """The words of every element with one of these names, outer before inner."""
    tag = _tag(element)
    if not tag or tag in _SKIPPED or element.get("aria-hidden") == "true":
        return
    if tag in tags:
        yield "".join(_walk(element))
    for child in element:
        yield from _pieces(child, tags)


def _walk(element: _Element) -> Iterator[str]:
    tag = _tag(element)
    if not tag or tag in _SKIPPED or element.get("aria-hidden") == "true":
        return
    gap = "" if tag in _INLINE else "\n"
    yield gap
    if tag == "img":
        yield element.get("alt") or ""
    yield element.text or ""
    for child in element:
        yield from _walk(child)
        yield child.tail or ""
    yield gap


def _tag(element: _Element) -> str:
    tag = str(element.tag)  # of a comment it is a function
    return "" if tag.startswith("<") else tag.rpartition("}")[2]
