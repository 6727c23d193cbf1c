"""All files of a publication in one zip."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

import pytest
from tests.everything import EVERYTHING

from strategy_build.model.inputs import FileFact, Inputs
from strategy_build.publish.bundle import READ_ME, bundle, name

FILES = {
    "everything.pdf": b"%PDF-1.7",
    "everything.epub": b"PK",
    "images/river.svg": b"<svg/>",
}
FACTS = (
    FileFact("epub", "everything.epub", "application/epub+zip", 51_000),
    FileFact("pdf", "everything.pdf", "application/pdf", 312_000, pages=22),
)


@pytest.fixture
def made(inputs: Inputs) -> bytes:
    return bundle(EVERYTHING, FILES, FACTS, inputs.labels)


@pytest.fixture
def read_me(made: bytes) -> list[str]:
    return ZipFile(BytesIO(made)).read(READ_ME).decode().splitlines()


def test_begins_with_the_text_to_read_first(made: bytes) -> None:
    assert ZipFile(BytesIO(made)).namelist()[0] == READ_ME


def test_keeps_apart_what_is_no_form_of_its_own(made: bytes, read_me: list[str]) -> None:
    """Whoever opens the zip sees what to choose from, and nothing else."""
    names = ZipFile(BytesIO(made)).namelist()

    assert names[1:] == ["everything.epub", "everything.pdf", "more-files/images/river.svg"]
    assert any("“more-files”" in line for line in read_me)


def test_speaks_of_no_folder_that_is_not_there(inputs: Inputs) -> None:
    files = {fact.file: FILES[fact.file] for fact in FACTS}
    archive = ZipFile(BytesIO(bundle(EVERYTHING, files, FACTS, inputs.labels)))

    assert "more-files" not in archive.read(READ_ME).decode()


def test_keeps_every_file_as_it_is(made: bytes) -> None:
    archive = ZipFile(BytesIO(made))

    kept = {name.removeprefix("more-files/"): archive.read(name) for name in archive.namelist()}

    assert kept.items() >= FILES.items()
    assert archive.testzip() is None


def test_is_the_same_whenever_it_is_made(made: bytes, inputs: Inputs) -> None:
    turned = dict(reversed(FILES.items()))

    assert bundle(EVERYTHING, turned, FACTS, inputs.labels) == made


def test_says_of_each_form_what_it_is_called_how_long_it_is_and_whom_it_suits(
    read_me: list[str], inputs: Inputs
) -> None:
    at = read_me.index("PDF, 12 point: everything.pdf")

    assert read_me[at + 1] == "PDF, 312 KB, 22 pages"
    assert read_me[at + 2] == inputs.labels("choose-pdf")


def test_says_where_the_web_page_is_and_whom_to_ask(read_me: list[str]) -> None:
    text = "\n".join(read_me)

    assert "https://harbour.example/everything/index.html" in text
    assert "hello@harbour.example" in text
    assert "We reply within 5 working days." in text


def test_has_a_name_that_says_what_it_holds() -> None:
    assert name(EVERYTHING) == "everything.zip"
