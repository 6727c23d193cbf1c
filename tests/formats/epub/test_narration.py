"""The narrated book: every sentence heard once, at its time, with its words shown."""

from __future__ import annotations

import re
import zipfile
from collections import Counter
from dataclasses import replace
from io import BytesIO

import pytest
from lxml import etree

from strategy_build.formats.epub.renderer import render
from strategy_build.model.blocks import Figure, Image
from strategy_build.model.document import Document, Section
from strategy_build.model.inputs import Inputs, Speech
from strategy_build.speech.completeness import unspoken
from strategy_build.speech.recording import record
from tests.everything import EVERYTHING, SVG_DIGEST, s
from tests.formats.epub.test_renderer import PAGES, unpacked
from tests.speech.memory import Memory, unwatched

SMIL = "{http://www.w3.org/ns/SMIL}"
TYPE = "{http://www.idpf.org/2007/ops}type"
TEXTREF = "{http://www.idpf.org/2007/ops}textref"
FRONT = ("cover", "nav")  # they repeat what the headings say


@pytest.fixture(scope="module")
def speech(inputs: Inputs) -> Speech:
    return record(EVERYTHING, inputs.labels, "tone", 1.0, Memory(), unwatched)


@pytest.fixture(scope="module")
def data(inputs: Inputs, speech: Speech) -> bytes:
    given = replace(inputs, speech=speech, pages=PAGES)
    return render(EVERYTHING, given, {}).files["everything.epub"]


@pytest.fixture(scope="module")
def book(data: bytes) -> dict[str, bytes]:
    return unpacked(data)


def clips(book: dict[str, bytes]) -> dict[str, list[tuple[str, str, int, int]]]:
    """By overlay: the anchor, the audio file, begin and end in ms of each clip."""
    found: dict[str, list[tuple[str, str, int, int]]] = {}
    for name, smil in book.items():
        if name.endswith(".smil"):
            overlay = name.rpartition("/")[2].removesuffix(".smil")
            found[overlay] = [
                (
                    pair[0].get("src", "").partition("#")[2],
                    pair[1].get("src", "").rpartition("/")[2],
                    ms(pair[1].get("clipBegin", "")),
                    ms(pair[1].get("clipEnd", "")),
                )
                for pair in etree.fromstring(smil).iter(f"{SMIL}par")
            ]
    return found


def ms(clock: str) -> int:
    hours, minutes, seconds = clock.split(":")
    return round((int(hours) * 3600 + int(minutes) * 60 + float(seconds)) * 1000)


def test_every_sentence_is_heard_once_at_the_time_of_the_recording(
    book: dict[str, bytes], speech: Speech
) -> None:
    got = [
        (anchor, begin, end)
        for overlay, pairs in clips(book).items()
        if overlay not in FRONT
        for anchor, _, begin, end in pairs
    ]

    assert got == [(clip.sentence, clip.begin, clip.end) for clip in speech.timeline.clips]
    assert not {anchor for anchor, *_ in got} & unspoken(EVERYTHING)


def test_the_overlays_last_as_long_as_the_audio(book: dict[str, bytes], speech: Speech) -> None:
    opf = etree.fromstring(book["EPUB/content.opf"])
    told = {
        meta.get("refines", ""): ms(meta.text or "")
        for meta in opf.iter("{*}meta")
        if meta.get("property") == "media:duration"
    }
    apart = sum(told.pop(f"#overlay-{name}") for name in FRONT)

    assert told.pop("") == sum(told.values()) + apart
    assert sum(told.values()) == speech.timeline.duration
    heard = clips(book)
    for refines, length in told.items():
        pairs = heard[refines.removeprefix("#overlay-")]
        assert length == sum(end - begin for *_, begin, end in pairs)


def test_every_chapter_of_the_recording_is_in_the_book_as_it_is(
    data: bytes, speech: Speech
) -> None:
    with zipfile.ZipFile(BytesIO(data)) as packed:
        sounds = [one for one in packed.infolist() if one.filename.endswith(".mp3")]
        kept = [packed.read(one) for one in sounds]

    assert kept == [speech.chapters[chapter.id] for chapter in speech.timeline.chapters]
    assert {one.compress_type for one in sounds} == {zipfile.ZIP_STORED}


def test_the_words_that_are_heard_stand_where_the_overlay_says(book: dict[str, bytes]) -> None:
    lost = []
    for name, smil in book.items():
        if name.endswith(".smil"):
            tree = etree.fromstring(smil)
            places = [text.get("src", "") for text in tree.iter(f"{SMIL}text")]
            places += [seq.get(TEXTREF, "") for seq in tree.iter(f"{SMIL}seq")]
            for place in places:
                file, _, anchor = place.partition("#")
                page = book[f"EPUB/{file.removeprefix('../')}"].decode()
                lost += [place] if f' id="{anchor}"' not in page else []

    assert lost == []


def test_no_id_is_used_twice_on_a_page(book: dict[str, bytes]) -> None:
    twice = [
        (name, anchor)
        for name, page in book.items()
        if name.endswith(".xhtml")
        for anchor, n in Counter(re.findall(r' id="([^"]+)"', page.decode())).items()
        if n > 1
    ]

    assert twice == []


