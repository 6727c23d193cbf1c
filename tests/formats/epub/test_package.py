"""The container is what the package says, whatever EbookLib would rather write."""

from __future__ import annotations

import zipfile
from io import BytesIO

import pytest
from lxml import etree

from strategy_build.formats.epub.package import Meta, Package, Part, packed

OPF = "{http://www.idpf.org/2007/opf}"
DC = "{http://purl.org/dc/elements/1.1/}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
DRAWING = (
    b'<html xmlns="http://www.w3.org/1999/xhtml" class="kept" lang="cy"><head><title>x</title></head>'
    b'<body><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><linearGradient/></svg></body>'
    b"</html>"
)
PACKAGE = Package(
    identifier="urn:uuid:1",
    lang="cy",
    direction="rtl",
    modified="2027-03-22T10:00:00+02:00",
    metadata=(
        Meta("dc:title", "Teitl", id="title"),
        Meta("title-type", "main", refines="#title"),
        Meta("media:duration", "0:00:01.000", refines="#overlay-a"),
        Meta("dc:creator", "One", id="one"),
        Meta("dc:creator", "Two", id="two"),
    ),
    parts=(
        Part(
            "nav",
            "nav.xhtml",
            "application/xhtml+xml",
            DRAWING,
            ("nav",),
            in_spine=True,
            linear=False,
        ),
        Part(
            "a",
            "text/a.xhtml",
            "application/xhtml+xml",
            DRAWING,
            ("svg",),
            "overlay-a",
            in_spine=True,
        ),
        Part("overlay-a", "overlays/a.smil", "application/smil+xml", b"<smil/>"),
        Part("audio-0", "audio/0.mp3", "audio/mpeg", b"\xff\xf3" * 999),
        Part("ncx", "toc.ncx", "application/x-dtbncx+xml", b"<ncx/>"),
        Part("picture", "images/a.png", "image/png", b"\x00" * 999, ("cover-image",)),
    ),
    cover="picture",
)


@pytest.fixture(scope="module")
def book() -> zipfile.ZipFile:
    return zipfile.ZipFile(BytesIO(packed(PACKAGE)))


@pytest.fixture(scope="module")
def opf(book: zipfile.ZipFile) -> etree._Element:
    return etree.fromstring(book.read("EPUB/content.opf"))


def test_lists_every_part_as_it_was_given(opf: etree._Element) -> None:
    items = [
        (
            item.get("id"),
            item.get("href"),
            item.get("media-type"),
            tuple((item.get("properties") or "").split()),
            item.get("media-overlay") or "",
        )
        for item in opf.iter(f"{OPF}item")
    ]

    assert items == [(p.id, p.href, p.media_type, p.properties, p.overlay) for p in PACKAGE.parts]


def test_the_spine_has_what_is_read_in_order(opf: etree._Element) -> None:
    spine = [(ref.get("idref"), ref.get("linear", "yes")) for ref in opf.iter(f"{OPF}itemref")]

    assert spine == [("nav", "no"), ("a", "yes")]


def test_says_the_language_and_direction_of_the_package(opf: etree._Element) -> None:
    assert (opf.get(LANG), opf.get("dir")) == ("cy", "rtl")
    assert opf.findtext(f".//{DC}language") == "cy"


def test_tells_the_time_of_the_change_in_utc(opf: etree._Element) -> None:
    told = [
        meta.text for meta in opf.iter(f"{OPF}meta") if meta.get("property") == "dcterms:modified"
    ]

    assert told == ["2027-03-22T08:00:00Z"]


def test_writes_the_metadata_that_was_given_and_no_other(opf: etree._Element) -> None:
    written = [
        (meta.get("property"), meta.text, meta.get("refines"))
        for meta in opf.iter(f"{OPF}meta")
        if meta.get("property")
    ]
    names = [(one.get("id"), one.text) for one in opf.iter(f"{DC}creator")]

    assert written[1:] == [
        ("title-type", "main", "#title"),
        ("media:duration", "0:00:01.000", "#overlay-a"),
    ]
    assert names == [("one", "One"), ("two", "Two")]
    assert b"ebooklib" not in etree.tostring(opf).lower()


def test_leaves_pages_as_they_are(book: zipfile.ZipFile) -> None:
    assert book.read("EPUB/text/a.xhtml") == DRAWING


def test_packs_texts_and_stores_sound_and_pictures(book: zipfile.ZipFile) -> None:
    kinds = {one.filename: one.compress_type for one in book.infolist()}

    assert book.namelist()[0] == "mimetype"
    assert kinds["mimetype"] == zipfile.ZIP_STORED
    assert kinds["EPUB/audio/0.mp3"] == kinds["EPUB/images/a.png"] == zipfile.ZIP_STORED
    assert kinds["EPUB/text/a.xhtml"] == zipfile.ZIP_DEFLATED


def test_has_no_clock_no_owner_and_the_same_bytes(book: zipfile.ZipFile) -> None:
    entries = book.infolist()

    assert {(e.date_time, e.create_system, e.external_attr) for e in entries} == {
        ((1980, 1, 1, 0, 0, 0), 3, 0o644 << 16)
    }
    assert packed(PACKAGE) == packed(PACKAGE)
