"""PDF: what the tags say, held against the document that they were made from.

No validator can do this: it does not know the source.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from strategy_build.checks.expected import Part, every_block, expected
from strategy_build.checks.extract.tags import Tag
from strategy_build.checks.normal import letters
from strategy_build.checks.output.printed import Paper
from strategy_build.checks.rule import Finding, Rule, error
from strategy_build.model.blocks import (
    Block,
    BulletList,
    DefinitionList,
    Facts,
    Figure,
    Heading,
    Ledger,
    ListItem,
    OrderedList,
    Paragraph,
    Question,
    Table,
    Words,
)
from strategy_build.model.document import Document, Group
from strategy_build.model.inlines import Span
from strategy_build.model.walk import blocks, inlines, plain, sentences, text_of

_SHOWN = 60
_LEADERS = re.compile(r"(?:\.\s?){4,}|(?:…\s?){2,}")
_DIGITS = re.compile(r"\d+")
_PARTS_OF_ITEM = frozenset(("Lbl", "LBody"))


@error("PDF04")
def pictures(one: Paper) -> Iterator[Finding]:
    """Each picture is among the tags once, with the alternative text that was written for it.

    Why: People who cannot see it would hear "graphic" and nothing else, or hear it twice.
    Bad: a Figure without Alt
    Good: a Figure with Alt; decoration outside the tags
    Source: PDF/UA-1, 7.3; WCAG 2.2, 1.1.1 (A)
    """
    shown = [block for block in every_block(one.document) if isinstance(block, Figure)]
    wanted = Counter(letters(text_of(figure.alt)) for figure in shown if figure.alt)
    said = Counter(letters(tag.facts.get("Alt", "")) for tag in one.tagged.root.find("Figure"))
    for words_ in (said - wanted).elements():
        told = f'the alternative text "{words_[:_SHOWN]}"' if words_ else "no alternative text"
        yield Finding(f"a picture has {told}, which nobody wrote", one.place)
    for words_ in (wanted - said).elements():
        yield Finding(f'no picture among the tags says "{words_[:_SHOWN]}"', one.place)


@error("PDF05")
def headings(one: Paper) -> Iterator[Finding]:
    """The headings among the tags are those of the document, in order and on the same levels.

    Why: Headings are how people move in a document that they cannot see.
    Bad: H2 followed by H4
    Good: H2 followed by H3
    Source: PDF/UA-1, 7.4.2; WCAG 2.2, 1.3.1 (A)
    """
    found = [(level, letters(said)) for level, said in one.headings]
    levels = [level for level, _ in found]
    if levels[:1] != [1] or levels.count(1) != 1:
        yield Finding(f"the tags hold {levels.count(1)} headings of level 1", one.place)
    for before, level in pairwise(levels):
        if level > before + 1:
            yield Finding(f"a heading of level {level} follows one of level {before}", one.place)
    at = 0
    for level, title in _titles(one.shown):
        wanted = letters(text_of(title))
        rest = range(at, len(found))
        here = (n for n in rest if found[n][0] == level and found[n][1].endswith(wanted))
        number = next(here, None)
        if number is None:
            message = f'no heading of level {level} in its place says "{text_of(title)}"'
            yield Finding(message, one.place)
        else:
            at = number + 1


def _titles(document: Document) -> Iterator[tuple[int, Words]]:
    """The level and words of every heading that somebody wrote."""
    yield 1, document.title
    for part in document.body:
        if isinstance(part, Group):
            yield 2, part.title
            yield from _block_titles(part.blocks)
        for section in part.sections if isinstance(part, Group) else (part,):
            if section.title:
                yield section.level, section.title
            yield from _block_titles(section.blocks)


def _block_titles(inside: tuple[Block, ...]) -> Iterator[tuple[int, Words]]:
    for block in blocks(inside):
        if isinstance(block, Heading):
            yield block.level, block.words
        elif isinstance(block, Question):
            yield block.level, block.ask
        elif isinstance(block, Ledger):
            yield from ((entry.level, entry.title) for entry in block.entries if entry.level)


@error("PDF09")
def words(one: Paper) -> Iterator[Finding]:
    """Every sentence stands whole among the tags, in the order in which it was written.

    Why: A screen reader says the tags in their order, and nothing that is outside them.
    Bad: a paragraph that is marked as decoration
    Good: each sentence in a tag, after the one before it
    Source: PDF/UA-1, 7.1; WCAG 2.2, 1.3.2 Meaningful Sequence (A)
    """
    said, at = letters(one.tagged.root.text), 0
    for sentence, part in expected(one.shown).sentences:
        wanted = letters(plain(sentence.children))
        found = said.find(wanted, at)
        if part is Part.PICTURE or not wanted:
            continue
        if found < 0:
            message = f'the tags do not say in its place "{plain(sentence.children)[:_SHOWN]}"'
            yield Finding(message, sentence.location)
        else:
            at = found + len(wanted)


@error("PDF11")
def lists(one: Paper) -> Iterator[Finding]:
    """Each list is one list of all its items, whatever the pages that it goes over.

    Why: A screen reader says "list with 8 items", and people skip a list as one thing.
    Bad: a list of 5 items and one of 3, where a page ends between them
    Good: one L with 8 LI, each with an LBody
    Source: PDF/UA-1, 7.6; WCAG 2.2, 1.3.1 (A)
    """
    for tag in one.tagged.root.find("L"):
        if any(not isinstance(kid, Tag) or kid.kind != "LI" for kid in tag.kids):
            yield Finding("a list holds something that is no item", one.place)
    for item in one.tagged.root.find("LI"):
        if any(not isinstance(kid, Tag) or kid.kind not in _PARTS_OF_ITEM for kid in item.kids):
            yield Finding("an item of a list holds words outside its body", one.place)
    found = [
        [letters(kid.text) for kid in tag.kids if isinstance(kid, Tag)]
        for tag in one.tagged.root.find("L")
    ]
    for wanted in filter(None, _lists(one.shown)):
        same = next((items for items in found if _same(wanted, items)), None)
        if same is None:
            message = f'no list has the {len(wanted)} items from "{wanted[0][:_SHOWN]}"'
            yield Finding(message, one.place)
        else:
            found.remove(same)


def _lists(document: Document) -> Iterator[list[str]]:
    """The first words of each item of each list."""
    yield [letters(fact.label) for fact in document.facts]
    for block in every_block(document):
        if isinstance(block, BulletList | OrderedList):
            yield [_opening(item) for item in block.items]
        elif isinstance(block, DefinitionList):
            yield [letters(text_of(item.term)) for item in block.items]
        elif isinstance(block, Ledger):
            yield [letters(text_of(entry.title)) for entry in block.entries]
            yield from ([letters(fact.label) for fact in entry.facts] for entry in block.entries)
        elif isinstance(block, Facts):
            yield [letters(fact.label) for fact in block.items]


def _opening(item: ListItem) -> str:
    first = item.blocks[0] if item.blocks else None
    return letters(text_of(first.words)) if isinstance(first, Paragraph) else ""


def _same(wanted: list[str], found: list[str]) -> bool:
    return len(wanted) == len(found) and all(
        opening in words_ for opening, words_ in zip(wanted, found, strict=True)
    )


@error("PDF12")
def languages(one: Paper) -> Iterator[Finding]:
    """Words in another language are in a tag that names the language.

    Why: A voice that does not know would read Welsh as if it were English.
    Bad: Croeso among English words, without Lang
    Good: Croeso in a tag with Lang "cy"
    Source: PDF/UA-1, 7.2; WCAG 2.2, 3.1.2 Language of Parts (AA)
    """
    said = [
        (tag.facts["Lang"], letters(tag.text))
        for tag in one.tagged.root.below()
        if "Lang" in tag.facts
    ]
    for lang, text in _foreign(one.document):
        if not any(there == lang and letters(text) in words_ for there, words_ in said):
            yield Finding(
                f'no tag says that "{text[:_SHOWN]}" is in the language {lang}', one.place
            )


def _foreign(document: Document) -> Iterator[tuple[str, str]]:
    pictured = {id(s) for b in every_block(document) if isinstance(b, Figure) for s in b.alt}
    for sentence in sentences(document):
        own = sentence.lang or document.lang
        if own != document.lang and id(sentence) not in pictured:
            yield own, plain(sentence.children)
        for node in inlines(sentence.children):
            if isinstance(node, Span) and node.lang not in {"", own}:
                yield node.lang, plain(node.children)


@error("PDF13")
def furniture(one: Paper) -> Iterator[Finding]:
    """Outside the tags stand the running title and the page number, and nothing else is hidden.

    Why: What is marked as furniture is never said; what is not marked at all may be said anywhere.
    Bad: a sentence outside the tags; dots that lead to a page number inside them
    Good: each page with the same furniture, but for its number
    Source: PDF/UA-1, 7.1 and 7.8; ISO 32000-1, 9.10
    """
    known = {letters(text_of(one.document.title)), *_heads(one.document)}
    hidden = [_without(known, letters(page.furniture)) for page in one.tagged.pages]
    usual = Counter(_DIGITS.sub("", words_) for words_ in hidden).most_common(1)
    for number, (page, words_) in enumerate(zip(one.tagged.pages, hidden, strict=True), 1):
        if _DIGITS.sub("", words_) not in {usual[0][0], *([""] if number == 1 else [])}:
            yield Finding(f'page {number} hides words from those who listen: "{words_}"', one.place)
        if page.loose:
            yield Finding(f'page {number} has words outside the tags: "{page.loose}"', one.place)
        if page.unknown:
            message = f"page {number} has {page.unknown} letters that no program can read"
            yield Finding(message, one.place)
    if _LEADERS.search(one.tagged.root.text) and not _dotted(one.document):
        yield Finding("a row of dots is among the words", one.place)


def _dotted(document: Document) -> bool:
    """Whether somebody wrote a row of dots."""
    return any(_LEADERS.search(plain(sentence.children)) for sentence in sentences(document))


def _heads(document: Document) -> Iterator[str]:
    """The head of each table, which stands again where the table goes over a page."""
    for block in every_block(document):
        if isinstance(block, Table):
            yield letters(" ".join(text_of(cell.words) for cell in block.header))


def _without(known: set[str], said: str) -> str:
    for words_ in sorted(known, key=len, reverse=True):
        said = said.replace(words_, "")
    return said


RULES: tuple[Rule[[Paper]], ...] = (
    pictures,
    headings,
    words,
    lists,
    languages,
    furniture,
)
