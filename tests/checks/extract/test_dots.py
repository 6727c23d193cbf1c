"""Braille read cell by cell."""

from __future__ import annotations

import pytest

from strategy_build.checks.extract.dots import read


@pytest.mark.parametrize(
    ("cells", "text"),
    [
        ("⠠⠞⠓⠑⠀⠉⠁⠞⠲", "the cat."),
        ("⠼⠁⠂⠃⠑⠚⠲⠑⠚", "1,250.50"),
        ("⠼⠚⠁⠋⠉⠃⠐⠊⠋⠚", "01632 960"),
        ("⠼⠙⠰⠃", "4b"),
        ("⠼⠙⠅", "4k"),
        ("⠼⠁⠌⠃", "1/2"),
        ("⠉⠁⠋⠘⠌⠑", "café"),
        ("⠠⠕⠘⠖⠑⠥⠗", "œur"),
        ("⠠⠠⠞⠧⠠⠄⠎", "tvs"),
        ("⠨⠣⠝⠕⠞⠑⠀⠼⠁⠨⠜", "[note 1]"),
        ("⠈⠇⠼⠃⠑", "£25"),
        ("⠠⠓⠰⠢⠼⠃⠠⠕", "h2o"),
        ("⠠⠦⠁⠠⠴", "‘a’"),
        ("⠿", "⠿"),
    ],
)
def test_reads_as_a_person_does(cells: str, text: str) -> None:
    assert read(cells) == text
