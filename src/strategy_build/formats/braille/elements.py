"""Passages as XHTML: headings, paragraphs, lists in lists, quotations, notes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import assert_never
from xml.sax.saxutils import quoteattr

from strategy_build.formats.braille.cells import BLANK
from strategy_build.formats.braille.passages import Kind, Passage


def elements(passages: Iterable[Passage]) -> Iterator[str]:
    """The elements of passages, in their order; what says nothing is left out."""
    said = (one for one in passages if one.cells.strip(f"{BLANK}\n"))
    for listed, run in groupby(said, lambda one: one.kind in {Kind.ITEM, Kind.MORE}):
        if listed:
            yield from _lists(list(run))
        else:
            yield from _others(run)


def _others(passages: Iterable[Passage]) -> Iterator[str]:
    for kind, run in groupby(passages, lambda one: one.kind):
        inside = list(run)
        match kind:
            case Kind.HEADING:
                yield from (_element(f"h{one.depth}", one) for one in inside)
            case Kind.TEXT:
                yield from (_element("p", one) for one in inside)
            case Kind.QUOTE:
                yield from _quotes(inside)
            case Kind.NOTE:
                yield '<aside class="note">'
                yield from (_element("p", one) for one in inside)
                yield "</aside>"
            case Kind.ITEM | Kind.MORE:
                pass  # see `_lists`
            case _:
                assert_never(kind)


def _quotes(passages: list[Passage]) -> Iterator[str]:
    """Each quotation for itself: a blank line stands before it."""
    for n, one in enumerate(passages):
        if n == 0 or one.before:
            yield "</blockquote><blockquote>" if n else "<blockquote>"
        yield _element("p", one)
    yield "</blockquote>"


def _lists(passages: list[Passage]) -> Iterator[str]:
    """Items as lists in lists, by their depth; what goes on in an item stays in it.

    A record that begins anew after a blank line begins a new list.
    """
    depth = 0
    for one in passages:
        if one.kind is Kind.MORE and depth:
            yield _element("p", one)
            continue
        if one.before and one.depth == 1 and depth:
            yield "</li></ul>" * depth
            depth = 0
        wanted = min(one.depth, depth + 1) or 1
        if wanted > depth:
            yield "<ul>"
            depth += 1
        else:
            yield "</li></ul>" * (depth - wanted) + "</li>"
            depth = wanted
        yield f"<li>{_element('p', one)}"
    yield "</li></ul>" * depth


def _element(name: str, one: Passage) -> str:
    identity = f" id={quoteattr(one.id)}" if one.id else ""
    lang = f' lang="{one.lang}-Brai" xml:lang="{one.lang}-Brai"' if one.lang else ""
    words = one.cells.replace("\n", "<br/>")
    return f"<{name}{identity}{lang}>{words}</{name}>"
