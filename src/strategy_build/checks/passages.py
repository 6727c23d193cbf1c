"""Every run of words that readers will meet, with its place, language and part in the publication."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from enum import Enum, auto
from functools import lru_cache
from typing import assert_never

from strategy_build.diagnostics import Location
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
    Words,
)
from strategy_build.model.content import Content, Mark, Publication, SectionFile
from strategy_build.model.inlines import Inline
from strategy_build.model.strategy import Testimonial
from strategy_build.model.value import Record, Value
from strategy_build.model.walk import plain
from strategy_build.sources.inline import inline


class Role(Enum):
    """What a passage is, as far as rules treat it differently."""

    TITLE = auto()
    HEADING = auto()
    PARAGRAPH = auto()
    ITEM = auto()
    CELL = auto()
    CAPTION = auto()
    FIELD = auto()  # a text of YAML


@dataclass(frozen=True, slots=True)
class Passage:
    """Words that belong together. `quoted` words are somebody else's: rules only note them."""

    text: str
    location: Location
    inlines: tuple[Inline, ...]
    role: Role
    lang: str
    publication: Publication
    section: SectionFile | None = None
    field: str = ""
    quoted: bool = False


# Texts of YAML that readers meet as running words. Ids, addresses and names of people are not.
PROSE = frozenset(
    {
        "title", "subtitle", "summary", "in_short", "payment", "time_needed", "part", "text",
        "means", "looks_like", "what", "why", "said", "ask", "hint", "name", "parts", "measure",
        "questions_title", "questions_intro", "place", "access",
    }
)  # fmt: skip
_QUOTED = {"said"}


def passages(content: Content) -> tuple[Passage, ...]:
    """All passages of all publications in reading order of their files."""
    return _passages(_Whole(content))


@dataclass(frozen=True, eq=False)
class _Whole:
    """Content as a key of the cache: one object, whatever it holds."""

    content: Content

    def __hash__(self) -> int:
        return id(self.content)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Whole) and self.content is other.content


@lru_cache(maxsize=2)
def _passages(whole: _Whole) -> tuple[Passage, ...]:
    content = whole.content
    found: list[Passage] = []
    for publication in content.publications.values():
        base = str(publication.file.language or content.site.language)
        found += _Reader(publication, None, base).record(publication.file)
        for section in publication.sections.values():
            lang = str(section.matter.lang or base)
            found += _Reader(publication, section, lang).file()
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads the passages of one file."""

    publication: Publication
    section: SectionFile | None
    lang: str

    def file(self) -> Iterator[Passage]:
        section = self.section
        if section is None:
            return
        yield from self._words(section.title, Role.TITLE)
        yield from self.record(section.matter)
        for block in section.blocks:
            if not isinstance(block, Mark):
                yield from self._block(block)
        for footnote in section.footnotes:
            for block in footnote.blocks:
                yield from self._block(block)

    def record(self, record: Record, *, quoted: bool = False) -> Iterator[Passage]:
        quoted = quoted or isinstance(record, Testimonial)
        lang = getattr(record, "lang", "") if isinstance(record, Testimonial) else ""
        for field in fields(record):
            value = getattr(record, field.name)
            yield from self._value(field.name, value, str(lang), quoted=quoted)

    def _value(self, name: str, value: object, lang: str, *, quoted: bool) -> Iterator[Passage]:
        match value:
            case Value() if value and name in PROSE:
                nodes = _inlines(value)
                text = " ".join(plain(nodes).split())
                yield Passage(
                    text, value.location, nodes, Role.FIELD, lang or self.lang,
                    self.publication, self.section, name, quoted or name in _QUOTED,
                )  # fmt: skip
            case Record():
                yield from self.record(value, quoted=quoted)
            case tuple():
                for one in value:
                    yield from self._value(name, one, lang, quoted=quoted)
            case Mapping():
                for one in value.values():
                    yield from self._value(name, one, lang, quoted=quoted)
            case _:
                pass

    def _words(self, words: Words, role: Role, *, quoted: bool = False) -> Iterator[Passage]:
        for sentence in words:
            text = " ".join(plain(sentence.children).split())
            lang = sentence.lang or self.lang
            yield Passage(
                text, sentence.location, sentence.children, role, lang,
                self.publication, self.section, "", quoted,
            )  # fmt: skip

    def _block(
        self, block: Block, role: Role = Role.PARAGRAPH, *, quoted: bool = False
    ) -> Iterator[Passage]:
        match block:
            case Paragraph(words=words):
                yield from self._words(words, role, quoted=quoted)
            case Heading(words=words):
                yield from self._words(words, Role.HEADING, quoted=quoted)
            case BulletList(items=items) | OrderedList(items=items):
                for item in items:
                    yield from self._blocks(item.blocks, Role.ITEM, quoted=quoted)
            case DefinitionList(items=terms):
                for term in terms:
                    yield from self._words(term.term, Role.ITEM, quoted=quoted)
                    yield from self._blocks(term.blocks, Role.ITEM, quoted=quoted)
            case Table():
                yield from self._words(block.caption, Role.CAPTION, quoted=quoted)
                for row in (block.header, *block.rows):
                    for cell in row:
                        yield from self._words(cell.words, Role.CELL, quoted=quoted)
            case Figure():
                yield from self._words(block.alt, Role.CAPTION, quoted=quoted)
                yield from self._words(block.caption, Role.CAPTION, quoted=quoted)
            case Quote(blocks=blocks):
                yield from self._blocks(blocks, Role.PARAGRAPH, quoted=True)
            case Preformatted() | Divider() | Facts() | Ledger() | Question():
                pass
            case _:
                assert_never(block)

    def _blocks(self, blocks: tuple[Block, ...], role: Role, *, quoted: bool) -> Iterator[Passage]:
        for block in blocks:
            yield from self._block(block, role, quoted=quoted)


def _inlines(value: Value) -> tuple[Inline, ...]:
    """The words and links of a text of YAML, which may hold Markdown."""
    return tuple(node for sentence in inline(value) for node in sentence.children)
