"""Sentences as runs for the tables, and as cells: languages, addresses, notes and links."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import assert_never

from strategy_build.formats.braille.cells import BLANK, NOTE_ENDS, NOTE_OPENS
from strategy_build.formats.braille.tables import code, primary
from strategy_build.formats.braille.translator import Run, cells
from strategy_build.markup.addresses import address
from strategy_build.model.blocks import Sentence, Words
from strategy_build.model.document import Document
from strategy_build.model.inlines import (
    Abbreviation,
    Code,
    Emphasis,
    Inline,
    LineBreak,
    Link,
    NoteReference,
    Place,
    Span,
    Strong,
    Term,
    Text,
)
from strategy_build.model.labels import Labels
from strategy_build.model.walk import plain

# Web and e-mail addresses are written without contractions (UEB 10.12). They begin with a word:
# looked for from within one, a word of 9,000 letters would take seconds.
_ADDRESS = re.compile(
    r"(?:https?://|www\.)\S*[\w/]|(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
    r"|(?<![\w.-])[\w-]+(?:\.[\w-]+)+/\S*[\w/]"
)
# What belongs to the word before a change of table: "?" by itself would be an opening quotation mark.
_CLOSING = re.compile(r"(?=\S)[\w’'-]*[.,;:!?…)\]”’]*(?=\s|$)")


@dataclass(frozen=True, slots=True)
class Setting:
    """What the words of a document need to become braille."""

    document: Document
    labels: Labels
    numbers: Mapping[str, int]  # address to number
    places: Mapping[str, str]  # anchor to what it is called
    titles: Mapping[str, str]  # other publications
    contracted: bool


@dataclass(frozen=True, slots=True)
class Added(Run):
    """Words in brackets that say what a mark in print shows: where a link leads, which note."""


def shown(words: Words, setting: Setting) -> str:
    """Sentences as cells; a forced line break is a line end."""
    return BLANK.join(sentence(one, setting) for one in words)


def sentence(one: Sentence, setting: Setting) -> str:
    """One sentence as cells, blanks at its ends gone."""
    return "".join(_written(run) for run in runs(one, setting)).strip(BLANK)


def said(text: str, setting: Setting) -> str:
    """Generated words as cells."""
    return _written(generated(text, setting))


def exact(text: str, setting: Setting) -> str:
    """An address as cells, uncontracted."""
    return cells(Run(text, setting.document.lang, contracted=False))


def noted(text: str, cells: str, setting: Setting) -> str:
    """The transcriber's words, between the signs that say so, and cells after them."""
    both = said(text, setting) + (BLANK + cells if cells else "")
    return f"{NOTE_OPENS}{both}{NOTE_ENDS}"


def generated(text: str, setting: Setting) -> Run:
    """Generated words as a run; they are contracted where the language of the document is theirs."""
    lang = setting.labels.lang
    same = primary(lang) == primary(setting.document.lang)
    return Run(text, lang, setting.contracted and same)


def runs(one: Sentence, setting: Setting) -> tuple[Run, ...]:
    """A sentence cut where its table changes, and after links and calls of notes.

    The rest of a word comes before a mark: "at every meeting. [note 1]", "the plan’s [link 2]". A
    link may have no mark; the cut is there all the same, so that a sentence is always cut alike.
    """
    lang = one.lang or setting.document.lang
    own = primary(lang) == primary(setting.document.lang)
    base = Run("", lang, setting.contracted and own)
    made: list[Run] = []
    for run in _runs(one.children, base, setting):
        _append(run, made)
    return tuple(piece for run in made for piece in _addresses_apart(run))


def _append(run: Run, made: list[Run]) -> None:
    """A run after others: joined to the last where both are written alike."""
    if isinstance(run, Added):
        made.append(run)
        return
    at = next((n for n in range(len(made) - 1, -1, -1) if not isinstance(made[n], Added)), -1)
    before = made[at] if at >= 0 else None
    if before is None:
        made += [run] if run.text else []
    elif at == len(made) - 1 and _table(before) == _table(run):
        made[at] = replace(before, text=before.text + run.text)
    else:
        ours = before.lang == run.lang and (run.contracted or not before.contracted)
        closing = _CLOSING.match(run.text) if ours and before.text[-1:].strip() else None
        end = closing.end() if closing else 0
        made[at] = replace(before, text=before.text + run.text[:end])
        made += [replace(run, text=run.text[end:])] if run.text[end:] else []


def _table(run: Run) -> tuple[str, bool]:
    return run.lang, run.contracted


def _written(run: Run) -> str:
    return "\n".join(cells(replace(run, text=line)) for line in run.text.split("\n"))


def _runs(nodes: Iterable[Inline], base: Run, setting: Setting) -> Iterator[Run]:
    for node in nodes:
        match node:
            case Text(text=text) | Abbreviation(text=text):
                yield replace(base, text=" ".join(re.split(r"\s+", text)))
            case Code(text=text):
                yield Run(" ".join(re.split(r"\s+", text)), base.lang, contracted=False)
            case Emphasis() | Strong() | Term():
                yield from _runs(node.children, base, setting)
            case Span(lang=lang):
                yield from _runs(node.children, _other(base, lang), setting)
            case Link():
                yield from _runs(node.children, base, setting)
                mark = _mark(node, setting)
                yield _added(f" {mark}" if mark else "", setting)
            case NoteReference(number=number):
                yield _added(" " + setting.labels("braille-note", n=number), setting)
            case LineBreak():
                yield replace(base, text="\n")
            case _:
                assert_never(node)


def _other(base: Run, lang: str) -> Run:
    """Words in another language inside a sentence.

    In Latin letters they are written with the letters and accents of the sentence's own braille,
    uncontracted (UEB 13.5), so that nobody must change codes for a word; others have their table.
    """
    if primary(lang) == primary(base.lang):
        return base
    found = code(lang)
    if found is None or found.latin:
        return Run("", base.lang, contracted=False)
    return Run("", lang, contracted=False)


def _added(text: str, setting: Setting) -> Added:
    run = generated(text, setting)
    return Added(run.text, run.lang, run.contracted)


def _addresses_apart(run: Run) -> Iterator[Run]:
    if not run.contracted or isinstance(run, Added):
        yield run
        return
    at = 0
    for found in _ADDRESS.finditer(run.text):
        if found.start() > at:
            yield replace(run, text=run.text[at : found.start()])
        closing = _CLOSING.match(run.text, found.end())
        at = closing.end() if closing else found.end()
        yield Run(run.text[found.start() : at], run.lang, contracted=False)
    if at < len(run.text):
        yield replace(run, text=run.text[at:])


def _mark(link: Link, setting: Setting) -> str:
    """Where a link leads, in brackets; nothing where its words say it."""
    labels = setting.labels
    number = setting.numbers.get(address(link, setting.document))
    if number:
        return labels("braille-link", n=number)
    if not isinstance(link.target, Place):
        return ""
    place = link.target
    name = setting.titles.get(place.publication, "") if place.publication else ""
    name = name or ("" if place.publication else setting.places.get(place.anchor, ""))
    if not name or name.casefold() in plain(link.children).casefold():
        return ""
    return labels("braille-see", place=name)
