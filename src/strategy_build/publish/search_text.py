"""What can be found in a publication: its sections, line by line, each with the place it leads to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import assert_never

from strategy_build.model.blocks import (
    Block,
    BulletList,
    DefinitionList,
    Divider,
    Entry,
    Facts,
    Figure,
    Heading,
    Ledger,
    OrderedList,
    Paragraph,
    Preformatted,
    Question,
    Quote,
    Sentence,
    Table,
    Words,
)
from strategy_build.model.document import Document, GlossaryEntry, Group, Section
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
)
from strategy_build.model.labels import Labels
from strategy_build.model.walk import plain, text_of

# Around words in another language: they cannot stand in text, and the page makes `lang` of them.
BEGIN, END = "\x02", "\x03"
TOP, NOTES, WORD_LIST = "page-main", "page-notes", "page-word-list"


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence or a heading. `label` is a short number ("Action 4.2"), `id` its place in the page."""

    id: str
    text: str
    label: str = ""
    is_heading: bool = False


@dataclass(frozen=True, slots=True)
class Passage:
    """A section as results name it. A publication's first passage is what stands before its body."""

    id: str
    label: str
    title: str
    lines: tuple[Line, ...]


def passages(
    document: Document, labels: Labels, common: Section | None = None
) -> Iterator[Passage]:
    """All that a publication says, in reading order.

    `common` says whom to ask on every page: what a publication says alike is left out.
    """
    lang = document.lang
    yield _front(document)
    for part in document.body:
        match part:
            case Section():
                yield _section(part, lang, labels)
            case Group():
                title = _text(part.title, lang)
                yield Passage(part.id, "", title, _once(part.blocks, lang))
                for section in part.sections:
                    yield _section(section, lang, labels)
            case _:
                assert_never(part)
    if document.notes:
        notes = (line for note in document.notes for line in _lines(note.blocks, lang))
        yield Passage(NOTES, "", labels("html-notes"), tuple(notes))
    if document.glossary:
        entries = tuple(_entry(entry, lang) for entry in document.glossary)
        yield Passage(WORD_LIST, "", labels("html-word-list"), entries)
    asked = contact_passage(document.contact.section, lang)
    said = contact_passage(common, lang).lines if common else ()
    own = tuple(line for line in asked.lines if line.text not in {one.text for one in said})
    if own:
        yield replace(asked, lines=own)


def contact_passage(section: Section, lang: str) -> Passage:
    """Whom to ask; `lang` is the language of the words around."""
    return Passage(section.id, "", _text(section.title, lang), _once(section.blocks, lang))


def same_words(documents: Iterable[Document]) -> tuple[tuple[str, str], ...]:
    """Words of the glossaries that mean the same, each pair once: a single word, and its other form.

    Short and long forms ("BSL", "British Sign Language"), and the other spellings of a word. Two forms
    of several words each are none: the script looks for a single word or for a phrase.
    """
    pairs = {
        (word, other) if " " not in word else (other, word)
        for document in documents
        for entry in document.glossary
        for word in (text_of(entry.term),)
        for other in filter(None, (text_of(entry.long), *entry.also))
        if _letters(word) != _letters(other)
    }
    return tuple(sorted(pair for pair in pairs if " " not in pair[0]))


def _letters(word: str) -> str:
    """A word without what the script leaves out when it compares."""
    return "".join(filter(str.isalnum, word.casefold()))


def _front(document: Document) -> Passage:
    lang = document.lang
    lines = (
        *_sentences(document.subtitle, lang),
        *_block(Facts(document.facts), lang),
        *_sentences(document.summary, lang),
        *(line for short in document.in_short for line in _sentences(short, lang)),
    )
    return Passage(TOP, "", _text(document.title, lang), lines)


def _section(section: Section, lang: str, labels: Labels) -> Passage:
    title = _text(section.title, lang) if section.title else labels("html-opening")
    return Passage(section.id, section.label, title, _once(section.blocks, lang))


def _entry(entry: GlossaryEntry, lang: str) -> Line:
    named = (_text(words, lang) for words in (entry.term, entry.long) if words)
    return Line(entry.id, f"{', '.join(named)}: {_text(entry.means, lang)}")


def _once(blocks: Iterable[Block], lang: str) -> tuple[Line, ...]:
    """The lines of blocks; what a part says twice leads to where it says it first."""
    found: dict[tuple[str, str], Line] = {}
    for line in _lines(blocks, lang):
        found.setdefault((line.label, line.text), line)
    return tuple(found.values())