def test_lists_and_tables_can_be_skipped_as_a_whole(book: dict[str, bytes]) -> None:
    tree = etree.fromstring(book["EPUB/overlays/01-introduction.smil"])
    kinds = Counter(seq.get(TYPE) for seq in tree.iter(f"{SMIL}seq"))

    assert kinds["list"] >= 2
    assert kinds["table"] == 1
    assert kinds["table-row"] == 3
    assert all(len(seq) for seq in tree.iter(f"{SMIL}seq"))


def test_a_quotation_is_no_picture(book: dict[str, bytes]) -> None:
    tree = etree.fromstring(book["EPUB/overlays/08-people.smil"])

    assert "figure" not in {each.get(TYPE) for each in tree.iter()}


def test_the_contents_can_be_heard_line_by_line(book: dict[str, bytes]) -> None:
    listed = re.findall(r'<a id="([^"]+)" href="text/', book["EPUB/nav.xhtml"].decode())

    assert [anchor for anchor, *_ in clips(book)["nav"]] == listed


def test_a_line_of_the_contents_sounds_as_its_heading(
    book: dict[str, bytes], speech: Speech
) -> None:
    first = next(clip for clip in speech.timeline.clips if clip.chapter == "values")
    [line] = [pair for pair in clips(book)["nav"] if pair[0] == "to-values"]

    assert line[2:] == (first.begin, first.end)


def test_who_listens_from_end_to_end_is_spared_the_contents(book: dict[str, bytes]) -> None:
    opf = book["EPUB/content.opf"].decode()

    assert '<itemref idref="nav" linear="no"/>' in opf
    assert opf.count('linear="no"') == 1


def test_the_class_of_heard_words_has_a_look(book: dict[str, bytes]) -> None:
    css = book["EPUB/css/book.css"].decode()

    assert ".-epub-media-overlay-active," in css
    assert b'"media:active-class">-epub-media-overlay-active<' in book["EPUB/content.opf"]


def test_says_that_it_can_be_heard(book: dict[str, bytes]) -> None:
    opf = book["EPUB/content.opf"].decode()

    assert ">synchronizedAudioText<" in opf
    assert 'accessModeSufficient">auditory<' in opf
    assert 'accessMode">auditory<' not in opf  # the recording repeats the words, it adds none
    assert "A computer voice reads all of it aloud" in opf


def test_without_a_recording_nothing_is_said_of_one(inputs: Inputs, speech: Speech) -> None:
    for given in (None, replace(speech, chapters={})):
        made = render(EVERYTHING, replace(inputs, speech=given), {}).files["everything.epub"]
        book = unpacked(made)

        assert not [name for name in book if name.endswith((".mp3", ".smil"))]
        assert not re.search(
            rb"media:|auditory|synchronized|media-overlay", book["EPUB/content.opf"]
        )
        assert b"overlay" not in book["EPUB/css/book.css"]
        assert b'linear="no"' not in book["EPUB/content.opf"]


def test_the_small_edition_has_the_same_pages_without_the_sound(
    inputs: Inputs, speech: Speech
) -> None:
    given = replace(inputs, speech=speech, pages=PAGES)
    files = render(EVERYTHING, given, {"narration": "no"}).files
    small = unpacked(files["everything-text-only.epub"])
    silent = unpacked(render(EVERYTHING, replace(inputs, pages=PAGES), {}).files["everything.epub"])

    assert list(files) == ["everything-text-only.epub", "everything-text-only.onix.xml"]
    assert {n: d for n, d in small.items() if "/text/" in n} == {
        n: d for n, d in silent.items() if "/text/" in n
    }
    assert not [name for name in small if name.endswith((".mp3", ".smil"))]


def test_the_two_editions_are_two_books(inputs: Inputs) -> None:
    whole = unpacked(render(EVERYTHING, inputs, {}).files["everything.epub"])
    small = unpacked(
        render(EVERYTHING, inputs, {"narration": "no"}).files["everything-text-only.epub"]
    )
    found = [
        re.findall(r'id="id">([^<]+)<', b["EPUB/content.opf"].decode()) for b in (whole, small)
    ]

    assert found[0] != found[1]


def test_gives_the_same_bytes_twice(inputs: Inputs, speech: Speech, data: bytes) -> None:
    given = replace(inputs, speech=speech, pages=PAGES)

    assert render(EVERYTHING, given, {}).files["everything.epub"] == data


def _with_a_long_alternative() -> Document:
    alt = s("two", "A bridge.") + s("two", "People cross it.") + s("two", "It is old.")
    figure = Figure("bridge", Image("river.svg", SVG_DIGEST, "image/svg+xml", 200, 100), alt)
    two = Section("two", "prose", "", "", 2, s("two", "Two"), "en-GB", (figure,))
    return replace(EVERYTHING, body=(two,), notes=(), glossary=())


def test_the_sentences_of_a_picture_are_heard_in_order(inputs: Inputs) -> None:
    document = _with_a_long_alternative()
    speech = record(document, inputs.labels, "tone", 1.0, Memory(), unwatched)
    book = unpacked(render(document, replace(inputs, speech=speech), {}).files["everything.epub"])
    heard = [pair[0] for pair in clips(book)["01-two"]]
    page = book["EPUB/text/01-two.xhtml"].decode()

    assert heard == [clip.sentence for clip in speech.timeline.clips if clip.chapter == "two"]
    assert [page.index(f' id="{one}"') for one in heard] == sorted(
        page.index(f' id="{one}"') for one in heard
    )
