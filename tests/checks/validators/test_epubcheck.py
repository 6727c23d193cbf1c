"""EPUBCheck finds what is known to be bad and is silent about what is known to be good."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from strategy_build.checks.validators import epubcheck
from strategy_build.diagnostics import Diagnostic, Severity
from tests.checks.validators.samples import good_book, run_over

if TYPE_CHECKING:
    from pathlib import Path

VALIDATOR = epubcheck.VALIDATOR


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[Diagnostic, ...]]:
    folder: Path = tmp_path_factory.mktemp("books")
    books = {"bad": VALIDATOR.canary.data, "good": good_book(), "junk": b"not a zip file"}
    return run_over(VALIDATOR, folder, **books)


@pytest.mark.deep
def test_hears_its_canary(found: dict[str, tuple[Diagnostic, ...]]) -> None:
    assert VALIDATOR.canary.rules <= {one.rule for one in found["bad"]}


@pytest.mark.deep
def test_says_where_in_the_book_a_fault_is(found: dict[str, tuple[Diagnostic, ...]]) -> None:
    lost = next(one for one in found["bad"] if one.rule == "epubcheck/RSC-007")

    assert "(in EPUB/page.xhtml, line 4, column 71)" in lost.message
    assert lost.location.line == 0


@pytest.mark.deep
def test_has_nothing_to_say_about_a_good_book(found: dict[str, tuple[Diagnostic, ...]]) -> None:
    assert found["good"] == ()


@pytest.mark.deep
def test_a_file_that_is_no_book_does_not_stop_the_others(
    found: dict[str, tuple[Diagnostic, ...]],
) -> None:
    assert any(one.severity is Severity.ERROR for one in found["junk"])


@pytest.mark.deep
def test_names_the_versions_that_looked() -> None:
    versions = {one.name: one.version for one in VALIDATOR.versions()}

    assert versions["EPUBCheck"] == "5.3.0"
    assert versions["Java"][0].isdigit()


def report(severity: str, name: str, words: str = "Something is off") -> dict[str, Any]:
    message = {"ID": name, "severity": severity, "message": words, "locations": []}
    return {"messages": [message]}


@pytest.mark.parametrize("severity", ["FATAL", "ERROR", "USAGE"])
def test_counts_hidden_damage_as_an_error(severity: str) -> None:
    [one] = epubcheck.read_report("a.epub", report(severity, "MED_015"))

    assert one.is_error
    assert one.rule == "epubcheck/MED-015"


def test_keeps_warnings_as_warnings() -> None:
    [one] = epubcheck.read_report("a.epub", report("WARNING", "OPF-003"))

    assert one.severity is Severity.WARNING


def test_lets_the_lexicon_pass_and_no_other_usage_of_that_kind() -> None:
    unseen = '"EPUB/{}" is listed in the manifest, but no reference to it was found'
    lexicon, picture = (
        report("USAGE", "OPF-097", f"Resource {unseen.format(name)}")
        for name in ("lexicon.pls", "cover/cover.png")
    )

    assert epubcheck.read_report("a.epub", lexicon) == ()
    assert epubcheck.read_report("a.epub", picture) != ()


def test_lets_no_error_pass_because_a_usage_may() -> None:
    words = 'Resource "a.pls" is listed in the manifest, but no reference to it was found'

    assert epubcheck.read_report("a.epub", report("ERROR", "OPF-097", words)) != ()


def test_gives_every_allowed_usage_a_reason() -> None:
    assert all(one.reason.strip() for one in epubcheck.ALLOWED_USAGES)
