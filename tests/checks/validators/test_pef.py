"""The PEF validator finds what is known to be bad and is silent about what is known to be good."""

from __future__ import annotations

from pathlib import Path

import pytest

from strategy_build.checks.validators import pef
from strategy_build.diagnostics import Diagnostic
from strategy_build.formats.braille.pef import render
from strategy_build.model.inputs import Inputs
from tests.checks.validators.samples import run_over
from tests.everything import EVERYTHING

VALIDATOR = pef.VALIDATOR


@pytest.fixture(scope="module")
def found(
    tmp_path_factory: pytest.TempPathFactory, inputs: Inputs
) -> dict[str, tuple[Diagnostic, ...]]:
    folder: Path = tmp_path_factory.mktemp("pefs")
    good = render(EVERYTHING, inputs, {}).files["everything.pef"]
    return run_over(
        VALIDATOR,
        folder,
        bad=VALIDATOR.canary.data,
        good=good,
        letters=good.replace("⠠".encode(), b"A", 1),
        many=good.replace(b"<row></row>", b"<row></row>" * 30, 1),
        junk=b"no PEF",
    )


@pytest.mark.deep
def test_hears_its_canary(found: dict[str, tuple[Diagnostic, ...]]) -> None:
    assert VALIDATOR.canary.rules <= {one.rule for one in found["bad"]}


@pytest.mark.deep
def test_has_nothing_to_say_about_our_own_file(found: dict[str, tuple[Diagnostic, ...]]) -> None:
    assert found["good"] == ()


@pytest.mark.deep
@pytest.mark.parametrize("name", ["letters", "many", "junk"])
def test_finds_what_is_bad(name: str, found: dict[str, tuple[Diagnostic, ...]]) -> None:
    assert found[name]


def test_tells_the_place_of_a_finding() -> None:
    told = pef.read_message("a.pef", 'Error at line 7, column 12: element "row" not allowed here')

    assert (told.location.line, told.location.column) == (7, 12)
    assert told.message == 'PEF 2008-1: element "row" not allowed here'


def test_says_which_command_brings_what_is_missing(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("STRATEGY_JAVA_LIBRARIES", str(tmp_path))

    assert "apt-get install --no-install-recommends libbrailleutils-java" in str(
        VALIDATOR.available()
    )
