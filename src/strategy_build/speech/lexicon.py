"""How the glossary wants words said, for voices and for the pronunciation lists of other formats."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from strategy_build.diagnostics import Diagnostic, Severity
from strategy_build.model.document import Document, GlossaryEntry
from strategy_build.model.inlines import Abbreviation, Term
from strategy_build.model.walk import inlines, plain, sentences, text_of
from strategy_build.speech import phonemes


@dataclass(frozen=True, slots=True)
class Pronunciation:
    """Words as written, as said, and their sounds in the International Phonetic Alphabet ("" for none).

    These are `grapheme`, `alias` and `phoneme` of the W3C Pronunciation Lexicon Specification 1.0.
    """

    written: str
    spoken: str
    sounds: str


def pronunciations(document: Document) -> tuple[Pronunciation, ...]:
    """Every word of the glossary that is said in a way of its own, in the glossary's order.

    Other spellings that the document uses ("Bsl") follow their entry.
    """
    used = _spellings(document)
    return tuple(
        Pronunciation(written, entry.say or text_of(entry.term), entry.ipa)
        for entry in document.glossary
        if entry.say or entry.ipa
        for written in dict.fromkeys((text_of(entry.term), *used.get(entry.id, ())))
    )


@lru_cache(maxsize=4)
def lexicon(document: Document) -> Mapping[str, str]:
    """Written words to what voices get for them, sounds included (`phonemes.marked`)."""
    return {
        one.written: phonemes.marked(one.spoken, one.sounds) if one.sounds else one.spoken
        for one in pronunciations(document)
    }


def unknown_sounds(document: Document) -> tuple[Diagnostic, ...]:
    """Signs in the glossary's `ipa` that a voice would leave out without a word."""
    return tuple(_unknown(document.glossary))


def _unknown(entries: Iterable[GlossaryEntry]) -> Iterator[Diagnostic]:
    for entry in entries:
        signs = phonemes.unknown(entry.ipa)
        if signs:
            yield Diagnostic(
                "AUD06",
                Severity.ERROR,
                f"The sounds of “{text_of(entry.term)}” have signs that no voice knows: {signs}",
                entry.location,
                "People who listen would hear half of the word.",
                "Correct the line ipa, or take it out and write in the line say how the word is said.",
            )


def _spellings(document: Document) -> dict[str, list[str]]:
    """Entry id to the forms in which the document has its words."""
    found: dict[str, list[str]] = {}
    for sentence in sentences(document):
        for node in inlines(sentence.children):
            if isinstance(node, Abbreviation):
                found.setdefault(node.entry, []).append(node.text)
            elif isinstance(node, Term):
                found.setdefault(node.entry, []).append(" ".join(plain(node.children).split()))
    return found
