"""Sections of people's words and of steps in time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import assert_never

from strategy_build.model.blocks import Block, ListItem, OrderedList, Paragraph, Quote, Sentence
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
    WebTarget,
)
from strategy_build.model.value import Moment
from strategy_build.sources.compose.room import Room
from strategy_build.sources.dates import day_of
from strategy_build.sources.inline import inline


def testimonials(room: Room) -> tuple[Block, ...]:
    """Quotations whose consent covers every format that is offered, and has not run out."""
    scribe = room.scribe
    quotes = []
    for n, item in enumerate(room.matter.testimonials, 1):
        consent = item.consent or room.matter.consent
        if not item.print or (consent and not room.coverage <= set(consent.covers)):
            continue
        if item.ask_again and day_of(item.ask_again) < room.today:
            continue
        lang = str(item.lang)
        voice = scribe.in_language(lang) if lang else scribe
        quotes.append(
            Quote(
                (Paragraph(voice.still(item.text), location=item.text.location),),
                scribe.still(item.said_by) if item.said_by else (),
                lang,
                str(item.id) or f"{room.ref.id}-{n}",
                location=item.location,
            )
        )
    return tuple(quotes)


def timeline(room: Room) -> tuple[Block, ...]:
    """Steps in order, each with when it was."""
    items = []
    for step in room.matter.timeline:
        if not step.print:
            continue
        when = step.when.text if isinstance(step.when, Moment) else str(step.when)
        words = room.scribe.running(step.text)
        if step.link:
            target = WebTarget(str(step.link))
            inside = tuple(node for said in inline(step.text) for node in _unlinked(said.children))
            link = Link(target, inside, location=step.link.location)
            words = room.scribe.still((Sentence("", room.scribe.lang, (link,)),))
        items.append(ListItem((Paragraph(words),), when, location=step.location))
    return (OrderedList(tuple(items)),) if items else ()


def _unlinked(nodes: tuple[Inline, ...]) -> Iterator[Inline]:
    """The same words without links, since a link must not hold another one."""
    for node in nodes:
        match node:
            case Link(children=children):
                yield from _unlinked(children)
            case Emphasis() | Strong() | Span() | Term():
                yield replace(node, children=tuple(_unlinked(node.children)))
            case Text() | Code() | Abbreviation() | NoteReference() | LineBreak():
                yield node
            case _:
                assert_never(node)
