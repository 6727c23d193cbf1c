"""A finished Word file as the rules see it: its paragraphs, styles and parts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

from strategy_build.checks.expected import every_block
from strategy_build.checks.extract.docx import Node, Parts, inherited, node, outline, parts, words
from strategy_build.checks.normal import letters
from strategy_build.diagnostics import Location
from strategy_build.model.blocks import Entry, Heading, Ledger, Question, Words
from strategy_build.model.document import Document, Group
from strategy_build.model.walk import blocks, sections, text_of

_SHOWN = 60


@dataclass(frozen=True)
class WordFile:
    """A Word file: its name, its bytes, the document it was made from, its smallest letters in points."""

    path: str
    data: bytes
    document: Document
    smallest: float = 12.0

    @property
    def place(self) -> Location:
        """The file."""
        return Location(self.path)

    @cached_property
    def parts(self) -> Parts:
        """Its parts."""
        return parts(self.data)

    @cached_property
    def related(self) -> Mapping[str, str]:
        """The path of each part that the text points to, by its purpose; the first of its kind."""
        rows = self.parts.relations(self.parts.main).values()
        return dict(reversed(tuple(rows)))

    @cached_property
    def text(self) -> Node:
        """The part with the text."""
        return self.part("")

    @cached_property
    def notes(self) -> Node:
        """The part with the notes, empty where there are none."""
        return self.part("footnotes")

    @cached_property
    def styles(self) -> Mapping[str, Node]:
        """Every style by its id."""
        rows = self.part("styles").every("w:style")
        return {row.facts.get("w:styleId", ""): row for row in rows}

    @cached_property
    def levels(self) -> Mapping[str, int]:
        """The heading level of each style that has one."""
        return outline(self.part("styles"))

    @cached_property
    def paragraphs(self) -> tuple[Node, ...]:
        """All paragraphs of the text, those of tables and contents too."""
        return tuple(self.text.every("w:p"))

    @cached_property
    def headings(self) -> tuple[tuple[int, str, Node], ...]:
        """Level, words and paragraph of each heading."""
        return tuple(
            (self.levels[name], words(_without_calls(one)), one)
            for one in self.paragraphs
            if (name := style(one)) in self.levels
        )

    def part(self, kind: str) -> Node:
        """The part that the text has for a purpose; "" is the text."""
        path = self.related.get(kind, "") if kind else self.parts.main
        return _tree(self.parts.files.get(path, b""))

    def above(self, name: str) -> Iterator[Node]:
        """A style and those that it is based on."""
        if name in self.styles:
            yield from inherited(self.styles[name], self.styles)

    def name(self, style_id: str) -> str:
        """What a style is called."""
        return self.styles[style_id].said("w:name") if style_id in self.styles else ""


def _without_calls(paragraph: Node) -> Node:
    """A heading as the contents show it: the number of a note is no part of it."""
    kids = [k for k in paragraph.kids if k.said("w:rPr", "w:rStyle") != "FootnoteReference"]
    return replace(paragraph, kids=tuple(kids))


@lru_cache(maxsize=16)
def _tree(data: bytes) -> Node:
    return node(data) if data else Node("", {}, "", ())


def style(paragraph: Node) -> str:
    """The id of a paragraph's style, "" where it names none."""
    return paragraph.said("w:pPr", "w:pStyle")


def shown(text: str) -> str:
    """Words in a message."""
    plain = " ".join(text.split())
    return plain if len(plain) <= _SHOWN else f"{plain[: _SHOWN - 1]}…"


def titles(document: Document) -> Iterator[tuple[int, str]]:
    """The level and the words of every heading that the document has, in order."""
    yield 1, text_of(document.title)
    grouped = {
        part.sections[0].id: part
        for part in document.body
        if isinstance(part, Group) and part.sections
    }
    for section in (*sections(document), document.contact.section):
        if section.id in grouped:
            group = grouped[section.id]
            yield 2, text_of(group.title)
            for block in blocks(group.blocks):
                yield from _titles(block)
        if section.title:
            yield section.level, text_of(section.title)
        for block in blocks(section.blocks):
            yield from _titles(block)


def _titles(block: object) -> Iterator[tuple[int, str]]:
    match block:
        case Heading(level=level, words=said) | Question(level=level, ask=said):
            yield level, text_of(said)
        case Ledger(entries=entries):
            yield from (_entry(entry) for entry in entries if entry.level)
        case _:
            return


def _entry(entry: Entry) -> tuple[int, str]:
    return entry.level, text_of(entry.title)


def said_by(document: Document, kind: type) -> Iterator[object]:
    """Every block of a kind."""
    return (block for block in every_block(document) if isinstance(block, kind))


def key(said: Words) -> str:
    """Sentences in the form in which they are compared."""
    return letters(text_of(said))
