"""The places of a document that links may lead to, and the bookmarks that stand for them in Word."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import assert_never

from strategy_build.markup.document import WORD_LIST
from strategy_build.model.blocks import (
    Block,
    BulletList,
    DefinitionList,
    Divider,
    Facts,
    Figure,
    Heading,
    Ledger,
    OrderedList,
    Paragraph,
    Preformatted,
    Question,
    Quote,
    Table,
)
from strategy_build.model.document import Document, Group
from strategy_build.model.walk import blocks, sections

TOP = ""
IN_SHORT = "page-in-short"
CONTENTS = "page-contents"
_LONGEST = 40  # characters of a name (ISO 29500-1, 17.13.6.2, as Word reads it)


@dataclass(frozen=True, slots=True)
class Mark:
    """A bookmark: both its number and its name are its own in the file."""

    number: int
    name: str

    def around(self, runs: str) -> str:
        """Runs that it stands for."""
        begin = f'<w:bookmarkStart w:id="{self.number}" w:name="{self.name}"/>'
        return f'{begin}{runs}<w:bookmarkEnd w:id="{self.number}"/>'


def bookmarks(document: Document) -> Mapping[str, Mark]:
    """The bookmark for each place, by its anchor."""
    taken: set[str] = set()
    return {
        anchor: Mark(number, _free(anchor, taken))
        for number, anchor in enumerate(dict.fromkeys(_anchors(document)))
    }


def title(table: str) -> str:
    """The anchor of the first cell of a table.

    JAWS reads the headers of a table with every cell where a bookmark there begins with "Title".
    """
    return f"Title_{table}"


def _free(anchor: str, taken: set[str]) -> str:
    """A name of letters, digits and low lines that begins with a letter or, hidden, a low line."""
    plain = re.sub(r"\W", "_", anchor, flags=re.ASCII) or "top"
    start = plain if plain[0].isalpha() else f"_{plain}"
    name, number = start[:_LONGEST], 1
    while name.casefold() in taken:
        number += 1
        tail = f"_{number}"
        name = start[: _LONGEST - len(tail)] + tail
    taken.add(name.casefold())
    return name


def _anchors(document: Document) -> Iterator[str]:
    yield from (TOP, IN_SHORT, CONTENTS, WORD_LIST)
    yield from _inside(block for fact in document.facts for block in fact.blocks)
    for part in document.body:
        if isinstance(part, Group):
            yield part.id
            yield from _inside(part.blocks)
    for section in (*sections(document), document.contact.section):
        yield section.id
        yield from _inside(section.blocks)
    for note in document.notes:
        yield from note.references
        yield from _inside(note.blocks)
    yield from (entry.id for entry in document.glossary)


def _inside(start: Iterable[Block]) -> Iterator[str]:
    for block in blocks(start):
        yield from filter(None, _own(block))


def _own(block: Block) -> Iterator[str]:
    match block:
        case Table(id=name):
            yield from (name, title(name))
        case Heading(id=name) | Figure(id=name) | Quote(id=name):
            yield name
        case BulletList(items=items) | OrderedList(items=items):
            yield from (item.id for item in items)
        case DefinitionList(items=terms):
            yield from (item.id for item in terms)
        case Ledger(entries=entries):
            yield from (entry.id for entry in entries)
        case Question(id=name, options=options):
            yield name
            yield from (f"{name}-{option.id}" for option in options)
        case Paragraph() | Preformatted() | Divider() | Facts():
            return
        case _:
            assert_never(block)
