"""The Markdown of a section: headings at their level, sentences named, pictures and notes in place."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass, replace
from typing import assert_never

from strategy_build.model.blocks import (
    Block,
    BulletList,
    Cell,
    Definition,
    DefinitionList,
    Divider,
    Facts,
    Figure,
    Heading,
    Image,
    Ledger,
    ListItem,
    OrderedList,
    Paragraph,
    Preformatted,
    Question,
    Quote,
    Table,
    Words,
)
from strategy_build.model.content import Footnote, Mark, SectionFile
from strategy_build.model.walk import text_of
from strategy_build.sources.compose.gaps import no_picture, other_file
from strategy_build.sources.compose.names import Names
from strategy_build.sources.compose.room import Room
from strategy_build.sources.compose.scribe import Scribe
from strategy_build.sources.names import slug

_DEEPEST = 6


_NOT_PICTURES = (
    "application/pdf",
    "application/vnd",
    "application/zip",
    "application/epub",
    "text/",
    "audio/",
    "video/",
)


def prose(room: Room, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The blocks of a section file as blocks of the document."""
    return _blocks(_Prose(room.scribe, room.ref.level - 1), blocks)


def inserted(room: Room, file: SectionFile) -> tuple[Block, ...]:
    """Another file of the publication, printed inside the section: its headings go one deeper."""
    notes = {note.label: note for note in file.footnotes}
    scribe = replace(room.scribe, base=file.name, footnotes=notes)
    blocks = tuple(block for block in file.blocks if not isinstance(block, Mark))
    return _blocks(_Prose(scribe, room.ref.level), blocks)


def footnote_blocks(footnote: Footnote, scribe: Scribe) -> tuple[Block, ...]:
    """The blocks of a footnote; it has no headings and no pictures."""
    return _blocks(_Prose(scribe, 1), footnote.blocks)


@dataclass(frozen=True, slots=True)
class _Prose:
    """Who writes the words, and how much deeper headings are than typed."""

    scribe: Scribe
    shift: int

    @property
    def names(self) -> Names:
        """The ids of the publication."""
        return self.scribe.desk.names


def _blocks(desk: _Prose, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    return tuple(_block(desk, block) for block in blocks)


def _block(desk: _Prose, node: Block) -> Block:
    scribe = desk.scribe
    match node:
        case Paragraph(words=words):
            return Paragraph(scribe.running(words), node.role, location=node.location)
        case Heading():
            return _heading(desk, node)
        case BulletList(items=items):
            return replace(node, items=tuple(_item(desk, item) for item in items))
        case OrderedList(items=items):
            return replace(node, items=tuple(_item(desk, item) for item in items))
        case DefinitionList(items=terms):
            return replace(node, items=tuple(_definition(desk, item) for item in terms))
        case Table():
            return _table(desk, node)
        case Figure():
            return _figure(desk, node)
        case Quote():
            return _quote(desk, node)
        case Preformatted(lines=lines):
            return replace(node, lines=tuple(w for line in lines for w in scribe.title((line,))))
        case Divider():
            return node
        case Facts() | Ledger() | Question():
            message = f"{type(node).__name__} does not come from Markdown"
            raise AssertionError(message)
        case _:
            assert_never(node)


def _heading(desk: _Prose, node: Heading) -> Heading:
    level = min(node.level + desk.shift, _DEEPEST)
    name = node.id or f"{desk.scribe.section}-{slug(text_of(node.words)) or 'heading'}"
    shown = desk.names.free(name)
    return replace(node, level=level, id=shown, words=desk.scribe.title(node.words))


def _item(desk: _Prose, item: ListItem) -> ListItem:
    return ListItem(_blocks(desk, item.blocks), item.label, item.id, location=item.location)


def _definition(desk: _Prose, item: Definition) -> Definition:
    term = desk.scribe.still(item.term)
    return replace(item, term=term, blocks=_blocks(desk, item.blocks))


def _quote(desk: _Prose, node: Quote) -> Quote:
    """Quoted words stay as they were said: nothing is written out or linked in them."""
    blocks = tuple(
        replace(block, words=desk.scribe.still(block.words))
        if isinstance(block, Paragraph)
        else _block(desk, block)
        for block in node.blocks
    )
    said = desk.scribe.still(node.attribution) if node.attribution else ()
    return replace(node, blocks=blocks, attribution=said)


def _table(desk: _Prose, node: Table) -> Table:
    scribe = desk.scribe

    def cells(row: tuple[Cell, ...]) -> tuple[Cell, ...]:
        return tuple(replace(cell, words=_cell(scribe, cell.words)) for cell in row)

    caption = scribe.title(node.caption) if node.caption else ()
    name = node.id or desk.names.counted(f"{scribe.section}-table")
    return replace(
        node,
        id=name,
        caption=caption,
        header=cells(node.header),
        rows=tuple(cells(row) for row in node.rows),
    )


def _cell(scribe: Scribe, words: Words) -> Words:
    return scribe.still(words) if words else ()


def _figure(desk: _Prose, node: Figure) -> Figure:
    scribe = desk.scribe
    name = desk.names.counted(f"{scribe.section}-figure")
    image = _image(desk, node)
    alt = scribe.title(node.alt) if node.alt else ()
    caption = scribe.title(node.caption) if node.caption else ()
    long = _blocks(desk, node.long)
    return replace(node, id=name, image=image, alt=alt, caption=caption, long=long)


def _image(desk: _Prose, node: Figure) -> Image:
    typed = node.image.name
    files = desk.scribe.desk.links.here.publication.files
    folder = posixpath.dirname(desk.scribe.base)
    picture = files.get(posixpath.normpath(posixpath.join(folder, typed)))
    if picture is None:
        desk.scribe.desk.diagnostics.append(no_picture(typed, node.location, files))
        return node.image
    if picture.media_type.startswith(_NOT_PICTURES):
        desk.scribe.desk.diagnostics.append(other_file(typed, node.location))
        return node.image
    return Image(picture.name, picture.digest, picture.media_type, picture.width, picture.height)
