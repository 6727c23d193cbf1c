"""What a talking book says, as headings and what stands under each: the same for both standards."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import assert_never

from strategy_build.model.blocks import (
    Block,
    BulletList,
    Definition,
    DefinitionList,
    Facts,
    Heading,
    Ledger,
    ListItem,
    Paragraph,
    Question,
    Role,
    Words,
)
from strategy_build.model.document import Document, Group, Note, Section
from strategy_build.model.inputs import Speech
from strategy_build.model.labels import Labels
from strategy_build.model.walk import block_sentences, text_of
from strategy_build.speech.captions import captions
from strategy_build.speech.script import OPENING

TITLE, ABOUT = "title", "about"
_ABOUT, _FRONT, _NOTES, _WORDS = "page-about", "page-front", "page-notes", "page-word-list"


@dataclass(frozen=True, slots=True)
class Said:
    """Generated words that no sentence of the document holds."""

    text: str
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Level:
    """A heading and all that stands under it, up to the next one of its rank.

    `depth` counts from 1 and skips none. `words` are its sentences, none where it is generated;
    `at` is the sentence with which it is heard; `spoken` says whether it is itself said there.
    `lang` is "" where it is that of the book.
    """

    id: str
    depth: int
    text: str
    at: str
    inside: tuple[Piece, ...]
    words: Words = ()
    label: str = ""
    kind: str = ""
    lang: str = ""
    spoken: bool = True


Piece = Block | Level | Said | Note


def outline(document: Document, speech: Speech, labels: Labels) -> tuple[Level, ...]:
    """The whole book. Its first heading is the title, its second tells how the book is made."""
    front = (_title(document), _about(document, speech, labels), _front(document, labels))
    body: list[Level] = []
    for part in document.body:
        match part:
            case Section():
                body.append(_section(part, 1, labels))
            case Group():
                body.append(_group(part, labels))
            case _:
                assert_never(part)
    back = (_notes(document, labels), _glossary(document, labels))
    last = _section(document.contact.section, 1, labels)
    return tuple(one for one in (*front, *body, *back, last) if one.inside or one.words)


def every_level(levels: Sequence[Level]) -> Iterator[Level]:
    """Every heading in reading order."""
    for level in levels:
        yield level
        yield from every_level([one for one in level.inside if isinstance(one, Level)])


def _title(document: Document) -> Level:
    inside: list[Piece] = [Paragraph(document.subtitle)] if document.subtitle else []
    inside.append(Said(document.kind_label))
    at, text = document.title[0].id, text_of(document.title)
    return Level("", 1, text, at, tuple(inside), document.title, kind=TITLE)


def _about(document: Document, speech: Speech, labels: Labels) -> Level:
    """How long the book is and how to move in it, in the words that the opening says."""
    last = [one for one in captions(document, speech) if one.chapter == OPENING][-1]
    opening = (*document.title, *document.subtitle)
    said = next((text_of((one,)) for one in opening if one.id == last.id), "")
    words = last.words.partition(said)[2].strip()
    text = labels("daisy-about")
    inside = (Said(words),) if words else ()
    return Level(_ABOUT, 1, text, last.id, inside, kind=ABOUT, spoken=False)


def _front(document: Document, labels: Labels) -> Level:
    """What a reader must know first: banner, facts, summary, in short."""
    inside: list[Piece] = []
    if document.banner:
        inside.append(Paragraph(document.banner, Role.NOTE))
    if document.facts:
        inside.append(Facts(document.facts))
    if document.summary:
        inside.append(Paragraph(document.summary, Role.LEAD))
    if document.in_short:
        inside.append(Said(labels("html-in-short"), "hd"))
        inside.append(BulletList(tuple(ListItem((Paragraph(w),)) for w in document.in_short)))
    return _generated("front", _FRONT, labels("speech-summary"), tuple(inside))


def _notes(document: Document, labels: Labels) -> Level:
    return _generated("notes", _NOTES, labels("html-notes"), document.notes)


def _glossary(document: Document, labels: Labels) -> Level:
    entries = tuple(
        Definition(
            entry.term,
            tuple(Paragraph(words) for words in (entry.long, entry.means) if words),
            entry.id,
        )
        for entry in document.glossary
    )
    inside = (DefinitionList(entries),) if entries else ()
    return _generated("glossary", _WORDS, labels("html-word-list"), inside)


def _generated(kind: str, name: str, text: str, inside: tuple[Piece, ...]) -> Level:
    return Level(name, 1, text, _heard(inside), inside, kind=kind)


def _group(group: Group, labels: Labels) -> Level:
    inside = (
        *_arranged(group.blocks, 1, labels),
        *(_section(section, 2, labels) for section in group.sections),
    )
    return replace(_level(group.id, 1, "", group.title, inside, labels), kind="group")


def _section(section: Section, depth: int, labels: Labels) -> Level:
    inside = _arranged(section.blocks, depth, labels)
    if section.title:
        made = _level(section.id, depth, section.label, section.title, inside, labels)
    else:
        opening = labels("html-opening")
        made = Level(section.id, depth, opening, _heard(inside), inside, spoken=False)
    return replace(made, kind="section", lang=section.lang)


def _level(
    name: str, depth: int, label: str, words: Words, inside: tuple[Piece, ...], labels: Labels
) -> Level:
    text = text_of(words)
    if label:
        text = labels("text-named", name=label, words=text)
    return Level(name, depth, text, words[0].id, inside, words, label)


def _arranged(blocks: Sequence[Block], depth: int, labels: Labels) -> tuple[Piece, ...]:
    """Blocks under a heading of this depth: what follows a heading in them stands under it."""
    done: list[Piece] = []
    at = 0
    while at < len(blocks):
        block = blocks[at]
        at += 1
        match block:
            case Heading(level=rank, id=name, label=label, words=words):
                end = next((n for n in range(at, len(blocks)) if _rank(blocks[n]) <= rank), None)
                under = _arranged(blocks[at:end], depth + 1, labels)
                done.append(_level(name, depth + 1, label, words, under, labels))
                at = len(blocks) if end is None else end
            case Question(id=name, label=label, ask=words):
                done.append(_level(name, depth + 1, label, words, (block,), labels))
            case Ledger():
                done += _ledger(block, depth, labels)
            case _:
                done.append(block)
    return tuple(done)


_NONE = 99


def _rank(block: Block) -> int:
    """The level of the heading that a block begins with."""
    match block:
        case Heading(level=level) | Question(level=level):
            return level
        case Ledger(entries=entries):
            return min((entry.level for entry in entries if entry.level), default=_NONE)
        case _:
            return _NONE


def _ledger(ledger: Ledger, depth: int, labels: Labels) -> Iterator[Piece]:
    """Entries whose titles are headings, each a level; the others as one list."""
    for entry in ledger.entries:
        if entry.level and entry.title:
            facts = (Facts(entry.facts),) if entry.facts else ()
            inside = (*_arranged(entry.blocks, depth + 1, labels), *facts)
            yield _level(entry.id, depth + 1, entry.label, entry.title, inside, labels)
    rest = tuple(entry for entry in ledger.entries if not (entry.level and entry.title))
    if rest:
        yield replace(ledger, entries=rest)


def _heard(inside: Sequence[Piece]) -> str:
    """The first sentence below a heading that has none of its own."""
    for piece in inside:
        match piece:
            case Level(at=at):
                return at
            case Said():
                continue
            case Note(blocks=blocks):
                first = next(block_sentences(blocks), None)
            case _:
                first = next(block_sentences((piece,)), None)
        if first is not None:
            return first.id
    return ""
