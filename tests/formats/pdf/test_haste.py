"""The engine in haste: the same bytes as it makes at its own pace, and nothing left changed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

import pydyf
import pytest

from strategy_build.formats.pdf import haste, renderer
from strategy_build.formats.registry import FORMATS
from strategy_build.model.inputs import Inputs
from tests.everything import EVERYTHING

LINES_WITH_NEW_LETTERS = 200  # of more than a thousand


@contextmanager
def _at_leisure() -> Iterator[None]:
    yield


@pytest.mark.parametrize("name", ["pdf", "wide-spacing-pdf"])
def test_makes_the_same_bytes(name: str, inputs: Inputs, monkeypatch: pytest.MonkeyPatch) -> None:
    row = FORMATS[name]
    soon = renderer.render(EVERYTHING, inputs, row.options)
    monkeypatch.setattr(renderer, "in_haste", _at_leisure)
    late = renderer.render(EVERYTHING, inputs, row.options)

    assert soon.files == late.files
    assert soon.page_of == late.page_of


def test_leaves_the_engine_as_it_was() -> None:
    from weasyprint.formatting_structure.boxes import Box
    from weasyprint.layout import block, inline, percent
    from weasyprint.text import line_break

    before = (block.resolve_percentages, inline.strut, Box.is_in_normal_flow, pydyf.PDF.write)
    with haste.in_haste():
        during = (block.resolve_percentages, inline.strut, Box.is_in_normal_flow, pydyf.PDF.write)
    after = (block.resolve_percentages, inline.strut, Box.is_in_normal_flow, pydyf.PDF.write)

    assert before == after
    assert not set(before) & set(during)
    assert block.resolve_percentages is percent.resolve_percentages
    assert inline.strut is line_break.strut


def test_lines_are_drawn_from_their_glyphs(inputs: Inputs, monkeypatch: pytest.MonkeyPatch) -> None:
    """The text engine is asked again only where a letter is met for the first time."""
    from weasyprint.text.line_break import Layout

    woken: list[str] = []
    plain = Layout.reactivate

    def wake(layout: Any, style: object) -> None:
        woken.append(layout.text)
        plain(layout, style)

    monkeypatch.setattr(Layout, "reactivate", wake)
    document = replace(EVERYTHING, body=EVERYTHING.body * 2)
    made = renderer.render(document, inputs, {"root-size": "12pt"})

    assert made.pages > 1
    assert 0 < len(woken) < LINES_WITH_NEW_LETTERS
