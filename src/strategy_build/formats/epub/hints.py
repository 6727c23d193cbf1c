"""How the glossary wants words said, as a W3C pronunciation lexicon (PLS 1.0)."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from strategy_build.formats.epub.package import Part
from strategy_build.markup.elements import element, joined
from strategy_build.model.document import Document
from strategy_build.speech.lexicon import Pronunciation, pronunciations

LEXICON = "lexicon.pls"
MEDIA_TYPE = "application/pls+xml"
_NAMESPACE = "http://www.w3.org/2005/01/pronunciation-lexicon"


def lexicon(document: Document) -> Iterator[Part]:
    """The lexicon; none where the glossary says of no word how it is said."""
    words = [entry for entry in map(_lexeme, pronunciations(document)) if entry]
    if words:
        attributes = {
            "version": "1.0",
            "xmlns": _NAMESPACE,
            "alphabet": "ipa",
            "xml:lang": document.lang,
        }
        listed = element("lexicon", attributes, "\n", joined("\n", words), "\n")
        data = f'<?xml version="1.0" encoding="utf-8"?>\n{listed}\n'
        yield Part("lexicon", LEXICON, MEDIA_TYPE, data.encode())


def _lexeme(one: Pronunciation) -> Markup:
    """The sounds first: a voice takes the first that it understands."""
    said = []
    if one.sounds:
        said.append(element("phoneme", {}, one.sounds))
    if one.spoken != one.written:
        said.append(element("alias", {}, one.spoken))
    return (
        element("lexeme", {}, element("grapheme", {}, one.written), *said) if said else Markup("")
    )
