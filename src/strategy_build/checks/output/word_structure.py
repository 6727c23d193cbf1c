"""DOX: headings, lists and tables of a Word file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import assert_never

from strategy_build.checks.expected import every_block
from strategy_build.checks.extract.docx import Node, words
from strategy_build.checks.normal import letters
from strategy_build.checks.output.word_parts import WordFile, key, shown, style, titles
from strategy_build.checks.rule import Finding, Rule, error
from strategy_build.model.blocks import OrderedList, Paragraph, Table
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
from strategy_build.model.walk import plain, sentences, text_of

_FAKE = re.compile(r"\s*(?:[•·‣▪*–-]|\d+[.)]|[a-z][.)])\s+\S")


@error("DOX08")
def headings(one: WordFile) -> Iterator[Finding]:
    """The title is the one heading of level 1, no level is skipped, every heading is there.

    Why: Screen readers move by headings. Word's style "Title" is none, and a gap sounds like
        something missing.
    Bad: a title in large letters, then headings of level 1
    Good: one Heading 1 with the title, Heading 2 for each part
    Source: WCAG 2.2, 1.3.1 and 2.4.6; GOV.UK, publishing accessible documents
    """
    found = [(level, letters(said)) for level, said, _ in one.headings]
    for _, said, _ in one.headings:
        if not said.strip():
            yield Finding("a heading has no words", one.place)
    if [level for level, _ in found].count(1) != 1:
        yield Finding("there is not one heading of level 1", one.place)
    for (above, _, _), (level, said, _) in pairwise(one.headings):
        if level > above + 1:
            message = f'the heading "{shown(said)}" has level {level} below level {above}'
            yield Finding(message, one.place)
    at = 0
    for level, title in titles(one.document):
        wanted = letters(title)
        same = (
            n
            for n in range(at, len(found))
            if found[n][0] == level and found[n][1].endswith(wanted)
        )
        place = next(same, None)
        if place is None:
            yield Finding(f'no heading of level {level} says "{shown(title)}"', one.place)
        else:
            at = place + 1


@error("DOX01")
def styles(one: WordFile) -> Iterator[Finding]:
    """Headings and lists are those of Word, and every style that is used is in the file.

    Why: A heading that is only bold, or a list that is only typed, is plain text to a screen
        reader.
    Bad: a line of bold words above a paragraph, "1." typed before each line
    Good: the style Heading 2; a numbered list
    Source: GOV.UK, publishing accessible documents; WCAG 2.2, 1.3.1 (A)
    """
    used = {
        n.facts.get("w:val", "") for n in _everywhere(one, "w:pStyle", "w:rStyle", "w:tblStyle")
    }
    for name in sorted(used - set(one.styles)):
        yield Finding(f'the style "{name}" is used and is not in the file', one.place)
    for name, level in one.levels.items():
        if name in used and one.name(name).casefold() != f"heading {level}":
            yield Finding(f'headings of level {level} have the style "{one.name(name)}"', one.place)
    stressed = set(_stressed(one))
    for paragraph in one.paragraphs:
        said = words(paragraph)
        listed = paragraph.find("w:pPr", "w:numPr") is not None
        exact = one.name(style(paragraph)).casefold() == "exact lines"
        if _FAKE.match(said) and not listed and not exact and _begins(one, said):
            yield Finding(f'a list is only typed: "{shown(said)}"', one.place)
        if (
            not listed
            and style(paragraph) in {"", "Normal"}
            and _all_bold(paragraph)
            and letters(said) not in stressed
        ):
            yield Finding(f'a heading is only bold: "{shown(said)}"', one.place)


def _everywhere(one: WordFile, *tags: str) -> Iterator[Node]:
    for part in (one.text, one.notes, one.part("header"), one.part("footer")):
        yield from part.every(*tags)


def _begins(one: WordFile, said: str) -> bool:
    """Whether nobody wrote a paragraph that begins so."""
    start = letters(said)[:40]
    return not any(letters(plain(s.children)).startswith(start) for s in sentences(one.document))


def _stressed(one: WordFile) -> Iterator[str]:
    """The paragraphs that an editor wrote in bold from their first word to their last."""
    for block in every_block(one.document):
        if isinstance(block, Paragraph):
            nodes = [node for sentence in block.words for node in sentence.children]
            if all(_is_stressed(node) for node in nodes):
                yield key(block.words)


def _is_stressed(node: Inline) -> bool:
    match node:
        case Text(text=text):
            return not text.strip()
        case Link(children=children) | Span(children=children):
            return all(map(_is_stressed, children))
        case Emphasis() | Strong() | NoteReference() | LineBreak():
            return True
        case Code() | Abbreviation() | Term():
            return False
        case _:
            assert_never(node)


def _all_bold(paragraph: Node) -> bool:
    runs = [run for run in paragraph.every("w:r") if words(run).strip()]
    return bool(runs) and all(
        (bold := run.find("w:rPr", "w:b")) is not None and bold.facts.get("w:val", "1") not in _OFF
        for run in runs
    )


_OFF = frozenset(("0", "false", "off"))


@error("DOX11")
def lists(one: WordFile) -> Iterator[Finding]:
    """Each list is one list definition, and its items are marked as they were written.

    Why: Where two lists share a definition the second counts on from the first; where one list has
        two, screen readers announce two lists.
    Bad: a list of three steps that begins with 4
    Good: a definition for each list, with a level for each list inside it
    Source: ISO 29500-1, 17.9; WCAG 2.2, 1.3.1 (A)
    """
    forms = _forms(one.part("numbering"))
    closed: set[str] = set()
    open_: str = ""
    counted: set[str] = set()
    for paragraph in one.paragraphs:
        number = paragraph.said("w:pPr", "w:numPr", "w:numId")
        level = paragraph.said("w:pPr", "w:numPr", "w:ilvl") or "0"
        if not number:
            if style(paragraph) in one.levels:
                closed |= {open_}
                open_ = ""
            continue
        if (number, level) not in forms:
            message = f'"{shown(words(paragraph))}" is in a list that is not defined'
            yield Finding(message, one.place)
        if forms.get((number, level), "bullet") != "bullet":
            counted.add(letters(words(paragraph)))
        if level == "0" and number != open_:
            if number in closed:
                message = f'the list with "{shown(words(paragraph))}" counts on from another'
                yield Finding(message, one.place)
            closed |= {open_}
            open_ = number
    for paragraph in one.notes.every("w:p"):
        if paragraph.find("w:pPr", "w:numPr") is not None:
            counted.add(letters(words(paragraph)))
    for block in every_block(one.document):
        if isinstance(block, OrderedList):
            for item in block.items:
                first = item.blocks[0] if item.blocks else None
                if not isinstance(first, Paragraph):
                    continue
                if not any(said.endswith(key(first.words)) for said in counted):
                    message = f'the step "{shown(text_of(first.words))}" has no number'
                    yield Finding(message, one.place)


def _forms(numbering: Node) -> dict[tuple[str, str], str]:
    """How each level of each list is marked."""
    kinds = {
        row.facts.get("w:abstractNumId", ""): {
            level.facts.get("w:ilvl", ""): level.said("w:numFmt") for level in row.every("w:lvl")
        }
        for row in numbering.every("w:abstractNum")
    }
    return {
        (row.facts.get("w:numId", ""), level): form
        for row in numbering.every("w:num")
        for level, form in kinds.get(row.said("w:abstractNumId"), {}).items()
    }


@error("DOX03")
def tables(one: WordFile) -> Iterator[Finding]:
    """Each table has a header row, row headers, a description and plain cells.

    Why: A screen reader says the headers with each cell, as far as the file tells which they are.
        Cells that are joined, split or nested cannot be followed.
    Bad: a table whose first row is only bold
    Good: a header row that repeats on each page, a first column of headers, a description
    Source: WCAG 2.2, 1.3.1 (A); Microsoft accessibility checker
    """
    found = [table for part in (one.text, one.notes) for table in part.every("w:tbl")]
    wanted = [block for block in every_block(one.document) if isinstance(block, Table)]
    if len(found) != len(wanted):
        yield Finding(f"there are {len(found)} tables for {len(wanted)}", one.place)
    for number, table in enumerate(found, 1):
        for fault in _faults(table):
            yield Finding(f"table {number} {fault}", one.place)


def _faults(table: Node) -> Iterator[str]:
    rows = [kid for kid in table.kids if kid.tag == "w:tr"]
    if not rows or rows[0].find("w:trPr", "w:tblHeader") is None:
        yield "has no header row"
    if any(row.find("w:trPr", "w:tblHeader") is not None for row in rows[1:]):
        yield "has header rows below its first row"
    if any(row.find("w:trPr", "w:cantSplit") is None for row in rows):
        yield "has rows that a page may break"
    look = table.find("w:tblPr", "w:tblLook")
    if look is None or look.facts.get("w:firstColumn") not in {"1", "true", "on"}:
        yield "does not say that its first column holds headers"
    if not table.said("w:tblPr", "w:tblDescription"):
        yield "has no description"
    if any(node is not table for node in table.every("w:tbl")):
        yield "holds another table"
    if any(True for _ in table.every("w:gridSpan", "w:vMerge", "w:hMerge")):
        yield "has joined cells"
    columns = [sum(kid.tag == "w:tc" for kid in row.kids) for row in rows]
    if len(set(columns)) > 1:
        yield "has rows of different lengths"
    grid = table.find("w:tblGrid")
    if grid is None or len(grid.kids) != max(columns, default=0):
        yield "does not say how wide its columns are"
    first = next(table.every("w:tc"), None)
    if first is None or not any(_titled(mark) for mark in first.every("w:bookmarkStart")):
        yield "does not tell JAWS where its headers are"


def _titled(mark: Node) -> bool:
    return mark.facts.get("w:name", "").startswith("Title")


RULES: tuple[Rule[[WordFile]], ...] = (headings, styles, lists, tables)
