"""A validator that is missing, fails or misses its canary never passes for a clean result."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from strategy_build.checks.validators import validator as subject
from strategy_build.checks.validators.tools import ToolFailedError
from strategy_build.checks.validators.validator import (
    Canary,
    Examination,
    Folder,
    Validator,
    Version,
    examine,
)
from strategy_build.diagnostics import Diagnostic, Location, Severity

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Run = Callable[[tuple[Folder, ...]], tuple[Diagnostic, ...]]


def finds_everywhere(folders: tuple[Folder, ...]) -> tuple[Diagnostic, ...]:
    return tuple(
        Diagnostic("toy/bad", Severity.ERROR, "It is bad.", Location(str(file), 3, 4))
        for folder in folders
        for file in folder.files
    )


def finds_nothing(_: tuple[Folder, ...]) -> tuple[Diagnostic, ...]:
    return ()


def breaks_down(_: tuple[Folder, ...]) -> tuple[Diagnostic, ...]:
    raise ToolFailedError("no power")


def toy(run: Run = finds_everywhere, missing: str | None = None) -> Validator:
    return Validator(
        name="Toy",
        suffix=".toy",
        available=lambda: missing,
        versions=lambda: (Version("Toy", "1.0"),),
        run=run,
        canary=Canary("canary.toy", b"bad", frozenset({"toy/bad"})),
    )


@pytest.fixture
def site(tmp_path: Path) -> Folder:
    file = tmp_path / "a" / "b.toy"
    file.parent.mkdir()
    file.write_bytes(b"good")
    return Folder(tmp_path, (file,))


def only(examination: Examination) -> Diagnostic:
    [one] = examination.diagnostics
    return one


def test_reports_findings_by_their_place_in_the_site(site: Folder) -> None:
    assert only(examine(toy(), site)).location == Location("a/b.toy", 3, 4)


def test_says_what_looked_at_how_much(site: Folder) -> None:
    examination = examine(toy(), site)

    assert examination.files == 1
    assert examination.versions == (Version("Toy", "1.0"),)


def test_a_silent_canary_is_an_error_and_no_examination(site: Folder) -> None:
    examination = examine(toy(finds_nothing), site)

    assert only(examination).rule == subject.CANARY_SILENT
    assert only(examination).is_error
    assert "toy/bad" in only(examination).message
    assert (examination.files, examination.versions) == (0, ())


def test_a_missing_tool_is_an_error_with_its_command(site: Folder) -> None:
    examination = examine(toy(missing="Install it with: make toys"), site)

    assert only(examination).rule == subject.MISSING_TOOL
    assert only(examination).is_error
    assert "make toys" in only(examination).message


def test_a_tool_that_breaks_down_is_an_error(site: Folder) -> None:
    examination = examine(toy(breaks_down), site)

    assert only(examination).rule == subject.TOOL_FAILED
    assert "no power" in only(examination).message


def test_a_canary_is_found_by_every_rule_it_was_made_for(site: Folder) -> None:
    canary = Canary("canary.toy", b"bad", frozenset({"toy/bad", "toy/worse"}))
    partly = replace(toy(), canary=canary)

    assert "toy/worse" in only(examine(partly, site)).message
    assert "toy/bad" not in only(examine(partly, site)).message
