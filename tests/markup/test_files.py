"""File sizes and types as readers meet them."""

from __future__ import annotations

import pytest

from strategy_build.markup.files import kind, size
from strategy_build.model.inputs import Inputs


@pytest.mark.parametrize(
    ("count", "told"),
    [
        (1, "1 KB"),
        (14_200, "14 KB"),
        (999_400, "999 KB"),
        (999_600, "1.0 MB"),
        (9_800_000, "9.8 MB"),
    ],
)
def test_tells_sizes_in_whole_kilobytes_or_tenths_of_megabytes(
    inputs: Inputs, count: int, told: str
) -> None:
    assert size(count, inputs.labels) == told


def test_names_the_type_by_the_ending() -> None:
    assert kind("slides.final.pdf") == "PDF"
