"""SRC: Markdown that was meant as something and would be read as something else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from strategy_build.checks.passages import Passage, passages
from strategy_build.checks.places import line_of, pinpoint
from strategy_build.checks.rule import Finding, SourceRule, error
from strategy_build.checks.source.lines import Line, every_line, sections
from strategy_build.model.blocks import Block, BulletList, Heading, OrderedList, Preformatted
from strategy_build.model.content import Content, Mark, SectionFile
from strategy_build.model.inlines import Text
from strategy_build.model.walk import blocks, inlines, text_of

_DOT = re.compile(r"^\s{0,3}(?P<mark>[·•●▪◦‣∙])\s*(?P<rest>\S.*)$")
_LETTER = re.compile(r"^\s{0,3}(?P<mark>\(?[a-z]\)|\(?[ivx]{1,4}\))\s+(?P<rest>\S.*)$")
_GLUED = re.compile(r"^\s{0,3}(?P<mark>[-+]|\d{1,2}[.)])(?P<rest>[^\W\d_].*)$")
_ABC = re.compile(r"^\s{0,3}(?P<mark>[a-h]\.)\s+(?P<rest>\S.*)$")
_DASH = re.compile(r"^\s{0,3}(?P<mark>[–—])\s+(?P<rest>\S.*)$")
_FIRST_YEAR = 1900


@error("SRC08")
def fake_bullets(content: Content, today: date) -> Iterator[Finding]:
    """Lists are real lists, not lines that begin with a typed dot, dash or letter.

    Why: People who use a screen reader are told that a list begins and how many items it has.
        Typed dots run together into one long paragraph, on the page and in the audio.
    Bad: · Welcome
        · Honest
    Good: - Welcome
        - Honest
    Source: WCAG 2.2, 1.3.1 Info and Relationships (A)
    """
    for line in every_line(content):
        found = _DOT.match(line.text) or _LETTER.match(line.text) or _GLUED.match(line.text)
        if found is None and (_DASH.match(line.before) or _DASH.match(line.after)):
            found = _DASH.match(line.text)
        if found is None and any(_follows(line.text, other) for other in (line.before, line.after)):
            found = _ABC.match(line.text)
        if found:
            numbered = found["mark"][0].isdigit()
            mark = f"{found['mark']} " if numbered else "- "
            yield Finding(
                f'this line begins with "{found["mark"]}", which does not make a list',
                line.at(found.start("mark")),
                f"{mark}{found['rest'].strip()}",
                len(found["mark"]),
            )


def _follows(text: str, other: str) -> bool:
    """Whether two lines begin with neighbouring letters and a full stop: a. and b."""
    here, there = _ABC.match(text), _ABC.match(other)
    return bool(here and there) and abs(ord(text.strip()[0]) - ord(other.strip()[0])) == 1


@error("SRC09")
def accidental_code(content: Content, today: date) -> Iterator[Finding]:
    """No text becomes program code because it stands four spaces from the edge.

    Why: Indented text is shown in a typewriter face, does not wrap and loses its bold words and
        links. People who enlarge the page would have to scroll sideways to read it.
    Bad: (four spaces) We will publish what you told us.
    Good: We will publish what you told us.
    Source: CommonMark, indented code blocks; WCAG 2.2, 1.4.10 Reflow (AA)
    """
    for section in sections(content):
        for block in blocks(_blocks(section)):
            source = line_of(content, block.location)
            fenced = source.lstrip(" >-*+").startswith(("```", "~~~"))
            if isinstance(block, Preformatted) and not fenced and source:
                text = text_of(block.lines[:1]) or source.strip()
                place, length = pinpoint(content, block.location, text)
                yield Finding(
                    "this line starts with four or more spaces, so it would be shown as program code",
                    place,
                    f"remove the spaces at the start of the line: {text.strip()}",
                    length,
                )


@error("SRC10")
def accidental_heading(content: Content, today: date) -> Iterator[Finding]:
    """Headings are written with # marks, never made by a line of dashes under a text.

    Why: A line of --- straight under a paragraph turns the whole paragraph into a heading, and
        everybody who moves by headings lands on it.
    Bad: We met nine times.
        ---
    Good: We met nine times.

        ---
    Source: CommonMark, setext headings; WCAG 2.2, 2.4.6 Headings and Labels (AA)
    """
    for section in sections(content):
        headings = [b for b in blocks(_blocks(section)) if isinstance(b, Heading)]
        found = [(block.location, text_of(block.words)) for block in headings]
        found += [(words.location, text_of((words,))) for words in section.title[:1]]
        for place, text in found:
            source = line_of(content, place).lstrip(" >")
            if source and not source.startswith("#"):
                yield Finding(
                    "a line of --- or === under this text makes it a heading",
                    place,
                    f"write an empty line before the ---, or for a heading write ## {text}",
                    len(source),
                )


@error("SRC11")
def torn_lists(content: Content, today: date) -> Iterator[Finding]:
    """A list stays one list: no wrong indent inside it, no sentence that begins with a year.

    Why: A torn list is announced as several lists, and its numbers start again. A sentence that
        begins "2027. A" becomes item 2,027 of a list.
    Bad: 1. Ask people
          - by phone
        2. Tell them what we heard
    Good: 1. Ask people
           - by phone
        2. Tell them what we heard
    Source: CommonMark, list items; WCAG 2.2, 1.3.1 Info and Relationships (A)
    """
    for section in sections(content):
        for block in blocks(_blocks(section)):
            if isinstance(block, OrderedList) and block.start >= _FIRST_YEAR:
                yield Finding(
                    f'"{block.start}." at the start of a line makes a list that counts from there',
                    block.location,
                    f"put a word before the year, for example In {block.start}",
                    len(str(block.start)) + 1,
                )
        for group in _neighbours(section):
            yield from _torn(group)


def _neighbours(section: SectionFile) -> Iterator[tuple[Block | Mark, ...]]:
    yield tuple(section.blocks)
    for block in blocks(_blocks(section)):
        if isinstance(block, BulletList | OrderedList):
            for item in block.items:
                yield tuple(item.blocks)


def _torn(group: tuple[Block | Mark, ...]) -> Iterator[Finding]:
    for first, second in pairwise(group):
        if isinstance(first, BulletList | OrderedList) and isinstance(second, OrderedList):
            again = isinstance(first, OrderedList) or second.start > 1
            if again and second.start < _FIRST_YEAR:
                yield Finding(
                    f'the list is cut in two here, before "{second.start}."',
                    second.location,
                    "indent the lines between the two numbers by three spaces",
                    len(str(second.start)) + 1,
                )


_STUCK_HASH = re.compile(r"^\s{0,3}(#{1,6})(?=[^#\s])")
_WHERE = r"(?:https?://|www\.|mailto:|images/|[\w./-]+\.(?:md|pdf|yaml)\b)[^()\[\]\s]*"
_LEFT_OVER = re.compile(
    r"(?P<spaced>!?\[[^\[\]]*\]\((?=[^()<>]* )[^()<>\"]*\))"
    rf"|(?P<swapped>\([^()]+\)\[{_WHERE}\])|(?P<apart>!?\[[^\[\]]+\] +\({_WHERE}\))"
    r"|(?P<bold>\*\*|(?<!\w)__(?=\w)|(?<=\w)__(?!\w))|(?P<link>\]\()|(?P<attribute>\{(?:lang=|\.|long=|kind=|#)[^}]*\})"
    r"|(?P<note>\[\^[^\]\s]+\])"
)
_HEADING_WORDS = 12


@error("SRC14")
def markdown_left_as_text(content: Content, today: date) -> Iterator[Finding]:
    """No Markdown signs are left in the text that readers get.

    Why: A sign that was not understood is printed, spoken and brailled as stars, brackets and
        hashes, and the bold word, link or heading it stood for is lost.
    Bad: [Our plan](our plan.docx) is **ready.
    Good: [Our plan](our-plan.docx) is **ready**.
    Source: CommonMark; WCAG 2.2, 1.3.1 Info and Relationships (A)
    """
    for line in every_line(content):
        if (found := _STUCK_HASH.match(line.text)) and _stands_alone(line, found[1]):
            rest = line.text[found.end() :].strip()
            yield Finding(
                f'there is no space after "{found[1]}", so this is not a heading',
                line.at(found.start(1)),
                f"{found[1]} {rest}",
                len(found[1]),
            )
    for passage in passages(content):
        yield from _left_over(content, passage)


def _stands_alone(line: Line, marks: str) -> bool:
    alone = not line.before.strip() and not line.after.strip()
    return len(marks) > 1 or (alone and len(line.text.split()) <= _HEADING_WORDS)


def _left_over(content: Content, passage: Passage) -> Iterator[Finding]:
    for node in inlines(passage.inlines):
        if not isinstance(node, Text):
            continue
        for found in _LEFT_OVER.finditer(node.text):
            kind = str(found.lastgroup)
            message, fix = _SIGNS.get(kind) or (_NO_LINK, _link_of(found[0], kind))
            place, length = pinpoint(content, passage.location, found[0])
            yield Finding(f'"{found[0]}" {message}', place, fix, length)


def _link_of(typed: str, kind: str) -> str:
    """The link or picture that was meant."""
    first, second = (
        part.strip("()[]") for part in re.split(r"[\])] *[\[(]", typed.lstrip("!"), maxsplit=1)
    )
    mark = "!" if typed.startswith("!") else ""
    address = second.strip().replace(" ", "%20") if kind == "spaced" else second
    return f"{mark}[{first}]({address})"


_NO_LINK = "was not understood as a link and would be printed"
_SIGNS = {
    "bold": (
        "was not understood and would be printed",
        "write ** at both ends of the bold words, without a space inside: **like this**",
    ),
    "link": (
        _NO_LINK,
        "write the address without spaces: [What it is](file-name.md)",
    ),
    "attribute": (
        "was not understood and would be printed",
        "put it straight after the closing bracket: [Croeso]{lang=cy}",
    ),
    "note": (
        "calls a note that this file does not hold",
        "write the note on a line of its own: [^name]: What the note says.",
    ),
}


def _blocks(section: SectionFile) -> tuple[Block, ...]:
    notes = tuple(block for note in section.footnotes for block in note.blocks)
    return tuple(b for b in section.blocks if not isinstance(b, Mark)) + notes


RULES: tuple[SourceRule, ...] = (
    fake_bullets,
    accidental_code,
    accidental_heading,
    torn_lists,
    markdown_left_as_text,
)
