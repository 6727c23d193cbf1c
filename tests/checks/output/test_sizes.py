"""Sizes, spacing and page 2 are measured in the finished file, whatever its style sheet says."""

from __future__ import annotations

import pytest
from tests.checks.conftest import Made
from tests.everything import EVERYTHING

from strategy_build.checks.output.paper import check_paper
from strategy_build.formats.registry import FORMATS


def _rules(made: Made, name: str, options: dict[str, str]) -> set[str]:
    (data,) = made[name].values()
    return {one.rule for one in check_paper("a.pdf", data, EVERYTHING, options)}


@pytest.mark.parametrize(
    ("name", "promised"),
    [("pdf", "14pt"), ("large-print-pdf", "20pt"), ("giant-print-pdf", "30pt")],
)
def test_letters_smaller_than_promised_are_found(name: str, promised: str, made: Made) -> None:
    options = {**FORMATS[name].options, "root-size": promised}

    assert "VIS04" in _rules(made, name, options)


def test_letters_that_stand_too_close_are_found(made: Made) -> None:
    assert "PDF15" in _rules(made, "pdf", {"root-size": "12pt", "spacing": "wide"})


def test_page_2_is_large_in_every_edition(made: Made) -> None:
    assert "PDF14" not in _rules(made, "pdf", {"root-size": "12pt"})
    assert "PDF14" in _rules(made, "pdf", {"root-size": "20pt"})
