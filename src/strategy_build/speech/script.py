"""A document as the script of a recording: every sentence once, with what a listener needs besides."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import assert_never

from strategy_build.model.blocks import Sentence
from strategy_build.model.document import Document, Group, Section
from strategy_build.model.inlines import Link, WebTarget
from strategy_build.model.labels import Labels
from strategy_build.model.walk import (
    block_sentences,
    inlines,
    plain,
    section_sentences,
    sections,
    text_of,
)
from strategy_build.speech.addresses import has_path, host, web
from strategy_build.speech.cues import (
    AFTER_CUE,
    AFTER_PART,
    ITEM,
    PARAGRAPH,
    PART,
    SENTENCE,
    Cue,
    Event,
    Rest,
    lines,
    utterances,
)
from strategy_build.speech.lexicon import lexicon
from strategy_build.speech.normaliser import primary
from strategy_build.speech.passages import Reading, fact, passages, said
from strategy_build.speech.utterance import Script, ScriptChapter

OPENING, SUMMARY, WORDS = "front.opening", "front.summary", "back.words"
_LONGEST_ADDRESS = 60


def script(document: Document, labels: Labels, minutes: int) -> Script:
    """The whole script; `minutes` is how long everything after the opening lasts."""
    rest = body(document, labels)
    return Script(document.lang, (opening(document, labels, len(rest) + 1, minutes), *rest))


def opening(document: Document, labels: Labels, chapters: int, minutes: int) -> ScriptChapter:
    """Title, who it is by, how long it lasts, how to move, and that a computer reads."""
    by = labels("speech-by", kind=document.kind_label, who=document.imprint.organisation)
    length = labels("speech-recording", minutes=labels("speech-minutes", n=minutes))
    parts = sum(1 for section in sections(document) if section.label)
    within = labels("speech-chapters", n=chapters)
    if parts:
        within = labels("speech-parts", n=parts, chapters=within)
    events: tuple[Event, ...] = (
        *lines(document.title, PARAGRAPH),
        *lines(document.subtitle, ITEM),
        Cue(by, PARAGRAPH, closing=True),
        *_published(document, labels),
        Cue(length, PARAGRAPH, closing=True),
        Cue(labels("speech-divided", parts=within), SENTENCE, closing=True),
        Cue(labels("speech-voice"), SENTENCE, closing=True),
        Cue(labels("speech-moving"), SENTENCE, closing=True),
    )
    return _chapter(OPENING, text_of(document.title), 1, events, document, labels)


def _published(document: Document, labels: Labels) -> Iterator[Event]:
    for item in document.facts:
        if item.kind == "published":
            date = text_of(tuple(block_sentences(item.blocks)))
            yield Cue(labels("speech-published", date=date), SENTENCE, closing=True)


def body(document: Document, labels: Labels) -> tuple[ScriptChapter, ...]:
    """Every chapter after the opening, in reading order, one for each section."""
    summary = _summary(document, labels)
    chapters = [_chapter(SUMMARY, labels("speech-summary"), 1, summary, document, labels)]
    for part in document.body:
        match part:
            case Section():
                chapters.append(_section(part, (), document, labels))
            case Group():
                chapters += _group(part, document, labels)
            case _:
                assert_never(part)
    words = _words(document, labels)
    chapters.append(_chapter(WORDS, _words_title(document, labels), 1, words, document, labels))
    title = text_of(document.title).rstrip(".!?")
    within = title, document.title[0].lang if document.title else ""
    end = Cue(labels("speech-end", title=title), PART, closing=True, within=within)
    chapters.append(_section(document.contact.section, (), document, labels, end))
    return tuple(chapter for chapter in chapters if chapter.utterances)


def _chapter(
    name: str,
    title: str,
    level: int,
    events: Iterable[Event],
    document: Document,
    labels: Labels,
) -> ScriptChapter:
    lang = document.lang if primary(document.lang) == primary(labels.lang) else labels.lang
    return ScriptChapter(name, title, level, utterances(events, name, lang, lexicon(document)))


def _summary(document: Document, labels: Labels) -> Iterator[Event]:
    """What a reader must know first: banner, facts, summary, in short."""
    reading = Reading(labels)
    yield Cue(labels("speech-label", label=labels("speech-summary")), PART)
    yield from said(document.banner, reading, PARAGRAPH)
    for item in document.facts:
        yield from fact(item, reading)
    yield from said(document.summary, reading, PARAGRAPH)
    if document.in_short:
        yield Cue(labels("speech-in-short"), PARAGRAPH)
    for words in document.in_short:
        yield from said(words, reading, ITEM)
    facts = block_sentences(block for item in document.facts for block in item.blocks)
    short = (sentence for words in document.in_short for sentence in words)
    yield from _addresses((*document.banner, *facts, *document.summary, *short), labels)


def _group(group: Group, document: Document, labels: Labels) -> list[ScriptChapter]:
    """The group's title leads in its first section, or a chapter of its own where words follow it."""
    title = (*lines(group.title, PART), Rest(AFTER_PART))
    if not group.blocks and group.sections:
        first, *others = group.sections
        return [
            _section(first, title, document, labels),
            *(_section(section, (), document, labels) for section in others),
        ]
    reading = Reading(labels)
    events = (
        *title,
        *passages(group.blocks, reading),
        *_addresses(block_sentences(group.blocks), labels),
    )
    return [
        _chapter(group.id, text_of(group.title), 1, events, document, labels),
        *(_section(section, (), document, labels) for section in group.sections),
    ]


