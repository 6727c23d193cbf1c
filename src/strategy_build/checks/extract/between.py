"""What stands in braille between the sentences of a document: generated words, marks, addresses."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import groupby

from strategy_build.checks.expected import Part, expected
from strategy_build.checks.extract.dots import BLANK, read
from strategy_build.formats.braille.louis import louis
from strategy_build.formats.braille.tables import code, primary
from strategy_build.formats.braille.words import Setting, exact, said, sentence
from strategy_build.markup.addresses import numbered
from strategy_build.model.blocks import Sentence
from strategy_build.model.document import Document
from strategy_build.model.walk import plain

BROKEN = "\n"  # a line ended after a hyphen: a blank stands there, or none
_ADDRESS = re.compile("\u2838\u280c|\u2808\u2801")  # a slash, an at sign
_QUOTES = "\u2826\u2834"
_BEFORE = "\u2800\n\u2826\u2823"
_BEHIND = "\u2800\n\u2834\u281c\u2812\u2808\u2810"

Reader = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Edges:
    """The cells that may touch words besides blanks: of quotation marks, brackets, a colon."""

    before: str
    behind: str

    def pattern(self, inside: str) -> str:
        """An expression for words that no letter touches."""
        return f"(?<![^{self.before}])(?:{inside})(?![^{self.behind}])"


def edges(setting: Setting) -> Edges:
    """Those of the braille in which a document is written."""
    both = _labelled(setting)
    before = "".join(said(mark, one)[-1:] for one in both for mark in "“(")
    behind = "".join(said(mark, one)[:1] for one in both for mark in "”):")
    return Edges(_BEFORE + before, _BEHIND + behind)


def _labelled(setting: Setting) -> tuple[Setting, ...]:
    """Generated words are in the language of the document or, where nobody gave those, in English."""
    if primary(setting.labels.lang) == "en":
        return (setting,)
    return setting, replace(setting, labels=replace(setting.labels, lang="en"))


def reader(document: Document, setting: Setting) -> Reader:
    """What reads the cells between sentences.

    English is read cell by cell, or put back into letters. Of other languages, which cannot be put
    back without loss, each generated word and each address is looked for as it must be written.
    """
    if primary(document.lang) != "en":
        return _told(document, setting)
    back = _contracted(document) if setting.contracted else _uncontracted
    foreign = {
        cells: words for one, cells, words in _heads(document, setting) if primary(one.lang) != "en"
    }
    return _beside(foreign, back, setting) if foreign else back


def _heads(document: Document, setting: Setting) -> Iterator[tuple[Sentence, str, str]]:
    """The words at the head of every table, which stand again in each row."""
    for one, part in expected(document).sentences:
        if part in {Part.HEADER, Part.NOTE_HEADER}:
            yield one, sentence(one, setting), plain(one.children)


def _beside(known: Mapping[str, str], back: Reader, setting: Setting) -> Reader:
    """Reads cells as `back` does, but for these, which are in another language."""
    either = _either(known, setting)

    def found(text: str) -> str:
        made, at, text = [], 0, _smooth(text)
        for one in either.finditer(text):
            made += [back(text[at : one.start()]), known[one[0]]]
            at = one.end()
        return " ".join((*made, back(text[at:])))

    return found


def _either(known: Iterable[str], setting: Setting) -> re.Pattern[str]:
    """Any of these cells, the longest first."""
    longest = sorted(filter(None, known), key=len, reverse=True)
    return re.compile(edges(setting).pattern("|".join(map(re.escape, longest))))


def _uncontracted(text: str) -> str:
    return read(_smooth(text))


def _contracted(document: Document) -> Reader:
    """What contracted cells say; addresses among them are uncontracted."""
    found, library = code(document.lang), louis()
    if found is None or library is None:
        return lambda _: " "
    table = found.contracted or found.uncontracted

    def back(text: str) -> str:
        words = [word for word in _smooth(text).split(BLANK) if word.strip(_QUOTES)]
        return " ".join(
            read(BLANK.join(run)) if spelt else library.text(table, BLANK.join(run))
            for spelt, run in groupby(words, lambda word: bool(_ADDRESS.search(word)))
        )

    return back


def _told(document: Document, setting: Setting) -> Reader:
    known = {cells: words for _, cells, words in _heads(document, setting)}
    for one in _labelled(setting):
        known |= {said(label, one): label for label, _ in expected(document).labels}
    known |= {exact(address, setting): address for address in numbered(document)}
    either = _either(known, setting)

    def found(text: str) -> str:
        return " ".join(known[one] for one in either.findall(_smooth(text))).join("  ")

    return found


def _smooth(text: str) -> str:
    return text.replace(BROKEN, "")
