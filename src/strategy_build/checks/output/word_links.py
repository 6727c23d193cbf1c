"""DOX: contents, links, bookmarks and note calls of a Word file."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from strategy_build.checks.extract.docx import words
from strategy_build.checks.normal import letters
from strategy_build.checks.output.word_parts import WordFile, shown
from strategy_build.checks.rule import Finding, Rule, error
from strategy_build.model.inlines import Link, Place
from strategy_build.model.walk import inlines, plain, sections, sentences

_RANGE = re.compile(r'TOC\s.*\\o\s+"(\d)-(\d)"')
_LONGEST_NAME = 40
_NAME = re.compile(r"[A-Za-z_]\w*", re.ASCII)


@error("DOX09")
def contents(one: WordFile) -> Iterator[Finding]:
    """The contents are there at once: each heading that they gather, in order, as a link to it.

    Why: An empty field shows nothing until somebody presses a key that few people know.
    Bad: "Update field to see the contents"
    Good: a line for each heading that leads to it
    Source: WCAG 2.2, 2.4.5 Multiple Ways (AA)
    """
    field = next((c for n in one.text.every("w:instrText") if (c := _RANGE.search(n.text))), None)
    if field is None:
        yield Finding("there are no contents", one.place)
        return
    low, high = int(field[1]), int(field[2])
    block = next(b for b in one.text.every("w:sdt") if any(b.every("w:docPartGallery")))
    lines = [p for p in block.every("w:p") if any(p.every("w:hyperlink"))]
    told = [letters(words(line)) for line in lines]
    gathered = [(said, p) for level, said, p in one.headings if low <= level <= high]
    for said, _ in gathered:
        if letters(said) not in told:
            yield Finding(f'the contents lack "{shown(said)}"', one.place)
    if sorted(told) == sorted(letters(said) for said, _ in gathered):
        for line, (said, paragraph) in zip(lines, gathered, strict=True):
            names = {b.facts.get("w:name") for b in paragraph.every("w:bookmarkStart")}
            leads = next(line.every("w:hyperlink")).facts.get("w:anchor")
            if letters(words(line)) != letters(said) or leads not in names:
                message = f'the line "{shown(words(line))}" of the contents leads elsewhere'
                yield Finding(message, one.place)
    elif len(told) > len(gathered):
        yield Finding("the contents have lines for what is no heading", one.place)


@error("DOX07")
def links(one: WordFile) -> Iterator[Finding]:
    """Every link has words and leads somewhere; every place has a name of its own.

    Why: A link to a place that is not there does nothing, and nobody is told why.
    Bad: a link to a bookmark that was renamed
    Good: a link to a bookmark in the heading that it names
    Source: WCAG 2.2, 2.4.4 (A)
    """
    marks = [m for part in (one.text, one.notes) for m in part.every("w:bookmarkStart")]
    names = Counter(mark.facts.get("w:name", "").casefold() for mark in marks)
    for name, count in names.items():
        if count > 1:
            yield Finding(f'the bookmark "{name}" is there {count} times', one.place)
        if len(name) > _LONGEST_NAME or not _NAME.fullmatch(name):
            yield Finding(f'Word does not take "{name}" as the name of a bookmark', one.place)
    for number, count in Counter(mark.facts.get("w:id") for mark in marks).items():
        if count > 1:
            yield Finding(f"{count} bookmarks have the number {number}", one.place)
    found: Counter[tuple[str, bool]] = Counter()
    for path, part in ((one.parts.main, one.text), (one.parts.related("footnotes"), one.notes)):
        known = one.parts.relations(path) if path else {}
        for link in part.every("w:hyperlink"):
            said, anchor = words(link), link.facts.get("w:anchor", "")
            if not said.strip():
                yield Finding("a link has no words", one.place)
            if anchor and anchor.casefold() not in names:
                yield Finding(f'the link "{shown(said)}" leads nowhere', one.place)
            if not anchor and link.facts.get("r:id", "") not in known:
                yield Finding(f'the link "{shown(said)}" has no address', one.place)
            found[letters(said), bool(anchor)] += 1
    yield from _lost(one, found)
    yield from _calls(one)


def _lost(one: WordFile, found: Counter[tuple[str, bool]]) -> Iterator[Finding]:
    """Links to a section of this publication that are words alone in the file."""
    inside = {section.id for section in sections(one.document)}
    for sentence in sentences(one.document):
        for node in inlines(sentence.children):
            match node:
                case Link(target=Place(publication="", anchor=anchor)) if anchor in inside:
                    said = plain(node.children)
                    if not found[letters(said), True]:
                        yield Finding(f'"{shown(said)}" is no link any more', one.place)
                case _:
                    pass


def _calls(one: WordFile) -> Iterator[Finding]:
    called = [n.facts.get("w:id", "") for n in one.text.every("w:footnoteReference")]
    there = [n.facts.get("w:id", "") for n in one.notes.every("w:footnote")]
    for number in called:
        if number not in there:
            yield Finding(f"note {number} is called and is not there", one.place)
    for number in there:
        if number not in called and int(number) > 0:
            yield Finding(f"note {number} is there and is not called", one.place)


RULES: tuple[Rule[[WordFile]], ...] = (contents, links)
