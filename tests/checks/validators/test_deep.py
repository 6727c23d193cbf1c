"""The deep ring looks at every page and book of a site, and says which validator saw what."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from strategy_build.checks.validators import deep
from tests.checks.validators.samples import good_book, good_page
from tests.checks.validators.test_validator import toy

if TYPE_CHECKING:
    from pathlib import Path

    from strategy_build.checks.validators.validator import Validator


class Told:
    """A progress that remembers what it was told."""

    def __init__(self) -> None:
        """Start with nothing."""
        self.lines: list[str] = []

    def __call__(self, done: int, total: int, what: str) -> None:
        """Remember a line."""
        self.lines.append(f"{done}/{total} {what}")


@pytest.fixture
def site(tmp_path: Path) -> Path:
    publication = tmp_path / "output" / "plan"
    publication.mkdir(parents=True)
    (tmp_path / "output" / "index.html").write_bytes(good_page())
    (publication / "index.html").write_bytes(good_page())
    (publication / "plan.epub").write_bytes(good_book())
    return tmp_path / "output"


@pytest.mark.deep
def test_a_good_site_passes_every_validator(site: Path) -> None:
    report = deep.examine_site(site, Told())

    assert report.diagnostics == ()
    assert [(one.validator, one.files) for one in report.examinations] == [
        ("Nu HTML checker", 2),
        ("EPUBCheck", 1),
        ("Ace by DAISY", 1),
        ("Chromium with axe-core", 2),
    ]
    assert all(one.versions for one in report.examinations)


def test_without_any_tool_every_validator_fails(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for variable in ("STRATEGY_JAVA", "STRATEGY_CHROMIUM", "STRATEGY_NODE"):
        monkeypatch.setenv(variable, "/nowhere")
    report = deep.examine_site(site, Told())

    assert [one.rule for one in report.diagnostics] == ["deep/missing-tool"] * 4
    assert all("Install" in one.message or "install" in one.message for one in report.diagnostics)
    assert not any(one.versions for one in report.examinations)


def test_a_site_without_pages_is_an_error(tmp_path: Path) -> None:
    report = deep.examine_site(tmp_path, Told(), ())

    assert [one.rule for one in report.diagnostics] == ["deep/nothing-to-check"]


def test_the_command_gets_the_findings_alone(tmp_path: Path) -> None:
    [one] = deep.check_deep(tmp_path, Told())

    assert one.rule == "deep/nothing-to-check"


def test_a_site_without_books_makes_no_claim_about_books(site: Path) -> None:
    report = deep.examine_site(site, Told(), (toy(),))

    assert report.examinations == ()
    assert report.diagnostics == ()


def test_tells_how_far_it_is(site: Path) -> None:
    (site / "a.toy").touch()
    told = Told()
    deep.examine_site(site, told, (toy(),))

    assert told.lines == ["0/1 Toy, 1 files", "1/1 outside checks"]


def test_sorts_errors_first_and_then_by_place(site: Path) -> None:
    (site / "b.toy").touch()
    (site / "a.toy").touch()
    report = deep.examine_site(site, Told(), (toy(),))

    assert [one.location.file for one in report.diagnostics] == ["a.toy", "b.toy"]


@pytest.mark.parametrize("validator", deep.VALIDATORS, ids=lambda one: one.name)
def test_every_validator_has_a_canary_with_something_to_find(validator: Validator) -> None:
    assert validator.canary.rules
    assert validator.canary.name.endswith(validator.suffix)
