"""Colours: whatever the organisation chooses, its links and its band can be read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from strategy_build.markup.palette import (
    DARK_PAPER,
    DARK_TINT,
    ENOUGH,
    LIGHT_PAPER,
    LIGHT_TINT,
    contrast,
    palette,
)


def test_keeps_an_accent_that_can_be_read() -> None:
    assert palette("#0b4f6c").link == "#0b4f6c"


def test_measures_contrast_as_wcag_does() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


@given(st.integers(0, 0xFFFFFF))
def test_makes_any_accent_readable(number: int) -> None:
    made = palette(f"#{number:06x}")

    assert contrast(made.link, LIGHT_PAPER) >= ENOUGH
    assert contrast(made.link, LIGHT_TINT) >= ENOUGH
    assert contrast(made.link_dark, DARK_PAPER) >= ENOUGH
    assert contrast(made.link_dark, DARK_TINT) >= ENOUGH
    assert contrast(made.band, "#ffffff") >= ENOUGH
    assert contrast(made.band_dark, "#ffffff") >= ENOUGH