def _lines(blocks: Iterable[Block], lang: str) -> Iterator[Line]:
    """The lines of blocks in reading order."""
    for block in blocks:
        yield from _block(block, lang)


def _block(block: Block, lang: str) -> Iterator[Line]:
    match block:
        case Paragraph(words=words) | Preformatted(lines=words):
            yield from _sentences(words, lang)
        case Heading(id=name, words=words, label=label):
            yield _heading(name, label, words, lang)
        case BulletList(items=items) | OrderedList(items=items):
            for item in items:
                yield from _named(item.label, item.blocks, lang)
        case DefinitionList(items=terms):
            for term in terms:
                yield from _named(_text(term.term, lang), term.blocks, lang)
        case Table():
            yield from _table(block, lang)
        case Figure(alt=alt, caption=caption, long=long):
            yield from _sentences((*alt, *caption), lang)
            yield from _lines(long, lang)
        case Quote(blocks=inside, attribution=by):
            yield from _lines(inside, lang)
            yield from _sentences(by, lang)
        case Facts(items=facts):
            for fact in facts:
                yield from _named(fact.label, fact.blocks, lang)
        case Ledger(entries=entries):
            for entry in entries:
                yield from _row(entry, lang)
        case Question():
            yield from _question(block, lang)
        case Divider():
            pass
        case _:
            assert_never(block)


def _table(table: Table, lang: str) -> Iterator[Line]:
    """A row is one line: a cell alone says nothing. What a list beside it says is not said twice."""
    yield from _sentences(table.caption, lang)
    heads = [_text(cell.words, lang) for cell in table.header]
    for row in table.rows if table.twin is None else ():
        names = (sentence.id for cell in row for sentence in cell.words)
        cells = zip_longest(heads, (_text(cell.words, lang) for cell in row), fillvalue="")
        said = "; ".join(f"{head}: {text}" if head else text for head, text in cells if text)
        if said:
            yield Line(next(names), said)
    if table.twin is not None:
        yield from _block(table.twin, lang)


def _row(entry: Entry, lang: str) -> Iterator[Line]:
    if entry.title or entry.label:
        yield _heading(entry.id or entry.title[0].id, entry.label, entry.title, lang)
    yield from _lines(entry.blocks, lang)
    for fact in entry.facts:
        yield from _named(", ".join(filter(None, (entry.label, fact.label))), fact.blocks, lang)


def _question(question: Question, lang: str) -> Iterator[Line]:
    yield _heading(question.id, question.label, question.ask, lang)
    yield from _sentences(question.hint, lang)
    for option in question.options:
        said = ": ".join(filter(None, (_text(option.name, lang), _text(option.text, lang))))
        if option.name or option.text:
            yield Line((*option.name, *option.text)[0].id, said)


def _named(name: str, blocks: Iterable[Block], lang: str) -> Iterator[Line]:
    """The first line says what it is: alone among results, "The Money group" would tell nothing."""
    for index, line in enumerate(_lines(blocks, lang)):
        first = name and not index and not line.is_heading
        yield Line(line.id, f"{name}: {line.text}") if first else line


def _heading(name: str, label: str, words: Words, lang: str) -> Line:
    return Line(name, _text(words, lang), label, is_heading=True)


def _sentences(words: Words, lang: str) -> Iterator[Line]:
    for sentence in words:
        if text := _sentence(sentence, lang):
            yield Line(sentence.id, text)


def _text(words: Words, lang: str) -> str:
    return " ".join(filter(None, (_sentence(sentence, lang) for sentence in words)))


def _sentence(sentence: Sentence, lang: str) -> str:
    if lang and sentence.lang != lang:
        return _foreign(sentence.lang, plain(sentence.children))
    first, *more = sentence.children
    said = _inline(first) if not more else "".join(map(_inline, sentence.children))
    return " ".join(said.split())


def _inline(node: Inline) -> str:
    match node:
        case Span():
            return _foreign(node.lang, plain(node.children))
        case Emphasis() | Strong() | Link() | Term():
            return "".join(map(_inline, node.children))
        case Text() | Code() | Abbreviation() | NoteReference() | LineBreak():
            return plain((node,))
        case _:
            assert_never(node)


def _foreign(lang: str, words: str) -> str:
    return f"{BEGIN}{lang} {' '.join(words.split())}{END}"