def _section(
    section: Section,
    before: tuple[Event, ...],
    document: Document,
    labels: Labels,
    end: Cue | None = None,
) -> ScriptChapter:
    """A section: its number and title, its passages, its web addresses."""
    reading = Reading(labels)
    events = [*before]
    if section.title and section.label:
        events.append(Cue(labels("speech-label", label=section.label), PART, numbered=True))
    events += said(section.title, reading, PART)
    events.append(Rest(AFTER_PART))
    events += passages(section.blocks, reading, PARAGRAPH if section.title else PART)
    events += _addresses(section_sentences(section), labels)
    if end is not None:
        events.append(end)
    title = text_of(section.title) or labels("speech-untitled")
    if section.label and section.title:
        title = labels("speech-chapter", label=section.label, title=title)
    return _chapter(section.id, title, max(1, section.level - 1), events, document, labels)


def _addresses(sentences: Iterable[Sentence], labels: Labels) -> Iterator[Event]:
    """The addresses of a part: those behind its links, and those in its words that are long."""
    found: dict[str, tuple[tuple[str, str], str]] = {}
    for sentence in sentences:
        for node in inlines(sentence.children):
            if isinstance(node, Link) and isinstance(node.target, WebTarget):
                url, words = node.target.url, " ".join(plain(node.children).split())
                if not _shows(words, url):
                    found.setdefault(_bare(url), ((words, sentence.lang), url))
        # In the middle of a sentence only the place of an address is said.
        for url in filter(has_path, web(plain(sentence.children))):
            found.setdefault(_bare(url), ((host(url), ""), url))
    if found:
        yield Cue(labels("speech-addresses", n=len(found)), PART, closing=True)
    for i, (within, url) in enumerate(found.values(), 1):
        told = labels("speech-address", number=i, words=within[0], address=_near(url, labels))
        yield Cue(told, ITEM, closing=True, within=within if within[1] else ("", ""))


def _near(url: str, labels: Labels) -> str:
    """The address, or where it is too long to write down by ear, the place it begins with."""
    bare = url.partition(":")[2] if url.startswith(("mailto:", "tel:", "sms:")) else url
    if len(bare) <= _LONGEST_ADDRESS:
        return bare
    return labels("speech-long-address", host=host(bare))


def _bare(url: str) -> str:
    return url.partition("://")[2].removeprefix("www.").rstrip("/").casefold() or url


def _shows(words: str, url: str) -> bool:
    """Whether the words of a link are its address, so that they need no repeating."""
    scheme, _, rest = url.partition(":")
    if scheme in {"tel", "sms"}:
        return _figures(rest)[-6:] in _figures(words)
    bare = rest.strip("/").partition("?")[0] if scheme == "mailto" else rest.strip("/")
    return bare.removeprefix("www.").casefold() in words.casefold()


def _figures(text: str) -> str:
    return "".join(letter for letter in text if letter.isdigit())


def _words(document: Document, labels: Labels) -> Iterator[Event]:
    """Notes and word list."""
    reading = Reading(labels)
    if document.notes:
        yield Cue(labels("speech-notes"), PART)
    for note in document.notes:
        yield Cue(labels("speech-note", n=note.number), PARAGRAPH)
        yield from passages(note.blocks, reading, AFTER_CUE)
    if document.glossary:
        yield Cue(labels("speech-word-list", n=len(document.glossary)), PART)
    for entry in document.glossary:
        yield from said(entry.term, reading, PARAGRAPH)
        yield from said(entry.long, reading, SENTENCE)
        yield from said(entry.means, reading, ITEM)
    noted = block_sentences(block for note in document.notes for block in note.blocks)
    meant = (sentence for entry in document.glossary for sentence in entry.means)
    yield from _addresses((*noted, *meant), labels)


def _words_title(document: Document, labels: Labels) -> str:
    if document.notes and document.glossary:
        return labels("speech-notes-and-words")
    return labels("speech-words-title" if document.glossary else "speech-notes-title")
