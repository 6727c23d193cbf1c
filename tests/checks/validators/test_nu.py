"""The Nu HTML checker finds what is known to be bad and is silent about a good page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from strategy_build.checks.validators import nu
from tests.checks.validators.samples import good_page, run_over

if TYPE_CHECKING:
    from strategy_build.diagnostics import Diagnostic

VALIDATOR = nu.VALIDATOR

pytestmark = pytest.mark.deep


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[Diagnostic, ...]]:
    folder = tmp_path_factory.mktemp("a folder & its pagés")
    return run_over(VALIDATOR, folder, bad=VALIDATOR.canary.data, good=good_page())


def test_hears_its_canary(found: dict[str, tuple[Diagnostic, ...]]) -> None:
    assert VALIDATOR.canary.rules <= {one.rule for one in found["bad"]}


def test_says_in_which_line_a_fault_is(found: dict[str, tuple[Diagnostic, ...]]) -> None:
    lines = VALIDATOR.canary.data.decode().splitlines()
    skipped = next(one for one in found["bad"] if "skipping" in one.message)

    assert "<h3>" in lines[skipped.location.line - 1]


def test_has_nothing_to_say_about_a_good_page(found: dict[str, tuple[Diagnostic, ...]]) -> None:
    assert found["good"] == ()


def test_names_the_versions_that_looked() -> None:
    versions = {one.name: one.version for one in VALIDATOR.versions()}

    assert versions["Nu HTML checker"] == "26.9.27"
