"""EPUBCheck over eBraille: silent about ours, and about nothing else."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from strategy_build.checks.validators import ebraille
from strategy_build.diagnostics import Diagnostic
from strategy_build.formats.braille.ebraille import render
from strategy_build.model.inputs import Inputs
from tests.checks.validators.samples import run_over
from tests.everything import EVERYTHING

VALIDATOR = ebraille.VALIDATOR


@pytest.fixture(scope="module")
def found(
    tmp_path_factory: pytest.TempPathFactory, inputs: Inputs
) -> dict[str, tuple[Diagnostic, ...]]:
    folder: Path = tmp_path_factory.mktemp("ebraille")
    good = render(EVERYTHING, inputs, {}).files["everything.ebrl"]
    held = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(good)) as given, zipfile.ZipFile(held, "w") as made:
        for name in given.namelist():
            made.writestr(name, given.read(name).replace(b"a11y:producer", b"a11y:maker"))
    return run_over(VALIDATOR, folder, bad=VALIDATOR.canary.data, good=good, other=held.getvalue())


@pytest.mark.deep
def test_hears_its_canary(found: dict[str, tuple[Diagnostic, ...]]) -> None:
    assert VALIDATOR.canary.rules <= {one.rule for one in found["bad"]}


@pytest.mark.deep
def test_has_nothing_to_say_about_our_own_file(found: dict[str, tuple[Diagnostic, ...]]) -> None:
    assert found["good"] == ()


@pytest.mark.deep
def test_lets_pass_only_what_ebraille_itself_defines(
    found: dict[str, tuple[Diagnostic, ...]],
) -> None:
    assert [one.rule for one in found["other"]] == ["ebraille/OPF-027"]
