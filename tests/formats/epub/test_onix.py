"""The ONIX message says of a book what the book says of itself."""

from __future__ import annotations

from dataclasses import replace

from lxml import etree

from strategy_build.formats.epub.accessibility import access
from strategy_build.formats.epub.onix import codes, message
from strategy_build.formats.epub.renderer import render
from strategy_build.model.blocks import Figure
from strategy_build.model.inputs import Inputs
from tests.everything import EVERYTHING, INTRODUCTION
from tests.formats.epub.test_renderer import unpacked

ONIX = "{http://ns.editeur.org/onix/3.1/reference}"
WORDS_ONLY = replace(EVERYTHING, body=(replace(INTRODUCTION, blocks=()),), notes=())


def test_says_what_is_true_of_a_book_with_pages_and_sound(inputs: Inputs) -> None:
    told = access(EVERYTHING, inputs.labels, paged=True, narrated=True, hinted=True)

    assert codes(told) == tuple("10 11 13 14 15 19 20 21 22 29 30 36 41 51 52".split())


def test_says_no_more_of_a_book_of_words(inputs: Inputs) -> None:
    told = access(WORDS_ONLY, inputs.labels, paged=False, narrated=False, hinted=False)

    assert codes(told) == tuple("10 11 13 22 29 30 36 52".split())


def test_a_book_with_an_undescribed_picture_cannot_be_read_without_sight(inputs: Inputs) -> None:
    blocks = tuple(
        replace(block, alt=()) if isinstance(block, Figure) else block
        for block in INTRODUCTION.blocks
    )
    bare = replace(EVERYTHING, body=(replace(INTRODUCTION, blocks=blocks),))
    told = access(bare, inputs.labels, paged=True, narrated=True, hinted=True)

    assert not {"14", "51", "52"} & set(codes(told))
    assert "textual" not in told.sufficient
    assert "auditory" not in told.sufficient


def test_names_the_book_and_its_day(inputs: Inputs) -> None:
    files = render(EVERYTHING, inputs, {}).files
    tree = etree.fromstring(files["everything.onix.xml"])

    assert tree.findtext(f".//{ONIX}TitleText") == "Nobody is a stranger"
    assert tree.findtext(f".//{ONIX}SentDateTime") == "20270322T0000Z"
    urn = tree.findtext(f".//{ONIX}IDValue") or "none"
    assert f">{urn}<".encode() in unpacked(files["everything.epub"])["EPUB/content.opf"]


def test_the_summary_is_that_of_the_book(inputs: Inputs) -> None:
    told = access(EVERYTHING, inputs.labels, paged=True, narrated=True, hinted=True)
    tree = etree.fromstring(message(EVERYTHING, "urn:uuid:1", told))

    assert tree.findtext(f".//{ONIX}ProductFormFeatureDescription") == told.summary


def test_moving_pictures_are_no_promise_of_safety(inputs: Inputs) -> None:
    told = access(EVERYTHING, inputs.labels, paged=True, narrated=True, hinted=True)
    known = etree.fromstring(message(EVERYTHING, "urn:uuid:1", told))
    unknown = etree.fromstring(message(EVERYTHING, "urn:uuid:1", replace(told, hazard="unknown")))

    kinds = [
        [each.text for each in tree.iter(f"{ONIX}ProductFormFeatureType")]
        for tree in (known, unknown)
    ]
    assert "12" in kinds[0]
    assert "12" not in kinds[1]
