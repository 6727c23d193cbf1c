"""The files that the publication becomes in a book: one for each section."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import assert_never

from markupsafe import Markup

from strategy_build.markup import document as parts
from strategy_build.markup.flavour import Flavour
from strategy_build.model.blocks import Block, Heading, Ledger, Question, Words
from strategy_build.model.document import Document, Group, Section
from strategy_build.model.walk import text_of


@dataclass(frozen=True, slots=True)
class Point:
    """One line of the contents: what it says, where it leads, what lies under it.

    `sentences` are the ids of those that it repeats.
    """

    label: str
    words: str
    anchor: str
    sentences: tuple[str, ...] = ()
    under: tuple[Point, ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """One XHTML file: its name without suffix, its title, its body, its line of the contents."""

    name: str
    title: str
    lang: str
    body: Markup
    point: Point
    kind: str = "bodymatter"
    depth: int = 0  # 1 inside a group


def pages(document: Document, flavour: Flavour, opening: Markup) -> tuple[Page, ...]:
    """Every page of the book after its cover, in reading order; the title page comes first.

    A section without a title has no heading of its own, so it stands on the page before it.
    """
    front = _point("", document.title, "")
    done = [Page("title", front.words, document.lang, opening, front, "titlepage")]
    for page in (*_body(document, flavour), *_back(document, flavour)):
        if page.title:
            done.append(page)
        else:
            before = done[-1]
            done[-1] = replace(before, body=Markup("\n").join((before.body, page.body)))
    return tuple(replace(page, name=f"{n:02d}-{page.name}") for n, page in enumerate(done))


def _body(document: Document, flavour: Flavour) -> Iterator[Page]:
    for part in document.body:
        match part:
            case Group():
                yield _group(part, flavour)
                yield from (_section(one, flavour, depth=1) for one in part.sections)
            case Section():
                yield _section(part, flavour)
            case _:
                assert_never(part)


def _group(group: Group, flavour: Flavour) -> Page:
    body = parts.group(group, replace(flavour, lift=1))
    point = _point("", group.title, group.id)
    return Page(group.id, point.words, flavour.lang, body, point)


def _section(section: Section, flavour: Flavour, *, depth: int = 0) -> Page:
    lifted = replace(flavour, lift=section.level - 1)
    own = _point(section.label, section.title, section.id)
    point = replace(own, under=tuple(_points(section)))
    body = parts.section(section, lifted)
    return Page(section.id, point.words, section.lang or flavour.lang, body, point, depth=depth)


def _point(label: str, words: Words, anchor: str) -> Point:
    return Point(label, text_of(words), anchor, tuple(sentence.id for sentence in words))


def _points(section: Section) -> Iterator[Point]:
    """The headings directly under that of the section."""
    below = section.level + 1
    for block in section.blocks:
        yield from _headings(block, below)


def _headings(block: Block, level: int) -> Iterator[Point]:
    match block:
        case Heading(level=own, id=name, label=label, words=words) if own == level and name:
            yield _point(label, words, name)
        case Question(level=own, id=name, label=label, ask=words) if own == level:
            yield _point(label, words, name)
        case Ledger(entries=entries):
            for entry in entries:
                if entry.level == level and entry.id:
                    yield _point(entry.label, entry.title, entry.id)
        case _:
            pass


def _back(document: Document, flavour: Flavour) -> Iterator[Page]:
    lifted = replace(flavour, lift=1)
    labels = flavour.labels
    for made, anchor, label, kind in (
        (parts.notes(document, lifted), parts.NOTES, labels("html-notes"), "endnotes"),
        (parts.glossary(document, lifted), parts.WORD_LIST, labels("html-word-list"), "glossary"),
    ):
        if made:
            yield Page(anchor, label, flavour.lang, made, Point("", label, anchor), kind)
    yield replace(_section(document.contact.section, flavour), kind="backmatter")
