"""TXT: rules on the finished text file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from strategy_build.checks.rule import Finding, Rule, error
from strategy_build.diagnostics import Diagnostic, Location
from strategy_build.model.document import Document
from strategy_build.model.walk import plain, sections, sentences, text_of

_DRAWN = re.compile(r"[\u2500-\u259f]|^\s*([=*_~#+-])\1{3,}\s*$|\|.*\|", re.MULTILINE)
_MARK = re.compile(r" \[[^][]*\]")
_OPENING = 200  # characters in which marks of the title may stand besides its words


@dataclass(frozen=True, slots=True)
class Plain:
    """A text file: its name, its bytes and the document that it was made from.

    `width` is how long its lines may be, 0 where they are as long as their paragraphs.
    """

    path: str
    data: bytes
    document: Document
    width: int = 0


@error("TXT01")
def form(one: Plain) -> Iterator[Finding]:
    """The file is UTF-8 with plain line ends, and begins with the title.

    Why: It is for the simplest devices. Wrong bytes turn into wrong letters there.
    Bad: a file that begins with an invisible mark
    Good: a file whose first line is the title
    Source: RNIB guidance on text files
    """
    place = Location(one.path, 1)
    text = one.data.decode("utf-8", "replace")
    if text.encode() != one.data:
        yield Finding("the file is not UTF-8", place)
    if text.startswith("\ufeff") or "\r" in text or "\t" in text:
        yield Finding("the file holds marks that devices show as signs", place)
    title = _unmarked(text_of(one.document.title))
    first = text.split("\n", 1)[0]
    begun = _unmarked(_unbroken(text[: 2 * len(title) + _OPENING]))
    if _unmarked(first.strip()) != title and not (one.width and begun.startswith(title)):
        yield Finding(f'the file begins with "{first}" and not with the title', place)
    if not text.endswith("\n") or text.endswith("\n\n\n"):
        yield Finding("the file has no single line end at its end", place)


@error("TXT02")
def undrawn(one: Plain) -> Iterator[Finding]:
    """Nothing is drawn with signs: no boxes, no lines of dashes, no columns.

    Why: Voices read every sign: "equals equals equals".
    Bad: =========
    Good: an empty line
    Source: RNIB guidance on text files
    """
    text = one.data.decode("utf-8", "replace")
    written = _unbroken(" ".join(plain(each.children) for each in sentences(one.document)))
    for found in _DRAWN.finditer(text):
        if _unbroken(found[0]) in written:
            continue  # an editor typed it: "Home | About | Contact"
        line = text.count("\n", 0, found.start()) + 1
        yield Finding(f'"{found[0].strip()[:20]}" is drawn with signs', Location(one.path, line))


def _unbroken(text: str) -> str:
    return " ".join(text.split())


def _unmarked(text: str) -> str:
    """Words without what is said in brackets of a link or a note in them."""
    return _MARK.sub("", text)


_SHORT_TEXT = 3  # sections that need no contents list
# an item goes on in lines that are indented and have no mark of their own
_ITEM = re.compile(r"^\s*- (?P<words>.+(?:\n +(?!- )\S.*)*)$", re.MULTILINE)


@error("TXT03")
def contents(one: Plain) -> Iterator[Finding]:
    """A text of more than three sections lists them, in order, before the first of them.

    Why: In a plain text nothing else tells what there is; people search for the words of the list.
    Bad: eight sections and no list of them
    Good: Contents, and a line for each section
    Source: RNIB guidance on text files; UKAAF
    """
    titles = [_unmarked(text_of(part.title)) for part in sections(one.document) if part.title]
    if len(titles) <= _SHORT_TEXT:
        return
    text = one.data.decode("utf-8", "replace")
    items = [_unmarked(_unbroken(found["words"])) for found in _ITEM.finditer(text)]
    at = 0
    for title in titles:
        found = next((n for n in range(at, len(items)) if items[n].endswith(title)), None)
        if found is None:
            yield Finding(f'the contents lack "{title}" in its place', Location(one.path, 1))
        else:
            at = found + 1


@error("TXT04")
def short_lines(one: Plain) -> Iterator[Finding]:
    """In a text with short lines no line is longer than it should be, but for addresses.

    Why: It is for programs that do not wrap lines. What is too long runs out of the window there.
    Bad: a paragraph in one line of 400 characters
    Good: lines of at most 72 characters
    Source: RFC 5322, 2.1.1; RNIB guidance on text files
    """
    if not one.width:
        return
    for number, line in enumerate(one.data.decode("utf-8", "replace").split("\n"), 1):
        if len(line) > one.width and len(line.split()) > _ADDRESS_AND_MARK:
            place = Location(one.path, number)
            yield Finding(f"a line has {len(line)} characters", place)


_ADDRESS_AND_MARK = 3  # "[link 3] https://…" cannot be broken


RULES: tuple[Rule[[Plain]], ...] = (form, undrawn, contents, short_lines)


def check_plain(
    path: str, data: bytes, document: Document, width: int = 0
) -> tuple[Diagnostic, ...]:
    """All breaches in a text file; `width` is how long its lines may be, 0 for any length."""
    opened = Plain(path, data, document, width)
    return tuple(found for rule in RULES for found in rule(opened))
