"""veraPDF finds what is known to be bad and is silent about what is known to be good."""

from __future__ import annotations

from pathlib import Path

import pytest

from strategy_build.checks.validators import verapdf
from strategy_build.diagnostics import Diagnostic, Severity
from strategy_build.formats.pdf.renderer import render
from strategy_build.model.inputs import Inputs
from tests.checks.validators.samples import run_over
from tests.everything import EVERYTHING

VALIDATOR = verapdf.VALIDATOR


@pytest.fixture(scope="module")
def found(
    tmp_path_factory: pytest.TempPathFactory, inputs: Inputs
) -> dict[str, tuple[Diagnostic, ...]]:
    folder: Path = tmp_path_factory.mktemp("papers")
    good = render(EVERYTHING, inputs, {"root-size": "12pt"}).files["everything.pdf"]
    papers = {"bad": VALIDATOR.canary.data, "good": good, "junk": b"not a PDF"}
    return run_over(VALIDATOR, folder, **papers)


@pytest.mark.deep
def test_hears_its_canary(found: dict[str, tuple[Diagnostic, ...]]) -> None:
    assert VALIDATOR.canary.rules <= {one.rule for one in found["bad"]}


@pytest.mark.deep
def test_has_nothing_to_say_about_our_own_pdf(found: dict[str, tuple[Diagnostic, ...]]) -> None:
    assert found["good"] == ()


@pytest.mark.deep
def test_a_file_that_is_no_pdf_does_not_stop_the_others(
    found: dict[str, tuple[Diagnostic, ...]],
) -> None:
    assert any(one.severity is Severity.ERROR for one in found["junk"])


def test_holds_a_file_against_what_it_claims(inputs: Inputs) -> None:
    made = render(EVERYTHING, inputs, {"root-size": "12pt"}).files["everything.pdf"]

    assert verapdf.profiles(made) == ("ua1", "3a")
    assert verapdf.profiles(VALIDATOR.canary.data) == ("ua1",)


def test_says_which_command_brings_what_is_missing(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("STRATEGY_JAVA_LIBRARIES", str(tmp_path))

    assert "apt-get install --no-install-recommends libjaxb-java" in str(VALIDATOR.available())
