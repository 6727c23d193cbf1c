"""The EPUB book: every word, one file a section, links and pages that lead somewhere."""

from __future__ import annotations

import re
import zipfile
from dataclasses import replace
from io import BytesIO

import pytest
from lxml import etree

from strategy_build.formats.epub.renderer import render
from strategy_build.model.blocks import Figure, Image
from strategy_build.model.document import Document
from strategy_build.model.inlines import Link, Place, Text, WebTarget
from strategy_build.model.inputs import Inputs
from strategy_build.model.walk import plain, sentences
from tests.conftest import Golden
from tests.everything import EVERYTHING, INTRODUCTION, p, s

PAGES = {sentence.id: 1 + n // 20 for n, sentence in enumerate(sentences(EVERYTHING))}


def _book(inputs: Inputs, document: Document = EVERYTHING) -> dict[str, bytes]:
    return unpacked(render(document, inputs, {}).files["everything.epub"])


def unpacked(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(data)) as book:
        return {name: book.read(name) for name in book.namelist()}


@pytest.fixture(scope="module")
def book(inputs: Inputs) -> dict[str, bytes]:
    return _book(replace(inputs, pages=PAGES))


def _texts(book: dict[str, bytes]) -> dict[str, bytes]:
    return {name: data for name, data in book.items() if name.endswith(".xhtml")}


def test_package_is_as_kept_in_the_golden_files(book: dict[str, bytes], golden: Golden) -> None:
    for name in ("content.opf", "nav.xhtml", "toc.ncx", "text/00-title.xhtml"):
        golden(name.rpartition("/")[2], book[f"EPUB/{name}"].decode())


def test_loses_no_words(book: dict[str, bytes]) -> None:
    said = " ".join(
        text
        for name, data in _texts(book).items()
        if "/text/" in name
        for node in etree.fromstring(data).iter()
        for text in (node.text or "", node.tail or "", node.get("alt", ""))
    )
    lost = [
        word
        for sentence in sentences(EVERYTHING)
        for word in re.findall(r"\w+", plain(sentence.children))
        if word not in said
    ]

    assert lost == []


def test_every_sentence_is_an_anchor_once(book: dict[str, bytes]) -> None:
    ids = [
        name
        for data in _texts(book).values()
        for name in re.findall(r' id="([^"]+)"', data.decode())
    ]

    assert [s.id for s in sentences(EVERYTHING) if ids.count(s.id) != 1] == []


def test_every_link_inside_the_book_leads_to_an_id(book: dict[str, bytes]) -> None:
    dead = []
    for name, data in _texts(book).items():
        for href in re.findall(r' href="([^"]+)"', data.decode()):
            file, _, anchor = href.partition("#")
            if ":" in href or file.endswith((".css", ".pls")):
                continue
            folder = name.rpartition("/")[0]
            there = book[f"{folder}/{file}" if file else name].decode()
            if anchor and f'id="{anchor}"' not in there:
                dead.append((name, href))

    assert dead == []


def test_each_page_of_the_pdf_is_marked_once_and_listed(book: dict[str, bytes]) -> None:
    marks = re.findall(r'role="doc-pagebreak" id="page\.(\d+)"', str(_texts(book)))
    listed = re.findall(r'#page\.(\d+)"', book["EPUB/nav.xhtml"].decode())

    assert sorted(map(int, marks)) == sorted(set(PAGES.values()))
    assert [int(n) for n in listed] == sorted(set(PAGES.values()))


def test_a_page_on_which_no_sentence_begins_is_marked_before_the_next(inputs: Inputs) -> None:
    later = {sentence: number + 1 if number > 1 else 1 for sentence, number in PAGES.items()}
    book = _book(replace(inputs, pages=later))
    texts = "".join(data.decode() for name, data in sorted(book.items()) if "/text/" in name)
    listed = re.findall(r'#page\.(\d+)"', book["EPUB/nav.xhtml"].decode())

    assert [int(n) for n in listed] == list(range(1, max(later.values()) + 1))
    assert re.search(r'id="page\.2"[^>]*></span><span[^>]*id="page\.3"', texts)


def test_a_section_may_be_called_as_a_page_is(inputs: Inputs) -> None:
    named = replace(INTRODUCTION, id="page-1", blocks=(p("x", "Text."),))
    document = replace(EVERYTHING, body=(named,), notes=(), glossary=())
    marks = {sentence.id: 1 for sentence in sentences(document)}

    book = _book(replace(inputs, pages=marks), document)

    assert str(_texts(book)).count(' id="page-1"') == 1


def test_a_page_mark_stands_before_a_heading_not_in_it(book: dict[str, bytes]) -> None:
    title = book["EPUB/text/00-title.xhtml"].decode()

    assert title.index('id="page.1"') < title.index("<h1")


def test_claims_no_pages_where_none_are_known(inputs: Inputs) -> None:
    book = _book(inputs)

    assert b"pageBreak" not in book["EPUB/content.opf"]
    assert b"pageNavigation" not in book["EPUB/content.opf"]
    assert b"page-list" not in book["EPUB/nav.xhtml"]


def test_claims_no_pictures_where_there_are_none(inputs: Inputs) -> None:
    words_only = replace(EVERYTHING, body=(replace(INTRODUCTION, blocks=()),), notes=())

    opf = _book(inputs, words_only)["EPUB/content.opf"]

    assert b"visual" not in opf
    assert b"alternativeText" not in opf


def test_claims_no_conformance(book: dict[str, bytes]) -> None:
    assert b"conformsTo" not in book["EPUB/content.opf"]


def test_links_to_other_publications_are_words_where_the_site_has_no_address(
    inputs: Inputs,
) -> None:
    unpublished = replace(EVERYTHING, imprint=replace(EVERYTHING.imprint, base_url=""))

    text = _book(inputs, unpublished)["EPUB/text/01-introduction.xhtml"].decode()

    assert ", the direction before this one or " in text


def test_a_text_message_number_is_words_since_books_know_no_such_link(inputs: Inputs) -> None:
    link = Link(WebTarget("sms:07700900214"), (Text("07700 900 214"),))
    asked = replace(
        EVERYTHING, body=(replace(INTRODUCTION, blocks=(p("x", link, "."),)),), notes=()
    )

    text = _book(inputs, asked)["EPUB/text/01-introduction.xhtml"].decode()

    assert ">07700 900 214.<" in text


def test_a_link_to_the_publication_itself_leads_to_its_beginning(inputs: Inputs) -> None:
    link = Link(Place("", ""), (Text("this direction"),))
    linked = replace(INTRODUCTION, blocks=(p("x", "Read ", link, "."),))

    text = _book(inputs, replace(EVERYTHING, body=(linked,), notes=()))[
        "EPUB/text/01-introduction.xhtml"
    ].decode()

    assert '<a href="00-title.xhtml">this direction</a>' in text


def test_an_editors_own_cover_stands_beside_ours(inputs: Inputs) -> None:
    own = Image("cover.png", "own", "image/png", 2, 2)
    shown = replace(INTRODUCTION, blocks=(Figure("figure-x", own, s("x", "Our cover.")),))
    given = replace(inputs, assets={**inputs.assets, "own": b"a picture"})

    book = _book(given, replace(EVERYTHING, body=(shown,), notes=()))

    assert book["EPUB/images/cover.png"] == b"a picture"
    assert book["EPUB/cover/cover.png"].startswith(b"\x89PNG")


def test_a_section_without_a_title_stands_on_the_page_before_it(inputs: Inputs) -> None:
    lead = replace(INTRODUCTION, id="lead", title=())
    untitled = replace(EVERYTHING, body=(lead, *EVERYTHING.body[1:]))

    book = _book(inputs, untitled)

    assert b"Harbour Lane is a small street" in book["EPUB/text/00-title.xhtml"]


def test_gives_the_same_bytes_twice(inputs: Inputs) -> None:
    one, two = (render(EVERYTHING, inputs, {}).files["everything.epub"] for _ in range(2))

    assert one == two


def test_the_first_entry_is_the_media_type_uncompressed(inputs: Inputs) -> None:
    data = render(EVERYTHING, inputs, {}).files["everything.epub"]

    assert data[30:58] == b"mimetypeapplication/epub+zip"


def test_no_entry_has_a_time(inputs: Inputs) -> None:
    data = render(EVERYTHING, inputs, {}).files["everything.epub"]

    with zipfile.ZipFile(BytesIO(data)) as book:
        assert {entry.date_time for entry in book.infolist()} == {(1980, 1, 1, 0, 0, 0)}
