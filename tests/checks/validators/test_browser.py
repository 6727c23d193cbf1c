"""Chromium, axe and the probes find each fault of the canary and none in a good page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from strategy_build.checks.validators import browser
from strategy_build.checks.validators.tools import ToolFailedError
from strategy_build.diagnostics import Diagnostic, Severity
from tests.checks.validators.samples import good_page, run_over

if TYPE_CHECKING:
    from pathlib import Path

VALIDATOR = browser.VALIDATOR

pytestmark = pytest.mark.deep


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[Diagnostic, ...]]:
    folder = tmp_path_factory.mktemp("a folder & its pagés")
    page = good_page()
    (folder / "own.css").write_text("main { max-width: 40em }", encoding="utf-8")
    outside = (folder.parent / "outside.css").as_uri().encode()
    return run_over(
        VALIDATOR,
        folder,
        bad=VALIDATOR.canary.data,
        good=page,
        night=page.replace(b"color: #eee", b"color: #333"),
        outside=page.replace(b"<style>", b'<link rel="stylesheet" href="' + outside + b'"><style>'),
        narrow=page.replace(b'class="wide"', b'class="tall"'),
        styled=page.replace(b"<style>", b'<link rel="stylesheet" href="own.css"><style>'),
        pale=page.replace(
            b"</style>",
            b"@media (prefers-contrast: more) { td { color: #888; background: #999 } }</style>",
        ),
        last=page,
    )


def rules(diagnostics: tuple[Diagnostic, ...]) -> set[str]:
    return {one.rule for one in diagnostics}


def test_hears_its_canary(found: dict[str, tuple[Diagnostic, ...]]) -> None:
    assert rules(found["bad"]) >= VALIDATOR.canary.rules


def test_has_nothing_to_say_about_a_good_page(found: dict[str, tuple[Diagnostic, ...]]) -> None:
    assert found["good"] == ()


def test_a_page_may_use_the_files_of_its_folder(
    found: dict[str, tuple[Diagnostic, ...]],
) -> None:
    assert found["styled"] == ()


def test_a_bad_page_leaves_no_trace_on_the_next_ones(
    found: dict[str, tuple[Diagnostic, ...]],
) -> None:
    assert found["last"] == ()


def test_looks_at_the_dark_colours_too(found: dict[str, tuple[Diagnostic, ...]]) -> None:
    contrast = next(one for one in found["night"] if one.rule == "axe/color-contrast")

    assert "(dark, more contrast, dark;" in contrast.message
    assert contrast.severity is Severity.ERROR


def test_asking_for_a_file_beside_the_folder_is_leaving_it(
    found: dict[str, tuple[Diagnostic, ...]],
) -> None:
    assert "browser/leaves-folder" in rules(found["outside"])


def test_a_wide_table_must_scroll_by_itself(found: dict[str, tuple[Diagnostic, ...]]) -> None:
    [wide] = [one for one in found["narrow"] if one.rule == "browser/reflow"]

    assert "table" in wide.message


def test_looks_at_strong_contrast_too(found: dict[str, tuple[Diagnostic, ...]]) -> None:
    contrast = next(one for one in found["pale"] if one.rule == "axe/color-contrast")

    assert "(more contrast, more contrast, dark;" in contrast.message


def test_names_the_versions_that_looked() -> None:
    versions = {one.name: one.version for one in VALIDATOR.versions()}

    assert versions["axe-core"] == "4.14.1"
    assert versions["AccessLint"] == "0.21.0"
    assert versions["IBM Equal Access"] == "4.0.34"
    assert versions["Chromium"][0].isdigit()


def test_a_driver_that_does_not_start_is_a_failure(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PLAYWRIGHT_NODEJS_PATH", "/bin/false")

    with pytest.raises(ToolFailedError, match="libatomic1"):
        run_over(VALIDATOR, tmp_path, good=good_page())


def test_a_browser_that_does_not_start_is_a_failure(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("STRATEGY_CHROMIUM", "/bin/false")

    with pytest.raises(ToolFailedError):
        run_over(VALIDATOR, tmp_path, good=good_page())


def test_without_chromium_it_names_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STRATEGY_CHROMIUM", "/nowhere/chromium")

    assert "apt-get install chromium" in (VALIDATOR.available() or "")
