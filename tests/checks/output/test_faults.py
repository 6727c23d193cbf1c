"""Every fault that a reader of a narrated book would meet is found, and a sound book left alone."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from tests.checks.output.faults import FAULTS, Fault, edited, packed, unpacked
from tests.everything import EVERYTHING

from strategy_build.checks.output.book import check_book
from strategy_build.checks.validators import ace, epubcheck
from strategy_build.checks.validators.validator import Folder
from strategy_build.formats.epub.renderer import render
from strategy_build.model.document import Document, Evaluation
from strategy_build.model.inputs import Inputs, Rendered, Speech
from strategy_build.model.walk import sentences

PAGES = {sentence.id: 1 + n // 20 for n, sentence in enumerate(sentences(EVERYTHING))}
EVALUATION = Evaluation("Harbour Lane access group", "2027-03-23", "WCAG 2.2 AA")
EVALUATED = replace(EVERYTHING, imprint=replace(EVERYTHING.imprint, evaluated=EVALUATION))


@pytest.fixture(scope="module")
def books(inputs: Inputs, speech: Speech) -> dict[bool, Rendered]:
    """The narrated book as it is, and as it is where somebody evaluated the publication."""
    given = replace(inputs, speech=speech, pages=PAGES)
    return {
        False: render(EVERYTHING, given, {}),
        True: render(EVALUATED, given, {}),
    }


def seeded(fault: Fault, books: dict[bool, Rendered]) -> bytes:
    return packed(fault.seed(unpacked(books[fault.evaluated].files["everything.epub"])))


def found(data: bytes, document: Document, speech: Speech, record: bytes = b"") -> list[str]:
    told = check_book("everything.epub", data, document, speech.timeline, record)
    return [f"{one.rule}: {one.message}" for one in told]


@pytest.mark.parametrize("evaluated", [False, True])
def test_leaves_a_sound_book_alone(
    evaluated: bool, books: dict[bool, Rendered], speech: Speech
) -> None:
    data, record = books[evaluated].files.values()

    assert found(data, EVALUATED if evaluated else EVERYTHING, speech, record) == []


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_our_own_rules_find(fault: Fault, books: dict[bool, Rendered], speech: Speech) -> None:
    document = EVALUATED if fault.evaluated else EVERYTHING
    rules = {one.partition(":")[0] for one in found(seeded(fault, books), document, speech)}

    assert set(fault.rules) <= rules


def test_there_are_26_of_them() -> None:
    assert len({fault.name for fault in FAULTS}) == 26
    assert sum(bool(fault.epubcheck) for fault in FAULTS) == 12
    assert sum(bool(fault.ace) for fault in FAULTS) == 7


@pytest.mark.deep
def test_epubcheck_finds_twelve(books: dict[bool, Rendered], tmp_path: Path) -> None:
    known = [fault for fault in FAULTS if fault.epubcheck]
    paths = [tmp_path / f"{n}.epub" for n, _ in enumerate(known)]
    for path, fault in zip(paths, known, strict=True):
        path.write_bytes(seeded(fault, books))
    told = epubcheck.VALIDATOR.run((Folder(tmp_path, tuple(paths)),))
    rules = [{one.rule for one in told if one.location.file == str(path)} for path in paths]

    assert [
        (fault.name, sorted(heard))
        for fault, heard in zip(known, rules, strict=True)
        if f"epubcheck/{fault.epubcheck}" not in heard
    ] == []


@pytest.mark.deep
def test_ace_finds_seven_more(books: dict[bool, Rendered], tmp_path: Path) -> None:
    known = [fault for fault in FAULTS if fault.ace]
    paths = [tmp_path / f"{n}.epub" for n, _ in enumerate(known)]
    for path, fault in zip(paths, known, strict=True):
        path.write_bytes(seeded(fault, books))
    told = ace.VALIDATOR.run((Folder(tmp_path, tuple(paths)),))
    rules = [{one.rule for one in told if one.location.file == str(path)} for path in paths]

    assert [
        (fault.name, sorted(heard))
        for fault, heard in zip(known, rules, strict=True)
        if f"ace/{fault.ace}" not in heard
    ] == []


def test_a_list_of_pages_that_lacks_one(books: dict[bool, Rendered], speech: Speech) -> None:
    files = unpacked(books[False].files["everything.epub"])
    lacking = edited(".xhtml", r'<span epub:type="pagebreak"[^>]*id="page\.2"[^>]*></span>', "")(
        files
    )
    lacking = edited("nav.xhtml", r'<li><a href="[^"]*#page\.2">2</a></li>', "")(lacking)

    assert [one[:5] for one in found(packed(lacking), EVERYTHING, speech)] == ["EPB15"]


def test_a_book_without_the_recording_that_there_is(inputs: Inputs, speech: Speech) -> None:
    silent = render(EVERYTHING, inputs, {}).files["everything.epub"]

    assert [one[:5] for one in found(silent, EVERYTHING, speech)] == ["EPB07"]


def test_the_small_edition_need_not_be_heard(inputs: Inputs) -> None:
    data, record = render(EVERYTHING, inputs, {"narration": "no"}).files.values()

    assert check_book("b.epub", data, EVERYTHING, None, record) == ()


def test_a_record_that_says_more_or_less_than_the_book(
    books: dict[bool, Rendered], speech: Speech
) -> None:
    data, record = books[False].files.values()
    more = record.replace(b"Value>22<", b"Value>24<")
    other = record.replace(b"urn:uuid:", b"urn:isbn:")
    unlike = record.replace(b"All the words", b"Some words")
    told = [found(data, EVERYTHING, speech, each) for each in (more, other, unlike)]

    assert [len(each) for each in told] == [2, 1, 1]
    assert {one[:5] for each in told for one in each} == {"EPB13"}


def test_a_claim_of_an_older_edition_is_not_made(inputs: Inputs) -> None:
    old = replace(EVALUATION, on="2026-01")
    document = replace(EVERYTHING, imprint=replace(EVERYTHING.imprint, evaluated=old))
    data, record = render(document, inputs, {}).files.values()

    assert b"conformsTo" not in unpacked(data)["EPUB/content.opf"]
    assert check_book("b.epub", data, document, None, record) == ()
