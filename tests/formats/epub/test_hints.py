"""The pronunciation lexicon says what the glossary says."""

from __future__ import annotations

from dataclasses import replace

from lxml import etree

from strategy_build.formats.epub.hints import lexicon
from strategy_build.formats.epub.renderer import render
from strategy_build.model.inputs import Inputs
from tests.everything import EVERYTHING
from tests.formats.epub.test_renderer import unpacked

PLS = "{http://www.w3.org/2005/01/pronunciation-lexicon}"


def _lexemes(ipa: str, say: str) -> list[list[tuple[str, str | None]]]:
    entry = replace(EVERYTHING.glossary[0], ipa=ipa, say=say)
    document = replace(EVERYTHING, glossary=(entry,))
    return [
        [(str(each.tag).removeprefix(PLS), each.text) for each in lexeme]
        for part in lexicon(document)
        for lexeme in etree.fromstring(part.data)
    ]


def test_has_the_sounds_before_the_spelling() -> None:
    assert _lexemes("biː ɛs ɛl", "B S L") == [
        [("grapheme", "BSL"), ("phoneme", "biː ɛs ɛl"), ("alias", "B S L")]
    ]


def test_has_no_spelling_that_is_the_word_itself() -> None:
    assert _lexemes("biː ɛs ɛl", "") == [[("grapheme", "BSL"), ("phoneme", "biː ɛs ɛl")]]


def test_there_is_none_where_no_word_has_a_hint(inputs: Inputs) -> None:
    plain = replace(EVERYTHING, glossary=EVERYTHING.glossary[1:])
    book = unpacked(render(plain, inputs, {}).files["everything.epub"])

    assert "EPUB/lexicon.pls" not in book
    assert b"pronunciation" not in book["EPUB/text/01-introduction.xhtml"]
    assert b"ttsMarkup" not in book["EPUB/content.opf"]


def test_every_page_names_it(inputs: Inputs) -> None:
    book = unpacked(render(EVERYTHING, inputs, {}).files["everything.epub"])

    assert b'href="lexicon.pls"' in book["EPUB/nav.xhtml"]
    assert all(b'href="../lexicon.pls"' in data for name, data in book.items() if "/text/" in name)
