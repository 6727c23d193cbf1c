"""What outside validators find is published with the very files that they saw, and with no other."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from strategy_build.build.looking import Deep, look, look_deep
from strategy_build.build.request import Report, Request
from strategy_build.build.update import update
from strategy_build.checks.output.statement import check_statement
from strategy_build.checks.validators import deep
from strategy_build.checks.validators.validator import Canary, Folder, Validator, Version
from strategy_build.diagnostics import Diagnostic, Location, Severity
from tests.build.sites import snapshot, write_site

FAULT = "sample/fault"


def _run(folders: tuple[Folder, ...]) -> tuple[Diagnostic, ...]:
    """Finds a fault in every file with the words "Come in slowly" in it, and in the canary."""
    return tuple(
        Diagnostic(FAULT, Severity.WARNING, "It is slow.", Location(str(file), 1, 1))
        for folder in folders
        for file in folder.files
        if b"Come in slowly" in file.read_bytes()
    )


VALIDATOR = Validator(
    "Sample checker",
    ".html",
    lambda: None,
    lambda: (Version("Sample checker", "3.1"),),
    _run,
    Canary("canary.html", b"Come in slowly", frozenset((FAULT,))),
)


@pytest.fixture(autouse=True)
def _validators(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(deep, "VALIDATORS", (VALIDATOR,))


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One cache for these tests: packing fonts takes seconds."""
    return tmp_path_factory.mktemp("cache")


def _request(root: Path, cache: Path) -> Request:
    return Request(root / "content", root / "output", cache)


def _build(root: Path, cache: Path) -> Report:
    return update(_request(root, cache), lambda *_: None)


def _examine(root: Path, cache: Path) -> Deep:
    request = _request(root, cache)
    return look_deep(request, look(request)[0], lambda *_: None)


def _record(root: Path) -> dict[str, Any]:
    told: dict[str, Any] = json.loads((root / "output" / "conformance.json").read_text())
    return told


def _seen(root: Path) -> dict[str, Any]:
    """What the record says of the validator."""
    listed = _record(root)["outside-validators"]
    (told,) = (one for one in listed if one["validator"] == VALIDATOR.name)
    return dict(told)


def _page(root: Path) -> str:
    return (root / "output" / "accessibility.html").read_text(encoding="utf-8")


def test_a_build_claims_nothing_from_outside(tmp_path: Path, cache: Path) -> None:
    write_site(tmp_path)

    _build(tmp_path, cache)

    assert not any(one["ran"] for one in _record(tmp_path)["outside-validators"])
    assert "Sample checker (" not in _page(tmp_path)


def test_the_statement_tells_what_was_found(tmp_path: Path, cache: Path) -> None:
    write_site(tmp_path)
    _build(tmp_path, cache)
    pages = len(list((tmp_path / "output").rglob("*.html")))
    before = snapshot(tmp_path / "output")

    told = _examine(tmp_path, cache)

    after = snapshot(tmp_path / "output")
    seen = _seen(tmp_path)
    assert told.is_told
    assert [one.location.file for one in told.diagnostics] == ["harbour/index.html"]
    assert {name for name in after if after[name] != before.get(name)} == {
        "accessibility.html",
        "conformance.json",
        "manifest.json",
    }
    assert (seen["ran"], seen["files"], seen["warnings"]) == (True, pages - 1, 1)
    assert seen["programs"] == [{"name": "Sample checker", "version": "3.1"}]
    assert seen["files-not-seen"] == 0
    assert f"Sample checker (Sample checker 3.1) looked at {pages - 1} files: 1 warning." in _page(
        tmp_path
    )
    assert "looked at the website on 1 June 2027" in _page(tmp_path)
    assert check_statement(after, (), date(2027, 6, 1)) == ()


def test_a_build_that_changes_nothing_keeps_it_and_so_does_a_second_look(
    tmp_path: Path, cache: Path
) -> None:
    write_site(tmp_path)
    _build(tmp_path, cache)
    _examine(tmp_path, cache)
    told = snapshot(tmp_path / "output")

    again = _build(tmp_path, cache)
    _examine(tmp_path, cache)

    assert again.unchanged
    assert snapshot(tmp_path / "output") == told


def test_a_change_drops_the_claim_for_what_it_changes_alone(tmp_path: Path, cache: Path) -> None:
    content = write_site(tmp_path)
    _build(tmp_path, cache)
    _examine(tmp_path, cache)
    first = _seen(tmp_path)
    page = content / "harbour" / "arriving.md"
    page.write_text(page.read_text().replace("Come in slowly", "Come in at your ease"))

    _build(tmp_path, cache)

    seen = _seen(tmp_path)
    assert 0 < seen["files"] < first["files"]
    assert seen["files"] + seen["files-not-seen"] == first["files"]
    assert seen["warnings"] == 0
    assert "outside-validators-not-run" in _record(tmp_path)["compliance"]["because"]
    assert "has not looked at" in _page(tmp_path)


def test_another_look_of_the_site_drops_the_claim_for_every_page(
    tmp_path: Path, cache: Path
) -> None:
    content = write_site(tmp_path)
    _build(tmp_path, cache)
    _examine(tmp_path, cache)
    site = content / "site.yaml"
    site.write_text(site.read_text() + 'theme:\n  accent: "#4a2a6b"\n')

    _build(tmp_path, cache)

    assert _seen(tmp_path) == {"validator": "Sample checker", "ran": False}


def test_a_site_that_is_not_what_content_makes_is_not_told_anew(
    tmp_path: Path, cache: Path
) -> None:
    content = write_site(tmp_path)
    _build(tmp_path, cache)
    before = snapshot(tmp_path / "output")
    page = content / "harbour" / "leaving.md"
    page.write_text(page.read_text() + "\nWe wish you calm water.\n")

    told = _examine(tmp_path, cache)

    assert not told.is_told
    assert "Run strategy-build build" in told.words
    assert snapshot(tmp_path / "output") == before


def test_who_gave_no_answer_is_not_named_as_having_looked(
    tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_site(tmp_path)
    _build(tmp_path, cache)
    deaf = Validator(
        VALIDATOR.name,
        ".html",
        lambda: None,
        VALIDATOR.versions,
        lambda _: (),
        VALIDATOR.canary,
    )
    monkeypatch.setattr(deep, "VALIDATORS", (deaf,))

    told = _examine(tmp_path, cache)

    assert [one.rule for one in told.diagnostics] == ["deep/canary-silent"]
    assert _seen(tmp_path) == {"validator": "Sample checker", "ran": False}


def test_a_folder_that_no_build_made_is_left_as_it_is(tmp_path: Path, cache: Path) -> None:
    write_site(tmp_path)
    (tmp_path / "output").mkdir()
    (tmp_path / "output" / "index.html").write_text("Come in slowly")

    told = _examine(tmp_path, cache)

    assert [one.rule for one in told.diagnostics] == [FAULT]
    assert not told.is_told
    assert list(snapshot(tmp_path / "output")) == ["index.html"]
