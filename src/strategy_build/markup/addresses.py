"""The addresses behind the links of a document, numbered in reading order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import assert_never

from strategy_build.model.blocks import Entry, Heading, Ledger, Question, Words
from strategy_build.model.document import Document, Group, Section
from strategy_build.model.inlines import FileTarget, Link, Place, WebTarget
from strategy_build.model.walk import blocks, inlines, plain, sections, sentences, text_of

_BARE = ("mailto:", "tel:", "sms:")


def address(link: Link, document: Document) -> str:
    """What a reader of plain text would type to follow a link, "" where the words are enough."""
    base = document.imprint.base_url
    match link.target:
        case WebTarget(url=url):
            shown = _bare(url)
            return "" if _same(shown, plain(link.children)) else shown
        case FileTarget(name=name):
            return f"{base}{document.id}/{name}" if base else name
        case Place(publication=""):
            return ""
        case Place(publication=publication, anchor=anchor):
            if not base:
                return ""
            return f"{base}{publication}/index.html" + (f"#{anchor}" if anchor else "")
        case _:
            assert_never(link.target)


def numbered(document: Document) -> dict[str, int]:
    """Each address once, with its number from 1."""
    found: dict[str, int] = {}
    for sentence in sentences(document):
        for node in inlines(sentence.children):
            if isinstance(node, Link) and (shown := address(node, document)):
                found.setdefault(shown, len(found) + 1)
    return found


def places(document: Document) -> Mapping[str, str]:
    """What each anchor of the document is called: its short number, else its title."""
    return dict(_places(document))


def _places(document: Document) -> Iterator[tuple[str, str]]:
    for part in document.body:
        if isinstance(part, Group):
            yield part.id, text_of(part.title)
    for section in (*sections(document), document.contact.section):
        yield section.id, section.label or text_of(section.title)
        yield from _inside(section)
    for entry in document.glossary:
        yield entry.id, text_of(entry.term)


def _inside(section: Section) -> Iterator[tuple[str, str]]:
    for block in blocks(section.blocks):
        match block:
            case Heading(id=name, label=label, words=words):
                yield name, label or text_of(words)
            case Question(id=name, label=label, ask=words):
                yield name, label or text_of(words)
            case Ledger(entries=entries):
                yield from (_entry(entry) for entry in entries)
            case _:
                pass


def _entry(entry: Entry) -> tuple[str, str]:
    title: Words = entry.title
    return entry.id, entry.label or text_of(title)


def _bare(url: str) -> str:
    return next((url.removeprefix(scheme) for scheme in _BARE if url.startswith(scheme)), url)


def _same(shown: str, words: str) -> bool:
    """Whether the words of a link already say its address."""
    return _letters(shown) == _letters(words)


def _letters(text: str) -> str:
    bare = text.casefold().removeprefix("https://").removeprefix("http://").rstrip("/")
    return "".join(letter for letter in bare if not letter.isspace())
