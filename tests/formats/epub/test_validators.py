"""What the outside validators say of the book that holds every node."""

from __future__ import annotations

from dataclasses import replace

import pytest

from strategy_build.checks.validators import ace, epubcheck
from strategy_build.checks.validators.validator import Folder, Validator, examine
from strategy_build.formats.epub.renderer import render
from strategy_build.model.document import Evaluation
from strategy_build.model.inputs import Inputs
from strategy_build.model.walk import sentences
from strategy_build.speech.recording import record
from tests.everything import EVERYTHING
from tests.speech.memory import Memory, unwatched

PAGES = {sentence.id: 1 + n // 20 for n, sentence in enumerate(sentences(EVERYTHING))}
EVALUATION = Evaluation("Harbour Lane access group", "2027-03-23", "WCAG 2.2 AA")
EVALUATED = replace(EVERYTHING, imprint=replace(EVERYTHING.imprint, evaluated=EVALUATION))


@pytest.fixture(scope="module")
def books(inputs: Inputs, tmp_path_factory: pytest.TempPathFactory) -> Folder:
    """Without sound and pages, with pages, with sound and an evaluation, and the small edition."""
    folder = tmp_path_factory.mktemp("books")
    paged = replace(inputs, pages=PAGES)
    spoken = record(EVERYTHING, inputs.labels, "tone", 1.0, Memory(), unwatched)
    heard = replace(paged, speech=spoken)
    made = {
        "bare": render(EVERYTHING, inputs, {}),
        "paged": render(EVERYTHING, paged, {}),
        "heard": render(EVALUATED, heard, {}),
        "small": render(EVERYTHING, heard, {"narration": "no"}),
    }
    for name, rendered in made.items():
        (folder / f"{name}.epub").write_bytes(next(iter(rendered.files.values())))
    return Folder(folder, tuple(folder / f"{name}.epub" for name in made))


@pytest.mark.deep
@pytest.mark.parametrize("validator", [epubcheck.VALIDATOR, ace.VALIDATOR], ids=lambda v: v.name)
def test_find_nothing(books: Folder, validator: Validator) -> None:
    found = examine(validator, books).diagnostics

    assert [(one.location.file, one.rule, one.message) for one in found] == []
