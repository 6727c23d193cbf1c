"""The books of our own six publications, narrated by beeps, before everybody who looks at books."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from strategy_build.build.reading import reading
from strategy_build.build.request import Request
from strategy_build.checks.output.book import check_book
from strategy_build.checks.validators import ace, epubcheck
from strategy_build.checks.validators.tools import NODE, call, package_path, program_path
from strategy_build.checks.validators.validator import Folder, Validator, examine
from strategy_build.diagnostics import Diagnostic
from strategy_build.formats.epub.renderer import render
from strategy_build.model.inputs import Inputs
from strategy_build.model.walk import sentences
from strategy_build.speech.recording import record
from tests.formats.epub.test_thorium import PACKAGE, SCRIPT, of_text
from tests.speech.memory import Memory, unwatched

CONTENT = Path(__file__).parents[3] / "content"
SIX = 6


@dataclass(frozen=True, slots=True)
class Shelf:
    """The narrated books in a folder, what our rules say of them, and the clips each should have."""

    folder: Folder
    found: tuple[Diagnostic, ...]
    clips: tuple[int, ...]


@pytest.fixture(scope="module")
def shelf(inputs: Inputs, tmp_path_factory: pytest.TempPathFactory) -> Shelf:
    folder = tmp_path_factory.mktemp("shelf")
    read = reading(Request(CONTENT, folder / "output", folder / "cache"))
    assert read.content is not None
    assert read.composed is not None
    paths: list[Path] = []
    found: list[Diagnostic] = []
    clips: list[int] = []
    for name, document in read.composed.documents.items():
        files = read.content.publications[name].files
        speech = record(document, inputs.labels, "tone", 1.0, Memory(), unwatched)
        pages = {sentence.id: 1 + n // 20 for n, sentence in enumerate(sentences(document))}
        assets = {picture.digest: picture.data for picture in files.values()}
        given = replace(inputs, assets=assets, speech=speech, pages=pages)
        (book, data), (_, about) = render(document, given, {}).files.items()
        found += check_book(book, data, document, speech.timeline, about)
        clips.append(len(speech.timeline.clips))
        paths.append(folder / book)
        paths[-1].write_bytes(data)
    return Shelf(Folder(folder, tuple(paths)), tuple(found), tuple(clips))


@pytest.mark.deep
def test_our_own_rules_are_content(shelf: Shelf) -> None:
    assert len(shelf.folder.files) == SIX
    assert shelf.found == ()


@pytest.mark.deep
@pytest.mark.parametrize("validator", [epubcheck.VALIDATOR, ace.VALIDATOR], ids=lambda v: v.name)
def test_validators_find_nothing(shelf: Shelf, validator: Validator) -> None:
    found = examine(validator, shelf.folder).diagnostics

    assert [(one.location.file, one.rule, one.message) for one in found] == []


@pytest.mark.deep
def test_the_parser_of_a_reader_finds_every_clip(shelf: Shelf) -> None:
    modules = str(package_path(PACKAGE).parent)
    books = map(str, shelf.folder.files)
    printed = call((str(program_path(NODE)), str(SCRIPT), modules, *books), seconds=120)
    opened: list[dict[str, Any]] = json.loads(printed)

    assert tuple(len(of_text(told)) for told in opened) == shelf.clips
