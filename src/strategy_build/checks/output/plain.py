"""TXT: rules on the finished text file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from strategy_build.checks.rule import Finding, Rule, error
from strategy_build.diagnostics import Diagnostic, Location
from strategy_build.model.document import Document
from strategy_build.model.walk import sections, text_of

_DRAWN = re.compile(r"[\u2500-\u259f]|^\s*([=*_~#+-])\1{3,}\s*$|\|.*\|", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Plain:
    """A text file: its name, its bytes and the document that it was made from."""

    path: str
    data: bytes
    document: Document


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
    if "\ufffd" in text:
        yield Finding("the file is not UTF-8", place)
    if text.startswith("\ufeff") or "\r" in text or "\t" in text:
        yield Finding("the file holds marks that devices show as signs", place)
    first = text.split("\n", 1)[0]
    if first.strip() != text_of(one.document.title):
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
    for found in _DRAWN.finditer(text):
        line = text.count("\n", 0, found.start()) + 1
        yield Finding(f'"{found[0].strip()[:20]}" is drawn with signs', Location(one.path, line))


_SHORT_TEXT = 3  # sections that need no contents list
_ITEM = re.compile(r"^\s*- (?P<words>.+)$", re.MULTILINE)


@error("TXT03")
def contents(one: Plain) -> Iterator[Finding]:
    """A text of more than three sections lists them, in order, before the first of them.

    Why: In a plain text nothing else tells what there is; people search for the words of the list.
    Bad: eight sections and no list of them
    Good: Contents, and a line for each section
    Source: RNIB guidance on text files; UKAAF
    """
    titles = [text_of(section.title) for section in sections(one.document) if section.title]
    if len(titles) <= _SHORT_TEXT:
        return
    items = [found["words"] for found in _ITEM.finditer(one.data.decode("utf-8", "replace"))]
    at = 0
    for title in titles:
        found = next((n for n in range(at, len(items)) if items[n].endswith(title)), None)
        if found is None:
            yield Finding(f'the contents lack "{title}" in its place', Location(one.path, 1))
        else:
            at = found + 1


RULES: tuple[Rule[[Plain]], ...] = (form, undrawn, contents)


def check_plain(path: str, data: bytes, document: Document) -> tuple[Diagnostic, ...]:
    """All breaches in a text file."""
    opened = Plain(path, data, document)
    return tuple(found for rule in RULES for found in rule(opened))
