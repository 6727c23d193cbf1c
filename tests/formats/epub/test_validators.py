"""What the outside validators say of the book that holds every node."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from strategy_build.checks.validators import ace, epubcheck
from strategy_build.checks.validators.validator import Folder, Validator, examine
from strategy_build.formats.epub.renderer import render
from strategy_build.model.inputs import Inputs
from strategy_build.model.walk import sentences
from tests.everything import EVERYTHING

PAGES = {sentence.id: 1 + n // 20 for n, sentence in enumerate(sentences(EVERYTHING))}


@pytest.mark.deep
@pytest.mark.parametrize("pages", [{}, PAGES], ids=["without pages", "with pages"])
@pytest.mark.parametrize("validator", [epubcheck.VALIDATOR, ace.VALIDATOR], ids=lambda v: v.name)
def test_find_nothing(
    inputs: Inputs, tmp_path: Path, validator: Validator, pages: dict[str, int]
) -> None:
    book = tmp_path / "everything.epub"
    book.write_bytes(render(EVERYTHING, replace(inputs, pages=pages), {}).files[book.name])

    found = examine(validator, Folder(tmp_path, (book,))).diagnostics

    assert [(one.rule, one.message) for one in found] == []
