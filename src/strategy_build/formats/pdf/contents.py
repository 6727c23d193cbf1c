"""The contents of a paper publication: each line with its page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from strategy_build.markup import document as parts
from strategy_build.model.document import Document, Group, Section
from strategy_build.model.labels import Labels
from strategy_build.model.walk import text_of


@dataclass(frozen=True, slots=True)
class Line:
    """One line: number and title, where it leads, and the lines under it."""

    label: str
    words: str
    anchor: str
    under: tuple[Line, ...] = ()


def contents(document: Document, labels: Labels) -> tuple[Line, ...]:
    """Every section that has a title, those of a group under it, then what stands at the end."""
    return tuple(_lines(document, labels))


def _lines(document: Document, labels: Labels) -> Iterator[Line]:
    for part in document.body:
        if isinstance(part, Group):
            under = tuple(_line(section) for section in part.sections if section.title)
            yield Line("", text_of(part.title), part.id, under)
        elif part.title:
            yield _line(part)
    if document.notes:
        yield Line("", labels("html-notes"), parts.NOTES)
    if document.glossary:
        yield Line("", labels("html-word-list"), parts.WORD_LIST)
    yield _line(document.contact.section)


def _line(section: Section) -> Line:
    return Line(section.label, text_of(section.title), section.id)
